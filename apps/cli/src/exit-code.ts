import { BackupRefused } from '#backup';
import { CaseworkRefused } from '#casework';
import { Rejected } from '#domain';
import { IdentityRefused } from '#identity';
import { ImportRefused } from '#importing';
import { SettingsError } from '#platform';
import { ProjectionsRefused } from '#projections';
import { ReportsRefused } from '#reports';
import { UsageError } from './command.js';
import { isWrongFile } from './file-sentence.js';

/** Refusals of what was asked: nothing was done, and asked otherwise it may go. */
const WRONG_CALLS = [
  UsageError,
  ImportRefused,
  Rejected,
  IdentityRefused,
  CaseworkRefused,
  ProjectionsRefused,
  ReportsRefused,
  SettingsError,
] as const;

// of a backup everything but these: there it is the file or the database that is not sound
const UNSOUND = ['BACKUP_DAMAGED', 'BACKUP_ROWS_HIDDEN'];
const isWrongBackup = (error: unknown): boolean =>
  error instanceof BackupRefused && !UNSOUND.includes(error.code);

/** 2: the call was wrong (an account, period, file that is not there, a rule against it); 1: the call was right and failed. */
export function exitCodeOf(error: unknown): 1 | 2 {
  const isWrong =
    WRONG_CALLS.some((kind) => error instanceof kind) || isWrongBackup(error) || isWrongFile(error);
  return isWrong ? 2 : 1;
}
