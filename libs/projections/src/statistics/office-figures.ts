import {
  type BulletinStanding,
  bulletinStandings,
  type Change,
  changeOfCount,
  changeOfRate,
  type CountedBulletin,
  informationFigures,
  inspectionRate,
  OFFICE_INDICATORS,
  type OfficeIndicatorId,
  percent,
  quotient,
} from '#domain';
import { BULLETIN_LEVELS, codesOf } from '#domain/glossary';
import { type Basis, earlierCount, earlierParts, earlierRate } from './figures.js';
import type { Unregistered } from './first-days.js';
import type { NamedOrganisation } from './named-organisation.js';
import { officeMeasure } from './office-members.js';
import type { OfficeRows } from './office-rows.js';
import type { Window, Windows } from './period-code.js';
import type { CountFigure, OfficeFigures, RateFigure } from './report.js';
import { type StatScope, writeStatRef } from './stat-ref.js';

/** Whose work is told unit by unit: those below, or the organisation itself where there are none. */
export const unitsOf = (organisations: readonly NamedOrganisation[], orgId: number): NamedOrganisation[] => {
  const below = organisations.filter(({ id }) => id !== orgId);
  return below.length === 0 ? organisations.filter(({ id }) => id === orgId) : below;
};

/** A window as the definitions of the office's work take it: what came after its evening is not in it. */
const flat = ({ period: { from, to }, asOf }: Window): { from: string; to: string; asOf: string } => ({
  from,
  to: asOf < to ? asOf : to,
  asOf,
});

/** 信访信息 and 自立案件检查 of a period (§2.7, O-44). */
export function officeFigures(
  rows: OfficeRows,
  basis: OfficeBasis,
  {
    organisations,
    inUse,
  }: { organisations: readonly NamedOrganisation[]; inUse: (orgId: number) => boolean },
): OfficeFigures {
  const { windows, scope } = basis;
  const { orgId } = scope;
  const each = [windows.current, windows.previous, windows.lastYear] as const;
  const [now, before, then] = each.map((window) =>
    informationFigures(rows.bulletins, window, { issues: rows.issues }),
  ) as [Told, Told, Told];
  const count = (key: string, zh: string, unit: string, of: (told: Told) => number): CountFigure =>
    countOf({ key, zh, unit, scope, unregistered }, [of(now), of(before), of(then)]);
  const units = unitsOf(organisations, orgId);
  // this work has registers of its own: they may be older than that of the petitions
  const unregistered = withoutAnything(basis, [
    before.submitted + before.adoptionCount + before.issues,
    then.submitted + then.adoptionCount + then.issues,
  ]);
  const standings = standingsOfUse(
    rows.bulletins,
    units.map(({ id }) => id),
    { ...flat(windows.current), inUse },
  );
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return {
    information: [
      count('submitted', '报送信息', '条', ({ submitted }) => submitted),
      count('adopted', '其中被采用', '条', ({ adopted }) => adopted),
      count('adoptions', '采用级次', '次', ({ adoptionCount }) => adoptionCount),
      count('adoptedInPeriod', '期内被采用(不论何时报送)', '条', ({ adoptedInPeriod }) => adoptedInPeriod),
      count('score', '信息得分', '分', ({ score }) => score),
      count('issues', '编发专期', '期', ({ issues }) => issues),
      count('articles', '专期发稿', '篇', ({ articles }) => articles),
    ],
    levels: codesOf(BULLETIN_LEVELS).map((level) => ({
      level,
      zh: BULLETIN_LEVELS[level].zh,
      ...now.byLevel[level],
      submittedRef: writeStatRef(scope, officeMeasure('submitted', level)),
      adoptedRef: writeStatRef(scope, officeMeasure('adoptions', level)),
    })),
    units: standings.map((line) => unitLine(line, nameOf.get(line.orgId) ?? '', scope)),
    inspection: inspectionOf(rows, basis, units),
  };
}

/** The standings of the units that were there in a period, and of those of which something counts in it all the same (O-59). */
export function standingsOfUse(
  items: readonly CountedBulletin[],
  orgIds: readonly number[],
  { inUse, ...period }: { from: string; to: string; asOf: string; inUse: (orgId: number) => boolean },
): BulletinStanding[] {
  const counted = bulletinStandings(items, orgIds, period).filter(
    ({ submitted, adoptions, score }) => submitted + adoptions + score > 0,
  );
  const there = new Set(counted.map(({ orgId }) => orgId));
  return bulletinStandings(
    items,
    orgIds.filter((id) => there.has(id) || inUse(id)),
    period,
  );
}

/** Windows of which the office's own registers know something are told although no petition is older. */
const withoutAnything = (
  { unregistered }: OfficeBasis,
  [previous, lastYear]: readonly [number, number],
): Unregistered => ({
  previous: unregistered.previous && previous === 0,
  lastYear: unregistered.lastYear && lastYear === 0,
});

type OfficeBasis = Pick<Basis, 'windows' | 'scope' | 'unregistered'>;

type Told = ReturnType<typeof informationFigures>;

function unitLine(line: BulletinStanding, name: string, scope: StatScope): OfficeFigures['units'][number] {
  const own = { ...scope, orgId: line.orgId, withSubordinates: false };
  return {
    ...line,
    name,
    rate: percent(quotient(line.adoptedOfThem, line.submitted)),
    submittedRef: writeStatRef(own, officeMeasure('submitted')),
    adoptedRef: writeStatRef(own, officeMeasure('adopted')),
    adoptionsRef: writeStatRef(own, officeMeasure('adoptionsInPeriod')),
    scoreRef: writeStatRef(own, officeMeasure('score')),
  };
}

function countOf(
  {
    key,
    zh,
    unit,
    scope,
    unregistered,
  }: { key: string; zh: string; unit: string; scope: StatScope; unregistered: Unregistered },
  [current, previous, lastYear]: readonly [number, number, number],
): CountFigure {
  const before = earlierCount(unregistered.previous, previous, changeOfCount(current, previous, unit));
  const then = earlierCount(unregistered.lastYear, lastYear, changeOfCount(current, lastYear, unit));
  return {
    key,
    zh,
    current,
    previous: before.count,
    lastYear: then.count,
    manual: 0,
    overPrevious: before.change,
    overLastYear: then.change,
    ref: writeStatRef(scope, officeMeasure(key)),
  };
}

function inspectionOf(
  { cases }: OfficeRows,
  basis: OfficeBasis,
  units: readonly NamedOrganisation[],
): CountFigure[] {
  const { scope, windows } = basis;
  const [now, before, then] = inspectedIn(cases, windows, units);
  const unregistered = withoutAnything(basis, [before.denominator, then.denominator]);
  return [
    countOf({ key: 'selfClosed', zh: '下级自立案件结案', unit: '件', scope, unregistered }, [
      now.denominator,
      before.denominator,
      then.denominator,
    ]),
    countOf({ key: 'selfInspected', zh: '其中已检查', unit: '件', scope, unregistered }, [
      now.numerator,
      before.numerator,
      then.numerator,
    ]),
  ];
}

type Part = { numerator: number; denominator: number };

function inspectedIn(
  cases: OfficeRows['cases'],
  { current, previous, lastYear }: Windows,
  units: readonly NamedOrganisation[],
): [Part, Part, Part] {
  const ids = new Set(units.map(({ id }) => id));
  const own = cases.filter(({ orgId }) => ids.has(orgId));
  const of = (window: Window): Part => inspectionRate(own, flat(window));
  return [of(current), of(previous), of(lastYear)];
}

/** I-26 and I-28 beside the rates of the petitions. */
export function officeRates(
  rows: OfficeRows,
  basis: OfficeBasis,
  organisations: readonly NamedOrganisation[],
): RateFigure[] {
  const information = (window: Window): Part => {
    const { adopted, submitted } = informationFigures(rows.bulletins, window);
    return { numerator: adopted, denominator: submitted };
  };
  const { windows, scope } = basis;
  const { current, previous, lastYear } = windows;
  return [
    rateOf('I-26', basis, [information(current), information(previous), information(lastYear)]),
    rateOf('I-28', basis, inspectedIn(rows.cases, windows, unitsOf(organisations, scope.orgId))),
  ];
}

function rateOf(
  id: OfficeIndicatorId,
  basis: OfficeBasis,
  [now, before, then]: readonly [Part, Part, Part],
): RateFigure {
  const { scope } = basis;
  const unregistered = withoutAnything(basis, [before.denominator, then.denominator]);
  const { zh, numerator, denominator } = OFFICE_INDICATORS[id];
  const value = (part: Part): { value: string | null } => ({
    value: quotient(part.numerator, part.denominator),
  });
  const over = (part: Part): Change => changeOfRate(value(now), value(part));
  const earlier = (part: Part, isUnregistered: boolean) =>
    earlierRate(isUnregistered, part, { display: percent(value(part).value), change: over(part) });
  return {
    id,
    zh,
    variant: `${numerator} ÷ ${denominator}`,
    ...now,
    display: percent(value(now).value),
    ...earlierParts(earlier(before, unregistered.previous), earlier(then, unregistered.lastYear)),
    numeratorRef: writeStatRef(scope, id, 'numerator'),
    denominatorRef: writeStatRef(scope, id, 'denominator'),
  };
}
