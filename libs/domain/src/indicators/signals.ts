import { daysBetween } from '../calendar.js';
import type { PetitionId } from '../petition/context.js';
import type { IndicatorFacts } from './facts.js';
import { type Window, within } from './windows.js';

/** What of a period is worth a look. */
export type SignalKind =
  | 'emerging'
  | 'trending'
  | 'surge'
  | 'groupVisit'
  | 'sensitivePeriod'
  | 'cameAgainWithinWeek'
  | 'massClosing'
  | 'extensionAtTheEnd'
  | 'returnedAgain'
  | 'ratedAtOnce';

/**
 * What is worth a look, why, and the figure behind it.
 * @shape measure: as in the reference of a figure: `category:0701`, `signal:massClosing:3`; count: of petitions
 */
export type Signal = { kind: SignalKind; zh: string; reason: string; count: number; measure: string };

/** Thresholds of the signals (【设】). */
export const SIGNAL_THRESHOLDS = {
  /** A surge is so many standard deviations above what season and trend let expect. */
  deviations: 2,
  /** Growth from one to the next of three periods that makes a trend. */
  trend: 1.25,
  /** 办结后 n 日内再来. */
  againDays: 7,
  /** Share of a period's closings on one last day, and the least number of closings. */
  lastDayShare: 0.3,
  lastDayMin: 5,
  /** Asked for on this day of handling or later. */
  extensionDay: 59,
  /** Returned at the signing gate so often. */
  returns: 2,
  /** Ratings given on one day for one handler. */
  ratingsADay: 5,
} as const;

type Thresholds = Record<keyof typeof SIGNAL_THRESHOLDS, number>;

/** A count of the present period beside the last one and last year's, each at the same stage. */
export type ComparedCount = {
  measure: string;
  zh: string;
  current: number;
  previous: number;
  lastYear: number;
};

/**
 * Counts by content and by place that stand out: 苗头 where nothing was before, 倾向 where it grew twice, 突增 where it is
 * beyond what season (last year) and trend (last period) let expect by chance.
 * @shape before: all that was received in the two earlier periods; with nothing, everything would look new
 */
export function risingSignals(
  counts: readonly ComparedCount[],
  before: number,
  { smallSample, ...more }: Partial<Thresholds> & { smallSample: number },
): Signal[] {
  const limits: Thresholds = { ...SIGNAL_THRESHOLDS, ...more };
  if (before === 0) return [];
  return counts.flatMap(({ measure, zh, current, previous, lastYear }): Signal[] => {
    if (current < smallSample) return [];
    const reason = `本期 ${current} 件;上期同一进度 ${previous} 件,上年同期 ${lastYear} 件`;
    const told = (kind: SignalKind, name: string): Signal[] => [
      { kind, zh: `${name}:${zh}`, reason, count: current, measure },
    ];
    if (previous + lastYear === 0) return told('emerging', '苗头');
    const expected = Math.max(previous, lastYear);
    if (current > expected + limits.deviations * Math.sqrt(Math.max(expected, 1)))
      return told('surge', '突增');
    const grew = (now: number, then: number): boolean => then > 0 && now >= then * limits.trend;
    return grew(current, previous) && grew(previous, lastYear) ? told('trending', '倾向') : [];
  });
}

type Detector = {
  zh: string;
  /** The rows that show it, in groups by whom or where. */
  find: (
    rows: readonly IndicatorFacts[],
    window: Window,
    limits: Thresholds,
  ) => { key: string; rows: IndicatorFacts[] }[];
  reason: (found: readonly IndicatorFacts[], limits: Thresholds) => string;
};

const all = (rows: IndicatorFacts[]): { key: string; rows: IndicatorFacts[] }[] => [{ key: '', rows }];

const groupsBy = (
  rows: readonly IndicatorFacts[],
  keyOf: (row: IndicatorFacts) => string | null,
): Map<string, IndicatorFacts[]> => {
  const groups = new Map<string, IndicatorFacts[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
};

const DETECTORS = {
  groupVisit: {
    zh: '集体访',
    find: (rows, window) =>
      all(rows.filter((row) => row.parentId === null && row.groupVisit && within(row.receivedOn, window))),
    reason: (found) =>
      `${found.length} 批 ${found.reduce((sum, { visitorCount }) => sum + (visitorCount ?? 0), 0)} 人次`,
  },
  /** Closed on paper, not in fact. */
  cameAgainWithinWeek: {
    zh: '办结后即又来',
    find: (rows, window, { againDays }) =>
      all(
        rows.filter(
          ({ closureOn, repeatedOn }) =>
            closureOn !== null &&
            within(closureOn, window) &&
            repeatedOn.some((day) => day >= closureOn && daysBetween(closureOn, day) <= againDays),
        ),
      ),
    reason: (found, { againDays }) => `${found.length} 件办结后 ${againDays} 日内又来`,
  },
  /** A large share of an organisation's closings on the last day of the period. */
  massClosing: {
    zh: '期末集中办结',
    find: (rows, window, { lastDayMin, lastDayShare }) => {
      const closed = rows.filter(
        ({ closureOn, history }) => !history && closureOn !== null && within(closureOn, window),
      );
      return [...groupsBy(closed, ({ orgId }) => String(orgId))].flatMap(([key, own]) => {
        const last = own.filter(({ closureOn }) => closureOn === window.period.to);
        return last.length >= lastDayMin && last.length >= own.length * lastDayShare
          ? [{ key, rows: last }]
          : [];
      });
    },
    reason: (found) => `期末最后一日办结 ${found.length} 件`,
  },
  extensionAtTheEnd: {
    zh: '临届满才申请延期',
    find: (rows, window, { extensionDay }) =>
      all(
        rows.filter(
          ({ acceptedOn, extensions }) =>
            acceptedOn !== null &&
            extensions.some(
              ({ askedOn }) =>
                within(askedOn, window) && daysBetween(acceptedOn, askedOn) >= extensionDay - 1,
            ),
        ),
      ),
    reason: (found, { extensionDay }) => `${found.length} 件在受理后第 ${extensionDay} 日及以后才申请延期`,
  },
  returnedAgain: {
    zh: '反复退回',
    find: (rows, window, { returns }) =>
      all(
        rows.filter(
          ({ signing }) =>
            signing.returnedOn.length >= returns && signing.returnedOn.some((day) => within(day, window)),
        ),
      ),
    reason: (found, { returns }) => `${found.length} 件审签退回 ${returns} 次以上`,
  },
  /** Many good ratings for one handler's cases on one day. Where they came from is not a fact that is kept. */
  ratedAtOnce: {
    zh: '评价过于集中',
    find: (rows, window, { ratingsADay }) => {
      const groups = groupsBy(rows, ({ satisfaction, handlerId }) => {
        const day = satisfaction?.ratedOn ?? null;
        return day === null ||
          handlerId === null ||
          satisfaction?.rating !== 'satisfied' ||
          !within(day, window)
          ? null
          : `${handlerId}/${day}`;
      });
      return all([...groups.values()].filter((own) => own.length >= ratingsADay).flat());
    },
    reason: (found, { ratingsADay }) => `${found.length} 个“满意”:同一承办人一日内收到 ${ratingsADay} 个以上`,
  },
} as const satisfies Partial<Record<SignalKind, Detector>>;

type DetectedKind = keyof typeof DETECTORS;
const KINDS = Object.keys(DETECTORS) as DetectedKind[];
const MEASURE = new RegExp(`^signal:(${KINDS.join('|')})(?::(\\d{1,9}))?$`);

/** What the rows of a period show: group visits, and games with the figures. @shape rows: of the period */
export function signalsOf(
  rows: readonly IndicatorFacts[],
  window: Window,
  thresholds: Partial<Thresholds> = {},
): Signal[] {
  const limits: Thresholds = { ...SIGNAL_THRESHOLDS, ...thresholds };
  return KINDS.flatMap((kind) => {
    const { find, zh, reason }: Detector = DETECTORS[kind];
    return find(rows, window, limits).flatMap(({ key, rows: found }): Signal[] =>
      found.length === 0
        ? []
        : [
            {
              kind,
              zh,
              reason: reason(found, limits),
              count: found.length,
              measure: `signal:${kind}${key === '' ? '' : `:${key}`}`,
            },
          ],
    );
  });
}

/** Is it the measure of a detected signal? */
export const isSignalMeasure = (measure: string): boolean => MEASURE.test(measure);

/** The petitions behind a detected signal; none for another measure. */
export function signalMembers(
  measure: string,
  rows: readonly IndicatorFacts[],
  window: Window,
): PetitionId[] {
  const [, kind, key = ''] = MEASURE.exec(measure) ?? [];
  if (kind === undefined) return [];
  const { find }: Detector = DETECTORS[kind as DetectedKind];
  return find(rows, window, SIGNAL_THRESHOLDS)
    .filter((group) => group.key === key)
    .flatMap((group) => group.rows.map(({ petitionId }) => petitionId));
}
