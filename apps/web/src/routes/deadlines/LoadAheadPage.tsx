import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { LoadAhead } from '../../api';
import { getLoadAheadOptions } from '../../api/@tanstack/react-query.gen';
import { addDays } from '../../shared/dates';
import { organisationName, useDirectory } from '../../shared/directory';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { DeadlineTabs } from './DeadlineTabs';
import { loadRows, weeksOf } from './load-rows';

function Shown({ load }: { load: LoadAhead }) {
  const directory = useDirectory();
  const weeks = weeksOf(load.today);
  const rows = loadRows(load.cells, weeks);
  const most = Math.max(1, ...rows.flatMap((row) => row.counts));
  if (rows.length === 0) return <Empty>未来四周没有到期的。</Empty>;
  return (
    <table className="book">
      <thead>
        <tr>
          <th>单位</th>
          <th>承办人</th>
          {weeks.map((week) => (
            <th className="num" key={week}>
              {week.slice(5)} 至 {addDays(week, 6).slice(5)}
            </th>
          ))}
          <th className="num">合计</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.orgId}/${row.handlerId ?? ''}`}>
            <td>{organisationName(directory, row.orgId)}</td>
            <td>{row.handlerName ?? '未指定'}</td>
            {row.counts.map((count, at) => (
              <td className="num" key={weeks[at]}>
                <span className="load-bar" style={{ width: `${Math.round((count / most) * 60)}px` }} />
                {count === 0 ? '' : count}
              </td>
            ))}
            <td className="num">
              <strong>{row.total}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 未来四周: what falls due by organisation, handler and week. */
export function LoadAheadPage() {
  usePageTitle('未来四周');
  const query = useQuery(getLoadAheadOptions());
  return (
    <>
      <DeadlineTabs />
      <div className="title">
        <h1>未来四周</h1>
        <span className="muted">各单位、各承办人将到期的时钟</span>
      </div>
      <Answer query={query} rows={8}>
        {(load) => <Shown load={load} />}
      </Answer>
      <p className="muted small" style={{ marginTop: 12 }}>
        按法定届满日计,暂定的按名义日;逐口明细见 <Link to="/deadlines">期限</Link>。
      </p>
    </>
  );
}
