import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  collectKeyIds,
  type DataKey,
  isRedacted,
  openField,
  openPartsWith,
  REDACTED,
  sealField,
  sealPartsWith,
} from './envelope.js';

const newKey = (): DataKey => ({ keyId: randomUUID(), key: randomBytes(32) });
const keyMap = (...keys: DataKey[]) => new Map(keys.map(({ keyId, key }) => [keyId, key]));

const petition = newKey();
const person = newKey();
const subject = randomUUID();
const aad = '1|0197-stream|2';
const parts = {
  petition: { content: '反映选人用人问题', points: [1, 2] },
  [subject]: { name: '张三', phone: null },
};
const sealed = () => sealPartsWith({ parts, keys: { petition, [subject]: person }, aad });

/** As text, parts in the order of their names; a value may be anything, so values are never compared with each other. */
const byName = (parts: Record<string, unknown>): string =>
  JSON.stringify(
    Object.keys(parts)
      .sort()
      .map((name) => [name, parts[name]]),
  );

describe('an envelope', () => {
  it('opens to the same values', () => {
    expect({ ...openPartsWith(sealed(), aad, keyMap(petition, person)) }).toEqual(parts);
  });

  it('opens to the same values, whatever JSON and whatever algorithm (property)', () => {
    const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.jsonValue(), { minKeys: 1, maxKeys: 6 }),
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('aes-256-gcm' as const, 'sm4-cbc+hmac-sm3' as const),
        (values, bound, algorithm) => {
          const keys = Object.fromEntries(Object.keys(values).map((part) => [part, newKey()]));
          const bytes = Buffer.from(bound);
          const buffer = sealPartsWith({ parts: values, keys, aad: bytes, algorithm });
          const opened = openPartsWith(buffer, bytes, keyMap(...Object.values(keys)));
          expect(byName(opened)).toBe(byName(values));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('shows no content and no subject name outside the ciphertext (S13)', () => {
    for (const canary of ['反映', '张三', 'content', 'phone']) {
      expect(sealed().includes(Buffer.from(canary))).toBe(false);
    }
  });

  it('lists the keys of several envelopes once each', () => {
    expect(collectKeyIds(sealed(), sealed()).sort()).toEqual([petition.keyId, person.keyId].sort());
  });

  it('is redacted part by part where a key is gone, and throws nothing (§5.7)', () => {
    const opened = openPartsWith(sealed(), aad, keyMap(petition));
    expect(opened['petition']).toEqual(parts.petition);
    expect(isRedacted(opened[subject])).toBe(true);
    expect(opened[subject]).toEqual({ redacted: true });
    expect(isRedacted({ redacted: true })).toBe(false);
  });

  it('does not open under another stream, version or tenant', () => {
    expect(() => openPartsWith(sealed(), '1|0197-stream|3', keyMap(petition, person))).toThrow(
      expect.objectContaining({ code: 'ENVELOPE_DAMAGED' }),
    );
  });

  it('notices every changed byte: refused, or the part is redacted because its key id was the byte', () => {
    const whole = sealed();
    const keys = keyMap(petition, person);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0x01;
      let outcome: unknown;
      try {
        outcome = Object.values(openPartsWith(changed, aad, keys)).every((value) => !isRedacted(value));
      } catch (error) {
        outcome = (error as { code?: string }).code ?? String(error);
      }
      expect([false, 'ENVELOPE_DAMAGED', 'ENVELOPE_UNKNOWN_FORMAT']).toContain(outcome);
    }
  });

  it('notices a part that was cut out or swapped', () => {
    const two = sealed();
    const one = sealPartsWith({ parts: { petition: parts.petition }, keys: { petition }, aad });
    // the remaining part is genuine, the envelope around it is rebuilt for one part
    const names = ['petition', subject].sort();
    const lengthOf = (name: string, value: unknown) =>
      1 + Buffer.byteLength(name) + 16 + 1 + 4 + 12 + Buffer.byteLength(JSON.stringify(value)) + 16;
    const offset =
      5 +
      names
        .slice(0, names.indexOf('petition'))
        .reduce((sum, name) => sum + lengthOf(name, (parts as Record<string, unknown>)[name]), 0);
    const cut = Buffer.concat([
      one.subarray(0, 5),
      two.subarray(offset, offset + lengthOf('petition', parts.petition)),
    ]);
    expect(cut.length).toBe(one.length);
    expect(() => openPartsWith(cut, aad, keyMap(petition))).toThrow(
      expect.objectContaining({ code: 'ENVELOPE_DAMAGED' }),
    );
  });

  it('refuses bytes that are no envelope, a truncated one, and trailing bytes', () => {
    const keys = keyMap(petition, person);
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello world'), randomBytes(200)]) {
      expect(() => openPartsWith(bytes, aad, keys)).toThrow(
        expect.objectContaining({ code: 'ENVELOPE_UNKNOWN_FORMAT' }),
      );
    }
    for (const bytes of [sealed().subarray(0, 60), Buffer.concat([sealed(), Buffer.alloc(1)])]) {
      expect(() => openPartsWith(bytes, aad, keys)).toThrow(
        expect.objectContaining({ code: 'ENVELOPE_DAMAGED' }),
      );
    }
  });

  it('refuses a part without key, without value, without name, and no part at all', () => {
    const seal = (values: Record<string, unknown>, keys: Record<string, DataKey> = { petition }) =>
      sealPartsWith({ parts: values, keys, aad });
    expect(() => seal({ petition: 1 }, {})).toThrow(expect.objectContaining({ code: 'KEY_UNKNOWN' }));
    expect(() => seal({ toString: 1 }, {})).toThrow(expect.objectContaining({ code: 'KEY_UNKNOWN' }));
    expect(() => seal({ petition: undefined })).toThrow(expect.objectContaining({ code: 'PART_INVALID' }));
    expect(() => seal({ '': 1 }, { '': petition })).toThrow(
      expect.objectContaining({ code: 'PART_INVALID' }),
    );
    expect(() => seal({ '\ud800': 1 }, { '\ud800': petition })).toThrow(
      expect.objectContaining({ code: 'PART_INVALID' }),
    );
    expect(() => seal({})).toThrow(expect.objectContaining({ code: 'PART_INVALID' }));
  });
});

describe('a sealed column', () => {
  it('opens to its value, and is redacted without its key', () => {
    const buffer = sealField('李四', person, 'rm.person|1');
    expect(openField(buffer, 'rm.person|1', keyMap(person))).toBe('李四');
    expect(openField(buffer, 'rm.person|1', new Map())).toBe(REDACTED);
    expect(() => openField(buffer, 'rm.person|2', keyMap(person))).toThrow('密文校验不通过');
    expect(() => openField(sealed(), aad, keyMap(petition, person))).toThrow('不是单个字段');
  });
});
