import type { ReactNode } from 'react';
import { toProblem } from './problem';
import { useSessionOver } from './session-over';

/** What was refused because the session had ended, once it is there again: nothing was sent, and nothing is lost. */
const SIGNED_IN_AGAIN = { title: '已重新登录', detail: '刚才没有提交上去,已填写的内容都在,请再提交一次。' };

/** One sentence above a form: what was refused, by which rule. Read out when it appears. */
export function ProblemNote({ error, action }: { error: unknown; action?: ReactNode }) {
  const sessionOver = useSessionOver();
  if (error === null || error === undefined) return null;
  const told = toProblem(error);
  const problem = told.code === 'SESSION_REQUIRED' && !sessionOver ? { ...told, ...SIGNED_IN_AGAIN } : told;
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
