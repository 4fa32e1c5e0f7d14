import { describe, expect, it } from '@jest/globals';
import { dayOf } from './row-to-command.js';

describe('a day as offices write it', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026.1.5', '2026-01-05'],
    ['2026年11月20日', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['2011-03-22T20:36:56+08:00', '2011-03-22'],
    ['2026-12-31T20:00:00Z', '2027-01-01'],
  ])('%s is %s', (text, day) => expect(dayOf(text)).toBe(day));

  // a number that no calendar has, and the number under which a workbook keeps a day
  it.each(['20261320', '20260230', '46000', '2026112', '11/20/2026', ''])('“%s” is none', (text) =>
    expect(dayOf(text)).toBeNull(),
  );
});
