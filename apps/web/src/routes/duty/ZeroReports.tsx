import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { ZeroReportTable, ZeroReportUnit } from '../../api';
import { getZeroReportsOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { useViewer } from '../../shared/viewer';

type Status = ZeroReportUnit['days'][number];

const SHOWN: Record<Status, { zh: string; light: string }> = {
  inTime: { zh: '已报', light: '' },
  late: { zh: '▲ 迟报', light: 'light yellow' },
  missing: { zh: '■ 未报', light: 'light red' },
  due: { zh: '待报', light: 'muted' },
  notAsked: { zh: '—', light: 'muted' },
};

/** 各单位零报告: who reported, late or not at all, day by day (O-63). */
export function ZeroReports() {
  const { data } = useQuery(getZeroReportsOptions());
  return (
    <>
      {(data?.periods ?? []).map((period) => (
        <Section
          key={period.affairId}
          title={`零报告:${period.title}`}
          note={`每日${period.reportBy ? ` ${period.reportBy} 前` : ''}报;“待报”是今天还没到时刻的`}
        >
          <table className="book">
            <thead>
              <tr>
                <th>单位</th>
                {period.days.map((day) => (
                  <th key={day}>{day.slice(5)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {period.units.map((unit) => (
                <tr key={unit.orgId}>
                  <td>{unit.name}</td>
                  {unit.days.map((status, index) => (
                    <td key={period.days[index]}>
                      <span className={SHOWN[status].light}>{SHOWN[status].zh}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </>
  );
}

/** What is to be said of a period above another page: to whoever has to report, and to whoever asked for it. */
function words({ units, days, orgId, reportBy, title }: ZeroReportTable, ownId: number): string | null {
  if (orgId !== ownId) {
    const own = units.find((unit) => unit.orgId === ownId)?.days ?? [];
    const late = own.filter((status) => status === 'missing').length;
    if (own[0] === 'due') return `${title}:今天的零报告待报${reportBy ? `(${reportBy} 前)` : ''}`;
    return late > 0 ? `${title}:最近 ${days.length} 天有 ${late} 天的零报告未报` : null;
  }
  const parts = ['今天', '昨天'].flatMap((day, at) => {
    const missed = units.filter((unit) => unit.days[at] === 'missing').length;
    return missed === 0 ? [] : [`${day} ${missed} 个单位未报`];
  });
  return parts.length === 0 ? null : `${title}零报告:${parts.join('、')}`;
}

/** The same in a line, where the day begins: for those who have to report and those who asked. @shape links, none where nothing is to be said */
export function ZeroReportNotice() {
  const { orgId } = useViewer();
  const { data } = useQuery(getZeroReportsOptions());
  return (data?.periods ?? []).map((period) => {
    const said = words(period, orgId);
    return said === null ? null : (
      <Link key={period.affairId} to="/duty?tab=periods">
        {said}
      </Link>
    );
  });
}
