import { describe, expect, it } from '@jest/globals';
import type { PeriodScope } from '#domain';
import { type ArrivalsOfDay, readStatRef } from '#projections';
import { daysOf, sensitiveSignals } from './sensitive-signals.js';

const scope = {
  period: '2026Q4',
  asOf: '2026-10-20',
  axis: 'received',
  orgId: 1,
  withSubordinates: true,
} as const;
const at = {
  from: '2026-10-01',
  to: '2026-10-08',
  asOf: '2026-10-20',
  scope,
  names: new Map([
    [1, '甲市'],
    [2, '乙县'],
  ]),
};
const period = (more: Partial<PeriodScope> = {}): PeriodScope => ({
  from: '2026-10-01',
  to: '2026-10-08',
  orgIds: [],
  categories: [],
  keyAreas: [],
  fastLane: false,
  ladder: false,
  suspendedOn: null,
  lifted: [],
  ...more,
});
const day = (more: Partial<ArrivalsOfDay> = {}): ArrivalsOfDay => ({
  orgId: 1,
  receivedOn: '2026-10-02',
  categoryCode: '0102',
  keyArea: null,
  count: 1,
  ...more,
});
const told = (covered: PeriodScope, days: ArrivalsOfDay[]) =>
  sensitiveSignals({ title: '国庆', covered }, days, at).map(({ zh, count, ref }) => {
    const { measure, orgId, withSubordinates } = readStatRef(ref);
    return [zh, count, measure, orgId, withSubordinates];
  });

describe('warnings of a sensitive period (O-63): each number is that of the list behind it', () => {
  it('is one for all where the period names neither unit nor content', () =>
    expect(told(period(), [day({ count: 3 }), day({ orgId: 2 })])).toEqual([
      ['敏感时期:国庆', 4, 'total', 1, true],
    ]));
  it('is one for each content that it names', () =>
    expect(
      told(period({ categories: ['01', '0701'], keyAreas: ['a'] }), [
        day({ count: 2 }),
        day({ categoryCode: '0701', count: 5 }),
        day({ categoryCode: '0702', count: 7 }),
      ]),
    ).toMatchObject([
      [expect.stringMatching(/^敏感时期:国庆\(.+\)$/), 2, 'categoryGroup:01', 1, true],
      [expect.anything(), 5, 'category:0701', 1, true],
    ]));
  it('is one for each unit that it names, as far as it is in view', () =>
    expect(told(period({ orgIds: [2, 9] }), [day(), day({ orgId: 2, count: 2 }), day({ orgId: 9 })])).toEqual(
      [['敏感时期:国庆(乙县)', 2, 'total', 2, false]],
    ));
  it('ends on the evening before it was stopped, and at the evening looked at', () => {
    expect(daysOf(period({ suspendedOn: '2026-10-05' }), at)).toEqual({
      from: '2026-10-01',
      to: '2026-10-04',
    });
    expect(daysOf(period(), { ...at, asOf: '2026-10-03' })).toEqual({ from: '2026-10-01', to: '2026-10-03' });
    expect(daysOf(period({ suspendedOn: '2026-10-01' }), at)).toBeNull();
  });
});
