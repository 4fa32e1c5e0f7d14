import { describe, expect, it } from '@jest/globals';
import { KeyCache } from './key-cache.js';

const key = (n: number) => Buffer.alloc(32, n);

describe('the cache of opened keys', () => {
  it('forgets after its time, counted from when the key was opened, not from the last use', () => {
    let now = 0;
    const cache = new KeyCache({ ttlMs: 300_000, maxKeys: 10 }, () => now);
    cache.put('a', key(1));
    now = 299_999;
    expect(cache.get('a')).toEqual(key(1));
    now = 300_000;
    expect(cache.get('a')).toBeUndefined();
    expect(cache.size).toBe(0);
  });

  it('holds a bounded number and lets the least recently used go', () => {
    const cache = new KeyCache({ ttlMs: 1000, maxKeys: 2 }, () => 0);
    cache.put('a', key(1));
    cache.put('b', key(2));
    cache.get('a');
    cache.put('c', key(3));
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([key(1), undefined, key(3)]);
  });

  it('drops a key when told', () => {
    const cache = new KeyCache({ ttlMs: 1000, maxKeys: 2 }, () => 0);
    cache.put('a', key(1));
    cache.drop('a');
    expect(cache.get('a')).toBeUndefined();
  });
});
