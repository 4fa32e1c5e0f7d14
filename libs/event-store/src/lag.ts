import { type Shard, SHARD_SQL } from './read.js';
import { isoSql, ROW_TYPES } from './rows.js';
import type { Position, Queryable } from './types.js';

/** How far a subscription has come. */
export type SubscriptionLag = Position & {
  readonly name: string;
  /** From 0. */
  readonly shard: number;
  /** Streams put aside, of all shards. */
  readonly parked: number;
  readonly status: 'running' | 'halted';
  readonly failures: number;
  readonly lastError: string | null;
  readonly owner: string | null;
  /** @shape ISO 8601 UTC */
  readonly leaseUntil: string | null;
  /** Events after its position, of whatever type; counted up to 10000. */
  readonly eventsBehind: number;
  /** Age of the oldest of them. */
  readonly secondsBehind: number;
};

const LAG = `select s.name, s.shard, (select count(*)::int from es.parked p where p.name = s.name) as parked, s.status, s.failures, s.last_error as "lastError", s.owner, ${isoSql('s.lease_until')} as "leaseUntil",
    s.tx::text as tx, s.position::text as position, b.n::int as "eventsBehind",
    coalesce(ceil(extract(epoch from clock_timestamp() - b.oldest)), 0)::int as "secondsBehind"
  from es.subscription s left join lateral (
    select count(*) as n, min(q.recorded_at) as oldest from (
      select e.recorded_at from es.event e where (e.tx, e.position) > (s.tx, s.position) order by e.tx, e.position limit 10000) q
  ) b on true
  where $1::text is null or s.name = $1 order by s.name, s.shard`;

/** The lag of one subscription or of all. */
export async function subscriptionLag(client: Queryable, name: string | null): Promise<SubscriptionLag[]> {
  const { rows } = await client.query<SubscriptionLag>({ text: LAG, types: ROW_TYPES, values: [name] });
  return rows;
}

const PENDING = `select s.status = 'halted' as halted, s.last_error as "lastError", exists (
    select from es.event e
    where (e.tx, e.position) > (coalesce(s.tx, 0), coalesce(s.position, 0)) and (e.tx, e.position) <= ($2::bigint, $3::bigint)
      and ($4::text[] is null or e.type = any($4)) and ${SHARD_SQL} % $5::int = $6::int
      and not exists (select from es.parked k where k.name = $1 and k.stream_id = e.stream_id)) as behind
  from (select) one left join es.subscription s on s.name = $1 and s.generation = 1 and s.shard = $6::smallint`;

/** Whether events of interest up to `target` are still to be handled. */
export async function pendingUntil(
  client: Queryable,
  what: {
    readonly name: string;
    readonly types: readonly string[] | null;
    readonly target: Position;
    readonly shard: Shard;
  },
): Promise<{ behind: boolean; halted: boolean | null; lastError: string | null }> {
  const { name, types, target, shard } = what;
  const { rows } = await client.query<{ behind: boolean; halted: boolean | null; lastError: string | null }>({
    text: PENDING,
    types: ROW_TYPES,
    values: [name, target.tx, target.position, types, shard.shards, shard.shard],
  });
  return rows[0] as (typeof rows)[number];
}

/** A transaction that writes and that every reader therefore waits for (§5.3, stall control). */
export type OpenWriter = {
  readonly pid: number;
  readonly database: string | null;
  readonly applicationName: string | null;
  readonly state: string | null;
  readonly seconds: number;
};

const WRITERS = `select a.pid, a.datname as database, a.application_name as "applicationName", a.state,
    coalesce(ceil(extract(epoch from clock_timestamp() - a.xact_start)), 0)::int as seconds
  from pg_stat_activity a where a.backend_xid is not null and a.pid <> pg_backend_pid()
  order by age(a.backend_xid) desc limit 20`;

/** The open write transactions of the server, oldest first; what a role may not see is null. */
export async function openWriters(client: Queryable): Promise<OpenWriter[]> {
  const { rows } = await client.query<OpenWriter>({ text: WRITERS, types: ROW_TYPES });
  return rows;
}

const BEHIND = `select distinct e.stream_id as "streamId" from es.event e
  where e.type = any($2) and (e.tx, e.position) > (
    select coalesce((array_agg(s.tx order by s.tx, s.position))[1], 0), coalesce((array_agg(s.position order by s.tx, s.position))[1], 0)
    from es.subscription s where s.name = $1)
  union select k.stream_id from es.parked k where k.name = $1`;

/**
 * Streams with events of these types that a subscription has not handled yet, as the transaction of `client` sees them, and those
 * that it put aside: what its effect says nothing of.
 */
export async function streamsBehind(
  client: Queryable,
  { name, types }: { readonly name: string; readonly types: readonly string[] },
): Promise<string[]> {
  const { rows } = await client.query<{ streamId: string }>({ text: BEHIND, values: [name, types] });
  return rows.map(({ streamId }) => streamId);
}
