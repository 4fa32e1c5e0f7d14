import type { Colleague, Office } from '#casework';
import { addDays, type PetitionState, type PlannedShift, shanghaiTime, shiftAt } from '#domain';
import type { Queryable } from '#event-store';
import { isInCharge, maySee, type Receiver } from '../reminders/receivers.js';
import { isTimeUp, type UrgentTimer } from './plan-urgent.js';

/** Who is on duty at a moment; null where the roster names nobody. */
export type OnDuty = { readonly officerId: string | null; readonly leaderId: string | null };

const SHIFTS = `select facts from rm.affair
  where category = 'duty-shift' and org_id = $1 and facts ->> 'on' = any($2::text[])`;

type ShiftFacts = PlannedShift & { readonly responsibleId: string | null };

/** The people of the roster at a moment; after a signed hand-over whoever has signed for it (O-80, O-81). */
export async function onDutyAt(client: Queryable, orgId: number, instant: string): Promise<OnDuty> {
  const { on, time } = shanghaiTime(instant);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const now = shiftAt(on, hours * 60 + minutes);
  const { rows } = await client.query<{ facts: ShiftFacts }>({
    name: 'jobs_duty_shifts',
    text: SHIFTS,
    values: [orgId, [on, addDays(on, -1)]],
  });
  const planned = rows
    .map(({ facts }) => facts)
    .filter((one) => one.on === now.on && one.shift === now.shift);
  return {
    officerId: planned.map((one) => one.responsibleId ?? one.officerId).find((id) => id !== null) ?? null,
    leaderId: planned.map(({ leaderId }) => leaderId).find((id) => id !== null) ?? null,
  };
}

/**
 * Receivers of a rung: who is on duty and whose petition it is; from a fifth of the time on the leader on duty; when time is
 * up the head of the department (O-80). Where the roster has a gap the next above is told at once. Nobody who may not see
 * the petition: an accusation's officer on duty who is not named learns nothing of it (O-23).
 */
export function urgentReceiversOf(
  { state, office, onDuty }: { state: PetitionState; office: Office; onDuty: OnDuty },
  { rung }: Pick<UrgentTimer, 'rung'>,
): Receiver[] {
  const colleagues = [...office.colleagues.values()].filter((person) => maySee(person, state, office));
  const seen = (id: string | null): boolean => colleagues.some(({ accountId }) => accountId === id);
  const hasOfficer = seen(onDuty.officerId);
  const hasLeader = seen(onDuty.leaderId);
  const leaders = rung !== '1/2' || !hasOfficer;
  const heads = isTimeUp(rung) || (leaders && !hasLeader);
  const told = ({ accountId, orgId, roles }: Colleague): boolean =>
    accountId === onDuty.officerId ||
    (leaders && accountId === onDuty.leaderId) ||
    (heads && orgId === state.arrival.orgId && roles.includes('leader'));
  return colleagues
    .map((person) => ({ person, own: isInCharge(person, state, colleagues) }))
    .filter(({ person, own }) => own || told(person))
    .map(({ person, own }): Receiver => {
      const answers = own || person.accountId === onDuty.officerId;
      return {
        accountId: person.accountId,
        kind: !isTimeUp(rung) ? 'reminder' : answers ? 'urge' : 'escalation',
      };
    })
    .sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}
