import { GATES, zhOf } from '#domain/glossary';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CaseView, GateQueueRow, GateView, VerdictView } from '../../api';
import { getCaseOptions } from '../../api/@tanstack/react-query.gen';
import { ProblemNote } from '../../shared/ProblemNote';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { CommandDrawer, type OpenAction } from '../petitions/actions/CommandDrawer';
import { useCommand } from '../petitions/actions/use-command';
import { Arrival } from '../petitions/case/Arrival';
import { CaseHead } from '../petitions/case/CaseHead';
import { Clocks } from '../petitions/case/Clocks';
import { Notes } from '../petitions/case/Notes';
import { Points } from '../petitions/case/Points';
import { Verdicts } from '../petitions/case/Verdicts';
import { useViewer } from '../../shared/viewer';
import { whyNotMine } from './why-not-mine';
import '../petitions/case/case.css';

function Middle({ petition }: { petition: CaseView }) {
  const { today } = useViewer();
  return (
    <div className="examined">
      <CaseHead petition={petition} />
      <p className="small open-case">
        <Link to={`/petitions/${petition.petitionId}`}>打开案件页</Link>
      </p>
      <Section title="诉求与答复">
        <Points petition={petition} />
      </Section>
      <Section title="期限">
        <Clocks clocks={petition.clocks} today={today} />
      </Section>
      <Section title="材料与记录" note={`${petition.notes.length} 条`}>
        <Notes notes={petition.notes} />
      </Section>
      <Section title="来件">
        <Arrival petition={petition} />
      </Section>
    </div>
  );
}

/** The word of the gate: pass, send back to be done again, or have formalities completed. */
function Decision({
  petition,
  gate,
  whyNot,
  onOpen,
}: {
  petition: CaseView;
  gate: GateView;
  /** Why the viewer may not examine it; null when he may. */
  whyNot: string | null;
  onOpen: (open: OpenAction) => void;
}) {
  const offered = (action: string) => petition.actions.find((one) => one.action === action);
  const pass = offered('passGate');
  const rework = offered('returnForRework');
  const completion = offered('orderCompletion');
  const preset = { gate: gate.gate };
  const reason = whyNot ?? (pass && !pass.possible ? pass.why : null);
  return (
    <div className="decision">
      <div className="action-list">
        <Button
          type="primary"
          disabled={whyNot !== null || !pass?.possible}
          onClick={() => onOpen({ action: 'passGate', zh: '通过', preset })}
        >
          通过
        </Button>
        <Button
          danger
          disabled={whyNot !== null || !rework?.possible}
          onClick={() => onOpen({ action: 'returnForRework', zh: '退回重办', preset })}
        >
          退回重办
        </Button>
        {gate.gate === 'closing' ? (
          <Button
            disabled={whyNot !== null || !completion?.possible}
            onClick={() => onOpen({ action: 'orderCompletion', zh: '补正手续' })}
          >
            补正手续
          </Button>
        ) : null}
      </div>
      {reason ? <p className="muted small">{reason}</p> : null}
    </div>
  );
}

function Bench({ petition, row }: { petition: CaseView; row: GateQueueRow }) {
  const { message } = App.useApp();
  const [open, setOpen] = useState<OpenAction | null>(null);
  const sign = useCommand(petition, 'signCheck');
  const gate = petition.gates.find((one) => one.gate === row.gate) ?? petition.gates[0];
  if (!gate) return <Middle petition={petition} />;

  function onSign(verdict: VerdictView, passed: boolean) {
    if (!gate) return;
    // A word against has to be explained, a word for is one press.
    if (!passed) {
      setOpen({
        action: 'signCheck',
        zh: '签名',
        preset: { gate: gate.gate, check: verdict.check, passed: false },
      });
      return;
    }
    sign.mutate(
      { gate: gate.gate, check: verdict.check, passed: true },
      { onSuccess: () => void message.success(`${verdict.check} 已签合格`) },
    );
  }

  return (
    <>
      <Middle petition={petition} />
      <aside className="bench" aria-label="四关">
        <Section title={zhOf(GATES, gate.gate)} note={`第 ${gate.round} 轮 · 规则 ${gate.ruleSet}`}>
          <Decision petition={petition} gate={gate} whyNot={whyNotMine(row)} onOpen={setOpen} />
          <ProblemNote error={sign.error} />
          <Verdicts
            gate={gate}
            timeline={petition.timeline}
            onSign={row.mayExamine && !gate.recorded ? onSign : undefined}
          />
        </Section>
      </aside>
      <CommandDrawer petition={petition} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

export function Examination({ row }: { row: GateQueueRow }) {
  const query = useQuery(getCaseOptions({ path: { petitionId: row.petitionId } }));
  return (
    <Answer query={query} rows={10}>
      {(petition) => <Bench petition={petition} row={row} />}
    </Answer>
  );
}
