import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { getQuarterStatisticsOptions } from '../../api/@tanstack/react-query.gen';
import { useDirectory } from '../../shared/directory';
import { Answer } from '../../shared/states';
import { FileProgress, useFile } from '../../shared/use-file';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { Comparison } from './Comparison';
import { Distribution } from './Distribution';
import { OfficePart } from './OfficePart';
import { OrganisationTable } from './OrganisationTable';
import { isYear, periodWords, quarterShown } from './periods';
import { Reprint } from './Reprint';
import { Sheet } from './Sheet';
import { type Asked, Switches } from './Switches';
import { FrozenNote, Waiting } from './Waiting';
import { ZeroReportNotice } from '../duty/ZeroReports';
import './statistics.css';

/** 本季: one screen that prints on one A4; every number leads to its cases. */
export function StatisticsPage() {
  usePageTitle('统计');
  const viewer = useViewer();
  const [address, setAddress] = useSearchParams();
  const asked: Asked = {
    period: address.get('period') ?? quarterShown(viewer.today),
    orgId: Number(address.get('orgId')) || viewer.orgId,
    withSubordinates: address.get('sub') !== '0',
    axis: address.get('axis') === 'registered' ? 'registered' : 'received',
  };
  const [vs, printedOn] = [address.get('vs') ?? '', address.get('printed') ?? ''];
  const [known, time] = [address.get('known') ?? '', address.get('time') ?? ''];
  const query = useQuery({
    ...getQuarterStatisticsOptions({
      query: { ...asked, ...(known === '' ? {} : { knownOn: known, ...(time === '' ? {} : { time }) }) },
    }),
    placeholderData: keepPreviousData,
  });
  const file = useFile();
  const directory = useDirectory();
  const leads = viewer.roles.includes('leader');
  const signs = viewer.roles.some((role) => ['windowHead', 'deputyLeader', 'leader'].includes(role));
  const name = directory.organisations.find((one) => one.id === asked.orgId)?.name ?? viewer.orgName;

  function change(changes: Record<string, string>) {
    const next = new URLSearchParams(address);
    Object.entries(changes).forEach(([key, value]) =>
      value === '' ? next.delete(key) : next.set(key, value),
    );
    setAddress(next);
  }
  return (
    <div className="statistics">
      <div className="title">
        <h1>
          <span className="print-only">{name} </span>
          {query.data?.periodZh ?? periodWords(asked.period)}信访情况
        </h1>
        <Switches asked={asked} onChange={change} onTake={(wanted) => void file.take(wanted)} />
      </div>
      <div className="waiting no-print" role="status">
        <Waiting />
        {leads ? <ZeroReportNotice /> : null}
      </div>
      {known === '' && signs ? <FrozenNote orgId={asked.orgId} period={asked.period} /> : null}
      {known === '' ? null : (
        <p className="as-of-bar" role="status">
          {known} {time === '' ? '24:00' : time} 时的数,之后的登记、更正不在其中。{' '}
          <Link
            to={`/statistics/as-of?${new URLSearchParams({ on: known, ...(time === '' ? {} : { time }) }).toString()}`}
          >
            这一天的件
          </Link>{' '}
          <Button size="small" onClick={() => change({ known: '', time: '' })}>
            看现在
          </Button>
        </p>
      )}
      <FileProgress state={file.state} />
      <div aria-busy={query.isPlaceholderData}>
        <Answer query={query} rows={14}>
          {(statistics) => (
            <>
              {printedOn === '' ? null : (
                <Reprint
                  statistics={statistics}
                  asked={asked}
                  printedOn={printedOn}
                  onClose={() => change({ printed: '' })}
                />
              )}
              <div className="sheet-a4">
                {vs === '' ? (
                  <Sheet statistics={statistics} asked={asked} />
                ) : (
                  <Comparison
                    statistics={statistics}
                    asked={asked}
                    vs={vs}
                    onClose={() => change({ vs: '' })}
                  />
                )}
              </div>
              {vs === '' ? (
                <OrganisationTable rows={statistics.organisations} earlier={statistics.earlier} />
              ) : null}
              {vs === '' && statistics.office ? (
                <OfficePart
                  office={statistics.office}
                  rates={statistics.indicators}
                  earlier={statistics.earlier}
                  year={isYear(statistics.period)}
                />
              ) : null}
              <Distribution asked={asked} />
            </>
          )}
        </Answer>
      </div>
    </div>
  );
}
