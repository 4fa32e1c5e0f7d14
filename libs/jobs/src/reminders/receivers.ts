import { caseFactsOf, type Colleague, type Office } from '#casework';
import { CLOCK_KINDS, type LadderLevel, type PetitionState } from '#domain';
import { may, type Role, viewerOf } from '#identity';
import type { Timer } from './plan-reminders.js';
import type { ReminderKind } from './reminder-events.js';

/** Who is to be reminded, and what it is to him. */
export type Receiver = { readonly accountId: string; readonly kind: ReminderKind };

/** Superiors who join from a level on; everyone below stays reminded (§4.5 rule 4). */
export const JOINING: Readonly<Record<LadderLevel, readonly Role[]>> = {
  handler: [],
  section: ['windowHead'],
  deputyLeader: ['windowHead', 'deputyLeader'],
  supervision: ['windowHead', 'deputyLeader', 'leader'],
};

/**
 * Receivers of a rung: the handler, and before there is one the head of the single window with the clerk who
 * registered; superiors by level. Nobody who may not see the petition: of an accusation only those named, and before
 * anyone is named the head of the window (O-23: the clerk does not open it again), never the accused.
 */
export function receiversOf(state: PetitionState, office: Office, timer: Timer): Receiver[] {
  const { level } = timer.rung;
  const colleagues = [...office.colleagues.values()].filter((person) => maySee(person, state, office));
  const inCharge = colleagues.filter((person) => isInCharge(person, state, colleagues));
  const superiors = colleagues.filter(
    ({ accountId, orgId, roles }) =>
      orgId === state.arrival.orgId &&
      JOINING[level].some((role) => roles.includes(role)) &&
      !inCharge.some((person) => person.accountId === accountId),
  );
  const overdue = timer.rung.key.startsWith('T+');
  const kindFor = (superior: boolean): ReminderKind =>
    CLOCK_KINDS[timer.clock.kind].petitioners
      ? 'notice'
      : overdue
        ? superior
          ? 'escalation'
          : 'urge'
        : 'reminder';
  return [
    ...inCharge.map(({ accountId }) => ({ accountId, kind: kindFor(false) })),
    ...superiors.map(({ accountId }) => ({ accountId, kind: kindFor(true) })),
  ].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

/** The handler; while there is none whom we can reach, the head of the window and, in the open zone, the clerk. */
export function isInCharge(person: Colleague, state: PetitionState, present: readonly Colleague[]): boolean {
  const { handlerId, arrival } = state;
  if (present.some(({ accountId }) => accountId === handlerId)) return person.accountId === handlerId;
  // Where only the named see it and the handler is gone, each of them must know.
  if (state.zone === 'accusation' && state.needToKnow.length > 0) return true;
  if (person.orgId === arrival.orgId && person.roles.includes('windowHead')) return true;
  return state.zone === 'general' && person.accountId === arrival.registrarId;
}

/** The one policy of who sees a petition, asked for a colleague as if he had signed in. */
export function maySee(person: Colleague, state: PetitionState, office: Office): boolean {
  if (person.disabled) return false;
  const { accountId, displayName, orgId, roles } = person;
  const viewer = viewerOf({
    accountId,
    displayName,
    orgId,
    belowIds: [orgId],
    roles,
    smallOffice: office.organisation.smallOffice,
    mustChangePassword: false,
  });
  return may(viewer, 'view', caseFactsOf(state)).allowed;
}
