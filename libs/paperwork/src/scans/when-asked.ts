import type * as ScanAsPdf from './scan-as-pdf.js';

/** A scan as pages, as `scan-as-pdf` makes them; the library for PDFs is read when the first is asked for. */
export const scanAsPdf: typeof ScanAsPdf.scanAsPdf = async (...asked) =>
  (await import('./scan-as-pdf.js')).scanAsPdf(...asked);
