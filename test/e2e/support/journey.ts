import { join } from 'node:path';
import { it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

/** Where pictures of the pages are put, when somebody wants to look at them (`E2E_SHOTS=<folder>`). */
const SHOTS = process.env['E2E_SHOTS'];

/** One step of a journey: as `it`, with a time that a busy machine can keep. */
export type Step = (name: string, run: () => Promise<void>, timeout?: number) => void;

/**
 * Steps that build on each other: after one that failed the rest fail at once, naming it, instead of waiting for
 * what cannot come.
 */
export function journey(name: string, browser: () => Browser | undefined): Step {
  let broken: string | null = null;
  let at = 0;
  return (title, run, timeout = 240_000) =>
    it(
      title,
      async () => {
        at += 1;
        if (broken !== null) throw new Error(`not reached, because this failed: ${broken}`);
        try {
          await run();
        } catch (error) {
          broken = title;
          throw error;
        } finally {
          await photograph(browser(), `${name}-${String(at).padStart(2, '0')}`);
        }
      },
      timeout,
    );
}

/** One page amid a step, as it stands now. */
export async function photographed(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

async function photograph(browser: Browser | undefined, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
  for (const [seat, page] of pages.entries())
    await page.screenshot({ path: join(SHOTS, `${name}-${seat}.png`) }).catch(() => undefined);
}
