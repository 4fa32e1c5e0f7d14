import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification } from '../affairs/spec-support.js';
import { SCORE_ITEM } from './score-item.js';
import {
  earnedHundredths,
  earnedOf,
  type ItemActual,
  placesOf,
  type SchemeItem,
  schemeScore,
} from './scheme.js';

const item = (rule: SchemeItem['rule'], points: number, per = 0, line = 0): SchemeItem => ({
  rule,
  points,
  per,
  line,
});
const actual = (change: Partial<ItemActual>): ItemActual => ({
  numerator: 0,
  denominator: null,
  lastYear: 0,
  rated: null,
  ...change,
});
const points = (one: SchemeItem, change: Partial<ItemActual>): number | null => {
  const earned = earnedOf(one, actual(change));
  return earned === null ? null : earnedHundredths(earned);
};

describe('考核计分 (§3.3, O-87)', () => {
  it('达川区:及时受理率 5 分,得分 = 率 × 5', () => {
    expect(points(item('rate', 5), { numerator: 90, denominator: 97 })).toBe(464);
    expect(points(item('rate', 5), { numerator: 97, denominator: 97 })).toBe(500);
    // an empty denominator is not scored (§3.1 no. 1)
    expect(points(item('rate', 5), { denominator: 0 })).toBeNull();
  });
  it('重复信访治理 10 分:每增 1 件扣 1 分,扣完为止;减少的不加分', () => {
    const repeats = item('each', 10, 1);
    expect(points(repeats, { numerator: 7, lastYear: 4 })).toBe(700);
    expect(points(repeats, { numerator: 40, lastYear: 4 })).toBe(0);
    expect(points(repeats, { numerator: 1, lastYear: 4 })).toBe(1_000);
  });
  it('包案化解率低于 85% 扣分;恰好 85% 不扣', () => {
    const resolved = item('below', 10, 3, 850);
    expect(points(resolved, { numerator: 17, denominator: 20 })).toBe(1_000);
    expect(points(resolved, { numerator: 16, denominator: 20 })).toBe(700);
    expect(points(resolved, { denominator: 0 })).toBeNull();
    expect(points(item('below', 2, 3, 850), { numerator: 0, denominator: 1 })).toBe(0);
  });
  it('工作项按评分,没有评的不计', () => {
    expect(points(item('manual', 20), { rated: 18 })).toBe(1_800);
    expect(points(item('manual', 20), {})).toBeNull();
  });
  it('sums, shares out what is not scored, deducts, and caps at 100 and 0', () => {
    const of = (full: number, numerator: number | null, denominator = 1) => ({
      points: full,
      earned: numerator === null ? null : { numerator, denominator },
    });
    expect(schemeScore([of(40, 36), of(60, 54)])).toEqual({ hundredths: 9_000, full: 100, counted: 100 });
    // 36 of 40 stand for the whole
    expect(schemeScore([of(40, 36), of(60, null)])).toEqual({ hundredths: 9_000, full: 100, counted: 40 });
    expect(schemeScore([of(40, 36), of(60, 54)], { bonus: 3, deduction: 5 }).hundredths).toBe(8_800);
    expect(schemeScore([of(100, 100)], { bonus: 3, deduction: 0 }).hundredths).toBe(10_000);
    expect(schemeScore([of(100, 2)], { bonus: 0, deduction: 5 }).hundredths).toBe(0);
    expect(schemeScore([of(40, null)]).hundredths).toBeNull();
    expect(schemeScore([of(3, 1, 3), of(97, 97)]).hundredths).toBe(9_733);
  });
  it('O-70 equal scores share a place; no score, no place', () => {
    expect(placesOf([900, 950, null, 950, 800])).toEqual([3, 1, null, 1, 4]);
  });
});

describe('考核方案 (O-87: a version for each year)', () => {
  const E = SCORE_ITEM.events;
  const SET = E.ScoreItemSet.sample;
  const spec = affairSpecification(SCORE_ITEM, affairContext('2026-01-12'));
  const set = {
    type: 'setItem',
    year: 2026,
    rule: 'each',
    indicator: 'I-05',
    points: 10,
    per: 1,
    title: '重复信访治理',
    document: '某组通〔2026〕4号',
  } as const;
  const MANUAL = {
    ...SET,
    data: { ...SET.data, rule: 'manual' as const, indicator: null, points: 20, per: 0 },
  };

  it('is set, adjusted with a reason as another edition, and withdrawn', () => {
    spec.given().when(set).then(SET);
    spec
      .given(SET)
      .when({ type: 'adjust', points: 8, per: 2, reason: '按市里新办法' })
      .then(E.ScoreItemAdjusted.sample);
    spec
      .given(SET)
      .when({ type: 'adjust', points: 10, per: 1, reason: '无' })
      .thenRejected('TARGET_UNCHANGED');
    spec.given(SET).when({ type: 'withdraw', reason: '并入另一项' }).then(E.ScoreItemWithdrawn.sample);
  });
  it('a rule says what it needs', () => {
    const { per: _, ...withoutPer } = set;
    spec.given().when(withoutPer).thenRejected('SCORE_RULE_INCOMPLETE');
    spec
      .given()
      .when({ ...set, rule: 'below' })
      .thenRejected('SCORE_RULE_INCOMPLETE');
    spec
      .given()
      .when({ ...set, rule: 'manual' })
      .thenRejected('SCORE_INDICATOR_MISMATCH');
    const { indicator: __, ...withoutIndicator } = set;
    spec.given().when(withoutIndicator).thenRejected('SCORE_INDICATOR_MISMATCH');
  });
  it('people rate work, never what figures score, and not above the full marks; the last rating counts', () => {
    const rate = { type: 'rate', targetOrgId: 2, points: 9, basis: '部务会研究信访工作四次' } as const;
    spec.given(MANUAL).when(rate).then(E.ScoreItemRated.sample);
    spec
      .given(MANUAL)
      .when({ ...rate, points: 21 })
      .thenRejected('SCORE_ABOVE_FULL');
    spec.given(SET).when(rate).thenRejected('SCORE_BY_FIGURES');
    spec
      .given(MANUAL, E.ScoreItemRated.sample)
      .when({ ...rate, points: 12 })
      .thenState((state) => expect(state?.ratings).toEqual([{ orgId: 2, points: 12, on: '2026-01-12' }]));
  });
});
