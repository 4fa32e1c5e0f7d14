import type { PlainDate } from '../petition/context.js';
import { Rejected } from '../rejected.js';
import type { StatBookContext } from './context.js';
import { REPORT_KINDS, type ReportKind, type ReportText, type StatBookEvent } from './events.js';
import { checkedAddressee } from './report-addressee.js';
import { drafterAlone, isOfFrozen, type ReportState, type StatBook } from './state.js';

/**
 * Drafting, reviewing, signing, correcting (O-69, O-72).
 * @shape version: of the report as the person had it before him, 0 where there was none; left out: whichever it is.
 *   figures: hash of the frozen figures that the words are about, null: of none. unwritten: headings of sections that nobody has
 *   written. paper: all of the report, `hash` its SHA-256. addressee: 主送机关; left out or empty: none
 */
export type ReportCommand = { kind: ReportKind; version?: number } & (
  | { type: 'draftReport'; asOf: PlainDate; figures?: string | null; text: ReportText }
  | { type: 'submitReport'; unwritten?: readonly string[] }
  | { type: 'returnReport'; reason: string }
  | { type: 'signReport'; hash: string; paper?: string; docNo?: string | null; unwritten?: readonly string[] }
  | {
      type: 'correctReport';
      figures: { key: string; was: string; is: string }[];
      reason: string;
      docNo?: string | null;
      addressee?: string | null;
    }
);

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
  requireSameVersion(command, report, zh);
  switch (command.type) {
    case 'draftReport': {
      if (!may(context, WRITERS))
        throw reject('REPORT_ROLE', `《${zh}》由本单位扎口负责人或部领导起草(O-69)。`);
      if (report?.status === 'inReview') throw reject('REPORT_IN_REVIEW', `《${zh}》正在审核,退回后才能改。`);
      if (report?.status === 'signed')
        throw reject(
          'REPORT_SIGNED',
          `《${zh}》已于 ${report.signedOn ?? ''} 签发,不收回、不改动;有错的请出更正通知(O-72)。`,
        );
      requireOwnWords(book, command, context, zh);
      if (command.text.sections.length === 0) throw reject('REPORT_EMPTY', '报告没有内容。', 'text');
      const version = (report?.version ?? 0) + 1;
      const { asOf, figures, text } = command;
      const { addressee } = text;
      return [
        {
          type: 'StatReportDrafted',
          occurredOn,
          data: {
            kind,
            version,
            asOf,
            drafterId: context.actor.accountId,
            ...(figures === undefined ? {} : { figures }),
          },
          sealed: {
            title: text.title,
            ...(addressee === undefined ? {} : { addressee: checkedAddressee(addressee, 'text.addressee') }),
            sections: text.sections.map(({ heading, paragraphs }) => ({
              heading,
              paragraphs: [...paragraphs],
            })),
          },
        },
      ];
    }
    case 'submitReport': {
      const draft = inStatus(report, ['draft'], `没有《${zh}》的草稿。`);
      if (!may(context, WRITERS))
        throw reject('REPORT_ROLE', `《${zh}》由本单位扎口负责人或部领导送审(O-69)。`);
      requireFrozen(book, draft, zh);
      requireWritten(command.unwritten, zh);
      return [{ type: 'StatReportSubmitted', occurredOn, data: { kind, version: draft.version } }];
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
      const reviewed = inStatus(report, ['inReview'], `《${zh}》须先送审,才能签发(O-69)。`);
      if (!may(context, SIGNERS))
        throw reject('REPORT_ROLE', `《${zh}》由本单位分管副部长或部长签发(O-69)。`);
      requireFrozen(book, reviewed, zh);
      requireWritten(command.unwritten, zh);
      const { version } = reviewed;
      const signed = { kind, version, signerId: context.actor.accountId, hash: command.hash };
      const data = { ...signed, ...docNoOf(command) };
      const { paper } = command;
      const sealed = paper === undefined ? {} : { sealed: { paper } };
      return [{ type: 'StatReportSigned', occurredOn, data, ...sealed }];
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
      const addressee = checkedAddressee(command.addressee ?? '', 'addressee');
      const sealed = { reason: command.reason, ...(addressee === '' ? {} : { addressee }) };
      return [{ type: 'StatCorrectionIssued', occurredOn, data, sealed }];
    }
  }
}

/** Of two who have the same report before them the second one overwrites, sends or signs nothing that he has not read. */
function requireSameVersion({ version }: ReportCommand, report: ReportState | null, zh: string): void {
  const present = report?.version ?? 0;
  if (version !== undefined && version !== present)
    throw reject(
      'REPORT_CHANGED',
      `《${zh}》已由他人改成第 ${present} 版,您看到的是${version === 0 ? '起草以前的' : `第 ${version} 版`}:请另存您改的文字,重新打开再办(O-69)。`,
      'version',
    );
}

/** Before the freeze nobody writes over words that he cannot read. */
function requireOwnWords(
  book: StatBook,
  { kind }: ReportCommand,
  { actor }: StatBookContext,
  zh: string,
): void {
  const drafter = drafterAlone(book, kind);
  if (book.frozen === null && drafter !== null && drafter !== actor.accountId)
    throw reject(
      'REPORT_DRAFT_OF_ANOTHER',
      `《${zh}》已有他人按未冻结的数起草,冻结以前只有起草人能看、能改:请由起草人改,或等本期冻结以后按冻结的数重拟(O-65、O-69)。`,
      'kind',
    );
}

/** Causes and next steps are for a person to write: a paper with gaps goes to nobody (O-68). */
function requireWritten(unwritten: readonly string[] = [], zh: string): void {
  if (unwritten.length > 0)
    throw reject(
      'REPORT_UNWRITTEN',
      `《${zh}》还有没写的部分:${unwritten.map((heading) => `“${heading}”`).join('、')}。请写好再送审、签发(O-68)。`,
      'text',
    );
}

/**
 * What is sent to the signer and what he signs are the frozen figures: before there are any they would change under the
 * signature (O-65, O-72), and the reviewer might see others than the writer.
 */
function requireFrozen({ frozen }: StatBook, report: ReportState, zh: string): void {
  if (frozen === null)
    throw reject(
      'REPORT_NOT_FROZEN',
      `本期尚未冻结,数还会变,签发了的《${zh}》也会跟着变:请先冻结本期,按冻结的数重拟,再送审、签发(O-65、O-72)。`,
      'period',
    );
  if (!isOfFrozen(report, frozen))
    throw reject(
      'REPORT_OTHER_FIGURES',
      `《${zh}》是按冻结以前、截至 ${report.asOf} 的数起草的,本期冻结的数截至 ${frozen.asOf}:请按冻结的数重拟后再送审(O-65);已送审的先退回。`,
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
