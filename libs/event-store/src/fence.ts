import { RestoreFenceRequired } from './errors.js';
import { INLINE_LOCK } from './migrations/append.sql.js';
import { ROW_TYPES } from './rows.js';
import type { ClientBase, Queryable } from './types.js';

const BEHIND = `select coalesce((select max(e.tx) from es.event e), 0)
    >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint + s.xid_offset as behind from es.settings s`;
const RAISE = `update es.settings set xid_offset = (select max(e.tx) from es.event e) + 1`;

/**
 * The check at start: the transaction counter must be past the newest event, or readers would miss the history.
 * @rejects RESTORE_FENCE_REQUIRED
 */
export async function checkFence(client: Queryable): Promise<void> {
  if (await isBehind(client)) throw new RestoreFenceRequired();
}

/**
 * After a logical restore: lifts the counter past all events. Needs the owner's rights; false when it was not needed.
 * Appends wait, so that none is written with the old offset.
 */
export async function restoreFence(client: ClientBase): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(${INLINE_LOCK})`);
    const behind = await isBehind(client);
    if (behind) await client.query(RAISE);
    await client.query('commit');
    return behind;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/**
 * Lets `recordedAt` lie in the past: only for databases with simulated time, such as the demonstration's.
 * Needs the owner's rights; the setting stands in es.settings for everyone to see.
 */
export async function allowSimulatedTime(client: Queryable, days: number): Promise<void> {
  await client.query("update es.settings set recorded_skew = $1::int * interval '1 day'", [days]);
}

async function isBehind(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ behind: boolean }>({ text: BEHIND, types: ROW_TYPES });
  return rows[0]?.behind === true;
}
