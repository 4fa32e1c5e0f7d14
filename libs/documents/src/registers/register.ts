import type { RegisterCode, Role } from '#domain';
import type { DocumentCase } from '../document-case.js';

/** One clock of a case, as registers need it. @shape originalDueOn: the due day without any extension */
export type BookClock = {
  readonly kind: string;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly stoppedOn: string | null;
};

/**
 * A case opened for one reader, with its clocks. What he may not see is not in it, so it is in no book either.
 * @shape lanes: names of the fast lanes that it runs in (O-74)
 */
export type BookCase = {
  readonly theCase: DocumentCase;
  readonly clocks: readonly BookClock[];
  readonly lanes?: readonly string[];
};

/** One line of a book. @shape on: the day by which the book is kept (YYYY-MM-DD) */
export type BookRow = { readonly on: string; readonly cells: readonly string[]; readonly petitionId: string };

/**
 * A register of §6.1.
 * @shape columns in the order of domain.md, which is the order of print and file; sums: columns that are added up on
 * each page; source: where its lines come from: petitions, affairs, signed figures, the audit of accesses; standing: a
 * line stands as long as its matter does, however long ago that came; readers: who reads all of it, others only what
 * they handle themselves
 */
export type Book = {
  readonly code: RegisterCode;
  readonly columns: readonly string[];
  readonly sums: readonly string[];
  readonly source: 'case' | 'audit' | 'affair' | 'figures';
  readonly standing?: boolean;
  readonly readers?: readonly Role[];
  readonly rowsOf: (book: BookCase) => readonly Omit<BookRow, 'petitionId'>[];
  /** In the place of `rowsOf` where a line is not of one day but of the whole period. @shape from, to YYYY-MM-DD, both inside */
  readonly rowsIn?: (
    book: BookCase,
    period: { readonly from: string; readonly to: string },
  ) => readonly Omit<BookRow, 'petitionId'>[];
};

/** Sum of a column over lines; what is no number counts for nothing. */
export const sumOf = (rows: readonly BookRow[], column: number): number =>
  rows.reduce((sum, { cells }) => sum + (/^\d+$/u.test(cells[column] ?? '') ? Number(cells[column]) : 0), 0);
