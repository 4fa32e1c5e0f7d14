import type { ArticleKey } from '../articles.js';
import type { ReminderProfile } from '../deadlines/index.js';
import type { ClockKind } from '../glossary/index.js';

/** The public notice that days rest on: never words of a petition. */
export type NoticeSource = {
  readonly docNo: string;
  readonly title: string;
  /** @shape YYYY-MM-DD */
  readonly publishedOn: string;
};

/** 放假安排 of a year as the State Council published it; a later one for the year replaces it (§4.2). */
export type HolidaysPublished = {
  readonly type: 'HolidaysPublished';
  readonly article: ArticleKey;
  readonly data: {
    /** Version of the calendar from here on. */
    readonly version: string;
    readonly year: number;
    readonly rest: readonly string[];
    readonly work: readonly string[];
    readonly source: NoticeSource;
  };
};

/** 地方放假日 of an autonomous area for a year, on top of the national days; replaces the year's earlier ones. */
export type LocalHolidaysSet = {
  readonly type: 'LocalHolidaysSet';
  readonly article: ArticleKey;
  readonly data: {
    readonly version: string;
    readonly year: number;
    readonly rest: readonly string[];
    readonly source: NoticeSource;
  };
};

/** 敏感时期 in which ladders are denser (O-63); history is not changed, a stretch can only be ended. */
export type SensitivePeriodSet = {
  readonly type: 'SensitivePeriodSet';
  readonly article: ArticleKey;
  readonly data: {
    readonly version: string;
    readonly periodId: string;
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly source: NoticeSource;
  };
};

/** 催办阶梯 of a kind of clock as the office wants it (§4.5); null = the table's row again. */
export type LadderSet = {
  readonly type: 'LadderSet';
  readonly article: ArticleKey;
  readonly data: {
    readonly version: string;
    readonly clock: ClockKind;
    readonly profile: ReminderProfile | null;
    readonly source: NoticeSource;
  };
};

/** Everything that ever happened to the calendar; one stream for the whole installation. */
export type CalendarEvent = HolidaysPublished | LocalHolidaysSet | SensitivePeriodSet | LadderSet;

/** Newest schema version of each. */
export const CALENDAR_EVENT_VERSIONS = {
  HolidaysPublished: 1,
  LocalHolidaysSet: 1,
  SensitivePeriodSet: 1,
  LadderSet: 1,
} as const satisfies Record<CalendarEvent['type'], number>;
