import { useSyncExternalStore } from 'react';

const KEY = 'xf.type';
const listeners = new Set<() => void>();

function read(): boolean {
  return document.documentElement.dataset.type === 'large';
}

/** Puts the size of type on the page. Only this preference is kept in the browser, never anything of a case. */
export function setLargeType(large: boolean): void {
  document.documentElement.dataset.type = large ? 'large' : 'normal';
  try {
    window.localStorage.setItem(KEY, large ? 'large' : 'normal');
  } catch {
    // A browser that keeps nothing still shows the larger type until the page is left.
  }
  listeners.forEach((listener) => listener());
}

export function restoreLargeType(): void {
  try {
    document.documentElement.dataset.type = window.localStorage.getItem(KEY) ?? 'normal';
  } catch {
    document.documentElement.dataset.type = 'normal';
  }
}

export function useLargeType(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
