import { type Calendar, lightOf, type PetitionCommandType } from '#domain';
import type { ClientBase } from 'pg';
import type { ClockRow } from './clock-rows.js';
import { clockOfRow } from './register-row.js';
import { beforeExtension, CLOCKS_OF, isTaker, stepsFor, WAITING, type Worker } from './workbench.queries.js';

/** How much waits for a person. @shape todo, overdue: counted among the first `COUNTED` that wait, soonest first */
export type WorkCounts = { todo: number; overdue: number; toExamine: number };

/** As far as the rail counts along. */
const COUNTED = 1000;

type Group = { awaits: PetitionCommandType[]; org_id: number; own: boolean; late: string[]; n: number };

// what is late is asked only of those whose next day has passed
const WAITING_IN_GROUPS = `select p.awaits, p.org_id, p.own, case when p.next_due < $5::date then array(
      select distinct c.kind::text from rm.clock c
      where c.petition_id = p.petition_id and c.stopped_on is null and not c.petitioners and c.legal_due < $5::date order by 1)
    else '{}'::text[] end as late, count(*)::int as n
  from (${WAITING}) p
  group by 1, 2, 3, 4`;

// what is to be told before the period ends that was extended: no column holds that day, and there are few
const EXTENSIONS_TO_TELL = `select p.awaits, p.org_id, p.own, to_json(array(
      select to_jsonb(c) from rm.clock c
      where c.petition_id = p.petition_id and c.stopped_on is null and c.kind = any($5::text[]))) as clocks
  from (${WAITING}) p where 'notifyExtension' = any(p.awaits)`;

// of other organisations nobody examines (`isTaker`)
const AT_GATES = `select p.org_id, $1::uuid = any(p.handler_ids) as own, count(*)::int as n
  from rm.petition p where p.gate is not null and p.org_id = $2 group by 1, 2`;

const waitingFor = (worker: Worker): unknown[] => [worker.accountId, worker.orgId, stepsFor(worker), COUNTED];

const firstOf = (
  row: { awaits: PetitionCommandType[]; org_id: number; own: boolean },
  worker: Worker,
): PetitionCommandType | undefined => row.awaits.find((step) => isTaker(step, worker, row));

/** How many extensions this person has yet to tell of though the period that was known has ended. */
async function lateToTell(
  client: ClientBase,
  worker: Worker,
  { today, calendar }: { today: string; calendar: Calendar },
): Promise<number> {
  const { rows } = await client.query<Pick<Group, 'awaits' | 'org_id' | 'own'> & { clocks: ClockRow[] }>({
    name: 'rm_extensions_to_tell',
    text: EXTENSIONS_TO_TELL,
    values: [...waitingFor(worker), CLOCKS_OF.notifyExtension],
  });
  return rows.filter(
    (row) =>
      firstOf(row, worker) === 'notifyExtension' &&
      row.clocks.some(
        (clock) => lightOf(clockOfRow(beforeExtension(clock, calendar)), today, calendar).overdue,
      ),
  ).length;
}

const totalOf = (groups: readonly { n: number }[]): number => groups.reduce((sum, { n }) => sum + n, 0);

/**
 * What the workbench and 待审 would show, counted without reading a row of them: groups of like petitions, judged by the workbench's own
 * rules (`isTaker`, the clock that the first step is to meet).
 * @shape today YYYY-MM-DD of the database
 */
export async function workCounts(
  client: ClientBase,
  worker: Worker,
  { today, calendar }: { today: string; calendar: Calendar },
): Promise<WorkCounts> {
  const waiting = await client.query<Group>({
    name: 'rm_work_counts',
    text: WAITING_IN_GROUPS,
    values: [...waitingFor(worker), today],
  });
  const atGates = await client.query<{ org_id: number; own: boolean; n: number }>({
    name: 'rm_gate_counts',
    text: AT_GATES,
    values: [worker.accountId, worker.orgId],
  });
  const mine = waiting.rows.flatMap((group) => {
    const first = firstOf(group, worker);
    return first === undefined ? [] : [{ ...group, first }];
  });
  const toTell = mine.some(({ first }) => first === 'notifyExtension')
    ? await lateToTell(client, worker, { today, calendar })
    : 0;
  const isLate = ({ first, late }: { first: PetitionCommandType; late: readonly string[] }): boolean => {
    const kinds: readonly string[] | undefined = CLOCKS_OF[first];
    return kinds === undefined ? late.length > 0 : late.some((kind) => kinds.includes(kind));
  };
  return {
    todo: totalOf(mine),
    overdue: totalOf(mine.filter((group) => group.first !== 'notifyExtension' && isLate(group))) + toTell,
    toExamine: totalOf(atGates.rows.filter((group) => isTaker('passGate', worker, group))),
  };
}
