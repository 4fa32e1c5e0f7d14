import { REPORT_KINDS, type ReportKind, type ReportText } from './events.js';

/** Stands in a draft where the figures have nothing to say and a person has to (O-68). */
export const TO_BE_WRITTEN = '(由起草人填写。)';

const isUnwritten = (paragraphs: readonly string[]): boolean =>
  paragraphs.every((line) => line.trim() === '' || line.trim() === TO_BE_WRITTEN);

/** Headings of the sections that nobody has written. */
export const unwrittenSections = ({ sections }: ReportText): string[] =>
  sections.filter(({ paragraphs }) => isUnwritten(paragraphs)).map(({ heading }) => heading);

/** A draft told anew from the figures; what only a person could write stays as he wrote it. @shape before: null where there was none */
export function redrafted(drafted: ReportText, before: ReportText | null): ReportText {
  const kept = (heading: string): string[] | undefined =>
    before?.sections.find((section) => section.heading === heading)?.paragraphs;
  const addressee = before?.addressee ?? drafted.addressee;
  return {
    ...drafted,
    ...(addressee === undefined ? {} : { addressee }),
    sections: drafted.sections.map((section) =>
      isUnwritten(section.paragraphs)
        ? { ...section, paragraphs: kept(section.heading) ?? section.paragraphs }
        : section,
    ),
  };
}

/** A report by its period and kind, as a file is named: the quarter and the half are said once. @example 2026年第三季度统计分析 */
export const reportName = (kind: ReportKind, periodZh: string): string =>
  `${periodZh}${REPORT_KINDS[kind].zh}`.replace(/(季度|半年)\1/u, '$1');
