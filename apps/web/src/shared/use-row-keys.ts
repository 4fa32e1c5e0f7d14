import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from './use-shortcuts';

/** `j` and `k` move through rows, Enter opens the one reached; a link or button with the focus keeps its own Enter. */
export function useRowKeys<Row>(rows: readonly Row[], open: (row: Row) => void): number {
  const [selected, setSelected] = useState(0);
  // Fast fingers press Enter before the page has drawn the last step, so the step itself is kept apart.
  const reached = useRef(0);
  const go = (to: number) => {
    reached.current = Math.max(0, Math.min(rows.length - 1, to));
    setSelected(reached.current);
  };
  const first = rows[0];
  useEffect(() => {
    reached.current = 0;
    setSelected(0);
  }, [first, rows.length]);

  useShortcuts([
    { key: 'j', run: () => go(reached.current + 1) },
    { key: 'k', run: () => go(reached.current - 1) },
    {
      key: 'Enter',
      run: (event) => {
        const control =
          event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('a, button') : null;
        const row = rows[reached.current];
        if (control) control.click();
        else if (row !== undefined) open(row);
      },
    },
  ]);
  return selected;
}
