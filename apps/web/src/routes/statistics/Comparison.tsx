import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { CountFigure, QuarterStatistics, RateFigure } from '../../api';
import { getQuarterStatisticsOptions } from '../../api/@tanstack/react-query.gen';
import { organisationName, useDirectory } from '../../shared/directory';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { CaseLink } from './CaseLink';
import { pairCounts, pairRates } from './pairs';
import type { Asked } from './Switches';

function Counted({ figure }: { figure: CountFigure | undefined }) {
  if (!figure) return <>0</>;
  return (
    <CaseLink to={figure.ref} empty={figure.current === 0} label={`${figure.zh} ${figure.current}`}>
      {figure.current}
    </CaseLink>
  );
}

function Rated({ rate }: { rate: RateFigure }) {
  return (
    <>
      <CaseLink to={rate.denominatorRef} empty={rate.denominator === 0} label={`${rate.zh} ${rate.display}`}>
        {rate.display}
      </CaseLink>
      <span className="muted">
        {' '}
        {rate.numerator}/{rate.denominator}
      </span>
    </>
  );
}

function Table({
  one,
  other,
  names,
}: {
  one: QuarterStatistics;
  other: QuarterStatistics;
  names: [string, string];
}) {
  const counts: [string, CountFigure[], CountFigure[]][] = [
    ['总量', [one.total, ...one.visits], [other.total, ...other.visits]],
    ['渠道', one.byChannel, other.byChannel],
    ['类别', one.byClass, other.byClass],
    ['重点方面', one.byKeyArea, other.byKeyArea],
    ['办理', one.work, other.work],
  ];
  return (
    <div className="halves">
      <Section title="件数">
        <table className="book figures">
          <thead>
            <tr>
              <th>项目</th>
              <th className="num">{names[0]}</th>
              <th className="num">{names[1]}</th>
              <th className="num">相差</th>
            </tr>
          </thead>
          {counts.map(([zh, mine, theirs]) => (
            <tbody key={zh}>
              {pairCounts(mine, theirs).map(([left, right, name]) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className="num now">
                    <Counted figure={left} />
                  </td>
                  <td className="num now">
                    <Counted figure={right} />
                  </td>
                  <td className="num">{signed((left?.current ?? 0) - (right?.current ?? 0))}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Section>
      <Section title="指标" note="相差为百分点">
        <table className="book figures">
          <thead>
            <tr>
              <th>指标</th>
              <th className="num">{names[0]}</th>
              <th className="num">{names[1]}</th>
              <th className="num">相差</th>
            </tr>
          </thead>
          <tbody>
            {pairRates(one.rates, other.rates).map(({ left, right, points }) => (
              <tr key={left.id}>
                <td title={left.variant}>{left.zh}</td>
                <td className="num now">
                  <Rated rate={left} />
                </td>
                <td className="num now">
                  <Rated rate={right} />
                </td>
                <td className="num">{points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  );
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '持平');

/** Two periods of an organisation, or two organisations in a period, side by side. */
export function Comparison({
  statistics,
  asked,
  vs,
  onClose,
}: {
  statistics: QuarterStatistics;
  asked: Asked;
  vs: string;
  onClose: () => void;
}) {
  const directory = useDirectory();
  const [kind, value = ''] = vs.split(/:(.*)/);
  const query = useQuery(
    getQuarterStatisticsOptions({
      query: kind === 'org' ? { ...asked, orgId: Number(value) } : { ...asked, period: value },
    }),
  );
  return (
    <div className="compared">
      <Answer query={query} rows={10}>
        {(other) => {
          const names: [string, string] =
            kind === 'org'
              ? [organisationName(directory, statistics.orgId), organisationName(directory, other.orgId)]
              : [statistics.periodZh, other.periodZh];
          return (
            <>
              <p className="sentence">
                {names.join(' 与 ')},
                {kind === 'org' ? statistics.periodZh : organisationName(directory, statistics.orgId)}
                。截至 {statistics.asOf} 与 {other.asOf}。{' '}
                <Button size="small" className="no-print" onClick={onClose}>
                  不再比较
                </Button>
              </p>
              <Table one={statistics} other={other} names={names} />
            </>
          );
        }}
      </Answer>
    </div>
  );
}
