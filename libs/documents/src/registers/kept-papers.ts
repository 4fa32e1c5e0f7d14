import type { PaperState } from '#domain';
import { type DocumentCase, wordsOf } from '../document-case.js';
import type { Book, BookCase } from './register.js';

type Rows = ReturnType<Book['rowsOf']>;
/** A book of which each line is made of one petition. */
export const book = (
  code: Book['code'],
  columns: readonly string[],
  rowsOf: (kept: BookCase) => Rows,
): Book => ({
  code,
  columns,
  sums: [],
  source: 'case',
  rowsOf,
});

/** What was filled in for the draft in force of a document. */
export const typedOf = (theCase: DocumentCase, paper: PaperState): Record<string, string> => {
  const drafted = theCase.events.findLast(
    (event) => event.type === 'DocumentDrafted' && event.data.documentId === paper.documentId,
  );
  const fields: unknown = theCase.texts.byEvent[drafted?.meta.eventId ?? '']?.['fields'];
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : {};
};
/** The signed documents of some kinds. */
export const papersOfCodes = ({ state }: DocumentCase, codes: readonly string[]) =>
  state.papers.filter(({ code, signed }) => codes.includes(code) && signed !== null);
/** How the books call the ways of sending and the outcomes. */
export const METHODS = { handed: '直接', posted: '邮寄', electronic: '电子' } as const;
export const OUTCOMES = {
  signed: '签收',
  refused: '拒收',
  leftAtAddress: '留置',
  returned: '退回',
  deemed: '视为签收',
} as const;
/** To whom a document went, or was to go. */
export const addresseeOf = (theCase: DocumentCase, paper: PaperState): string =>
  wordsOf(theCase, paper.sent?.eventId)('addressee') || (typedOf(theCase, paper)['addressee'] ?? '');
