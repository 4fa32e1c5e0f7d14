import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { BookView } from '../../../api';
import { freezePeriod } from '../../../api/sdk.gen';
import { listRestatementsOptions } from '../../../api/@tanstack/react-query.gen';
import { ProblemNote } from '../../../shared/ProblemNote';
import { Section } from '../../../shared/Section';
import { Answer } from '../../../shared/states';
import { Causes } from '../Reprint';
import { organisationName, useDirectory } from '../../../shared/directory';
import { useViewer } from '../../../shared/viewer';
import { useDuties } from './duties';
import { SignedPage } from './SignedPage';
import { keyed, useAct, type Key } from './use-act';

/** What units without the system wrote down since (O-73). */
function Written({ written }: { written: { orgId: number; by: number }[] }) {
  const directory = useDirectory();
  if (written.length === 0) return null;
  return (
    <ul className="causes">
      {written.map(({ orgId, by }) => (
        <li key={orgId}>
          {by > 0 ? '+' : '−'} {Math.abs(by)}:{organisationName(directory, orgId)}的汇总表
        </li>
      ))}
    </ul>
  );
}

/** What came to a frozen period afterwards: its figures stay, the differences stand here (O-66). */
function Restatements({ at }: { at: Key }) {
  const query = useQuery(listRestatementsOptions({ query: at }));
  return (
    <>
      <Answer query={query} rows={2}>
        {({ signed }) => <SignedPage page={signed} />}
      </Answer>
      <Section
        title="追溯调整台账"
        note="冻结的数不动;冻结以后补录、更正、改判而归本期的记在这里,冻结以后才办结的不算变动"
      >
        <Answer query={query} rows={3}>
          {({ lines }) =>
            lines.length === 0 ? (
              <p className="muted">冻结以后没有变动。</p>
            ) : (
              <table className="book figures reprint">
                <thead>
                  <tr>
                    <th>指标</th>
                    <th className="num">冻结值</th>
                    <th className="num">现值</th>
                    <th>差在哪里</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={`${line.key}/${line.part}`}>
                      <td>
                        {line.zh}
                        {line.key.startsWith('I-') && line.key !== 'I-01'
                          ? line.part === 'numerator'
                            ? '(分子)'
                            : '(分母)'
                          : ''}
                      </td>
                      <td className="num">{line.frozen}</td>
                      <td className="num now">{line.now}</td>
                      <td className="why">
                        <Causes differences={line.differences} />
                        <Written written={line.written} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Answer>
      </Section>
    </>
  );
}

/** 冻结: once for each period, after its cutoff, by whoever signs (O-64, O-65). */
export function Freezing({ book, at }: { book: BookView; at: Key }) {
  const freeze = useAct((body: Key, key) => freezePeriod({ body, ...keyed(key) }));
  const { frozen } = book;
  const { signs } = useDuties(at.orgId);
  const { today } = useViewer();
  const late = !frozen && today > book.freezeOn;
  return (
    <>
      <Section title="冻结" note={`统计截止 ${book.cutoffOn},应在 ${book.freezeOn} 前冻结`}>
        <ProblemNote error={freeze.error} />
        {frozen ? (
          <p>
            {frozen.signer}已于 {frozen.signedOn} 冻结,截至 {frozen.asOf} 24:00,{frozen.figureCount} 个数、
            {frozen.itemCount} 件;口径 {frozen.definitions},日历 {frozen.calendarVersion}。散列{' '}
            <code className="hash">{frozen.hash}</code>
          </p>
        ) : (
          <p>
            {late ? <strong className="light red">■ 已过应冻结日,尚未冻结。</strong> : '本期尚未冻结。'}{' '}
            {today <= book.cutoffOn
              ? `过了统计截止日 ${book.cutoffOn} 才能冻结。`
              : signs
                ? null
                : '由本单位分管副部长或部长冻结。'}
            {signs && today > book.cutoffOn ? (
              <Popconfirm
                title={`数截至 ${book.cutoffOn} 24:00;冻结后不再变动,不能撤回。`}
                okText="冻结"
                cancelText="再看看"
                onConfirm={() => freeze.mutate(at)}
              >
                <Button size="small" loading={freeze.isPending}>
                  冻结本期
                </Button>
              </Popconfirm>
            ) : null}
          </p>
        )}
      </Section>
      {frozen ? <Restatements at={at} /> : null}
    </>
  );
}
