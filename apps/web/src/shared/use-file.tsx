import { useEffect, useRef, useState } from 'react';
import { keepFile, nameFrom } from './keep-file';
import { ProblemNote } from './ProblemNote';

type Asked = { label: string; href: string };
type State =
  | { at: 'making'; label: string; seconds: number; share: number | null }
  | { at: 'done'; label: string; seconds: number; kilobytes: number }
  | { at: 'failed'; error: unknown };

const TICK = 200;

/** Reads an answer piece by piece and says how much of it is there. */
async function read(answer: Response, told: (share: number) => void): Promise<Blob> {
  const size = Number(answer.headers.get('content-length'));
  const reader = answer.body?.getReader();
  if (!reader || !(size > 0)) return answer.blob();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts, { type: answer.headers.get('content-type') ?? '' });
    parts.push(value);
    length += value.length;
    told(length / size);
  }
}

/** A file that takes seconds to make: what is made, since when, how much has come; a refusal in words instead of a broken file. */
export function useFile() {
  const [state, setState] = useState<State | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function take({ label, href }: Asked): Promise<void> {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    let share: number | null = null;
    const tick = () => setState({ at: 'making', label, seconds: seconds(), share });
    tick();
    const ticking = setInterval(tick, TICK);
    try {
      const answer = await fetch(href, { signal: control.signal });
      if (!answer.ok) throw await answer.json();
      const blob = await read(answer, (part) => (share = part));
      keepFile(blob, nameFrom(answer.headers.get('content-disposition'), label));
      clearInterval(ticking);
      setState({ at: 'done', label, seconds: seconds(), kilobytes: Math.ceil(blob.size / 1024) });
    } catch (error) {
      clearInterval(ticking);
      if (!control.signal.aborted) setState({ at: 'failed', error });
    }
  }
  return { state, take };
}

/** How far a file is: read out, and with a bar that fills when its bytes come. */
export function FileProgress({ state }: { state: State | null }) {
  if (state === null) return null;
  if (state.at === 'failed') return <ProblemNote error={state.error} />;
  if (state.at === 'done')
    return (
      <p className="file-progress no-print" role="status">
        已生成:{state.label},{state.kilobytes} KB,用时 {state.seconds.toFixed(1)} 秒
      </p>
    );
  const step = state.share === null ? '计算和排版' : '传送';
  return (
    <p className="file-progress no-print" role="status" aria-live="polite">
      <progress aria-label={state.label} {...(state.share === null ? {} : { value: state.share })} />{' '}
      正在生成:{state.label},{step},已 {Math.floor(state.seconds)} 秒
    </p>
  );
}
