/** Why the embedded PostgreSQL does not start, in one Chinese sentence that says what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code:
      | 'DATA_DIR_IN_USE'
      | 'DATA_DIR_VERSION'
      | 'DATA_DIR_OWNER'
      | 'DATA_DIR_UNREACHABLE'
      | 'DATA_DIR_DAMAGED'
      | 'PLATFORM_UNSUPPORTED'
      | 'SERVER_NOT_STARTED'
      | 'SERVER_LOST',
    message: string,
  ) {
    super(message);
    this.name = 'EmbeddedPostgresError';
  }
}
