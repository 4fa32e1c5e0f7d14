import { addWorkingDays } from '../calendar.js';
import type { Role } from '../glossary/index.js';
import type { Period } from '../indicators/index.js';
import type { PlainDate } from '../petition/context.js';
import { Rejected } from '../rejected.js';
import type { BookScan, StatBookEvent, WrittenFigure } from './events.js';
import type { StatBookContext } from './context.js';
import { decideReport, type ReportCommand } from './decide-report.js';
import type { StatBook } from './state.js';

/** What is asked of the book of an organisation and a period. */
export type StatBookCommand =
  | {
      type: 'freeze';
      snapshot: {
        asOf: PlainDate;
        hash: string;
        figureCount: number;
        itemCount: number;
        definitions: string;
      };
    }
  | {
      type: 'enterHistoric';
      figures: WrittenFigure[];
      docNo: string;
      signedOn: PlainDate;
      signer: string;
      /** As it was measured, not as somebody says. */
      scan: (BookScan & { sha256: string }) | null;
      remark?: string;
    }
  | {
      type: 'submitReturn';
      zeroReport: boolean;
      figures: WrittenFigure[];
      reportedOn: PlainDate;
      reporter: string;
      remark?: string;
    }
  | { type: 'sendBackReturn'; reason: string }
  | { type: 'acceptReturn' }
  | ReportCommand;

const refuse = (code: string, zh: string, field?: string): never => {
  throw new Rejected(code, null, zh, field === undefined ? {} : { field });
};

const has = ({ actor }: StatBookContext, roles: readonly Role[]): boolean =>
  actor.roles.some((role) => roles.includes(role));

/** The events that a command makes, or a named refusal. @rejects STAT_…, REPORT_… */
export function decideBook(
  book: StatBook,
  command: StatBookCommand,
  context: StatBookContext,
): StatBookEvent[] {
  switch (command.type) {
    case 'freeze':
      return freeze(book, command, context);
    case 'enterHistoric':
      return enterHistoric(book, command, context);
    case 'submitReturn':
      return submitReturn(book, command, context);
    case 'sendBackReturn':
    case 'acceptReturn':
      return reviewReturn(book, command, context);
    default:
      return decideReport(book, command, context);
  }
}

/** 统计截止 (O-64): the evening up to which a closed period counts what was registered. */
export const cutoffOf = (
  period: Period,
  { calendar, policy }: Pick<StatBookContext, 'calendar' | 'policy'>,
): PlainDate => addWorkingDays(calendar, period.to, policy.statCutoff).date;

/** 统计冻结 (O-64): by then it should be signed. */
export const freezeDayOf = (
  period: Period,
  { calendar, policy }: Pick<StatBookContext, 'calendar' | 'policy'>,
): PlainDate => addWorkingDays(calendar, period.to, policy.statFreeze).date;

function freeze(
  book: StatBook,
  { snapshot }: Extract<StatBookCommand, { type: 'freeze' }>,
  context: StatBookContext,
): StatBookEvent[] {
  if (book.frozen !== null)
    refuse(
      'STAT_ALREADY_FROZEN',
      `本期已于 ${book.frozen.signedOn} 冻结(O-65),不得再次冻结;之后的补录、更正见追溯调整台账。`,
      'period',
    );
  if (!context.closable) refuse('STAT_PERIOD_NOT_CLOSABLE', '只有季度、半年、年可以冻结(O-64)。', 'period');
  if (context.today <= context.period.to)
    refuse('STAT_PERIOD_RUNNING', `本期到 ${context.period.to} 才结束,尚不能冻结(O-64)。`, 'period');
  const cutoff = cutoffOf(context.period, context);
  if (context.today <= cutoff)
    refuse(
      'STAT_BEFORE_CUTOFF',
      `本期统计截止日是 ${cutoff}(期后 5 个工作日,O-64),过了截止日才能冻结。`,
      'period',
    );
  requireSigner(context);
  return [
    {
      type: 'StatPeriodFrozen',
      occurredOn: context.today,
      data: {
        ...snapshot,
        profileVersion: context.policy.version,
        calendarVersion: context.calendar.version,
        signerId: context.actor.accountId,
      },
    },
  ];
}

function requireSigner(context: StatBookContext): void {
  if (!has(context, ['deputyLeader', 'leader']) || context.actor.orgId !== context.orgId)
    refuse('STAT_SIGNER_ROLE', '冻结和签发须由本单位的分管副部长或部长进行(O-65、O-69)。');
}

/** Only what a figure is made of goes into an event, whatever the caller's objects carry. */
const plain = (figures: readonly WrittenFigure[]): WrittenFigure[] =>
  figures.map(({ key, numerator, denominator }) => ({ key, numerator, denominator }));

function checkFigures(figures: readonly WrittenFigure[], zeroReport: boolean): void {
  if (figures.length === 0 && !zeroReport) refuse('STAT_FIGURES_EMPTY', '请至少填写一个数。', 'figures');
  const seen = new Set<string>();
  for (const { key, numerator, denominator } of figures) {
    if (seen.has(key)) refuse('STAT_FIGURE_TWICE', `“${key}”填了两次。`, 'figures');
    seen.add(key);
    if (numerator < 0 || (denominator ?? 0) < 0)
      refuse('STAT_FIGURE_NEGATIVE', `“${key}”不能是负数。`, 'figures');
    if (denominator !== null && numerator > denominator)
      refuse('STAT_FIGURE_OVER_WHOLE', `“${key}”的分子 ${numerator} 大于分母 ${denominator}。`, 'figures');
    if (zeroReport && numerator > 0)
      refuse('STAT_ZERO_REPORT_NOT_ZERO', `零报告的“${key}”不是 0(O-73)。`, 'figures');
  }
  const total = figures.find(({ key }) => key === 'total')?.numerator ?? 0;
  for (const [name, zh] of [
    ['channel', '各渠道'],
    ['class', '各类别'],
  ] as const) {
    const parts = figures.filter(({ key }) => key.startsWith(`${name}:`));
    const sum = parts.reduce((before, { numerator }) => before + numerator, 0);
    if (parts.length > 0 && sum !== total)
      refuse('STAT_PARTS_NOT_WHOLE', `${zh}之和 ${sum} 不等于总量 ${total}。`, 'figures');
  }
}

function enterHistoric(
  book: StatBook,
  command: Extract<StatBookCommand, { type: 'enterHistoric' }>,
  context: StatBookContext,
): StatBookEvent[] {
  if (!has(context, ['windowHead', 'deputyLeader', 'leader']))
    refuse('STAT_ENTRY_ROLE', '历史数由扎口负责人或部领导录入(O-104)。');
  if (book.frozen !== null)
    refuse('STAT_HISTORIC_SHADOWED', '本期在系统内已冻结,不需要也不能再录历史数(O-104)。', 'period');
  if (context.today <= context.period.to)
    refuse('STAT_PERIOD_RUNNING', '只能录入已经结束的期的签发数(O-104)。', 'period');
  if (command.signedOn < context.period.from || command.signedOn > context.today)
    refuse('STAT_SIGNED_DAY', '签发日须在期初以后、今天以前。', 'signedOn');
  checkFigures(command.figures, false);
  const { docNo, signedOn, signer, remark } = command;
  const { sha256: scanHash = null, ...scan } = command.scan ?? {};
  const figures = plain(command.figures);
  return [
    {
      type: 'StatHistoricFiguresEntered',
      occurredOn: context.today,
      data: {
        figures,
        docNo,
        signedOn,
        scanHash,
        ...('scanId' in scan ? { scan } : {}),
      },
      sealed: { signer, ...(remark === undefined ? {} : { remark }) },
    },
  ];
}

function submitReturn(
  book: StatBook,
  command: Extract<StatBookCommand, { type: 'submitReturn' }>,
  context: StatBookContext,
): StatBookEvent[] {
  if (!has(context, ['reception', 'windowHead']))
    refuse('STAT_ENTRY_ROLE', '汇总表由接访登记或扎口负责人填报(O-73)。');
  if (!context.onPaper)
    refuse('STAT_RETURN_NOT_NEEDED', '该单位已上系统,数字由系统计算,不收汇总表(O-73)。', 'orgId');
  if (book.return?.status === 'accepted')
    refuse('STAT_RETURN_ACCEPTED', '本期汇总表已收,不能再报;有错请出更正。');
  if (book.return?.status === 'submitted')
    refuse('STAT_RETURN_WAITING', '本期汇总表正在审核,退回后才能重报。');
  if (context.today < context.period.to)
    refuse('STAT_PERIOD_RUNNING', '期末以后才能填报本期汇总表。', 'period');
  if (command.reportedOn > context.today) refuse('STAT_REPORTED_DAY', '报送日不能晚于今天。', 'reportedOn');
  checkFigures(command.figures, command.zeroReport);
  const { zeroReport, reportedOn, reporter, remark } = command;
  const figures = plain(command.figures);
  return [
    {
      type: 'StatReturnSubmitted',
      occurredOn: context.today,
      data: {
        version: (book.return?.version ?? 0) + 1,
        zeroReport,
        figures,
        reportedOn,
        enteredBy: context.actor.accountId,
      },
      sealed: { reporter, ...(remark === undefined ? {} : { remark }) },
    },
  ];
}

function reviewReturn(
  book: StatBook,
  command: Extract<StatBookCommand, { type: 'sendBackReturn' | 'acceptReturn' }>,
  context: StatBookContext,
): StatBookEvent[] {
  const pending = book.return;
  if (pending === null || pending.status !== 'submitted')
    throw new Rejected('STAT_RETURN_NOT_WAITING', null, '没有待审核的汇总表。');
  if (!has(context, ['windowHead', 'deputyLeader', 'leader']))
    refuse('STAT_REVIEW_ROLE', '汇总表由扎口负责人或部领导审核(O-73)。');
  if (pending.enteredBy === context.actor.accountId)
    refuse('STAT_REVIEW_SELF', '填报人不能审核自己填的汇总表(O-73)。');
  const { version } = pending;
  if (command.type === 'acceptReturn')
    return [
      {
        type: 'StatReturnAccepted',
        occurredOn: context.today,
        data: { version, reviewerId: context.actor.accountId },
      },
    ];
  if (command.reason.trim() === '') refuse('STAT_REASON_MISSING', '退回须写明理由。', 'reason');
  return [
    {
      type: 'StatReturnSentBack',
      occurredOn: context.today,
      data: { version },
      sealed: { reason: command.reason },
    },
  ];
}
