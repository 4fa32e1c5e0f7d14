import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  CHINA_CALENDAR,
  dueOf,
  extendClock,
  ladderOf,
  openClock,
  type PetitionClock,
  policyOn,
} from '#domain';
import { dueRungsOf, type Timer } from './plan-reminders.js';
import { reminderSentence } from './reminder-sentence.js';

const NO = '宛组信〔2026〕来信37号';
const basis = { policy: policyOn('2026-03-02'), calendar: CHINA_CALENDAR };

const timersFor = (clock: PetitionClock, today: string): Timer[] =>
  ladderOf(clock, CHINA_CALENDAR, today).map((rung) => {
    const days = dueOf(clock, CHINA_CALENDAR);
    return { clock, rung, days, due: days.nominalDue };
  });

const opened = (kind: 'dueNotify' | 'dueHandle' | 'objectionDue' | 'reviewWindow', on: string) => ({
  ...openClock(kind, on, basis),
  id: `${kind}:1`,
});

const said = (clock: PetitionClock, today: string): string => {
  const [due] = dueRungsOf(timersFor(clock, today), today);
  if (!due) throw new Error('nothing has come');
  return reminderSentence(NO, due.timer, { today, calendar: CHINA_CALENDAR });
};

describe('the sentence of a reminder (domain.md §10 no. 26)', () => {
  const notify = opened('dueNotify', '2026-11-16');

  it('names number, period, day and article, as people speak of days', () => {
    expect(said(notify, '2026-11-30')).toBe(
      `${NO}:告知期限(15日)明日届满(2026-12-01 周二),依据《信访工作条例》第二十三条第二款`,
    );
    expect(said(notify, '2026-12-01')).toContain('今日届满(2026-12-01 周二)');
    expect(said(notify, '2026-11-24')).toContain('还剩7日届满(2026-12-01 周二)');
  });

  it('says by how many days it is overdue', () => {
    expect(said(notify, '2026-12-02')).toContain('已超期1日(2026-12-01 周二届满)');
    expect(said(notify, '2026-12-07')).toContain('已超期6日');
  });

  it('tells the nominal day from the one to which the holidays move it (§4.5 example)', () => {
    const handle = opened('dueHandle', '2026-08-07');
    expect(said(handle, '2026-09-21')).toContain('还剩15日届满(2026-10-06 周二,顺延至2026-10-08 周四)');
    expect(said(handle, '2026-10-08')).toContain('今日届满(2026-10-08 周四)');
  });

  it('counts working days where the period does, and tells an extension', () => {
    expect(said(opened('objectionDue', '2026-03-02'), '2026-03-05')).toContain(
      '(5个工作日)还剩2个工作日届满',
    );
    const longer = { ...extendClock(opened('dueHandle', '2026-03-02'), 30, '2026-04-20'), id: 'dueHandle:1' };
    expect(said(longer, '2026-05-25')).toContain('(60日,已延长30日)');
  });

  it("speaks of a petitioner's window as ending, not as anyone's lateness (R-40)", () => {
    expect(said(opened('reviewWindow', '2026-03-02'), '2026-03-31')).toMatch(/申请复查期间\(30日\)明日期满/);
    const over = said(opened('reviewWindow', '2026-03-02'), '2026-04-20');
    expect(over).toContain('申请复查期间(30日)已于2026-04-01 周三期满');
    expect(over).not.toContain('超期');
  });
});

describe('what has come due', () => {
  it('is the last rung up to today; earlier ones are passed over (nobody is flooded)', () => {
    const clock = opened('dueNotify', '2026-03-02');
    const [due] = dueRungsOf(timersFor(clock, '2026-03-20'), '2026-03-20');
    expect(due?.timer.rung.key).toBe('T+1');
    expect(due?.passed.map(({ rung }) => rung.key)).toEqual(['T-7', 'T-3', 'T-1', 'T0']);
  });

  it('is nothing before the first rung', () => {
    const clock = opened('dueNotify', '2026-03-02');
    const before = addDays('2026-03-10', -1);
    expect(dueRungsOf(timersFor(clock, before), before)).toEqual([]);
  });
});
