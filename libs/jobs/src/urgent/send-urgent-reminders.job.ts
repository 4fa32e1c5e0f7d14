import type { PoolClient } from 'pg';
import { foldLoaded, officeOf } from '#casework';
import { type PetitionState, shanghaiTime } from '#domain';
import type { DatabaseTime } from '#event-store';
import type { ReminderParts } from '../background-parts.js';
import { claimReminders } from '../reminders/claim-reminders.js';
import { remindEach, type SendingResult } from '../reminders/remind-each.js';
import { lockTimers } from '../reminders/timers.js';
import { urgentLevelOf, urgentSentence, type UrgentTimer, urgentTimersOf } from './plan-urgent.js';
import { onDutyAt, urgentReceiversOf } from './urgent-receivers.js';
import { askUrgentLater, comeUrgent, putUrgentTimers, settleUrgent } from './urgent-timers.js';

const WAITING = `select petition_id as id from jobs.urgent_timer
  where outcome is null and at <= coalesce($1::timestamptz, now())
    and (not_before is null or not_before <= coalesce($1::timestamptz, now())) and petition_id <> all($2::uuid[])
  group by petition_id order by min(at) limit 200`;

/**
 * Sends what has come due by minutes, day and night (K-08, O-80). May run twice, in several processes, and be killed
 * anywhere: each petition is one transaction, and each (clock, rung, receiver) has one effect.
 */
export function sendUrgentReminders(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<SendingResult> {
  return remindEach(
    parts,
    {
      waiting: async (without) => {
        const { rows } = await parts.pools.store.query<{ id: string }>(WAITING, [
          parts.nowIs?.() ?? null,
          without,
        ]);
        return rows.map(({ id }) => id);
      },
      remindOf: (petitionId) => remindOf(petitionId, parts),
    },
    stopping,
  );
}

type Sending = { client: PoolClient; parts: ReminderParts; state: PetitionState; time: DatabaseTime };

/** The reminders of one petition, judged on its stream as it is now; null where nothing has come. */
function remindOf(petitionId: string, parts: ReminderParts): Promise<number | null> {
  const { store } = parts;
  return store.transaction(async (client, clock) => {
    const now = parts.nowIs?.() ?? clock.now;
    const time = { ...clock, now, today: shanghaiTime(now).on };
    await lockTimers(client, [petitionId]);
    const state = foldLoaded(await store.load(client, petitionId));
    const timers = state === null ? [] : urgentTimersOf(state, parts.profiles.policyFor(state), now);
    await putUrgentTimers(client, [{ petitionId, timers }]);
    const come = await comeUrgent(client, petitionId, now);
    if (state === null || come.length === 0) return null;
    let sent = 0;
    for (const clockId of new Set(come.map((each) => each.clockId))) {
      const reached = timers.filter((timer) => timer.clockId === clockId && timer.at <= now);
      const waits = (timer: UrgentTimer): boolean =>
        come.some((each) => each.clockId === clockId && each.rung === timer.rung);
      sent += await settleClock({ client, parts, state, time }, { reached, waits });
    }
    return sent;
  });
}

type Reached = { reached: readonly UrgentTimer[]; waits: (timer: UrgentTimer) => boolean };

/** Sends the last rung that a clock has reached where it still waits, and passes over the earlier ones. */
async function settleClock(
  { client, parts, state, time }: Sending,
  { reached, waits }: Reached,
): Promise<number> {
  const timer = reached.at(-1);
  if (timer === undefined) return 0;
  const { petitionId, arrival, needToKnow, handlerId } = state;
  const { clockId, rung, clock } = timer;
  const supersedes = reached
    .slice(0, -1)
    .filter(waits)
    .map((each) => each.rung);
  await settleUrgent(client, petitionId, { clockId, rungs: supersedes, outcome: 'superseded' });
  if (!waits(timer)) return 0;
  // the first reports are for whoever was on duty at the discovery, each later one for whoever is at its own beginning;
  // what nobody has answered is for whoever is on duty now
  const since = rung.startsWith('+') ? timer.at : clock.startedAt;
  const onDuty = await onDutyAt(client, arrival.orgId, since);
  const also = [...needToKnow, arrival.registrarId, handlerId, onDuty.officerId, onDuty.leaderId];
  const office = await officeOf(
    client,
    arrival.orgId,
    also.filter((id) => id !== null),
  );
  const receivers = urgentReceiversOf({ state, office, onDuty }, timer);
  if (receivers.length === 0) {
    await askUrgentLater(client, petitionId, timer);
    return 0;
  }
  const sent = await claimReminders(
    { client, store: parts.store, profiles: parts.profiles, state, time },
    {
      clock: {
        id: clockId,
        kind: clock.kind,
        article: 'urgentReport',
        calendarVersion: parts.calendar.version,
      },
      rung,
      level: urgentLevelOf(rung),
      due: shanghaiTime(timer.dueAt).on,
      sentence: urgentSentence(arrival.displayNo, timer, time.now),
      receivers,
      supersedes,
    },
  );
  await settleUrgent(client, petitionId, { clockId, rungs: [rung], outcome: 'sent' });
  return sent;
}
