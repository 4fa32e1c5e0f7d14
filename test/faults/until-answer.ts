import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is good, two minutes at most. @returns the last answer */
export async function until<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
  let last: T | null = null;
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(500)) {
    last = await ask().catch(() => last);
    if (last !== null && good(last)) break;
  }
  if (last === null) throw new Error('no answer');
  return last;
}
