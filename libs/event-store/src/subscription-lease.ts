import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCode } from './errors.js';
import type { Shard } from './read.js';
import { ROW_TYPES } from './rows.js';
import type { Position, Queryable } from './types.js';

/** A lease on a subscription: whoever holds the newest fence may move its position. */
export type Lease = { readonly fence: string; readonly position: Position; readonly failures: number };

/** What came of asking for a lease. */
export type LeaseAnswer =
  { readonly kind: 'held'; readonly lease: Lease } | { readonly kind: 'foreign' | 'halted' };

/** Who works on which subscription. @unit leaseMs milliseconds */
export type Holder = Shard & { readonly name: string; readonly owner: string; readonly leaseMs: number };

// A new generation of a read model takes no row of its own: it is made beside, and the running subscription goes on (§5.4).
const rowWhere = (shard: string): string =>
  `s.name = $1 and s.generation = 1 and s.shard = ${shard}::smallint`;
const UNTIL = (parameter: string): string =>
  `clock_timestamp() + ${parameter}::int * interval '1 millisecond'`;

const ENSURE = 'select es.divide_subscription($1, $2)';
const ACQUIRE = `update es.subscription s set owner = $2, fence = s.fence + 1, lease_until = ${UNTIL('$3')}, updated_at = clock_timestamp()
  where ${rowWhere('$5')} and s.status = 'running' and (s.lease_until is null or s.lease_until < clock_timestamp() or s.owner = $4)
  returning s.fence::text as fence, s.tx::text as tx, s.position::text as position, s.failures`;
const STATUS = `select s.status, s.owner from es.subscription s where ${rowWhere('$2')}`;
const MOVE = `update es.subscription s set tx = $3::bigint, position = $4::bigint, lease_until = ${UNTIL('$7')},
    -- a mere renewal does not forgive
    failures = case when ($3::bigint, $4::bigint) = (s.tx, s.position) then s.failures else 0 end,
    last_error = case when ($3::bigint, $4::bigint) = (s.tx, s.position) then s.last_error end, updated_at = clock_timestamp()
  where ${rowWhere('$8')} and s.fence = $2 and s.tx = $5 and s.position = $6 and s.status = 'running'`;
const FAIL = `update es.subscription s set failures = s.failures + 1, last_error = $3, lease_until = ${UNTIL('$5')},
    status = case when s.failures + 1 > $4::int then 'halted' else s.status end, updated_at = clock_timestamp()
  where ${rowWhere('$6')} and s.fence = $2 returning s.failures, s.status`;
const RELEASE = `update es.subscription s set owner = null, lease_until = null, updated_at = clock_timestamp()
  where ${rowWhere('$3')} and s.fence = $2`;
const RESUME = `update es.subscription s set status = 'running', failures = 0, lease_until = null, owner = null,
    updated_at = clock_timestamp() where s.name = $1 and s.generation = 1 and s.status = 'halted'`;

/**
 * Takes the lease when it is free, has run out, is this very holder's own (the server came back without his last page), or
 * belongs to a dead process of this machine (a start after `kill -9` need not wait). The fence rises, so an older holder can no longer commit, even if it was thought dead wrongly.
 */
export async function acquireLease(client: Queryable, holder: Holder): Promise<LeaseAnswer> {
  await client.query({ text: ENSURE, values: [holder.name, holder.shards] });
  const lease = await tryAcquire(client, holder, null);
  if (lease) return { kind: 'held', lease };
  const { rows } = await client.query<{ status: string; owner: string | null }>({
    text: STATUS,
    values: [holder.name, holder.shard],
  });
  const [found] = rows;
  if (found?.status === 'halted') return { kind: 'halted' };
  const before = found?.owner ?? null;
  const inherited =
    before === holder.owner || isDeadHere(before) ? await tryAcquire(client, holder, before) : null;
  return inherited ? { kind: 'held', lease: inherited } : { kind: 'foreign' };
}

async function tryAcquire(
  client: Queryable,
  holder: Holder,
  deadOwner: string | null,
): Promise<Lease | null> {
  const { rows } = await client.query<Position & { fence: string; failures: number }>({
    text: ACQUIRE,
    types: ROW_TYPES,
    values: [holder.name, holder.owner, holder.leaseMs, deadOwner, holder.shard],
  });
  const [row] = rows;
  return row
    ? { fence: row.fence, position: { tx: row.tx, position: row.position }, failures: row.failures }
    : null;
}

/** The name under which this process holds leases. @shape host/pid/random */
export function ownerName(): string {
  return `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
}

function isDeadHere(owner: string | null): boolean {
  const [host, pid] = owner?.split('/') ?? [];
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0); // signal 0 only asks
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}

/**
 * Compare-and-set of position and fence, which also lengthens the lease; false when the lease was lost.
 * In the transaction of the effect this is what makes a page count exactly once.
 */
export async function movePosition(
  client: Queryable,
  holder: Holder,
  lease: Lease,
  to: Position,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'es_subscription_move_2',
    text: MOVE,
    values: [
      holder.name,
      lease.fence,
      to.tx,
      to.position,
      lease.position.tx,
      lease.position.position,
      holder.leaseMs,
      holder.shard,
    ],
  });
  return rowCount === 1;
}

/** What a failure led to. */
export type FailureRecord = { readonly failures: number; readonly halted: boolean };

/** Counts a failure and halts the subscription after `retries`; null when the lease was lost. */
export async function recordFailure(
  client: Queryable,
  holder: Holder,
  lease: Lease,
  failure: { readonly error: string; readonly retries: number },
): Promise<FailureRecord | null> {
  const { rows } = await client.query<{ failures: number; status: string }>({
    text: FAIL,
    types: ROW_TYPES,
    values: [holder.name, lease.fence, failure.error, failure.retries, holder.leaseMs, holder.shard],
  });
  const [row] = rows;
  return row ? { failures: row.failures, halted: row.status === 'halted' } : null;
}

/** Gives the lease back, so that another process need not wait for its end. */
export async function releaseLease(client: Queryable, holder: Holder, lease: Lease): Promise<void> {
  await client.query({ text: RELEASE, values: [holder.name, lease.fence, holder.shard] });
}

/** Sets a halted subscription going again; true when it was halted. */
export async function resumeHalted(client: Queryable, name: string): Promise<boolean> {
  const { rowCount } = await client.query({ text: RESUME, values: [name] });
  return (rowCount ?? 0) > 0;
}
