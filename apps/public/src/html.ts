/** A piece of HTML that is safe to be put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = string | number | Html | null | false | readonly Html[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return String(piece).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Writes HTML; whatever is put in is text unless it was written by this very tag. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(parts.reduce((text, part, index) => `${text}${textOf(pieces[index - 1] ?? null)}${part}`));
