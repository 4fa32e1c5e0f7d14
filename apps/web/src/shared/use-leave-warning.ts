import { useEffect } from 'react';
import { holdUnsent } from './unsent';

/**
 * Asks before the page is left while something typed has not been sent; nothing personal is kept in the browser.
 * The browser asks when the window is closed, the frame when another page of ours is opened.
 */
export function useLeaveWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    const release = holdUnsent();
    return () => {
      window.removeEventListener('beforeunload', warn);
      release();
    };
  }, [unsent]);
}
