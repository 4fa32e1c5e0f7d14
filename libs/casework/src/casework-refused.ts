/** Codes of what casework itself refuses; rules refuse with `Rejected`. */
export type CaseworkRefusalCode =
  | 'PETITION_NOT_FOUND'
  | 'ACCESS_REASON_REQUIRED'
  | 'CASE_NOT_YET'
  | 'IDEMPOTENCY_MISMATCH'
  | 'IMPORT_FILE_UNREADABLE'
  | 'ORGANISATION_OTHER'
  | 'ROLE_MISSING'
  | 'HANDLER_OTHER'
  | 'EXAMINER_IS_HANDLER'
  | 'CASE_CHANGED'
  | 'VERSION_REQUIRED'
  | 'APPROVER_UNKNOWN'
  | 'APPROVAL_NOT_YOURS'
  | 'STAFF_UNKNOWN'
  | 'SPONSOR_NOT_LEADER'
  | 'RECEIVER_NOT_LEADER'
  | 'ARRIVAL_NOT_A_COMMAND'
  | 'AFFAIR_NOT_FOUND'
  | 'PETITION_DESTROYED'
  | 'RUN_UNKNOWN'
  | 'PAPER_WITHHELD'
  | 'SCAN_WITHHELD'
  | 'ORGANISATION_UNKNOWN'
  | 'ORGANISATION_DISABLED'
  | 'QUERY_CODE_UNKNOWN'
  | 'SUBJECT_ALREADY_FORGOTTEN'
  | 'SUBJECT_UNDER_HOLD';

/**
 * A command refused before or beside the rules: not there for this person, not his to do, changed meanwhile.
 * @shape kind says which HTTP class it is; message is Chinese and names no person
 */
export class CaseworkRefused extends Error {
  override readonly name = 'CaseworkRefused';

  constructor(
    readonly kind: 'notFound' | 'forbidden' | 'changed' | 'invalid',
    readonly code: CaseworkRefusalCode,
    message: string,
    readonly detail: { field?: string; version?: number; petitionId?: string } = {},
  ) {
    super(message);
  }
}

/** The one answer for "is not there" and "not for you" (R-20, domain.md §9). */
export const petitionNotFound = (): CaseworkRefused =>
  new CaseworkRefused('notFound', 'PETITION_NOT_FOUND', '未找到该信访件。');
