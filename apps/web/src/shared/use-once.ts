import { useRef } from 'react';

/**
 * Sends a form once at a time. The second click of a double click comes before the button shows that the first is under
 * way, and what has no key of its own would be done twice.
 */
export function useOnce<A extends unknown[]>(
  send: (...given: A) => Promise<unknown>,
): (...given: A) => Promise<void> {
  const underWay = useRef(false);
  return async (...given) => {
    if (underWay.current) return;
    underWay.current = true;
    try {
      await send(...given);
    } catch {
      // shown by whoever sends: the mutation keeps its error
    } finally {
      underWay.current = false;
    }
  };
}
