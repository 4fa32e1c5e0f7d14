import { CaseworkRefused } from '#casework';
import { caseTexts, fold } from '#domain';
import type { OpenedCase } from './load-for-viewer.js';
import type { CaseParts } from './parts.js';

/**
 * A case as it was recorded before a moment: its events up to then, folded, judged on that day (§3.1 no. 4). Who may open it,
 * and who may know its reporter, is decided by what it is today: what became an accusation is one in its past as well.
 * @shape before: an instant; day: on which lamps are judged @rejects CASE_NOT_YET
 */
export function caseAsOf(
  { profiles }: Pick<CaseParts, 'profiles'>,
  opened: OpenedCase,
  { before, day }: { before: string; day: string },
): OpenedCase {
  const limit = Date.parse(before);
  const events = opened.events.filter(({ meta }) => Date.parse(meta.recordedAt) < limit);
  const state = fold(opened.petitionId, events);
  if (state === null)
    throw new CaseworkRefused('notFound', 'CASE_NOT_YET', `此件到 ${day} 还没有登记。`, { field: 'on' });
  return {
    ...opened,
    version: events.at(-1)?.meta.version ?? 0,
    today: day,
    now: new Date(limit).toISOString(),
    state: { ...state, zone: opened.state.zone },
    stored: opened.stored.slice(0, events.length),
    events,
    texts: caseTexts(events),
    policy: profiles.policyFor(state),
  };
}
