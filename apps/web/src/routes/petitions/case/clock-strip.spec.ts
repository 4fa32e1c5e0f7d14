import { describe, expect, it } from '@jest/globals';
import { stripOf } from './clock-strip.js';

const clock = {
  startedOn: '2026-08-07',
  nominalDue: '2026-10-06',
  legalDue: '2026-10-08',
  stoppedOn: null,
  extendedDays: 0,
};

describe('a clock as a strip', () => {
  it('ends on the legal day and shows the rest days before it apart (§4.5, accepted 2026-08-07)', () => {
    const strip = stripOf(clock, '2026-09-06');
    expect(strip.base).toBeCloseTo((60 / 62) * 100, 1);
    expect(strip.rollover).toBeCloseTo((2 / 62) * 100, 1);
    expect(strip.today).toBeCloseTo((30 / 62) * 100, 1);
    expect(strip.late).toBe(0);
  });

  it('draws an approved extension after the first due day', () => {
    const strip = stripOf(
      { ...clock, nominalDue: '2026-11-05', legalDue: '2026-11-05', extendedDays: 30 },
      '2026-10-20',
    );
    expect(strip.base).toBeCloseTo((60 / 90) * 100, 1);
    expect(strip.extension).toBeCloseTo((30 / 90) * 100, 1);
  });

  it('grows past the due day while late, and stops growing when it is stopped', () => {
    expect(stripOf(clock, '2026-10-18').late).toBeCloseTo((10 / 72) * 100, 1);
    const stopped = stripOf({ ...clock, stoppedOn: '2026-09-01' }, '2026-12-01');
    expect(stopped).toMatchObject({ late: 0, today: null });
    expect(stopped.stopped).toBeCloseTo((25 / 62) * 100, 1);
  });

  it('survives a clock that starts and ends on one day', () => {
    const day = { ...clock, nominalDue: '2026-08-07', legalDue: '2026-08-07' };
    expect(stripOf(day, '2026-08-07')).toMatchObject({ base: 0, late: 0, today: 0 });
  });
});
