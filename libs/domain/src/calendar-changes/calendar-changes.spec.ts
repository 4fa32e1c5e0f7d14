import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, dayKind, isOff } from '../calendar.js';
import { dueOf, openClock } from '../deadlines/index.js';
import { policyOn } from '../parameters.js';
import { Rejected } from '../rejected.js';
import { type CalendarCommand, decideCalendar } from './decide-calendar.js';
import { type CalendarState, builtInState, calendarStateOf, evolveCalendar } from './calendar-state.js';
import { dueUnder, missingYear } from './moved-clocks.js';

const source = { docNo: '国办发明电〔2026〕7号', title: '2027年部分节假日安排', publishedOn: '2026-11-04' };
/** Made up for the specs: nobody knows the year's notice yet. */
const rest2027 = [
  ...['01', '02', '03'].map((day) => `2027-01-${day}`),
  ...['05', '06', '07', '08', '09', '10', '11'].map((day) => `2027-02-${day}`),
  '2027-04-05',
  '2027-05-01',
  '2027-06-09',
  '2027-09-15',
  '2027-10-01',
];
const publish: CalendarCommand = {
  type: 'publishHolidays',
  year: 2027,
  rest: rest2027,
  work: ['2027-01-30'],
  source,
};
const on = { today: '2026-11-22' };
const after = (state: CalendarState, command: CalendarCommand): CalendarState =>
  decideCalendar(state, command, on).reduce((next, event) => evolveCalendar(next, event), state);
const codeOf = (command: CalendarCommand): string => {
  try {
    decideCalendar(builtInState(), command, on);
    return '';
  } catch (error) {
    return (error as Rejected).code;
  }
};

describe('the calendar as versioned data (K-07, K-21, §4.2)', () => {
  it('is not set over what somebody else set since the page was read, thing by thing', () => {
    const before = builtInState();
    const theirs = after(before, publish);
    const other: CalendarCommand = { ...publish, work: [] };
    const decide = (command: CalendarCommand, seen?: string) => () =>
      decideCalendar(theirs, command, { ...on, seen });
    expect(decide(other, before.calendar.version)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_CHANGED' }),
    );
    expect(decide(other, theirs.calendar.version)).not.toThrow();
    expect(decide(other)).not.toThrow();
    // the very same, and another matter
    expect(decide(publish, before.calendar.version)()).toEqual([]);
    const local: CalendarCommand = { type: 'setLocalHolidays', year: 2027, rest: ['2027-03-08'], source };
    expect(decide(local, before.calendar.version)).not.toThrow();
    const profile = {
      unit: 'day',
      yellow: 15,
      orange: 5,
      rungs: [15, 7, 0],
      levels: { section: 1, deputyLeader: 1, supervision: 2, every: 3 },
    } as const;
    const ladder: CalendarCommand = { type: 'setLadder', clock: 'dueHandle', profile, source };
    const set = after(theirs, ladder);
    expect(() =>
      decideCalendar(set, { ...ladder, profile: null }, { ...on, seen: theirs.calendar.version }),
    ).toThrow(expect.objectContaining({ code: 'CALENDAR_CHANGED' }));
  });

  it('takes a published year under a version of its own, and leaves the older calendar what it was', () => {
    const [event] = decideCalendar(builtInState(), publish, on);
    expect(event).toEqual({
      type: 'HolidaysPublished',
      article: 'workdays',
      data: {
        version: 'cn-2010-2027.2',
        year: 2027,
        rest: [...rest2027].sort(),
        work: ['2027-01-30'],
        source,
      },
    });
    const { calendar } = after(builtInState(), publish);
    expect(calendar.years.at(-1)).toBe(2027);
    expect(dayKind(CHINA_CALENDAR, '2027-02-05')).toBe('unpublished');
    expect(isOff(calendar, '2027-02-05')).toBe(true);
    expect(isOff(calendar, '2027-01-30')).toBe(false);
  });

  it('changes nothing when the same file is loaded twice', () => {
    expect(decideCalendar(after(builtInState(), publish), publish, on)).toEqual([]);
  });

  it('changes nothing for a year that is built in and the same', () => {
    const { overrides } = CHINA_CALENDAR;
    const days = (kind: string) =>
      Object.keys(overrides).filter((day) => day.startsWith('2026') && overrides[day] === kind);
    const again: CalendarCommand = {
      type: 'publishHolidays',
      year: 2026,
      rest: days('rest'),
      work: days('work'),
      source,
    };
    expect(decideCalendar(builtInState(), again, on)).toEqual([]);
  });

  it('takes back a day that a corrected notice no longer names', () => {
    const first = after(builtInState(), publish);
    const corrected = after(first, { ...publish, rest: [...rest2027.slice(0, -1), '2027-10-04'] });
    expect(isOff(corrected.calendar, '2027-10-01')).toBe(false);
    expect(isOff(corrected.calendar, '2027-10-04')).toBe(true);
  });

  it('keeps local holidays when a national notice comes after them (放假办法 Art. 4)', () => {
    const local = after(builtInState(), {
      type: 'setLocalHolidays',
      year: 2027,
      rest: ['2027-03-12'],
      source,
    });
    expect(isOff(after(local, publish).calendar, '2027-03-12')).toBe(true);
  });

  it('takes local holidays back', () => {
    const local: CalendarCommand = { type: 'setLocalHolidays', year: 2026, rest: ['2026-12-09'], source };
    const set = after(builtInState(), local);
    expect(isOff(set.calendar, '2026-12-09')).toBe(true);
    expect(isOff(after(set, { ...local, rest: [] }).calendar, '2026-12-09')).toBe(false);
  });

  it('holds sensitive periods, which may end sooner but never begin otherwise (O-63)', () => {
    const period: CalendarCommand = {
      type: 'setSensitivePeriod',
      periodId: 'p',
      name: '换届',
      from: '2026-12-01',
      to: '2026-12-20',
      source,
    };
    const set = after(builtInState(), period);
    expect(set.calendar.denser).toEqual([{ from: '2026-12-01', to: '2026-12-20' }]);
    const ended = after(set, { ...period, to: '2026-12-10' });
    expect(ended.calendar.denser).toEqual([{ from: '2026-12-01', to: '2026-12-10' }]);
    expect(() => decideCalendar(ended, { ...period, from: '2026-11-25' }, on)).toThrow(Rejected);
  });

  it.each([
    ['CALENDAR_SOURCE_MISSING', { ...publish, source: { ...source, docNo: ' ' } }],
    ['CALENDAR_SOURCE_MISSING', { ...publish, source: { ...source, publishedOn: '2026-12-01' } }],
    ['CALENDAR_YEAR_INVALID', { ...publish, year: 1999 }],
    ['CALENDAR_DAY_INVALID', { ...publish, rest: [...rest2027, '2027-01-01'] }],
    ['CALENDAR_DAY_INVALID', { ...publish, rest: [...rest2027, '2026-06-01'] }],
    ['CALENDAR_DAY_INVALID', { ...publish, work: ['2027-01-02'] }],
    ['CALENDAR_DAY_INVALID', { ...publish, work: ['2027-01-29'] }],
    ['CALENDAR_NOTICE_INCOMPLETE', { ...publish, rest: rest2027.slice(0, 5) }],
  ] satisfies [string, CalendarCommand][])('refuses with %s', (code, command) => {
    expect(codeOf(command)).toBe(code);
  });

  it('comes to the same calendar from the same events', () => {
    const events = decideCalendar(builtInState(), publish, on);
    expect(calendarStateOf(events).calendar).toEqual(after(builtInState(), publish).calendar);
  });
});

describe('clocks under another calendar', () => {
  const { calendar: next } = after(builtInState(), publish);
  const basis = { policy: policyOn('2026-12-01'), calendar: CHINA_CALENDAR };

  it.each([
    ['dueHandle', '2026-12-01'],
    ['dueNotify', '2026-12-20'],
    ['simplifiedDue', '2026-12-25'],
    ['objectionDue', '2026-12-29'],
  ] as const)('says of %s from %s what a derivation from its budget says', (kind, startedOn) => {
    const clock = openClock(kind, startedOn, basis);
    const known = dueOf(clock, CHINA_CALENDAR);
    const { unit, n: length } = clock.budget;
    expect(dueUnder({ ...known, startedOn, length, unit }, next)).toEqual(dueOf(clock, next));
  });

  it('makes a provisional day certain once its year is there (K-21; §4.4: 2026-12-01 + 60)', () => {
    const clock = openClock('dueHandle', '2026-12-01', basis);
    expect(dueOf(clock, CHINA_CALENDAR)).toEqual({
      nominalDue: '2027-01-30',
      legalDue: null,
      provisional: true,
    });
    expect(dueOf(clock, next)).toEqual({
      nominalDue: '2027-01-30',
      legalDue: '2027-01-30',
      provisional: false,
    });
  });

  it('asks for the next year from 1 November, and for this year at once', () => {
    expect(missingYear(CHINA_CALENDAR, '2026-10-31')).toBeNull();
    expect(missingYear(CHINA_CALENDAR, '2026-11-01')).toEqual({ year: 2027, since: '2026-11-01' });
    expect(missingYear(next, '2026-12-31')).toBeNull();
    expect(missingYear(CHINA_CALENDAR, '2027-01-01')).toEqual({ year: 2027, since: '2026-11-01' });
  });
});

describe('ladders as the office wants them (§4.5)', () => {
  const profile = { unit: 'day', yellow: 10, orange: 4, rungs: [10, 2, 0] } as const;
  const levels = { section: 1, deputyLeader: 1, supervision: 2, every: 3 };
  const set: CalendarCommand = { type: 'setLadder', clock: 'dueNotify', profile, source };

  it('puts its own in the place of the row, once, and takes it back', () => {
    const state = after(builtInState(), set);
    expect(state.calendar.ladders).toEqual({ dueNotify: profile });
    expect(decideCalendar(state, set, on)).toEqual([]);
    expect(after(state, { ...set, profile: null }).calendar.ladders).toBeUndefined();
  });

  it.each([
    { ...profile, orange: 11 },
    { ...profile, rungs: [10, 2] },
    { ...profile, rungs: [2, 10, 0] },
    { ...profile, rungs: [] },
    { ...profile, levels: { ...levels, every: 0 } },
    { ...profile, levels: { ...levels, deputyLeader: 3 } },
  ])('refuses one by which a day could pass unnoticed: %j', (wrong) => {
    expect(codeOf({ ...set, profile: wrong })).toBe('LADDER_INVALID');
  });

  it('knows no ladder of days for minutes (K-08)', () => {
    expect(codeOf({ ...set, clock: 'urgentPhone' })).toBe('LADDER_INVALID');
  });
});
