import {
  type AffairCommandSpec,
  type AffairRow,
  type AnyAffairState,
  BORROWING,
  type PetitionConcerned,
  type PetitionState,
} from '#domain';
import type { Queryable } from '#event-store';
import { CASE_ROLES, hasAnyRole, type Role, ROLE_NAMES, type Viewer } from '#identity';
import { CaseworkRefused } from '../casework-refused.js';
import { requireView } from '../who-may.js';

/** Who sees an affair besides by its petition. */
export type AffairParties = Pick<AffairRow, 'partyOrgIds' | 'accountIds' | 'only'>;

/** One answer for what is not there and what is not for these eyes. */
export const affairNotFound = (): CaseworkRefused =>
  new CaseworkRefused('notFound', 'AFFAIR_NOT_FOUND', '未找到该事项。');

/** The rule of row-level security on `rm.affair`, said by the application (decision 0005). */
export function requireAffairView(
  viewer: Viewer,
  state: AnyAffairState,
  parties: AffairParties,
  { petition, listed = [] }: { petition: PetitionState | null; listed?: readonly PetitionState[] },
): void {
  if (state.petitionId !== null) {
    if (petition === null) throw affairNotFound();
    try {
      requireView(viewer, petition);
    } catch {
      throw affairNotFound();
    }
    return;
  }
  if (parties.only !== undefined) {
    const { roles, closedTo } = parties.only;
    const mayEnter = viewer.orgId === state.orgId && hasAnyRole(viewer.roles, roles);
    if (!mayEnter || closedTo.includes(viewer.accountId)) throw affairNotFound();
    return;
  }
  const organisations = [state.orgId, ...parties.partyOrgIds];
  const sees =
    hasAnyRole(viewer.roles, CASE_ROLES) &&
    (organisations.some((id) => viewer.orgIds.includes(id)) || parties.accountIds.includes(viewer.accountId));
  if (!sees) throw affairNotFound();
  // A list of files tells of each of them: to those named in it, and to those who may see them all (§6.5, 分库分柜).
  if (parties.accountIds.includes(viewer.accountId)) return;
  for (const each of listed)
    try {
      requireView(viewer, each);
    } catch {
      throw affairNotFound();
    }
}

/**
 * In which capacity the person may give the command.
 * @rejects ORGANISATION_OTHER, ROLE_MISSING
 */
export function affairCapacity<S>(
  viewer: Viewer,
  spec: AffairCommandSpec<S>,
  at: { orgId: number; partyOrgIds: readonly number[]; petition: PetitionConcerned | null },
): Role {
  const handles = spec.handlers === true && at.petition?.handlerIds.includes(viewer.accountId) === true;
  const mine = spec.roles.find((role) => viewer.roles.includes(role));
  if (handles) return mine ?? viewer.roles[0] ?? 'handler';
  const own = viewer.orgId === at.orgId;
  const party = at.partyOrgIds.includes(viewer.orgId);
  const superior = !own && viewer.orgIds.includes(at.orgId);
  const here = { own, party, any: own || party, superior }[spec.where];
  if (!here) throw new CaseworkRefused('forbidden', 'ORGANISATION_OTHER', '这一步由其他单位办理。');
  if (mine === undefined)
    throw new CaseworkRefused(
      'forbidden',
      'ROLE_MISSING',
      `“${spec.zh}”须由${spec.roles.map((role) => ROLE_NAMES[role]).join('、')}进行。`,
    );
  return mine;
}

/** What the rules of an affair need of its petition. */
export const concernedOf = (state: PetitionState): PetitionConcerned => ({
  petitionId: state.petitionId,
  orgId: state.arrival.orgId,
  class: state.class,
  zone: state.zone,
  anonymous: state.arrival.anonymity === 'anonymous',
  handlerIds: [...(state.handlerId === null ? [] : [state.handlerId]), ...state.coHandlerIds],
  receivedOn: state.arrival.receivedOn,
  keyArea: state.keyArea,
  sentDownTo: state.below?.endedOn === null ? state.below.targetOrgId : null,
});

/** The same, with what stands beside it: whether the volume of a petition that was put away is with a borrower (O-94). */
export async function concernedNow(client: Queryable, state: PetitionState): Promise<PetitionConcerned> {
  if (state.status !== 'archived') return concernedOf(state);
  const { rowCount } = await client.query(
    'select from rm.affair where petition_id = $1 and category = $2 and is_open limit 1',
    [state.petitionId, BORROWING.category],
  );
  return { ...concernedOf(state), volumeIsOut: (rowCount ?? 0) > 0 };
}

/** What concerns a petition is sealed under its key: nothing more can be written of one that was destroyed. @rejects PETITION_DESTROYED */
export function requireNotDestroyed(petition: PetitionState | null): void {
  if (petition?.status === 'destroyed')
    throw new CaseworkRefused(
      'invalid',
      'PETITION_DESTROYED',
      '该件的案卷已经销毁,不能再办理与它有关的事项(§6.5)。',
      { field: 'petitionId' },
    );
}
