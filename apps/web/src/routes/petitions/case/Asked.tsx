import type { CaseView } from '../../../api';
import { withWeekday } from '../../../shared/dates';

function List({ actions }: { actions: readonly string[] }) {
  return (
    <ul>
      {actions.map((action, at) => (
        <li key={at}>{action}</li>
      ))}
    </ul>
  );
}

/** What the examiner wants done before the case goes on: before everything else, for whoever has to do it. */
export function Asked({ petition }: { petition: CaseView }) {
  const completion = petition.completions.at(-1);
  if (petition.status === 'completion' && completion)
    return (
      <div className="rework" role="note" aria-label="补正要求">
        <strong>{completion.orderedOn} 要求补正手续</strong>,结论不动,期限 {withWeekday(completion.dueOn)}
        <List actions={completion.requiredActions} />
      </div>
    );
  const rework = petition.reworks.at(-1);
  if (petition.status === 'rework' && rework)
    return (
      <div className="rework" role="note" aria-label="重办要求">
        <strong>第 {rework.round} 轮退回重办</strong> {rework.reason} 期限 {withWeekday(rework.dueOn)}
        <List actions={rework.requiredActions} />
      </div>
    );
  return null;
}
