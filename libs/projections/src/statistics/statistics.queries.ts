import { addDays, type IndicatorFacts } from '#domain';
import type { ClientBase, Pool } from 'pg';
import { clusterMembers, isClusterMeasure } from './clusters.queries.js';
import { failedChecks } from './failed-checks.js';
import { firstDays } from './first-days.js';
import type { NamedOrganisation } from './named-organisation.js';
import { periodOfCode, windowsOf } from './period-code.js';
import { keptTallies, keptWindow, type TallyRequest } from './kept-tallies.js';
import { pageOf, talliesByOrganisation } from './quarter.js';
import type { StatQuestion } from './stat-question.js';
import { onAxis } from './stat-ref.js';
import { addTallies, NO_TALLY, type Tally, tallyOfPart, type WindowTallies } from './tally.js';
import type { QuarterStatistics } from './report.js';
import { petitionIdsBehind, readStatRef } from './stat-ref.js';

/** Whose facts, and of which days. */
export type FactsRequest = {
  orgIds: readonly number[];
  windows: readonly { from: string; to: string }[];
  /** Only those of the restricted zones. */
  restrictedOnly?: boolean;
};

/** The indicators' rows that any figure of those days may look at, as far as the viewer's counts go. */
export async function statFacts(
  client: ClientBase | Pool,
  { orgIds, windows, restrictedOnly = false }: FactsRequest,
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>({
    name: 'rm_stat_facts',
    // the bounds of all windows, so that an index serves
    text: `select f.facts from rm.fact f
      where f.org_id = any($1::int[])
        and f.first_on <= (select max(d) from unnest($3::date[]) d) and f.last_on >= (select min(d) from unnest($2::date[]) d)
        and exists (select from unnest($2::date[], $3::date[]) w (first, last)
                     where f.first_on <= w.last and f.last_on >= w.first)
        and (not $4 or f.zone <> 'general')
      order by f.received_on, f.petition_id`,
    values: [[...orgIds], windows.map(({ from }) => from), windows.map(({ to }) => to), restrictedOnly],
  });
  return rows.map(({ facts }) => facts);
}

/** So many petitions of one kind came on a day. */
export type ArrivalsOfDay = {
  orgId: number;
  receivedOn: string;
  categoryCode: string;
  keyArea: string | null;
  count: number;
};

/** What came from one day to another, by organisation, content and key area, as far as the viewer's counts go. */
export async function arrivalsByDay(
  client: ClientBase | Pool,
  {
    orgIds,
    from,
    to,
    asOf,
    axis,
    without = [],
  }: {
    orgIds: readonly number[];
    from: string;
    to: string;
    /** What was registered later is not known yet: the figure and its list leave it out too. */
    asOf: string;
    axis: StatQuestion['axis'];
    /** Petitions that are not counted: `hiddenFrom`. */
    without?: readonly string[];
  },
): Promise<ArrivalsOfDay[]> {
  // history keeps its own day (O-66)
  const day =
    axis === 'received'
      ? 'f.received_on'
      : "case when f.facts ->> 'history' = 'true' then f.received_on else f.registered_on end";
  const { rows } = await client.query<ArrivalsOfDay>({
    name: `rm_arrivals_by_day_${axis}`,
    text: `select f.org_id as "orgId", to_char(${day}, 'YYYY-MM-DD') as "receivedOn", f.facts ->> 'categoryCode' as "categoryCode",
        f.facts ->> 'keyArea' as "keyArea", count(*)::int as count
      from rm.fact f
      where f.org_id = any($1::int[]) and ${day} between $2::date and $3::date
        and f.first_on <= $3::date and f.last_on >= $2::date and f.facts ->> 'parentId' is null
        and f.petition_id <> all($4::uuid[]) and (f.registered_on <= $5::date or f.facts ->> 'history' = 'true')
      group by 1, 2, 3, 4`,
    values: [[...orgIds], from, to, [...without], asOf],
  });
  return rows;
}

/** A period's statistics for a viewer. */
export type QuarterRequest = Omit<StatQuestion, 'topFailures' | 'asOf' | 'axis'> & {
  /** Default: by the day of receipt. */
  axis?: StatQuestion['axis'];
  /** Default: yesterday evening (§3.1 no. 4). */
  asOf?: string;
  today: string;
  /** The organisation and, where asked for, those below it. */
  orgIds: readonly number[];
  accountId: string;
  signed?: TallyRequest['signed'];
};

/**
 * Where a page is made from: the viewer's own client, and the store's pool for sums that are not rows.
 * @shape kept: sums brought up before the viewer's transaction began, which must not wait while they are counted anew
 */
export type StatSources = { client: ClientBase; store: Pool; kept?: Map<number, WindowTallies> };

/** The kept sums of a question, brought up to now. @rejects PERIOD_INVALID */
export const keptFor = (store: Pool, request: SumsRequest): Promise<Map<number, WindowTallies>> =>
  keptTallies(store, tallyRequestOf(request));

/** The kept marks of warnings of a question's present period, brought up to now. @rejects PERIOD_INVALID */
export function keptSignals(store: Pool, request: SumsRequest): Promise<Map<number, Tally>> {
  const asked = tallyRequestOf(request);
  return keptWindow(store, asked, { window: asked.windows.current, part: 'signals' });
}

/** What of a question decides which sums are asked for. */
export type SumsRequest = Pick<
  QuarterRequest,
  'orgIds' | 'period' | 'asOf' | 'axis' | 'today' | 'countsRestricted' | 'accountId' | 'signed'
> &
  Pick<TallyRequest, 'isUnbounded'>;

function tallyRequestOf(request: SumsRequest): TallyRequest {
  const { orgIds, today, accountId, countsRestricted, signed, isUnbounded = false } = request;
  const windows = windowsOf(periodOfCode(request.period), request.asOf ?? addDays(today, -1));
  const axis = request.axis ?? 'received';
  const how = { isUnbounded, ...(signed ? { signed } : {}) };
  return { orgIds, windows, axis, today, countsRestricted, accountId, ...how };
}

/**
 * The marks of all organisations together, as this viewer may count them.
 * @shape kept: from `keptSignals`, before the viewer's transaction began @rejects PERIOD_INVALID
 */
export async function signalSumsFor(
  client: ClientBase,
  kept: Map<number, Tally>,
  request: QuarterRequest,
): Promise<Tally> {
  const { windows, axis, orgIds, countsRestricted } = tallyRequestOf(request);
  const opened = countsRestricted
    ? []
    : await statFacts(client, { orgIds, windows: [windows.current.period], restrictedOnly: true });
  const own = opened.length === 0 ? NO_TALLY : tallyOfPart('signals', onAxis(opened, axis), windows.current);
  return addTallies([...kept.values(), own]);
}

/** Everything of one period, from the kept sums. @rejects PERIOD_INVALID */
export async function quarterStatistics(
  sources: StatSources,
  request: QuarterRequest,
): Promise<QuarterStatistics> {
  const { question, tallies } = await talliesFor(sources, request);
  return pageOf(tallies, question);
}

/** The question in full and the sums that answer it. @rejects PERIOD_INVALID */
export async function talliesFor(
  sources: StatSources,
  request: QuarterRequest,
): Promise<{ question: StatQuestion; tallies: Map<number, WindowTallies> }> {
  const { orgIds, today, accountId, signed: _, ...asked } = request;
  const asOf = request.asOf ?? addDays(today, -1);
  const axis = request.axis ?? 'received';
  const period = periodOfCode(request.period);
  const { client, store } = sources;
  const { countsRestricted } = request;
  const kept = sources.kept ?? (await keptFor(store, request));
  const tallies = countsRestricted
    ? kept
    : await withOwnRestricted(client, kept, { orgIds, asked, asOf, axis });
  const judgedUntil = asOf < period.to ? asOf : period.to;
  const topFailures = await failedChecks(
    { client, store },
    { orgIds, from: period.from, to: judgedUntil, countsRestricted, accountId },
  );
  const since = await firstDays(store, { orgIds, generalOnly: !countsRestricted, accountId });
  return { question: { ...asked, asOf, axis, topFailures, since }, tallies };
}

/** Who may not count accusations sees those that he may open: they are read row by row under his own settings. */
async function withOwnRestricted(
  client: ClientBase,
  kept: Map<number, WindowTallies>,
  at: {
    orgIds: readonly number[];
    asked: { period: string; orgId: number };
    asOf: string;
    axis: StatQuestion['axis'];
  },
): Promise<Map<number, WindowTallies>> {
  const { current, previous, lastYear } = windowsOf(periodOfCode(at.asked.period), at.asOf);
  const own = await statFacts(client, {
    orgIds: at.orgIds,
    windows: [current.period, previous.period, lastYear.period],
    restrictedOnly: true,
  });
  const scope = {
    period: at.asked.period,
    asOf: at.asOf,
    axis: at.axis,
    orgId: at.asked.orgId,
    withSubordinates: true,
  };
  const opened = talliesByOrganisation(own, scope);
  return new Map(
    [...kept].map(([orgId, sums]) => {
      const more = opened.get(orgId);
      if (more === undefined) return [orgId, sums];
      return [
        orgId,
        {
          current: addTallies([sums.current, more.current]),
          previous: addTallies([sums.previous, more.previous]),
          lastYear: addTallies([sums.lastYear, more.lastYear]),
        },
      ];
    }),
  );
}

/**
 * The petitions behind a figure, to be given to the register as `ids`; which of them the viewer may open is the
 * register's affair.
 * @shape organisations: ids of the reference's organisation and those below it that the viewer may look at
 * @rejects STAT_REF_INVALID PERIOD_INVALID STAT_REF_TOO_LARGE
 */
export async function idsBehindRef(
  client: ClientBase,
  ref: string,
  organisationsOf: (orgId: number, withSubordinates: boolean) => Promise<readonly number[]>,
): Promise<string[]> {
  const { period, orgId, withSubordinates, measure } = readStatRef(ref);
  const orgIds = await organisationsOf(orgId, withSubordinates);
  if (isClusterMeasure(measure)) return clusterMembers(client, measure, { orgIds, ...periodOfCode(period) });
  const facts = await statFacts(client, { orgIds, windows: [periodOfCode(period)] });
  return petitionIdsBehind(ref, facts);
}

export type { NamedOrganisation };
