import type { AccessAction, Viewer } from '#identity';
import { mayKnowReporter, type OpenedCase } from '#paperwork';

/**
 * The look that a case page is: 揭示身份 where it shows, of an accusation or a sealed petition, who reported; that is
 * withheld from everybody else who may open it (§9).
 */
export function shownIn(opened: OpenedCase, viewer: Viewer) {
  const { petitionId, sealedReason, state, texts } = opened;
  const named = state.arrival.subjects.some(
    ({ role, subjectId }) =>
      (role === 'petitioner' || role === 'representative') && texts.persons[subjectId]?.name !== undefined,
  );
  const action: AccessAction =
    state.zone !== 'general' && named && mayKnowReporter(opened, viewer) ? 'reveal' : 'view';
  return { petitionId, sealedReason, orgId: state.arrival.orgId, action };
}
