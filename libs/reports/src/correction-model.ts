import { reportName, type ReportKind } from '#domain';
import type { ReportModel } from './report-model.js';
import type { CorrectionNotice } from './stat-books.js';

/** 更正通知 of a signed report: the report itself is neither recalled nor changed (O-72). */
export function correctionModel(
  kind: ReportKind,
  about: { periodZh: string; title: string; issuer: string; docNo: string | null },
  { no, figures, reason, addressee }: Pick<CorrectionNotice, 'no' | 'figures' | 'reason' | 'addressee'>,
): ReportModel {
  const { issuer, periodZh, title, docNo } = about;
  const said = figures.map(({ key, was, is }) => `${key}:原数 ${was},应为 ${is}`).join(';');
  return {
    kind,
    issuer,
    text: {
      title: `${issuer}关于更正${reportName(kind, periodZh)}的通知`,
      ...(addressee === null ? {} : { addressee }),
      sections: [
        {
          heading: '一、更正的数',
          paragraphs: [
            `《${title}》${docNo === null ? '' : `(${docNo})`}已经签发,其中下列数有误,现予更正:${said}。`,
          ],
        },
        { heading: '二、原因', paragraphs: reason.split('\n').filter((line) => line.trim() !== '') },
        { heading: '三、使用', paragraphs: ['原件不收回、不改动;引用这些数的,以本通知为准。'] },
      ],
    },
    tables: [
      {
        title: `更正对照(第 ${no} 号)`,
        head: ['项目', '原数', '正数'],
        rows: figures.map(({ key, was, is }) => [key, was, is]),
      },
    ],
    charts: [],
    notes: [],
  };
}

/** What stands where a paper carries its number: the office's 文号, or which notice to the report it is (O-72). */
export const correctionNumber = ({ docNo, no }: Pick<CorrectionNotice, 'docNo' | 'no'>): string =>
  docNo ?? `更正通知第 ${no} 号`;
