import { App } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { isUnsent, questionBeforeLeaving } from '../shared/unsent';

/**
 * Asks before another page takes the place of one with something that would be lost: a link of the rail, the search box, the browser's
 * way back. The router knows one such question at a time, so it stands here once for all forms.
 */
export function LeaveGuard() {
  const { modal } = App.useApp();
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      // who is at the sign-in page has been asked, or has no session to send with
      isUnsent() && to.pathname !== from.pathname && to.pathname !== '/login',
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    const asked = modal.confirm({
      ...questionBeforeLeaving(),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => asked.destroy();
  }, [blocker, modal]);
  return null;
}
