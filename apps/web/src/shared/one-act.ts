import { newKey } from './idempotency';
import { isUnanswered } from './problem';

/** What goes out with an act. @shape version: of the case, as the person saw it; key: of the act, a UUID */
export type ActSent = { version: number; key: string };

/**
 * One act of a form on a case: its version and its key stay together. The same words on a case that has moved on are
 * another act, but only once the server has answered: an act whose answer was lost may have been done, and the case may
 * show it already; it goes out as it was, and the server does it once.
 */
export function oneAct(): <T>(
  what: unknown,
  version: number,
  send: (sent: ActSent) => Promise<T>,
) => Promise<T> {
  let last: (ActSent & { written: string; lost: boolean }) | null = null;
  return async (what, version, send) => {
    const written = JSON.stringify(what);
    const isSame = last?.written === written && (last.lost || last.version === version);
    const act = isSame && last !== null ? last : { written, version, key: newKey(), lost: false };
    last = act;
    try {
      const done = await send({ version: act.version, key: act.key });
      act.lost = false;
      return done;
    } catch (error) {
      act.lost = isUnanswered(error);
      throw error;
    }
  };
}
