import type { ReportView } from '../../../api';

/** Reports by their code. */
export type Kind = ReportView['kind'];

const CIRCULARS: [Kind, string][] = [
  ['circular', '情况通报'],
  ['circularForCounties', '情况通报(发县市区)'],
];

/** The reports that a period has: a quarter its analysis, a half its summary, a year its own; the circular all (§2.8). */
export function kindsOf(period: string): [Kind, string][] {
  if (/Q[1-4]$/.test(period)) return [['quarterAnalysis', '季度统计分析'], ...CIRCULARS];
  if (/H[12]$/.test(period)) return [['halfYearSummary', '半年小结'], ...CIRCULARS];
  return /^\d{4}$/.test(period) ? [['yearSummary', '年终总结'], ...CIRCULARS] : [];
}

/** How a report stands. */
export const STATUS_ZH: Record<ReportView['status'], string> = {
  draft: '起草',
  inReview: '送审',
  returned: '退回修改',
  signed: '已签发',
};
