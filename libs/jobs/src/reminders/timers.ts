import type { ClientBase } from 'pg';
import { foldLoaded } from '#casework';
import type { LoadedStream, Queryable } from '#event-store';
import { inTransaction, today as databaseToday } from '#platform';
import type { ReminderParts } from '../background-parts.js';
import { urgentTimersOf } from '../urgent/plan-urgent.js';
import { type PlannedUrgent, putUrgentTimers } from '../urgent/urgent-timers.js';
import { type Timer, timersOf } from './plan-reminders.js';

/** Timers of one petition as they ought to stand. */
export type PlannedTimers = { readonly petitionId: string; readonly timers: readonly Timer[] };

// more at once would keep whoever waits for an answer from his turn meanwhile
const AT_ONCE = 25;

const LOCK_SPACE = 7_263_050;

// Sorted, so that a page and a sender never wait for each other crosswise.
const LOCK = `select pg_advisory_xact_lock(${LOCK_SPACE}, hashtext(id::text))
  from (select id from unnest($1::uuid[]) id order by hashtext(id::text)) sorted`;

/** Timers of these petitions are ours until the end of the transaction. */
export async function lockTimers(client: ClientBase, petitionIds: readonly string[]): Promise<void> {
  await client.query({ name: 'jobs_lock_timers', text: LOCK, values: [[...petitionIds]] });
}

// A rung that was sent for that due day stays sent, whatever became of the row.
const PUT = `with given as (
    select * from jsonb_to_recordset($2::jsonb)
      as g(petition_id uuid, clock_id text, rung text, due date, on_date date, level text)
  ), gone as (
    delete from jobs.timer t where t.petition_id = any($1::uuid[]) and not exists (
      select from given g where g.petition_id = t.petition_id and g.clock_id = t.clock_id and g.rung = t.rung)
  )
  insert into jobs.timer as old (petition_id, clock_id, rung, due, on_date, level, calendar_version, outcome)
    select g.petition_id, g.clock_id, g.rung, g.due, g.on_date, g.level, $3, case when exists (
      select from jobs.reminder r where r.petition_id = g.petition_id and r.clock_id = g.clock_id
        and r.rung = g.rung and r.due = g.due) then 'sent' end
    from given g
  on conflict (petition_id, clock_id, rung) do update set
      due = excluded.due, on_date = excluded.on_date, level = excluded.level,
      calendar_version = excluded.calendar_version,
      outcome = case when old.due = excluded.due then coalesce(old.outcome, excluded.outcome)
        else excluded.outcome end,
      not_before = case when old.due = excluded.due then old.not_before end
    where (old.due, old.on_date, old.level, old.calendar_version)
      is distinct from (excluded.due, excluded.on_date, excluded.level, excluded.calendar_version)`;

/** Replaces the timers of petitions in one statement; hold `lockTimers` before. */
export async function putTimers(
  client: ClientBase,
  planned: readonly PlannedTimers[],
  calendarVersion: string,
): Promise<void> {
  if (planned.length === 0) return;
  const rows = planned.flatMap(({ petitionId, timers }) =>
    timers.map(({ clock, rung, due }) => ({
      petition_id: petitionId,
      clock_id: clock.id,
      rung: rung.key,
      due,
      on_date: rung.on,
      level: rung.level,
    })),
  );
  await client.query({
    name: 'jobs_put_timers',
    text: PUT,
    values: [planned.map(({ petitionId }) => petitionId), JSON.stringify(rows), calendarVersion],
  });
}

/** Derives the timers of petitions from their streams, in the caller's transaction. */
export async function deriveTimers(
  client: ClientBase,
  petitionIds: readonly string[],
  parts: ReminderParts,
): Promise<void> {
  const { store, calendar, profiles } = parts;
  await lockTimers(client, petitionIds);
  const time = await databaseToday(client);
  const today = parts.todayIs?.() ?? time.today;
  const now = parts.nowIs?.() ?? time.now;
  const planned: PlannedTimers[] = [];
  const urgent: PlannedUrgent[] = [];
  for await (const loaded of streamsOf(client, store, petitionIds)) {
    const { streamId: petitionId } = loaded;
    const state = foldLoaded(loaded);
    planned.push({
      petitionId,
      timers: state === null ? [] : timersOf(state, { calendar, profiles, today }),
    });
    urgent.push({
      petitionId,
      timers: state === null ? [] : urgentTimersOf(state, profiles.policyFor(state), now),
    });
  }
  await putTimers(client, planned, calendar.version);
  await putUrgentTimers(client, urgent);
}

/** Streams some at a time: a round trip for each is most of what many of them take. */
async function* streamsOf(
  client: ClientBase,
  store: ReminderParts['store'],
  ids: readonly string[],
): AsyncGenerator<LoadedStream> {
  for (let from = 0; from < ids.length; from += AT_ONCE)
    yield* await store.loadMany(client, ids.slice(from, from + AT_ONCE));
}

// Clocks that run and have no timer, or one reckoned by another calendar; open urgent matters without any of minutes.
const ASTRAY = `select c.petition_id as id from rm.clock c where c.stopped_on is null and not exists (
    select from jobs.timer t where t.petition_id = c.petition_id and t.clock_id = c.clock_id)
  union select t.petition_id from jobs.timer t where t.calendar_version <> $1
  union select p.petition_id from rm.petition p where p.is_open and p.urgent and not exists (
    select from jobs.urgent_timer t where t.petition_id = p.petition_id)`;
// Whatever has days or ought to have some.
const ALL = `select c.petition_id as id from rm.clock c where c.stopped_on is null
  union select petition_id from jobs.timer union select petition_id from jobs.urgent_timer
  union select p.petition_id from rm.petition p where p.is_open and p.urgent`;
const BATCH = 200;

/**
 * Derives what is missing, and everything reckoned by another calendar than ours: a published year moves running
 * clocks, and a lost table comes back. Returns how many petitions were looked at.
 */
export async function healTimers(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<number> {
  const { rows } = await parts.pools.store.query<{ id: string }>(ASTRAY, [parts.calendar.version]);
  return deriveEach(parts, rows, stopping);
}

/** Derives the timers of all petitions that have days: a newer program may reckon them otherwise. Returns how many were looked at. */
export async function deriveAllTimers(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<number> {
  const { rows } = await parts.pools.store.query<{ id: string }>(ALL);
  return deriveEach(parts, rows, stopping);
}

async function deriveEach(
  parts: ReminderParts,
  rows: readonly { id: string }[],
  stopping: () => boolean,
): Promise<number> {
  for (let from = 0; from < rows.length && !stopping(); from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map(({ id }) => id);
    await inTransaction(parts.pools.store, (client) => deriveTimers(client, ids, parts));
  }
  return rows.length;
}

/** Empties the timers and derives them anew. Returns how many petitions have a running clock. */
export async function rebuildTimers(parts: ReminderParts): Promise<number> {
  await parts.pools.store.query('delete from jobs.timer');
  await parts.pools.store.query('delete from jobs.urgent_timer');
  return healTimers(parts);
}

/** A rung that has come and was neither sent nor passed over. */
export type ComeTimer = { readonly clockId: string; readonly rung: string; readonly due: string };

const COME = `select clock_id as "clockId", rung, due from jobs.timer
  where petition_id = $1 and outcome is null and on_date <= $2 and (not_before is null or not_before <= now())`;

/** Rungs of a petition that wait to be sent. */
export async function comeTimers(client: Queryable, petitionId: string, today: string): Promise<ComeTimer[]> {
  const { rows } = await client.query<ComeTimer>({
    name: 'jobs_come_timers',
    text: COME,
    values: [petitionId, today],
  });
  return rows;
}
