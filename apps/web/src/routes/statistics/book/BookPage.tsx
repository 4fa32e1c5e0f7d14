import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { getReconciliationOptions, getStatBookOptions } from '../../../api/@tanstack/react-query.gen';
import { organisationName, useDirectory } from '../../../shared/directory';
import { Section } from '../../../shared/Section';
import { Answer } from '../../../shared/states';
import { usePageTitle } from '../../../shared/use-page-title';
import { useViewer } from '../../../shared/viewer';
import { hasNext, periodWords, quarterOf, shiftPeriod, usualPeriods } from '../periods';
import { Freezing } from './Freezing';
import { Historic } from './Historic';
import { kindsOf } from './kinds';
import { Reports } from './Reports';
import { Returns } from './Returns';
import '../statistics.css';
import './book.css';

/** 年度勾稽: the year counted anew against its frozen quarters (O-67). */
function Reconciled({ orgId, year }: { orgId: number; year: string }) {
  const query = useQuery(getReconciliationOptions({ query: { orgId, year: Number(year) } }));
  return (
    <Section title="年度勾稽" note="重算数 = 冻结季度之和 + 追溯调整 + 未冻结季度 + 时点差">
      <Answer query={query} rows={4}>
        {({ lines }) => (
          <table className="book figures">
            <thead>
              <tr>
                <th>指标</th>
                <th className="num">年度重算</th>
                <th className="num">冻结季度之和</th>
                <th className="num">追溯调整</th>
                <th className="num">未冻结季度</th>
                <th className="num">时点差</th>
                <th>勾稽</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.key}/${line.part}`}>
                  <td>
                    {line.zh} <span className="muted">{line.key}</span>
                    {line.part === 'denominator' ? '(分母)' : ''}
                  </td>
                  <td className="num now">{line.year}</td>
                  <td className="num">{line.frozenSum}</td>
                  <td className="num">{line.restatedSum}</td>
                  <td className="num">{line.unfrozenSum}</td>
                  <td className="num">{line.laterEvening}</td>
                  <td>{line.balanced ? '相符' : <strong className="light red">■ 不符</strong>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Section>
  );
}

/** 一期的签发: freezing, reports, returns of paper units, figures signed before the system. */
export function BookPage() {
  usePageTitle('冻结与报告');
  const viewer = useViewer();
  const directory = useDirectory();
  const [address, setAddress] = useSearchParams();
  const period = address.get('period') ?? shiftPeriod(quarterOf(viewer.today), -1);
  const orgId = Number(address.get('orgId')) || viewer.orgId;
  const at = { orgId, period };
  const periods = usualPeriods(viewer.today).filter(({ value }) => kindsOf(value).length > 0);
  const query = useQuery(getStatBookOptions({ query: at }));
  const move = (to: string) => {
    const next = new URLSearchParams(address);
    next.set('period', to);
    setAddress(next);
  };
  return (
    <div className="statistics">
      <div className="title">
        <h1>
          {organisationName(directory, orgId)} {periodWords(period)}:冻结与报告
        </h1>
        <span className="end switches">
          <Button size="small" aria-label="前一期" onClick={() => move(shiftPeriod(period, -1))}>
            ‹
          </Button>
          <Select
            aria-label="期"
            size="small"
            value={period}
            popupMatchSelectWidth={false}
            options={
              periods.some(({ value }) => value === period)
                ? periods
                : [{ value: period, label: periodWords(period) }, ...periods]
            }
            onChange={move}
          />
          <Button
            size="small"
            aria-label="后一期"
            disabled={!hasNext(period, viewer.today)}
            onClick={() => move(shiftPeriod(period, 1))}
          >
            ›
          </Button>
          <Link to="/statistics/marks">统计标注</Link>
          <Link to={`/statistics?${new URLSearchParams({ period, orgId: String(orgId) }).toString()}`}>
            看这一期的数
          </Link>
        </span>
      </div>
      <Answer query={query} rows={8}>
        {(book) => (
          <>
            <Freezing book={book} at={at} />
            <Reports book={book} at={at} />
            <Returns period={period} orgId={orgId} />
            <Historic book={book} at={at} />
            {/^\d{4}$/.test(period) ? <Reconciled orgId={orgId} year={period} /> : null}
          </>
        )}
      </Answer>
    </div>
  );
}
