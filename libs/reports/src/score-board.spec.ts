import { expect, it } from '@jest/globals';
import { periodOfCode, windowsOf, type WindowTallies } from '#projections';
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
    since: new Map(),
    written: new Map(),
    minimum: { days: 90, items: 5 },
  };
  const unitsOf = (more: Partial<ScoreSources> = {}): number[] =>
    scoreBoard({ ...sources, ...more }).units.map(({ orgId }) => orgId);
  expect(unitsOf()).toEqual([2, 3, 4]);
  const inUse: ScoreSources['inUse'] = (orgId, { from, to }) =>
    orgId === 2 && from === '2026-01-01' && to === '2026-12-31';
  expect(unitsOf({ inUse })).toEqual([2, 4]);
});

it('O-87 ranks a unit only on a basis: days of its register and petitions of the year, and says why another is not', () => {
  const item = {
    affairId: 'i1',
    category: 'score-item',
    title: '重复信访治理',
    openedOn: '2026-01-02',
    status: 'set',
    facts: {
      year: 2026,
      rule: 'each',
      indicator: 'I-01',
      points: 100,
      per: 1,
      line: 0,
      edition: 1,
      ratings: [],
    },
  };
  const counted = (now: number, then: number): WindowTallies => ({
    current: { 'I-01': [now] },
    previous: {},
    lastYear: then === 0 ? {} : { 'I-01': [then] },
  });
  const { units } = scoreBoard({
    year: 2026,
    asOf: '2026-11-30',
    orgId: 1,
    organisations,
    items: [item] as unknown as ScoreSources['items'],
    deductions: [],
    tallies: new Map([
      [2, counted(9, 4)],
      [3, counted(7, 0)],
      [4, counted(4, 4)],
    ]),
    office: { bulletins: [], issues: [], cases: [] },
    windows: windowsOf(periodOfCode('2026'), '2026-11-30'),
    since: new Map([
      [2, '2025-03-01'],
      [3, '2026-11-30'],
      [4, '2025-03-01'],
    ]),
    written: new Map(),
    minimum: { days: 90, items: 5 },
  });
  expect(units.map(({ name, place, score, unranked }) => [name, place, score, unranked])).toEqual([
    ['乙县', 1, '95.00', null],
    ['丙县', null, '—', '2026-11-30 起登记,至 2026-11-30 共 1 日,不足 90 日,不参加排名'],
    ['丁县', null, '100.00', '本年信访 4 件,不足 5 件,不参加排名'],
  ]);
  // held against a year that is not in the system nothing is scored
  expect(units[1]?.lines[0]).toMatchObject({ earned: '—', basis: '7 件,上年同期未在本系统登记,不计分' });
});
