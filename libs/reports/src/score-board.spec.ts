import { expect, it } from '@jest/globals';
import { periodOfCode, windowsOf } from '#projections';
import { scoreBoard, type ScoreSources } from './score-board.js';

const organisations = [
  { id: 1, name: '甲市' },
  { id: 2, name: '乙县' },
  { id: 3, name: '丙县' },
  { id: 4, name: '丁县' },
];
const deduction = (targetOrgId: number) => ({
  affairId: `d${targetOrgId}`,
  category: 'accountability',
  title: '通报批评',
  openedOn: '2026-03-02',
  status: 'concluded',
  facts: { targetOrgId, year: 2026, points: 2 },
});

it('O-59 O-87 scores the units that were there in the year, and one that is judged of it all the same', () => {
  const sources: ScoreSources = {
    year: 2026,
    asOf: '2026-11-30',
    orgId: 1,
    organisations,
    items: [],
    deductions: [deduction(4)] as unknown as ScoreSources['deductions'],
    tallies: new Map(),
    office: { bulletins: [], issues: [], cases: [] },
    windows: windowsOf(periodOfCode('2026'), '2026-11-30'),
  };
  const unitsOf = (more: Partial<ScoreSources> = {}): number[] =>
    scoreBoard({ ...sources, ...more }).units.map(({ orgId }) => orgId);
  expect(unitsOf()).toEqual([2, 3, 4]);
  const inUse: ScoreSources['inUse'] = (orgId, { from, to }) =>
    orgId === 2 && from === '2026-01-01' && to === '2026-12-31';
  expect(unitsOf({ inUse })).toEqual([2, 4]);
});
