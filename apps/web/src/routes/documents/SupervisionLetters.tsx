import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView, SupervisionLetterView } from '../../api';
import { listPapersOptions, listSupervisionLettersOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { DraftDrawer } from './DraftDrawer';

/** 督办通知书、催办通知、工作建议函: drafted from the supervision with its number, ground, round and period. */
export function SupervisionLetters({ petition, affairId }: { petition: CaseView; affairId: string }) {
  const { petitionId } = petition;
  const letters = useQuery(listSupervisionLettersOptions({ path: { petitionId, affairId } }));
  const papers = useQuery(listPapersOptions({ path: { petitionId } }));
  const [drafting, setDrafting] = useState<SupervisionLetterView | null>(null);
  if (!letters.data || !papers.data) return null;
  return (
    <Section title="督办文书" note="存稿后在“文书”页核稿、签发">
      <div className="affair-actions">
        {letters.data.map((letter) => (
          <Button key={letter.code} onClick={() => setDrafting(letter)}>
            拟《{letter.zh}》
          </Button>
        ))}
      </div>
      {drafting ? (
        <DraftDrawer
          petition={petition}
          papers={papers.data}
          paper={null}
          given={drafting}
          onClose={() => setDrafting(null)}
        />
      ) : null}
    </Section>
  );
}
