import { type RefObject, useEffect, useRef } from 'react';

/** Longer than a drawer takes to close and to give the focus back. @unit ms */
const SETTLED_MS = 450;

/**
 * Puts the focus on this place when what had it is gone with what was done: whoever goes by keyboard goes on from here and not from
 * the top of the page. Whatever else has the focus keeps it.
 * @shape changed: what is different after something was done
 */
export function useFocusKept(place: RefObject<HTMLElement | null>, changed: string): void {
  const first = useRef(changed);
  useEffect(() => {
    if (changed === first.current) return undefined;
    const later = setTimeout(() => {
      if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    }, SETTLED_MS);
    return () => clearTimeout(later);
  }, [place, changed]);
}
