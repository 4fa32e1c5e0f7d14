import { STATUSES } from '../../glossary/index.js';
import type { PetitionStatus } from '../../glossary/index.js';
import type { DecisionContext, PetitionId } from '../context.js';
import type { PetitionState } from '../state.js';
import { ALIVE } from '../state-groups.js';
import { refuseIf } from './checks/refuse.js';

/** READING: 在办 is also what is looked into at the organ to which it was handed on: its answer answers both. */
const GOES_ON: readonly PetitionStatus[] = [...ALIVE, 'passedDown', 'reportedUp', 'referred'];

/**
 * 并案 (§1.14): the same matter of the same petitioner, or the same facts that are accused of, which are being handled
 * here. Merged into what has ended, or into each other, both would be handled by nobody, and no clock would tell of it.
 * Says nothing of a main petition that the caller did not look up.
 * @rejects MERGE_INTO_ITSELF MERGE_MAIN_ELSEWHERE MERGE_MAIN_MERGED MERGE_MAIN_NOT_OPEN MERGE_MAIN_OTHER_CLASS
 */
export function requireMayMerge(state: PetitionState, into: PetitionId, ctx: DecisionContext): void {
  const detail = { field: 'mergedInto' };
  const article = 'oneDisposition';
  refuseIf(into === state.petitionId, 'MERGE_INTO_ITSELF', { article, message: '不能并入自己。', detail });
  const main = ctx.related?.main ?? null;
  if (main === null) return;
  refuseIf(main.arrival.orgId !== state.arrival.orgId, 'MERGE_MAIN_ELSEWHERE', {
    article: 'inProcess',
    message: '只能并入本机关的件:下级机关正在办理的,不予受理并告知(R-09),不并案。',
    detail,
  });
  refuseIf(main.status === 'merged', 'MERGE_MAIN_MERGED', {
    article,
    message: '所选的件自己已经并案,不会再单独办理:请并入它所并入的主件(§1.14)。',
    detail,
  });
  refuseIf(!GOES_ON.includes(main.status), 'MERGE_MAIN_NOT_OPEN', {
    article,
    message: `所选的件“${STATUSES[main.status].zh}”,不是在办的件,不能并入(§1.14):并入后没有人办、也没有期限提醒。请另行分流。`,
    detail: { ...detail, status: main.status },
  });
  refuseIf(main.class !== state.class, 'MERGE_MAIN_OTHER_CLASS', {
    article: 'appealKinds',
    message:
      '所选的件类别不同,期限和答复方式也不同,不是同一事项,不能并案(§1.4、§1.14);分类有误的先改分类(R-26)。',
    detail,
  });
}
