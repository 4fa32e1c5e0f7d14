import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  canonicalText,
  chainHash,
  eventIdOf,
  deriveStreamId,
  GENESIS_HASH,
  hashRequest,
  toPlainJson,
} from './index.js';

describe('canonicalText is RFC 8785', () => {
  it('sorts members by UTF-16 code units (RFC 8785 §3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonicalText(value).matchAll(/:"([^"]+)"/g)].map(([, text]) => text);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('escapes and nests as in the sample of RFC 8785 §3.2.2', () => {
    const value = { string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
    expect(canonicalText(value)).toBe(
      '{"literals":[null,true,false],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('writes integers as RFC 8785 appendix B does', () => {
    expect(canonicalText([0, -0, 9007199254740991, -9007199254740991])).toBe(
      '[0,0,9007199254740991,-9007199254740991]',
    );
  });
});

describe('toPlainJson', () => {
  it('keeps a member named __proto__ as a member', () => {
    const value = toPlainJson(JSON.parse('{"__proto__":{"a":1}}'), 'x');
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1}}');
  });

  it('leaves out what is undefined and copies', () => {
    const input = { a: undefined, b: { c: [1] } };
    const copy = toPlainJson(input, 'x');
    expect(copy).toEqual({ b: { c: [1] } });
    expect((copy as unknown as typeof input).b).not.toBe(input.b);
  });

  it.each([[1n], [() => 1], [Symbol('x')], [new Map()], [Buffer.from('x')], [Object.create({ a: 1 })]])(
    'refuses %p',
    (value) => {
      expect(() => toPlainJson({ value }, 'x')).toThrow(
        expect.objectContaining({ code: 'VALUE_NOT_JSON', path: 'x.value' }),
      );
    },
  );

  it('refuses a cycle', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(() => toPlainJson(cycle, 'x')).toThrow(expect.objectContaining({ code: 'VALUE_TOO_DEEP' }));
  });

  it('accepts paired surrogates and refuses lone ones, with no text in the message', () => {
    expect(toPlainJson('𠮷野家😀', 'x')).toBe('𠮷野家😀');
    for (const text of ['秘\ud800', '\udc00秘', '\ud83d秘\ude00']) {
      expect(() => toPlainJson({ title: text }, 'data')).toThrow(
        expect.objectContaining({ code: 'TEXT_ILL_FORMED', message: expect.not.stringContaining('秘') }),
      );
    }
  });
});

describe('ids', () => {
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

  it('derives streams by UUIDv5 (RFC 9562 appendix A.4)', () => {
    expect(deriveStreamId(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('makes event ids of command, stream and index', () => {
    const stream = '0198f000-0000-7000-8000-000000000001';
    const own = createHash('sha1')
      .update(Buffer.from(dns.replaceAll('-', ''), 'hex'))
      .update(`${stream}:0`)
      .digest();
    const first = eventIdOf(dns, stream, 0);
    expect(first.replaceAll('-', '').slice(0, 12)).toBe(own.toString('hex').slice(0, 12));
    expect(first[14]).toBe('5');
    expect(eventIdOf(dns, stream, 0)).toBe(first);
    expect(eventIdOf(dns, stream, 1)).not.toBe(first);
  });
});

describe('chainHash', () => {
  const row = {
    tenantId: 1,
    streamId: '0198f000-0000-7000-8000-000000000001',
    category: 'thing',
    version: 1,
    eventId: '0198f000-0000-7000-8000-000000000002',
    commandId: '0198f000-0000-7000-8000-000000000003',
    type: 'Happened',
    schemaVersion: 1,
    recordedAt: '2026-03-02T00:00:00.000Z',
    data: { b: 1, a: '甲' },
    metadata: { zone: 'ordinary' },
    sealed: Buffer.from('ciphertext'),
  };

  it('is SHA-256 over one written-out text: a change of it would break every stored chain', () => {
    const sealed = createHash('sha256').update('ciphertext').digest('hex');
    const text =
      '{"alg":"sha256-jcs-1","category":"thing","command":"0198f000-0000-7000-8000-000000000003","data":{"a":"甲","b":1},' +
      '"event":"0198f000-0000-7000-8000-000000000002","metadata":{"zone":"ordinary"},"previous":"' +
      '00'.repeat(32) +
      `","recordedAt":"2026-03-02T00:00:00.000Z","schemaVersion":1,"sealed":"${sealed}",` +
      '"stream":"0198f000-0000-7000-8000-000000000001","tenant":1,"type":"Happened","version":1}';
    expect(chainHash(GENESIS_HASH, row)).toEqual(createHash('sha256').update(text).digest());
  });

  it('covers every member and the predecessor', () => {
    const base = chainHash(GENESIS_HASH, row).toString('hex');
    const changed = [
      { tenantId: 2 },
      { streamId: 'x' },
      { category: 'x' },
      { version: 2 },
      { eventId: 'x' },
      { commandId: 'x' },
      { type: 'x' },
      { schemaVersion: 2 },
      { recordedAt: 'x' },
      { data: {} },
      { metadata: {} },
      { sealed: null },
    ].map((change) => chainHash(GENESIS_HASH, { ...row, ...change }).toString('hex'));
    const hashes = new Set([base, ...changed, chainHash(Buffer.alloc(32, 1), row).toString('hex')]);
    expect(hashes.size).toBe(Object.keys(row).length + 2);
  });

  it('knows a request whatever the order of its members', () => {
    expect(hashRequest({ a: 1, b: [2] })).toEqual(hashRequest({ b: [2], a: 1 }));
    expect(hashRequest({ a: 1 })).not.toEqual(hashRequest({ a: 2 }));
  });
});
