import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  CATEGORIES,
  CHANNELS,
  CLASSES,
  codesOf,
  computeIndicator,
  type IndicatorFacts,
  KEY_AREAS,
  policyOn,
} from '#domain';
import { facts as anyFacts } from '../../../../test/support/indicator-facts.js';
import { ProjectionsRefused } from '../projections-refused.js';
import { periodOfCode, quarterCodeOf, windowsOf } from './period-code.js';
import { statisticsOf } from './quarter.js';
import type { StatQuestion } from './stat-question.js';
import type { CountFigure, QuarterStatistics } from './report.js';
import { petitionIdsBehind, readStatRef, scoped, STAT_REF_LIMIT, writeStatRef } from './stat-ref.js';

let serial = 0;
const row = (change: Partial<IndicatorFacts> = {}): IndicatorFacts =>
  anyFacts({
    petitionId: `p${(serial += 1)}`,
    categoryCode: '0701',
    receivedOn: '2026-07-10',
    registeredOn: '2026-07-10',
    ...change,
  });

const due = (legalDue: string, closedOn: string | null): Pick<IndicatorFacts, 'main' | 'closureOn'> => ({
  main: { kind: 'dueHandle', legalDue, provisional: false, closedOn, endedOn: null },
  closureOn: closedOn,
});

const question = (change: Partial<StatQuestion> = {}): StatQuestion => ({
  period: '2026Q3',
  asOf: '2026-11-21',
  axis: 'received',
  orgId: 1,
  withSubordinates: true,
  organisations: [
    { id: 1, name: '甲市' },
    { id: 2, name: '乙县' },
    { id: 3, name: '丙县' },
    { id: 4, name: '丁县' },
  ],
  policy: { smallSample: 5 },
  topFailures: [],
  countsRestricted: true,
  ...change,
});

const day = fc.integer({ min: 0, max: 640 }).map((n) => addDays('2025-05-01', n));
const maybeDay = fc.option(day, { nil: null });
const someRow: fc.Arbitrary<IndicatorFacts> = fc
  .record({
    parentId: fc.constantFrom(null, null, null, 'p0'),
    childCount: fc.constantFrom(0, 0, 0, 2),
    orgId: fc.constantFrom(1, 2, 3, 4),
    class: fc.constantFrom(...codesOf(CLASSES)),
    categoryCode: fc.constantFrom(...codesOf(CATEGORIES)),
    keyArea: fc.constantFrom(null, ...codesOf(KEY_AREAS)),
    channel: fc.constantFrom(...codesOf(CHANNELS)),
    receivedOn: day,
    lag: fc.integer({ min: 0, max: 5 }),
    visitors: fc.integer({ min: 1, max: 12 }),
    history: fc.constantFrom(false, false, false, true),
    excludedFromStats: fc.constantFrom(false, false, false, true),
    disposition: fc.constantFrom(null, 'ZB', 'LB', 'YJG', 'ZS', 'HX', 'CC'),
    left: fc.constantFrom(null, null, null, 'withdrawn', 'merged'),
    closedOn: maybeDay,
    dueOn: maybeDay,
    provisional: fc.constantFrom(false, false, true),
    notifyDue: maybeDay,
    fulfilledOn: maybeDay,
    submittedOn: fc.array(day, { maxLength: 3 }),
    returnedOn: fc.array(day, { maxLength: 2 }),
  })
  .map((raw) =>
    row({
      ...(raw as Partial<IndicatorFacts>),
      registeredOn: addDays(raw.receivedOn, raw.lag),
      visitorCount: raw.channel === 'visit' ? raw.visitors : null,
      groupVisit: raw.channel === 'visit' && raw.visitors >= 5,
      ...(raw.dueOn === null
        ? {}
        : {
            main: {
              kind: 'dueHandle' as const,
              legalDue: raw.dueOn,
              provisional: raw.provisional,
              closedOn: raw.closedOn,
              endedOn: null,
            },
            closureOn: raw.closedOn,
          }),
      notify:
        raw.notifyDue === null
          ? null
          : {
              legalDue: raw.notifyDue,
              provisional: raw.provisional,
              fulfilledOn: raw.fulfilledOn,
              exempt: false,
              unservableOn: null,
              endedOn: null,
            },
      signing: { submittedOn: raw.submittedOn, returnedOn: raw.returnedOn, firstPassedOn: null },
    }),
  );

const counts = (page: QuarterStatistics): CountFigure[] => [
  page.total,
  ...page.byChannel,
  ...page.byClass,
  ...page.byCategory,
  ...page.byKeyArea,
  ...page.emerging,
  ...page.visits.filter(({ key }) => !key.endsWith('Persons')),
];

describe('figures and what is behind them', () => {
  it('each figure has as many petitions behind its reference as it says, whatever the rows, axis and day', () => {
    fc.assert(
      fc.property(
        fc.array(someRow, { maxLength: 60 }),
        fc.constantFrom('2026Q3', '2026H1', '2026', '2026-02'),
        day,
        fc.constantFrom('received' as const, 'registered' as const),
        (facts, period, asOf, axis) => {
          const page = statisticsOf(facts, question({ period, asOf, axis }));
          for (const { ref, current } of counts(page))
            expect([ref, petitionIdsBehind(ref, facts).length]).toEqual([ref, current]);
          for (const { numeratorRef, denominatorRef, numerator, denominator } of page.rates) {
            expect(petitionIdsBehind(numeratorRef, facts)).toHaveLength(numerator);
            expect(petitionIdsBehind(denominatorRef, facts)).toHaveLength(denominator);
          }
          for (const { orgId, total, ref, overdueOpen } of page.organisations) {
            expect(petitionIdsBehind(ref, facts)).toHaveLength(total);
            const late = writeStatRef({ period, asOf, axis, orgId, withSubordinates: false }, 'overdueOpen');
            expect(petitionIdsBehind(late, facts)).toHaveLength(overdueOpen);
          }
          // Persons: the visits behind them, and their visitors add up to the figure.
          for (const { key, current, ref } of page.visits.filter((each) => each.key.endsWith('Persons'))) {
            const behind = new Set(petitionIdsBehind(ref, facts));
            const visitors = facts.reduce(
              (sum, { petitionId, visitorCount }) => sum + (behind.has(petitionId) ? (visitorCount ?? 0) : 0),
              0,
            );
            expect([key, visitors]).toEqual([key, current]);
          }
          const [scopeTotal, channels] = [
            page.total.current,
            page.byChannel.reduce((sum, { current }) => sum + current, 0),
          ];
          expect(channels).toBe(scopeTotal);
          expect(page.byCategory.reduce((sum, { current }) => sum + current, 0)).toBe(scopeTotal);
          expect(page.organisations.reduce((sum, { total }) => sum + total, 0)).toBe(scopeTotal);
        },
      ),
      { numRuns: 80, seed: 20261122 },
    );
  });
  it('says the same as the indicators themselves', () => {
    const facts = fc.sample(someRow, { numRuns: 200, seed: 3 });
    const page = statisticsOf(facts, question());
    const period = { from: '2026-07-01', to: '2026-09-30' };
    for (const { id, numerator, denominator } of page.rates) {
      const direct = computeIndicator(id as 'I-08', facts, period, '2026-11-21');
      expect([id, numerator, denominator]).toEqual([id, direct.numerator, direct.denominator]);
    }
    expect(page.rates.map(({ id }) => id)).toEqual([
      'I-08',
      'I-09',
      'I-14',
      'I-15',
      'I-10',
      'I-11',
      'I-20',
      'I-05',
      'I-24',
    ]);
    expect(page.rates[0]?.variant).toContain('本机关口径');
  });
  it('reads only references that it could have written (STAT_REF_INVALID)', () => {
    const scope = {
      period: '2026Q3',
      asOf: '2026-09-30',
      axis: 'registered',
      orgId: 3,
      withSubordinates: true,
    } as const;
    const ref = writeStatRef(scope, 'I-08', 'numerator');
    expect(ref).toBe('2026Q3@2026-09-30~registered/org:3+/I-08/numerator');
    expect(readStatRef(ref)).toEqual({ ...scope, measure: 'I-08', part: 'numerator' });
    for (const bad of [
      '',
      '2026Q5@2026-09-30/org:1/total',
      '2026Q3@2026-09-31/org:1/total',
      '2026Q3/org:1/total',
      '2026Q3@2026-09-30/org:1/total/numerator',
      '2026Q3@2026-09-30/org:1/I-08',
      '2026Q3@2026-09-30/org:1/channel:pigeon',
      '2026Q3@2026-09-30/org:1/channel:constructor',
      '2026Q3@2026-09-30/org:1/toString',
      '2026Q3@2026-09-30/org:x/total',
    ])
      expect(() => readStatRef(bad)).toThrow(ProjectionsRefused);
  });
  it('refuses a list that is longer than a list may be (STAT_REF_TOO_LARGE)', () => {
    const facts = Array.from({ length: STAT_REF_LIMIT + 1 }, () => row());
    const ref = '2026Q3@2026-11-21/org:1+/total';
    expect(() => petitionIdsBehind(ref, facts)).toThrow('5001');
    expect(petitionIdsBehind(ref, facts.slice(1))).toHaveLength(STAT_REF_LIMIT);
  });
});

describe('a period’s page', () => {
  it('compares with the last period and last year, at the same stage (I-29, I-30)', () => {
    const facts = [
      ...Array.from({ length: 6 }, () => row({ receivedOn: '2026-07-05', registeredOn: '2026-07-05' })),
      ...Array.from({ length: 5 }, () => row({ receivedOn: '2026-04-05', registeredOn: '2026-04-05' })),
      ...Array.from({ length: 3 }, () => row({ receivedOn: '2026-06-20', registeredOn: '2026-06-20' })),
      row({ channel: 'visit', visitorCount: 8, groupVisit: true }),
    ];
    const early = statisticsOf(facts, question({ asOf: '2026-07-20' }));
    expect([early.total.current, early.total.previous, early.total.lastYear]).toEqual([7, 5, 0]);
    expect(early.total.overPrevious).toEqual({ direction: 'up', zh: '上升 40.00%' });
    expect(early.total.overLastYear).toEqual({ direction: 'netIncrease', zh: '净增 7 件' });
    expect(early.notes).toContain('本期尚未结束;环比、同比取上期、上年同期的同一进度。');
    const whole = statisticsOf(facts, question());
    expect(whole.total.previous).toBe(8);
    expect(whole.visits.map(({ current }) => current)).toEqual([1, 8, 1, 8, 0]);
  });
  it('says beside the comparison that a parameter of the count changed since (M-15)', () => {
    const law = policyOn('2026-03-02');
    const policyOnDay = (date: string) => (date >= '2026-01-01' ? { ...law, groupVisitMin: 10 } : law);
    const { notes } = statisticsOf([row()], question({ policyOn: policyOnDay }));
    // last year's quarter was counted by 5, last quarter's already by 10
    expect(notes.filter((note) => note.startsWith('口径变更'))).toEqual([
      '口径变更:2025-07-01 至 2025-09-30 按集体访人数 5人,本期按 10人;这一比较不是同一口径。',
    ]);
    const { notes: unchanged } = statisticsOf([row()], question({ policyOn: () => law }));
    expect(unchanged.filter((note) => note.startsWith('口径变更'))).toEqual([]);
  });
  it('ranks 1, 1, 3; no rank without a denominator; marks a small sample (O-70)', () => {
    const closed = (orgId: number, inTime: number, late: number) => [
      ...Array.from({ length: inTime }, () =>
        row({ orgId, receivedOn: '2026-06-01', ...due('2026-08-01', '2026-07-30') }),
      ),
      ...Array.from({ length: late }, () =>
        row({ orgId, receivedOn: '2026-06-01', ...due('2026-08-01', '2026-08-09') }),
      ),
    ];
    const page = statisticsOf([...closed(1, 6, 6), ...closed(2, 3, 0), ...closed(3, 6, 0)], question());
    expect(
      page.organisations.map(({ orgId, rank, i09, smallSample }) => [orgId, rank, i09, smallSample]),
    ).toEqual([
      [2, 1, '100.00%', true],
      [3, 1, '100.00%', false],
      [1, 3, '50.00%', false],
      [4, null, '—', false],
    ]);
    expect(page.organisations[2]?.attention).toEqual(['按期办结率 50.00%,低于全体 71.43%']);
  });
  it('names why an organisation deserves a look', () => {
    const facts = [
      ...Array.from({ length: 9 }, () => row({ orgId: 2 })),
      row({ orgId: 2, receivedOn: '2025-07-10', registeredOn: '2025-07-10' }),
      row({ orgId: 3, ...due('2026-08-01', null) }),
      row({
        orgId: 4,
        signing: {
          submittedOn: ['2026-08-01'],
          returnedOn: ['2026-08-02', '2026-08-05'],
          firstPassedOn: null,
        },
      }),
    ];
    const attention = new Map(
      statisticsOf(facts, question()).organisations.map((each) => [each.orgId, each.attention]),
    );
    expect([1, 2, 3, 4].map((orgId) => attention.get(orgId))).toEqual([
      [],
      ['总量由上年同期 1 件增至 9 件'],
      ['超期未办结 1 件'],
      ['审签退回 2 次'],
    ]);
  });
  it('takes a first year for what it is: nothing grew where nothing was recorded before', () => {
    const page = statisticsOf(
      Array.from({ length: 9 }, () => row({ orgId: 2 })),
      question(),
    );
    expect(page.emerging).toEqual([]);
    expect(page.organisations.flatMap(({ attention }) => attention)).toEqual([]);
  });

  it('O-59 has a row for each unit in use then, and for each that counts in it all the same', () => {
    const later = [
      row({ orgId: 3 }),
      row({ orgId: 4, receivedOn: '2025-07-10', registeredOn: '2025-07-10' }),
    ];
    const inUse: StatQuestion['inUse'] = (orgId, { from, to }) =>
      orgId === 5 && from === '2026-07-01' && to === '2026-09-30';
    const organisations = [...question().organisations, { id: 5, name: '戊县' }];
    const page = statisticsOf(later, question({ organisations, inUse }));
    // 乙县 was not there and counts nothing; the page's own organisation is never left out
    expect(page.organisations.map(({ orgId }) => orgId)).toEqual([1, 3, 4, 5]);
    expect(page.organisations.reduce((sum, { total }) => sum + total, 0)).toBe(page.total.current);
    expect(page.organisations.reduce((sum, { totalLastYear }) => sum + (totalLastYear ?? 0), 0)).toBe(
      page.total.lastYear,
    );
    // information is told of the units below: of those there, and of whoever reported
    expect(page.office?.units.map(({ orgId }) => orgId)).toEqual([5]);
    expect(statisticsOf(later, question({ organisations })).organisations).toHaveLength(5);
  });
  it('calls a category emerging only beyond a small sample and half more than both before', () => {
    const of = (categoryCode: string, n: number, receivedOn: string) =>
      Array.from({ length: n }, () => row({ categoryCode, receivedOn, registeredOn: receivedOn }));
    const page = statisticsOf(
      [
        ...of('0502', 6, '2026-07-10'),
        ...of('0502', 4, '2026-05-10'),
        ...of('0701', 6, '2026-07-10'),
        ...of('0701', 5, '2026-05-10'),
        ...of('0102', 4, '2026-07-10'),
      ],
      question(),
    );
    expect(page.emerging.map(({ key, current, previous }) => [key, current, previous])).toEqual([
      ['category:0502', 6, 4],
    ]);
  });
  it('says in one sentence what the figures say and nothing else', () => {
    const quiet = statisticsOf([], question());
    expect(quiet.sentence).toBe('2026年第三季度收到信访 0 件次,比上期持平,比上年同期持平。');
    const facts = [
      ...Array.from({ length: 3 }, () => row({ ...due('2026-08-01', '2026-07-30') })),
      row({ ...due('2026-08-01', null) }),
      row({ receivedOn: '2026-04-01', registeredOn: '2026-04-01' }),
      row({ receivedOn: '2025-08-01', registeredOn: '2025-08-01', ...due('2025-09-01', '2025-08-20') }),
    ];
    expect(statisticsOf(facts, question()).sentence).toBe(
      '2026年第三季度收到信访 4 件次,比上期上升 300.00%,比上年同期上升 300.00%;按期办结率 75.00%(比上年同期下降 25.00 个百分点);超期未办结 1 件。',
    );
  });
  it('says of a year once what it is compared with, and of a running period that it is as much of the one before', () => {
    const facts = [row(), row({ receivedOn: '2025-07-10', registeredOn: '2025-07-10' })];
    expect(statisticsOf(facts, question({ period: '2026' })).sentence).toBe(
      '2026年(截至 2026-11-21)收到信访 1 件次,比上年同期持平。',
    );
    expect(statisticsOf(facts, question({ period: '2026Q4' })).sentence).toBe(
      '2026年第四季度(截至 2026-11-21)收到信访 0 件次,比上期同一进度下降 100.00%,比上年同期持平。',
    );
  });
  it('lists beside the rates what is left out of them, and history in the total (§3.1)', () => {
    const page = statisticsOf(
      [
        row({ ...due('2026-08-01', null), excludedFromStats: true }),
        row({
          main: {
            kind: 'dueHandle',
            legalDue: '2026-08-02',
            provisional: true,
            closedOn: null,
            endedOn: null,
          },
        }),
        row({ history: true, registeredOn: '2026-11-01', receivedOn: '2026-08-01' }),
      ],
      question({ countsRestricted: false }),
    );
    expect(page.total.current).toBe(3);
    expect(page.notes).toEqual([
      '总量按收到日归期;时限类指标按应完成日归期。',
      '数字截至 2026-11-21 24:00。',
      '按期办结率之外另列:标明排除统计 1 件、届满日暂定 1 件。',
      '办结率之外另列:标明排除统计 1 件。',
      '直办率之外另列:标明排除统计 1 件。',
      '重复信访率之外另列:标明排除统计 1 件。',
      '总量含历史导入 1 件,不计入时限类指标。',
      '只含您有权查看的件,不含知悉范围以外的检举控告。',
    ]);
  });
  it('counts by registration where asked, history by its own day (O-66)', () => {
    const facts = [
      row({ receivedOn: '2026-06-29', registeredOn: '2026-07-02' }),
      row({ history: true, receivedOn: '2026-06-29', registeredOn: '2026-07-02' }),
    ];
    const byRegistration = statisticsOf(facts, question({ axis: 'registered' }));
    expect([byRegistration.total.current, byRegistration.axis]).toEqual([1, '按登记日']);
    expect(statisticsOf(facts, question()).total).toMatchObject({ current: 0, previous: 2 });
    expect(scoped(facts, { axis: 'registered', orgId: 9, withSubordinates: false })).toEqual([]);
  });
});

describe('periods', () => {
  it('are read from their codes', () => {
    expect(periodOfCode('2026Q3')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(periodOfCode('2026H2')).toEqual({ from: '2026-07-01', to: '2026-12-31' });
    expect(periodOfCode('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(periodOfCode('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    for (const bad of ['2026Q5', '2026-13', '26Q1', '', '2026Q'])
      expect(() => periodOfCode(bad)).toThrow(expect.objectContaining({ code: 'PERIOD_INVALID' }));
    expect(['2026-01-01', '2026-03-31', '2026-11-22'].map(quarterCodeOf)).toEqual([
      '2026Q1',
      '2026Q1',
      '2026Q4',
    ]);
  });
  it('are compared at the same stage', () => {
    const stages = (code: string, asOf: string) => {
      const { previous, lastYear } = windowsOf(periodOfCode(code), asOf);
      return [previous.asOf, lastYear.asOf];
    };
    expect(stages('2026Q3', '2026-07-20')).toEqual(['2026-04-20', '2025-07-20']);
    expect(stages('2026Q3', '2026-11-21')).toEqual(['2026-08-21', '2025-11-21']);
    expect(stages('2026Q2', '2026-06-30')).toEqual(['2026-03-31', '2025-06-30']);
    expect(stages('2026-03', '2026-03-31')).toEqual(['2026-02-28', '2025-03-31']);
    expect(stages('2028-02', '2028-02-29')).toEqual(['2028-01-31', '2027-02-28']);
  });
});
