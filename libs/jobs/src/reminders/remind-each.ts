import type { ReminderParts } from '../background-parts.js';

/** What a run did. @shape petitions: looked at; sent: reminders newly issued */
export type SendingResult = { readonly petitions: number; readonly sent: number };

/** Which petitions wait, a page at a time, and what is sent of one. */
export type Reminding = {
  /** @shape without: those that were in vain in this run */
  waiting(without: readonly string[]): Promise<readonly string[]>;
  /** Null where nothing waits any more: another sender was faster. */
  remindOf(petitionId: string): Promise<number | null>;
};

/**
 * Sends until nothing waits. One petition that cannot be read does not keep the others' reminders back.
 * @shape stopping: asked between petitions, so that a stop is quick
 */
export async function remindEach(
  { log }: Pick<ReminderParts, 'log'>,
  { waiting, remindOf }: Reminding,
  stopping: () => boolean,
): Promise<SendingResult> {
  const inVain = new Set<string>();
  let petitions = 0;
  let sent = 0;
  for (;;) {
    const ids = await waiting([...inVain]);
    if (ids.length === 0) return { petitions, sent };
    for (const petitionId of ids) {
      if (stopping()) return { petitions, sent };
      try {
        const outcome = await remindOf(petitionId);
        if (outcome === null) inVain.add(petitionId);
        sent += outcome ?? 0;
      } catch (error) {
        inVain.add(petitionId);
        log.error({ err: error, petitionId }, 'a reminder could not be sent');
      }
      petitions += 1;
    }
  }
}
