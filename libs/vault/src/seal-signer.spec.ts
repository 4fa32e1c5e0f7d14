import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createSealSigner } from './seal-signer.js';

const master = (fill: number) => Buffer.alloc(32, fill);

describe('the signer of seals', () => {
  it('signs so that the public key alone can tell', () => {
    const signer = createSealSigner(master(1));
    const text = Buffer.from('seal 1');
    const key = createPublicKey(signer.publicKey);
    expect(key.asymmetricKeyType).toBe('ed25519');
    expect(verify(null, text, key, signer.sign(text))).toBe(true);
    expect(verify(null, Buffer.from('seal 2'), key, signer.sign(text))).toBe(false);
  });

  it('is the same for one master key and another for another', () => {
    expect(createSealSigner(master(1)).keyId).toBe(createSealSigner(master(1)).keyId);
    expect(createSealSigner(master(1)).publicKey).not.toBe(createSealSigner(master(2)).publicKey);
  });
});
