import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import { getMembersOptions } from '../../api/@tanstack/react-query.gen';
import { organisationName, useDirectory } from '../../shared/directory';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { memberAddress } from './figure-address';
import { FigureBack, figureTitle } from './figure-title';
import './statistics.css';

const KINDS: Readonly<Record<string, string>> = {
  petition: '信访件',
  bulletin: '信息',
  'special-issue': '专期',
  'self-opened-case': '自立案件',
};

/** 一个数是由哪些件组成的: each with what it adds, and from there to its events. */
export function MembersPage() {
  usePageTitle('数字的组成');
  const [address] = useSearchParams();
  const ref = address.get('ref') ?? '';
  const query = useQuery(getMembersOptions({ query: { ref } }));
  const directory = useDirectory();
  const heading = query.data === undefined ? '统计数字的组成' : figureTitle(query.data);
  return (
    <>
      <div className="title">
        <h1>{heading}</h1>
        {query.data ? (
          <span className="muted" role="status">
            这个数是 {query.data.total},列出 {query.data.items.length} 项
            {query.data.hidden > 0 ? `,另有知悉范围以外的计 ${query.data.hidden}` : ''}
          </span>
        ) : null}
      </div>
      <p className="muted figure-note" role="note">
        {query.data ? `${query.data.axisZh},截至 ${query.data.asOf}。 ` : ''}
        <FigureBack statRef={ref} />
      </p>
      <Answer query={query} rows={10}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>这个数后面没有您可以打开的件。</Empty>
          ) : (
            <table className="book members">
              <thead>
                <tr>
                  <th>种类</th>
                  <th>编号、标题</th>
                  <th>单位</th>
                  <th>日期</th>
                  <th className="num">计入</th>
                </tr>
              </thead>
              <tbody>
                {items.map((row) => (
                  <tr key={row.id}>
                    <td>{KINDS[row.kind] ?? row.kind}</td>
                    <td>
                      <Link to={memberAddress(row)}>
                        {[row.no, row.title].filter(Boolean).join(' ') || '看这一项'}
                      </Link>
                    </td>
                    <td>{organisationName(directory, row.orgId)}</td>
                    <td>{row.on}</td>
                    <td className="num">{row.adds}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </>
  );
}
