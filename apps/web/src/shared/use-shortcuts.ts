import { useEffect, useRef } from 'react';
import { isOpenList } from './enter-walk';

export type Shortcut = {
  /** `j`, `/`, `Enter`, `Alt+1`, `Ctrl+Enter` */
  key: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a field has the focus. */
  inFields?: boolean;
};

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** The pressed combination as shortcuts are written; digits by their key, so that Alt+1 works on every layout. */
export function pressed(event: KeyboardEvent): string {
  const key = /^Digit\d$/.test(event.code) && event.altKey ? event.code.slice(5) : event.key;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
}

/** Listens on the whole page; silent while a dialog is open unless the caller lives in it. */
export function useShortcuts(shortcuts: Shortcut[], enabled = true): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.metaKey || event.defaultPrevented) return;
      const combination = pressed(event);
      const found = current.current.find((one) => one.key === combination);
      if (!found || (!found.inFields && isField(event.target))) return;
      event.preventDefault();
      found.run(event);
    };
    // before the field: a closed list of choices would take Ctrl+Enter for Enter and open; an open one takes the choice
    const ahead = (event: KeyboardEvent) => {
      if (!event.ctrlKey || isOpenList(event.target)) return;
      listen(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener('keydown', ahead, true);
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', ahead, true);
      window.removeEventListener('keydown', listen);
    };
  }, [enabled]);
}
