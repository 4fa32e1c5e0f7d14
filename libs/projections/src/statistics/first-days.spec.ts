import { describe, expect, it } from '@jest/globals';
import type { IndicatorFacts } from '#domain';
import { facts as anyFacts } from '../../../../test/support/indicator-facts.js';
import { breakdownOf } from './breakdown.js';
import { basisOf, statisticsOf, talliesByOrganisation } from './quarter.js';
import type { StatQuestion } from './stat-question.js';

let serial = 0;
const received = (receivedOn: string, orgId = 1, change: Partial<IndicatorFacts> = {}): IndicatorFacts =>
  anyFacts({
    petitionId: `p${(serial += 1)}`,
    orgId,
    categoryCode: '0701',
    receivedOn,
    registeredOn: receivedOn,
    ...change,
  });
const many = (count: number, on: string, orgId = 1): IndicatorFacts[] =>
  Array.from({ length: count }, () => received(on, orgId));

const question = (since: [number, string][] | undefined, more: Partial<StatQuestion> = {}): StatQuestion => ({
  period: '2026Q3',
  asOf: '2026-11-21',
  axis: 'received',
  orgId: 1,
  withSubordinates: true,
  organisations: [
    { id: 1, name: '甲市' },
    { id: 2, name: '乙县' },
  ],
  policy: { smallSample: 5 },
  topFailures: [],
  countsRestricted: true,
  ...(since === undefined ? {} : { since: new Map(since) }),
  ...more,
});
const NONE = { direction: 'none', zh: '—' };

describe('periods from before the register (I-29, I-30)', () => {
  it('have no number, no growth and no arrow, whether last year or last period', () => {
    const page = statisticsOf(many(6, '2026-07-10'), question([[1, '2026-07-03']]));
    for (const figure of [page.total, ...page.byChannel, ...page.byCategory, ...page.work, ...page.visits])
      expect(figure).toMatchObject({
        previous: null,
        lastYear: null,
        overPrevious: NONE,
        overLastYear: NONE,
      });
    for (const rate of page.indicators) {
      expect(rate).toMatchObject({ previousDisplay: '—', lastYearDisplay: '—', overLastYear: NONE });
      expect(rate.lastYearDenominator).toBeUndefined();
    }
    expect(page.organisations[0]?.totalLastYear).toBeNull();
    expect(page.organisations[0]?.attention).toEqual([]);
    expect(page.sentence).toBe('2026年第三季度收到信访 6 件次,上期、上年同期未在本系统登记。');
    expect(page.notes).toContain('上期、上年同期未在本系统登记(登记自 2026-07-03 起),不列数,不作比较。');
    expect(JSON.stringify(page)).not.toContain('净增');
    expect(page.emerging).toEqual([]);
  });
  it('leave the last period to be compared with where it was registered', () => {
    const rows = [...many(6, '2026-07-10'), ...many(4, '2026-05-10')];
    const page = statisticsOf(rows, question([[1, '2026-03-20']]));
    expect(page.total).toMatchObject({ previous: 4, overPrevious: { zh: '上升 50.00%' }, lastYear: null });
    expect(page.sentence).toBe('2026年第三季度收到信访 6 件次,比上期上升 50.00%,上年同期未在本系统登记。');
    expect(page.emerging.map(({ key }) => key)).toEqual(['category:0701']);
  });
  it('are told with the day from which on they are known where the register begins within them', () => {
    const rows = [...many(6, '2026-07-10'), ...many(2, '2025-09-20')];
    const page = statisticsOf(rows, question([[1, '2025-09-20']]));
    expect(page.total).toMatchObject({ lastYear: 2, overLastYear: { zh: '上升 200.00%' } });
    expect(page.notes).toContain('上年同期只含 2025-09-20 以后登记的件,不是全期的数。');
    const atOnce = statisticsOf(rows, question([[1, '2025-07-01']]));
    expect(atOnce.notes.join('')).not.toContain('不是全期的数');
  });
  it('count to the stage that is compared: what begins later in a running period is not yet there', () => {
    const page = statisticsOf(many(1, '2026-07-02'), question([[1, '2025-09-20']], { asOf: '2026-07-20' }));
    expect(page.total.lastYear).toBeNull();
  });
  it('name the units that an earlier number lacks, and leave their own rows without one', () => {
    const rows = [...many(3, '2026-07-10'), ...many(3, '2025-07-10'), ...many(7, '2026-07-10', 2)];
    const page = statisticsOf(
      rows,
      question([
        [1, '2025-01-02'],
        [2, '2026-07-02'],
      ]),
    );
    expect(page.organisations.map(({ name, totalLastYear }) => [name, totalLastYear])).toEqual([
      ['甲市', 3],
      ['乙县', null],
    ]);
    expect(page.notes).toEqual(
      expect.arrayContaining(['上期不含乙县:当时未在本系统登记。', '上年同期不含乙县:当时未在本系统登记。']),
    );
    expect(page.organisations[1]?.attention.join('')).not.toContain('净增');
  });
  it('have figures where somebody wrote them down, or where a case of then is counted all the same', () => {
    const rows = many(6, '2026-07-10');
    const historic = { tally: { 'I-01': [5] }, source: '某发〔2025〕9号' };
    expect(statisticsOf(rows, question([[1, '2026-07-03']], { historic })).total).toMatchObject({
      lastYear: 5,
      previous: null,
    });
    const manual = new Map([[2, { lastYear: { tally: { 'I-01': [4] }, whole: true } }]]);
    const written = statisticsOf(rows, question([[1, '2026-07-03']], { manual }));
    expect(written.total).toMatchObject({ lastYear: 4, previous: null });
    expect(written.organisations.map(({ totalLastYear }) => totalLastYear)).toEqual([null, 4]);
    // a unit on paper that wrote for this year alone has no last year either; a nought that it wrote is one
    const told = (lastYear: number | null) =>
      statisticsOf(
        rows,
        question([[1, '2026-07-03']], {
          manual: new Map([
            [
              2,
              {
                current: { tally: { 'I-01': [9] }, whole: true },
                ...(lastYear === null ? {} : { lastYear: { tally: {}, whole: true } }),
              },
            ],
          ]),
        }),
      ).organisations.find(({ orgId }) => orgId === 2)?.totalLastYear;
    expect([told(null), told(0)]).toEqual([null, 0]);
    const opened = [...rows, received('2025-08-01')];
    expect(statisticsOf(opened, question([[1, '2026-07-03']])).total.lastYear).toBe(1);
  });
  it('of a year are last year and said once; a page without known days is as it was', () => {
    const rows = many(6, '2026-07-10');
    const year = question([[1, '2026-07-03']], { period: '2026', asOf: '2027-02-01' });
    expect(statisticsOf(rows, year).sentence).toBe('2026年收到信访 6 件次,上年同期未在本系统登记。');
    expect(statisticsOf(rows, question(undefined)).total).toMatchObject({ previous: 0, lastYear: 0 });
    expect(statisticsOf([], question([])).total.lastYear).toBeNull();
  });
  it('say so of the period itself', () => {
    const page = statisticsOf([], question([[1, '2026-11-03']]));
    expect(page.notes[2]).toBe('本期未在本系统登记(登记自 2026-11-03 起)。');
  });
  it('have no number in a breakdown either', () => {
    const asked = question([[1, '2026-07-03']]);
    const rows = many(2, '2026-07-10');
    expect(breakdownOf('channel', basisOf(talliesByOrganisation(rows, asked), asked))).toMatchObject([
      { current: 2, previous: null, lastYear: null },
    ]);
  });
});
