const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const DAY_MS = 86_400_000;

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** Calendar days from one date to another, negative when the second lies before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

export function weekdayOf(date: string): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/** `2026-11-22 周日` */
export function withWeekday(date: string): string {
  return `${date} ${weekdayOf(date)}`;
}

/** `11月3日 14:20` of an instant, in Asia/Shanghai whatever the computer's own zone; the year where it is another. */
export function instantWords(instant: string, today?: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  const [year = '', month = '', day = ''] = local.slice(0, 10).split('-');
  const short = `${Number(month)}月${Number(day)}日 ${local.slice(11, 16)}`;
  return today && !today.startsWith(year) ? `${year}年${short}` : short;
}

/** `2026 年第 3 季度` of `2026Q3` */
export function quarterWords(period: string): string {
  const found = /^(\d{4})-?Q([1-4])$/.exec(period);
  return found ? `${found[1]} 年第 ${found[2]} 季度` : period;
}

/** Moves a quarter `2026Q3` forward or back. */
export function shiftQuarter(period: string, by: number): string {
  const found = /^(\d{4})(-?)Q([1-4])$/.exec(period);
  if (!found) return period;
  const index = Number(found[1]) * 4 + Number(found[3]) - 1 + by;
  return `${Math.floor(index / 4)}${found[2]}Q${(index % 4) + 1}`;
}

/** `10-28` within this year, the whole date otherwise. */
export function shortDay(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
}
