import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  algorithmById,
  algorithmByName,
  deriveKey,
  digest,
  keyedDigest,
  type SealingAlgorithmName,
} from './algorithms.js';

const key = Buffer.alloc(32, 7);
const aad = Buffer.from('1|stream|3');
const names: SealingAlgorithmName[] = ['aes-256-gcm', 'sm4-cbc+hmac-sm3'];

describe.each(names)('sealing with %s', (name) => {
  const { id, seal, open } = algorithmByName(name);

  it('opens what it sealed, the empty text too', () => {
    for (const text of ['', '反映某村账目不公开', 'x'.repeat(70_000)]) {
      expect(open(key, seal(key, Buffer.from(text), aad), aad).toString()).toBe(text);
    }
  });

  it('never gives the same bytes twice (random nonce)', () => {
    expect(seal(key, Buffer.from('同一句话'), aad).equals(seal(key, Buffer.from('同一句话'), aad))).toBe(
      false,
    );
  });

  it('refuses when any single byte was changed', () => {
    const sealed = seal(key, Buffer.from('材料'), aad);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => open(key, changed, aad)).toThrow(expect.objectContaining({ code: 'ENVELOPE_DAMAGED' }));
    }
  });

  it('refuses another key, other associated data, and what is too short', () => {
    const sealed = seal(key, Buffer.from('材料'), aad);
    const damaged = expect.objectContaining({ code: 'ENVELOPE_DAMAGED' });
    expect(() => open(Buffer.alloc(32, 8), sealed, aad)).toThrow(damaged);
    expect(() => open(key, sealed, Buffer.from('1|stream|4'))).toThrow(damaged);
    expect(() => open(key, sealed.subarray(0, 20), aad)).toThrow(damaged);
    expect(() => open(key, Buffer.alloc(0), aad)).toThrow(damaged);
  });

  it('is found by its stored number', () => {
    expect(algorithmById(id).name).toBe(name);
  });
});

describe('the seam for algorithms', () => {
  it('keeps the stored numbers: they are in events for good', () => {
    expect(names.map((name) => algorithmByName(name).id)).toEqual([1, 2]);
  });

  it('refuses a number it does not know, in Chinese', () => {
    expect(() => algorithmById(9)).toThrow('不认识的加密算法编号 9');
  });

  it('writes plain AES-GCM that another program can open: nonce ‖ ciphertext ‖ tag', () => {
    const sealed = algorithmById(1).seal(key, Buffer.from('abc'), aad);
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(-16));
    expect(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString()).toBe(
      'abc',
    );
  });

  it('computes the published digests (FIPS 180-4, GB/T 32905) and RFC 4231 case 2', () => {
    expect(digest('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(digest('abc', 'sm3').toString('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
    expect(keyedDigest(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('derives another key for another purpose, and the same again', () => {
    expect(deriveKey(key, 'a').equals(deriveKey(key, 'a'))).toBe(true);
    expect(deriveKey(key, 'a').equals(deriveKey(key, 'b'))).toBe(false);
    expect(deriveKey(key, 'a')).toHaveLength(32);
  });
});
