import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, PEOPLE } from '../affairs/spec-support.js';
import { ACCOUNTABILITY } from './accountability.js';
import { ANNUAL_TARGET } from './annual-target.js';
import { progressOf, reachedOf, type ScoredTarget, targetPoints, targetScore } from './score.js';

const target = (op: 'atLeast' | 'atMost', aim: number, actual: number | null, weight = 10): ScoredTarget => ({
  op,
  target: aim,
  actual,
  weight,
});

describe('得分 (O-87)', () => {
  it.each([
    ['≥ reached', target('atLeast', 950, 960), [1, 1]],
    ['≥ short', target('atLeast', 950, 760), [760, 950]],
    ['≥ target 0 counts as reached', target('atLeast', 0, 0), [1, 1]],
    ['≥ nothing done', target('atLeast', 950, 0), [0, 950]],
    ['≤ kept', target('atMost', 50, 40), [1, 1]],
    ['≤ exceeded', target('atMost', 50, 100), [50, 100]],
    ['≤ actual 0 in full', target('atMost', 50, 0), [1, 1]],
    ['≤ target 0 exceeded', target('atMost', 0, 3), [0, 3]],
  ] as const)('%s', (_, given, [numerator, denominator]) => {
    expect(reachedOf(given)).toEqual({ numerator, denominator });
  });

  it('adds weights times what was reached, on a scale of 100', () => {
    expect(targetScore([target('atLeast', 950, 950, 60), target('atLeast', 100, 50, 40)])).toEqual({
      hundredths: 8000,
      counted: 2,
      uncounted: 0,
    });
    // 10·1/3 + 20·2/3 of 30 = 55.555… → 55.56
    expect(targetScore([target('atLeast', 3, 1, 10), target('atLeast', 3, 2, 20)]).hundredths).toBe(5556);
    // exactly a half of a hundredth goes up
    expect(targetScore([target('atLeast', 20_000, 10_001, 1)]).hundredths).toBe(5001);
  });

  it('shares the weight of what has no denominator over the others, and scores nothing when nothing has one', () => {
    const scored = targetScore([
      target('atLeast', 100, 50, 40),
      target('atLeast', 100, 100, 40),
      target('atLeast', 1, null, 20),
    ]);
    expect(scored).toEqual({ hundredths: 7500, counted: 2, uncounted: 1 });
    expect(targetScore([target('atLeast', 1, null)]).hundredths).toBeNull();
    expect(targetScore([]).hundredths).toBeNull();
  });

  it('says what each target earns of its own weight', () => {
    expect(targetPoints(target('atLeast', 950, 760, 30))).toBe(2400);
    expect(targetPoints(target('atMost', 50, 40, 30))).toBe(3000);
    expect(targetPoints(target('atLeast', 950, null, 30))).toBeNull();
  });

  it('keeps bonuses and deductions apart, with 100 above and 0 below', () => {
    const full = [target('atLeast', 1, 1)];
    expect(targetScore(full, { bonus: 5, deduction: 0 }).hundredths).toBe(10_000);
    expect(targetScore(full, { bonus: 0, deduction: 3 }).hundredths).toBe(9_700);
    expect(targetScore([target('atLeast', 1, 0)], { bonus: 0, deduction: 3 }).hundredths).toBe(0);
  });

  it('O-86 divides a count by the quarters of the year, a rate never', () => {
    expect(progressOf(target('atLeast', 10, 3), 1, 'count')).toEqual({ due: 3, actual: 3, met: true });
    expect(progressOf(target('atLeast', 10, 4), 2, 'count')).toEqual({ due: 5, actual: 4, met: false });
    expect(progressOf(target('atLeast', 950, 940), 1, 'rate')).toEqual({ due: 950, actual: 940, met: false });
    expect(progressOf(target('atMost', 50, 50), 1, 'rate').met).toBe(true);
    expect(progressOf(target('atMost', 50, null), 1, 'rate').met).toBeNull();
  });
});

describe('年度目标 (O-85, O-86)', () => {
  const SET = ANNUAL_TARGET.events.AnnualTargetSet.sample;
  const spec = affairSpecification(ANNUAL_TARGET, affairContext('2026-01-10'));
  it('O-85 an adjustment in the year is another edition with reasons', () => {
    spec
      .given(SET)
      .when({ type: 'adjust', value: 930, weight: 30, reason: '机构调整' })
      .then(ANNUAL_TARGET.events.AnnualTargetAdjusted.sample);
    spec
      .given(SET)
      .when({ type: 'adjust', value: 950, weight: 30, reason: 'x' })
      .thenRejected('TARGET_UNCHANGED');
    spec
      .given(SET)
      .when({ type: 'adjust', value: 900, weight: 30, reason: ' ' })
      .thenRejected('FIELD_MISSING');
  });
  it('O-86 what is short is rectified, by a day, and once', () => {
    const ordered = ANNUAL_TARGET.events.RectificationOrdered.sample;
    spec
      .given(SET)
      .when({ type: 'orderRectification', quarter: 1, measure: '逐件清理超期件', dueOn: '2026-05-31' })
      .then(ordered);
    spec
      .given(SET)
      .when({ type: 'orderRectification', quarter: 1, measure: 'x', dueOn: '2026-01-01' })
      .thenRejected('DUE_BEFORE_ASKED');
    spec
      .given(SET, ordered)
      .when({ type: 'recordRectified', quarter: 1, result: '已清理' })
      .then(ANNUAL_TARGET.events.RectificationDone.sample);
    spec
      .given(SET, ordered)
      .when({ type: 'recordRectified', quarter: 2, result: 'x' })
      .thenRejected('RECTIFICATION_UNKNOWN');
  });
});

describe('责任追究 (O-88)', () => {
  const take = {
    type: 'take',
    targetOrgId: 2,
    measure: 'deduct',
    title: '一季度漏报一起',
    basis: '某目标管理办法第九条',
    approverId: PEOPLE.leader,
    onPaper: true,
    points: 2,
  } as const;
  const spec = affairSpecification(ACCOUNTABILITY, affairContext('2026-04-20'));
  it('takes the five measures that are ours, with an approval', () => {
    spec.given().when(take).then(ACCOUNTABILITY.events.AccountabilityTaken.sample);
    spec
      .given()
      .when({ ...take, onPaper: false })
      .thenRejected('ACCOUNTABILITY_APPROVAL_NOT_YOURS');
    spec
      .given()
      .when({ ...take, points: undefined })
      .thenRejected('POINTS_WITHOUT_DEDUCTION');
    spec
      .given()
      .when({ ...take, measure: 'remind' })
      .thenRejected('POINTS_WITHOUT_DEDUCTION');
    affairSpecification(ACCOUNTABILITY, affairContext('2026-04-20', as('leader')))
      .given()
      .when({ ...take, onPaper: undefined })
      .thenState((state) => expect(state?.measure).toBe('deduct'));
  });
  it.each(['admonitoryMeeting', 'publicSupervision', 'orderToRectify'] as const)(
    'R-53 %s belongs to the joint conference',
    (measure) => {
      spec
        .given()
        .when({ ...take, measure, points: undefined })
        .thenRejected('MEASURE_NOT_OURS');
    },
  );
});
