import {
  computeIndicator,
  type IndicatorFacts,
  indicatorDefinition,
  indicatorMembers,
  isIndicatorId,
  isPlainDate,
  isSignalMeasure,
  type PetitionId,
  signalMembers,
} from '#domain';
import { isClusterMeasure } from './clusters.queries.js';
import { isCheckMeasure } from './failed-checks.js';
import { isOfficeIndicator, isOfficeMeasure } from './office-members.js';
import { ProjectionsRefused } from '../projections-refused.js';
import { idsOf, measureOf, overdueOpen } from './measures.js';
import { periodOfCode, type Window } from './period-code.js';

/** By which day a petition belongs to a period: that of receipt, or that of registration. */
export type Axis = 'received' | 'registered';

/** What a report is about. @shape period `2026Q3` …; asOf YYYY-MM-DD */
export type StatScope = {
  period: string;
  asOf: string;
  axis: Axis;
  orgId: number;
  /** With the organisations below it. */
  withSubordinates: boolean;
};

/** A reference that was read. @shape part: of a rate */
export type StatRef = StatScope & { measure: string; part: 'numerator' | 'denominator' | null };

/** The most petitions that a list behind a figure may have. */
export const STAT_REF_LIMIT = 5_000;

const timeOf = (period: string, asOf: string, axis: Axis): string =>
  `${period}@${asOf}${axis === 'registered' ? '~registered' : ''}`;

/** What a reference of the present period begins with when it is asked for another window. @example `2025-07-01..2025-09-30@2025-09-30` */
export const refTimeOf = ({ period: { from, to }, asOf }: Window, axis: Axis): string =>
  timeOf(`${from}..${to}`, asOf, axis);

/**
 * The reference of a figure, readable and complete: it leads to the same petitions whenever it is followed.
 * @example `2026Q3@2026-09-30/org:1+/channel:letter`, `2026Q3@2026-09-30/org:3/I-08/numerator`
 */
export function writeStatRef(scope: StatScope, measure: string, part?: 'numerator' | 'denominator'): string {
  const { period, asOf, axis, orgId, withSubordinates } = scope;
  const time = timeOf(period, asOf, axis);
  const org = `org:${orgId}${withSubordinates ? '+' : ''}`;
  return [time, org, measure, ...(part === undefined ? [] : [part])].join('/');
}

const REF =
  /^([\dQHW.-]{4,22})@(\d{4}-\d\d-\d\d)(~registered)?\/org:(\d{1,9})(\+)?\/([\w:*-]{1,120})(?:\/(numerator|denominator))?$/;
const OTHERS = ['overdueOpen'];

const invalid = (): ProjectionsRefused =>
  new ProjectionsRefused('STAT_REF_INVALID', '“下钻”的标记无效,请从统计页上的数字重新点开。', {
    field: 'statRef',
  });

/** Reads a reference. @rejects STAT_REF_INVALID PERIOD_INVALID */
export function readStatRef(text: string): StatRef {
  const found = text.length > 200 ? null : REF.exec(text);
  if (!found) throw invalid();
  const [, period = '', asOf = '', axis, orgId, below, measure = '', part] = found;
  const isRate =
    isOfficeIndicator(measure) || (isIndicatorId(measure) && indicatorDefinition(measure).kind !== 'count');
  const isCount = isIndicatorId(measure) && !isRate;
  const known = isRate
    ? part !== undefined
    : part === undefined &&
      (isCount ||
        OTHERS.includes(measure) ||
        isSignalMeasure(measure) ||
        isClusterMeasure(measure) ||
        isOfficeMeasure(measure) ||
        isCheckMeasure(measure) ||
        measureOf(measure) !== null);
  if (!known || !isPlainDate(asOf)) throw invalid();
  periodOfCode(period);
  return {
    period,
    asOf,
    axis: axis === undefined ? 'received' : 'registered',
    orgId: Number(orgId),
    withSubordinates: below !== undefined,
    measure,
    part: (part as StatRef['part'] | undefined) ?? null,
  };
}

/** Does it lead to information work or to inspected cases, and not to petitions? */
export const isOfficeRef = ({ measure }: Pick<StatRef, 'measure'>): boolean =>
  isOfficeIndicator(measure) || isOfficeMeasure(measure);

/** What no rows of facts tell. */
const hasNoFacts = (read: Pick<StatRef, 'measure'>): boolean =>
  isOfficeRef(read) || isCheckMeasure(read.measure);

/** The rows that a scope is about, on its axis. `facts`: of its organisation and, where asked for, of those below. */
export function scoped(
  facts: readonly IndicatorFacts[],
  scope: Pick<StatScope, 'axis' | 'orgId' | 'withSubordinates'>,
): IndicatorFacts[] {
  const rows = scope.withSubordinates ? facts : facts.filter(({ orgId }) => orgId === scope.orgId);
  return onAxis(rows, scope.axis);
}

/** The rows with the day by which they belong to a period. */
export function onAxis(rows: readonly IndicatorFacts[], axis: Axis): IndicatorFacts[] {
  if (axis === 'received') return [...rows];
  // History is written in long after its time and keeps its own day (O-66).
  return rows.map((row) => (row.history ? row : { ...row, receivedOn: row.registeredOn }));
}

/** The window of a reference. */
export const windowOfRef = ({ period, asOf }: Pick<StatScope, 'period' | 'asOf'>): Window => ({
  period: periodOfCode(period),
  asOf,
});

/**
 * The petitions behind a figure, from the facts of its scope: as many as the figure says; of 人次 and of rounds the
 * petitions that add to it.
 * @rejects STAT_REF_INVALID PERIOD_INVALID STAT_REF_TOO_LARGE
 */
export function petitionIdsBehind(ref: string, facts: readonly IndicatorFacts[]): PetitionId[] {
  const read = readStatRef(ref);
  // no row of facts stands behind an item of information
  if (hasNoFacts(read)) throw invalid();
  const window = windowOfRef(read);
  const rows = scoped(facts, read);
  const ids = membersOf(read, rows, window);
  if (ids.length > STAT_REF_LIMIT)
    throw new ProjectionsRefused(
      'STAT_REF_TOO_LARGE',
      `这个数背后有 ${ids.length} 件,超过列表上限 ${STAT_REF_LIMIT} 件,请按单位、渠道或类别缩小范围。`,
      { field: 'statRef' },
    );
  return ids;
}

function membersOf(
  { measure, part }: Pick<StatRef, 'measure' | 'part'>,
  rows: IndicatorFacts[],
  window: Window,
): PetitionId[] {
  if (measure === 'overdueOpen') return overdueOpen(rows, window);
  if (isSignalMeasure(measure)) return signalMembers(measure, rows, window);
  const { period, asOf } = window;
  if (isIndicatorId(measure)) return indicatorMembers(measure, rows, period, asOf)[part ?? 'numerator'];
  const found = measureOf(measure);
  if (found === null) throw invalid();
  return idsOf(found, rows, window);
}

/** A figure as its reference has it, with its members; rows are already scoped. */
export function figureBehind(ref: string, rows: IndicatorFacts[]): { value: string; members: PetitionId[] } {
  const read = readStatRef(ref);
  if (hasNoFacts(read)) throw invalid();
  const window = windowOfRef(read);
  const members = membersOf(read, rows, window);
  const { measure, part } = read;
  if (measure === 'overdueOpen' || isSignalMeasure(measure))
    return { value: String(members.length), members };
  const found = measureOf(measure);
  const indicator = isIndicatorId(measure) ? measure : (found?.indicator ?? 'I-01');
  const counted = found === null ? rows : rows.filter(found.includes);
  const figure = computeIndicator(indicator, counted, window.period, window.asOf);
  if (part === null) return { value: String(figure.numerator), members };
  return { value: String(part === 'numerator' ? figure.numerator : (figure.denominator ?? 0)), members };
}
