import type { DueDay } from '../../api';
import { weekdayOf } from '../../shared/dates';

/** The next 20 workdays with what falls due on each; days off stand between them, narrower. */
export function DayStrip({
  days,
  today,
  picked,
  onPick,
}: {
  days: DueDay[];
  today: string;
  picked: string | null;
  onPick: (day: string | null) => void;
}) {
  const most = Math.max(1, ...days.map((day) => day.count));
  return (
    <ol className="day-strip" aria-label="未来二十个工作日到期的件">
      {days.map((day) => {
        const label = `${day.on} ${weekdayOf(day.on)}${day.off ? ' 休息' : ''},${day.count} 件到期`;
        return (
          <li key={day.on} className={day.off ? 'off' : ''}>
            <button
              type="button"
              aria-label={label}
              aria-pressed={picked === day.on}
              title={label}
              disabled={day.count === 0}
              onClick={() => onPick(picked === day.on ? null : day.on)}
            >
              <span className="count">{day.count > 0 ? day.count : ''}</span>
              <span className="bar" style={{ height: `${Math.round((day.count / most) * 30)}px` }} />
              <span className={day.on === today ? 'day today' : 'day'}>{Number(day.on.slice(8))}</span>
              <span className="weekday">{day.on === today ? '今' : weekdayOf(day.on).slice(1)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
