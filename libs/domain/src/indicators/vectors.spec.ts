import { describe, expect, it } from '@jest/globals';
import { codesOf, DISPOSITIONS } from '../glossary/index.js';
import type { Disposition } from '../glossary/index.js';
import { changeOf, displayOf } from './index.js';
import type { IndicatorFacts, IndicatorId, IndicatorValue } from './index.js';
import { MID, facts, many, due, of } from './spec-support.js';

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
  it('I-14、I-15(M-17):满意 40 基本 10 不满意 5,超期未评 45:参评率 55.00%,满意率 90.91%,I-15b 0.5225', () => {
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
  it('I-02、I-03:来访 3 批(1、5、30 人):批次 3、人次 36、集体访批次 2 人次 35', () => {
    const rows = [1, 5, 30].map((visitorCount) =>
      facts({ channel: 'visit', visitorCount, groupVisit: visitorCount >= 5 }),
    );
    expect((['I-02', 'I-02p', 'I-03', 'I-03p'] as const).map((id) => of(id, rows).numerator)).toEqual([
      3, 36, 2, 35,
    ]);
    expect(displayOf(of('I-02p', rows))).toBe('36');
  });
});
