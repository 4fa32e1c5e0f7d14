import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS, CLASSES, codesOf, DISPOSITIONS } from '../glossary/index.js';
import type { Disposition } from '../glossary/index.js';
import {
  changeOf,
  computeIndicator,
  computeIndicatorBy,
  displayOf,
  indicatorDefinition,
  indicatorMembers,
  INDICATORS,
} from './index.js';
import type { IndicatorFacts, IndicatorId, IndicatorValue } from './index.js';

const D = { from: '2026-01-01', to: '2026-03-31' };
const MID = '2026-02-28';

const facts = (changes: Partial<IndicatorFacts> = {}): IndicatorFacts => ({
  petitionId: 'p',
  parentId: null,
  childCount: 0,
  orgId: 1,
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0501',
  keyArea: null,
  zone: 'general',
  channel: 'letter',
  origin: 'direct',
  receivedOn: '2026-01-05',
  registeredOn: '2026-01-05',
  visitorCount: null,
  groupVisit: false,
  repeat: false,
  status: 'handling',
  history: false,
  excludedFromStats: false,
  disposition: 'ZB',
  intakeDecision: 'handle',
  left: null,
  caseOpenedOn: null,
  finding: null,
  concludedOn: null,
  closureOn: null,
  notify: null,
  main: null,
  signing: { submittedOn: [], returnedOn: [], firstPassedOn: null },
  satisfaction: null,
  ...changes,
});
const many = (count: number, changes: Partial<IndicatorFacts>): IndicatorFacts[] =>
  Array.from({ length: count }, () => facts(changes));
const due = (legalDue: string, closedOn: string | null, more: object = {}) => ({
  main: { kind: 'dueHandle' as const, legalDue, provisional: false, closedOn, endedOn: null, ...more },
});
const told = (legalDue: string, fulfilledOn: string | null, more: object = {}) => ({
  notify: {
    legalDue,
    provisional: false,
    fulfilledOn,
    exempt: false,
    unservableOn: null,
    endedOn: null,
    ...more,
  },
});
const of = (id: IndicatorId, rows: IndicatorFacts[], asOf = D.to): IndicatorValue =>
  computeIndicator(id, rows, D, asOf);

describe('§3.4 测试向量', () => {
  const figure = (id: IndicatorId, numerator: number): IndicatorValue => ({
    id,
    numerator,
    denominator: null,
    value: String(numerator),
    aside: {},
  });

  it('本季 372,上年同季 310:同比 +20.00%(上升)', () => {
    expect(changeOf(figure('I-01', 372), figure('I-01', 310))).toEqual({
      direction: 'up',
      value: '0.2000',
      measure: 'percent',
      zh: '上升 20.00%',
    });
  });
  it('上期 0,本期 5:净增 5 件;本期 0:持平', () => {
    expect(changeOf(figure('I-01', 5), figure('I-01', 0))).toMatchObject({ value: null, zh: '净增 5 件' });
    expect(changeOf(figure('I-02', 5), figure('I-02', 0)).zh).toBe('净增 5 批');
    expect(changeOf(figure('I-01', 0), figure('I-01', 0)).zh).toBe('持平');
    expect(changeOf(figure('I-01', 2), figure('I-01', 3))).toMatchObject({
      direction: 'down',
      value: '-0.3333',
      zh: '下降 33.33%',
    });
  });

  const early = () => many(5, due('2026-03-20', '2026-02-20'));
  const arrived = () => [
    ...many(90, due('2026-02-10', '2026-02-10')),
    ...many(4, due('2026-02-10', '2026-02-11')),
    ...many(3, due('2026-02-10', null)),
  ];
  it('asOf 在 D 内:I-09 = 92.78%,I-11 = 7.22%,I-09b = 90.48%', () => {
    const rows = [...arrived(), ...many(3, due('2026-03-20', null)), ...early()];
    expect(of('I-09', rows, MID)).toMatchObject({ numerator: 90, denominator: 97, value: '0.9278' });
    expect(displayOf(of('I-09', rows, MID))).toBe('92.78%');
    expect(displayOf(of('I-11', rows, MID))).toBe('7.22%');
    expect(of('I-09b', rows, MID)).toMatchObject({ numerator: 95, denominator: 105, value: '0.9048' });
  });
  it('asOf 移到 D 末,8 件都已按期答复:I-09 = 93.33% = I-09b', () => {
    const rows = [...arrived(), ...many(3, due('2026-03-20', '2026-03-20')), ...early()];
    expect(displayOf(of('I-09', rows))).toBe('93.33%');
    expect(of('I-09b', rows)).toMatchObject({ numerator: 98, denominator: 105 });
  });
  it('按期 90、超期 4、未答复 3、超期未 3:I-09b = 90.00%', () => {
    const rows = [...arrived(), ...many(3, due('2026-03-20', null))];
    expect(displayOf(of('I-09b', rows, MID))).toBe('90.00%');
  });
  it('分流基数:I-20 = 60.00%,I-32 = 36.00%,函询占比 4.00%', () => {
    const counts: Partial<Record<Disposition, number>> = {
      ZB: 12,
      LB: 3,
      YJG: 4,
      ZS: 5,
      HX: 1,
      DF: 9,
      CC: 2,
      YS: 1,
    };
    const intake = { CC: 'file', YS: 'refer', ZS: 'passDown' } as Record<
      string,
      IndicatorFacts['intakeDecision']
    >;
    const rows = codesOf(DISPOSITIONS).flatMap((disposition) =>
      many(counts[disposition] ?? 0, { disposition, intakeDecision: intake[disposition] ?? 'handle' }),
    );
    expect(of('I-20', rows)).toMatchObject({ numerator: 15, denominator: 25, value: '0.6000' });
    expect(displayOf(of('I-32', rows))).toBe('36.00%');
    expect(displayOf(of('I-32b', rows))).toBe('4.00%');
  });
  it('满意 40 基本 10 不满意 5,超期未评 45:参评率 55.00%,满意率 90.91%,I-15b 0.5225', () => {
    const rating = (given: 'satisfied' | 'basicallySatisfied' | 'dissatisfied' | null) => ({
      satisfaction: { dueOn: '2026-03-10', ratedOn: given && '2026-03-01', rating: given },
    });
    const rows = [
      ...many(40, rating('satisfied')),
      ...many(10, rating('basicallySatisfied')),
      ...many(5, rating('dissatisfied')),
      ...many(45, rating(null)),
    ];
    expect(displayOf(of('I-14', rows))).toBe('55.00%');
    expect(displayOf(of('I-15', rows))).toBe('90.91%');
    expect(of('I-15b', rows).value).toBe('0.5225');
    expect(of('I-14', many(1, { class: 'accusation', ...rating('satisfied') })).value).toBeNull();
  });
  it('来访 3 批(1、5、30 人):批次 3、人次 36、集体访批次 2 人次 35', () => {
    const rows = [1, 5, 30].map((visitorCount) =>
      facts({ channel: 'visit', visitorCount, groupVisit: visitorCount >= 5 }),
    );
    expect((['I-02', 'I-02p', 'I-03', 'I-03p'] as const).map((id) => of(id, rows).numerator)).toEqual([
      3, 36, 2, 35,
    ]);
    expect(displayOf(of('I-02p', rows))).toBe('36');
  });
});

describe('通用约定 §3.1', () => {
  it('1: an empty denominator is null and shown as a dash, never 0 % or 100 %', () => {
    for (const id of codesOf(INDICATORS))
      if (indicatorDefinition(id).kind === 'rate')
        expect([id, of(id, []).value, displayOf(of(id, []))]).toEqual([id, null, '—']);
    expect(displayOf(of('I-01', []))).toBe('0');
  });
  it('2: rates differ by percentage points; without one of both there is no difference', () => {
    const a = of('I-09', [facts(due('2026-02-01', '2026-02-01')), facts(due('2026-02-01', null))]);
    const b = of('I-09', many(1, due('2026-02-01', '2026-02-01')));
    expect(changeOf(a, b)).toEqual({
      direction: 'down',
      value: '-0.5000',
      measure: 'percentagePoint',
      zh: '下降 50.00 个百分点',
    });
    expect(changeOf(b, b).zh).toBe('持平');
    expect(changeOf(a, of('I-09', [])).zh).toBe('—');
  });
  it('3 and 4: what is due in the period counts, not what was received in it; and only when its day has come', () => {
    const rows = [
      facts({ receivedOn: '2025-12-01', registeredOn: '2025-12-01', ...due('2026-01-01', '2026-01-01') }),
    ];
    expect(of('I-09', rows)).toMatchObject({ numerator: 1, denominator: 1 });
    expect(of('I-09', many(1, due('2026-04-01', '2026-02-01'))).denominator).toBe(0);
    expect(of('I-09', many(1, due('2026-03-01', '2026-02-01')), MID).denominator).toBe(0);
    expect(of('I-09', many(1, due(MID, null)), MID)).toMatchObject({ numerator: 0, denominator: 1 });
  });
  it('5 and 9: totals go by the day of receipt, once it is registered', () => {
    const late = facts({ receivedOn: '2026-03-30', registeredOn: '2026-04-02' });
    expect(of('I-01', [late]).numerator).toBe(0);
    expect(of('I-01', [late], '2026-04-02').numerator).toBe(1);
  });
  it('6: excluded rows stay in the total, leave the rates, and are named beside them', () => {
    const rows = [
      facts({
        excludedFromStats: true,
        repeat: true,
        ...due('2026-02-01', null),
        ...told('2026-02-01', null),
      }),
      facts(),
    ];
    expect(of('I-01', rows).numerator).toBe(2);
    expect(of('I-05', rows)).toMatchObject({ numerator: 0, denominator: 1, aside: { excludedFromStats: 1 } });
    expect(of('I-09', rows)).toMatchObject({ value: null, aside: { excludedFromStats: 1 } });
    expect(of('I-08', rows).aside).toEqual({ excludedFromStats: 1 });
  });
  it('8: what the sender took back leaves the handling figures, not the total', () => {
    const back = facts({
      left: 'returnedToSender',
      intakeDecision: 'objection',
      disposition: null,
      ...told('2026-02-01', null, { endedOn: '2026-01-20' }),
    });
    expect(of('I-01', [back]).numerator).toBe(1);
    expect(of('I-10', [back]).denominator).toBe(0);
    expect(of('I-08', [back])).toMatchObject({ denominator: 0, aside: { returnedToSender: 1 } });
  });
  it('件 and 事项: a split letter counts once in the total and by its children in the handling', () => {
    const rows = [
      facts({
        petitionId: 'letter',
        childCount: 2,
        status: 'split',
        disposition: null,
        intakeDecision: null,
      }),
      facts({ petitionId: 'a', parentId: 'letter' }),
      facts({ petitionId: 'b', parentId: 'letter', disposition: 'ZS', intakeDecision: 'passDown' }),
    ];
    expect(of('I-01', rows).numerator).toBe(1);
    expect(of('I-20', rows)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(indicatorMembers('I-20', rows, D, D.to)).toMatchObject({
      numerator: ['a'],
      denominator: ['a', 'b'],
    });
    expect(indicatorMembers('I-01', rows, D, D.to).numerator).toEqual(['letter']);
  });
  it('history counts in totals and in no rate of timeliness (eventstore.md §5.0 no. 3)', () => {
    const old = facts({
      history: true,
      registeredOn: '2026-11-22',
      intakeDecision: null,
      closureOn: '2026-02-01',
      ...due('2026-02-01', null),
      ...told('2026-02-01', null),
    });
    expect(of('I-01', [old]).numerator).toBe(1);
    for (const id of ['I-08', 'I-09', 'I-09b', 'I-10', 'I-11'] as const)
      expect([id, of(id, [old]).denominator]).toEqual([id, 0]);
  });
});

describe('各指标', () => {
  it('I-08: handed over or posted by the legal day; exempt out, undeliverable in time beside, later late (R-14)', () => {
    const rows = [
      facts(told('2026-02-24', '2026-02-24')),
      facts(told('2026-02-24', '2026-02-25')),
      facts(told('2026-02-24', null)),
      facts(told('2026-02-24', null, { exempt: true })),
      facts(told('2026-02-24', null, { unservableOn: '2026-02-24' })),
      facts(told('2026-02-24', null, { unservableOn: '2026-02-25' })),
    ];
    expect(of('I-08', rows)).toMatchObject({ numerator: 1, denominator: 4, aside: { unservable: 1 } });
  });
  it('I-08, I-09, I-11: a provisional day makes nobody late (K-21)', () => {
    const rows = [
      facts({
        ...due('2026-02-01', null, { provisional: true }),
        ...told('2026-02-01', null, { provisional: true }),
      }),
    ];
    for (const id of ['I-08', 'I-09', 'I-11'] as const)
      expect(of(id, rows)).toMatchObject({ denominator: 0, aside: { provisional: 1 } });
  });
  it('I-09: what was withdrawn before its day leaves the cohort, after it it is late', () => {
    const before = facts(due('2026-02-10', null, { endedOn: '2026-02-10' }));
    const after = facts(due('2026-02-10', null, { endedOn: '2026-02-11' }));
    expect(of('I-09', [before, after])).toMatchObject({
      numerator: 0,
      denominator: 1,
      aside: { endedBeforeDue: 1 },
    });
  });
  it('I-10: those to be handled without transfers; closed by asOf', () => {
    const rows = [
      facts({ closureOn: '2026-02-01' }),
      facts({ closureOn: '2026-03-15' }),
      facts({ disposition: 'DF' }),
      facts({ disposition: 'ZS', intakeDecision: 'passDown' }),
      facts({ disposition: null, intakeDecision: 'redirect' }),
      facts({ left: 'withdrawn' }),
      facts({ left: 'merged' }),
    ];
    expect(of('I-10', rows, MID)).toMatchObject({ numerator: 1, denominator: 3 });
  });
  it('I-24 counts by the first submission, I-24b by occasions (O-54)', () => {
    const rows = [
      facts({ signing: { submittedOn: ['2026-02-01'], returnedOn: [], firstPassedOn: '2026-02-03' } }),
      facts({
        signing: {
          submittedOn: ['2026-02-01', '2026-03-01'],
          returnedOn: ['2026-02-10'],
          firstPassedOn: null,
        },
      }),
      facts({
        signing: {
          submittedOn: ['2025-12-01', '2026-01-10'],
          returnedOn: ['2025-12-20'],
          firstPassedOn: null,
        },
      }),
    ];
    expect(of('I-24', rows)).toMatchObject({ numerator: 1, denominator: 2, value: '0.5000' });
    expect(of('I-24b', rows)).toMatchObject({ numerator: 1, denominator: 4, value: '0.2500' });
  });
  it('I-21, I-22: opened cases of the key areas, and what was found true', () => {
    const rows = [
      facts({ keyArea: 'leaderConduct', caseOpenedOn: '2026-01-10' }),
      facts({ keyArea: 'leaderConduct' }),
      facts({ class: 'accusation', finding: 'partiallySubstantiated', concludedOn: '2026-02-01' }),
      facts({ class: 'accusation', finding: 'noEvidence', concludedOn: '2026-02-01' }),
      facts({ class: 'accusation', finding: 'substantiated', concludedOn: '2026-04-01' }),
    ];
    expect(of('I-21', rows).value).toBe('0.5000');
    expect(of('I-22', rows).value).toBe('0.5000');
  });
  it('every definition names what it counts and over what', () => {
    for (const id of codesOf(INDICATORS)) {
      const { zh, numerator, denominator, cohort, exclusions, kind } = indicatorDefinition(id);
      for (const text of [zh, numerator, cohort, exclusions]) expect(text).not.toBe('');
      expect(denominator === null).toBe(kind === 'count');
    }
  });
});

describe('恒等式', () => {
  const day = fc
    .integer({ min: 0, max: 149 })
    .map((n) =>
      `2026-0${1 + Math.floor(n / 30)}-${String((n % 30) + 1).padStart(2, '0')}`
        .replace('02-29', '02-28')
        .replace('02-30', '02-28'),
    );
  const maybe = fc.option(day, { nil: null });
  const row = fc
    .record({
      orgId: fc.integer({ min: 1, max: 4 }),
      channel: fc.constantFrom(...codesOf(CHANNELS)),
      class: fc.constantFrom(...codesOf(CLASSES)),
      receivedOn: day,
      repeat: fc.boolean(),
      history: fc.boolean(),
      excludedFromStats: fc.boolean(),
      closed: maybe,
      ended: maybe,
      legalDue: day,
      provisional: fc.boolean(),
      disposition: fc.constantFrom(...codesOf(DISPOSITIONS)),
    })
    .map(({ closed, ended, legalDue, provisional, ...rest }) =>
      facts({
        ...rest,
        registeredOn: rest.receivedOn,
        closureOn: closed,
        ...due(legalDue, closed, { provisional, endedOn: ended }),
        ...told(legalDue, closed),
      }),
    );
  const rows = fc.array(row, { maxLength: 40 });

  it('I-09 + I-11 = 100 %, with one denominator', () => {
    fc.assert(
      fc.property(rows, day, (list, asOf) => {
        const [inTime, late] = [of('I-09', list, asOf), of('I-11', list, asOf)];
        expect(inTime.denominator).toBe(late.denominator);
        expect(inTime.numerator + late.numerator).toBe(inTime.denominator);
      }),
    );
  });
  it('I-20 + I-32 + 函询占比 = 100 %', () => {
    fc.assert(
      fc.property(rows, day, (list, asOf) => {
        const parts = (['I-20', 'I-32', 'I-32b'] as const).map((id) => of(id, list, asOf));
        expect(parts.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(parts[0]?.denominator);
      }),
    );
  });
  it('channels, classes and organisations add up to the whole, for every indicator that is a sum', () => {
    const keys = [
      (r: IndicatorFacts) => r.channel,
      (r: IndicatorFacts) => r.class,
      (r: IndicatorFacts) => String(r.orgId),
    ];
    fc.assert(
      fc.property(rows, day, fc.constantFrom(...keys), (list, asOf, keyOf) => {
        for (const id of codesOf(INDICATORS)) {
          if (id === 'I-15b') continue;
          const whole = of(id, list, asOf);
          const parts = Object.values(computeIndicatorBy(id, list, { period: D, asOf }, keyOf));
          expect(parts.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(whole.numerator);
          expect(parts.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)).toBe(
            whole.denominator ?? 0,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
  it('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const id of codesOf(INDICATORS)) expect(of(id, [...list].reverse())).toEqual(of(id, list));
      }),
      { numRuns: 30 },
    );
  });
});
