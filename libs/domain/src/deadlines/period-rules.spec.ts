import { describe, expect, it } from '@jest/globals';
import { addDays, CHINA_CALENDAR } from '../calendar.js';
import { policyOn } from '../parameters.js';
import { shanghaiTime } from '../petition/event-time.js';
import { dueOf, lightOf, openClock } from './index.js';

const open = (kind: 'dueNotify' | 'dueHandle' | 'objectionDue' | 'dueReview', startedOn: string) =>
  openClock(kind, startedOn, { policy: policyOn(startedOn), calendar: CHINA_CALENDAR });

describe('期间计算 where a mistake costs a day (§4.1)', () => {
  it('K-05: the last day belongs to the period until its end; the day after is late', () => {
    const clock = open('dueNotify', '2026-11-02');
    const face = (day: string) => lightOf(clock, day, CHINA_CALENDAR);
    expect(dueOf(clock, CHINA_CALENDAR).legalDue).toBe('2026-11-17');
    expect(face('2026-11-17')).toMatchObject({ overdue: false, remaining: 0 });
    expect(face('2026-11-18')).toMatchObject({ overdue: true, remaining: -1 });
    // 24:00 in Shanghai is 16:00 UTC: one minute before it is still the last day
    expect(shanghaiTime('2026-11-17T15:59:00.000Z').on).toBe('2026-11-17');
    expect(shanghaiTime('2026-11-17T16:00:00.000Z').on).toBe('2026-11-18');
  });

  it('K-06: holidays in between are not taken out of natural days, and are out of working days', () => {
    // 30 September to 7 October 2026 lies across the National Day holiday.
    expect(dueOf(open('dueNotify', '2026-09-28'), CHINA_CALENDAR).nominalDue).toBe(addDays('2026-09-28', 15));
    expect(dueOf(open('objectionDue', '2026-09-28'), CHINA_CALENDAR).nominalDue).toBe('2026-10-10');
  });

  it('K-12: a last day that is any day of rest goes to the next working day, Saturday and holiday alike', () => {
    const legal = (startedOn: string) => dueOf(open('dueNotify', startedOn), CHINA_CALENDAR);
    // Saturday
    expect(legal('2026-11-06')).toMatchObject({ nominalDue: '2026-11-21', legalDue: '2026-11-23' });
    // a holiday in the middle of the week
    expect(legal('2026-09-16')).toMatchObject({ nominalDue: '2026-10-01', legalDue: '2026-10-08' });
    // a Saturday on which people work is no day of rest
    expect(legal('2026-01-30')).toMatchObject({ nominalDue: '2026-02-14', legalDue: '2026-02-14' });
  });

  it('K-16: what comes in by night or on a day of rest came in that day; working days begin with the next', () => {
    // Friday 20 November 2026, 23:10 in Shanghai
    const on = shanghaiTime('2026-11-20T15:10:00.000Z').on;
    expect(on).toBe('2026-11-20');
    expect(dueOf(open('dueNotify', on), CHINA_CALENDAR).nominalDue).toBe('2026-12-05');
    expect(dueOf(open('objectionDue', on), CHINA_CALENDAR).nominalDue).toBe('2026-11-27');
    // Sunday: natural days run from Sunday, working days from Monday on
    expect(dueOf(open('dueNotify', '2026-11-22'), CHINA_CALENDAR).nominalDue).toBe('2026-12-07');
    expect(dueOf(open('objectionDue', '2026-11-22'), CHINA_CALENDAR).nominalDue).toBe('2026-11-27');
  });
});
