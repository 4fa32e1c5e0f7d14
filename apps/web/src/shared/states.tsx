import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { AccessReason, reasonAskedOf } from './AccessReason';
import { toProblem } from './problem';

/** Grey rows in the place of what is coming, so that nothing jumps. */
export function Loading({ rows = 6, label = '正在读取' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div className="skeleton" key={row} />
      ))}
    </div>
  );
}

export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <p>{children}</p>
      {action ? <p style={{ marginTop: 12 }}>{action}</p> : null}
    </div>
  );
}

/** So often what passes by itself is asked for again. @unit ms */
const AGAIN_MS = 5_000;
/** The server out of reach, its database or its keys coming back. */
const PASSING = [0, 503];

/** What passes by itself is read again by itself; nobody sits before a failure that is long over. */
function useAgain(error: unknown, isPassing: boolean, retry: (() => unknown) | undefined): void {
  useEffect(() => {
    if (!isPassing || retry === undefined) return undefined;
    const timer = setTimeout(() => void retry(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [error, isPassing, retry]);
}

export function Failing({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const problem = toProblem(error);
  const isPassing = PASSING.includes(problem.status);
  useAgain(error, isPassing, retry);
  return (
    <div className="state failing" role="alert">
      <p>
        <strong>{problem.title}</strong> {problem.detail}
      </p>
      {isPassing && retry ? <p className="muted">恢复以后本页自动重读,不用刷新。</p> : null}
      {problem.article ? <p className="muted">依据:{problem.article}</p> : null}
      {retry && problem.status !== 403 && problem.status !== 404 ? (
        <p style={{ marginTop: 12 }}>
          <Button onClick={() => void retry()}>再试一次</Button>
        </p>
      ) : null}
    </div>
  );
}

type Query<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };

/** Loading, failing or full: the three ways in which an answer may stand; and asked why it is opened, where that is asked (§9). */
export function Answer<T>({
  query,
  rows,
  children,
}: {
  query: Query<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const asked = query.error ? reasonAskedOf(toProblem(query.error)) : null;
  // Above what was read before: a reason that ran out, or a petition that became an accusation; no open form is lost.
  const reason = asked === null ? null : <AccessReason petitionId={asked} />;
  if (query.data !== undefined)
    return (
      <>
        {reason}
        {children(query.data)}
      </>
    );
  if (query.isPending) return <Loading rows={rows} />;
  if (reason !== null) return reason;
  return <Failing error={query.error} retry={query.refetch} />;
}
