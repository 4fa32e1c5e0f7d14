import type { Light } from '#domain';
import type { ClientBase } from 'pg';
import { Conditions } from './conditions.js';
import { readCursor, type RegisterSort, writeCursor } from './cursor.js';
import {
  type ListContext,
  REGISTER_COLUMNS,
  REGISTER_FROM,
  type RegisterRow,
  registerRowsOf,
  type StoredRegisterRow,
} from './register-row.js';
import type { IdentifierKind } from './row-text.js';

/** Filters of the register; all may be combined, absent ones do not filter. */
export type RegisterFilter = {
  /** Blind tokens of what was typed (`vault.blindQuery`); an empty list finds nothing. */
  tokens?: readonly string[];
  /** Or of the petitioner's telephone or identity card (`identifierMac`), where it may be asked who reported (§9). */
  identifiers?: readonly AskedIdentifier[];
  orgId?: number;
  channel?: string;
  origin?: string;
  class?: string;
  /** §6.3: two digits for a group, four for one category. */
  category?: string;
  keyArea?: string;
  status?: string;
  scope?: 'all' | 'open' | 'ended' | 'history';
  /** The handler or one of his co-handlers: 我的. */
  handledBy?: string;
  handlerId?: string;
  /** Of the most urgent running clock. */
  light?: Light;
  receivedFrom?: string;
  receivedTo?: string;
  repeat?: boolean;
  /** Whose notification clock runs: the petitioner has not been told yet (Article 23). */
  lacksNotice?: boolean;
  /** Only these: the petitions behind a figure (`petitionIdsBehind`). */
  ids?: readonly string[];
};

/** A telephone or a number of an identity card that was typed, blind. */
export type AskedIdentifier = { readonly kind: IdentifierKind; readonly mac: string };

/** Which page. @shape after: of the page before; limit 1–100; few: matches of a search that are named one by one */
export type RegisterPageRequest = { sort?: RegisterSort; after?: string; limit?: number; few?: number };

/** A page of the register. @shape total: exact up to 1,000, then null */
export type RegisterPage = { items: RegisterRow[]; next: string | null; total: number | null };

const EXACT_UP_TO = 1_000;
/** A petition without a running clock comes last where the list is sorted by due day. */
const NEVER = `'9999-12-31'::date`;

const SORTS: Record<RegisterSort, { key: string; type: string; order: 'asc' | 'desc' }> = {
  received: { key: 'p.received_on', type: 'date', order: 'desc' },
  due: { key: `coalesce(p.next_due, ${NEVER})`, type: 'date', order: 'asc' },
  updated: { key: 'p.updated_at', type: 'timestamptz', order: 'desc' },
};

// The table of §4.5, read from the top; the days on which a light turns stand in the row.
const LIGHT_SQL: Record<Light, string> = {
  red: 'p.next_legal < ?',
  rollover: 'p.next_nominal < ? and (p.next_legal is null or p.next_legal >= ?)',
  orange: 'p.next_nominal >= ? and p.next_orange_on <= ?',
  yellow: 'p.next_nominal >= ? and p.next_orange_on > ? and p.next_yellow_on <= ?',
  green: 'p.next_nominal >= ? and p.next_yellow_on > ?',
};

/** Up to so many matches lead to the register; of more, the register is walked in its order and asked who matches. */
const FEW = 2_000;

/** What a search found: which, or a query that too many match to name them. */
type Found = { ids: readonly string[] } | { query: string } | null;

async function foundBy(
  client: ClientBase,
  { tokens, identifiers = [] }: Pick<RegisterFilter, 'tokens' | 'identifiers'>,
  few = FEW,
): Promise<Found> {
  if (tokens === undefined) return null;
  const persons = await foundByIdentifier(client, identifiers);
  if (tokens.length === 0) return { ids: persons };
  const query = quoted(tokens).join(' & ');
  const { rows } = await client.query<{ id: string }>(
    // in the select list the function stops where the limit is reached
    'select rm.petitions_with($1::tsquery) as id limit $2',
    [query, few + 1],
  );
  // a telephone stands in few texts: those are named with the persons
  if (rows.length > few && persons.length === 0) return { query };
  return { ids: [...new Set([...persons, ...rows.map(({ id }) => id)])] };
}

/** Only in the general zone: in the restricted ones nobody learns by a search who reported (§9). */
async function foundByIdentifier(
  client: ClientBase,
  identifiers: readonly AskedIdentifier[],
): Promise<string[]> {
  if (identifiers.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(
    `select distinct i.petition_id as id from rm.identifier i
       join unnest($1::text[], $2::text[]) as asked (kind, mac) using (kind, mac)
       join rm.petition p using (petition_id) where p.zone = 'general'`,
    [identifiers.map(({ kind }) => kind), identifiers.map(({ mac }) => mac)],
  );
  return rows.map(({ id }) => id);
}

/** The conditions that a filter makes on `rm.petition p`. */
function registerConditions(filter: RegisterFilter, found: Found, today: string): Conditions {
  const where = new Conditions()
    .when(filter.orgId, 'p.org_id = ?')
    .when(filter.channel, 'p.channel = ?')
    .when(filter.origin, 'p.origin = ?')
    .when(filter.class, 'p.class = ?')
    .when(filter.keyArea, 'p.key_area = ?')
    .when(filter.status, 'p.status = ?')
    .when(filter.handledBy, '? = any(p.handler_ids)')
    .when(filter.handlerId, 'p.handler_id = ?')
    .when(filter.receivedFrom, 'p.received_on >= ?')
    .when(filter.receivedTo, 'p.received_on <= ?')
    .when(filter.repeat, 'p.repeat = ?')
    .when(filter.ids, 'p.petition_id = any(?::uuid[])');
  if (filter.category !== undefined && filter.category !== '')
    where.add(
      filter.category.length === 4 ? 'p.category_code = ?' : 'starts_with(p.category_code, ?)',
      filter.category,
    );
  if (filter.lacksNotice === true)
    where.add(
      `exists (select from rm.clock c where c.petition_id = p.petition_id and c.kind = 'dueNotify' and c.stopped_on is null)`,
    );
  if (filter.scope === 'open') where.add('p.is_open');
  else if (filter.scope === 'ended') where.add('not p.is_open and not p.history');
  else if (filter.scope === 'history') where.add('p.history');
  if (filter.light !== undefined) {
    const sql = LIGHT_SQL[filter.light];
    where.add(sql, ...Array.from(sql.matchAll(/\?/g), () => today));
  }
  if (found !== null) {
    if ('ids' in found) where.add('p.petition_id = any(?::uuid[])', found.ids);
    // `is true` keeps it a hashed filter of each row: as a join it would be planned without knowing how many match
    else where.add('(p.petition_id in (select f.id from found f)) is true');
  }
  return where;
}

/** Tokens as words of a tsquery: 16 hexadecimal digits, nothing else is let in. */
export function quoted(tokens: readonly string[]): string[] {
  if (tokens.some((token) => !/^[0-9a-f]{16}$/.test(token))) throw new Error('not a blind token');
  return tokens.map((token) => `'${token}'`);
}

/**
 * A page of the register as this viewer may see it; the client is under the viewer's settings.
 * @rejects CURSOR_INVALID
 */
export async function listRegister(
  client: ClientBase,
  filter: RegisterFilter,
  page: RegisterPageRequest,
  context: ListContext,
): Promise<RegisterPage> {
  const sort = page.sort ?? 'received';
  const { key, type, order } = SORTS[sort];
  const limit = Math.min(100, Math.max(1, page.limit ?? 50));
  const cursor = page.after === undefined ? null : readCursor(page.after, sort);
  const found = await foundBy(client, filter, page.few);
  const where = registerConditions(filter, found, context.today);
  // the first page is counted in the same statement, so that a search is carried out once
  const counted = cursor === null ? countSql(where) : 'null::int';
  if (cursor !== null)
    where.add(
      `(${key}, p.petition_id) ${order === 'asc' ? '>' : '<'} (?::${type}, ?::uuid)`,
      cursor.key,
      cursor.petitionId,
    );
  const { rows } = await client.query<StoredRegisterRow & { sort_key: string; counted: number | null }>(
    `${withFound(found, where)} select ${REGISTER_COLUMNS}, (${key})::text as sort_key, ${counted} as counted
     from ${REGISTER_FROM}
     where ${where.sql}
     order by ${key} ${order}, p.petition_id ${order}
     limit ${where.place(limit + 1)}`,
    where.values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: await registerRowsOf(shown, context),
    next: more ? writeCursor({ sort, key: last.sort_key, petitionId: last.petition_id }) : null,
    total:
      cursor === null
        ? exact(rows[0]?.counted ?? 0)
        : await countUpTo(client, registerConditions(filter, found, context.today), found),
  };
}

/** Every petition of a filter as this viewer may see it, the earliest first. @shape limit: one more tells that there are more */
export async function registerIds(
  client: ClientBase,
  filter: RegisterFilter,
  { today, limit }: { today: string; limit: number },
): Promise<string[]> {
  const found = await foundBy(client, filter);
  const where = registerConditions(filter, found, today);
  const { rows } = await client.query<{ id: string }>(
    `${withFound(found, where)} select p.petition_id as id from rm.petition p where ${where.sql}
     order by p.received_on, p.petition_no, p.petition_id limit ${where.place(limit)}`,
    where.values,
  );
  return rows.map(({ id }) => id);
}

/**
 * The petitions that a book of the office is made of, as this viewer may see them, the earliest first; imported history is
 * in none. @shape since: the days of a petition lie in the years after its receipt, so three years before it are looked
 * at; null = a book whose lines stand however old they are
 */
export async function bookPetitionIds(
  client: ClientBase,
  filter: RegisterFilter,
  { limit, since }: { limit: number; since: string | null },
): Promise<string[]> {
  const where = registerConditions(filter, null, '').add('not p.history');
  if (since !== null) where.add(`p.received_on >= ?::date - interval '3 years'`, since);
  const { rows } = await client.query<{ id: string }>(
    `select p.petition_id as id from rm.petition p where ${where.sql}
     order by p.received_on, p.petition_no, p.petition_id limit ${where.place(limit)}`,
    where.values,
  );
  return rows.map(({ id }) => id);
}

/** What the conditions call `found`: the matches of a search that too many match to name them. */
const withFound = (found: Found, where: Conditions): string =>
  found !== null && 'query' in found
    ? `with found as materialized (select rm.petitions_with(${where.place(found.query)}::tsquery) as id)`
    : '';

const countSql = (where: Conditions): string =>
  `(select count(*)::int from (select from rm.petition p where ${where.sql} limit ${EXACT_UP_TO + 1}) counted)`;

const exact = (n: number): number | null => (n > EXACT_UP_TO ? null : n);

async function countUpTo(client: ClientBase, where: Conditions, found: Found): Promise<number | null> {
  const { rows } = await client.query<{ n: number }>(
    `${withFound(found, where)} select ${countSql(where)} as n`,
    where.values,
  );
  return exact(rows[0]?.n ?? 0);
}
