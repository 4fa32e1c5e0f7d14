import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  CHINA_CALENDAR,
  dayKind,
  daysBetween,
  isWorkday,
  withLocalHolidays,
  workingDaysBetween,
} from '../calendar.js';
import { policyOn } from '../parameters.js';
import { dueOf, extendClock, ladderOf, lightOf, openClock, type Clock } from './index.js';

// Days from which no period of the tests leaves the published years.
const day = fc
  .integer({ min: 0, max: daysBetween('2010-01-01', '2026-06-30') })
  .map((n) => addDays('2010-01-01', n));
const clockOf = (startedOn: string, n: number, unit: 'day' | 'workday'): Clock =>
  openClock(
    unit === 'day' ? 'dueHandle' : 'simplifiedDue',
    startedOn,
    { policy: policyOn(startedOn), calendar: CHINA_CALENDAR },
    { n, unit },
  );
const clocks = fc
  .tuple(day, fc.integer({ min: 1, max: 90 }), fc.constantFrom('day' as const, 'workday' as const))
  .map(([startedOn, n, unit]) => clockOf(startedOn, n, unit));

describe('properties of clocks', () => {
  it('a due day never comes before start + n, and always is a working day', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        const { nominalDue, legalDue } = dueOf(clock, CHINA_CALENDAR);
        expect(daysBetween(clock.startedOn, nominalDue)).toBeGreaterThanOrEqual(clock.budget.n);
        expect(legalDue).not.toBe(null);
        expect(legalDue! >= nominalDue).toBe(true);
        expect(isWorkday(CHINA_CALENDAR, legalDue!)).toBe(true);
      }),
    );
  });

  it('one more day of rest never moves a due day earlier', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 0, max: 120 }), (clock, offset) => {
        const calendar = withLocalHolidays(CHINA_CALENDAR, 'x', [addDays(clock.startedOn, offset)]);
        expect(dueOf(clock, calendar).legalDue! >= dueOf(clock, CHINA_CALENDAR).legalDue!).toBe(true);
      }),
    );
  });

  it('a longer period, a later start and an extension never end earlier', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 30 }), (start, n, more) => {
        const base = dueOf(clockOf(start, n, 'day'), CHINA_CALENDAR).legalDue!;
        expect(dueOf(clockOf(start, n + more, 'day'), CHINA_CALENDAR).legalDue! >= base).toBe(true);
        expect(dueOf(clockOf(addDays(start, more), n, 'day'), CHINA_CALENDAR).legalDue! >= base).toBe(true);
        const extended = dueOf(extendClock(clockOf(start, n, 'day'), more, start), CHINA_CALENDAR);
        expect(extended).toEqual(dueOf(clockOf(start, n + more, 'day'), CHINA_CALENDAR));
      }),
    );
  });

  it('adding and counting working days undo each other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (start, n) => {
        const { date } = addWorkingDays(CHINA_CALENDAR, start, n);
        expect(workingDaysBetween(CHINA_CALENDAR, start, date)).toEqual({ count: n, provisional: false });
      }),
    );
  });

  it('working days between two days add up over a day in between', () => {
    fc.assert(
      fc.property(day, fc.nat(60), fc.nat(60), (start, a, b) => {
        const [middle, end] = [addDays(start, a), addDays(start, a + b)];
        const count = (from: string, to: string) => workingDaysBetween(CHINA_CALENDAR, from, to).count;
        expect(count(start, middle) + count(middle, end)).toBe(count(start, end));
      }),
    );
  });

  it('a light only ever gets more pressing, and red is exactly late', () => {
    const order = ['green', 'yellow', 'orange', 'rollover', 'red'];
    fc.assert(
      fc.property(clocks, (clock) => {
        const { legalDue } = dueOf(clock, CHINA_CALENDAR);
        let worst = 0;
        for (let today = clock.startedOn; today <= addDays(legalDue!, 3); today = addDays(today, 1)) {
          const face = lightOf(clock, today, CHINA_CALENDAR);
          const rank = order.indexOf(face.light ?? '');
          expect(rank).toBeGreaterThanOrEqual(worst);
          worst = rank;
          expect(face.overdue).toBe(today > legalDue!);
          expect(face.triggersSupervision).toBe(face.light === 'red');
        }
      }),
      { numRuns: 20 },
    );
  });

  it('reminders come on working days, in order, one a day, after the start', () => {
    fc.assert(
      fc.property(clocks, fc.nat(20), (clock, late) => {
        const today = addDays(dueOf(clock, CHINA_CALENDAR).legalDue!, late);
        const on = ladderOf(clock, CHINA_CALENDAR, today).map((rung) => rung.on);
        expect(on).toEqual([...new Set(on)].sort());
        for (const date of on) {
          expect(date > clock.startedOn).toBe(true);
          expect(dayKind(CHINA_CALENDAR, date)).not.toBe('rest');
        }
      }),
    );
  });
});
