import { addDays, type IndicatorFacts } from '#domain';
import type { ClientBase } from 'pg';
import type { Window } from './period-code.js';
import type { Axis } from './stat-ref.js';
import { addTallies, type Tally, type TallyPart } from './tally.js';

/** Rows that are summed together: those of one organisation, accusations apart. */
export type Group = { orgId: number; restricted: boolean };
/** Sums as they stood below a transaction, on the evening of a day. */
export type Kept = { belowTx: string; asOf: string; tally: Tally };
/** Which sums. */
export type Sums = { window: Window; axis: Axis; part: TallyPart };

/** So many changes are brought up; beyond them the group is counted anew. */
export const MOST_CHANGES = 5_000;
/** Rows taken from the database at a time: counting must let others in between. */
const PAGE = 1_000;
/** Sums of an evening so near become those of another by the rows that name a day in between. @unit day */
const NEAR = 10;

/** The name of a group in a map. */
export const keyOf = ({ orgId, restricted }: Group): string => `${orgId}/${restricted ? 1 : 0}`;

const orgsOf = (groups: readonly Group[]): number[] => [...new Set(groups.map(({ orgId }) => orgId))];

/** The kept sums of groups: of that evening, or else of the nearest evening. */
export async function readKept(
  client: ClientBase,
  groups: readonly Group[],
  { window: { period, asOf }, axis, part }: Sums,
): Promise<Map<string, Kept>> {
  const { rows } = await client.query<Group & Kept>({
    name: 'rm_stat_kept',
    text: `select distinct on (org_id, restricted) org_id as "orgId", restricted, below_tx::text as "belowTx",
        to_char(as_of, 'YYYY-MM-DD') as "asOf", tally
      from rm.stat_tally
      where org_id = any($1::int[]) and axis = $2 and part = $3 and first_on = $4 and last_on = $5
        and as_of between $6::date - ${NEAR} and $6::date + ${NEAR}
      order by org_id, restricted, abs(as_of - $6::date)`,
    values: [orgsOf(groups), axis, part, period.from, period.to, asOf],
  });
  return new Map(rows.map((row) => [keyOf(row), { belowTx: row.belowTx, asOf: row.asOf, tally: row.tally }]));
}

/** A petition whose row was replaced, and in which transaction last. */
export type Changed = { id: string; tx: string };

/** Of each organisation, the petitions whose row was replaced since; also those that left a group for another. */
export async function changesSince(
  client: ClientBase,
  orgIds: readonly number[],
  tx: string,
): Promise<Map<number, Changed[]>> {
  const { rows } = await client.query<Changed & { orgId: number }>({
    text: `select petition_id as id, max(tx)::text as tx, org_id as "orgId"
      from rm.fact_history where org_id = any($1::int[]) and tx >= $2 group by petition_id, org_id`,
    values: [[...orgIds], tx],
  });
  const groups = new Map<number, Changed[]>();
  for (const { id, tx: at, orgId } of rows) {
    const list = groups.get(orgId);
    if (list === undefined) groups.set(orgId, [{ id, tx: at }]);
    else list.push({ id, tx: at });
  }
  return groups;
}

/** The rows of these petitions as they stood below a transaction, where they were of the group then. */
export async function factsBelow(
  client: ClientBase,
  ids: readonly string[],
  { tx, group }: { tx: string; group: Group },
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>(
    `select distinct on (petition_id) facts from rm.fact_history where petition_id = any($1::uuid[]) and tx < $2
     order by petition_id, seq desc`,
    [[...ids], tx],
  );
  return rows.map(({ facts }) => facts).filter((facts) => inGroup(facts, group));
}

/** The rows of these petitions as they stand, where they are of the group. */
export async function factsNow(
  client: ClientBase,
  ids: readonly string[],
  group: Group,
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>(
    'select facts from rm.fact where petition_id = any($1::uuid[])',
    [[...ids]],
  );
  return rows.map(({ facts }) => facts).filter((facts) => inGroup(facts, group));
}

const inGroup = (facts: IndicatorFacts, { orgId, restricted }: Group): boolean =>
  facts.orgId === orgId && (facts.zone !== 'general') === restricted;

const daysBetweenEvenings = (one: string, other: string): string[] => {
  const days: string[] = [];
  for (let day = one < other ? one : other; day <= (one < other ? other : one); day = addDays(day, 1))
    days.push(day);
  return days;
};

/** I-06 and I-07 look at days that no row names: so many after registration. */
const AFTER_REGISTRATION = [15, 30];

/**
 * All rows whose part in a figure may differ between two evenings: those that name a day from one to the other, both
 * included, for a figure asks of each day whether it has come.
 */
export async function factsTurning(
  client: ClientBase,
  groups: readonly Group[],
  { from, to }: { from: string; to: string },
): Promise<Map<string, IndicatorFacts[]>> {
  const days = daysBetweenEvenings(from, to);
  const { rows } = await client.query<{ facts: IndicatorFacts }>(
    `select f.facts from rm.fact f where f.org_id = any($1::int[])
       and (rm.days_of(f.facts) ?| $2::text[] or f.registered_on = any($3::date[]))`,
    [orgsOf(groups), days, AFTER_REGISTRATION.flatMap((after) => days.map((day) => addDays(day, -after)))],
  );
  return byGroup(
    rows.map(({ facts }) => facts),
    groups,
  );
}

function byGroup(rows: readonly IndicatorFacts[], groups: readonly Group[]): Map<string, IndicatorFacts[]> {
  const lists = new Map<string, IndicatorFacts[]>(groups.map((group) => [keyOf(group), []]));
  for (const facts of rows)
    lists.get(keyOf({ orgId: facts.orgId, restricted: facts.zone !== 'general' }))?.push(facts);
  return lists;
}

/** The sums of groups from all their rows: one pass over the rows of their organisations, so many at a time. */
export async function countAnew(
  client: ClientBase,
  groups: readonly Group[],
  { from, to, sum }: { from: string; to: string; sum: (rows: readonly IndicatorFacts[]) => Tally },
): Promise<Map<string, Tally>> {
  const sums = new Map<string, Tally>();
  if (groups.length === 0) return sums;
  await client.query({
    text: `declare stat_rows no scroll cursor for select facts from rm.fact
      where org_id = any($1::int[]) and first_on <= $3::date and last_on >= $2::date`,
    values: [orgsOf(groups), from, to],
  });
  for (let length = PAGE; length === PAGE;) {
    const { rows } = await client.query<{ facts: IndicatorFacts }>(`fetch ${PAGE} from stat_rows`);
    length = rows.length;
    const page = byGroup(
      rows.map(({ facts }) => facts),
      groups,
    );
    for (const [key, list] of page)
      if (list.length > 0) sums.set(key, addTallies([sums.get(key) ?? {}, sum(list)]));
  }
  await client.query('close stat_rows');
  return sums;
}

/** Petitions that a viewer must not learn of: in none of his figures, in no sum. */
export async function excludedFacts(
  client: ClientBase,
  {
    accountId,
    orgIds,
    countsRestricted,
  }: { accountId: string; orgIds: readonly number[]; countsRestricted: boolean },
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>({
    name: 'rm_stat_excluded',
    text: `select f.facts from rm.exclusion x join rm.fact f using (petition_id)
      where x.account_id = $1 and f.org_id = any($2::int[]) and (f.zone = 'general' or $3)`,
    values: [accountId, [...orgIds], countsRestricted],
  });
  return rows.map(({ facts }) => facts);
}

/** Organisations of whose groups some have no kept sums near that evening. */
export async function uncounted(
  client: Pick<ClientBase, 'query'>,
  groups: readonly Group[],
  { window: { period, asOf }, axis, part }: Sums,
): Promise<number[]> {
  const { rows } = await client.query<{ orgId: number }>({
    name: 'rm_stat_uncounted',
    text: `select distinct g.org_id as "orgId" from unnest($1::int[], $2::boolean[]) g (org_id, restricted)
      where not exists (select from rm.stat_tally t where t.org_id = g.org_id and t.restricted = g.restricted and t.axis = $3
        and t.part = $4 and t.first_on = $5 and t.last_on = $6
        and t.as_of between $7::date - ${NEAR} and $7::date + ${NEAR})
      order by 1`,
    values: [
      groups.map(({ orgId }) => orgId),
      groups.map(({ restricted }) => restricted),
      axis,
      part,
      period.from,
      period.to,
      asOf,
    ],
  });
  return rows.map(({ orgId }) => orgId);
}
