import { useSyncExternalStore } from 'react';

let over = false;
let wasAt: HTMLElement | null = null;
const listeners = new Set<() => void>();

/** Set when the server no longer knows the session while a page is open. */
export function setSessionOver(isOver: boolean): void {
  const at = document.activeElement;
  // asked once more while the dialog stands open, the cursor is in the dialog and not where he worked
  if (isOver && !over) wasAt = at instanceof HTMLElement && at !== document.body ? at : null;
  over = isOver;
  listeners.forEach((listener) => listener());
}

export function useSessionOver(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => over,
  );
}

/** Puts the cursor back where it stood when the session ended; where that is gone, on the page's own content. */
export function goBackToWork(): void {
  const here = wasAt?.isConnected ? wasAt : document.querySelector<HTMLElement>('main');
  wasAt = null;
  here?.focus();
}
