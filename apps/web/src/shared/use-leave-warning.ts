import { useEffect } from 'react';
import { DROP_QUESTION, holdUnsent, type LeaveQuestion } from './unsent';

/**
 * Asks before the page is left while something typed has not been sent; nothing personal is kept in the browser.
 * `question`, a constant, is what the frame then asks.
 * The browser asks when the window is closed, the frame when another page of ours is opened.
 */
export function useLeaveWarning(unsent: boolean, question: LeaveQuestion = DROP_QUESTION): void {
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    const release = holdUnsent(question);
    return () => {
      window.removeEventListener('beforeunload', warn);
      release();
    };
  }, [unsent, question]);
}
