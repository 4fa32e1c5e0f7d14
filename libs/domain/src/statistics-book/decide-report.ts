import type { PlainDate } from '../petition/context.js';
import { Rejected } from '../rejected.js';
import type { StatBookContext } from './context.js';
import { REPORT_KINDS, type ReportKind, type ReportText, type StatBookEvent } from './events.js';
import type { ReportState, StatBook } from './state.js';

/** Drafting, reviewing, signing, correcting (O-69, O-72). */
export type ReportCommand =
  | { type: 'draftReport'; kind: ReportKind; asOf: PlainDate; text: ReportText }
  | { type: 'submitReport'; kind: ReportKind }
  | { type: 'returnReport'; kind: ReportKind; reason: string }
  | { type: 'signReport'; kind: ReportKind; hash: string; docNo?: string | null }
  | {
      type: 'correctReport';
      kind: ReportKind;
      figures: { key: string; was: string; is: string }[];
      reason: string;
      docNo?: string | null;
    };

const reject = (code: string, zh: string, field?: string): Rejected =>
  new Rejected(code, null, zh, field === undefined ? {} : { field });

const SIGNERS = ['deputyLeader', 'leader'];
const WRITERS = ['windowHead', ...SIGNERS];

const may = ({ actor, orgId }: StatBookContext, roles: readonly string[]): boolean =>
  actor.orgId === orgId && actor.roles.some((role) => roles.includes(role));

// What was left empty is no number: nothing is written then.
function docNoOf(given: { docNo?: string | null }): { docNo?: string } {
  const docNo = given.docNo?.trim() ?? '';
  return docNo === '' ? {} : { docNo };
}

/** The events of a report's command. @rejects REPORT_… */
export function decideReport(
  book: StatBook,
  command: ReportCommand,
  context: StatBookContext,
): StatBookEvent[] {
  const { kind } = command;
  const zh = REPORT_KINDS[kind].zh;
  const report = book.reports[kind] ?? null;
  const occurredOn = context.today;
  switch (command.type) {
    case 'draftReport': {
      if (!may(context, WRITERS))
        throw reject('REPORT_ROLE', `《${zh}》由本单位扎口负责人或部领导起草(O-69)。`);
      if (report?.status === 'inReview') throw reject('REPORT_IN_REVIEW', `《${zh}》正在审核,退回后才能改。`);
      if (command.text.sections.length === 0) throw reject('REPORT_EMPTY', '报告没有内容。', 'text');
      const version = (report?.version ?? 0) + 1;
      return [
        {
          type: 'StatReportDrafted',
          occurredOn,
          data: { kind, version, asOf: command.asOf, drafterId: context.actor.accountId },
          sealed: {
            title: command.text.title,
            sections: command.text.sections.map(({ heading, paragraphs }) => ({
              heading,
              paragraphs: [...paragraphs],
            })),
          },
        },
      ];
    }
    case 'submitReport': {
      const { version } = inStatus(report, ['draft'], `没有《${zh}》的草稿。`);
      if (!may(context, WRITERS))
        throw reject('REPORT_ROLE', `《${zh}》由本单位扎口负责人或部领导送审(O-69)。`);
      return [{ type: 'StatReportSubmitted', occurredOn, data: { kind, version } }];
    }
    case 'returnReport': {
      const { version } = inStatus(report, ['inReview'], `《${zh}》不在审核中。`);
      if (!may(context, SIGNERS))
        throw reject('REPORT_ROLE', `《${zh}》由本单位分管副部长或部长审核(O-69)。`);
      if (command.reason.trim() === '') throw reject('STAT_REASON_MISSING', '退回须写明理由。', 'reason');
      return [
        {
          type: 'StatReportReturned',
          occurredOn,
          data: { kind, version },
          sealed: { reason: command.reason },
        },
      ];
    }
    case 'signReport': {
      const { version, asOf } = inStatus(report, ['inReview'], `《${zh}》须先送审,才能签发(O-69)。`);
      if (!may(context, SIGNERS))
        throw reject('REPORT_ROLE', `《${zh}》由本单位分管副部长或部长签发(O-69)。`);
      requireFrozen(book, asOf, zh);
      const signed = { kind, version, signerId: context.actor.accountId, hash: command.hash };
      const data = { ...signed, ...docNoOf(command) };
      return [{ type: 'StatReportSigned', occurredOn, data }];
    }
    case 'correctReport': {
      const { version, corrections } = inStatus(
        report,
        ['signed'],
        `《${zh}》尚未签发,直接改草稿即可(O-72)。`,
      );
      if (!may(context, SIGNERS)) throw reject('REPORT_ROLE', `更正通知由本单位分管副部长或部长签发(O-72)。`);
      if (command.reason.trim() === '')
        throw reject('STAT_REASON_MISSING', '更正须写明原因(O-72)。', 'reason');
      const figures = command.figures
        .filter(({ was, is }) => was !== is)
        .map(({ key, was, is }) => ({ key, was, is }));
      if (figures.length === 0)
        throw reject('REPORT_NOTHING_CORRECTED', '原数与正数相同,不需要更正。', 'figures');
      const data = { kind, version, no: corrections.length + 1, figures, ...docNoOf(command) };
      return [{ type: 'StatCorrectionIssued', occurredOn, data, sealed: { reason: command.reason } }];
    }
  }
}

/** The tables of a signed report are the frozen figures: before there are any they would change under the signature (O-65, O-72). */
function requireFrozen({ frozen }: StatBook, asOf: PlainDate, zh: string): void {
  if (frozen === null)
    throw reject(
      'REPORT_NOT_FROZEN',
      `本期尚未冻结,数还会变,签发了的《${zh}》也会跟着变:请先冻结本期,再签发(O-65、O-72)。`,
      'period',
    );
  if (asOf !== frozen.asOf)
    throw reject(
      'REPORT_OTHER_FIGURES',
      `《${zh}》是按截至 ${asOf} 的数起草的,本期冻结的数截至 ${frozen.asOf}:请退回,按冻结的数重拟后再送审(O-65)。`,
      'kind',
    );
}

function inStatus(
  report: ReportState | null,
  wanted: readonly ReportState['status'][],
  zh: string,
): ReportState {
  if (report === null || !wanted.includes(report.status)) throw reject('REPORT_STATUS', zh, 'kind');
  return report;
}
