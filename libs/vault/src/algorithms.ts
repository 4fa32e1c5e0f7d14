import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import { VaultRefused } from './vault-refused.js';

/** Length of every data key and of the master key. @unit bytes */
export const KEY_BYTES = 32;

/**
 * One way of sealing bytes. `seal` gives nonce ‖ ciphertext ‖ tag, so that only the algorithm knows
 * the lengths; `open` throws ENVELOPE_DAMAGED when anything, the associated data included, was changed.
 */
export type SealingAlgorithm = {
  readonly id: number;
  readonly name: string;
  seal(key: Buffer, plain: Buffer, aad: Buffer): Buffer;
  open(key: Buffer, sealed: Buffer, aad: Buffer): Buffer;
};

const damaged = () =>
  new VaultRefused('ENVELOPE_DAMAGED', '密文校验不通过:内容被改动过,或者不属于这一条记录。');

const GCM_NONCE = 12;
const GCM_TAG = 16;

// random bytes for many nonces are asked for at once: a call for twelve costs a third of a sealing
const NONCES = Buffer.alloc(GCM_NONCE * 256);
let nextNonce = NONCES.length;

/** Twelve random bytes that were never given before. */
const freshNonce = (): Buffer => {
  if (nextNonce === NONCES.length) {
    randomFillSync(NONCES);
    nextNonce = 0;
  }
  return Buffer.from(NONCES.subarray(nextNonce, (nextNonce += GCM_NONCE)));
};

const aes256Gcm: SealingAlgorithm = {
  id: 1,
  name: 'aes-256-gcm',
  seal(key, plain, aad) {
    const nonce = freshNonce();
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(aad);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, sealed, aad) {
    if (sealed.length < GCM_NONCE + GCM_TAG) throw damaged();
    const tagAt = sealed.length - GCM_TAG;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, GCM_NONCE), {
      authTagLength: GCM_TAG,
    });
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(tagAt));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(GCM_NONCE, tagAt)), decipher.final()]);
    } catch {
      throw damaged();
    }
  },
};

const SM4_IV = 16;
const SM3_MAC = 32;

// CBC needs two keys of its own, so both are derived from the data key; the tag is taken over the
// ciphertext (encrypt-then-MAC) and over the length of the associated data, which keeps the border fixed.
const sm4Keys = (key: Buffer) => {
  const both = Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), 'xinfang/sm4-cbc+hmac-sm3', 48));
  return { cipherKey: both.subarray(0, 16), macKey: both.subarray(16) };
};
const sm3Tag = (macKey: Buffer, aad: Buffer, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(aad.length);
  return createHmac('sm3', macKey).update(length).update(aad).update(body).digest();
};

const sm4CbcHmacSm3: SealingAlgorithm = {
  id: 2,
  name: 'sm4-cbc+hmac-sm3',
  seal(key, plain, aad) {
    const { cipherKey, macKey } = sm4Keys(key);
    const iv = randomBytes(SM4_IV);
    const cipher = createCipheriv('sm4-cbc', cipherKey, iv);
    const body = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
    return Buffer.concat([body, sm3Tag(macKey, aad, body)]);
  },
  open(key, sealed, aad) {
    if (sealed.length < SM4_IV + 16 + SM3_MAC) throw damaged();
    const { cipherKey, macKey } = sm4Keys(key);
    const body = sealed.subarray(0, sealed.length - SM3_MAC);
    if (!timingSafeEqual(sm3Tag(macKey, aad, body), sealed.subarray(body.length))) throw damaged();
    const decipher = createDecipheriv('sm4-cbc', cipherKey, body.subarray(0, SM4_IV));
    try {
      return Buffer.concat([decipher.update(body.subarray(SM4_IV)), decipher.final()]);
    } catch {
      throw damaged();
    }
  },
};

const ALGORITHMS: readonly SealingAlgorithm[] = [aes256Gcm, sm4CbcHmacSm3];

/** Names of the algorithms that can seal; what is stored names its own, so all of them can be opened. */
export type SealingAlgorithmName = 'aes-256-gcm' | 'sm4-cbc+hmac-sm3';

/** The algorithm with this stored number. @rejects ENVELOPE_UNKNOWN_FORMAT */
export const algorithmById = (id: number): SealingAlgorithm => {
  const found = ALGORITHMS.find((algorithm) => algorithm.id === id);
  if (!found) throw new VaultRefused('ENVELOPE_UNKNOWN_FORMAT', `不认识的加密算法编号 ${id},请升级程序。`);
  return found;
};

/** The algorithm with this name (what a new envelope is sealed with). */
export const algorithmByName = (name: SealingAlgorithmName): SealingAlgorithm =>
  ALGORITHMS.find((algorithm) => algorithm.name === name)!;

/** Names of digests behind the seam: SHA-256 now, SM3 for installations under the 国密 requirement. */
export type DigestName = 'sha256' | 'sm3';

/** Digest of the bytes. */
export const digest = (bytes: Buffer | string, name: DigestName = 'sha256'): Buffer =>
  createHash(name).update(bytes).digest();

/** Keyed digest (HMAC) of the bytes. */
export const keyedDigest = (key: Buffer, bytes: Buffer | string, name: DigestName = 'sha256'): Buffer =>
  createHmac(name, key).update(bytes).digest();

/** A key of its own for one purpose (HKDF), so that no key is used for two things. */
export const deriveKey = (root: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `xinfang/${purpose}`, KEY_BYTES));
