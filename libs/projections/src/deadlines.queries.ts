import { addDays, type Calendar, workingDaysBetween } from '#domain';
import type { ClientBase } from 'pg';
import type { ClockRow } from './clock-rows.js';
import { Conditions } from './conditions.js';
import {
  type ClockShown,
  clockShown,
  type ListContext,
  REGISTER_COLUMNS,
  type RegisterRow,
  registerRowsOf,
  type StoredRegisterRow,
} from './register-row.js';

/** A day of the strip above the lists. @shape off: no working day */
export type DueDay = { on: string; count: number; off: boolean };

/** One running clock of one petition. */
export type DeadlineRow = { petition: RegisterRow; clock: ClockShown };

/** 期限: what runs, soonest first. */
export type DeadlineBoard = {
  today: string;
  days: DueDay[];
  rows: DeadlineRow[];
  /** Clocks that run, also those beyond the rows. */
  total: number;
  /** Clocks past their legal due day, also those beyond the rows. */
  overdueCount: number;
};

/** Whose clocks. @shape dueBy: only those that end by that day */
export type DeadlineFilter = { orgId?: number; handledBy?: string; dueBy?: string };

const STRIP_WORKDAYS = 20;

const RUNNING = `c.stopped_on is null and not c.petitioners`;
const DUE = 'coalesce(c.legal_due, c.nominal_due)';

/** A clock carries the guards of its petition and is judged by the same policy: the petition is looked at for its handlers only. */
const filtered = ({ orgId, handledBy, dueBy }: DeadlineFilter): Conditions =>
  new Conditions()
    .when(orgId, 'c.org_id = ?')
    .when(dueBy, `${DUE} <= ?::date`)
    .when(
      handledBy,
      'exists (select from rm.petition p where p.petition_id = c.petition_id and ? = any(p.handler_ids))',
    );

/**
 * Every running clock that the viewer may see, soonest first, with the strip of the next 20 working days. Without a limit
 * it is whole: what is printed must not lack a line.
 */
export async function deadlineBoard(
  client: ClientBase,
  filter: DeadlineFilter,
  context: ListContext & { limit?: number },
): Promise<DeadlineBoard> {
  const { today, calendar } = context;
  const where = filtered(filter);
  const { rows } = await client.query<StoredRegisterRow & { clock: ClockRow; total: number }>(
    `select ${REGISTER_COLUMNS}, to_jsonb(c) as clock, count(*) over ()::int as total
     from rm.clock c
     -- from the few clocks that run to their petitions, never through the whole register
     cross join lateral (select p.* from rm.petition p where p.petition_id = c.petition_id offset 0) p
     left join idn.account a on a.id = p.handler_id
     where ${RUNNING} and ${where.sql}
     order by ${DUE}, p.petition_id, c.clock_id limit ${where.place(context.limit ?? null)}`,
    where.values,
  );
  const petitions = await registerRowsOf(rows, context);
  const late = filtered(filter).add(`c.legal_due < ? and ${DUE} < ?`, today, today);
  const overdue = await client.query<{ n: number }>(
    `select count(*)::int as n from rm.clock c where ${RUNNING} and ${late.sql}`,
    late.values,
  );
  return {
    today,
    days: await dueDays(client, filter, { today, calendar }),
    rows: petitions.flatMap((petition, index) => {
      const clock = rows[index]?.clock;
      return clock === undefined ? [] : [{ petition, clock: clockShown(clock, today, calendar) }];
    }),
    total: rows[0]?.total ?? 0,
    overdueCount: overdue.rows[0]?.n ?? 0,
  };
}

/** What falls due on each of the next 20 working days and the days off between them; today included. */
export async function dueDays(
  client: ClientBase,
  filter: DeadlineFilter,
  { today, calendar }: Pick<ListContext, 'today' | 'calendar'>,
): Promise<DueDay[]> {
  const strip = stripFrom(today, calendar);
  const last = strip.at(-1)?.on ?? today;
  const where = filtered(filter).add(`${DUE} between ?::date and ?::date`, today, last);
  const { rows } = await client.query<{ on: string; count: number }>(
    `select ${DUE} as on, count(*)::int as count from rm.clock c where ${RUNNING} and ${where.sql} group by 1`,
    where.values,
  );
  const counts = new Map(rows.map(({ on, count }) => [on, count]));
  return strip.map(({ on, off }) => ({ on, off, count: counts.get(on) ?? 0 }));
}

function stripFrom(today: string, calendar: Calendar): { on: string; off: boolean }[] {
  const strip: { on: string; off: boolean }[] = [];
  let workdays = 0;
  for (let on = today; workdays < STRIP_WORKDAYS; on = addDays(on, 1)) {
    const off = workingDaysBetween(calendar, addDays(on, -1), on).count === 0;
    if (!off) workdays += 1;
    strip.push({ on, off });
  }
  return strip;
}
