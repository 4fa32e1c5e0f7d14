import type { ClientBase } from 'pg';
import type { ClockKind, DueDays } from '#domain';

/** A running clock of a petition whose day another calendar has moved. @shape before, after: YYYY-MM-DD as they were told */
export type MovedClock = {
  readonly petitionId: string;
  readonly displayNo: string;
  readonly orgId: number;
  readonly clockId: string;
  readonly clockKind: ClockKind;
  readonly before: string;
  readonly after: string;
  readonly calendarVersion: string;
  readonly movedAt: string;
};

/** The day by which people go: the legal one; while it is provisional the nominal one (K-21). */
export const dayOf = ({ legalDue, nominalDue }: DueDays): string => legalDue ?? nominalDue;

const PUT = `insert into jobs.moved_day (petition_id, clock_id, clock_kind, before_on, after_on, calendar_version)
  select g.petition_id, g.clock_id, g.clock_kind, g.before_on, g.after_on, $1
    from jsonb_to_recordset($2::jsonb)
      as g(petition_id uuid, clock_id text, clock_kind text, before_on date, after_on date)
  on conflict do nothing`;

/** A day that moved. */
export type DayMove = {
  readonly petitionId: string;
  readonly clockId: string;
  readonly kind: ClockKind;
  readonly before: DueDays;
  readonly after: DueDays;
};

/** Notes the moves whose day is another for people too; a provisional day that is confirmed is none. */
export async function noteMovedDays(
  client: ClientBase,
  version: string,
  moves: readonly DayMove[],
): Promise<void> {
  const rows = moves
    .filter(({ before, after }) => dayOf(before) !== dayOf(after))
    .map(({ petitionId, clockId, kind, before, after }) => ({
      petition_id: petitionId,
      clock_id: clockId,
      clock_kind: kind,
      before_on: dayOf(before),
      after_on: dayOf(after),
    }));
  if (rows.length === 0) return;
  await client.query(PUT, [version, JSON.stringify(rows)]);
}

/** Clocks whose days petitioners were told in writing: the handling period and their own windows (D04, D17, D21). */
export const TOLD_CLOCKS: readonly ClockKind[] = ['dueHandle', 'reviewWindow', 'recheckWindow'];

const LIST = `select m.petition_id as "petitionId", p.display_no as "displayNo", p.org_id as "orgId",
    m.clock_id as "clockId", m.clock_kind as "clockKind", m.before_on as before, m.after_on as after,
    m.calendar_version as "calendarVersion", m.moved_at as "movedAt", count(*) over ()::int as total
  from jobs.moved_day m join rm.petition p using (petition_id)
    join rm.clock c on c.petition_id = m.petition_id and c.clock_id = m.clock_id and c.stopped_on is null
  where m.clock_kind = any($1::text[]) and c.legal_due = m.after_on
    and ($2::uuid is null or m.petition_id = $2)
  order by m.moved_at desc, p.display_no limit 500`;

/**
 * What moved and still runs to that day; the client is under the viewer's settings.
 * @shape rows: the newest; total: of all
 */
export async function movedClocks(
  client: ClientBase,
  petitionId: string | null = null,
): Promise<{ rows: MovedClock[]; total: number }> {
  const { rows } = await client.query<MovedClock & { total: number }>(LIST, [[...TOLD_CLOCKS], petitionId]);
  return { rows: rows.map(({ total: _, ...clock }) => clock), total: rows[0]?.total ?? 0 };
}
