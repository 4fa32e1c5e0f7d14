import type { CustomTypesConfig } from 'pg';
import type { ChainedRow } from './chain.js';
import type { JsonObject } from './json.js';
import type { EventMetadata } from './types.js';

/** An event row as the statements of this library select it. */
export type EventRow = ChainedRow & {
  readonly chainAlg: number;
  readonly tx: string;
  readonly position: string;
  readonly hash: Buffer;
  readonly metadata: EventMetadata;
};

/** SQL for an instant as the store writes it. */
export const isoSql = (expression: string): string =>
  `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL for the database's clock and the office's day (§5.0 no. 20). */
export const CLOCK_SQL = `${isoSql('clock_timestamp()')} as now,
  to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today`;

const PLACE_COLUMNS = `e.stream_id as "streamId", e.version, e.tx::text as tx, e.position::text as position,
  e.tenant_id as "tenantId", e.category, e.type, e.schema_version as "schemaVersion", e.chain_alg as "chainAlg",
  e.event_id as "eventId", e.command_id as "commandId", e.recorded_at at time zone 'UTC' as "recordedAt"`;

/**
 * Columns of an event aliased `e`, one by one, as the chain is checked. ORDER BY must name e.tx and e.position: these aliases are
 * texts and sort as such.
 */
export const EVENT_COLUMNS = `${PLACE_COLUMNS}, e.data, e.metadata, e.sealed, e.hash`;

const TEXT_ARRAY = 1009;

/** Parsers of this library's own statements, whatever other code did to the client's or the process's. */
export const ROW_TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number) => PARSERS.get(oid) ?? asText) as CustomTypesConfig['getTypeParser'],
};
const asText = (text: string): string => text;
/** `2026-11-29` and `22:48:04.2` of a timestamp in UTC as the store writes instants: cheaper here than by `to_char`. */
export function isoOf(day: string, time: string): string {
  // most have all three digits of their milliseconds
  if (time.length === 12) return `${day}T${time}Z`;
  return `${day}T${time.slice(0, 8)}.${time.slice(9, 12).padEnd(3, '0')}Z`;
}
const PARSERS = new Map<number, (text: string) => unknown>([
  [16, (text) => text === 't'],
  [17, (text) => Buffer.from(text.slice(2), 'hex')],
  [21, Number],
  [23, Number],
  [114, JSON.parse],
  [1114, (text) => isoOf(text.slice(0, 10), text.slice(11))],
  [3802, JSON.parse],
  // only arrays of numbers written as text are selected: no quoting to undo
  [TEXT_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(','))],
]);

/** An event row as the chain covers it. */
export function chainedRow(row: EventRow): ChainedRow {
  return { ...row, metadata: row.metadata as JsonObject };
}

/** Columns of a command aliased `c`, prefixed so that they can stand beside an event's. */
export const COMMAND_COLUMNS = `c.command_id as "commandId", c.stream_id as "streamId", c.version, c.account,
  c.request_hash as "requestHash", c.response`;
