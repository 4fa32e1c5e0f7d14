import type { CaseView } from '../../../api';
import { CHANGEABLE } from './correct';
import { pointKey, pointsOf } from './result';
import type { Values } from './spec';
import { onlyWayOf } from './triage-roads';

type Fault = { name: (string | number)[]; errors: string[] };

/** Fields of the request as the form calls them: some forms hold lists as lines or answers by point. */
export function formFaults(
  action: string,
  faults: Fault[],
  petition: CaseView,
  values: Values = {},
): Fault[] {
  return faults.map((fault) => {
    const [head, index, ...rest] = fault.name;
    if (action === 'submitResult' && head === 'answers' && typeof index === 'number') {
      const point = pointsOf(petition)[index];
      return point ? { ...fault, name: ['answers', pointKey(point.ref), ...rest] } : fault;
    }
    // a way that follows from the decision is no field of its own
    if (action === 'triage' && head === 'disposition' && onlyWayOf(values.intakeDecision) !== undefined)
      return { ...fault, name: ['intakeDecision'] };
    if (head === 'requiredActions') return { ...fault, name: ['actions'] };
    if (action === 'correct' && head === 'persons') {
      // the refusal names the field, not the person
      const known = petition.people.filter((one) => !one.withheld);
      const only = known.length === 1 && typeof index === 'string' ? known[0] : undefined;
      return { ...fault, name: only ? ['person', only.subjectId, String(index)] : ['reason'] };
    }
    // the form keeps them under `changes`, the rules call them by their own name
    if (action === 'correct' && (CHANGEABLE as readonly unknown[]).includes(head))
      return { ...fault, name: ['changes', String(head)] };
    // A signature that is refused as a whole is told where it begins.
    if (head === 'approval' && index === undefined) return { ...fault, name: ['approval', 'signerId'] };
    // One entry of a list that is picked: the list is one field.
    if (typeof head === 'string' && typeof index === 'number' && rest.length === 0)
      return { ...fault, name: [head] };
    return fault;
  });
}
