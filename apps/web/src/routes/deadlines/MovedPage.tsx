import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { MovedClockList } from '../../api';
import { listMovedClocksOptions } from '../../api/@tanstack/react-query.gen';
import { CutNote } from '../../shared/CutNote';
import { instantWords, withWeekday } from '../../shared/dates';
import { organisationName, useDirectory } from '../../shared/directory';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { DeadlineTabs } from './DeadlineTabs';

function Moved({ clocks, total }: MovedClockList) {
  const directory = useDirectory();
  const { today } = useViewer();
  if (clocks.length === 0)
    return <Empty>没有因放假安排而变动、又告知过信访人的期限。装入新一年放假安排后,变动的件列在这里。</Empty>;
  return (
    <>
      <CutNote shown={clocks.length} total={total} unit="口" hint="新近变动的在前。" />
      <table className="book">
        <thead>
          <tr>
            <th>编号</th>
            <th>时钟</th>
            <th className="num">原届满</th>
            <th className="num">现届满</th>
            <th>单位</th>
            <th>变动于</th>
            <th>告知信</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => (
            <tr key={`${clock.petitionId}${clock.clock}`}>
              <td className="nowrap">
                <Link to={`/petitions/${clock.petitionId}`}>{clock.displayNo}</Link>
              </td>
              <td>{clock.clock}</td>
              <td className="num">{withWeekday(clock.before)}</td>
              <td className="num">{withWeekday(clock.after)}</td>
              <td>{organisationName(directory, clock.orgId)}</td>
              <td className="nowrap muted">{instantWords(clock.movedAt, today)}</td>
              <td className="nowrap">
                <a
                  href={`/api/petitions/${clock.petitionId}/print/movedDayNotice`}
                  target="_blank"
                  rel="noreferrer"
                >
                  打印
                </a>{' '}
                <a href={`/api/petitions/${clock.petitionId}/documents/movedDayNotice`}>Word</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** 日期变动: running clocks that a new calendar moved, each with the letter to its petitioner. */
export function MovedPage() {
  usePageTitle('日期变动');
  const query = useQuery(listMovedClocksOptions());
  return (
    <>
      <DeadlineTabs />
      <div className="title">
        <h1>日期变动</h1>
        <span className="muted">放假安排公布后,告知过信访人的期限变了的,逐件去信告知</span>
      </div>
      <Answer query={query} rows={6}>
        {(list) => <Moved {...list} />}
      </Answer>
    </>
  );
}
