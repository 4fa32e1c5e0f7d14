import type { Book } from '#documents';
import { registerZh } from './register-desk.js';
import { filtersOf, statesOf } from './register-filter.js';
import type { RegisterInfo } from './registers.dto.js';

/** A book as the list of books tells it: its columns, and what it may be narrowed by. */
export const registerInfo = (book: Book): RegisterInfo => ({
  code: book.code,
  zh: registerZh(book.code),
  source: book.source,
  columns: [...book.columns],
  filters: [...filtersOf(book)],
  states: Object.entries(statesOf(book)).map(([value, { zh }]) => ({ value, label: zh })),
});
