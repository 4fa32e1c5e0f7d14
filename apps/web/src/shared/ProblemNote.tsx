import type { ReactNode } from 'react';
import { toProblem } from './problem';

/** One sentence above a form: what was refused, by which rule. Read out when it appears. */
export function ProblemNote({ error, action }: { error: unknown; action?: ReactNode }) {
  if (error === null || error === undefined) return null;
  const problem = toProblem(error);
  return (
    <div className="problem" role="alert">
      <strong>{problem.title}</strong>
      {problem.detail && problem.detail !== problem.title ? <span> {problem.detail}</span> : null}
      {problem.errors.length > 1 ? <span>(共 {problem.errors.length} 处,已在各栏旁标出)</span> : null}
      {problem.article ? <div className="article">依据:{problem.article}</div> : null}
      {problem.status >= 500 && problem.instance ? (
        <div className="article">请求编号 {problem.instance},报给管理员可查。</div>
      ) : null}
      {action}
    </div>
  );
}
