import { useQuery } from '@tanstack/react-query';
import { CLASSES, zhOf } from '#domain/glossary';
import { Input } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { listRecordedPetitionsOptions } from '../../api/@tanstack/react-query.gen';
import { CutNote } from '../../shared/CutNote';
import { DateField } from '../../shared/DateField';
import { categoryName, organisationName, useDirectory } from '../../shared/directory';
import { statusZh } from '../../shared/labels';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { quarterOf } from './periods';
import './statistics.css';

const SHOWN = 500;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The register as it stood at a moment, each line leading to its case as it stood then. */
export function AsOfPage() {
  usePageTitle('过去某天的件');
  const viewer = useViewer();
  const directory = useDirectory();
  const [address, setAddress] = useSearchParams();
  const on = address.get('on') ?? viewer.today;
  const time = address.get('time') ?? '';
  const orgId = Number(address.get('orgId')) || viewer.orgId;
  const at = { ...(TIME.test(time) ? { time } : {}) };
  const query = useQuery(
    listRecordedPetitionsOptions({ query: { knownOn: on, orgId, limit: SHOWN, ...at } }),
  );
  const change = (key: string, value: string | null) => {
    const next = new URLSearchParams(address);
    if (value) next.set(key, value);
    else next.delete(key);
    setAddress(next);
  };
  const moment = new URLSearchParams({ on, ...at }).toString();
  const period = quarterOf(on);
  return (
    <>
      <div className="title">
        <h1>过去某天的件</h1>
        {query.data ? (
          <span className="muted" role="status">
            {on} {at.time ?? '24:00'} 共 {query.data.total} 件
          </span>
        ) : null}
        <span className="end switches">
          <DateField
            aria-label="哪一天"
            latest={viewer.today}
            value={on}
            onChange={(value) => change('on', value)}
          />
          <Input
            aria-label="几点"
            placeholder="24:00"
            defaultValue={time}
            status={time !== '' && !TIME.test(time) ? 'error' : ''}
            style={{ width: 76 }}
            onBlur={(event) => change('time', event.target.value)}
            onPressEnter={(event) => change('time', event.currentTarget.value)}
          />
          <Link
            to={`/statistics?${new URLSearchParams({ period, orgId: String(orgId), known: on, ...at }).toString()}`}
          >
            这一天的统计数
          </Link>
        </span>
      </div>
      <Answer query={query} rows={12}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>到那时还没有您可以打开的件。</Empty>
          ) : (
            <>
              <CutNote
                shown={items.length}
                total={query.data?.total ?? items.length}
                unit="件"
                hint="新收到的在前。"
              />
              <table className="book as-of">
                <thead>
                  <tr>
                    <th>编号</th>
                    <th>收到</th>
                    <th>类别</th>
                    <th>内容</th>
                    <th>单位</th>
                    <th>那天的状态</th>
                    <th>应办结</th>
                    <th>办结</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={row.petitionId}>
                      <td>
                        <Link to={`/petitions/${row.petitionId}/as-of?${moment}`}>{row.displayNo}</Link>
                      </td>
                      <td>{row.receivedOn}</td>
                      <td>{zhOf(CLASSES, row.class)}</td>
                      <td>{categoryName(directory, row.categoryCode)}</td>
                      <td>{organisationName(directory, row.orgId)}</td>
                      <td>{statusZh(row.status)}</td>
                      <td>{row.legalDue ?? '—'}</td>
                      <td>{row.closedOn ?? '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Answer>
    </>
  );
}
