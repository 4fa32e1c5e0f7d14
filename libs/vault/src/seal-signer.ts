import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto';
import { deriveKey } from './algorithms.js';

/** Signs seals over the events with a key that the database never sees. */
export type SealSigner = {
  /** Beginning of the SHA-256 of the public key. @shape 32 hex digits */
  readonly keyId: string;
  /** @shape PEM, SubjectPublicKeyInfo */
  readonly publicKey: string;
  sign(text: Buffer): Buffer;
};

/** What stands before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signer of an installation: its Ed25519 key is derived from the master key, so that one file is all there is to keep. */
export function createSealSigner(master: Buffer): SealSigner {
  const seed = deriveKey(master, 'seal-signing');
  const privateKey: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: hash('sha256', publicKey.export({ type: 'spki', format: 'der' }), 'hex').slice(0, 32),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, text, privateKey),
  };
}
