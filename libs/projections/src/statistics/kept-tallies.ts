import type { IndicatorFacts } from '#domain';
import { inTransaction } from '#platform';
import type { ClientBase, Pool } from 'pg';
import type { WindowTallies } from './figures.js';
import type { Window, Windows } from './period-code.js';
import { type Axis, onAxis } from './stat-ref.js';
import { addTallies, sumTallies, type Tally, tallyOf } from './tally.js';

/** Whose sums are asked for. @shape accountId: whose own exclusions are taken away (domain.md §9) */
export type TallyRequest = {
  orgIds: readonly number[];
  windows: Windows;
  axis: Axis;
  today: string;
  /** May accusations be counted that the viewer may not open? */
  countsRestricted: boolean;
  accountId: string;
  /** After how many changes the kept sums are brought up to date; default 200. */
  foldAfter?: number;
};

const FOLD_AFTER = 200;
/** Rows taken from the database at a time. */
const PAGE = 5_000;

type Group = { orgId: number; restricted: boolean };
type Kept = { belowTx: string; tally: Tally };

/**
 * The sums of each organisation over the three windows. They are kept from one question to the next, and what was
 * recorded since is added and what it replaced taken away, so a correction, a return, a late entry needs no recount.
 * @shape pool: in the role of the store
 */
export async function keptTallies(pool: Pool, request: TallyRequest): Promise<Map<number, WindowTallies>> {
  const { current, previous, lastYear } = request.windows;
  const [now, before, then] = [
    await keptIn(pool, request, current),
    await keptIn(pool, request, previous),
    await keptIn(pool, request, lastYear),
  ];
  return new Map(
    request.orgIds.map((orgId) => [
      orgId,
      {
        current: now.get(orgId) ?? {},
        previous: before.get(orgId) ?? {},
        lastYear: then.get(orgId) ?? {},
      },
    ]),
  );
}

/** One window, in a transaction of its own: counting anew takes its time, and what is done is done. */
async function keptIn(pool: Pool, request: TallyRequest, window: Window): Promise<Map<number, Tally>> {
  const saves: Save[] = [];
  // One snapshot: what is kept, what changed since, and what stands now must be of the same moment.
  const tallies = await inTransaction(pool, (client) => talliesIn(client, { request, window }, saves), {
    isolation: 'repeatable read',
    readOnly: true,
  });
  for (const { group, below, tally } of saves)
    await pool.query(
      `insert into rm.stat_tally (org_id, restricted, axis, first_on, last_on, as_of, below_tx, used_on, tally)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (org_id, restricted, axis, first_on, last_on, as_of)
       do update set below_tx = excluded.below_tx, used_on = excluded.used_on, tally = excluded.tally`,
      [
        group.orgId,
        group.restricted,
        request.axis,
        window.period.from,
        window.period.to,
        window.asOf,
        below,
        request.today,
        JSON.stringify(tally),
      ],
    );
  if (saves.length > 0)
    await pool.query('delete from rm.stat_tally where used_on < $1::date - 7', [request.today]);
  return tallies;
}

type Save = { group: Group; below: string; tally: Tally };

async function talliesIn(
  client: ClientBase,
  { request, window }: { request: TallyRequest; window: Window },
  saves: Save[],
): Promise<Map<number, Tally>> {
  const { orgIds, axis } = request;
  const groups = orgIds.flatMap((orgId): Group[] => [
    { orgId, restricted: false },
    ...(request.countsRestricted ? [{ orgId, restricted: true }] : []),
  ]);
  const { rows: point } = await client.query<{ below: string }>('select es.readable_below()::text as below');
  const below = point[0]?.below ?? '0';
  const excluded = await excludedFacts(client, request);
  const kept = await readKept(client, groups, { window, axis });
  const oldest = [...kept.values()]
    .map(({ belowTx }) => BigInt(belowTx))
    .reduce((a, b) => (a < b ? a : b), BigInt(below));
  const changed = await changesSince(client, orgIds, oldest.toString());
  const isKept = (group: Group): boolean =>
    kept.has(keyOf(group)) && (changed.get(group.orgId)?.length ?? 0) <= PAGE;
  const counted = await countAnew(
    client,
    groups.filter((group) => !isKept(group)),
    { window, axis },
  );
  const parts = new Map<number, Tally[]>();
  for (const group of groups) {
    const known = kept.get(keyOf(group));
    const own = changed.get(group.orgId) ?? [];
    const tally =
      known !== undefined && isKept(group)
        ? await broughtUp(group, { known, own })
        : await anew(group, counted.get(keyOf(group)) ?? {});
    parts.set(group.orgId, [...(parts.get(group.orgId) ?? []), tally]);
  }
  return new Map(
    [...parts].map(([orgId, list]) => {
      const mine = excluded.filter((row) => row.orgId === orgId);
      const taken = tallyOf(onAxis(mine, axis), window);
      const sums = [
        { tally: addTallies(list), times: 1 },
        { tally: taken, times: -1 },
      ];
      return [orgId, sumTallies(sums)];
    }),
  );

  /** What is kept plus what changed since it was; many changes are folded in for the next time. */
  async function broughtUp(
    group: Group,
    { known, own }: { known: Kept; own: readonly Changed[] },
  ): Promise<Tally> {
    const since = own.filter(({ tx }) => BigInt(tx) >= BigInt(known.belowTx));
    if (since.length === 0) return known.tally;
    const ids = [...new Set(since.map(({ id }) => id))];
    const before = await factsBelow(client, ids, { tx: known.belowTx, group });
    const now = await factsNow(client, ids, group);
    const minus = tallyOf(onAxis(before, axis), window);
    const tally = sumTallies([
      { tally: known.tally, times: 1 },
      { tally: minus, times: -1 },
      { tally: tallyOf(onAxis(now, axis), window), times: 1 },
    ]);
    if (ids.length > (request.foldAfter ?? FOLD_AFTER)) {
      const settled = await factsBelow(client, ids, { tx: below, group });
      const kept = sumTallies([
        { tally: known.tally, times: 1 },
        { tally: minus, times: -1 },
        { tally: tallyOf(onAxis(settled, axis), window), times: 1 },
      ]);
      saves.push({ group, below, tally: kept });
    }
    return tally;
  }

  /** From all rows; kept is what stands below the guard, so that no change still under way is ever counted twice. */
  async function anew(group: Group, tally: Tally): Promise<Tally> {
    const fresh = (await changesSince(client, [group.orgId], below)).get(group.orgId) ?? [];
    const ids = [...new Set(fresh.map(({ id }) => id))];
    const unsettled = ids.length === 0 ? [] : await factsNow(client, ids, group);
    const settled = ids.length === 0 ? [] : await factsBelow(client, ids, { tx: below, group });
    const kept = sumTallies([
      { tally, times: 1 },
      { tally: tallyOf(onAxis(unsettled, axis), window), times: -1 },
      { tally: tallyOf(onAxis(settled, axis), window), times: 1 },
    ]);
    saves.push({ group, below, tally: kept });
    return tally;
  }
}

const keyOf = ({ orgId, restricted }: Group): string => `${orgId}/${restricted ? 1 : 0}`;

async function readKept(
  client: ClientBase,
  groups: readonly Group[],
  { window: { period, asOf }, axis }: { window: Window; axis: Axis },
): Promise<Map<string, Kept>> {
  const { rows } = await client.query<Group & Kept>({
    name: 'rm_stat_kept',
    text: `select org_id as "orgId", restricted, below_tx::text as "belowTx", tally from rm.stat_tally
      where org_id = any($1::int[]) and axis = $2 and first_on = $3 and last_on = $4 and as_of = $5`,
    values: [[...new Set(groups.map(({ orgId }) => orgId))], axis, period.from, period.to, asOf],
  });
  return new Map(rows.map((row) => [keyOf(row), { belowTx: row.belowTx, tally: row.tally }]));
}

type Changed = { id: string; tx: string };

/** Of each organisation, the petitions whose row was replaced since; also those that left a group for another. */
async function changesSince(
  client: ClientBase,
  orgIds: readonly number[],
  tx: string,
): Promise<Map<number, Changed[]>> {
  // Unnamed: a generic plan would not see that few rows are so new, and read the whole history.
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
async function factsBelow(
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

async function factsNow(client: ClientBase, ids: readonly string[], group: Group): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>(
    'select facts from rm.fact where petition_id = any($1::uuid[])',
    [[...ids]],
  );
  return rows.map(({ facts }) => facts).filter((facts) => inGroup(facts, group));
}

const inGroup = (facts: IndicatorFacts, { orgId, restricted }: Group): boolean =>
  facts.orgId === orgId && (facts.zone !== 'general') === restricted;

/** The sums of groups from all their rows: one pass over the rows of their organisations, so many at a time. */
async function countAnew(
  client: ClientBase,
  groups: readonly Group[],
  { window, axis }: { window: Window; axis: Axis },
): Promise<Map<string, Tally>> {
  const sums = new Map<string, Tally>();
  if (groups.length === 0) return sums;
  const wanted = new Set(groups.map(keyOf));
  const { from, to } = window.period;
  await client.query({
    text: `declare stat_rows no scroll cursor for select facts from rm.fact
      where org_id = any($1::int[]) and first_on <= $3::date and last_on >= $2::date`,
    values: [[...new Set(groups.map(({ orgId }) => orgId))], from, to],
  });
  for (let length = PAGE; length === PAGE;) {
    const { rows } = await client.query<{ facts: IndicatorFacts }>(`fetch ${PAGE} from stat_rows`);
    length = rows.length;
    const page = new Map<string, IndicatorFacts[]>();
    for (const { facts } of rows) {
      const key = keyOf({ orgId: facts.orgId, restricted: facts.zone !== 'general' });
      if (!wanted.has(key)) continue;
      const list = page.get(key);
      if (list === undefined) page.set(key, [facts]);
      else list.push(facts);
    }
    for (const [key, list] of page)
      sums.set(key, addTallies([sums.get(key) ?? {}, tallyOf(onAxis(list, axis), window)]));
  }
  await client.query('close stat_rows');
  return sums;
}

/** Petitions that the viewer must not learn of: in none of his figures, in no sum. */
async function excludedFacts(
  client: ClientBase,
  { accountId, orgIds, countsRestricted }: TallyRequest,
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>({
    name: 'rm_stat_excluded',
    text: `select f.facts from rm.exclusion x join rm.fact f using (petition_id)
      where x.account_id = $1 and f.org_id = any($2::int[]) and (f.zone = 'general' or $3)`,
    values: [accountId, [...orgIds], countsRestricted],
  });
  return rows.map(({ facts }) => facts);
}
