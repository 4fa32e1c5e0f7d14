import { daysBetween } from '../calendar.js';
import type { PetitionId } from '../petition/context.js';
import { isRecord } from './contributions.js';
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
  | 'objectedAgain'
  | 'ratedAtOnce'
  | 'ratedInHouse';

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
  /** Objections against one petition. */
  objections: 2,
  /** Ratings given on one day for one handler. */
  ratingsADay: 5,
  /** Good ratings typed in by former handlers: the least number, and their share of all good ones. */
  inHouseMin: 5,
  inHouseShare: 0.5,
} as const;

type Thresholds = Record<keyof typeof SIGNAL_THRESHOLDS, number>;

/** A count of the present period beside the earlier ones, each at the same stage; null where nothing was registered then. */
export type ComparedCount = {
  measure: string;
  zh: string;
  current: number;
  previous: number | null;
  lastYear: number | null;
};

/**
 * Of which period: the one before a year is last year and is told once; what runs is held against as much of the
 * earlier ones.
 */
type Stage = { year?: boolean; running?: boolean };

/**
 * Counts by content and by place that stand out: 苗头 where nothing was before, 倾向 where it grew twice, 突增 where it is
 * beyond what season (last year) and trend (last period) let expect by chance.
 * @shape before: all that was received in the two earlier periods; with nothing, everything would look new
 */
export function risingSignals(
  counts: readonly ComparedCount[],
  before: number,
  {
    smallSample,
    year = false,
    running = false,
    ...more
  }: Partial<Thresholds> & Stage & { smallSample: number },
): Signal[] {
  const limits: Thresholds = { ...SIGNAL_THRESHOLDS, ...more };
  if (before === 0) return [];
  return counts.flatMap(({ measure, zh, current, previous, lastYear }): Signal[] => {
    if (current < smallSample) return [];
    const stage = running ? '同一进度' : '';
    const cases = (count: number | null): string => (count === null ? '未在本系统登记' : ` ${count} 件`);
    const reason = year
      ? `本期 ${current} 件;上年${stage}${cases(lastYear)}`
      : `本期 ${current} 件;上期${stage}${cases(previous)},上年同期${cases(lastYear)}`;
    const told = (kind: SignalKind, name: string): Signal[] => [
      { kind, zh: `${name}:${zh}`, reason, count: current, measure },
    ];
    if ((previous ?? 0) + (lastYear ?? 0) === 0) return told('emerging', '苗头');
    const expected = Math.max(previous ?? 0, lastYear ?? 0);
    if (current > expected + limits.deviations * Math.sqrt(Math.max(expected, 1)))
      return told('surge', '突增');
    const grew = (now: number | null, then: number | null): boolean =>
      (then ?? 0) > 0 && (now ?? 0) >= (then ?? 0) * limits.trend;
    return grew(current, previous) && grew(previous, lastYear) ? told('trending', '倾向') : [];
  });
}

/** What a row adds to a signal: its group (an organisation, a handler on a day) and [rows that show it, what stands beside]. */
type Mark = { group?: string; parts: readonly [found: number, beside: number] };

type Detector = {
  zh: string;
  /** Null where the row has nothing to do with it. Sums of marks alone decide, so that they can be kept and brought up. */
  mark: (row: IndicatorFacts, window: Window, limits: Thresholds) => Mark | null;
  /** Are the sums of a group worth a look? Default: one row is enough. */
  counts?: (parts: readonly [number, number], limits: Thresholds) => boolean;
  /** Each group is a signal of its own, named by its organisation. */
  apart?: true;
  reason: (parts: readonly [number, number], limits: Thresholds) => string;
};

const one = (hit: boolean): Mark | null => (hit ? { parts: [1, 0] } : null);
const inPeriod = (day: string | null, window: Window): boolean => day !== null && within(day, window);

/** What had happened by the evening of asOf: a period that ended does not change with what came after it. */
const byEvening = (days: readonly string[], { asOf }: Window): readonly string[] =>
  days.filter((day) => day <= asOf);

/** So often by then, and once of these times in the period. */
const oftenIn = (days: readonly string[], times: number, window: Window): boolean => {
  const seen = byEvening(days, window);
  return seen.length >= times && seen.some((day) => within(day, window));
};

const DETECTORS = {
  groupVisit: {
    zh: '集体访',
    mark: (row, window) =>
      isRecord(row, window) && row.groupVisit ? { parts: [1, row.visitorCount ?? 0] } : null,
    reason: ([found, persons]) => `${found} 批 ${persons} 人次`,
  },
  /** Closed on paper, not in fact. */
  cameAgainWithinWeek: {
    zh: '办结后即又来',
    mark: ({ closureOn, repeatedOn }, window, { againDays }) =>
      one(
        closureOn !== null &&
          within(closureOn, window) &&
          byEvening(repeatedOn, window).some(
            (day) => day >= closureOn && daysBetween(closureOn, day) <= againDays,
          ),
      ),
    reason: ([found], { againDays }) => `${found} 件办结后 ${againDays} 日内又来`,
  },
  /** A large share of an organisation's closings on the last day of the period. */
  massClosing: {
    zh: '期末集中办结',
    apart: true,
    mark: ({ closureOn, history, orgId }, window) =>
      history || !inPeriod(closureOn, window)
        ? null
        : { group: String(orgId), parts: [closureOn === window.period.to ? 1 : 0, 1] },
    counts: ([last, all], { lastDayMin, lastDayShare }) => last >= lastDayMin && last >= all * lastDayShare,
    reason: ([last, all]) => `期末最后一日办结 ${last} 件,占本期办结 ${all} 件的 ${share(last, all)}`,
  },
  extensionAtTheEnd: {
    zh: '临届满才申请延期',
    mark: ({ acceptedOn, extensions }, window, { extensionDay }) =>
      one(
        acceptedOn !== null &&
          extensions.some(
            ({ askedOn }) => within(askedOn, window) && daysBetween(acceptedOn, askedOn) >= extensionDay - 1,
          ),
      ),
    reason: ([found], { extensionDay }) => `${found} 件在受理后第 ${extensionDay} 日及以后才申请延期`,
  },
  returnedAgain: {
    zh: '反复退回',
    mark: ({ signing }, window, { returns }) => one(oftenIn(signing.returnedOn, returns, window)),
    reason: ([found], { returns }) => `${found} 件审签退回 ${returns} 次以上`,
  },
  /** 异议往返: sent down, objected to, sent again … nobody handles it meanwhile (R-15). */
  objectedAgain: {
    zh: '异议往返',
    mark: ({ objectedOn }, window, { objections }) => one(oftenIn(objectedOn, objections, window)),
    reason: ([found], { objections }) => `${found} 件被提出异议 ${objections} 次以上,转来转去无人办理`,
  },
  /** Many good ratings for one handler's cases on one day. */
  ratedAtOnce: {
    zh: '评价过于集中',
    mark: ({ satisfaction, handlerId }, window) =>
      satisfaction?.rating === 'satisfied' && handlerId !== null && inPeriod(satisfaction.ratedOn, window)
        ? { group: `${handlerId}/${satisfaction.ratedOn ?? ''}`, parts: [1, 0] }
        : null,
    counts: ([found], { ratingsADay }) => found >= ratingsADay,
    reason: ([found], { ratingsADay }) => `${found} 个“满意”:同一承办人一日内收到 ${ratingsADay} 个以上`,
  },
  /**
   * Good ratings that somebody who had handled the matter typed in as the petitioner's own, without a recorded call
   * (§1.13 forbids rating in another's place). READING: every rating is typed in the office's own network, since those who
   * petition have no account; so it is the hand that tells, not the network.
   */
  ratedInHouse: {
    zh: '评价由经手人代录',
    apart: true,
    mark: ({ satisfaction, orgId }, window) =>
      satisfaction?.rating === 'satisfied' && inPeriod(satisfaction.ratedOn, window)
        ? { group: String(orgId), parts: [satisfaction.inHouse === true ? 1 : 0, 1] }
        : null,
    counts: ([found, all], { inHouseMin, inHouseShare }) =>
      found >= inHouseMin && found >= all * inHouseShare,
    reason: ([found, all]) =>
      `${all} 个“满意”中 ${found} 个由经手过的人录入且无回访录音,占 ${share(found, all)}`,
  },
} as const satisfies Partial<Record<SignalKind, Detector>>;

const share = (part: number, whole: number): string => `${Math.round((part * 100) / whole)}%`;

type DetectedKind = keyof typeof DETECTORS;
const KINDS = Object.keys(DETECTORS) as DetectedKind[];
const MEASURE = new RegExp(`^signal:(${KINDS.join('|')})(?::(\\d{1,9}))?$`);
const KEY = new RegExp(`^(${KINDS.join('|')})~(.*)$`);

/** What rows add up to for the signals of a period. @shape `massClosing~3` → [last day, all], `groupVisit~` → [批, 人次] */
export type SignalSums = Readonly<Record<string, readonly number[]>>;

/** The marks of rows, summed: sums of organisations and of changes are added and taken away. */
export function signalSums(rows: readonly IndicatorFacts[], window: Window): SignalSums {
  const sums: Record<string, [number, number]> = {};
  for (const row of rows)
    for (const kind of KINDS) {
      const { mark }: Detector = DETECTORS[kind];
      const added = mark(row, window, SIGNAL_THRESHOLDS);
      if (added === null) continue;
      const known = (sums[`${kind}~${added.group ?? ''}`] ??= [0, 0]);
      known[0] += added.parts[0];
      known[1] += added.parts[1];
    }
  return sums;
}

/** What the sums of a period show: group visits, and games with the figures. */
export function signalsIn(sums: SignalSums): Signal[] {
  const found = new Map<string, readonly [number, number]>();
  for (const [key, [first = 0, second = 0]] of Object.entries(sums)) {
    const [, kind, group = ''] = KEY.exec(key) ?? [];
    if (kind === undefined || first === 0) continue;
    const { counts, apart }: Detector = DETECTORS[kind as DetectedKind];
    if (counts && !counts([first, second], SIGNAL_THRESHOLDS)) continue;
    const measure = `signal:${kind}${apart ? `:${group}` : ''}`;
    const [n, beside] = found.get(measure) ?? [0, 0];
    found.set(measure, [n + first, beside + second]);
  }
  return KINDS.flatMap((kind) => {
    const { zh, reason }: Detector = DETECTORS[kind];
    return [...found]
      .filter(([measure]) => measure.split(':')[1] === kind)
      .map(([measure, parts]) => ({
        kind,
        zh,
        reason: reason(parts, SIGNAL_THRESHOLDS),
        count: parts[0],
        measure,
      }));
  });
}

/** The same from rows. @shape rows: of the period */
export const signalsOf = (rows: readonly IndicatorFacts[], window: Window): Signal[] =>
  signalsIn(signalSums(rows, window));

/** Is it the measure of a detected signal? */
export const isSignalMeasure = (measure: string): boolean => MEASURE.test(measure);

/** What a detected signal is called, and the unit that it stands for where it stands for one. @shape null: another measure */
export function signalNamed(measure: string): { zh: string; orgId: number | null } | null {
  const [, kind, group] = MEASURE.exec(measure) ?? [];
  if (kind === undefined) return null;
  const { zh, apart }: Detector = DETECTORS[kind as DetectedKind];
  return { zh, orgId: apart && group !== undefined ? Number(group) : null };
}

/** The petitions behind a detected signal; none for another measure. */
export function signalMembers(
  measure: string,
  rows: readonly IndicatorFacts[],
  window: Window,
): PetitionId[] {
  const [, kind, asked] = MEASURE.exec(measure) ?? [];
  if (kind === undefined) return [];
  const { mark, counts }: Detector = DETECTORS[kind as DetectedKind];
  const sums = signalSums(rows, window);
  return rows.flatMap((row) => {
    const marked = mark(row, window, SIGNAL_THRESHOLDS);
    if (marked === null || marked.parts[0] === 0) return [];
    const group = marked.group ?? '';
    if (asked !== undefined && asked !== group) return [];
    const [found = 0, beside = 0] = sums[`${kind}~${group}`] ?? [];
    return !counts || counts([found, beside], SIGNAL_THRESHOLDS) ? [row.petitionId] : [];
  });
}
