import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#identity';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { targetBoard } from './target-board.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
  const { windowHead } = office.staff;
  // nobody was notified of it: 0 of 1 by the end of the quarter
  await office.register({}, '2026-01-05', office.county);
  for (const [indicator, value] of [
    ['I-08', 980],
    ['submitted', 4],
  ] as const)
    await office.affair(
      windowHead,
      { category: 'annual-target' },
      {
        type: 'setTarget',
        year: 2026,
        targetOrgId: office.countyId,
        indicator,
        op: 'atLeast',
        value,
        weight: 50,
        document: '某组通〔2026〕3号',
      } as never,
      '2026-01-10',
    );
}, 120_000);
afterAll(() => office.close());

const unitFor = async (viewer: Viewer) => {
  const { units, note } = await targetBoard(office.runtime, viewer, { year: 2026, quarter: 1 });
  return { note, unit: units.find(({ orgId }) => orgId === office.countyId) };
};

describe('progress of the year’s targets (O-86, O-87)', () => {
  it('is counted from the petitions of a unit for who may count them', async () => {
    const { unit, note } = await unitFor(office.staff.windowHead);
    expect(note).toBeNull();
    expect(unit).toMatchObject({ inView: true, score: '0.00' });
    expect(unit?.lines.map(({ actual, met, earned }) => [actual, met, earned])).toEqual([
      ['0.00%', false, '0.00'],
      ['0', false, '0.00'],
    ]);
  });

  it('gives no figure and no score of a unit whose petitions are not in view, instead of a false one', async () => {
    const { handler } = office.staff;
    expect(handler.orgIds).not.toContain(office.countyId);
    const { unit } = await unitFor(handler);
    expect(unit).toMatchObject({ inView: false, score: '—' });
    expect(unit?.lines.every(({ actual, earned }) => actual === '—' && earned === '—')).toBe(true);
  });

  it('says to who counts no accusations that they are not in it', async () => {
    expect((await unitFor(office.staff.examiner)).note).toMatch(/不含知悉范围以外的检举控告/u);
  });
});
