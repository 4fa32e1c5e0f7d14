import type { Book, BookRow } from '#documents';

/** Lines of a register, each with the petition that it is about where the reader may open that. */
export type BookLines = {
  book: Book;
  rows: (Omit<BookRow, 'petitionId'> & { petitionId: string | null })[];
};
