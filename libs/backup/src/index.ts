export { asOwner } from './as-owner.js';
export {
  backupState,
  type BackupState,
  backupWarning,
  passphraseOf,
  pruneBackups,
  tidyDrafts,
  recordedBackup,
} from './backup-runs.js';
export { BackupRefused } from './backup-refused.js';
export { type BackupSchedule, startBackupSchedule } from './backup-schedule.js';
export { compareProjections, type Difference } from './compare-projections.js';
export { type BackupOptions, type BackupParts, type BackupReport, makeBackup } from './make-backup.js';
export {
  checkBackup,
  type CheckedBackup,
  restore,
  type RestoreOptions,
  type RestoreReport,
} from './restore.js';
