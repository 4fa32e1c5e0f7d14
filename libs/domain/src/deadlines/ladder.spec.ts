import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, CHINA_CALENDAR } from '../calendar.js';
import type { ClockKind } from '../glossary/index.js';
import { policyOn, type DayBudget } from '../parameters.js';
import { ladderOf, openClock, stopClock, type Rung } from './index.js';

const open = (kind: ClockKind, startedOn: string, named?: DayBudget) =>
  openClock(kind, startedOn, { policy: policyOn(startedOn), calendar: CHINA_CALENDAR }, named);
const short = (rungs: readonly Rung[]) => rungs.map(({ key, on }) => `${key} ${on}`);

describe('催办阶梯 (§4.5)', () => {
  const clock = open('dueHandle', '2026-08-07');

  it('rule 5: the example of 2026-08-07', () => {
    const rungs = ladderOf(clock, CHINA_CALENDAR, '2026-10-13');
    expect(short(rungs)).toEqual([
      'T-15 2026-09-21',
      'T-7 2026-09-29',
      'T0 2026-09-30',
      'TL 2026-10-08',
      'T+1 2026-10-09',
      'T+4 2026-10-13',
      'T+7 2026-10-16',
    ]);
    expect(rungs.find(({ key }) => key === 'T0')?.merged).toEqual(['T-1', 'T-3']);
  });

  it('rule 1: what falls on or before the first day is dropped', () => {
    expect(short(ladderOf(open('dueNotify', '2026-09-24', { n: 3, unit: 'day' }), CHINA_CALENDAR))).toEqual([
      'TL 2026-09-28',
      'T+1 2026-09-29',
    ]);
  });

  it('rule 2: no second reminder where nothing rolls', () => {
    const rungs = ladderOf(open('dueNotify', '2026-11-02'), CHINA_CALENDAR);
    expect(short(rungs)).toEqual([
      'T-7 2026-11-10',
      'T-3 2026-11-13',
      'T-1 2026-11-16',
      'T0 2026-11-17',
      'T+1 2026-11-18',
    ]);
  });

  it('rule 3: a make-up Saturday counts among the working days after the due day', () => {
    // 2026-09-22 + 15 = 10-07, legal 10-08; 10-10 is a Saturday worked.
    const rungs = ladderOf(open('dueNotify', '2026-09-22'), CHINA_CALENDAR, '2026-10-09');
    expect(short(rungs).slice(-3)).toEqual(['TL 2026-10-08', 'T+1 2026-10-09', 'T+4 2026-10-13']);
  });

  it('rule 3: five years late, every third working day still counts from the due day', () => {
    const after = ladderOf(open('dueNotify', '2026-11-02'), CHINA_CALENDAR, '2031-12-31').filter(({ key }) =>
      key.startsWith('T+'),
    );
    expect(after.length).toBeGreaterThan(400);
    for (const { key, on, provisional } of after)
      expect({ date: on, provisional }).toEqual(
        addWorkingDays(CHINA_CALENDAR, '2026-11-17', Number(key.slice(2))),
      );
  });

  it('rule 4: recipients rise from the handler to supervision', () => {
    expect(ladderOf(clock, CHINA_CALENDAR, '2026-10-13').map(({ level }) => level)).toEqual([
      'handler',
      'handler',
      'section',
      'section',
      'deputyLeader',
      'supervision',
      'supervision',
    ]);
  });

  it('counts working-day clocks back in working days', () => {
    expect(short(ladderOf(open('objectionDue', '2026-09-30'), CHINA_CALENDAR))).toEqual([
      'T-2 2026-10-10',
      'T-1 2026-10-12',
      'T0 2026-10-13',
      'T+1 2026-10-14',
    ]);
  });

  it('ends with the clock', () => {
    expect(short(ladderOf(stopClock(clock, '2026-09-25'), CHINA_CALENDAR, '2026-12-01'))).toEqual([
      'T-15 2026-09-21',
    ]);
    expect(short(ladderOf(stopClock(clock, '2026-10-13'), CHINA_CALENDAR, '2026-12-01')).at(-1)).toBe(
      'T+4 2026-10-13',
    );
  });

  it('says nothing while a hearing goes on, and nothing after a provisional due day (K-17, K-21)', () => {
    const recheck = open('dueRecheck', '2026-05-09');
    expect(ladderOf({ ...recheck, suspensions: [{ from: '2026-05-18', to: null }] }, CHINA_CALENDAR)).toEqual(
      [],
    );
    const provisional = ladderOf(open('dueHandle', '2026-12-01'), CHINA_CALENDAR, '2027-03-01');
    expect(provisional.map(({ key }) => key)).toEqual(['T-15', 'T-7', 'T-3', 'T0']);
    expect(provisional.every((rung) => rung.provisional)).toBe(true);
  });

  it('does not urge a petitioner whose window has run out (R-40)', () => {
    const rungs = ladderOf(open('reviewWindow', '2026-11-02'), CHINA_CALENDAR, '2027-01-15');
    expect(rungs.map(({ key }) => key)).toEqual(['T-7', 'T-3', 'T-1', 'T0']);
  });

  it('is denser in a sensitive period: daily from T-3, every working day after the due day (O-63)', () => {
    const denser = [{ from: '2026-11-10', to: '2026-11-20' }];
    const rungs = ladderOf(open('dueNotify', '2026-11-02'), CHINA_CALENDAR, '2026-11-19', denser);
    expect(short(rungs)).toEqual([
      'T-7 2026-11-10',
      'T-2 2026-11-13',
      'T-1 2026-11-16',
      'T0 2026-11-17',
      'T+1 2026-11-18',
      'T+2 2026-11-19',
      'T+3 2026-11-20',
    ]);
  });
});

describe('a ladder of the office (§4.5, configurable for each clock)', () => {
  const own = {
    unit: 'day',
    yellow: 10,
    orange: 4,
    rungs: [10, 2, 0],
    levels: { section: 2, deputyLeader: 2, supervision: 3, every: 1 },
  } as const;
  const calendar = { ...CHINA_CALENDAR, ladders: { dueNotify: own } };

  it('reminds on its own days, and lets superiors join where it says', () => {
    const rungs = ladderOf(open('dueNotify', '2026-11-02'), calendar, '2026-11-19');
    expect(rungs.map(({ key, on, level }) => `${key} ${on} ${level}`)).toEqual([
      'T-10 2026-11-06 handler',
      'T-2 2026-11-13 section',
      'T0 2026-11-17 section',
      'T+1 2026-11-18 section',
      'T+2 2026-11-19 deputyLeader',
      'T+3 2026-11-20 supervision',
    ]);
  });

  it('leaves the other clocks to the table', () => {
    const clock = open('objectionDue', '2026-11-02');
    expect(ladderOf(clock, calendar)).toEqual(ladderOf(clock, CHINA_CALENDAR));
  });
});
