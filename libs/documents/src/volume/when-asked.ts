import type * as BindPdf from './bind-pdf.js';

// The library for PDFs is read when the first file is bound: a program at rest has no use for it.

/** Binds parts into one PDF, as `bind-pdf` does. */
export const bindPdf: typeof BindPdf.bindPdf = async (...asked) =>
  (await import('./bind-pdf.js')).bindPdf(...asked);

/** How many pages a PDF has. */
export const pagesIn: typeof BindPdf.pagesIn = async (...asked) =>
  (await import('./bind-pdf.js')).pagesIn(...asked);
