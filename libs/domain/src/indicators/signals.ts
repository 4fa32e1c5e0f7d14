import { addDays, daysBetween } from '../calendar.js';
import { CATEGORIES, zhOf } from '../glossary/index.js';
import type { PetitionId } from '../petition/context.js';
import type { IndicatorFacts } from './facts.js';
import { type Period, previousPeriod, samePeriodLastYear } from './periods.js';
import { type Window, within } from './windows.js';

/** What is worth a look, why, and the cases behind it. */
export type Signal = {
  kind:
    | 'surge'
    | 'groupVisit'
    | 'cameAgainWithinWeek'
    | 'massClosing'
    | 'extensionAtTheEnd'
    | 'returnedAgain'
    | 'ratedAtOnce';
  zh: string;
  reason: string;
  petitionIds: PetitionId[];
};

/** Thresholds of the signals (【设】). */
export const SIGNAL_THRESHOLDS = {
  /** A surge is so many standard deviations above what season and trend let expect. */
  deviations: 2,
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

const ids = (rows: readonly IndicatorFacts[]): PetitionId[] => rows.map(({ petitionId }) => petitionId);

/** All signals of a period; rows: of the period, of the period before and of the same one last year. */
export function signalsOf(
  rows: readonly IndicatorFacts[],
  window: Window,
  { smallSample, ...more }: Partial<Thresholds> & { smallSample: number },
): Signal[] {
  const limits: Thresholds = { ...SIGNAL_THRESHOLDS, ...more };
  return [
    ...surges(rows, window, { smallSample, deviations: limits.deviations }),
    ...groupVisits(rows, window),
    ...cameAgain(rows, window, limits.againDays),
    ...massClosing(rows, window, limits),
    ...lateExtensions(rows, window, limits.extensionDay),
    ...returnedAgain(rows, window, limits.returns),
    ...ratedAtOnce(rows, window, limits.ratingsADay),
  ];
}

const received = (rows: readonly IndicatorFacts[], { from, to }: Period, until: string): IndicatorFacts[] =>
  rows.filter(
    ({ parentId, receivedOn }) =>
      parentId === null && from <= receivedOn && receivedOn <= to && receivedOn <= until,
  );

/** By content and by place: more than season (last year) and trend (last period) let expect, each at the same stage. */
function surges(
  rows: readonly IndicatorFacts[],
  { period, asOf }: Window,
  { smallSample, deviations }: { smallSample: number; deviations: number },
): Signal[] {
  const stage = (other: Period): string => addDays(other.from, daysBetween(period.from, asOf));
  const [before, lastYear] = [previousPeriod(period), samePeriodLastYear(period)];
  const sets = {
    now: received(rows, period, asOf),
    before: received(rows, before, stage(before)),
    lastYear: received(rows, lastYear, stage(lastYear)),
  };
  // Nothing was recorded earlier: then everything would look new.
  if (sets.before.length + sets.lastYear.length === 0) return [];
  const by = (
    zh: string,
    keyOf: (row: IndicatorFacts) => string | null,
    nameOf: (key: string) => string,
  ): Signal[] => {
    const keys = new Set(sets.now.map(keyOf).filter((key) => key !== null));
    return [...keys].sort().flatMap((key): Signal[] => {
      const own = sets.now.filter((row) => keyOf(row) === key);
      const count = (list: readonly IndicatorFacts[]): number =>
        list.filter((row) => keyOf(row) === key).length;
      const expected = Math.max(count(sets.before), count(sets.lastYear));
      const limit = expected + deviations * Math.sqrt(Math.max(expected, 1));
      if (own.length < smallSample || own.length <= limit) return [];
      const reason = `本期 ${own.length} 件;上期同一进度 ${count(sets.before)} 件,上年同期 ${count(sets.lastYear)} 件`;
      return [{ kind: 'surge', zh: `${zh}增多:${nameOf(key)}`, reason, petitionIds: ids(own) }];
    });
  };
  return [
    ...by(
      '内容',
      ({ categoryCode }) => categoryCode,
      (code) => zhOf(CATEGORIES, code),
    ),
    ...by(
      '属地',
      ({ place }) => place,
      (place) => place,
    ),
  ];
}

function groupVisits(rows: readonly IndicatorFacts[], window: Window): Signal[] {
  const own = rows.filter((row) => row.parentId === null && row.groupVisit && within(row.receivedOn, window));
  if (own.length === 0) return [];
  const persons = own.reduce((sum, { visitorCount }) => sum + (visitorCount ?? 0), 0);
  return [
    { kind: 'groupVisit', zh: '集体访', reason: `${own.length} 批 ${persons} 人次`, petitionIds: ids(own) },
  ];
}

/** 办结后一周内又来: closed on paper, not in fact. */
function cameAgain(rows: readonly IndicatorFacts[], window: Window, days: number): Signal[] {
  const own = rows.filter(
    ({ closureOn, repeatedOn }) =>
      closureOn !== null &&
      within(closureOn, window) &&
      repeatedOn.some((day) => day >= closureOn && daysBetween(closureOn, day) <= days),
  );
  if (own.length === 0) return [];
  const reason = `${own.length} 件办结后 ${days} 日内又来`;
  return [{ kind: 'cameAgainWithinWeek', zh: '办结后即又来', reason, petitionIds: ids(own) }];
}

/** 期末突击办结: a large share of an organisation's closings on the last day of the period. */
function massClosing(rows: readonly IndicatorFacts[], window: Window, limits: Thresholds): Signal[] {
  const { to } = window.period;
  const closed = rows.filter(
    ({ closureOn, history }) => !history && closureOn !== null && within(closureOn, window),
  );
  return [...new Set(closed.map(({ orgId }) => orgId))]
    .sort((a, b) => a - b)
    .flatMap((orgId): Signal[] => {
      const own = closed.filter((row) => row.orgId === orgId);
      const last = own.filter(({ closureOn }) => closureOn === to);
      if (last.length < limits.lastDayMin || last.length < own.length * limits.lastDayShare) return [];
      const reason = `单位 ${orgId}:期末最后一日办结 ${last.length} 件,占本期办结 ${own.length} 件`;
      return [{ kind: 'massClosing', zh: '期末集中办结', reason, petitionIds: ids(last) }];
    });
}

/** 临届满才申请延期 (第 59 日). */
function lateExtensions(rows: readonly IndicatorFacts[], window: Window, day: number): Signal[] {
  const own = rows.filter(
    ({ acceptedOn, extensions }) =>
      acceptedOn !== null &&
      extensions.some(
        ({ askedOn }) => within(askedOn, window) && daysBetween(acceptedOn, askedOn) >= day - 1,
      ),
  );
  if (own.length === 0) return [];
  const reason = `${own.length} 件在受理后第 ${day} 日及以后才申请延期`;
  return [{ kind: 'extensionAtTheEnd', zh: '临届满申请延期', reason, petitionIds: ids(own) }];
}

/** 反复退回. */
function returnedAgain(rows: readonly IndicatorFacts[], window: Window, times: number): Signal[] {
  const own = rows.filter(
    ({ signing }) =>
      signing.returnedOn.length >= times && signing.returnedOn.some((day) => within(day, window)),
  );
  if (own.length === 0) return [];
  const reason = `${own.length} 件审签退回 ${times} 次以上`;
  return [{ kind: 'returnedAgain', zh: '反复退回', reason, petitionIds: ids(own) }];
}

/** 评价集中: many good ratings for one handler's cases on one day. Where they came from is not a fact that is kept. */
function ratedAtOnce(rows: readonly IndicatorFacts[], window: Window, aDay: number): Signal[] {
  const groups = new Map<string, IndicatorFacts[]>();
  for (const row of rows) {
    const { satisfaction, handlerId } = row;
    const day = satisfaction?.ratedOn ?? null;
    if (day === null || handlerId === null || satisfaction?.rating !== 'satisfied' || !within(day, window))
      continue;
    groups.set(`${handlerId}/${day}`, [...(groups.get(`${handlerId}/${day}`) ?? []), row]);
  }
  return [...groups].flatMap(([key, own]): Signal[] => {
    if (own.length < aDay) return [];
    const reason = `${key.split('/')[1] ?? ''} 一日内同一承办人收到 ${own.length} 个“满意”`;
    return [{ kind: 'ratedAtOnce', zh: '评价过于集中', reason, petitionIds: ids(own) }];
  });
}
