import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS, CLASSES, codesOf, DISPOSITIONS } from '../glossary/index.js';
import { computeIndicatorBy, INDICATORS } from './index.js';
import type { IndicatorFacts } from './index.js';
import { D, facts, of, due, told } from './spec-support.js';

describe('恒等式', () => {
  const day = fc
    .integer({ min: 0, max: 149 })
    .map((n) =>
      `2026-0${1 + Math.floor(n / 30)}-${String((n % 30) + 1).padStart(2, '0')}`
        .replace('02-29', '02-28')
        .replace('02-30', '02-28'),
    );
  const maybe = fc.option(day, { nil: null });
  const row = fc
    .record({
      orgId: fc.integer({ min: 1, max: 4 }),
      channel: fc.constantFrom(...codesOf(CHANNELS)),
      class: fc.constantFrom(...codesOf(CLASSES)),
      receivedOn: day,
      repeat: fc.boolean(),
      history: fc.boolean(),
      excludedFromStats: fc.boolean(),
      closed: maybe,
      ended: maybe,
      legalDue: day,
      provisional: fc.boolean(),
      disposition: fc.constantFrom(...codesOf(DISPOSITIONS)),
    })
    .map(({ closed, ended, legalDue, provisional, ...rest }) =>
      facts({
        ...rest,
        registeredOn: rest.receivedOn,
        closureOn: closed,
        ...due(legalDue, closed, { provisional, endedOn: ended }),
        ...told(legalDue, closed),
      }),
    );
  const rows = fc.array(row, { maxLength: 40 });

  it('I-09 + I-11 = 100 %, with one denominator', () => {
    fc.assert(
      fc.property(rows, day, (list, asOf) => {
        const [inTime, late] = [of('I-09', list, asOf), of('I-11', list, asOf)];
        expect(inTime.denominator).toBe(late.denominator);
        expect(inTime.numerator + late.numerator).toBe(inTime.denominator);
      }),
    );
  });
  it('I-20 + I-32 + 函询占比 = 100 %', () => {
    fc.assert(
      fc.property(rows, day, (list, asOf) => {
        const parts = (['I-20', 'I-32', 'I-32b'] as const).map((id) => of(id, list, asOf));
        expect(parts.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(parts[0]?.denominator);
      }),
    );
  });
  it('channels, classes and organisations add up to the whole, for every indicator that is a sum', () => {
    const keys = [
      (r: IndicatorFacts) => r.channel,
      (r: IndicatorFacts) => r.class,
      (r: IndicatorFacts) => String(r.orgId),
    ];
    fc.assert(
      fc.property(rows, day, fc.constantFrom(...keys), (list, asOf, keyOf) => {
        for (const id of codesOf(INDICATORS)) {
          if (id === 'I-15b') continue;
          const whole = of(id, list, asOf);
          const parts = Object.values(computeIndicatorBy(id, list, { period: D, asOf }, keyOf));
          expect(parts.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(whole.numerator);
          expect(parts.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)).toBe(
            whole.denominator ?? 0,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
  it('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const id of codesOf(INDICATORS)) expect(of(id, [...list].reverse())).toEqual(of(id, list));
      }),
      { numRuns: 30 },
    );
  });
});
