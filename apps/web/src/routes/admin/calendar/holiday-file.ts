/** What the form for a year holds. */
export type YearDays = { year: number; rest: string[]; work: string[] };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a file in the public `holiday-cn` form: { year, days: [{ date, isOffDay }] }; a sentence where it is none. */
export function readHolidayFile(text: string): YearDays | string {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return '这不是 JSON 文件。';
  }
  const { year, days } = (file ?? {}) as { year?: unknown; days?: unknown };
  if (typeof year !== 'number' || !Array.isArray(days)) return '文件须含 year 和 days(holiday-cn 格式)。';
  if (days.length === 0) return `${year} 年的文件里没有日子:放假安排尚未公布。`;
  const rest: string[] = [];
  const work: string[] = [];
  for (const day of days as unknown[]) {
    const { date, isOffDay } = (day ?? {}) as { date?: unknown; isOffDay?: unknown };
    if (typeof date !== 'string' || !DAY.test(date) || typeof isOffDay !== 'boolean')
      return '文件里每一天须有 date 与 isOffDay。';
    (isOffDay ? rest : work).push(date);
  }
  return { year, rest, work };
}

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * Days as a clerk types them from the notice: `1.1-1.3 2.15 2.20-3.1` or `2027-01-01`; separated by anything else.
 * A sentence where something cannot be read.
 */
export function readDays(text: string, year: number): string[] | string {
  const days: string[] = [];
  for (const word of text.split(/[\s,,、;;]+/).filter((each) => each !== '')) {
    const [first, last] = DAY.test(word) ? [word, word] : splitRange(word);
    const [from, to] = [dayOf(first, year), dayOf(last, year)];
    if (from === null || to === null || to < from) return `“${word}”看不懂:写作 1.1-1.3 或 2027-01-01。`;
    for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
      days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

function splitRange(word: string): [string, string] {
  const at = word.search(/[-–—~至]/);
  return at < 0 ? [word, word] : [word.slice(0, at), word.slice(at + 1)];
}

function dayOf(word: string, year: number): string | null {
  if (DAY.test(word)) return word;
  const found = /^(\d{1,2})[./月](\d{1,2})日?$/.exec(word);
  if (!found) return null;
  const day = `${year}-${two(Number(found[1]))}-${two(Number(found[2]))}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day ? day : null;
}

/** The same days as they are typed: `1.1-1.3 2.15`; those of another year in full. */
export function writeDays(days: readonly string[], year: number): string {
  const own = `${year}-`;
  const sorted = days.filter((day) => day.startsWith(own)).sort();
  const words = days.filter((day) => !day.startsWith(own)).sort();
  for (let at = 0; at < sorted.length;) {
    let end = at;
    while (
      end + 1 < sorted.length &&
      Date.parse(sorted[end + 1] ?? '') - Date.parse(sorted[end] ?? '') === 86_400_000
    )
      end += 1;
    const [first, last] = [short(sorted[at] ?? ''), short(sorted[end] ?? '')];
    words.push(first === last ? first : `${first}-${last}`);
    at = end + 1;
  }
  return words.join(' ');
}

const short = (day: string): string => `${Number(day.slice(5, 7))}.${Number(day.slice(8, 10))}`;
