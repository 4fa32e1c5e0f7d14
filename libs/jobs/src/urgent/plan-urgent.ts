import {
  ARTICLES,
  citationOf,
  CLOCKS,
  type LadderLevel,
  type MinuteClock,
  minuteDueAt,
  minuteLadderOf,
  type MinuteRung,
  minutesBetween,
  type PetitionState,
  type Policy,
  shanghaiTime,
  urgentClocksOf,
} from '#domain';

/** One rung of a running clock. @shape at, dueAt: ISO 8601 in UTC */
export type UrgentTimer = {
  readonly clock: MinuteClock;
  /** Begun anew, it is another clock: each follow-up has its own rungs. */
  readonly clockId: string;
  readonly rung: MinuteRung;
  readonly at: string;
  readonly dueAt: string;
};

/**
 * Every rung of the clocks of an urgent matter that still run, day and night (K-08); past its time the rung that has come
 * and the next. @shape now: ISO 8601 in UTC
 */
export function urgentTimersOf(state: PetitionState, policy: Policy, now: string): UrgentTimer[] {
  return urgentClocksOf(state, policy)
    .filter(({ stoppedAt }) => !stoppedAt)
    .flatMap((clock) =>
      minuteLadderOf(clock, { now, everyMinutes: policy.urgentRepeatMinutes }).map(({ key, at }) => ({
        clock,
        clockId: `${clock.kind}@${clock.startedAt}`,
        rung: key,
        at,
        dueAt: minuteDueAt(clock),
      })),
    );
}

/** Time is up: nobody has answered, and everybody is told. */
export const isTimeUp = (rung: MinuteRung): boolean => rung !== '1/2' && rung !== '1/5';

/** How high a rung reaches, as the days' ladders name it. */
export const urgentLevelOf = (rung: MinuteRung): LadderLevel =>
  isTimeUp(rung) ? 'deputyLeader' : rung === '1/5' ? 'section' : 'handler';

/**
 * What is said at a moment: number, what, when, basis; never a name or content (no. 26).
 * @example 宛组信〔2026〕来访7号:紧急电话报告(30分钟)还剩6分钟(11月29日 23:20 届满),依据《信访工作条例》第二十五条
 */
export function urgentSentence(displayNo: string, { clock, dueAt }: UrgentTimer, now: string): string {
  const { on, time } = shanghaiTime(dueAt);
  const [, month, day] = on.split('-').map(Number);
  const left = minutesBetween(now, dueAt);
  const when = left > 0 ? `还剩${left}分钟` : left === 0 ? '时间到' : `已超时${-left}分钟`;
  const basis = citationOf(ARTICLES.urgentReport);
  return `${displayNo}:${CLOCKS[clock.kind].zh}(${clock.minutes}分钟)${when}(${month}月${day}日 ${time} 届满),依据${basis}`;
}
