import type { IndicatorFacts } from '#domain';
import { inTransaction } from '#platform';
import type { ClientBase, Pool } from 'pg';
import {
  type Changed,
  changesSince,
  countAnew,
  excludedFacts,
  factsBelow,
  factsNow,
  factsTurning,
  type Group,
  type Kept,
  keyOf,
  MOST_CHANGES,
  readKept,
  type Sums,
  uncounted,
} from './kept-rows.js';
import type { Window, Windows } from './period-code.js';
import { type Axis, onAxis } from './stat-ref.js';
import {
  addTallies,
  NO_TALLY,
  sumTallies,
  type Tally,
  type TallyPart,
  tallyOfPart,
  type WindowTallies,
} from './tally.js';

/** Whose sums are asked for. @shape accountId: whose own exclusions are taken away (domain.md §9) */
export type TallyRequest = {
  orgIds: readonly number[];
  windows: Windows;
  axis: Axis;
  today: string;
  /** May accusations be counted that the viewer may not open? */
  countsRestricted: boolean;
  accountId: string;
  /**
   * What was signed counts for everybody, also for one whom a case in it accuses: otherwise he had it from the difference
   * between what was signed and what his page says.
   */
  signed?: readonly SignedWindow[];
  /** Nobody waits: counting anew may take longer than a transaction of a request. Default: no. */
  isUnbounded?: boolean;
  /** After how many changes the kept sums are brought up to date; default 200. */
  foldAfter?: number;
};

/** Days of whose arrivals figures of these organisations were signed. */
export type SignedWindow = { orgIds: readonly number[]; from: string; to: string };

const FOLD_AFTER = 200;

/**
 * The sums of each organisation over the three windows. They are kept from one question to the next, and what was
 * recorded since is added and what it replaced taken away, so a correction, a return, a late entry needs no recount; those
 * of another evening are moved to this one by the rows that name a day in between.
 * @shape pool: in the role of the store
 */
export async function keptTallies(pool: Pool, request: TallyRequest): Promise<Map<number, WindowTallies>> {
  const { current, previous, lastYear } = request.windows;
  const asked = [current, previous, lastYear].map((window): Sums => ({
    window,
    axis: request.axis,
    part: 'figures',
  }));
  // what has to be counted anew is counted one after the other; what is kept is brought up side by side
  for (const sums of asked) await countMissing(pool, request, sums);
  const [now, before, then] = await Promise.all(asked.map((sums) => bringUp(pool, request, sums)));
  return new Map(
    request.orgIds.map((orgId) => [
      orgId,
      {
        current: now?.get(orgId) ?? NO_TALLY,
        previous: before?.get(orgId) ?? NO_TALLY,
        lastYear: then?.get(orgId) ?? NO_TALLY,
      },
    ]),
  );
}

/** The sums of each organisation over one window. */
export async function keptWindow(
  pool: Pool,
  request: TallyRequest,
  asked: { window: Window; part: TallyPart },
): Promise<Map<number, Tally>> {
  const sums: Sums = { ...asked, axis: request.axis };
  await countMissing(pool, request, sums);
  return bringUp(pool, request, sums);
}

/** Counts one organisation after the other, each in a transaction of its own: it takes its time, and what is done is done. */
async function countMissing(pool: Pool, request: TallyRequest, sums: Sums): Promise<void> {
  const missing = await uncounted(pool, groupsOf(request), sums);
  if (missing.length < 2) return;
  for (const orgId of missing) await bringUp(pool, { ...request, orgIds: [orgId] }, sums);
}

const groupsOf = ({ orgIds, countsRestricted }: TallyRequest): Group[] =>
  orgIds.flatMap((orgId): Group[] => [
    { orgId, restricted: false },
    ...(countsRestricted ? [{ orgId, restricted: true }] : []),
  ]);

type Save = { group: Group; below: string; tally: Tally };

async function bringUp(pool: Pool, request: TallyRequest, sums: Sums): Promise<Map<number, Tally>> {
  const saves: Save[] = [];
  // One snapshot: what is kept, what changed since, and what stands now must be of the same moment.
  const tallies = await inTransaction(pool, (client) => talliesIn(client, { request, sums }, saves), {
    isolation: 'repeatable read',
    readOnly: true,
    isUnbounded: request.isUnbounded === true,
  });
  if (saves.length > 0) await save(pool, { request, sums }, saves);
  return tallies;
}

async function save(
  pool: Pool,
  { request: { today }, sums: { axis, part, window } }: { request: TallyRequest; sums: Sums },
  saves: readonly Save[],
): Promise<void> {
  await pool.query(
    `insert into rm.stat_tally (org_id, restricted, axis, part, first_on, last_on, as_of, below_tx, used_on, tally)
     select s."orgId", s.restricted, $2, $3, $4, $5, $6, s.below, $7, s.tally
     from jsonb_to_recordset($1::jsonb) as s ("orgId" int, restricted boolean, below bigint, tally jsonb)
     on conflict (org_id, restricted, axis, part, first_on, last_on, as_of)
     do update set below_tx = excluded.below_tx, used_on = excluded.used_on, tally = excluded.tally`,
    [
      JSON.stringify(saves.map(({ group, below, tally }) => ({ ...group, below, tally }))),
      axis,
      part,
      window.period.from,
      window.period.to,
      window.asOf,
      today,
    ],
  );
  await pool.query('delete from rm.stat_tally where used_on < $1::date - 7', [today]);
}

async function talliesIn(
  client: ClientBase,
  { request, sums }: { request: TallyRequest; sums: Sums },
  saves: Save[],
): Promise<Map<number, Tally>> {
  const { orgIds } = request;
  const { window, axis, part } = sums;
  const groups = groupsOf(request);
  const sumOf = (rows: readonly IndicatorFacts[], over = window): Tally =>
    tallyOfPart(part, onAxis(rows, axis), over);
  // The store's sessions plan without looking at values; that few rows are so new is only seen with them.
  await client.query('set local plan_cache_mode = force_custom_plan');
  const { rows: point } = await client.query<{ below: string }>('select es.readable_below()::text as below');
  const below = point[0]?.below ?? '0';
  const excluded = (await excludedFacts(client, request)).filter(
    ({ orgId, receivedOn }) =>
      !request.signed?.some(
        (signed) => signed.orgIds.includes(orgId) && signed.from <= receivedOn && receivedOn <= signed.to,
      ),
  );
  const kept = await readKept(client, groups, sums);
  const oldest = [...kept.values()]
    .map(({ belowTx }) => BigInt(belowTx))
    .reduce((a, b) => (a < b ? a : b), BigInt(below));
  const changed = await changesSince(client, orgIds, oldest.toString());
  const isKept = (group: Group): boolean =>
    kept.has(keyOf(group)) && (changed.get(group.orgId)?.length ?? 0) <= MOST_CHANGES;
  const counted = await countAnew(
    client,
    groups.filter((group) => !isKept(group)),
    { ...window.period, sum: sumOf },
  );
  const moved = await moveEvenings();
  const parts = new Map<number, Tally[]>();
  for (const group of groups) {
    const known = kept.get(keyOf(group));
    const tally =
      known !== undefined && isKept(group)
        ? known.asOf === window.asOf
          ? await broughtUp(group, known)
          : await settled(group, moved.get(keyOf(group)) ?? NO_TALLY)
        : await settled(group, counted.get(keyOf(group)) ?? NO_TALLY);
    parts.set(group.orgId, [...(parts.get(group.orgId) ?? []), tally]);
  }
  return new Map(
    [...parts].map(([orgId, list]) => [
      orgId,
      sumTallies([
        { tally: addTallies(list), times: 1 },
        { tally: sumOf(excluded.filter((row) => row.orgId === orgId)), times: -1 },
      ]),
    ]),
  );

  /** Sums kept for other evenings as they stand now, on the evening asked for. */
  async function moveEvenings(): Promise<Map<string, Tally>> {
    const other = groups.filter((group) => isKept(group) && kept.get(keyOf(group))?.asOf !== window.asOf);
    const evenings = new Set(other.map((group) => kept.get(keyOf(group))?.asOf ?? ''));
    const sumsNow = new Map<string, Tally>();
    for (const asOf of evenings) {
      const own = other.filter((group) => kept.get(keyOf(group))?.asOf === asOf);
      const turning = await factsTurning(client, own, { from: asOf, to: window.asOf });
      for (const group of own) {
        const known = kept.get(keyOf(group));
        if (known === undefined) continue;
        const rows = turning.get(keyOf(group)) ?? [];
        const then = await withChanges(group, known, { ...window, asOf });
        sumsNow.set(
          keyOf(group),
          sumTallies([
            { tally: then.tally, times: 1 },
            { tally: sumOf(rows, { ...window, asOf }), times: -1 },
            { tally: sumOf(rows), times: 1 },
          ]),
        );
      }
    }
    return sumsNow;
  }

  /** What is kept plus what changed since it was. */
  async function withChanges(
    group: Group,
    known: Kept,
    over: Window,
  ): Promise<{ tally: Tally; minus: Tally; ids: string[] }> {
    const since = changesOf(group).filter(({ tx }) => BigInt(tx) >= BigInt(known.belowTx));
    const ids = [...new Set(since.map(({ id }) => id))];
    if (ids.length === 0) return { tally: known.tally, minus: NO_TALLY, ids };
    const minus = sumOf(await factsBelow(client, ids, { tx: known.belowTx, group }), over);
    const tally = sumTallies([
      { tally: known.tally, times: 1 },
      { tally: minus, times: -1 },
      { tally: sumOf(await factsNow(client, ids, group), over), times: 1 },
    ]);
    return { tally, minus, ids };
  }

  /** The same of this evening; many changes are folded in for the next time. */
  async function broughtUp(group: Group, known: Kept): Promise<Tally> {
    const { tally, minus, ids } = await withChanges(group, known, window);
    if (ids.length > (request.foldAfter ?? FOLD_AFTER)) {
      const settledRows = await factsBelow(client, ids, { tx: below, group });
      const folded = sumTallies([
        { tally: known.tally, times: 1 },
        { tally: minus, times: -1 },
        { tally: sumOf(settledRows), times: 1 },
      ]);
      saves.push({ group, below, tally: folded });
    }
    return tally;
  }

  /** Kept is what stands below the guard, so that no change still under way is ever counted twice. */
  async function settled(group: Group, tally: Tally): Promise<Tally> {
    const ids = [
      ...new Set(
        changesOf(group)
          .filter(({ tx }) => BigInt(tx) >= BigInt(below))
          .map(({ id }) => id),
      ),
    ];
    if (ids.length === 0) {
      saves.push({ group, below, tally });
      return tally;
    }
    const unsettled = await factsNow(client, ids, group);
    const standing = await factsBelow(client, ids, { tx: below, group });
    const under = sumTallies([
      { tally, times: 1 },
      { tally: sumOf(unsettled), times: -1 },
      { tally: sumOf(standing), times: 1 },
    ]);
    saves.push({ group, below, tally: under });
    return tally;
  }

  function changesOf({ orgId }: Group): readonly Changed[] {
    return changed.get(orgId) ?? [];
  }
}
