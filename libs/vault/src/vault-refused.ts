/**
 * Why the vault says no. The code is stable, the message is Chinese and shown as it is;
 * neither ever holds a key, a name or a sentence of the sealed content.
 */
export type VaultRefusalCode =
  | 'KEY_FILE_MISSING'
  | 'KEY_FILE_UNREADABLE'
  | 'KEY_FILE_WRONG'
  | 'KEY_FILE_OLDER'
  | 'KEY_STORE_EMPTY'
  | 'KEYS_IN_USE'
  | 'KEY_UNKNOWN'
  | 'KEY_UNDER_LEGAL_HOLD'
  | 'ENVELOPE_DAMAGED'
  | 'ENVELOPE_UNKNOWN_FORMAT'
  | 'PART_INVALID';

/** The only error that the vault throws on purpose. */
export class VaultRefused extends Error {
  constructor(
    readonly code: VaultRefusalCode,
    message: string,
  ) {
    super(message);
    this.name = 'VaultRefused';
  }
}
