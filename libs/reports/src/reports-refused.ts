/** What signed figures and reports refuse beside the rules of the domain. */
export type ReportsRefusalCode =
  | 'IDEMPOTENCY_MISMATCH'
  | 'STAT_BOOK_BUSY'
  | 'STAT_SNAPSHOT_MISSING'
  | 'STAT_SNAPSHOT_DAMAGED'
  | 'CORRECTION_UNKNOWN'
  | 'REPORT_PAPER_DAMAGED'
  | 'REPORT_MISSING'
  | 'REPORT_NOTHING_TO_SAY'
  | 'PDF_NO_CONVERTER'
  | 'PDF_FAILED';

/** A refusal with its Chinese sentence. */
export class ReportsRefused extends Error {
  override readonly name = 'ReportsRefused';

  constructor(
    readonly code: ReportsRefusalCode,
    message: string,
  ) {
    super(message);
  }
}
