import type { ClientBase } from 'pg';
import type { ClockRow } from './clock-rows.js';
import {
  type ClockShown,
  clockShown,
  type ListContext,
  REGISTER_COLUMNS,
  REGISTER_FROM,
  type RegisterRow,
  registerRowsOf,
  type StoredRegisterRow,
} from './register-row.js';
import { IS_OWED_FROM_BELOW } from './units-below.queries.js';
import type { Worker } from './workbench.queries.js';

/** A petition whose result a unit below owes. @shape clock: 重办期限 after its report was sent back, else 反馈期限; null where neither runs */
export type WaitingBelow = { petition: RegisterRow; clock: ClockShown | null };

/** What waits. @shape rows: those that come due first; total: also those beyond them */
export type WaitingList = { rows: WaitingBelow[]; total: number };

/** Lines on the screen. */
const ROWS = 200;

const WAITING = `select ${REGISTER_COLUMNS}, to_json(array(
      select to_jsonb(c) from rm.clock c
        where c.petition_id = p.petition_id and c.stopped_on is null and c.kind in ('reworkDue', 'feedbackDue'))) as clocks,
      count(*) over ()::int as total
    from ${REGISTER_FROM}
    where ${IS_OWED_FROM_BELOW} and (($3 and p.org_id = $2) or $1::uuid = any(p.handler_ids))
    order by coalesce(p.next_due, '9999-12-31'::date), p.petition_id limit $4`;

/**
 * 等待下级: what was sent down by this person's desk, or is his to follow, and comes back only by the report of the unit below
 * (§1.14). Nobody has a step to take, and yet its 反馈期限 runs: seen nowhere, it is forgotten.
 */
export async function waitingBelow(
  client: ClientBase,
  worker: Worker,
  { limit = ROWS, ...context }: ListContext & { limit?: number },
): Promise<WaitingList> {
  const desk = worker.roles.some((role) => role === 'reception' || role === 'windowHead');
  const { rows } = await client.query<StoredRegisterRow & { clocks: ClockRow[]; total: number }>({
    name: 'rm_waiting_below',
    text: WAITING,
    values: [worker.accountId, worker.orgId, desk, limit],
  });
  const petitions = await registerRowsOf(rows, context);
  const waiting = petitions.map((petition, at): WaitingBelow => {
    const clocks = rows[at]?.clocks ?? [];
    const clock = clocks.find(({ kind }) => kind === 'reworkDue') ?? clocks[0];
    return {
      petition,
      clock: clock === undefined ? null : clockShown(clock, context.today, context.calendar),
    };
  });
  return { rows: waiting, total: rows[0]?.total ?? 0 };
}
