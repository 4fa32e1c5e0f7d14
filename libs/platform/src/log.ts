import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { stackLines } from './stack-lines.js';

/** The logger that all parts share. */
export type Log = Logger;

// Personal data and free text never reach a log. Ids, codes, counts and times do.
const NEVER_LOGGED = new Set(
  [
    'name names fullName displayName contactName petitioner petitioners accused persons person subject subjects',
    'idNumber idCard phone mobile telephone email address birthDate birthday gender ethnicity workUnit',
    'title summary content text body note notes reason reasons opinion reply answer remark comment message_text',
    'sealed plaintext payload data row rows values parameters params detail query sql hint where internalQuery',
    'password passwd secret token tokens session sessionId cookie cookies authorization apiKey key masterKey dek',
    'headers fileName filename attachment attachments csv line search q account username userName url ip',
  ]
    .join(' ')
    .split(' ')
    .map((name) => name.toLowerCase()),
);
const HIDDEN = '[略]';

/**
 * A pino logger whose records carry no personal data: fields of the list are hidden at any depth,
 * and errors of the database lose the values that PostgreSQL quotes.
 */
export function createLogger(
  options: { level?: string; name?: string } = {},
  destination?: DestinationStream,
): Log {
  const settings: LoggerOptions = {
    level: options.level ?? 'info',
    base: options.name === undefined ? {} : { part: options.name },
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      logMethod(args, method) {
        // Without a sentence of ours pino would take the error's own message, unscrubbed.
        const [first, second] = args as unknown as [unknown, unknown];
        const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err;
        if (error instanceof Error && typeof second !== 'string')
          return method.apply(this, [first instanceof Error ? { err: first } : first, error.name] as never);
        return method.apply(this, args);
      },
    },
    serializers: { err: describeError, error: describeError },
    formatters: {
      level: (label) => ({ level: label }),
      log: (record) => redact(record, 0) as Record<string, unknown>,
    },
  };
  return destination === undefined ? pino(settings) : pino(settings, destination);
}

function redact(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Error) return value;
  if (depth > 6) return HIDDEN;
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      NEVER_LOGGED.has(key.toLowerCase()) ? HIDDEN : redact(item, depth + 1),
    ]),
  );
}

/** What a log may say of an error: kind, code, where; never a value that a user typed. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return redact(error, 1);
  const found = error as Error & {
    code?: unknown;
    severity?: unknown;
    table?: unknown;
    constraint?: unknown;
    rule?: unknown;
  };
  const code = typeof found.code === 'string' || typeof found.code === 'number' ? found.code : undefined;
  // PostgreSQL quotes the offending value in the message of data and integrity errors (classes 22 and 23).
  const fromDatabase = found.severity !== undefined;
  const message =
    fromDatabase && /^2[23]/.test(String(code)) ? `database error ${code}` : quotesHidden(error.message);
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message,
    ...(fromDatabase ? { table: found.table, constraint: found.constraint } : {}),
    stack: stackLines(error, 20).join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function quotesHidden(message: string): string {
  return message.replace(/[“「『][^”」』]*[”」』]/g, HIDDEN).slice(0, 500);
}
