import { describe, expect, it } from '@jest/globals';
import type { IndicatorFacts } from '#domain';
import type { StatQuestion, WrittenTallies } from '#projections';
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

describe('what units without the system wrote down (O-73)', () => {
  const rows = [visit('p1', 2)];
  const snapshot = snapshotOf(rows, QUESTION, SIGNED);
  const returned = (total: number, orgId = 7): WrittenTallies =>
    new Map([[orgId, { current: { tally: { 'I-01': [total], 'I-09': [1, total] }, whole: true } }]]);

  it('is in both numbers of the ledger, so that they are those of the signed page and of its recount', () => {
    const late = visit('p2', 1, '2026-09-01');
    const written = { then: returned(3), now: returned(3) };
    const lines = restatementsOf(snapshot, { then: rows, now: [...rows, late] }, written);
    expect(lines.find(({ key }) => key === 'I-01')).toMatchObject({ frozen: 4, now: 5, written: [] });
  });
  it('stands there with its unit when it was accepted after the freeze, both sides of a rate', () => {
    const written = { then: new Map(), now: returned(3) };
    expect(restatementsOf(snapshot, { then: rows, now: rows }, written)).toMatchObject([
      { key: 'I-01', part: 'numerator', frozen: 1, now: 4, differences: [], written: [{ orgId: 7, by: 3 }] },
      { key: 'I-09', part: 'numerator', frozen: 0, now: 1, written: [{ orgId: 7, by: 1 }] },
      { key: 'I-09', part: 'denominator', frozen: 0, now: 3, written: [{ orgId: 7, by: 3 }] },
    ]);
  });
  it('is left out of the reconciliation where a case counts in each quarter in which it was open', () => {
    const open = (number: number): WrittenTallies =>
      new Map([[7, { current: { tally: { 'I-25n': [number] }, whole: true } }]]);
    const quarters = [{ period: '2026Q3', snapshot: null, written: { then: open(4), now: open(4) } }];
    expect(reconcile({ period: '2026', asOf: '2026-12-31', orgId: 1 }, [], quarters)).toEqual([]);
  });
  it('is reconciled like what the system counted: the year is what its quarters had and what came later (O-67)', () => {
    const quarters = [
      { period: '2026Q3', snapshot, written: { then: new Map(), now: returned(3) } },
      { period: '2026Q4', snapshot: null, written: { then: new Map(), now: returned(2) } },
    ];
    const year = { period: '2026', asOf: '2026-12-31', orgId: 1, written: returned(5) };
    expect(reconcile(year, rows, quarters).find(({ key }) => key === 'I-01')).toMatchObject({
      year: 6,
      frozenSum: 1,
      restatedSum: 3,
      unfrozenSum: 2,
      laterEvening: 0,
      balanced: true,
    });
  });
});
