import { describe, expect, it } from '@jest/globals';
import type { IndicatorFacts } from '#domain';
import type { StatQuestion } from '#projections';
import { facts as anyFacts } from '../../../test/support/indicator-facts.js';
import { reconcile, restatementsOf } from './restatements.js';
import { snapshotOf } from './snapshot.js';

const visit = (petitionId: string, visitorCount: number, receivedOn = '2026-07-10'): IndicatorFacts =>
  anyFacts({ petitionId, channel: 'visit', visitorCount, receivedOn, registeredOn: receivedOn });

const QUESTION: StatQuestion = {
  period: '2026Q3',
  asOf: '2026-10-20',
  axis: 'received',
  orgId: 1,
  withSubordinates: true,
  organisations: [{ id: 1, name: '甲市' }],
  policy: { smallSample: 5 },
  topFailures: [],
  countsRestricted: true,
};
const SIGNED = {
  signerId: 'a',
  signedOn: '2026-10-20',
  profileVersion: '1',
  calendarVersion: '1',
  scores: null,
};

describe('a frozen figure to which a petition adds more than one', () => {
  const then = [visit('p1', 2), visit('p2', 3)];
  const snapshot = snapshotOf(then, QUESTION, SIGNED);
  const now = [visit('p1', 2), visit('p2', 6), visit('p3', 4, '2026-11-10')];

  it('stands in the ledger with its number and not with that of the petitions, and a corrected number is told (O-66)', () => {
    const lines = restatementsOf(snapshot, { then, now });
    expect(lines).toMatchObject([
      {
        key: 'I-02p',
        frozen: 5,
        now: 8,
        differences: [{ petitionId: 'p2', sign: 1, cause: '到访人数更正' }],
      },
    ]);
  });
  it('reconciles with the year as it stands on the page (O-67)', () => {
    const year = { period: '2026', asOf: '2026-12-01', orgId: 1 };
    const quarters = [
      { period: '2026Q3', snapshot },
      { period: '2026Q4', snapshot: null },
    ];
    expect(reconcile(year, now, quarters).find(({ key }) => key === 'I-02p')).toMatchObject({
      year: 12,
      frozenSum: 5,
      restatedSum: 3,
      unfrozenSum: 4,
      laterEvening: 0,
      balanced: true,
    });
  });
});
