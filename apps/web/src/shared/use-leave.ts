import { App } from 'antd';
import { useState } from 'react';
import { DROP_QUESTION } from './unsent';
import { useLeaveWarning } from './use-leave-warning';

/** For a form that can be closed: what has been typed is never dropped without asking. */
export function useLeave(onClose: () => void) {
  const { modal } = App.useApp();
  const [typed, setTyped] = useState(false);
  useLeaveWarning(typed);
  function close() {
    setTyped(false);
    onClose();
  }
  return {
    onTyped: () => setTyped(true),
    /** After the text was sent. */
    close,
    /** Before. */
    leave: () => (typed ? void modal.confirm({ ...DROP_QUESTION, onOk: close }) : close()),
  };
}
