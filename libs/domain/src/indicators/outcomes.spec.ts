import { describe, expect, it } from '@jest/globals';
import {
  changeOf,
  displayOf,
  INDICATOR_IDS,
  INDICATORS,
  indicatorMembers,
  informationFigures,
  OFFICE_INDICATORS,
  lunarNote,
  weekOf,
  withRepeats,
} from './index.js';
import type { IndicatorFacts } from './index.js';
import { LUNAR_NEW_YEARS } from './lunar-new-year.js';
import { D, due, facts, many, MID, of } from './spec-support.js';

const closed = (more: Partial<IndicatorFacts> = {}) =>
  facts({ closureOn: '2026-01-02', observedUntil: '2026-03-02', opinion: 'agree', ...more });
const done = (legalDue: string, doneOn: string | null, provisional = false) => ({
  legalDue,
  provisional,
  doneOn,
});

describe('§3.2 指标表', () => {
  it('holds every code of the table, each with its words; I-26 and I-28 count no petitions', () => {
    const codes = Array.from({ length: 33 }, (_, n) => `I-${String(n + 1).padStart(2, '0')}`).filter(
      // I-26 counts information items, I-28 cases of units below; I-29 and I-30 are changes of a figure.
      (code) => !['I-26', 'I-28', 'I-29', 'I-30'].includes(code),
    );
    expect(Object.keys(OFFICE_INDICATORS)).toEqual(['I-26', 'I-28']);
    expect(INDICATOR_IDS).toEqual(expect.arrayContaining([...codes, 'I-05b', 'I-09b', 'I-15b', 'I-21b']));
    for (const id of INDICATOR_IDS) {
      const { zh, numerator, denominator, kind, cohort, exclusions } = INDICATORS[id];
      expect([zh, numerator, cohort, exclusions].every((text) => text.length > 0)).toBe(true);
      expect(denominator === null).toBe(kind === 'count');
    }
  });
  it('where two formulas share a name, each names its variant', () => {
    const byName = new Map<string, (string | null)[]>();
    for (const id of INDICATOR_IDS) {
      const { zh, variant } = INDICATORS[id];
      byName.set(zh, [...(byName.get(zh) ?? []), variant]);
    }
    for (const variants of byName.values())
      if (variants.length > 1) expect(variants.every((variant) => variant !== null)).toBe(true);
  });

  it('I-05b: of the first petitions closed in the period, those that came again after closure', () => {
    const rows = withRepeats([
      facts({ petitionId: 'a', closureOn: '2026-02-01' }),
      facts({ petitionId: 'b', closureOn: '2026-02-01' }),
      facts({ petitionId: 'c', closureOn: '2026-02-01' }),
      facts({ petitionId: 'd', repeat: true, repeatOf: 'a', receivedOn: '2026-02-20' }),
      // before closure: not 再次来件
      facts({ petitionId: 'e', repeat: true, repeatOf: 'b', receivedOn: '2026-01-20' }),
      // after the day looked at
      facts({ petitionId: 'f', repeat: true, repeatOf: 'c', receivedOn: '2026-03-30' }),
    ]);
    expect(of('I-05b', rows, MID)).toMatchObject({ numerator: 1, denominator: 3 });
    expect(of('I-05b', rows)).toMatchObject({ numerator: 2, denominator: 3 });
  });
  it('I-06, I-07: only what others sent, 15 and 30 days from registration; direct petitions never', () => {
    const sent = { origin: 'petitionOffice' as const, registeredOn: '2026-01-05' };
    const rows = [
      facts({ ...sent, acceptedOn: '2026-01-20' }),
      facts({ ...sent, acceptedOn: '2026-01-21' }),
      facts({ ...sent, left: 'returnedToSender' }),
      facts({ acceptedOn: '2026-01-06' }),
    ];
    expect(of('I-06', rows)).toMatchObject({ numerator: 1, denominator: 2, aside: { returnedToSender: 1 } });
    expect(of('I-07', rows)).toMatchObject({ numerator: 0, denominator: 2 });
  });
  it('I-12: means are weighted by the number of petitions, and a change of a mean is in days', () => {
    const rows = [
      facts({ registeredOn: '2026-01-05', acceptedOn: '2026-01-06', closureOn: '2026-01-16' }),
      facts({ registeredOn: '2026-01-05', acceptedOn: '2026-01-09', closureOn: null }),
      facts({ registeredOn: '2026-01-05', acceptedOn: '2026-01-10' }),
    ];
    expect(of('I-12', rows)).toMatchObject({ numerator: 10, denominator: 3, value: '3.3333' });
    expect(displayOf(of('I-12', rows))).toBe('3.33天');
    expect(displayOf(of('I-12b', rows))).toBe('10.00天');
    expect(displayOf(of('I-12', []))).toBe('—');
    expect(changeOf(of('I-12', rows), of('I-12b', rows)).zh).toBe('下降 6.67天');
  });
  it('I-13: the anonymous are not counted, a call before acceptance neither', () => {
    const rows = [
      facts({ acceptedOn: '2026-01-10', contactedOn: '2026-01-11' }),
      facts({ acceptedOn: '2026-01-10' }),
      facts({ acceptedOn: '2026-01-10', anonymous: true }),
      facts({ acceptedOn: '2026-01-10', repeat: true, contactedOn: '2026-01-11' }),
    ];
    expect(of('I-13', rows)).toMatchObject({ numerator: 1, denominator: 2 });
  });
  it('I-17, I-31: judged when the observation period ends; a repeat, a review or 不满意 undoes it', () => {
    const rows = [
      closed(),
      closed({ repeatedOn: ['2026-02-01'] }),
      closed({ repeatedOn: ['2026-03-03'] }),
      closed({ reviewRequestedOn: ['2026-01-20'] }),
      closed({ satisfaction: { dueOn: '2026-02-01', ratedOn: '2026-01-20', rating: 'dissatisfied' } }),
      closed({ opinion: 'disagree' }),
      closed({ opinion: 'none', performed: true }),
      closed({ repeat: true }),
      closed({ observedUntil: '2026-04-01' }),
    ];
    expect(of('I-17', rows)).toMatchObject({ numerator: 3, denominator: 7 });
    expect(of('I-31', [closed(), closed({ disposition: 'ZS' })])).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
    const twice = {
      submittedOn: ['2026-01-01', '2026-01-02'],
      returnedOn: ['2026-01-01'],
      firstPassedOn: null,
    };
    expect(of('I-31', [closed({ signing: twice })])).toMatchObject({ numerator: 0, denominator: 1 });
  });
  it('I-18: taken on by the end and not struck off before the beginning, resolved now or before', () => {
    const taken = (assignedOn: string, endedOn: string | null) => ({
      leaderCases: [{ assignedOn, endedOn }],
    });
    const rows = [
      closed(taken('2025-06-01', null)),
      facts(taken('2026-03-31', null)),
      facts(taken('2026-04-01', null)),
      closed(taken('2025-06-01', '2025-12-31')),
    ];
    expect(of('I-18', rows)).toMatchObject({ numerator: 1, denominator: 2, value: '0.5000' });
  });
  it('I-21b, I-23, I-27b: by the legal day of their own clock', () => {
    const opened = (legalDue: string, finishedOn: string | null) =>
      facts({ caseOpenedOn: '2026-01-06', finishedOn, ...due(legalDue, null, { kind: 'verificationDue' }) });
    expect(of('I-21b', [opened('2026-02-01', '2026-03-01'), opened('2026-02-01', null)])).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
    const asked = (doneOn: string | null, provisional = false) =>
      facts({ resultRequired: true, feedback: done('2026-02-10', doneOn, provisional) });
    expect(of('I-23', [asked('2026-02-10'), asked('2026-02-11'), asked(null, true)])).toMatchObject({
      numerator: 1,
      denominator: 2,
      aside: { provisional: 1 },
    });
    const told = (doneOn: string | null, realName = true) =>
      facts({ class: 'accusation', realName, reporterFeedback: done('2026-02-10', doneOn) });
    expect(of('I-27b', [told('2026-02-20'), told(null), told(null, false)])).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
  });
  it('I-25: 在办件 is open on any day of the period; supervision counts rounds', () => {
    const rows = [
      facts({ openFrom: '2025-12-01', finishedOn: '2026-01-01', urgedOn: ['2026-01-01'] }),
      facts({ openFrom: '2025-12-01', finishedOn: '2025-12-31', urgedOn: ['2025-12-31'] }),
      facts({ openFrom: '2026-03-31', supervisedOn: ['2026-03-31'] }),
      facts({ openFrom: '2026-04-01' }),
      facts({
        openFrom: '2026-01-01',
        supervisionRounds: [
          done('2026-02-01', '2026-02-01'),
          done('2026-02-02', null),
          done('2026-05-01', null),
        ],
      }),
    ];
    expect(of('I-25', rows)).toMatchObject({ numerator: 1, denominator: 3 });
    expect(of('I-25b', rows)).toMatchObject({ numerator: 1, denominator: 3 });
    expect(of('I-25c', rows)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(of('I-25n', rows).numerator).toBe(3);
  });
  it('I-26:报送 86 条,被采用 8 条(其中 1 条被两级采用)= 9.30%;采用级次 9', () => {
    const adopted = (level: 'city' | 'province', on = '2026-02-01') => ({ level, on });
    const item = (n: number) => ({
      orgId: 1,
      submittedOn: '2026-01-10',
      submittedLevel: 'city' as const,
      adoptions: n < 7 ? [adopted('city')] : n === 7 ? [adopted('city'), adopted('province')] : [],
      instructions: n === 0 ? [adopted('city')] : [],
    });
    const items = Array.from({ length: 86 }, (_, n) => item(n));
    const before = { ...item(1), submittedOn: '2025-12-01', submittedLevel: 'province' as const };
    const drafted = { ...item(85), submittedOn: null, submittedLevel: null };
    const issue = (publishedOn: string, articles: number) => ({ orgId: 1, publishedOn, articles });
    const window = { period: D, asOf: D.to };
    const figures = informationFigures([...items, before, drafted], window, {
      issues: [issue('2026-01-31', 3), issue('2026-02-28', 4), issue('2025-12-31', 9)],
    });
    expect(figures).toEqual({
      submitted: 86,
      adopted: 8,
      rate: '0.0930',
      adoptionCount: 9,
      adoptedInPeriod: 9,
      // 9 by the city and 1 by the province in the period, and a leader's word
      score: 9 * 2 + 5 + 2,
      byLevel: {
        county: { submitted: 0, adopted: 0 },
        city: { submitted: 86, adopted: 8 },
        province: { submitted: 0, adopted: 1 },
        central: { submitted: 0, adopted: 0 },
      },
      issues: 2,
      articles: 7,
    });
    // on an evening before the adoptions nothing was adopted yet
    expect(informationFigures(items, { period: D, asOf: '2026-01-31' })).toMatchObject({
      adopted: 0,
      score: 0,
    });
    expect(informationFigures([], window).rate).toBeNull();
  });
  it('I-33, I-16, X-01', () => {
    const down = (assignedOn: string | null) =>
      facts({ intakeDecision: 'passDown', disposition: 'YJG', assignedOn });
    expect(of('I-33', [down('2026-01-08'), down(null)]).value).toBe('0.5000');
    const open = (publishedOn: string | null) => facts({ publication: { dueOn: '2026-02-01', publishedOn } });
    expect(of('I-16', [open('2026-02-03'), open(null)]).value).toBe('0.5000');
    const asked = { askedOn: '2026-02-01', toldOn: null };
    const extensions = [
      { ...asked, decidedOn: '2026-02-02', approved: true },
      { ...asked, decidedOn: '2026-02-03', approved: false },
    ];
    expect(of('X-01', [facts({ extensions }), facts()]).numerator).toBe(1);
  });
  it('leave history and shells of split letters out of every rate of handling, name the excluded beside it', () => {
    const rich: Partial<IndicatorFacts> = {
      ...due('2026-02-01', '2026-02-01', { kind: 'verificationDue' }),
      closureOn: '2026-01-02',
      observedUntil: '2026-03-02',
      origin: 'petitionOffice',
      acceptedOn: '2026-01-06',
      openFrom: '2026-01-06',
      caseOpenedOn: '2026-01-06',
      resultRequired: true,
      feedback: done('2026-02-01', '2026-02-01'),
      reporterFeedback: done('2026-02-01', '2026-02-01'),
    };
    for (const id of [
      'I-05b',
      'I-06',
      'I-12',
      'I-12b',
      'I-13',
      'I-17',
      'I-21b',
      'I-23',
      'I-25',
      'I-27b',
      'I-31',
    ] as const) {
      expect([id, of(id, [facts(rich)]).denominator]).toEqual([id, 1]);
      expect([
        id,
        of(id, [facts({ ...rich, history: true }), facts({ ...rich, childCount: 2 })]).denominator,
      ]).toEqual([id, 0]);
      const excluded = of(id, many(2, { ...rich, excludedFromStats: true }));
      expect([id, excluded.denominator, excluded.aside]).toEqual([id, 0, { excludedFromStats: 2 }]);
      expect(indicatorMembers(id, many(2, rich), D, D.to).denominator).toHaveLength(2);
    }
  });
});

describe('农历同期 (§3.2)', () => {
  it('the table of festivals agrees with the lunar calendar of the platform', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    // New moons within minutes of midnight in Beijing (2027: 23:56; 2030: 00:07), which the platform rounds over it.
    const close = ['2027-02-06', '2030-02-03'];
    for (const day of Object.values(LUNAR_NEW_YEARS).filter((each) => !close.includes(each)))
      expect([day, lunar.format(new Date(`${day}T00:00:00Z`))]).toEqual([day, '1/1']);
  });
  it('says so where the festival moved between the compared months, and nothing where it did not', () => {
    const january = (year: number) => ({ from: `${year}-01-01`, to: `${year}-01-31` });
    expect(lunarNote(january(2026), january(2025))).toContain('本期含春节假期 0 日');
    expect(lunarNote(january(2025), january(2026))).toContain('本期含春节假期 4 日');
    const quarter = (year: number) => ({ from: `${year}-01-01`, to: `${year}-03-31` });
    expect(lunarNote(quarter(2026), quarter(2025))).toBeNull();
  });
  it('a week runs from Monday to Sunday', () => {
    expect(weekOf('2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(weekOf('2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  });
});
