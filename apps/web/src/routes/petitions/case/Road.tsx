import type { RoadStep } from '../../../api';

const STATE_WORDS = { done: '已过', current: '现在', todo: '未到', skipped: '不走' } as const;

/** The steps this petition will take, where it stands, what each took. */
export function Road({ steps }: { steps: RoadStep[] }) {
  return (
    <ol className="road" aria-label="办理道路">
      {steps
        .filter((step) => step.state !== 'skipped')
        .map((step) => (
          <li
            key={step.key}
            className={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className="dot" aria-hidden="true" />
            <span className="name">{step.zh}</span>
            <span className="visually-hidden">{STATE_WORDS[step.state]}</span>
            <span className="when">
              {step.on ? step.on.slice(5) : ''}
              {typeof step.days !== 'number' ? '' : step.days === 0 ? ' 当日' : ` ${step.days} 日`}
            </span>
          </li>
        ))}
    </ol>
  );
}
