import { describe, expect, it } from '@jest/globals';
import { isSignalMeasure, risingSignals, signalMembers, signalsIn, signalsOf, signalSums } from './index.js';
import type { IndicatorFacts } from './index.js';
import { D, facts, many } from './spec-support.js';

const WINDOW = { period: D, asOf: D.to };
/** Kinds with their counts; each leads to as many petitions. */
const signals = (rows: IndicatorFacts[]) =>
  signalsOf(rows, WINDOW).map(({ kind, count, measure }) => {
    expect(signalMembers(measure, rows, WINDOW)).toHaveLength(count);
    return [kind, count];
  });
const rising = (current: number, previous: number | null, lastYear: number | null, before = 10) =>
  risingSignals([{ measure: 'category:0701', zh: '某类', current, previous, lastYear }], before, {
    smallSample: 5,
  }).map(({ kind, count, measure }) => [kind, count, measure]);

describe('what rises', () => {
  it('a surge over season and trend', () => {
    expect(rising(9, 3, 3)).toEqual([['surge', 9, 'category:0701']]);
    expect(rising(6, 3, 3)).toEqual([]);
    // as many last year: season
    expect(rising(9, 3, 9)).toEqual([]);
  });
  it('what was never there, and what grows from period to period', () => {
    expect(rising(5, 0, 0)).toEqual([['emerging', 5, 'category:0701']]);
    expect(rising(4, 0, 0)).toEqual([]);
    expect(rising(25, 20, 16)).toEqual([['trending', 25, 'category:0701']]);
    expect(rising(24, 20, 16)).toEqual([]);
    expect(rising(25, 20, 20)).toEqual([]);
  });
  it('says what it is compared with: of a year last year once, and the same stage only while it runs', () => {
    const count = { measure: 'category:0701', zh: '某类', current: 9, previous: 3, lastYear: 2 };
    const told = (how: { year?: boolean; running?: boolean }) =>
      risingSignals([count], 10, { smallSample: 5, ...how })[0]?.reason;
    expect(told({})).toBe('本期 9 件;上期 3 件,上年同期 2 件');
    expect(told({ running: true })).toBe('本期 9 件;上期同一进度 3 件,上年同期 2 件');
    expect(told({ year: true })).toBe('本期 9 件;上年 2 件');
    expect(told({ year: true, running: true })).toBe('本期 9 件;上年同一进度 2 件');
  });
  it('in a first year nothing, for then everything would', () => {
    expect(rising(9, 0, 0, 0)).toEqual([]);
  });
  it('against the periods that were registered alone, and says which was not', () => {
    expect(rising(9, 3, null)).toEqual([['surge', 9, 'category:0701']]);
    expect(rising(25, 20, null)).toEqual([]);
    expect(rising(9, null, null, 0)).toEqual([]);
    const count = { measure: 'category:0701', zh: '某类', current: 9, previous: 3, lastYear: null };
    expect(risingSignals([count], 10, { smallSample: 5 })[0]?.reason).toBe(
      '本期 9 件;上期 3 件,上年同期未在本系统登记',
    );
  });
});

describe('signals: each with a history that shows it and one that does not', () => {
  it('group visits', () => {
    expect(signals(many(2, { channel: 'visit', groupVisit: true, visitorCount: 7 }))).toEqual([
      ['groupVisit', 2],
    ]);
    expect(signals(many(2, { channel: 'visit', visitorCount: 2 }))).toEqual([]);
  });
  it('closed and back within a week', () => {
    const closed = { closureOn: '2026-02-01' };
    expect(signals([facts({ ...closed, repeatedOn: ['2026-02-08'] })])).toEqual([['cameAgainWithinWeek', 1]]);
    expect(
      signals([
        facts({ ...closed, repeatedOn: ['2026-02-09'] }),
        facts({ ...closed, repeatedOn: ['2026-01-31'] }),
      ]),
    ).toEqual([]);
  });
  it('mass closing on the last day', () => {
    const last = many(6, { closureOn: '2026-03-31' });
    expect(signals([...last, ...many(10, { closureOn: '2026-02-01' })])).toEqual([['massClosing', 6]]);
    expect(signals([...last, ...many(20, { closureOn: '2026-02-01' })])).toEqual([]);
    expect(signals(many(4, { closureOn: '2026-03-31' }))).toEqual([]);
  });
  it('an extension asked for on day 59', () => {
    const asked = (askedOn: string) =>
      facts({
        acceptedOn: '2026-01-05',
        extensions: [{ askedOn, decidedOn: null, approved: false, toldOn: null }],
      });
    expect(signals([asked('2026-03-04')])).toEqual([['extensionAtTheEnd', 1]]);
    expect(signals([asked('2026-03-03')])).toEqual([]);
  });
  it('returned again and again; good ratings of one handler on one day', () => {
    const signing = (returnedOn: string[]) =>
      facts({ signing: { submittedOn: [], returnedOn, firstPassedOn: null } });
    expect(signals([signing(['2026-01-10', '2026-01-20'])])).toEqual([['returnedAgain', 1]]);
    expect(signals([signing(['2026-01-10'])])).toEqual([]);
    const rated = (count: number) =>
      many(count, {
        handlerId: 'h',
        satisfaction: { dueOn: '2026-03-01', ratedOn: '2026-02-03', rating: 'satisfied' },
      });
    expect(signals(rated(5))).toEqual([['ratedAtOnce', 5]]);
    expect(signals(rated(4))).toEqual([]);
  });
  it('sent down, objected to, sent again and objected to again', () => {
    expect(signals([facts({ objectedOn: ['2025-12-20', '2026-01-20'] })])).toEqual([['objectedAgain', 1]]);
    expect(
      signals([facts({ objectedOn: ['2026-01-20'] }), facts({ objectedOn: ['2025-11-20', '2025-12-20'] })]),
    ).toEqual([]);
  });
  it('good ratings that former handlers typed in, without a recorded call', () => {
    const rated = (count: number, inHouse: boolean, day: number) =>
      Array.from({ length: count }, (_, n) =>
        facts({
          handlerId: `h${day}${n}`,
          satisfaction: { dueOn: '2026-03-01', ratedOn: `2026-02-0${day}`, rating: 'satisfied', inHouse },
        }),
      );
    expect(signals([...rated(5, true, 3), ...rated(5, false, 4)])).toEqual([['ratedInHouse', 5]]);
    expect(signals([...rated(5, true, 3), ...rated(6, false, 4)])).toEqual([]);
    expect(signals(rated(4, true, 3))).toEqual([]);
    expect(signalsOf(rated(6, true, 5), WINDOW)[0]?.reason).toBe(
      '6 个“满意”中 6 个由经手过的人录入且无回访录音,占 100%',
    );
  });
  it('what came after the evening changes none of them (§3.1 no. 4)', () => {
    const early = { period: D, asOf: '2026-02-28' };
    const kinds = (row: Partial<IndicatorFacts>) => signalsOf([facts(row)], early).map(({ kind }) => kind);
    const group = { channel: 'visit', groupVisit: true, visitorCount: 7, receivedOn: '2026-02-27' } as const;
    expect(kinds({ ...group, registeredOn: '2026-02-28' })).toEqual(['groupVisit']);
    expect(kinds({ ...group, registeredOn: '2026-03-01' })).toEqual([]);
    expect(kinds({ closureOn: '2026-02-26', repeatedOn: ['2026-02-28'] })).toEqual(['cameAgainWithinWeek']);
    expect(kinds({ closureOn: '2026-02-26', repeatedOn: ['2026-03-01'] })).toEqual([]);
    const signing = (...returnedOn: string[]) => ({
      signing: { submittedOn: [], returnedOn, firstPassedOn: null },
    });
    expect(kinds(signing('2026-02-02', '2026-02-28'))).toEqual(['returnedAgain']);
    expect(kinds(signing('2026-02-02', '2026-03-01'))).toEqual([]);
    expect(kinds({ objectedOn: ['2026-02-02', '2026-02-28'] })).toEqual(['objectedAgain']);
    expect(kinds({ objectedOn: ['2026-02-02', '2026-03-01'] })).toEqual([]);
  });
  it('sums of parts of the rows add up to the same signals', () => {
    const rows = [
      ...many(3, { closureOn: '2026-03-31' }),
      ...many(3, { closureOn: '2026-03-31', channel: 'visit', groupVisit: true, visitorCount: 6 }),
    ];
    const parts = [rows.slice(0, 2), rows.slice(2)].map((some) => signalSums(some, WINDOW));
    const sums: Record<string, number[]> = {};
    for (const part of parts)
      for (const [key, [a = 0, b = 0]] of Object.entries(part))
        sums[key] = [(sums[key]?.[0] ?? 0) + a, (sums[key]?.[1] ?? 0) + b];
    expect(signalsIn(sums)).toEqual(signalsOf(rows, WINDOW));
    expect(signalsIn(sums).map(({ kind }) => kind)).toEqual(['groupVisit', 'massClosing']);
  });
  it('by organisation, each leading to its own', () => {
    const rows = [
      ...many(6, { closureOn: '2026-03-31', orgId: 3 }),
      ...many(5, { closureOn: '2026-03-31', orgId: 4 }),
    ];
    expect(signalsOf(rows, WINDOW).map(({ measure }) => measure)).toEqual([
      'signal:massClosing:3',
      'signal:massClosing:4',
    ]);
    expect(signalMembers('signal:massClosing:3', rows, WINDOW)).toHaveLength(6);
    expect(['signal:massClosing:3', 'signal:surge', 'signal:massClosing:x'].map(isSignalMeasure)).toEqual([
      true,
      false,
      false,
    ]);
    expect(signalMembers('total', rows, WINDOW)).toEqual([]);
  });
});
