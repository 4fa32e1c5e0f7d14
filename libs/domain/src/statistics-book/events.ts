import type { AccountId, PlainDate } from '../petition/context.js';

/** Reports of a period (O-64, O-68, D36). */
export const REPORT_KINDS = {
  quarterAnalysis: { zh: '季度统计分析' },
  halfYearSummary: { zh: '半年小结' },
  yearSummary: { zh: '年终总结' },
  circular: { zh: '情况通报' },
  /** The version for counties: no accusation by county, small cells suppressed (O-69, O-71). */
  circularForCounties: { zh: '情况通报(发县市区)' },
} as const;
/** 报告种类. */
export type ReportKind = keyof typeof REPORT_KINDS;

/** A figure that somebody wrote down: of a count its number, of a rate both parts. */
export type WrittenFigure = { key: string; numerator: number; denominator: number | null };

/**
 * Sections of a report by their number; the office's own words.
 * @shape addressee: 主送机关 without its colon, empty: none; absent in words of the time before it was asked
 */
export type ReportText = {
  title: string;
  addressee?: string;
  sections: { heading: string; paragraphs: string[] }[];
};

type Fact<Type extends string, Data, Sealed = undefined> = {
  type: Type;
  occurredOn: PlainDate;
  data: Data;
} & (Sealed extends undefined ? { sealed?: undefined } : { sealed: Sealed });

/** O-65: what was signed, with the hash of the whole snapshot. */
export type PeriodFrozen = Fact<
  'StatPeriodFrozen',
  {
    asOf: PlainDate;
    hash: string;
    figureCount: number;
    itemCount: number;
    definitions: string;
    profileVersion: string;
    calendarVersion: string;
    signerId: AccountId;
  }
>;
/** The scan of a signed paper, sealed under a key of its own beside the events. @shape bytes: its size */
export type BookScan = { scanId: string; mediaType: string; pages: number; bytes: number };
/**
 * O-104: last year's signed figures, only to compare with.
 * @shape scanHash: SHA-256 of the scan in hex; scan: absent where only the hash was entered, or nothing
 */
export type HistoricFiguresEntered = Fact<
  'StatHistoricFiguresEntered',
  {
    figures: WrittenFigure[];
    docNo: string;
    signedOn: PlainDate;
    scanHash: string | null;
    scan?: BookScan;
  },
  { signer: string; remark?: string }
>;
/** O-73: 汇总表 of a unit that is not on the system. */
export type ReturnSubmitted = Fact<
  'StatReturnSubmitted',
  {
    version: number;
    zeroReport: boolean;
    figures: WrittenFigure[];
    reportedOn: PlainDate;
    enteredBy: AccountId;
  },
  { reporter: string; remark?: string }
>;
export type ReturnSentBack = Fact<'StatReturnSentBack', { version: number }, { reason: string }>;
export type ReturnAccepted = Fact<'StatReturnAccepted', { version: number; reviewerId: AccountId }>;
/** O-69: 起草 → 审核 → 签发. @shape figures: hash of the frozen figures that its words are about; null: of none; absent in older ones */
export type ReportDrafted = Fact<
  'StatReportDrafted',
  { kind: ReportKind; version: number; asOf: PlainDate; drafterId: AccountId; figures?: string | null },
  ReportText
>;
export type ReportSubmitted = Fact<'StatReportSubmitted', { kind: ReportKind; version: number }>;
export type ReportReturned = Fact<
  'StatReportReturned',
  { kind: ReportKind; version: number },
  { reason: string }
>;
export type ReportSigned = Omit<
  Fact<
    'StatReportSigned',
    // docNo: the 文号 that the office gave it; left out where the signer gave none
    { kind: ReportKind; version: number; signerId: AccountId; hash: string; docNo?: string }
  >,
  'sealed'
> & {
  /** The paper as it was signed, of which `hash` is the SHA-256; absent where it was signed before papers were kept. */
  sealed?: { paper: string } | undefined;
};
/**
 * O-72: the signed paper stays as it is; the notice says what was wrong.
 * @shape docNo: 文号, where the office gave one; addressee: 主送机关, where it has one
 */
export type CorrectionIssued = Fact<
  'StatCorrectionIssued',
  {
    kind: ReportKind;
    version: number;
    no: number;
    figures: { key: string; was: string; is: string }[];
    docNo?: string;
  },
  { reason: string; addressee?: string }
>;

export type StatBookEvent =
  | PeriodFrozen
  | HistoricFiguresEntered
  | ReturnSubmitted
  | ReturnSentBack
  | ReturnAccepted
  | ReportDrafted
  | ReportSubmitted
  | ReportReturned
  | ReportSigned
  | CorrectionIssued;
export type StatBookEventType = StatBookEvent['type'];

/** Newest schema version of each. */
export const STAT_BOOK_EVENTS: Readonly<Record<StatBookEventType, { version: number }>> = {
  StatPeriodFrozen: { version: 1 },
  StatHistoricFiguresEntered: { version: 1 },
  StatReturnSubmitted: { version: 1 },
  StatReturnSentBack: { version: 1 },
  StatReturnAccepted: { version: 1 },
  StatReportDrafted: { version: 1 },
  StatReportSubmitted: { version: 1 },
  StatReportReturned: { version: 1 },
  StatReportSigned: { version: 1 },
  StatCorrectionIssued: { version: 1 },
};
