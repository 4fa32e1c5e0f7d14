import { useEffect } from 'react';

/**
 * Puts the focus into the first field of the command form that has just been opened. A moment later than it appears: the drawer
 * around it locks the focus into its panel first, and what is typed at once would be swallowed there.
 */
export function useFirstField(): void {
  useEffect(() => {
    const later = setTimeout(() => {
      const first = document.querySelector<HTMLElement>(
        '.command-form input:not([type=hidden]), .command-form textarea',
      );
      // of a group of choices the one that is made, as Tab would: another must not look like it
      const chosen = first
        ?.closest('[role=radiogroup]')
        ?.querySelector<HTMLElement>('input[type=radio]:checked');
      (chosen ?? first)?.focus();
    });
    return () => clearTimeout(later);
  }, []);
}
