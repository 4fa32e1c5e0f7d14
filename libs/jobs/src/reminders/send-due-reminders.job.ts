import type { PoolClient } from 'pg';
import { foldLoaded, type Office, officeOf, policyFor } from '#casework';
import { type PetitionState, policyOn } from '#domain';
import { type DatabaseTime, deriveStreamId, hashRequest } from '#event-store';
import { today as databaseToday } from '#platform';
import type { ReminderParts } from '../background-parts.js';
import { type DueRungs, dueRungsOf, isOldNews, type Timer, timersOf } from './plan-reminders.js';
import { type Receiver, receiversOf } from './receivers.js';
import { REMINDER, REMINDER_EVENT_VERSIONS, type ReminderIssued } from './reminder-events.js';
import { reminderSentence } from './reminder-sentence.js';
import { comeTimers, type ComeTimer, lockTimers, putTimers } from './timers.js';

/** What a run did. @shape petitions: looked at; sent: reminders newly issued */
export type SendingResult = { readonly petitions: number; readonly sent: number };

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
export async function sendDueReminders(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<SendingResult> {
  const { pools } = parts;
  const failed = new Set<string>();
  let petitions = 0;
  let sent = 0;
  for (;;) {
    const today = parts.todayIs?.() ?? (await databaseToday(pools.store)).today;
    const { rows } = await pools.store.query<{ id: string }>(WAITING, [today, [...failed]]);
    if (rows.length === 0) return { petitions, sent };
    for (const { id: petitionId } of rows) {
      if (stopping()) return { petitions, sent };
      try {
        sent += await remindOf(petitionId, parts);
      } catch (error) {
        // One petition that cannot be read must not keep the others' reminders back.
        failed.add(petitionId);
        parts.log.error({ err: error, petitionId }, 'a reminder could not be sent');
      }
      petitions += 1;
    }
  }
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
  const { store, calendar } = parts;
  return store.transaction(async (client, clock) => {
    const time = { ...clock, today: parts.todayIs?.() ?? clock.today };
    await lockTimers(client, [petitionId]);
    // Another sender was faster.
    if ((await comeTimers(client, petitionId, time.today)).length === 0) return 0;
    const state = foldLoaded(await store.load(client, petitionId));
    const timers = state === null ? [] : timersOf(state, { calendar, today: time.today });
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
  if (waits(timer) && isOldNews(timer, on.time.today, policyFor(state).windowNoticeDays))
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

const CLAIM = `insert into jobs.reminder
    (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
  select g.reminder_id, $1, $2, $3, $4, $5, $6, g.receiver, g.kind, $7, $8
    from jsonb_to_recordset($9::jsonb) as g(reminder_id uuid, receiver uuid, kind text) order by g.receiver
  on conflict do nothing returning reminder_id as "reminderId"`;

/** Claims the reminders by inserting them, and writes an event for each that was really claimed. */
async function issue(
  on: Sending,
  timer: Timer,
  { receivers, supersedes }: { receivers: readonly Receiver[]; supersedes: string[] },
): Promise<number> {
  const { client, state, parts, time } = on;
  const { clock, rung, due } = timer;
  const { petitionId, arrival } = state;
  const claims = receivers.map(({ accountId, kind }) => ({
    reminder_id: deriveStreamId(petitionId, `reminder/${clock.id}/${due}/${rung.key}/${accountId}`),
    receiver: accountId,
    kind,
  }));
  const sentence = reminderSentence(arrival.displayNo, timer, {
    today: time.today,
    calendar: parts.calendar,
  });
  const { rows } = await client.query<{ reminderId: string }>({
    name: 'jobs_claim_reminders',
    text: CLAIM,
    values: [
      petitionId,
      arrival.orgId,
      clock.id,
      clock.kind,
      rung.key,
      due,
      arrival.displayNo,
      sentence,
      JSON.stringify(claims),
    ],
  });
  const claimed = new Set(rows.map(({ reminderId }) => reminderId));
  let sent = 0;
  for (const { reminder_id: reminderId, receiver, kind } of claims) {
    if (!claimed.has(reminderId)) continue;
    const issued: ReminderIssued = {
      petitionId,
      clockId: clock.id,
      clockKind: clock.kind,
      rung: rung.key,
      level: rung.level,
      kind,
      due,
      receiver,
      supersedes,
    };
    if (await record(on, reminderId, issued, timer)) sent += 1;
  }
  return sent;
}

/** Appends the event; false where it stood already (the row was lost and is back, the fact is not a new one). */
async function record(
  { client, parts, state, time }: Sending,
  reminderId: string,
  issued: ReminderIssued,
  timer: Timer,
): Promise<boolean> {
  const { petitionId, arrival, zone } = state;
  const result = await parts.store.append(client, {
    streamId: deriveStreamId(petitionId, 'reminders'),
    category: REMINDER,
    expected: { kind: 'any' },
    command: { id: reminderId, account: null, requestHash: hashRequest({ reminderId }) },
    recordedAt: time.now,
    events: [
      {
        type: 'ReminderIssued',
        schemaVersion: REMINDER_EVENT_VERSIONS.ReminderIssued,
        data: issued,
        metadata: {
          causationId: null,
          correlationId: petitionId,
          actorId: null,
          capacity: 'system',
          orgOfRecord: arrival.orgId,
          orgOfAction: arrival.orgId,
          zone,
          occurredOn: time.today,
          occurredAt: null,
          profileVersion: policyOn(arrival.registeredOn, [], arrival.legalProfile).version,
          calendarVersion: timer.clock.calendarVersion,
          article: timer.clock.article,
          source: 'job',
        },
      },
    ],
  });
  return !result.duplicate;
}
