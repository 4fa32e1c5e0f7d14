import {
  ARTICLES,
  citationOf,
  CLOCKS,
  type LadderLevel,
  type MinuteClock,
  minuteDueAt,
  minuteLadderOf,
  minutesBetween,
  type PetitionState,
  type Policy,
  shanghaiTime,
  urgentClocksOf,
} from '#domain';

/** The three rungs of a clock that runs by minutes: half of the time left, a fifth left, time up (§4.5). */
export type UrgentRung = '1/2' | '1/5' | '0';

/** One rung of a running clock. @shape at, dueAt: ISO 8601 in UTC */
export type UrgentTimer = {
  readonly clock: MinuteClock;
  /** Begun anew, it is another clock: each follow-up has its own rungs. */
  readonly clockId: string;
  readonly rung: UrgentRung;
  readonly at: string;
  readonly dueAt: string;
};

/** Every rung of the clocks of an urgent matter that still run, day and night (K-08). */
export function urgentTimersOf(state: PetitionState, policy: Policy): UrgentTimer[] {
  return urgentClocksOf(state, policy)
    .filter(({ stoppedAt }) => !stoppedAt)
    .flatMap((clock) =>
      minuteLadderOf(clock).map(({ key, at }) => ({
        clock,
        clockId: `${clock.kind}@${clock.startedAt}`,
        rung: key as UrgentRung,
        at,
        dueAt: minuteDueAt(clock),
      })),
    );
}

/** How high a rung reaches, as the days' ladders name it. */
export const URGENT_LEVELS: Readonly<Record<UrgentRung, LadderLevel>> = {
  '1/2': 'handler',
  '1/5': 'section',
  '0': 'deputyLeader',
};

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
