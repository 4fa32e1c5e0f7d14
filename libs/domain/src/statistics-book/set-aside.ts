import type { AccountId } from '../petition/context.js';
import type { ReportKind, StatBookEvent } from './events.js';
import { drafterAlone, EMPTY_BOOK, evolveBook, type StatBook } from './state.js';

type Plain<E> = E extends { sealed?: unknown } ? Omit<E, 'sealed'> : never;

/**
 * The version in which somebody's own words stand that another replaced without having read them: words that were their
 * drafter's alone at the freeze (O-65). They are kept for him until he saves a version himself; null: there are none.
 * @shape events: of the book, oldest first
 */
export function setAsideOf(
  events: readonly Plain<StatBookEvent>[],
  kind: ReportKind,
  accountId: AccountId,
): number | null {
  let book: StatBook = EMPTY_BOOK;
  let version: number | null = null;
  for (const event of events) {
    if (event.type === 'StatReportDrafted' && event.data.kind === kind) {
      const own = event.data.drafterId === accountId;
      const replaced = !own && drafterAlone(book, kind) === accountId;
      version = own ? null : replaced ? (book.reports[kind]?.version ?? null) : version;
    }
    book = evolveBook(book, event);
  }
  return version;
}
