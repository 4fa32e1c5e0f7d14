/** What is asked before something is dropped; Enter keeps it. */
export type LeaveQuestion = {
  title: string;
  content: string;
  okText: string;
  cancelText: string;
  autoFocusButton: 'cancel';
};

/** What is asked before typed text is dropped. */
export const DROP_QUESTION: LeaveQuestion = {
  title: '放弃已填写的内容?',
  content: '这张表还没有提交。',
  okText: '放弃',
  cancelText: '继续填写',
  autoFocusButton: 'cancel',
};

const held = new Map<symbol, LeaveQuestion>();

/** Counts something that would be lost with the page, until the returned function is called. */
export function holdUnsent(question: LeaveQuestion = DROP_QUESTION): () => void {
  const one = Symbol('unsent');
  held.set(one, question);
  return () => void held.delete(one);
}

/** Whether anything on the page would be lost with it. */
export const isUnsent = (): boolean => held.size > 0;

/** What is to be asked before the page is left; of several the last one opened. */
export const questionBeforeLeaving = (): LeaveQuestion => [...held.values()].at(-1) ?? DROP_QUESTION;
