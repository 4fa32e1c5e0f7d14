import {
  ARTICLES,
  type Calendar,
  citationOf,
  CLOCK_KINDS,
  CLOCKS,
  dateInWords,
  daysBetween,
  extendedBy,
  UNITS,
  workingDaysBetween,
} from '#domain';
import type { Timer } from './plan-reminders.js';

const WEEKDAY = /\((周.)\)$/;

/** 2026-12-01 周二 */
const dayShown = (date: string): string => `${date} ${WEEKDAY.exec(dateInWords(date))?.[1] ?? ''}`;

/** 15日; 60日,已延长30日 */
function lengthShown({ clock }: Timer): string {
  const unit = UNITS[clock.budget.unit].zh;
  const extended = extendedBy(clock);
  return `${clock.budget.n}${unit}${extended > 0 ? `,已延长${extended}${unit}` : ''}`;
}

function whenShown(timer: Timer, today: string, calendar: Calendar): string {
  const { clock, days } = timer;
  const { nominalDue, legalDue, provisional } = days;
  const { petitioners } = CLOCK_KINDS[clock.kind];
  const ends = petitioners ? '期满' : '届满';
  // A petitioner's window is over, and nobody is late.
  if (petitioners && legalDue !== null && today > legalDue) return `已于${dayShown(legalDue)}期满`;
  if (legalDue !== null && today > legalDue)
    return `已超期${daysBetween(legalDue, today)}日(${dayShown(legalDue)}${ends})`;
  if (today > nominalDue && legalDue === null) return `${dayShown(nominalDue)}已到期,届满日暂定`;
  // In the days of the roll the nominal day is past and nobody is late yet (§4.5, 顺延期).
  const target = today > nominalDue && legalDue !== null ? legalDue : nominalDue;
  const left = daysBetween(today, target);
  const leftShown =
    left === 0
      ? '今日'
      : left === 1
        ? '明日'
        : clock.budget.unit === 'workday'
          ? `还剩${workingDaysBetween(calendar, today, target).count}个工作日`
          : `还剩${left}日`;
  const rolled = legalDue !== null && legalDue !== nominalDue ? `,顺延至${dayShown(legalDue)}` : '';
  const note = provisional ? ',暂定' : rolled;
  return target === legalDue
    ? `${leftShown}${ends}(${dayShown(target)})`
    : `${leftShown}${ends}(${dayShown(target)}${note})`;
}

/**
 * What a reminder says on the day on which it is sent: number, what, when, days left, basis; never a name or content
 * (domain.md §10 no. 26).
 * @example 宛组信〔2026〕来信37号:告知期限(15日)明日届满(2026-12-01 周二),依据《信访工作条例》第二十三条第二款
 */
export const reminderSentence = (
  displayNo: string,
  timer: Timer,
  { today, calendar }: { today: string; calendar: Calendar },
): string =>
  `${displayNo}:${CLOCKS[timer.clock.kind].zh}(${lengthShown(timer)})${whenShown(timer, today, calendar)}` +
  `,依据${citationOf(ARTICLES[timer.clock.article])}`;
