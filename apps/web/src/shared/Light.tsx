import { CLOCK_MARKS } from '#domain/glossary';
import { withWeekday } from './dates';

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

/** `剩 6 日`, `今日到期`, `过 3 日`; workdays are named as such. */
export function remainingText(remaining: number, unit: 'day' | 'workday' = 'day'): string {
  const word = unit === 'workday' ? '个工作日' : '日';
  if (remaining === 0) return '今日到期';
  return remaining > 0 ? `剩 ${remaining} ${word}` : `已过 ${-remaining} ${word}`;
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
  if (!nominal) return <span className="muted">—</span>;
  return (
    <span className="nowrap">
      {withWeekday(nominal)}
      {typeof remaining !== 'number' ? null : ` · ${remainingText(remaining, unit)}`}
      {legal && legal !== nominal ? <span className="muted"> 顺延至 {legal.slice(5)}</span> : null}
      {provisional ? (
        <span className="muted" title="节假日安排尚未公布,届满日可能变动">
          {' '}
          {CLOCK_MARKS.provisional.shape} {CLOCK_MARKS.provisional.zh}
        </span>
      ) : null}
    </span>
  );
}
