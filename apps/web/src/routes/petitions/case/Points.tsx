import { CLASSES, NOTE_KINDS, zhOf } from '#domain/glossary';
import type { CaseView, PointView } from '../../../api';
import { conclusionZh, findingZh } from '../../../shared/labels';
import { ResultText } from './ResultText';

function AnswerLine({ point, petition }: { point: PointView; petition: CaseView }) {
  const { answer } = point;
  if (!answer) return <p className="unanswered">○ 尚未答复</p>;
  const notes = petition.notes.filter((note) => answer.evidence.includes(note.noteId));
  return (
    <div className="answer">
      <p className="prewrap">
        <strong>
          {answer.finding
            ? findingZh(answer.finding)
            : answer.conclusion
              ? conclusionZh(answer.conclusion)
              : '答复'}
        </strong>{' '}
        {answer.text}
      </p>
      {notes.length > 0 ? (
        <p className="muted small">
          证据:
          {notes
            .map((note) => `${note.evidenceTitle ?? zhOf(NOTE_KINDS, note.kind)}(${note.occurredOn})`)
            .join('、')}
        </p>
      ) : null}
    </div>
  );
}

/** The petitioner's points, each with finding, basis and answer; the unanswered ones marked. */
export function Points({ petition }: { petition: CaseView }) {
  return (
    <>
      {petition.matters.map((matter) => (
        <div className="matter" key={matter.matterNo}>
          {petition.matters.length > 1 || matter.summary !== petition.title ? (
            <h3>
              事项 {matter.matterNo} · {zhOf(CLASSES, matter.class)} · {matter.summary}
            </h3>
          ) : null}
          <ol className="points">
            {matter.points.map((point) => (
              <li key={point.ref}>
                <span className="ref">{point.ref}</span>
                <div>
                  <p className="prewrap">{point.text}</p>
                  <AnswerLine point={point} petition={petition} />
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {petition.result ? (
        <details className="folded">
          <summary>处理结果全文(第 {petition.result.submission} 次提交)</summary>
          <ResultText result={petition.result} />
        </details>
      ) : null}
    </>
  );
}
