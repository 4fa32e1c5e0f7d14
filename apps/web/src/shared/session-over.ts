import { useSyncExternalStore } from 'react';

let over = false;
const listeners = new Set<() => void>();

/** Set when the server no longer knows the session while a page is open. */
export function setSessionOver(isOver: boolean): void {
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
