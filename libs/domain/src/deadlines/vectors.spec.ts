import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, type Calendar } from '../calendar.js';
import { policyOn } from '../parameters.js';
import { dueOf, extendClock, openClock, suspendedDays, type Clock } from './index.js';

const basisOn = (date: string, calendar: Calendar = CHINA_CALENDAR) => ({ policy: policyOn(date), calendar });
const days = (startedOn: string, n: number): Clock =>
  openClock('dueHandle', startedOn, basisOn(startedOn), { n, unit: 'day' });
const workingDays = (startedOn: string, n: number): Clock =>
  openClock('objectionDue', startedOn, basisOn(startedOn), { n, unit: 'workday' });
const sure = (nominalDue: string, legalDue: string) => ({ nominalDue, legalDue, provisional: false });

describe('测试向量 (domain.md §4.4): natural days', () => {
  it.each([
    ['2026-01-31', 15, '2026-02-15', '2026-02-24'],
    ['2026-02-06', 15, '2026-02-21', '2026-02-24'],
    ['2026-03-05', 30, '2026-04-04', '2026-04-07'],
    ['2026-08-03', 60, '2026-10-02', '2026-10-08'],
    ['2026-08-07', 60, '2026-10-06', '2026-10-08'],
    ['2026-09-30', 15, '2026-10-15', '2026-10-15'],
    ['2026-01-30', 15, '2026-02-14', '2026-02-14'],
    ['2025-12-19', 15, '2026-01-03', '2026-01-04'],
  ])('%s + %i 日 → %s, legal %s', (startedOn, n, nominalDue, legalDue) => {
    expect(dueOf(days(startedOn, n), CHINA_CALENDAR)).toEqual(sure(nominalDue, legalDue));
  });

  it('2026-12-01 + 60 日 → 2027-01-30, provisional, no certain day (K-21)', () => {
    expect(dueOf(days('2026-12-01', 60), CHINA_CALENDAR)).toEqual({
      nominalDue: '2027-01-30',
      legalDue: null,
      provisional: true,
    });
  });

  it('2026-08-03 + 60 日, extended by 30 → 2026-11-01, legal 2026-11-02', () => {
    const clock = extendClock(days('2026-08-03', 60), 30, '2026-09-20');
    expect(dueOf(clock, CHINA_CALENDAR)).toEqual(sure('2026-11-01', '2026-11-02'));
  });

  it('2026-05-09 recheck, hearings 05-18–05-21 and 05-19–05-22 → 2026-06-13, legal 2026-06-15', () => {
    const suspensions = [
      { from: '2026-05-18', to: '2026-05-21' },
      { from: '2026-05-19', to: '2026-05-22' },
    ];
    const clock = { ...openClock('dueRecheck', '2026-05-09', basisOn('2026-05-09')), suspensions };
    expect(suspendedDays(suspensions)).toBe(5);
    expect(dueOf({ ...clock, suspensions: [] }, CHINA_CALENDAR).nominalDue).toBe('2026-06-08');
    expect(dueOf(clock, CHINA_CALENDAR)).toEqual(sure('2026-06-13', '2026-06-15'));
  });
});

describe('测试向量 (domain.md §4.4): working days', () => {
  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-04-30', 10, '2026-05-18'],
    ['2026-05-08', 1, '2026-05-09'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-09-30', 5, '2026-10-13'],
  ])('%s + %i 工作日 → %s', (startedOn, n, due) => {
    expect(dueOf(workingDays(startedOn, n), CHINA_CALENDAR)).toEqual(sure(due, due));
  });
});

describe('常见错误 (domain.md §10)', () => {
  it('1: 15 days are calendar days, 5 working days are working days, and they differ', () => {
    expect(dueOf(days('2026-11-02', 15), CHINA_CALENDAR).legalDue).toBe('2026-11-17');
    expect(dueOf(workingDays('2026-11-02', 15), CHINA_CALENDAR).legalDue).toBe('2026-11-23');
  });

  it('2: the first day does not count', () => {
    expect(dueOf(days('2026-11-02', 1), CHINA_CALENDAR).legalDue).toBe('2026-11-03');
  });

  it('12: an extension is added to the nominal due day, not to the approval and not to the rolled day', () => {
    const base = days('2026-08-07', 60);
    expect(dueOf(base, CHINA_CALENDAR)).toEqual(sure('2026-10-06', '2026-10-08'));
    for (const approvedOn of ['2026-08-10', '2026-10-08'])
      expect(dueOf(extendClock(base, 30, approvedOn), CHINA_CALENDAR).nominalDue).toBe('2026-11-05');
  });

  it('14: a hearing while handling or reviewing stops nothing (C4)', () => {
    const suspensions = [{ from: '2026-05-18', to: '2026-05-21' }];
    for (const kind of ['dueHandle', 'dueReview', 'verificationDue'] as const) {
      const clock = { ...openClock(kind, '2026-05-09', basisOn('2026-05-09')), suspensions };
      expect(() => dueOf(clock, CHINA_CALENDAR)).toThrow(
        expect.objectContaining({
          code: 'SUSPENSION_NOT_APPLICABLE',
          article: expect.objectContaining({ id: 'recheckHearing' }),
        }),
      );
    }
  });

  it('34: the missing next year never turns into plain weekends', () => {
    for (const clock of [days('2026-12-20', 15), workingDays('2026-12-29', 5)])
      expect(dueOf(clock, CHINA_CALENDAR)).toMatchObject({ provisional: true, legalDue: null });
    // The last published year itself is certain.
    expect(dueOf(days('2026-12-01', 15), CHINA_CALENDAR)).toEqual(sure('2026-12-16', '2026-12-16'));
  });

  it('40: make-up working days count: 2026-02-14 and 2026-01-04 stay', () => {
    expect(dueOf(days('2026-01-30', 15), CHINA_CALENDAR).legalDue).toBe('2026-02-14');
    expect(dueOf(days('2025-12-20', 15), CHINA_CALENDAR).legalDue).toBe('2026-01-04');
  });
});

describe('suspensions (R-43, K-17)', () => {
  const recheck = openClock('dueRecheck', '2026-05-09', basisOn('2026-05-09'));

  it('touching, nested and repeated ones count each day once', () => {
    const span = (from: string, to: string) => ({ from, to });
    expect(suspendedDays([span('2026-05-01', '2026-05-03'), span('2026-05-04', '2026-05-05')])).toBe(5);
    expect(suspendedDays([span('2026-05-01', '2026-05-10'), span('2026-05-03', '2026-05-04')])).toBe(10);
    expect(suspendedDays([span('2026-05-09', '2026-05-10'), span('2026-05-01', '2026-05-02')])).toBe(4);
    expect(suspendedDays([])).toBe(0);
  });

  it('one that goes on leaves the due day provisional', () => {
    const clock = { ...recheck, suspensions: [{ from: '2026-05-18', to: null }] };
    expect(dueOf(clock, CHINA_CALENDAR)).toMatchObject({ provisional: true, legalDue: null });
  });

  it('cannot end before it begins', () => {
    const clock = { ...recheck, suspensions: [{ from: '2026-05-18', to: '2026-05-17' }] };
    expect(() => dueOf(clock, CHINA_CALENDAR)).toThrow(
      expect.objectContaining({ code: 'SUSPENSION_INVALID' }),
    );
  });
});
