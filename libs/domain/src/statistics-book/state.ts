import type { AccountId, PlainDate } from '../petition/context.js';
import type {
  BookScan,
  HistoricFiguresEntered,
  CorrectionIssued,
  PeriodFrozen,
  ReportKind,
  StatBookEvent,
  WrittenFigure,
} from './events.js';

/** A return in its newest version. */
export type ReturnState = {
  version: number;
  status: 'submitted' | 'sentBack' | 'accepted';
  zeroReport: boolean;
  figures: WrittenFigure[];
  reportedOn: PlainDate;
  enteredBy: AccountId;
};

/** A report in its newest version. */
export type ReportState = {
  kind: ReportKind;
  version: number;
  status: 'draft' | 'inReview' | 'returned' | 'signed';
  asOf: PlainDate;
  /** Hash of the frozen figures that the words were written of; null: of figures that were not frozen. */
  figures: string | null;
  drafterId: AccountId;
  signerId: AccountId | null;
  signedOn: PlainDate | null;
  /** 文号; null: not signed, or signed without one. */
  docNo: string | null;
  hash: string | null;
  corrections: CorrectionIssued['data'][];
};

/** What is written in the book of one organisation and one period; no text. */
export type StatBook = {
  frozen: (PeriodFrozen['data'] & { signedOn: PlainDate }) | null;
  historic:
    | (Pick<HistoricFiguresEntered['data'], 'figures' | 'docNo' | 'signedOn' | 'scanHash'> & {
        scan: BookScan | null;
      })
    | null;
  return: ReturnState | null;
  reports: Partial<Record<ReportKind, ReportState>>;
};

/** Nothing written yet. */
export const EMPTY_BOOK: StatBook = { frozen: null, historic: null, return: null, reports: {} };

type Plain<E> = E extends { sealed?: unknown } ? Omit<E, 'sealed'> : never;

/**
 * Who alone may read and change the words of a report; null: whoever may see the book. Words about figures that are not frozen
 * hold what their drafter sees, also of petitions that accuse another reader; once frozen, the figures are the same for all. A
 * circular for the counties is counted from general petitions alone. A signed one stands.
 */
export function drafterAlone({ frozen, reports }: StatBook, kind: ReportKind): AccountId | null {
  const report = reports[kind];
  if (report === undefined || report.status === 'signed' || kind === 'circularForCounties') return null;
  return isOfFrozen(report, frozen) ? null : report.drafterId;
}

/** Whether the words are about the frozen figures; the same evening is not enough: on the first day of the freeze it is yesterday for both. */
export const isOfFrozen = (
  { figures }: Pick<ReportState, 'figures'>,
  frozen: Pick<PeriodFrozen['data'], 'hash'> | null,
): boolean => frozen !== null && figures === frozen.hash;

/** What one event makes of the book. */
export function evolveBook(book: StatBook, event: Plain<StatBookEvent>): StatBook {
  switch (event.type) {
    case 'StatPeriodFrozen':
      return { ...book, frozen: { ...event.data, signedOn: event.occurredOn } };
    case 'StatHistoricFiguresEntered': {
      const { figures, docNo, signedOn, scanHash, scan = null } = event.data;
      return { ...book, historic: { figures, docNo, signedOn, scanHash, scan } };
    }
    case 'StatReturnSubmitted':
      return { ...book, return: { ...event.data, status: 'submitted' } };
    case 'StatReturnSentBack':
      return { ...book, return: book.return && { ...book.return, status: 'sentBack' } };
    case 'StatReturnAccepted':
      return { ...book, return: book.return && { ...book.return, status: 'accepted' } };
    case 'StatReportDrafted': {
      const { kind, version, asOf, drafterId } = event.data;
      // older ones do not say it: after the freeze, of its evening
      const figures = asOf === book.frozen?.asOf ? book.frozen.hash : null;
      const corrections = book.reports[kind]?.corrections ?? [];
      return withReport(book, kind, {
        kind,
        version,
        status: 'draft',
        asOf,
        figures: event.data.figures === undefined ? figures : event.data.figures,
        drafterId,
        signerId: null,
        signedOn: null,
        docNo: null,
        hash: null,
        corrections,
      });
    }
    case 'StatReportSubmitted':
      return changed(book, event.data.kind, { status: 'inReview' });
    case 'StatReportReturned':
      return changed(book, event.data.kind, { status: 'returned' });
    case 'StatReportSigned': {
      const { kind, signerId, hash, docNo = null } = event.data;
      return changed(book, kind, { status: 'signed', signerId, signedOn: event.occurredOn, docNo, hash });
    }
    case 'StatCorrectionIssued': {
      const { kind } = event.data;
      return changed(book, kind, { corrections: [...(book.reports[kind]?.corrections ?? []), event.data] });
    }
  }
}

const withReport = (book: StatBook, kind: ReportKind, report: ReportState): StatBook => ({
  ...book,
  reports: { ...book.reports, [kind]: report },
});

function changed(book: StatBook, kind: ReportKind, change: Partial<ReportState>): StatBook {
  const report = book.reports[kind];
  return report === undefined ? book : withReport(book, kind, { ...report, ...change });
}
