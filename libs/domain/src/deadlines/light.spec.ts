import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import type { ClockKind } from '../glossary/index.js';
import { policyOn, type DayBudget } from '../parameters.js';
import {
  lightOf,
  minuteDueAt,
  minuteLadderOf,
  minuteLightOf,
  openClock,
  stopClock,
  type MinuteClock,
} from './index.js';

const open = (kind: ClockKind, startedOn: string, named?: DayBudget) =>
  openClock(kind, startedOn, { policy: policyOn(startedOn), calendar: CHINA_CALENDAR }, named);
const lightOn = (clock: ReturnType<typeof open>, today: string) => lightOf(clock, today, CHINA_CALENDAR);

describe('灯 (§4.5): thresholds by kind', () => {
  it.each([
    // dueNotify 2026-11-02 + 15 = 11-17: yellow ≤5, orange ≤2
    ['dueNotify', '2026-11-02', '2026-11-11', 'green', 6],
    ['dueNotify', '2026-11-02', '2026-11-12', 'yellow', 5],
    ['dueNotify', '2026-11-02', '2026-11-15', 'orange', 2],
    ['dueNotify', '2026-11-02', '2026-11-17', 'orange', 0],
    ['dueNotify', '2026-11-02', '2026-11-18', 'red', -1],
    // dueHandle 2026-08-07 + 60 = 10-06, legal 10-08: yellow ≤15, orange ≤5
    ['dueHandle', '2026-08-07', '2026-09-20', 'green', 16],
    ['dueHandle', '2026-08-07', '2026-09-21', 'yellow', 15],
    ['dueHandle', '2026-08-07', '2026-10-01', 'orange', 5],
    ['dueHandle', '2026-08-07', '2026-10-06', 'orange', 0],
    ['dueHandle', '2026-08-07', '2026-10-07', 'rollover', -1],
    ['dueHandle', '2026-08-07', '2026-10-08', 'rollover', -2],
    ['dueHandle', '2026-08-07', '2026-10-09', 'red', -3],
    // dueReview 2026-11-02 + 30 = 12-02: yellow ≤10, orange ≤3
    ['dueReview', '2026-11-02', '2026-11-21', 'green', 11],
    ['dueReview', '2026-11-02', '2026-11-22', 'yellow', 10],
    ['dueReview', '2026-11-02', '2026-11-29', 'orange', 3],
    // objectionDue 2026-09-30 + 5 working days = 10-13: remaining counts working days
    ['objectionDue', '2026-09-30', '2026-10-09', 'green', 3],
    ['objectionDue', '2026-09-30', '2026-10-10', 'yellow', 2],
    ['objectionDue', '2026-09-30', '2026-10-11', 'yellow', 2],
    ['objectionDue', '2026-09-30', '2026-10-12', 'orange', 1],
    ['objectionDue', '2026-09-30', '2026-10-14', 'red', -1],
    // inquiryReplyDue 2026-11-02 + 15 working days = 11-23: yellow ≤5, orange ≤2
    ['inquiryReplyDue', '2026-11-02', '2026-11-13', 'green', 6],
    ['inquiryReplyDue', '2026-11-02', '2026-11-16', 'yellow', 5],
    ['inquiryReplyDue', '2026-11-02', '2026-11-19', 'orange', 2],
    // fastLaneDue 2026-11-02 + 5 working days = 11-09
    ['fastLaneDue', '2026-11-02', '2026-11-04', 'green', 3],
    ['fastLaneDue', '2026-11-02', '2026-11-05', 'yellow', 2],
    ['fastLaneDue', '2026-11-02', '2026-11-06', 'orange', 1],
    // simplifiedDue 2026-04-30 + 10 working days = 05-18
    ['simplifiedDue', '2026-04-30', '2026-05-12', 'green', 4],
    ['simplifiedDue', '2026-04-30', '2026-05-13', 'yellow', 3],
  ] as const)('%s from %s on %s is %s', (kind, startedOn, today, light, remaining) => {
    expect(lightOn(open(kind, startedOn), today)).toMatchObject({ light, remaining });
  });

  it('a short feedbackDue is watched in working days, a long one in days', () => {
    // Both end on a Monday, 2026-11-16, and it is Wednesday, 11-11: five days or three working days are left.
    expect(lightOn(open('feedbackDue', '2026-10-27', { n: 20, unit: 'day' }), '2026-11-11')).toMatchObject({
      light: 'yellow',
      unit: 'workday',
      remaining: 3,
    });
    expect(lightOn(open('feedbackDue', '2026-10-07', { n: 40, unit: 'day' }), '2026-11-11')).toMatchObject({
      light: 'orange',
      unit: 'day',
      remaining: 5,
    });
  });
});

describe('灯 (§4.5): what follows from it', () => {
  const clock = open('dueHandle', '2026-08-07');

  it('gives shape, word and colour key, and only red is late', () => {
    expect(lightOn(clock, '2026-10-09')).toMatchObject({
      shape: '■',
      word: '超期',
      colour: 'red',
      overdue: true,
      overdueDays: 1,
      triggersSupervision: true,
    });
    expect(lightOn(clock, '2026-10-08')).toMatchObject({
      shape: '▲',
      word: '顺延',
      overdue: false,
      overdueDays: 0,
      triggersSupervision: false,
    });
    expect(lightOn(clock, '2026-08-08')).toMatchObject({ shape: '●', word: '正常', mark: null });
  });

  it('a stopped clock has no light but says in time or late by how much', () => {
    expect(lightOn(stopClock(clock, '2026-10-08'), '2027-06-01')).toMatchObject({
      light: null,
      mark: 'stopped',
      word: '按期',
      overdue: false,
      remaining: null,
    });
    expect(lightOn(stopClock(clock, '2026-10-11'), '2026-11-01')).toMatchObject({
      light: null,
      word: '超期 3 日',
      overdueDays: 3,
      overdue: true,
      triggersSupervision: false,
    });
    expect(stopClock(stopClock(clock, '2026-10-01'), '2026-10-20').stoppedOn).toBe('2026-10-01');
  });

  it('K-21: a provisional clock is marked and never gives rise to a supervision', () => {
    const provisional = open('dueHandle', '2026-12-01');
    expect(lightOn(provisional, '2026-12-10')).toMatchObject({ light: 'green', mark: 'provisional' });
    expect(lightOn(provisional, '2027-02-20')).toMatchObject({
      light: 'rollover',
      mark: 'provisional',
      overdue: false,
      triggersSupervision: false,
    });
    expect(lightOn(stopClock(provisional, '2027-02-20'), '2027-02-20')).toMatchObject({
      word: '暂定',
      overdue: false,
    });
    expect(lightOn(stopClock(provisional, '2027-01-20'), '2027-02-20')).toMatchObject({ word: '按期' });
  });

  it('K-17: a suspended clock shows ◆ and no light, and goes on afterwards', () => {
    const recheck = {
      ...open('dueRecheck', '2026-05-09'),
      suspensions: [{ from: '2026-05-18', to: '2026-05-21' }],
    };
    expect(lightOn(recheck, '2026-05-20')).toMatchObject({
      light: null,
      mark: 'suspended',
      shape: '◆',
      word: '暂停',
    });
    expect(lightOn(recheck, '2026-05-22')).toMatchObject({ light: 'green', mark: null });
  });

  it('R-40: a petitioner’s window runs out, nobody is late', () => {
    const reviewWindow = open('reviewWindow', '2026-11-02');
    expect(lightOn(reviewWindow, '2026-12-03')).toMatchObject({
      light: null,
      word: '期满',
      overdue: false,
      triggersSupervision: false,
    });
    expect(lightOn(reviewWindow, '2026-12-02')).toMatchObject({ light: 'orange' });
  });
});

describe('紧急报告 (§1.9, K-08): minutes, day and night', () => {
  const phone: MinuteClock = { kind: 'urgentPhone', startedAt: '2026-10-03T15:50:00Z', minutes: 30 };

  it('run over midnight, month and holiday without a break (pitfall 27)', () => {
    expect(minuteDueAt(phone)).toBe('2026-10-03T16:20:00.000Z');
    expect(minuteDueAt({ ...phone, startedAt: '2026-12-31T23:45:30.250Z' })).toBe('2027-01-01T00:15:30.250Z');
  });

  it('remind at a half, at a fifth and when time is up', () => {
    const once = { now: '2026-10-03T16:00:00Z', everyMinutes: 0 };
    expect(minuteLadderOf(phone, once).map(({ at }) => at)).toEqual([
      '2026-10-03T16:05:00.000Z',
      '2026-10-03T16:14:00.000Z',
      '2026-10-03T16:20:00.000Z',
    ]);
  });

  it.each([
    ['2026-10-03T16:00:00Z', ['+1 2026-10-03T16:50:00.000Z']],
    ['2026-10-03T16:49:59Z', ['+1 2026-10-03T16:50:00.000Z']],
    ['2026-10-03T16:50:00Z', ['+1 2026-10-03T16:50:00.000Z', '+2 2026-10-03T17:20:00.000Z']],
    ['2026-10-05T16:21:00Z', ['+96 2026-10-05T16:20:00.000Z', '+97 2026-10-05T16:50:00.000Z']],
  ])('past its time ring again: at %s the last that has come and the next', (now, rungs) => {
    const again = minuteLadderOf(phone, { now, everyMinutes: 30 }).slice(3);
    expect(again.map(({ key, at }) => `${key} ${at}`)).toEqual(rungs);
  });

  it.each([
    ['2026-10-03T16:04:59Z', 'green'],
    ['2026-10-03T16:05:00Z', 'yellow'],
    ['2026-10-03T16:14:00Z', 'orange'],
    ['2026-10-03T16:20:00Z', 'orange'],
    ['2026-10-03T16:20:01Z', 'red'],
  ])('at %s the light is %s', (now, light) => {
    expect(minuteLightOf(phone, now)).toEqual({ light, late: light === 'red' });
  });

  it('say after the report whether it came too late', () => {
    expect(minuteLightOf({ ...phone, stoppedAt: '2026-10-03T16:10:00Z' }, '2026-10-04T00:00:00Z').late).toBe(
      false,
    );
    expect(minuteLightOf({ ...phone, stoppedAt: '2026-10-03T16:30:00Z' }, '2026-10-04T00:00:00Z').late).toBe(
      true,
    );
    expect(() => minuteDueAt({ ...phone, startedAt: '2026-10-03 15:50' })).toThrow(
      expect.objectContaining({ code: 'INSTANT_INVALID' }),
    );
  });
});
