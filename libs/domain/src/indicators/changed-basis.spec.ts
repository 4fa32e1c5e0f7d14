import { describe, expect, it } from '@jest/globals';
import { type Policy, policyOn } from '../parameters.js';
import { changedBasisNote } from './index.js';

const THIS = { from: '2026-01-01', to: '2026-03-31' };
const LAST_YEAR = { from: '2025-01-01', to: '2025-03-31' };
/** From a day on, some parameters have other values. */
const since =
  (from: string, changes: Partial<Policy>) =>
  (day: string): Policy => ({ ...policyOn('2026-03-02'), ...(day >= from ? changes : {}) });

describe('口径变更 (M-15): periods that were not counted alike are not compared in silence', () => {
  it('says which parameter changed, from what to what, and against which period', () => {
    expect(changedBasisNote(since('2026-01-01', { groupVisitMin: 10 }), THIS, LAST_YEAR)).toBe(
      '口径变更:2025-01-01 至 2025-03-31 按集体访人数 5人,本期按 10人;这一比较不是同一口径。',
    );
  });
  it('counts with the last day of each period: a change on that day is a change, one on the day after is none', () => {
    expect(changedBasisNote(since('2026-03-31', { groupVisitMin: 10 }), THIS, LAST_YEAR)).not.toBeNull();
    expect(changedBasisNote(since('2026-04-01', { groupVisitMin: 10 }), THIS, LAST_YEAR)).toBeNull();
  });
  it('is silent where nothing changed, and where what changed counts nothing', () => {
    expect(changedBasisNote(since('2026-01-01', {}), THIS, LAST_YEAR)).toBeNull();
    expect(changedBasisNote(since('2026-01-01', { borrowDays: 9 }), THIS, LAST_YEAR)).toBeNull();
  });
  it('tells a period of days from none, and names several', () => {
    const note = changedBasisNote(
      since('2026-01-01', { internalNotifyDays: { n: 7, unit: 'workday' }, observationDays: 60 }),
      THIS,
      LAST_YEAR,
    );
    expect(note).toContain('内部告知期限(取短) 不设,本期按 7个工作日');
    expect(note).toContain('化解观察期 90日,本期按 60日');
  });
});
