import { chainHash, type ChainedRow } from '../chain.js';
import { inclusionPath, leafOf, rootFromPath } from './merkle.js';
import { leavesOf, type SealRow } from './seal-rows.js';
import { hasOwnHash, isSignedBy, type Seal, sealKeyOf } from './seal.js';

/** Name of the form of a receipt. */
export const RECEIPT_FORMAT = 'xinfang-receipt/1';

/** The row of an event as its hash covers it. @shape hashes and ciphertext in hex */
export type ReceiptRow = Omit<ChainedRow, 'sealed'> & {
  readonly previous: string;
  readonly sealed: string | null;
};

/** Proof that an event stood in its place when its seal was signed. @shape hashes in hex */
export type Receipt = {
  readonly format: typeof RECEIPT_FORMAT;
  readonly event: { readonly streamId: string; readonly version: number; readonly hash: string };
  /** Which leaf of the seal. @shape from 0 */
  readonly index: number;
  readonly path: readonly string[];
  readonly seal: Seal;
  /** Only on request: with it the receipt also proves what the event says; texts and names in it are ciphertext. */
  readonly row?: ReceiptRow;
};

/** What is wrong with a receipt. */
export type ReceiptFault =
  'FORM' | 'KEY' | 'SIGNATURE' | 'SEAL_HASH' | 'PATH' | 'ROW_HASH' | 'ROW_IS_OF_ANOTHER_EVENT';

/** Makes a receipt; null when the event is not among the leaves of the seal. */
export function receiptOf(seal: SealRow, row: ChainedRow & { hash: Buffer }): Receipt | null {
  const leaf = leafOf(row);
  const leaves = leavesOf(seal);
  const index = leaves.findIndex((other) => other.equals(leaf));
  if (index < 0) return null;
  const { leaves: _, ...own } = seal;
  return {
    format: RECEIPT_FORMAT,
    event: { streamId: row.streamId, version: row.version, hash: row.hash.toString('hex') },
    index,
    path: inclusionPath(leaves, index).map((hash) => hash.toString('hex')),
    seal: own,
  };
}

/** Checks a receipt with nothing but a public key: no database, no network. @shape publicKey PEM */
export function checkReceipt(given: unknown, publicKey: string): ReceiptFault[] {
  const receipt = given as Receipt;
  try {
    if (receipt.format !== RECEIPT_FORMAT) return ['FORM'];
    const { event, index, path, seal, row } = receipt;
    const faults: ReceiptFault[] = [];
    const { keyId, key } = sealKeyOf(publicKey);
    if (seal.keyId !== keyId) faults.push('KEY');
    else if (!isSignedBy(seal, key)) faults.push('SIGNATURE');
    if (!hasOwnHash(seal)) faults.push('SEAL_HASH');
    const leaf = leafOf({ ...event, hash: bytes(event.hash) });
    const root = rootFromPath(leaf, { index, count: seal.count }, path.map(bytes));
    const isInside = Number.isInteger(index) && index >= 0 && index < seal.count;
    if (!isInside || root?.toString('hex') !== seal.root) faults.push('PATH');
    if (row !== undefined) faults.push(...faultsOfRow(row, event));
    return faults;
  } catch {
    return ['FORM'];
  }
}

function faultsOfRow({ previous, ...row }: ReceiptRow, event: Receipt['event']): ReceiptFault[] {
  if (row.streamId !== event.streamId || row.version !== event.version) return ['ROW_IS_OF_ANOTHER_EVENT'];
  const hash = chainHash(bytes(previous), {
    ...row,
    sealed: row.sealed === null ? null : Buffer.from(row.sealed, 'hex'),
  });
  return hash.toString('hex') === event.hash ? [] : ['ROW_HASH'];
}

function bytes(hex: string): Buffer {
  const buffer = Buffer.from(hex, 'hex');
  if (buffer.length !== 32) throw new TypeError('a hash has 32 bytes');
  return buffer;
}
