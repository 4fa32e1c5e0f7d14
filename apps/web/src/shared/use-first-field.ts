import { useEffect } from 'react';

/**
 * Puts the focus into the first field of the command form that has just been opened. A moment later than it appears: the drawer
 * around it locks the focus into its panel first, and what is typed at once would be swallowed there.
 */
export function useFirstField(): void {
  useEffect(() => {
    const later = setTimeout(() =>
      document
        .querySelector<HTMLElement>('.command-form input:not([type=hidden]), .command-form textarea')
        ?.focus(),
    );
    return () => clearTimeout(later);
  }, []);
}
