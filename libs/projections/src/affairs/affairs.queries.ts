import { type Clock, lightOf, REDACTED_TEXT } from '#domain';
import type { ClientBase } from 'pg';
import { isRedacted } from '#vault';
import { Conditions } from '../conditions.js';
import type { ClockShown, ListContext } from '../register-row.js';
import { SEALED_PART } from '../sealed-columns.js';
import { sealedAffairAad } from './affair-rows.js';

/** A line of the register of affairs, opened. @shape facts: plain codes and days as the affair wrote them */
export type AffairListRow = {
  affairId: string;
  category: string;
  orgId: number;
  petitionId: string | null;
  petitionNo: string | null;
  status: string;
  open: boolean;
  number: string | null;
  openedOn: string;
  title: string;
  clock: Omit<ClockShown, 'clockId'> | null;
  facts: Record<string, unknown>;
  version: number;
};

/** Which affairs. @shape openedFrom, openedTo YYYY-MM-DD */
export type AffairFilter = {
  category?: string;
  categories?: readonly string[];
  petitionId?: string;
  affairId?: string;
  affairIds?: readonly string[];
  open?: boolean;
  orgId?: number;
  /** Whose it is, or who is a party to it. */
  concernsOrgId?: number;
  /** Who is named in it. */
  accountId?: string;
  status?: string;
  openedFrom?: string;
  openedTo?: string;
  /** Facts that must hold, e.g. `{ year: 2026 }`. */
  facts?: Readonly<Record<string, unknown>>;
  /** Left out = all of them: what is counted or put into a book must not lack a line. */
  limit?: number;
};

type StoredRow = {
  affair_id: string;
  category: string;
  org_id: number;
  petition_id: string | null;
  petition_no: string | null;
  status: string;
  is_open: boolean;
  number: string | null;
  opened_on: string;
  clock: Clock | null;
  facts: Record<string, unknown>;
  version: number;
  sealed: Buffer | null;
};

const conditionsOf = (filter: AffairFilter): Conditions => {
  const where = new Conditions()
    .when(filter.category, 'a.category = ?')
    .when(filter.categories, 'a.category = any(?::text[])')
    .when(filter.petitionId, 'a.petition_id = ?')
    .when(filter.affairId, 'a.affair_id = ?')
    .when(filter.affairIds, 'a.affair_id = any(?::uuid[])')
    .when(filter.open, 'a.is_open = ?')
    .when(filter.orgId, 'a.org_id = ?')
    .when(filter.accountId, '? = any(a.account_ids)')
    .when(filter.status, 'a.status = ?')
    .when(filter.openedFrom, 'a.opened_on >= ?')
    .when(filter.openedTo, 'a.opened_on <= ?');
  if (filter.concernsOrgId !== undefined)
    where.add('(a.org_id = ? or ? = any(a.party_org_ids))', filter.concernsOrgId, filter.concernsOrgId);
  if (filter.facts !== undefined) where.add('a.facts @> ?::jsonb', JSON.stringify(filter.facts));
  return where;
};

/** How many there are, whatever the limit; for a list that shows only the first. */
export async function countAffairs(client: ClientBase, filter: AffairFilter): Promise<number> {
  const where = conditionsOf(filter);
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from rm.affair a where ${where.sql}`,
    where.values,
  );
  return rows[0]?.n ?? 0;
}

/** The affairs that this viewer may see, most urgent first, then the newest, those of one day by their numbers; the client is under his settings. */
export async function listAffairs(
  client: ClientBase,
  filter: AffairFilter,
  { today, calendar, open }: ListContext,
): Promise<AffairListRow[]> {
  const where = conditionsOf(filter);
  const { rows } = await client.query<StoredRow>(
    `select a.affair_id, a.category, a.org_id, a.petition_id, p.display_no as petition_no, a.status, a.is_open, a.number,
       a.opened_on, a.clock, a.facts, a.version, a.sealed
     from rm.affair a left join rm.petition p on p.petition_id = a.petition_id
     where ${where.sql}
     order by a.is_open desc, coalesce(a.due_on, '9999-12-31'::date), a.opened_on desc,
       length(a.number) desc nulls last, a.number desc, a.updated_at desc, a.affair_id
     limit ${where.place(filter.limit ?? null)}`,
    where.values,
  );
  const sealed = rows.filter((row) => row.sealed !== null);
  const opened = await open(
    sealed.map((row) => ({ buffer: row.sealed as Buffer, aad: sealedAffairAad(row.affair_id) })),
  );
  const titles = new Map(sealed.map((row, at) => [row.affair_id, opened[at]?.[SEALED_PART]]));
  return rows.map((row) => {
    const title = titles.get(row.affair_id);
    return {
      affairId: row.affair_id,
      category: row.category,
      orgId: row.org_id,
      petitionId: row.petition_id,
      petitionNo: row.petition_no,
      status: row.status,
      open: row.is_open,
      number: row.number,
      openedOn: row.opened_on,
      title:
        row.sealed === null ? '' : typeof title === 'string' && !isRedacted(title) ? title : REDACTED_TEXT,
      clock: row.clock === null ? null : clockIn(row.clock, today, calendar),
      facts: row.facts,
      version: row.version,
    };
  });
}

function clockIn(
  clock: Clock,
  today: string,
  calendar: ListContext['calendar'],
): Omit<ClockShown, 'clockId'> {
  const face = lightOf(clock, today, calendar);
  return { kind: clock.kind, ...face.due, face };
}
