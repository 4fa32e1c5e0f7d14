/** Stable codes of what identity refuses; the Chinese message beside it is shown as it is. */
export type IdentityRefusalCode =
  | 'ACCOUNT_CHANGED'
  | 'ACCOUNT_DISABLED'
  | 'ACCOUNT_FIELD_INVALID'
  | 'ACCOUNT_LOGIN_TAKEN'
  | 'ACCOUNT_UNKNOWN'
  | 'ADMINISTRATOR_LAST'
  | 'AUDIT_ENTRY_INVALID'
  | 'ORGANISATION_CODE_TAKEN'
  | 'ORGANISATION_DISABLED'
  | 'ORGANISATION_FIELD_INVALID'
  | 'ORGANISATION_LEVEL_INVALID'
  | 'ORGANISATION_UNKNOWN'
  | 'PASSWORD_TOO_WEAK'
  | 'PASSWORD_WRONG'
  | 'ROLES_INVALID'
  | 'ROLES_NOT_COMBINABLE'
  | 'SET_UP_CODE_WRONG'
  | 'SET_UP_DONE'
  | 'SIGN_IN_BUSY'
  | 'SIGN_IN_FAILED'
  | 'SIGN_IN_LOCKED';

/** The only error that identity throws on purpose; it never holds a name, a login or a password. */
export class IdentityRefused extends Error {
  constructor(
    readonly code: IdentityRefusalCode,
    message: string,
    /** The field that is wrong, as the caller named it; null when it is none. */
    readonly field: string | null = null,
  ) {
    super(message);
    this.name = 'IdentityRefused';
  }
}
