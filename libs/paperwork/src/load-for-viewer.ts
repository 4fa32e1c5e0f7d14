import { caseFactsOf, foldLoaded, officeOf, petitionNotFound, shownOf } from '#casework';
import { caseTexts } from '#domain';
import { folded } from '#documents';
import { hasAnyRole, may, type Viewer, withViewer } from '#identity';
import { type OpenedFor, requireReason } from './access-reason.js';
import { accountsNamedIn } from './accounts-named.js';
import type { OpenedCase } from './opened-case.js';
import type { CaseParts } from './parts.js';

export type { OpenedCase };

/**
 * Loads, opens and folds a petition for a viewer.
 * @rejects PETITION_NOT_FOUND, the same for what is not there and for what is not his to see; ACCESS_REASON_REQUIRED
 *   where it is opened to be read and he has not said why
 */
export async function loadForViewer(
  parts: CaseParts,
  viewer: Viewer,
  petitionId: string,
  openedFor: OpenedFor = 'read',
): Promise<OpenedCase> {
  const { pools, store, profiles } = parts;
  const seen = await withViewer(pools.reader, viewer, (client) =>
    client.query('select from rm.petition where petition_id = $1', [petitionId]),
  );
  if (seen.rowCount !== 1) throw petitionNotFound();
  const loaded = await store.load(pools.store, petitionId, { secrets: true });
  const state = foldLoaded(loaded);
  if (!state) throw petitionNotFound();
  const events = shownOf(loaded.events);
  const named = [
    state.handlerId,
    ...state.coHandlerIds,
    ...state.needToKnow,
    state.sponsor?.sponsorId ?? null,
    ...accountsNamedIn(events),
  ];
  const office = await officeOf(pools.store, state.arrival.orgId, [
    ...new Set(named.filter((id) => id !== null)),
  ]);
  if (!may(viewer, 'view', caseFactsOf(state)).allowed) throw petitionNotFound();
  const sealedReason = openedFor === 'read' ? await requireReason(parts, viewer, state) : null;
  return {
    petitionId,
    version: loaded.version,
    today: loaded.today,
    now: loaded.now,
    state,
    stored: loaded.events,
    events,
    texts: caseTexts(events),
    office,
    policy: profiles.policyFor(state),
    sealedReason,
  };
}

/**
 * Whose reporter's identity may be shown: of an accusation only to the head of the single window and the head of the
 * department, who send the notices and answer for it; handlers see 实名 or 匿名 (domain.md §9), unless the head has disclosed
 * him to them (QP03), until he has had his feedback.
 */
export function mayKnowReporter({ state }: Pick<OpenedCase, 'state'>, viewer: Viewer): boolean {
  return (
    state.zone === 'general' ||
    hasAnyRole(viewer.roles, ['windowHead', 'leader']) ||
    (state.reporterDisclosed?.staffIds.includes(viewer.accountId) ?? false)
  );
}

/** Does a text tell who reported, by his name or by how he is reached (§9, R-20)? */
export function namesReporter({ state, texts }: Pick<OpenedCase, 'state' | 'texts'>, text: string): boolean {
  const told = folded(text);
  return state.arrival.subjects
    .filter(({ role }) => role !== 'accused')
    .some(({ subjectId }) => {
      const { name, idNo, phone, address } = texts.persons[subjectId] ?? {};
      return [name, idNo, phone, address].some(
        (word = '') => word.trim().length > 1 && told.includes(folded(word)),
      );
    });
}
