import { CLOCK_MARKS, UNITS } from '#domain/glossary';
import { daysBetween, withWeekday } from './dates';
import { useViewer } from './viewer';

type LightLike = { key: string; shape: string; word: string };

/** A light: shape, word and colour together, by the one table of domain.md §4.5. */
export function Light({ light, note }: { light: LightLike | null | undefined; note?: string }) {
  if (!light) return null;
  return (
    <span className={`light ${light.key}`}>
      <i aria-hidden="true">{light.shape}</i>
      <span>{light.word}</span>
      {note ? <span>{note}</span> : null}
    </span>
  );
}

/**
 * `剩 6 日`, `今日到期`, `已过 3 日`; workdays are named as such as long as they are left. What is past is counted in
 * calendar days: over a weekend no workday passes, and the day is gone all the same.
 */
function remainingText(remaining: number, unit: 'day' | 'workday', past: number): string {
  if (past > 0) return `已过 ${past} 日`;
  if (past === 0) return '今日到期';
  // a legal day after the nominal one: what is left until the day that is shown
  if (remaining <= 0) return `剩 ${-past} 日`;
  return `剩 ${remaining} ${UNITS[unit].zh}`;
}

/** A due day as it is written everywhere: `2026-11-22 周日 · 剩 6 日`; the legal day beside it where it is another. */
export function Due({
  nominal,
  legal,
  remaining,
  unit,
  provisional,
}: {
  nominal: string | null | undefined;
  legal?: string | null;
  remaining: number | null | undefined;
  unit?: 'day' | 'workday';
  provisional?: boolean;
}) {
  const { today } = useViewer();
  if (!nominal) return <span className="muted">—</span>;
  return (
    <span className="nowrap">
      {withWeekday(nominal)}
      {typeof remaining !== 'number'
        ? null
        : ` · ${remainingText(remaining, unit ?? 'day', daysBetween(nominal, today))}`}
      {legal && legal !== nominal ? (
        <>
          {' '}
          {/* never broken inside the day, where the cell has two lines */}
          <span className="muted whole">顺延至 {legal.slice(5)}</span>
        </>
      ) : null}
      {provisional ? (
        <span className="muted" title="节假日安排尚未公布,届满日可能变动">
          {' '}
          {CLOCK_MARKS.provisional.shape} {CLOCK_MARKS.provisional.zh}
        </span>
      ) : null}
    </span>
  );
}
