/** How long a file is kept. */
export type Retention = '10y' | '30y' | 'permanent';

/**
 * One period of 《机关文件材料归档范围和文书档案保管期限规定》. @shape years: null = for ever; from: YYYY-MM-DD, since when the
 * value holds
 */
export type RetentionPeriod = {
  readonly zh: string;
  readonly years: number | null;
  readonly from: string;
  readonly source: string;
};

/** 国家档案局令第 8 号 in the words of domain.md §6.5 (忆-中高); the annex itself is to be checked against the original (§11). */
const ORDER_8 = '国家档案局令第8号(2006-12-18)';

/**
 * 保管期限 (§6.5), shortest first. Not among the parameters that an office may set: a period made shorter on a page would
 * be a way to destroy what has to be kept.
 */
export const RETENTION_PERIODS: Readonly<Record<Retention, RetentionPeriod>> = {
  '10y': { zh: '10年', years: 10, from: '2006-12-18', source: ORDER_8 },
  '30y': { zh: '30年', years: 30, from: '2006-12-18', source: ORDER_8 },
  permanent: { zh: '永久', years: null, from: '2006-12-18', source: ORDER_8 },
};

/** The periods from the shortest to the longest. */
export const RETENTION_ORDER = Object.keys(RETENTION_PERIODS) as readonly Retention[];

/** Is it one of the periods? */
export const isRetention = (value: unknown): value is Retention =>
  typeof value === 'string' && Object.hasOwn(RETENTION_PERIODS, value);

/**
 * Last day on which a file has to be kept: the years count from the end of the year in which it was put away (【设】: the
 * source does not say from when, and this is the later reading). Null = for ever.
 * @shape archivedOn YYYY-MM-DD
 */
export function keptUntil(archivedOn: string, retention: Retention): string | null {
  const { years } = RETENTION_PERIODS[retention];
  return years === null ? null : `${Number(archivedOn.slice(0, 4)) + years}-12-31`;
}
