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

/** What a clock's days rest on, and what they are. */
type Shape = {
  kind: ClockKind;
  started_on: string;
  budget: number;
  length: number;
  unit: 'day' | 'workday';
  nominal_due: string;
  legal_due: string | null;
  provisional: boolean;
  yellow_on: string;
  orange_on: string;
};
type MovingRow = { petition_id: string; clock_id: string; org_id: number; running: boolean; shape: number };

const SHAPE = `kind, started_on, budget, budget + extended_days as length, unit, nominal_due, legal_due, provisional,
  yellow_on, orange_on`;
// Thousands of clocks start on the same day and run as long: each case is reckoned once, whatever their number.
const SHAPES = `select distinct ${SHAPE} from rm.clock where not $1 or stopped_on is null`;
const MOVING = `select c.petition_id, c.clock_id, c.org_id, c.stopped_on is null as running, g.shape
  from (select *, budget + extended_days as length from rm.clock) c
  join jsonb_to_recordset($4::jsonb) as g(shape int, kind text, started_on date, budget int, length int, unit text,
    nominal_due date, legal_due date, provisional boolean, yellow_on date, orange_on date)
    on (c.kind, c.started_on, c.budget, c.length, c.unit, c.nominal_due, c.provisional, c.yellow_on, c.orange_on)
      = (g.kind, g.started_on, g.budget, g.length, g.unit, g.nominal_due, g.provisional, g.yellow_on, g.orange_on)
      and c.legal_due is not distinct from g.legal_due
  where (c.petition_id, c.clock_id) > ($1, $2) and (not $3 or c.stopped_on is null)
  order by c.petition_id, c.clock_id limit 20000`;

const dueOfShape = ({ nominal_due, legal_due, provisional }: Shape): DueDays => ({
  nominalDue: nominal_due,
  legalDue: legal_due,
  provisional,
});

/** What the calendar says of such a clock; null where the row says the same, lights included. */
function movedTo(shape: Shape, calendar: Calendar): DueDays | null {
  const before = dueOfShape(shape);
  const { kind, budget: n, started_on: startedOn, length, unit } = shape;
  const after = dueUnder({ ...before, startedOn, length, unit }, calendar);
  const profile = reminderProfileOf(kind, { n, unit }, calendar);
  const lights = lightDaysOf(profile, after.nominalDue, calendar);
  const same =
    !differs(before, after) && lights.yellow_on === shape.yellow_on && lights.orange_on === shape.orange_on;
  return same ? null : after;
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
  const running = only === 'running';
  const { rows: shapes } = await db.query<Shape>(SHAPES, [running]);
  const moving = shapes.flatMap((shape) => {
    const after = movedTo(shape, calendar);
    return after === null ? [] : [{ shape, after }];
  });
  if (moving.length === 0) return;
  const given = JSON.stringify(moving.map(({ shape }, at) => ({ ...shape, shape: at })));
  let from = ['00000000-0000-0000-0000-000000000000', ''];
  for (;;) {
    const { rows } = await db.query<MovingRow>(MOVING, [...from, running, given]);
    const last = rows.at(-1);
    if (last === undefined) return;
    from = [last.petition_id, last.clock_id];
    yield rows.map((row): ClockMove => {
      const { shape, after } = moving[row.shape] as (typeof moving)[number];
      return {
        petitionId: row.petition_id,
        clockId: row.clock_id,
        kind: shape.kind,
        orgId: row.org_id,
        running: row.running,
        before: dueOfShape(shape),
        after,
      };
    });
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

// What stands already is not written again: a row costs its indexes, and a fact the history of the figures.
const WRITE = `with given as (select value as g from jsonb_array_elements($1::jsonb)),
  clocks as (
    update rm.clock c set nominal_due = r.nominal_due, legal_due = r.legal_due, provisional = r.provisional,
        yellow_on = r.yellow_on, orange_on = r.orange_on, budget = r.budget, unit = r.unit
      from given, jsonb_populate_recordset(null::rm.clock, g -> 'clocks') r
      where c.petition_id = (g -> 'petition' ->> 'petition_id')::uuid and c.clock_id = r.clock_id
        and (c.nominal_due, c.legal_due, c.provisional, c.yellow_on, c.orange_on, c.budget, c.unit) is distinct from
          (r.nominal_due, r.legal_due, r.provisional, r.yellow_on, r.orange_on, r.budget, r.unit)),
  petitions as (
    update rm.petition p set next_clock = r.next_clock, next_kind = r.next_kind, next_nominal = r.next_nominal,
        next_legal = r.next_legal, next_provisional = r.next_provisional, next_yellow_on = r.next_yellow_on,
        next_orange_on = r.next_orange_on
      from given, jsonb_populate_record(null::rm.petition, g -> 'petition') r
      where p.petition_id = r.petition_id
        and (p.next_clock, p.next_kind, p.next_nominal, p.next_legal, p.next_provisional, p.next_yellow_on, p.next_orange_on)
          is distinct from
          (r.next_clock, r.next_kind, r.next_nominal, r.next_legal, r.next_provisional, r.next_yellow_on, r.next_orange_on))
  update rm.fact f set first_on = r.first_on, last_on = r.last_on, facts = r.facts
    from given, jsonb_populate_record(null::rm.fact, g -> 'fact') r
    where f.petition_id = (g -> 'petition' ->> 'petition_id')::uuid
      and (f.first_on, f.last_on, f.facts) is distinct from (r.first_on, r.last_on, r.facts)`;

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
