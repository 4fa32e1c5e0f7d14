export { giveReason, type OpenedFor, reasonsIn, recordLook, requireReason } from './access-reason.js';
export { bindVolume, volumeFolder } from './bind-volume.js';
export { caseAsOf } from './case-as-of.js';
export { documentCaseOf, documentsOf } from './document-case-of.js';
export { loadForViewer, mayKnowReporter, type OpenedCase } from './load-for-viewer.js';
export { composedOfficePaper, officePaperFile } from './office-paper.js';
export { paperworkMigrations } from './migrations/index.js';
export { draftInput, type KeptDraft, type OpenedPapers, PaperDesk } from './paper-desk.js';
export { paperFile, type PaperFile, type PaperForm, safeName } from './paper-file.js';
export { composedPaperFile, keptPaperFile, recordExport } from './paper-out.js';
export type { PaperworkParts } from './parts.js';
export { fileScan, scanFile, scanIsWithheld, scannableOf, type ScanRequest } from './scans/scans.js';
export { figuresScanFile, fileFiguresScan } from './scans/figures-scan.js';
export { examineApart } from './scans/examine-apart.js';
export { attachmentFile, receiveMessage, type SentFile } from './scans/message-attachments.js';
export { ScanStore } from './scans/scan-store.js';
export { type ScanSweep, sweepScans } from './scans/sweep-scans.js';
export {
  dropRunsWith,
  PaperRuns,
  requireRunner,
  RUN_LIMIT,
  runFieldsOf,
  type RunForm,
  type RunRequest,
  type RunState,
} from './runs/paper-runs.js';
export { type RunWorkParts, workOnRuns } from './runs/work-on-runs.js';
