import { describe, expect, it } from '@jest/globals';
import { LifeCopier, type LifeTemplate } from './life-copies.js';

/** An id in whose digits a stand-in for a serial and one for a random number happen to stand. */
const ACCOUNT = '01a22795-0809-752a-b13d-0a99000001a8';
const OTHER = '01a22795-0809-752a-b13d-07777123456a';
const series = new Map([[99_000_001, { kind: 'petition', orgId: 1, year: 2026, book: 'X' } as never]]);

const template = (value: unknown): LifeTemplate => ({ text: JSON.stringify([value]), petitioner: null });

describe('copies of a life', () => {
  it('keep ids whole whatever digits stand in them', () => {
    const copier = new LifeCopier(series, new Set([ACCOUNT, OTHER]));
    const [copy] = copier.copyOf(template({ by: ACCOUNT, also: OTHER }));
    expect(copy).toEqual({ by: ACCOUNT, also: OTHER });
  });

  it('give each copy its own ids and the next serial, the same everywhere within one copy', () => {
    const copier = new LifeCopier(series, new Set());
    const life = template({ id: ACCOUNT, again: ACCOUNT, no: '宛组-X-99000001号', serial: 99_000_001 });
    const copies = [copier.copyOf(life)[0], copier.copyOf(life)[0]] as unknown as Record<string, unknown>[];
    expect(copies.map(({ no, serial }) => [no, serial])).toEqual([
      ['宛组-X-00001号', 1],
      ['宛组-X-00002号', 2],
    ]);
    for (const { id, again } of copies) expect(id).toBe(again);
    expect(copies[0]?.['id']).not.toBe(copies[1]?.['id']);
    expect(copier.books()).toMatchObject([{ next: 3 }]);
  });
});
