import {
  type AffairListRow,
  ALL_REGISTERED,
  figureIn,
  type FirstDays,
  type InUse,
  type NamedOrganisation,
  NO_TALLY,
  officeRates,
  type OfficeRows,
  type StatScope,
  type Tally,
  unregisteredIn,
  type Windows,
  type WindowTallies,
  writeStatRef,
  type WrittenTallies,
} from '#projections';
import {
  earnedHundredths,
  earnedOf,
  indicatorDefinition,
  isIndicatorId,
  type IndicatorValue,
  type ItemActual,
  placesOf,
  type RankMinimum,
  schemeScore,
  unrankedBecause,
} from '#domain';
import { SCORE_RULES, type ScoreIndicator, type ScoreRule, zhOf } from '#domain/glossary';

type ItemFacts = {
  year: number;
  rule: ScoreRule;
  indicator: ScoreIndicator | null;
  points: number;
  per: number;
  line: number;
  edition: number;
  ratings: readonly { orgId: number; points: number }[];
};

/** One item of a unit's score. @shape earned: points with two places, — where it cannot be scored; basis: what it was made of */
export type ScoreLine = {
  affairId: string;
  zh: string;
  rule: string;
  full: number;
  basis: string;
  earned: string;
  /** What the points were counted from; null where nothing was: points of a person, an empty part. */
  numeratorRef: string | null;
  denominatorRef: string | null;
  lastYearRef: string | null;
};
/** Points taken off by an act of accountability. */
export type ScoreDeduction = { affairId: string; title: string; points: number };
/** A unit's score by the scheme of the year (O-87). @shape place: null without a score */
export type ScoreUnit = {
  orgId: number;
  name: string;
  score: string;
  place: number | null;
  deduction: number;
  deductions: ScoreDeduction[];
  counted: number;
  /** Why it has no place although it has a score; absent on boards that were frozen before. */
  unranked?: string | null;
  lines: ScoreLine[];
};
/** 考核得分 of a year as of an evening. @shape full: full marks of all items */
export type ScoreBoard = { year: number; asOf: string; full: number; units: ScoreUnit[] };

/** What a board is made of. @shape items and deductions: rows of `score-item` and `accountability` */
export type ScoreSources = {
  year: number;
  asOf: string;
  orgId: number;
  organisations: readonly NamedOrganisation[];
  /** Which of them were there in a period; without it all were (O-59). */
  inUse?: InUse | undefined;
  items: readonly AffairListRow[];
  deductions: readonly AffairListRow[];
  tallies: ReadonlyMap<number, WindowTallies>;
  office: OfficeRows;
  windows: Windows;
  /** First days of the registers, and units whose figures people wrote down. */
  since: FirstDays;
  written: WrittenTallies;
  minimum: RankMinimum;
};

const twoPlaces = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** Units ranked by the score of the year's scheme: weights, deductions, caps (§3.3, O-70, O-87). */
export function scoreBoard(sources: ScoreSources): ScoreBoard {
  const { year, asOf, orgId, organisations } = sources;
  const items = sources.items
    .filter((row) => row.category === 'score-item' && row.status === 'set' && row.facts['year'] === year)
    .map((row) => ({ row, facts: row.facts as unknown as ItemFacts }))
    .sort((a, b) =>
      a.row.openedOn < b.row.openedOn
        ? -1
        : a.row.openedOn > b.row.openedOn
          ? 1
          : a.row.affairId < b.row.affairId
            ? -1
            : 1,
    );
  const below = organisations.filter(({ id }) => id !== orgId);
  const inYear = { from: `${year}-01-01`, to: `${year}-12-31` };
  // who was not there that year is judged only by what counts of it all the same
  const units = (below.length === 0 ? organisations : below)
    .map((unit) => scored(unit, items, sources))
    .filter((unit) => unit.orgId === orgId || unit.counts || (sources.inUse?.(unit.orgId, inYear) ?? true));
  const places = placesOf(units.map(({ hundredths, unranked }) => (unranked === null ? hundredths : null)));
  return {
    year,
    asOf,
    full: items.reduce((sum, { facts }) => sum + facts.points, 0),
    units: units
      .map(({ hundredths: _, counts: __, ...unit }, index) => ({ ...unit, place: places[index] ?? null }))
      .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.orgId - b.orgId),
  };
}

function scored(
  { id, name }: NamedOrganisation,
  items: readonly { row: AffairListRow; facts: ItemFacts }[],
  sources: ScoreSources,
): Omit<ScoreUnit, 'place'> & { unranked: string | null; hundredths: number | null; counts: boolean } {
  const lines = items.map(({ row, facts }) => {
    const actual = actualOf(id, facts, sources);
    return { row, facts, actual, earned: earnedOf(facts, actual) };
  });
  const deductions = sources.deductions
    .filter(({ facts }) => facts['targetOrgId'] === id && facts['year'] === sources.year)
    .map(({ affairId, title, facts }) => ({ affairId, title, points: facts['points'] as number }))
    .filter(({ points }) => points > 0);
  const deduction = deductions.reduce((sum, { points }) => sum + points, 0);
  const { hundredths, counted } = schemeScore(
    lines.map(({ facts, earned }) => ({ points: facts.points, earned })),
    { bonus: 0, deduction },
  );
  return {
    orgId: id,
    name,
    hundredths,
    counts:
      deductions.length > 0 ||
      lines.some(
        ({ actual: { numerator, denominator, rated } }) =>
          numerator > 0 || (denominator ?? 0) > 0 || rated !== null,
      ),
    score: hundredths === null ? '—' : twoPlaces(hundredths),
    deduction,
    deductions,
    counted,
    unranked: unrankedBecause(
      {
        first: sources.since.get(id) ?? null,
        asOf: sources.asOf,
        items: figureIn(sources.tallies.get(id)?.current ?? {}, 'I-01').numerator,
        isWritten: sources.written.get(id)?.current !== undefined,
      },
      sources.minimum,
    ),
    lines: lines.map(({ row, facts, actual, earned }) => ({
      affairId: row.affairId,
      zh: row.title,
      rule: zhOf(SCORE_RULES, facts.rule),
      full: facts.points,
      basis: basisOf(facts, actual),
      earned: earned === null ? '—' : twoPlaces(earnedHundredths(earned)),
      ...refsOf(id, facts, sources),
    })),
  };
}

/** The references of what an item is counted from, for one unit. */
function refsOf(
  orgId: number,
  { indicator, rule }: ItemFacts,
  sources: ScoreSources,
): Pick<ScoreLine, 'numeratorRef' | 'denominatorRef' | 'lastYearRef'> {
  if (indicator === null || rule === 'manual')
    return { numeratorRef: null, denominatorRef: null, lastYearRef: null };
  const scope = scopeOf(orgId, sources);
  const isCount = isIndicatorId(indicator) && indicatorDefinition(indicator).kind === 'count';
  const { lastYear } = sources.windows;
  const then = { ...scope, period: `${lastYear.period.from}..${lastYear.period.to}`, asOf: lastYear.asOf };
  const of = (at: StatScope, part: 'numerator' | 'denominator'): string =>
    writeStatRef(at, indicator, isCount ? undefined : part);
  return {
    numeratorRef: of(scope, 'numerator'),
    denominatorRef: rule === 'each' || isCount ? null : of(scope, 'denominator'),
    lastYearRef: rule === 'each' ? of(then, 'numerator') : null,
  };
}

const scopeOf = (orgId: number, { year, asOf }: ScoreSources): StatScope => ({
  period: String(year),
  asOf,
  axis: 'received',
  orgId,
  withSubordinates: false,
});

function actualOf(orgId: number, { indicator, ratings }: ItemFacts, sources: ScoreSources): ItemActual {
  const rated = ratings.find((one) => one.orgId === orgId)?.points ?? null;
  const own = sources.tallies.get(orgId);
  if (indicator === null) return { numerator: 0, denominator: null, lastYear: 0, rated };
  if (isIndicatorId(indicator)) {
    const of = (tally: Tally | undefined) => figureIn(tally ?? {}, indicator);
    const { numerator, denominator } = of(own?.current);
    return { numerator, denominator, lastYear: lastYearOf(orgId, sources, of), rated };
  }
  const rate = officeRates(
    ownRows(sources.office, orgId),
    { windows: sources.windows, scope: scopeOf(orgId, sources), unregistered: ALL_REGISTERED },
    [{ id: orgId, name: '' }],
  ).find(({ id }) => id === indicator);
  return { numerator: rate?.numerator ?? 0, denominator: rate?.denominator ?? 0, lastYear: 0, rated };
}

/** Null where the unit's register began after the stage of last year. */
function lastYearOf(
  orgId: number,
  { tallies, windows, since, written }: ScoreSources,
  of: (tally: Tally | undefined) => IndicatorValue,
): number | null {
  const own = tallies.get(orgId) ?? { current: NO_TALLY, previous: NO_TALLY, lastYear: NO_TALLY };
  const source = {
    first: since.get(orgId) ?? null,
    written: { lastYear: written.get(orgId)?.lastYear !== undefined },
  };
  return unregisteredIn(windows, own, source).lastYear ? null : of(own.lastYear).numerator;
}

const ownRows = ({ bulletins, issues, cases }: OfficeRows, orgId: number): OfficeRows => ({
  bulletins: bulletins.filter((one) => one.orgId === orgId),
  issues: issues.filter((one) => one.orgId === orgId),
  cases: cases.filter((one) => one.orgId === orgId),
});

/** `90/97`, `7 件,上年同期 4 件`: what the points were made of. */
function basisOf(
  { rule, per, line }: ItemFacts,
  { numerator, denominator, lastYear, rated }: ItemActual,
): string {
  switch (rule) {
    case 'rate':
      return denominator === null || denominator === 0 ? '分母为 0,不计分' : `${numerator}/${denominator}`;
    case 'below':
      return denominator === null || denominator === 0
        ? '分母为 0,不计分'
        : `${numerator}/${denominator},低于 ${line / 10}% 扣 ${per} 分`;
    case 'each':
      return lastYear === null
        ? `${numerator} 件,上年同期未在本系统登记,不计分`
        : `${numerator} 件,上年同期 ${lastYear} 件,每增一件扣 ${per} 分`;
    case 'manual':
      return rated === null ? '尚未评分' : '按工作评分';
  }
}
