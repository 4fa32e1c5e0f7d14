import { canonicalText, sha256 } from './canonical.js';
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

/** The hash of an event: SHA-256 over the RFC 8785 text of one object (§5.0 no. 4); ciphertext is hashed, not plain text. */
export function chainHash(previous: Buffer, row: ChainedRow): Buffer {
  return sha256(
    canonicalText({
      alg: CHAIN_ALG_NAME,
      previous: previous.toString('hex'),
      tenant: row.tenantId,
      stream: row.streamId,
      category: row.category,
      version: row.version,
      event: row.eventId,
      command: row.commandId,
      type: row.type,
      schemaVersion: row.schemaVersion,
      recordedAt: row.recordedAt,
      data: row.data,
      metadata: row.metadata,
      sealed: row.sealed === null ? null : sha256(row.sealed).toString('hex'),
    }),
  );
}
