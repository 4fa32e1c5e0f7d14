import { CONCLUSIONS, MEASURE_FOLLOW_UPS, zhOf } from '#domain/glossary';
import type { CaseView } from '../../../api';

/** The result as it was submitted: on the case page, and before the eyes of whoever passes or signs it. */
export function ResultText({ result }: { result: NonNullable<CaseView['result']> }) {
  return (
    <dl className="result-text">
      {result.conclusion ? (
        <>
          <dt>结论</dt>
          <dd>{zhOf(CONCLUSIONS, result.conclusion)}</dd>
        </>
      ) : null}
      <dt>事实和理由</dt>
      <dd className="prewrap">{result.facts}</dd>
      <dt>处理意见</dt>
      <dd className="prewrap">{result.opinion}</dd>
      <dt>依据</dt>
      <dd className="prewrap">{result.basis}</dd>
      {result.measures.length > 0 ? (
        <>
          <dt>措施</dt>
          <dd>
            <ul>
              {result.measures.map(({ zh, text, dueOn, completedOn, awaits }, at) => (
                <li key={`${at} ${text}`}>
                  {zh}:{text}
                  {completedOn ? `(${completedOn} 已落实)` : dueOn ? `(限 ${dueOn} 前落实)` : '(未落实)'}
                  {awaits.length > 0
                    ? `,待交${awaits.map((each) => zhOf(MEASURE_FOLLOW_UPS, each)).join('、')}`
                    : ''}
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
    </dl>
  );
}
