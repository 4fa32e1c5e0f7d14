/** What every error of the store is: a stable code beside a message that holds no event body. */
export class EventStoreError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** Why the store refuses an event before anything is sent to the database. */
export type RefusalCode =
  | 'TEXT_ILL_FORMED'
  | 'TEXT_HAS_NUL'
  | 'NUMBER_NOT_SAFE_INTEGER'
  | 'VALUE_NOT_JSON'
  | 'VALUE_TOO_DEEP'
  | 'EVENT_TOO_LARGE'
  | 'EVENT_COUNT_OUT_OF_RANGE'
  | 'ID_INVALID'
  | 'NAME_INVALID'
  | 'ENVELOPE_INCOMPLETE'
  | 'INSTANT_INVALID'
  | 'RECORDED_AT_OUT_OF_RANGE'
  | 'SEALED_AND_SECRET'
  | 'CODEC_MISSING';

const REFUSALS: Record<RefusalCode, string> = {
  TEXT_ILL_FORMED: '文字含有不完整的字符(孤立代理项),不能保存',
  TEXT_HAS_NUL: '文字含有空字符(U+0000),不能保存',
  NUMBER_NOT_SAFE_INTEGER: '数字须为安全整数,小数请以十进制字符串表示',
  VALUE_NOT_JSON: '内容不是可保存的 JSON 值',
  VALUE_TOO_DEEP: '内容嵌套过深',
  EVENT_TOO_LARGE: '单个事件超过 1 MiB',
  EVENT_COUNT_OUT_OF_RANGE: '一次追加的事件须为 1 至 1000 个',
  ID_INVALID: '标识须为 UUID',
  NAME_INVALID: '名称格式不正确',
  ENVELOPE_INCOMPLETE: '事件信封缺少必备项',
  INSTANT_INVALID: '时刻须为 ISO 8601 格式的 UTC 时刻',
  RECORDED_AT_OUT_OF_RANGE: '记录时刻须取自数据库当前时刻',
  SEALED_AND_SECRET: '密文与待加密内容不能同时给出',
  CODEC_MISSING: '未配置加解密器,不能读写加密内容',
};

/**
 * An event that may not be stored; nothing was appended.
 * @shape path names fields only, such as `events[0].data.title`; never a value
 */
export class EventRefused extends EventStoreError {
  constructor(
    override readonly code: RefusalCode,
    readonly path: string,
  ) {
    super(code, `${REFUSALS[code]}:${path}`);
  }
}

/** Why an append lost against what the stream already is. */
export type ConflictReason =
  | 'WRONG_VERSION'
  | 'WRONG_HEAD'
  | 'STREAM_EXISTS'
  | 'STREAM_MISSING'
  | 'STREAM_CLOSED'
  | 'CATEGORY_MISMATCH'
  | 'TRANSACTION_TOO_OLD'
  | 'COMMAND_SETTLED';

const CONFLICTS: Record<ConflictReason, string> = {
  WRONG_VERSION: '其他人已先行办理,请刷新后重试',
  WRONG_HEAD: '事件链头与读取时不一致,请刷新后重试',
  STREAM_EXISTS: '该对象已存在',
  STREAM_MISSING: '该对象不存在',
  STREAM_CLOSED: '该对象已封存,不能再追加',
  CATEGORY_MISMATCH: '该对象属于另一类别',
  TRANSACTION_TOO_OLD: '本事务早于该对象最近一次写入,请重试',
  COMMAND_SETTLED: '同一请求刚由另一处办理,请重试',
};

/** Conflicts that a fresh load and a fresh decision may resolve. */
const RELOADABLE: ReadonlySet<string> = new Set([
  'WRONG_VERSION',
  'STREAM_EXISTS',
  'TRANSACTION_TOO_OLD',
  'COMMAND_SETTLED',
]);

/** The stream is not what the caller expected; its transaction is aborted and must be rolled back. */
export class ConcurrencyConflict extends EventStoreError {
  constructor(
    readonly reason: ConflictReason,
    readonly streamId: string,
    readonly currentVersion: number | null,
  ) {
    super(reason, CONFLICTS[reason]);
  }

  /** True when loading and deciding again may succeed (eventstore.md §5.2, at most 3 times). */
  get reloadable(): boolean {
    return RELOADABLE.has(this.reason);
  }
}

/** The same command id came with another body or from another account (§5.0 no. 6, HTTP 409). */
export class IdempotencyConflict extends EventStoreError {
  constructor(readonly commandId: string) {
    super('IDEMPOTENCY_MISMATCH', '同一幂等键已用于另一请求');
  }
}

/** A mistake of the calling code, not of a user. */
export class StoreMisuse extends EventStoreError {}

/** A stored event of a type or schema version that this program does not know. */
export class UnknownEventType extends EventStoreError {
  constructor(
    readonly type: string,
    readonly schemaVersion: number,
  ) {
    super('EVENT_TYPE_UNKNOWN', `未知的事件类型 ${type} v${schemaVersion}`);
  }
}

/** The rows of a stream do not match its head: somebody changed the tables by hand. */
export class StreamDamaged extends EventStoreError {
  constructor(readonly streamId: string) {
    super('STREAM_DAMAGED', `事件流 ${streamId} 与链头不符,请运行 verify`);
  }
}

/** The database was restored and its transaction counter lies behind its events. */
export class RestoreFenceRequired extends EventStoreError {
  constructor() {
    super(
      'RESTORE_FENCE_REQUIRED',
      '数据库的事务号小于已存事件的事务号(通常因逻辑恢复所致),读取将遗漏历史;请先执行 npm run cli -- restore-fence',
    );
  }
}

/** A subscription gave up after its retries, or could not catch up in time. */
export class SubscriptionHalted extends EventStoreError {
  constructor(
    readonly subscription: string,
    detail: string,
  ) {
    super('SUBSCRIPTION_HALTED', `订阅 ${subscription} 已停止:${detail}`);
  }
}

const RETRYABLE = new Set(['40001', '40P01', '55P03', '57P01', '57P02', '57P03', '53300', '25P03', '25P04']);
const NETWORK = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

/** True for what the database or the network may heal by itself: retry with the SAME command id. */
export function isTransient(error: unknown): boolean {
  const code = errorCode(error);
  if (code !== null) return RETRYABLE.has(code) || NETWORK.has(code) || code.startsWith('08');
  // pg reports a broken socket with these texts and no code
  return (
    error instanceof Error &&
    /^Connection terminated|^Client has encountered a connection/.test(error.message)
  );
}

/** What a fresh load and decision, or another connection, may settle. */
export const mayRetry = (error: unknown): boolean =>
  isTransient(error) || (error instanceof ConcurrencyConflict && error.reloadable);

/** The error's code, when it has one. */
export function errorCode(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}

/** Name and code, never the message: PostgreSQL's messages quote values. */
export function describeError(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return [name, errorCode(error)].filter(Boolean).join(' ').slice(0, 200);
}
