import type * as InspectScan from './inspect-scan.js';
import type { ScanSubject } from '#domain';
import type * as InspectRecording from './inspect-recording.js';
import type * as ScanAsPdf from './scan-as-pdf.js';

// The library for PDFs is read when the first scan comes: a program at rest has no use for it.

/** Looks at a file by its content, as `inspect-scan` does. @rejects as there */
export const inspectScan: typeof InspectScan.inspectScan = async (...asked) =>
  (await import('./inspect-scan.js')).inspectScan(...asked);

/** Looks at what is filed of a subject: a recording as such, everything else as a scan. @rejects as these do */
export const inspectFiled = async (
  of: ScanSubject,
  file: Buffer,
): Promise<Awaited<ReturnType<typeof InspectScan.inspectScan>> | InspectRecording.InspectedRecording> =>
  of === 'recording' ? (await import('./inspect-recording.js')).inspectRecording(file) : inspectScan(file);

/** A scan as pages, as `scan-as-pdf` makes them. */
export const scanAsPdf: typeof ScanAsPdf.scanAsPdf = async (...asked) =>
  (await import('./scan-as-pdf.js')).scanAsPdf(...asked);
