import { plainText, sha256, sha256Hex } from './canonical.js';
import type { JsonObject } from './json.js';

/** Number in the row and name in the hashed text of the one algorithm in use. */
export const CHAIN_ALG = 1;
const CHAIN_ALG_NAME = 'sha256-jcs-1';

/** The head of a stream that has no event. */
export const GENESIS_HASH: Buffer = Buffer.alloc(32);

/** All of a row but tx and position: what the chain covers. */
export type ChainedRow = {
  readonly tenantId: number;
  readonly streamId: string;
  readonly category: string;
  readonly version: number;
  readonly eventId: string;
  readonly commandId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly sealed: Buffer | null;
};

/** The RFC 8785 texts of the two parts that hold most of an event. */
export type EventTexts = { readonly data: string; readonly metadata: string };

/**
 * The hash of an event: SHA-256 over the RFC 8785 text of one object (§5.0 no. 4); ciphertext is hashed, not plain text.
 * The object is written out here with its members in their order, because this runs once for each event appended or verified.
 * @shape texts of data and metadata where the caller has them already
 */
export function chainHash(
  previous: Buffer,
  row: ChainedRow,
  texts: EventTexts = { data: plainText(row.data), metadata: plainText(row.metadata) },
): Buffer {
  const sealed = row.sealed === null ? 'null' : `"${sha256Hex(row.sealed)}"`;
  return sha256(
    `{"alg":"${CHAIN_ALG_NAME}","category":${JSON.stringify(row.category)},"command":"${row.commandId}",` +
      `"data":${texts.data},"event":"${row.eventId}","metadata":${texts.metadata},"previous":"${previous.toString('hex')}",` +
      `"recordedAt":"${row.recordedAt}","schemaVersion":${row.schemaVersion},"sealed":${sealed},"stream":"${row.streamId}",` +
      `"tenant":${row.tenantId},"type":${JSON.stringify(row.type)},"version":${row.version}}`,
  );
}
