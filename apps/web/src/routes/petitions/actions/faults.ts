import type { CaseView } from '../../../api';
import { pointKey, pointsOf } from './result';

type Fault = { name: (string | number)[]; errors: string[] };

/** Fields of the request as the form calls them: some forms hold lists as lines or answers by point. */
export function formFaults(action: string, faults: Fault[], petition: CaseView): Fault[] {
  return faults.map((fault) => {
    const [head, index, ...rest] = fault.name;
    if (action === 'submitResult' && head === 'answers' && typeof index === 'number') {
      const point = pointsOf(petition)[index];
      return point ? { ...fault, name: ['answers', pointKey(point.ref), ...rest] } : fault;
    }
    if (head === 'requiredActions') return { ...fault, name: ['actions'] };
    if (action === 'correct' && head === 'persons') return { ...fault, name: ['reason'] };
    return fault;
  });
}
