import type { PoolClient } from 'pg';
import { foldLoaded, type Office, officeOf } from '#casework';
import type { PetitionState } from '#domain';
import type { DatabaseTime } from '#event-store';
import { today as databaseToday } from '#platform';
import type { ReminderParts } from '../background-parts.js';
import { claimReminders } from './claim-reminders.js';
import { type DueRungs, dueRungsOf, isOldNews, type Timer, timersOf } from './plan-reminders.js';
import { type Receiver, receiversOf } from './receivers.js';
import { remindEach, type SendingResult } from './remind-each.js';
import { reminderSentence } from './reminder-sentence.js';
import { comeTimers, type ComeTimer, lockTimers, putTimers } from './timers.js';

// At random within a day, so that several senders do not queue up behind each other.
const WAITING = `select petition_id as id from jobs.timer
  where outcome is null and on_date <= $1 and (not_before is null or not_before <= now())
    and petition_id <> all($2::uuid[])
  group by petition_id order by min(on_date), random() limit 200`;

/**
 * Sends what has come due by the database's today in Asia/Shanghai. May run twice, in several processes, and be killed
 * anywhere: each petition is one transaction, and each (clock, due day, rung, receiver) has one effect.
 * @shape stopping: asked between petitions, so that a stop is quick
 */
export function sendDueReminders(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<SendingResult> {
  const { pools } = parts;
  return remindEach(
    parts,
    {
      waiting: async (without) => {
        const today = parts.todayIs?.() ?? (await databaseToday(pools.store)).today;
        const { rows } = await pools.store.query<{ id: string }>(WAITING, [today, without]);
        return rows.map(({ id }) => id);
      },
      remindOf: (petitionId) => remindOf(petitionId, parts),
    },
    stopping,
  );
}

type Sending = {
  readonly client: PoolClient;
  readonly state: PetitionState;
  readonly office: Office;
  readonly parts: ReminderParts;
  readonly time: DatabaseTime;
};

/** The reminders of one petition, judged on its stream as it is now. */
function remindOf(petitionId: string, parts: ReminderParts): Promise<number> {
  const { store, calendar, profiles } = parts;
  return store.transaction(async (client, clock) => {
    const time = { ...clock, today: parts.todayIs?.() ?? clock.today };
    await lockTimers(client, [petitionId]);
    // Another sender was faster.
    if ((await comeTimers(client, petitionId, time.today)).length === 0) return 0;
    const state = foldLoaded(await store.load(client, petitionId));
    const timers = state === null ? [] : timersOf(state, { calendar, profiles, today: time.today });
    // A clock that was stopped or moved a moment ago is seen here, whether the subscription has come to it or not.
    await putTimers(client, [{ petitionId, timers }], calendar.version);
    const come = await comeTimers(client, petitionId, time.today);
    if (state === null || come.length === 0) return 0;
    const { handlerId, needToKnow, arrival } = state;
    const also = [...needToKnow, arrival.registrarId, ...(handlerId === null ? [] : [handlerId])];
    const office = await officeOf(client, arrival.orgId, also);
    let sent = 0;
    for (const due of dueRungsOf(timers, time.today))
      sent += await settleClock({ client, state, office, parts, time }, due, come);
    return sent;
  });
}

/** Sends the last rung of a clock where it still waits, and passes over the earlier ones. */
async function settleClock(on: Sending, { timer, passed }: DueRungs, come: readonly ComeTimer[]) {
  const { client, state, office } = on;
  const waits = (each: Timer): boolean =>
    come.some(({ clockId, rung }) => clockId === each.clock.id && rung === each.rung.key);
  const supersedes = passed.filter(waits).map(({ rung }) => rung.key);
  let sent = 0;
  if (waits(timer) && isOldNews(timer, on.time.today, on.parts.profiles.policyFor(state).windowNoticeDays))
    supersedes.push(timer.rung.key);
  else if (waits(timer)) {
    const receivers = receiversOf(state, office, timer);
    if (receivers.length === 0) await askLater(client, state.petitionId, timer);
    else {
      sent = await issue(on, timer, { receivers, supersedes });
      await settle(client, { petitionId: state.petitionId, timer, rungs: [timer.rung.key], outcome: 'sent' });
    }
  }
  if (supersedes.length > 0)
    await settle(client, {
      petitionId: state.petitionId,
      timer,
      rungs: supersedes,
      outcome: 'superseded',
    });
  return sent;
}

type Settlement = {
  petitionId: string;
  timer: Timer;
  rungs: readonly string[];
  outcome: 'sent' | 'superseded';
};

async function settle(client: PoolClient, { petitionId, timer, rungs, outcome }: Settlement): Promise<void> {
  await client.query(
    'update jobs.timer set outcome = $4 where petition_id = $1 and clock_id = $2 and rung = any($3::text[])',
    [petitionId, timer.clock.id, [...rungs], outcome],
  );
}

/** Nobody holds the role today; somebody may tomorrow, so the rung is kept. */
async function askLater(client: PoolClient, petitionId: string, timer: Timer): Promise<void> {
  await client.query(
    `update jobs.timer set not_before = now() + interval '1 hour'
      where petition_id = $1 and clock_id = $2 and rung = $3`,
    [petitionId, timer.clock.id, timer.rung.key],
  );
}

/** Claims the reminders of a rung, and says so in the events. */
function issue(
  { client, state, parts, time }: Sending,
  { clock, rung, due, ...timer }: Timer,
  { receivers, supersedes }: { receivers: readonly Receiver[]; supersedes: string[] },
): Promise<number> {
  const { today } = time;
  const { displayNo } = state.arrival;
  return claimReminders(
    { client, store: parts.store, profiles: parts.profiles, state, time },
    {
      clock,
      rung: rung.key,
      level: rung.level,
      due,
      sentence: reminderSentence(
        displayNo,
        { ...timer, clock, rung, due },
        { today, calendar: parts.calendar },
      ),
      receivers,
      supersedes,
    },
  );
}
