import { useEffect } from 'react';

const SYSTEM = '组工信访案件管理系统';

/** The title of the window; never a name or a word of a petition, which would stay in the browser's history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${SYSTEM}`;
    return () => {
      document.title = SYSTEM;
    };
  }, [title]);
}
