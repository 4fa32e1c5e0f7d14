const forms = new Set<symbol>();

/** Counts a form that holds something typed and not sent, until the returned function is called. */
export function holdUnsent(): () => void {
  const form = Symbol('unsent');
  forms.add(form);
  return () => void forms.delete(form);
}

/** Whether any open form holds something typed and not sent. */
export const isUnsent = (): boolean => forms.size > 0;

/** What is asked before typed text is dropped; Enter keeps it. */
export const DROP_QUESTION = {
  title: '放弃已填写的内容?',
  content: '这张表还没有提交。',
  okText: '放弃',
  cancelText: '继续填写',
  autoFocusButton: 'cancel',
} as const;
