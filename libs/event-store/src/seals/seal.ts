import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { canonicalText, sha256 } from '../canonical.js';
import type { Position } from '../types.js';

/** Name of the one way of sealing in use; it stands in the signed text. */
const SEAL_ALG = 'ed25519-rfc6962-sha256-1';

/** Before the first seal. */
export const FIRST_PREVIOUS: string = '00'.repeat(32);

/** A seal without its signature: what is signed. @shape hashes in hex */
export type SealBody = {
  readonly seal: number;
  /** Exclusive; the end of the seal before. */
  readonly from: Position;
  /** Inclusive. */
  readonly to: Position;
  readonly count: number;
  /** Events in this seal and all before it. */
  readonly total: number;
  readonly root: string;
  /** Hash of the seal before. */
  readonly previous: string;
  /** The database's clock. @shape ISO 8601 UTC */
  readonly sealedAt: string;
  readonly keyId: string;
};

/** A seal as it stands in the database, in an anchor line and in a receipt. */
export type Seal = SealBody & {
  readonly hash: string;
  /** Ed25519. @shape hex */
  readonly signature: string;
};

/** Signs seals; the store never sees the key. */
export type SealSigner = {
  readonly keyId: string;
  /** @shape PEM, SubjectPublicKeyInfo */
  readonly publicKey: string;
  sign(text: Buffer): Buffer;
};

/** The very bytes that are hashed and signed. */
export function sealText(body: SealBody): Buffer {
  const { seal, from, to, count, total, root, previous, sealedAt, keyId } = body;
  return Buffer.from(
    canonicalText({
      alg: SEAL_ALG,
      seal,
      from: { tx: from.tx, position: from.position },
      to: { tx: to.tx, position: to.position },
      count,
      total,
      root,
      previous,
      sealedAt,
      keyId,
    }),
  );
}

/** Closes a seal. */
export function signSeal(body: SealBody, signer: Pick<SealSigner, 'sign'>): Seal {
  const text = sealText(body);
  return { ...body, hash: sha256(text).toString('hex'), signature: signer.sign(text).toString('hex') };
}

/** Reads a public key. @rejects TypeError when it is none of Ed25519 */
export function sealKeyOf(pem: string): { keyId: string; key: KeyObject } {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  return { keyId: sealKeyIdOf(key), key };
}

/** The name of a public key: the beginning of the SHA-256 of its SubjectPublicKeyInfo. @shape 32 hex digits */
export function sealKeyIdOf(key: KeyObject): string {
  return sha256(key.export({ type: 'spki', format: 'der' }))
    .toString('hex')
    .slice(0, 32);
}

/** Whether somebody who has the key signed just this. */
export function isSignedBy(seal: Seal, key: KeyObject): boolean {
  try {
    return verifySignature(null, sealText(seal), key, Buffer.from(seal.signature, 'hex'));
  } catch {
    return false;
  }
}

/** Whether the hash of a seal is that of its text. */
export function hasOwnHash(seal: Seal): boolean {
  return sha256(sealText(seal)).toString('hex') === seal.hash;
}
