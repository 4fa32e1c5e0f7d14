import type { LoadCell } from '../../api';
import { addDays } from '../../shared/dates';

/** One handler's weeks. */
export type LoadRow = {
  orgId: number;
  handlerId: string | null;
  handlerName: string | null;
  counts: number[];
  total: number;
};

/** The Mondays of this week and the ones that the next 28 days reach. */
export function weeksOf(today: string): string[] {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, -weekday);
  return Array.from({ length: weekday === 0 ? 4 : 5 }, (_, at) => addDays(monday, 7 * at));
}

/** The cells as rows, the fullest handlers of each organisation first. */
export function loadRows(cells: readonly LoadCell[], weeks: readonly string[]): LoadRow[] {
  const rows = new Map<string, LoadRow>();
  for (const { orgId, handlerId = null, handlerName = null, week, clocks } of cells) {
    const key = `${orgId}/${handlerId ?? ''}`;
    const row = rows.get(key) ?? { orgId, handlerId, handlerName, counts: weeks.map(() => 0), total: 0 };
    const at = weeks.indexOf(week);
    if (at >= 0) row.counts[at] = (row.counts[at] ?? 0) + clocks;
    row.total += clocks;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => a.orgId - b.orgId || b.total - a.total);
}
