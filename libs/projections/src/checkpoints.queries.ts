import { type CheckCode, CHECKS, type Checkpoint, codesOf, type Gate } from '#domain';
import type { ClientBase } from 'pg';
import {
  type ListContext,
  REGISTER_COLUMNS,
  REGISTER_FROM,
  type RegisterRow,
  registerRowsOf,
  type StoredRegisterRow,
} from './register-row.js';
import { isTaker, type Worker } from './workbench.queries.js';

/** A case that waits at a gate. */
export type GateQueueRow = {
  petition: RegisterRow;
  gate: Gate;
  round: number;
  /** Day since which it waits. */
  since: string;
  /** As judged on the day of its last event. */
  failedHard: number;
  awaiting: number;
  /** False for one's own case (审核人 ≠ 承办人) and for whoever does not examine. */
  mayExamine: boolean;
  /** Whether the viewer handles the case himself. */
  own: boolean;
};

/** What waits at a gate. @shape total: also those beyond the rows */
export type GateQueue = { rows: GateQueueRow[]; total: number };

/** 待审, longest waiting first; without a limit all of it, as whatever counts needs it. */
export async function gateQueue(
  client: ClientBase,
  worker: Worker,
  context: ListContext & { limit?: number },
): Promise<GateQueue> {
  const { rows } = await client.query<
    StoredRegisterRow & {
      gate: Gate;
      gate_round: number;
      gate_since: string;
      gate_failed_hard: number | null;
      gate_awaiting: number | null;
      own: boolean;
      total: number;
    }
  >({
    name: 'rm_gate_queue',
    text: `select ${REGISTER_COLUMNS}, p.gate, p.gate_round, p.gate_since, p.gate_failed_hard, p.gate_awaiting,
        $1::uuid = any(p.handler_ids) as own, count(*) over ()::int as total
      from ${REGISTER_FROM} where p.gate is not null
      order by p.gate_since, p.petition_id limit $2`,
    values: [worker.accountId, context.limit ?? null],
  });
  const petitions = await registerRowsOf(rows, context);
  const queued = petitions.flatMap((petition, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    return [
      {
        petition,
        gate: row.gate,
        round: row.gate_round,
        since: row.gate_since,
        failedHard: row.gate_failed_hard ?? 0,
        awaiting: row.gate_awaiting ?? 0,
        mayExamine: isTaker('passGate', worker, row),
        own: row.own,
      },
    ];
  });
  return { rows: queued, total: rows[0]?.total ?? 0 };
}

/** How often one check passed or failed. */
export type CheckAuditRow = {
  check: CheckCode;
  zh: string;
  checkpoint: Checkpoint;
} & Counts;

type Counts = { passed: number; failed: number; notApplicable: number };

/** Verdicts recorded when a gate was passed or refused in those days, check by check, in the order of §2.5. */
export async function checkpointAudit(
  client: ClientBase,
  period: { from: string; to: string; orgIds?: readonly number[] },
): Promise<CheckAuditRow[]> {
  const { rows } = await client.query<{ check_code: string } & Counts>({
    name: 'rm_checkpoint_audit',
    text: `select c.check_code, count(*) filter (where c.value = 'passed')::int as passed,
        count(*) filter (where c.value = 'failed')::int as failed, count(*) filter (where c.value = 'notApplicable')::int as "notApplicable"
      from rm.verdict v, lateral (select unnest(v.passed), 'passed' union all select unnest(v.failed), 'failed'
        union all select unnest(v.not_applicable), 'notApplicable') c (check_code, value)
      where v.judged_on between $1::date and $2::date and ($3::int[] is null or v.org_id = any($3::int[]))
      group by 1`,
    values: [period.from, period.to, period.orgIds ?? null],
  });
  const counted = new Map(rows.map(({ check_code, ...counts }) => [check_code, counts]));
  return codesOf(CHECKS).map((check) => ({
    check,
    zh: CHECKS[check].zh,
    checkpoint: CHECKS[check].checkpoint,
    ...(counted.get(check) ?? { passed: 0, failed: 0, notApplicable: 0 }),
  }));
}
