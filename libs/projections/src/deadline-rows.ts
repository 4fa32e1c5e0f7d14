import {
  type Calendar,
  type ClockKind,
  clocksOf,
  differs,
  type DueDays,
  dueUnder,
  indicatorFactsOf,
  type PetitionState,
  type Policy,
  reminderProfileOf,
} from '#domain';
import type { ClientBase, Pool } from 'pg';
import { clockRowOf, type ClockRow, lightDaysOf, nextClockColumns } from './clock-rows.js';
import { type FactRow, factRowOf } from './fact-row.js';
import { guardColumns } from './guard-columns.js';

/** A clock as it stands, with what it would be under another calendar. */
export type ClockMove = {
  readonly petitionId: string;
  readonly clockId: string;
  readonly kind: ClockKind;
  readonly orgId: number;
  readonly running: boolean;
  readonly before: DueDays;
  readonly after: DueDays;
};

type ScannedRow = {
  petition_id: string;
  clock_id: string;
  kind: ClockKind;
  org_id: number;
  started_on: string;
  budget: number;
  length: number;
  unit: 'day' | 'workday';
  nominal_due: string;
  legal_due: string | null;
  provisional: boolean;
  yellow_on: string;
  orange_on: string;
  running: boolean;
};

const SCAN = `select petition_id, clock_id, kind, org_id, started_on, budget, budget + extended_days as length, unit,
    nominal_due, legal_due, provisional, yellow_on, orange_on, stopped_on is null as running
  from rm.clock where (petition_id, clock_id) > ($1, $2) and (not $3 or stopped_on is null)
  order by petition_id, clock_id limit 20000`;

const dueOfRow = ({ nominal_due, legal_due, provisional }: ScannedRow): DueDays => ({
  nominalDue: nominal_due,
  legalDue: legal_due,
  provisional,
});

/** Whether the row says what the calendar says, lights included. */
function moveOf(row: ScannedRow, calendar: Calendar): ClockMove | null {
  const before = dueOfRow(row);
  const { started_on: startedOn, length, unit } = row;
  const after = dueUnder({ ...before, startedOn, length, unit }, calendar);
  const profile = reminderProfileOf(row.kind, { n: row.budget, unit }, calendar);
  const lights = lightDaysOf(profile, after.nominalDue, calendar);
  const same =
    !differs(before, after) && lights.yellow_on === row.yellow_on && lights.orange_on === row.orange_on;
  if (same) return null;
  const { petition_id: petitionId, clock_id: clockId, kind, org_id: orgId, running } = row;
  return { petitionId, clockId, kind, orgId, running, before, after };
}

/**
 * Clocks whose rows another calendar would change, page by page; running ones alone, or stopped ones too, whose
 * timeliness may have to be judged anew. Reads rows only: a million clocks cost no stream.
 */
export async function* clockMoves(
  db: Pool | ClientBase,
  calendar: Calendar,
  only: 'running' | 'all',
): AsyncGenerator<ClockMove[]> {
  let from = { petition_id: '00000000-0000-0000-0000-000000000000', clock_id: '' };
  for (;;) {
    const { rows } = await db.query<ScannedRow>(SCAN, [from.petition_id, from.clock_id, only === 'running']);
    const last = rows.at(-1);
    if (last === undefined) return;
    from = last;
    yield rows.flatMap((row) => moveOf(row, calendar) ?? []);
  }
}

/** What of a petition's rows rests on the calendar. */
export type DeadlineRows = {
  readonly petition: Record<string, string | boolean | null>;
  readonly clocks: readonly ClockRow[];
  readonly fact: FactRow;
};

/** The rows of a petition that a calendar may move; nothing in them rests on text, so no key is needed. */
export function deadlineRowsOf(
  state: PetitionState,
  { calendar, policy }: { calendar: Calendar; policy: Policy },
): DeadlineRows {
  const guard = guardColumns(state);
  const clocks = clocksOf(state, policy, calendar).map((clock) => clockRowOf(clock, guard, calendar));
  return {
    petition: { petition_id: state.petitionId, ...nextClockColumns(clocks) },
    clocks,
    fact: factRowOf(indicatorFactsOf(state, calendar, policy), guard),
  };
}

/** A due day as it stood before it was written anew. */
export type StoredDue = DueDays & { readonly petitionId: string; readonly clockId: string };

const LOCK = `select petition_id from rm.petition where petition_id = any($1::uuid[]) order by petition_id for update`;
const STORED = `select petition_id as "petitionId", clock_id as "clockId", nominal_due as "nominalDue",
  legal_due as "legalDue", provisional from rm.clock where petition_id = any($1::uuid[]) and stopped_on is null`;

/** Holds the rows of petitions against commands until the end of the transaction, and gives their running due days. */
export async function lockDeadlineRows(
  client: ClientBase,
  petitionIds: readonly string[],
): Promise<StoredDue[]> {
  await client.query({ name: 'rm_lock_deadlines', text: LOCK, values: [[...petitionIds]] });
  const { rows } = await client.query<StoredDue>({
    name: 'rm_stored_dues',
    text: STORED,
    values: [[...petitionIds]],
  });
  return rows;
}

const WRITE = `with given as (select value as g from jsonb_array_elements($1::jsonb)),
  clocks as (
    update rm.clock c set nominal_due = r.nominal_due, legal_due = r.legal_due, provisional = r.provisional,
        yellow_on = r.yellow_on, orange_on = r.orange_on, budget = r.budget, unit = r.unit
      from given, jsonb_populate_recordset(null::rm.clock, g -> 'clocks') r
      where c.petition_id = (g -> 'petition' ->> 'petition_id')::uuid and c.clock_id = r.clock_id),
  petitions as (
    update rm.petition p set next_clock = r.next_clock, next_kind = r.next_kind, next_nominal = r.next_nominal,
        next_legal = r.next_legal, next_provisional = r.next_provisional, next_yellow_on = r.next_yellow_on,
        next_orange_on = r.next_orange_on
      from given, jsonb_populate_record(null::rm.petition, g -> 'petition') r
      where p.petition_id = r.petition_id)
  update rm.fact f set first_on = r.first_on, last_on = r.last_on, facts = r.facts
    from given, jsonb_populate_record(null::rm.fact, g -> 'fact') r
    where f.petition_id = (g -> 'petition' ->> 'petition_id')::uuid`;

/** Writes them; hold `lockDeadlineRows` before, and derive from streams read after it. */
export async function writeDeadlineRows(client: ClientBase, rows: readonly DeadlineRows[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: 'rm_write_deadlines', text: WRITE, values: [JSON.stringify(rows)] });
}

/** How many running clocks have no certain due day; of what the client may see. */
export async function provisionalClocks(db: Pool | ClientBase): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*)::int as n from rm.clock where stopped_on is null and provisional',
  );
  return rows[0]?.n ?? 0;
}
