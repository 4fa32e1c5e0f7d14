import { Button } from 'antd';
import { useState } from 'react';
import type { AffairList, CaseView } from '../../../api';
import { Section } from '../../../shared/Section';
import { Answer } from '../../../shared/states';
import { AffairForm, type OpenCommand } from '../../affairs/AffairForm';
import { AffairPanel } from '../../affairs/AffairPanel';
import { AffairTable } from '../../affairs/AffairTable';
import { useAffairList } from '../../affairs/use-affairs';
import { SupervisionLetters } from '../../documents/SupervisionLetters';

// a narrow column: the rest is in the line that opens
const LEFT_OUT = ['发出', '再检查', '催办', '责任单位', '轮次', '反馈期限', '反馈日'];

/** Lines of one register that concern this petition, with what may be begun there. */
function Lines({
  path,
  list,
  empty,
  petition,
  onOpen,
}: {
  path: string;
  list: AffairList;
  empty: string;
  petition: CaseView;
  onOpen: (open: OpenCommand) => void;
}) {
  const { petitionId } = petition;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      {list.rows.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <div className="affair-scroll">
          <AffairTable
            list={list}
            rows={list.rows.map((row) => ({ ...row, petitionNo: null }))}
            onChoose={(row) => setChosen(row.affairId)}
            without={LEFT_OUT}
          />
        </div>
      )}
      <p className="affair-actions" style={{ marginTop: 12 }}>
        {list.opens.map((action) => (
          <Button
            key={action.command}
            onClick={() => onOpen({ action, version: null, preset: { petitionId } })}
          >
            {action.zh}
          </Button>
        ))}
      </p>
      <AffairPanel
        path={path}
        affairId={chosen}
        more={
          chosen && path === 'supervisions' ? (
            <SupervisionLetters petition={petition} affairId={chosen} />
          ) : null
        }
        onClose={() => setChosen(null)}
      />
    </>
  );
}

/** 督办 of this petition: instructions and supervisions with their rounds, urgings with their answers; begun from here too. */
export function Supervisions({ petition }: { petition: CaseView }) {
  const { petitionId } = petition;
  const supervisions = useAffairList('supervisions', { petitionId });
  const urgings = useAffairList('urgings', { petitionId });
  const [open, setOpen] = useState<OpenCommand | null>(null);
  return (
    <>
      <Section title="批示和督办">
        <Answer query={supervisions} rows={3}>
          {(list) => (
            <Lines
              path="supervisions"
              list={list}
              empty="这件没有批示和督办。"
              petition={petition}
              onOpen={setOpen}
            />
          )}
        </Answer>
      </Section>
      <Section title="催办">
        <Answer query={urgings} rows={2}>
          {(list) => (
            <Lines path="urgings" list={list} empty="这件没有催办。" petition={petition} onOpen={setOpen} />
          )}
        </Answer>
      </Section>
      <AffairForm open={open} onClose={() => setOpen(null)} />
    </>
  );
}
