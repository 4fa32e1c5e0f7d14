import { CHANNELS } from '#domain/glossary';
import { useRef } from 'react';

const CODES = Object.keys(CHANNELS) as (keyof typeof CHANNELS)[];

/** Channel by one key: 1–7; 8 is a call to 12380. */
export function ChannelField({
  value,
  onChange,
  via12380,
  onVia12380,
}: {
  value?: string;
  onChange?: (value: string) => void;
  via12380: boolean;
  onVia12380: (via: boolean) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const choices = [
    ...CODES.map((code) => ({
      key: code as string,
      zh: CHANNELS[code].zh as string,
      channel: code as string,
      hotline: false,
    })),
    { key: '12380', zh: '12380 来电', channel: 'phone', hotline: true },
  ];
  const isChosen = (choice: (typeof choices)[number]) =>
    choice.channel === value &&
    (choice.hotline === via12380 || (!choice.hotline && choice.channel !== 'phone'));

  function choose(at: number) {
    const choice = choices[at];
    if (!choice) return;
    onChange?.(choice.channel);
    onVia12380(choice.hotline);
    box.current?.querySelectorAll('input')[at]?.focus();
  }

  return (
    <div
      ref={box}
      className="channels"
      role="radiogroup"
      aria-label="渠道"
      onKeyDown={(event) => {
        if (!/^[1-8]$/.test(event.key) || event.ctrlKey || event.altKey) return;
        event.preventDefault();
        choose(Number(event.key) - 1);
      }}
    >
      {choices.map((choice, at) => (
        <label key={choice.key} className={isChosen(choice) ? 'chosen' : ''}>
          <input
            type="radio"
            name="channel"
            autoFocus={at === 0}
            checked={isChosen(choice)}
            onChange={() => choose(at)}
          />
          <kbd aria-hidden="true">{at + 1}</kbd>
          {choice.zh}
        </label>
      ))}
    </div>
  );
}
