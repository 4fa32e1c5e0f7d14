import type { RegisterCode } from '#domain';
import type { DocumentCase } from '../document-case.js';

/** One clock of a case, as registers need it. */
export type BookClock = {
  readonly kind: string;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly stoppedOn: string | null;
};

/** A case opened for one reader, with its clocks. What he may not see is not in it, so it is in no book either. */
export type BookCase = { readonly theCase: DocumentCase; readonly clocks: readonly BookClock[] };

/** One line of a book. @shape on: the day by which the book is kept (YYYY-MM-DD) */
export type BookRow = { readonly on: string; readonly cells: readonly string[]; readonly petitionId: string };

/**
 * A register of §6.1.
 * @shape columns in the order of domain.md, which is the order of print and file; sums: columns that are added up on
 * each page; source case: its lines come from petitions; none: its lines come with the business that they belong to
 */
export type Book = {
  readonly code: RegisterCode;
  readonly columns: readonly string[];
  readonly sums: readonly string[];
  readonly source: 'case' | 'audit' | 'affair' | 'none';
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
