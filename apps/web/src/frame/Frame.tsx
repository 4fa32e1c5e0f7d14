import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { Link, Outlet, useLocation, useNavigate, useNavigation } from 'react-router-dom';
import type { Viewer } from '../api';
import { getViewerOptions, signOutMutation } from '../api/@tanstack/react-query.gen';
import { PasswordDialog } from '../routes/session/PasswordDialog';
import { SignInAgain } from '../routes/session/SignInAgain';
import { withWeekday } from '../shared/dates';
import { toProblem } from '../shared/problem';
import { Failing, Loading } from '../shared/states';
import { isUnsent, questionBeforeLeaving } from '../shared/unsent';
import { useShortcuts } from '../shared/use-shortcuts';
import { ViewerContext } from '../shared/viewer';
import { forgetWords } from '../shared/search-words';
import { LeaveGuard } from './LeaveGuard';
import { NonSecretNotice } from './Notice';
import { PersonMenu } from './PersonMenu';
import { NotYours } from './NotYours';
import { Rail } from './Rail';
import { mayOpen, worksOnPetitions } from './rail';
import { SearchBox } from './SearchBox';
import { ShortcutsDialog } from './Shortcuts';
import { useLive } from './use-live';

/** The two pages that everybody opens next are fetched while nothing else happens. */
function fetchAhead(): void {
  window.setTimeout(() => {
    void import('../routes/petitions/list/ListPage').catch(() => undefined);
    void import('../routes/petitions/case/CasePage').catch(() => undefined);
  }, 1500);
}

function quarterOf(today: string): string {
  return `${today.slice(0, 4)} 年第 ${Math.ceil(Number(today.slice(5, 7)) / 3)} 季度`;
}

function Top({
  viewer,
  onPassword,
  onShortcuts,
}: {
  viewer: Viewer;
  onPassword: () => void;
  onShortcuts: () => void;
}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const leave = useMutation({
    ...signOutMutation(),
    onSettled: () => {
      queries.clear();
      forgetWords();
      void navigate('/login', { replace: true });
    },
  });
  const { unread } = viewer.counts;
  return (
    <header className="top">
      {worksOnPetitions(viewer.roles) ? <SearchBox /> : null}
      <span className="in-view">
        {viewer.orgName} · {withWeekday(viewer.today)} · {quarterOf(viewer.today)}
      </span>
      <Link to="/inbox" className="nowrap" aria-label={unread > 0 ? `收件箱,${unread} 条未读` : '收件箱'}>
        {unread > 0 ? <strong>未读 {unread}</strong> : '收件箱'}
      </Link>
      <PersonMenu
        viewer={viewer}
        onPassword={onPassword}
        onShortcuts={onShortcuts}
        onLeave={() =>
          isUnsent()
            ? modal.confirm({ ...questionBeforeLeaving(), onOk: () => leave.mutate({}) })
            : leave.mutate({})
        }
      />
    </header>
  );
}

function SignedIn({ viewer }: { viewer: Viewer }) {
  const [shortcuts, setShortcuts] = useState(false);
  const [password, setPassword] = useState(false);
  const { state } = useNavigation();
  const { pathname } = useLocation();
  useShortcuts([{ key: '?', run: () => setShortcuts(true) }]);
  useEffect(fetchAhead, []);
  useLive(!viewer.mustChangePassword);
  return (
    <ViewerContext value={viewer}>
      <div className="frame">
        <a className="skip" href="#page">
          跳到正文
        </a>
        <Rail viewer={viewer} />
        <Top viewer={viewer} onPassword={() => setPassword(true)} onShortcuts={() => setShortcuts(true)} />
        <main className="page" id="page" tabIndex={-1} aria-busy={state === 'loading'}>
          {viewer.mustChangePassword ? null : mayOpen(viewer.roles, pathname) ? <Outlet /> : <NotYours />}
        </main>
        <footer className="foot">
          <NonSecretNotice />
        </footer>
      </div>
      <ShortcutsDialog open={shortcuts} onClose={() => setShortcuts(false)} />
      <PasswordDialog
        open={password || viewer.mustChangePassword}
        forced={viewer.mustChangePassword}
        onClose={() => setPassword(false)}
      />
      <LeaveGuard />
      <SignInAgain login={viewer.login} />
    </ViewerContext>
  );
}

/** Everything behind the sign-in: rail, top, page, and the notice at its foot. */
export function Frame() {
  const query = useQuery({ ...getViewerOptions(), refetchInterval: 60_000 });
  if (query.data) return <SignedIn viewer={query.data} />;
  const signedOut = query.error !== null && toProblem(query.error).status === 401;
  return (
    <div className="sheet">
      <main>
        {query.error && !signedOut ? (
          <Failing error={query.error} retry={query.refetch} />
        ) : (
          <Loading rows={3} />
        )}
      </main>
      <NonSecretNotice />
    </div>
  );
}
