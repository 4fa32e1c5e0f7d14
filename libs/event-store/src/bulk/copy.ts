import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of a column, as COPY's text format takes it. */
export type CopyValue = string | number | boolean | Buffer | null;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const BATCH_CHARACTERS = 256 * 1024;

/** One value in COPY's text format. */
function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'string') return value.replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found);
  return String(value);
}

/**
 * Writes rows into a table by COPY. Row-level security refuses COPY, so a table that has it is filled from one without.
 * @shape target `table (column, …)` as SQL
 */
export async function copyRows(
  client: ClientBase,
  target: string,
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<void> {
  await pipeline(Readable.from(linesOf(rows)), client.query(copyFrom(`copy ${target} from stdin`)));
}

async function* linesOf(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<string> {
  let batch = '';
  for await (const row of rows) {
    batch += `${row.map(copyText).join('\t')}\n`;
    if (batch.length < BATCH_CHARACTERS) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
