import { useEffect } from 'react';

/** Asks before the page is left while something typed has not been sent; nothing personal is kept in the browser. */
export function useLeaveWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsent]);
}
