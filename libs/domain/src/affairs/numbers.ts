import { yearOf } from '../calendar.js';
import { type PlainDate, seriesKey, type SeriesRef } from '../petition/context.js';
import { refuse } from '../petition/decide/checks/refuse.js';
import type { AffairContext } from './affair.js';

/** The book of an office's own papers in a year. @shape book `宛组信督` */
export const officeSeries = (
  book: string,
  on: PlainDate,
  { organisation }: Pick<AffairContext, 'organisation'>,
): SeriesRef => ({ orgId: organisation.id, year: yearOf(on), book: `${organisation.shortCode}${book}` });

/** Number of an office's own paper. @shape `宛组信督〔2026〕3号` @rejects NUMBER_NOT_TAKEN */
export function officeNo(book: string, on: PlainDate, ctx: AffairContext): string {
  const series = officeSeries(book, on, ctx);
  const serial = ctx.numbers[seriesKey(series)];
  if (serial === undefined || serial < 1)
    return refuse('NUMBER_NOT_TAKEN', {
      message: '没有取得编号,请重试。',
      detail: { field: 'number', book: series.book },
    });
  return `${series.book}〔${series.year}〕${serial}号`;
}

/** Number of what concerns a restricted petition: no gap in the ordinary book tells of it (§6.2). */
export const restrictedOfficeNo = (book: string, on: PlainDate, ctx: AffairContext): string =>
  `${ctx.organisation.shortCode}${book}密〔${yearOf(on)}〕${ctx.randomNo}号`;
