import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { StuckPage as Page } from '../../api';
import { listStuckOptions } from '../../api/@tanstack/react-query.gen';
import { CutNote } from '../../shared/CutNote';
import { instantWords } from '../../shared/dates';
import { organisationName, useDirectory } from '../../shared/directory';
import { statusZh } from '../../shared/labels';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { DeadlineTabs } from './DeadlineTabs';

/** How many there are by organisation: all that the administrator sees. */
export function StuckCounts({ counts }: { counts: Page['counts'] }) {
  const directory = useDirectory();
  if (counts.length === 0) return <Empty>没有卡住的件。</Empty>;
  return (
    <table className="book">
      <thead>
        <tr>
          <th>单位</th>
          <th>为什么</th>
          <th className="num">件</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ orgId, why, petitions }) => (
          <tr key={`${orgId}${why}`}>
            <td>{organisationName(directory, orgId)}</td>
            <td>{why}</td>
            <td className="num">{petitions}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shown({ page }: { page: Page }) {
  const directory = useDirectory();
  const { today } = useViewer();
  return (
    <>
      <div className="title">
        <h1>卡住的件</h1>
        <span className="muted" role="status">
          {page.total === 0 ? '目标是零:现在是零' : `${page.total} 件,目标是零`}
        </span>
      </div>
      <CutNote shown={page.items.length} total={page.total} unit="件" hint="卡得最久的在前。" />
      {page.items.length === 0 ? (
        <Empty>每一件在办的都有责任人和下一个到期事项。系统每十分钟核对一遍。</Empty>
      ) : (
        <table className="book">
          <thead>
            <tr>
              <th>编号</th>
              <th>为什么卡住</th>
              <th>状态</th>
              <th>承办</th>
              <th>单位</th>
              <th>发现于</th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((item) => (
              <tr key={item.petitionId}>
                <td className="nowrap">
                  <Link to={`/petitions/${item.petitionId}`}>{item.displayNo}</Link>
                </td>
                <td>{item.why.join(';')}</td>
                <td className="nowrap">{statusZh(item.status)}</td>
                <td className="nowrap">{item.handlerName ?? '未指定'}</td>
                <td>{organisationName(directory, item.orgId)}</td>
                <td className="nowrap muted">{instantWords(item.since, today)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** 卡住的件: open petitions that have no owner or nothing that comes due. */
export function StuckPage() {
  usePageTitle('卡住的件');
  const query = useQuery(listStuckOptions());
  return (
    <>
      <DeadlineTabs />
      <Answer query={query} rows={6}>
        {(page) => <Shown page={page} />}
      </Answer>
    </>
  );
}
