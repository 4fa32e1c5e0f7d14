import type { ClientBase } from 'pg';
import type { Queryable } from '#event-store';
import type { UrgentTimer } from './plan-urgent.js';

/** Timers of one petition as they ought to stand. */
export type PlannedUrgent = { readonly petitionId: string; readonly timers: readonly UrgentTimer[] };

// What was sent stays sent, whatever became of the row.
const PUT = `with given as (
    select * from jsonb_to_recordset($2::jsonb) as g(petition_id uuid, clock_id text, rung text, at timestamptz)
  ), gone as (
    delete from jobs.urgent_timer t where t.petition_id = any($1::uuid[]) and not exists (
      select from given g where (g.petition_id, g.clock_id, g.rung) = (t.petition_id, t.clock_id, t.rung))
  )
  insert into jobs.urgent_timer as old (petition_id, clock_id, rung, at, outcome)
    select g.petition_id, g.clock_id, g.rung, g.at, case when exists (select from jobs.reminder r
      where (r.petition_id, r.clock_id, r.rung) = (g.petition_id, g.clock_id, g.rung)) then 'sent' end
    from given g
  on conflict (petition_id, clock_id, rung) do update set at = excluded.at where old.at <> excluded.at`;

/** Replaces the minutes' timers of petitions in one statement; hold `lockTimers` before. */
export async function putUrgentTimers(client: ClientBase, planned: readonly PlannedUrgent[]): Promise<void> {
  const rows = planned.flatMap(({ petitionId, timers }) =>
    timers.map(({ clockId, rung, at }) => ({ petition_id: petitionId, clock_id: clockId, rung, at })),
  );
  await client.query({
    name: 'jobs_put_urgent',
    text: PUT,
    values: [planned.map(({ petitionId }) => petitionId), JSON.stringify(rows)],
  });
}

/** A rung whose minute has come. */
export type ComeUrgent = { readonly clockId: string; readonly rung: string };

const COME = `select clock_id as "clockId", rung from jobs.urgent_timer where petition_id = $1 and outcome is null
    and at <= $2::timestamptz and (not_before is null or not_before <= $2::timestamptz)`;

/** Rungs of a petition that wait to be sent. @shape now: ISO 8601 in UTC */
export async function comeUrgent(client: Queryable, petitionId: string, now: string): Promise<ComeUrgent[]> {
  const { rows } = await client.query<ComeUrgent>({
    name: 'jobs_come_urgent',
    text: COME,
    values: [petitionId, now],
  });
  return rows;
}

const SETTLE = `update jobs.urgent_timer set outcome = $4 where petition_id = $1 and clock_id = $2 and rung = any($3::text[])`;

/** Rungs that were sent, or that a later one made superfluous. */
export async function settleUrgent(
  client: ClientBase,
  petitionId: string,
  settled: { clockId: string; rungs: readonly string[]; outcome: 'sent' | 'superseded' },
): Promise<void> {
  if (settled.rungs.length === 0) return;
  await client.query(SETTLE, [petitionId, settled.clockId, [...settled.rungs], settled.outcome]);
}

/** Nobody may be told now; somebody may in a minute, when the roster is filled. */
export async function askUrgentLater(
  client: ClientBase,
  petitionId: string,
  { clockId, rung }: ComeUrgent,
): Promise<void> {
  await client.query(
    `update jobs.urgent_timer set not_before = now() + interval '1 minute'
      where petition_id = $1 and clock_id = $2 and rung = $3`,
    [petitionId, clockId, rung],
  );
}
