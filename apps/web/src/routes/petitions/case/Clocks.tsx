import { UNITS } from '#domain/glossary';
import type { ClockView } from '../../../api';
import { withWeekday } from '../../../shared/dates';
import { Due, Light } from '../../../shared/Light';
import { stripOf } from './clock-strip';

function Strip({ clock, today }: { clock: ClockView; today: string }) {
  const strip = stripOf(clock, today);
  return (
    <div className="strip" aria-hidden="true">
      <span className="base" style={{ width: `${strip.base}%` }} />
      <span className="extension" style={{ width: `${strip.extension}%` }} />
      <span className="rollover" style={{ width: `${strip.rollover}%` }} />
      <span className="late" style={{ width: `${strip.late}%` }} />
      {strip.today === null ? null : <i className="today" style={{ left: `${strip.today}%` }} />}
      {strip.stopped === null ? null : <i className="stop" style={{ left: `${strip.stopped}%` }} />}
    </div>
  );
}

function stoppedWords(clock: ClockView): string {
  const due = clock.legalDue ?? clock.nominalDue;
  return clock.stoppedOn && clock.stoppedOn <= due ? '按期' : '超期';
}

function Clock({ clock, today }: { clock: ClockView; today: string }) {
  const unit = UNITS[clock.unit].zh;
  return (
    <li className={clock.stoppedOn ? 'clock stopped' : 'clock'}>
      <div className="clock-line">
        <strong>{clock.zh}</strong>
        {clock.stoppedOn ? (
          <span className="muted">
            {clock.stoppedOn} 停 · {stoppedWords(clock)}
          </span>
        ) : (
          <Light light={clock.light} />
        )}
      </div>
      <Strip clock={clock} today={today} />
      <div className="clock-line small">
        <span className="muted">{clock.startedOn.slice(5)} 起</span>
        <Due
          nominal={clock.nominalDue}
          legal={clock.legalDue}
          remaining={clock.stoppedOn ? null : clock.remaining}
          unit={clock.unit}
          provisional={clock.provisional}
        />
      </div>
      <details className="why">
        <summary>为什么是这一天</summary>
        <ol>
          {clock.steps.map((step, at) => (
            <li key={at}>
              {step.zh}
              {step.article ? <span className="muted"> {step.article}</span> : null}
            </li>
          ))}
        </ol>
        <p className="muted small">
          期限 {clock.budget} {unit}
          {clock.extendedDays > 0 ? `,延长 ${clock.extendedDays} 日` : ''}
          {clock.article ? `;${clock.article}` : ''};法定届满日{' '}
          {clock.legalDue ? withWeekday(clock.legalDue) : '未定'}
        </p>
      </details>
    </li>
  );
}

/** Running clocks first, each a strip from its start to its due day; the stopped ones folded. */
export function Clocks({ clocks, today }: { clocks: ClockView[]; today: string }) {
  const running = clocks.filter((clock) => !clock.stoppedOn);
  const stopped = clocks.filter((clock) => clock.stoppedOn);
  return (
    <>
      {running.length === 0 ? <p className="muted">没有在走的时钟。</p> : null}
      <ul className="clocks">
        {running.map((clock) => (
          <Clock key={clock.id} clock={clock} today={today} />
        ))}
      </ul>
      {stopped.length > 0 ? (
        <details className="folded">
          <summary>已停的时钟 {stopped.length} 口</summary>
          <ul className="clocks">
            {stopped.map((clock) => (
              <Clock key={clock.id} clock={clock} today={today} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
