import { Button } from 'antd';
import type { ReportDraft } from '../../../api';

type Section = ReportDraft['text']['sections'][number];

/** What the reader wrote in a section before another wrote the report anew without reading it; he may take it back. */
export function SetAside({
  setAside,
  section,
  onTake,
}: {
  setAside: NonNullable<ReportDraft['setAside']> | null;
  section: Section;
  onTake: (words: string) => void;
}) {
  const own = setAside?.text.sections.find(({ heading }) => heading === section.heading)?.paragraphs ?? [];
  const words = own.join('\n');
  if (setAside === null || words.trim() === '' || words === section.paragraphs.join('\n')) return null;
  return (
    <details className="set-aside">
      <summary>您在第 {setAside.version} 版写的</summary>
      {own.map((line, place) => (
        <p key={`${place}`}>{line}</p>
      ))}
      <Button size="small" onClick={() => onTake(words)}>
        取回这一节
      </Button>
    </details>
  );
}
