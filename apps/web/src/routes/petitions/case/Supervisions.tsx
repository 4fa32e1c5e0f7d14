import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../api';
import { Answer } from '../../../shared/states';
import { AffairForm, type OpenCommand } from '../../affairs/AffairForm';
import { AffairPanel } from '../../affairs/AffairPanel';
import { AffairTable } from '../../affairs/AffairTable';
import { useAffairList } from '../../affairs/use-affairs';
import { SupervisionLetters } from '../../documents/SupervisionLetters';

/** 督办 of this petition: instructions, supervisions with their rounds; begun from here too. */
export function Supervisions({ petition }: { petition: CaseView }) {
  const { petitionId } = petition;
  const query = useAffairList('supervisions', { petitionId });
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<OpenCommand | null>(null);
  return (
    <Answer query={query} rows={3}>
      {(list) => (
        <>
          {list.rows.length === 0 ? (
            <p className="muted">这件没有批示和督办。</p>
          ) : (
            <div className="affair-scroll">
              <AffairTable
                list={list}
                rows={list.rows.map((row) => ({ ...row, petitionNo: null }))}
                onChoose={(row) => setChosen(row.affairId)}
                // a narrow column: the rest is in the line that opens
                without={['发出', '再检查', '催办', '责任单位', '轮次', '反馈期限', '反馈日']}
              />
            </div>
          )}
          <p className="affair-actions" style={{ marginTop: 12 }}>
            {list.opens.map((action) => (
              <Button
                key={action.command}
                onClick={() => setOpen({ action, version: null, preset: { petitionId } })}
              >
                {action.zh}
              </Button>
            ))}
          </p>
          <AffairPanel
            path="supervisions"
            affairId={chosen}
            more={chosen ? <SupervisionLetters petition={petition} affairId={chosen} /> : null}
            onClose={() => setChosen(null)}
          />
          <AffairForm open={open} onClose={() => setOpen(null)} />
        </>
      )}
    </Answer>
  );
}
