import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../articles.js';
import { CHINA_CALENDAR } from '../calendar.js';
import { CLOCKS, codesOf } from '../glossary/index.js';
import { policyOn, type DayBudget } from '../parameters.js';
import {
  budgetUntil,
  CLOCK_KINDS,
  dueOf,
  effectiveNotifyBudget,
  explainDue,
  extendClock,
  openClock,
} from './index.js';

const basis = (date: string, internal?: DayBudget) => ({
  policy: policyOn(
    date,
    internal ? [{ key: 'internalNotifyDays', value: internal, from: '2020-01-01', to: null }] : [],
  ),
  calendar: CHINA_CALENDAR,
});

describe('opening a clock', () => {
  it('takes length, unit and article from the policy, and keeps the versions', () => {
    expect(openClock('dueHandle', '2026-08-07', basis('2026-08-07'))).toEqual({
      kind: 'dueHandle',
      startedOn: '2026-08-07',
      budget: { n: 60, unit: 'day' },
      extensions: [],
      suspensions: [],
      stoppedOn: null,
      article: 'handlingPeriod',
      profileVersion: '2022',
      calendarVersion: CHINA_CALENDAR.version,
    });
    expect(openClock('objectionDue', '2026-08-07', basis('2026-08-07')).budget).toEqual({
      n: 5,
      unit: 'workday',
    });
  });

  it('cites the regulation of its profile', () => {
    expect(openClock('dueHandle', '2015-08-07', basis('2015-08-07')).article).toBe('handlingPeriod2005');
  });

  it('refuses an objection under 2005, a supervision without a period and minutes as days', () => {
    const code = (value: string) => expect.objectContaining({ code: value });
    expect(() => openClock('objectionDue', '2015-08-07', basis('2015-08-07'))).toThrow(
      code('CLOCK_NOT_APPLICABLE'),
    );
    expect(() => openClock('superviseDue', '2026-08-07', basis('2026-08-07'))).toThrow(
      code('CLOCK_BUDGET_MISSING'),
    );
    expect(() => openClock('urgentPhone', '2026-08-07', basis('2026-08-07'))).toThrow(
      code('CLOCK_NOT_APPLICABLE'),
    );
    expect(() => budgetUntil('2026-08-07', '2026-08-07')).toThrow(code('CLOCK_BUDGET_INVALID'));
  });

  it('takes a period that a letter names by its last day', () => {
    const clock = openClock(
      'feedbackDue',
      '2026-08-07',
      basis('2026-08-07'),
      budgetUntil('2026-08-07', '2026-09-10'),
    );
    expect(dueOf(clock, CHINA_CALENDAR).nominalDue).toBe('2026-09-10');
  });

  it('knows every kind of clock of the glossary', () => {
    for (const kind of codesOf(CLOCKS)) expect(ARTICLES[CLOCK_KINDS[kind].article]).toBeDefined();
    expect(codesOf(CLOCKS).filter((kind) => CLOCK_KINDS[kind].pausable)).toEqual(['dueRecheck']);
  });
});

describe('effectiveNotifyBudget (O-04): min(15 days, internal period)', () => {
  it('is the 15 days where there is no internal period', () => {
    expect(effectiveNotifyBudget('2026-11-02', basis('2026-11-02'))).toEqual({
      budget: { n: 15, unit: 'day' },
      article: 'directNotice',
      internal: false,
    });
  });

  it('is the internal period where that ends earlier, in whichever unit', () => {
    expect(effectiveNotifyBudget('2026-11-02', basis('2026-11-02', { n: 7, unit: 'day' })).budget.n).toBe(7);
    expect(effectiveNotifyBudget('2026-11-02', basis('2026-11-02', { n: 5, unit: 'workday' }))).toEqual({
      budget: { n: 5, unit: 'workday' },
      article: 'notifyBudget',
      internal: true,
    });
  });

  it('never is longer: 15 working days (a discipline-inspection rule) do not count', () => {
    for (const internal of [
      { n: 15, unit: 'workday' },
      { n: 30, unit: 'day' },
      { n: 15, unit: 'day' },
    ] as const)
      expect(effectiveNotifyBudget('2026-11-02', basis('2026-11-02', internal)).internal).toBe(false);
    // Ten working days end before 15 days in November, but after them across the Spring Festival.
    expect(
      effectiveNotifyBudget('2026-11-02', basis('2026-11-02', { n: 10, unit: 'workday' })).internal,
    ).toBe(true);
    expect(
      effectiveNotifyBudget('2026-02-11', basis('2026-02-11', { n: 10, unit: 'workday' })).internal,
    ).toBe(false);
  });

  it('is what a notification clock opens with', () => {
    const clock = openClock('dueNotify', '2026-11-02', basis('2026-11-02', { n: 7, unit: 'day' }));
    expect(clock).toMatchObject({ budget: { n: 7, unit: 'day' }, article: 'notifyBudget' });
  });
});

describe('为什么是这一天', () => {
  const texts = (explanation: ReturnType<typeof explainDue>) => explanation.steps.map(({ text }) => text);

  it('tells a rolled due day with an extension, each step with its article', () => {
    const clock = extendClock(openClock('dueHandle', '2026-08-03', basis('2026-08-03')), 30, '2026-09-20');
    const explanation = explainDue(clock, CHINA_CALENDAR);
    expect(texts(explanation)).toEqual([
      '自受理之日2026年8月3日(周一)起算。',
      '起算当日不计入,自次日2026年8月4日(周二)开始计算。',
      '期限60日,为自然日,中间遇节假日不扣除。',
      '经2026年9月20日(周日)批准延长30日,从原名义届满日2026年10月2日(周五)起加,至2026年11月1日(周日)。',
      '名义届满日为2026年11月1日(周日)。',
      '2026年11月1日(周日)为休息日,顺延至休假结束的次日2026年11月2日(周一)。',
      '办理期限至2026年11月2日(周一)二十四时届满。',
    ]);
    expect(explanation.steps.map(({ article }) => article)).toEqual([
      'handlingPeriod',
      'firstDayNotCounted',
      'handlingPeriod',
      'extension',
      'twoDueDays',
      'rollover',
      'endOfDay',
    ]);
  });

  it('tells that a make-up Saturday does not roll', () => {
    const clock = openClock('dueNotify', '2026-01-30', basis('2026-01-30'));
    expect(texts(explainDue(clock, CHINA_CALENDAR))).toContain(
      '2026年2月14日(周六)虽是周末,但为调休上班日,不顺延。',
    );
  });

  it('counts working days one by one', () => {
    const clock = openClock('objectionDue', '2026-02-12', basis('2026-02-12'));
    expect(texts(explainDue(clock, CHINA_CALENDAR))).toContain(
      '期限5个工作日:周末和放假日不数,调休上班日照数,依次为2月13日、2月14日(调休上班)、2月24日、2月25日、2月26日。',
    );
  });

  it('tells pauses and what is still open', () => {
    const recheck = openClock('dueRecheck', '2026-05-09', basis('2026-05-09'));
    const closed = { ...recheck, suspensions: [{ from: '2026-05-18', to: '2026-05-22' }] };
    expect(texts(explainDue(closed, CHINA_CALENDAR))).toContain(
      '复核听证5月18日至5月22日,首尾两日都算、重叠只算一次,共5日不计入期限。',
    );
    const going = { ...recheck, suspensions: [{ from: '2026-05-18', to: null }] };
    expect(texts(explainDue(going, CHINA_CALENDAR)).at(-1)).toBe(
      '听证尚未结束,届满日暂定,听证报告完成后重算。',
    );
  });

  it('names the unpublished year instead of a day (K-21)', () => {
    const clock = openClock('dueHandle', '2026-12-01', basis('2026-12-01'));
    const explanation = explainDue(clock, CHINA_CALENDAR);
    expect(texts(explanation).at(-1)).toBe('2027年放假安排尚未公布,届满日暂定,公布后重算。');
    expect(explanation.due.legalDue).toBe(null);
  });
});
