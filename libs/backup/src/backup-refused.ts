/** A backup that cannot be made or taken back, and what to do about it, in Chinese. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';

  constructor(
    readonly code:
      | 'BACKUP_DAMAGED'
      | 'BACKUP_NEWER'
      | 'BACKUP_UNREADABLE'
      | 'BACKUP_TARGET_EXISTS'
      | 'BACKUP_ROWS_HIDDEN'
      | 'KEYS_MISSING'
      | 'MASTER_KEY_MISSING'
      | 'MASTER_KEY_OTHER'
      | 'KEYS_FOREIGN'
      | 'PASSPHRASE_MISSING'
      | 'PASSPHRASE_WRONG'
      | 'TARGET_NOT_EMPTY',
    message: string,
  ) {
    super(message);
  }
}
