import type { ArticleKey } from '../articles.js';
import {
  addDays,
  addWorkingDays,
  dateInWords,
  dayKind,
  roll,
  weekdayOf,
  yearOf,
  type Calendar,
} from '../calendar.js';
import { CLOCKS } from '../glossary/index.js';
import { CLOCK_KINDS } from './clock-kinds.js';
import { dueOf, extendedBy, suspendedDays, type Clock, type DueDays } from './clock.js';

/** One sentence of the answer to 为什么是这一天, with what it rests on. */
export type ExplanationStep = { readonly text: string; readonly article: ArticleKey | null };

/** 为什么是这一天: the sentences in order, and the result. */
export type Explanation = {
  readonly clock: string;
  readonly steps: readonly ExplanationStep[];
  readonly due: DueDays;
};

/** How many single working days are named before the sentence only counts them. */
const NAMED_DAYS_MAX = 15;

const step = (text: string, article: ArticleKey | null): ExplanationStep => ({ text, article });

const shortDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

const workingDayNames = (clock: Clock, calendar: Calendar, n: number): string =>
  Array.from({ length: n }, (_, i) => addWorkingDays(calendar, clock.startedOn, i + 1).date)
    .map((date) => (weekdayOf(date) >= 6 ? `${shortDay(date)}(调休上班)` : shortDay(date)))
    .join('、');

const workingDaySteps = (clock: Clock, calendar: Calendar, due: DueDays): ExplanationStep[] => {
  const n = clock.budget.n + extendedBy(clock);
  const names = n <= NAMED_DAYS_MAX ? `,依次为${workingDayNames(clock, calendar, n)}` : '';
  return [
    step(`期限${n}个工作日:周末和放假日不数,调休上班日照数${names}。`, 'workdays'),
    step(`第${n}个工作日为${dateInWords(due.nominalDue)},即为届满日,工作日期限不再顺延。`, 'workdays'),
  ];
};

const rollStep = (nominalDue: string, calendar: Calendar): ExplanationStep => {
  if (dayKind(calendar, nominalDue) === 'rest') {
    const { date } = roll(calendar, nominalDue);
    return step(`${dateInWords(nominalDue)}为休息日,顺延至休假结束的次日${dateInWords(date)}。`, 'rollover');
  }
  return weekdayOf(nominalDue) >= 6
    ? step(`${dateInWords(nominalDue)}虽是周末,但为调休上班日,不顺延。`, 'workdays')
    : step(`${dateInWords(nominalDue)}为工作日,不顺延。`, 'rollover');
};

const naturalDaySteps = (clock: Clock, calendar: Calendar, due: DueDays): ExplanationStep[] => {
  const { startedOn, budget, extensions, suspensions } = clock;
  const steps = [step(`期限${budget.n}日,为自然日,中间遇节假日不扣除。`, clock.article)];
  let reached = addDays(startedOn, budget.n);
  for (const { days, approvedOn } of extensions) {
    const next = addDays(reached, days);
    steps.push(
      step(
        `经${dateInWords(approvedOn)}批准延长${days}日,从原名义届满日${dateInWords(reached)}起加,至${dateInWords(next)}。`,
        clock.kind === 'dueHandle'
          ? 'extension'
          : clock.kind === 'verificationDue'
            ? 'verificationExtension'
            : null,
      ),
    );
    reached = next;
  }
  if (suspensions.length > 0) {
    const spans = suspensions
      .map(({ from, to }) =>
        to === null ? `${shortDay(from)}起(未止)` : `${shortDay(from)}至${shortDay(to)}`,
      )
      .join('、');
    steps.push(
      step(
        `复核听证${spans},首尾两日都算、重叠只算一次,共${suspendedDays(suspensions)}日不计入期限。`,
        'recheckHearing',
      ),
    );
  }
  steps.push(step(`名义届满日为${dateInWords(due.nominalDue)}。`, 'twoDueDays'));
  return steps;
};

// The year whose notice is missing: of the nominal due day, of a start before the calendar begins, or the next one,
// into which the roll went on.
const missingYear = (clock: Clock, calendar: Calendar, { nominalDue }: DueDays): number =>
  [nominalDue, addDays(clock.startedOn, 1)]
    .filter((day) => dayKind(calendar, day) === 'unpublished')
    .map(yearOf)[0] ?? yearOf(nominalDue) + 1;

/**
 * Why a clock is due on that day, in sentences a clerk can read to a petitioner (K-03, K-04, K-17, K-21).
 * @example explainDue(clock, calendar).steps.map(({ text }) => text)
 */
export const explainDue = (clock: Clock, calendar: Calendar): Explanation => {
  const due = dueOf(clock, calendar);
  const { startsWith } = CLOCK_KINDS[clock.kind];
  const steps = [
    step(`自${startsWith}之日${dateInWords(clock.startedOn)}起算。`, clock.article),
    step(`起算当日不计入,自次日${dateInWords(addDays(clock.startedOn, 1))}开始计算。`, 'firstDayNotCounted'),
  ];
  const paused = clock.suspensions.some(({ to }) => to === null);
  if (clock.budget.unit === 'workday') steps.push(...workingDaySteps(clock, calendar, due));
  else {
    steps.push(...naturalDaySteps(clock, calendar, due));
    if (!due.provisional) steps.push(rollStep(due.nominalDue, calendar));
  }
  if (due.legalDue !== null)
    steps.push(step(`${CLOCKS[clock.kind].zh}至${dateInWords(due.legalDue)}二十四时届满。`, 'endOfDay'));
  else if (paused) steps.push(step('听证尚未结束,届满日暂定,听证报告完成后重算。', 'recheckHearing'));
  else
    steps.push(
      step(
        `${missingYear(clock, calendar, due)}年放假安排尚未公布,届满日暂定,公布后重算。`,
        'unpublishedYear',
      ),
    );
  return { clock: CLOCKS[clock.kind].zh, steps, due };
};
