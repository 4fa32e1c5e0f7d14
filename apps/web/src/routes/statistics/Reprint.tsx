import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router-dom';
import type { Explanation, QuarterStatistics } from '../../api';
import { explainFigureOptions, getQuarterStatisticsOptions } from '../../api/@tanstack/react-query.gen';
import { addDays } from '../../shared/dates';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { changedFigures } from './pairs';
import type { Asked } from './Switches';

const SHOWN = 8;

/** The same causes together, each with its petitions. */
export function Causes({ differences }: { differences: Explanation['differences'] }) {
  const groups = new Map<string, Explanation['differences']>();
  for (const one of differences) {
    const key = `${one.sign > 0 ? '+' : '−'} ${one.cause}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return (
    <ul className="causes">
      {[...groups].map(([key, list]) => (
        <li key={key}>
          {key.slice(0, 1)}
          {list.length} 件:{key.slice(2)}{' '}
          {list.slice(0, SHOWN).map(({ petitionId, displayNo }, index) =>
            displayNo === null ? null : (
              <Link key={`${petitionId}${index}`} className="figure" to={`/petitions/${petitionId}`}>
                {displayNo}
              </Link>
            ),
          )}
          {list.length > SHOWN && list.some(({ displayNo }) => displayNo !== null) ? ` 等` : ''}
        </li>
      ))}
    </ul>
  );
}

/** 这个数为什么和打印的不同: every figure that changed since a print, with what came in, what left, and why (O-66). */
export function Reprint({
  statistics,
  asked,
  printedOn,
  onClose,
}: {
  statistics: QuarterStatistics;
  asked: Asked;
  printedOn: string;
  onClose: () => void;
}) {
  const query = useQuery(
    getQuarterStatisticsOptions({ query: { ...asked, knownOn: addDays(printedOn, -1) } }),
  );
  const changed = query.data ? changedFigures(query.data, statistics) : [];
  const why = useQueries({
    queries: changed.map(({ ref }) => explainFigureOptions({ query: { ref, printedOn } })),
  });
  return (
    <Section
      title={`与 ${printedOn} 打印的不同`}
      note={query.data ? `${changed.length} 个数有变` : null}
      end={
        <Button size="small" className="no-print" onClick={onClose}>
          收起
        </Button>
      }
    >
      <Answer query={query} rows={6}>
        {() =>
          changed.length === 0 ? (
            <p className="muted">本页的数与那天打印的相同。</p>
          ) : (
            <table className="book figures reprint">
              <thead>
                <tr>
                  <th>项目</th>
                  <th className="num">当时</th>
                  <th className="num">现在</th>
                  <th>为什么</th>
                </tr>
              </thead>
              <tbody>
                {changed.map(({ zh, ref, then, now }, index) => (
                  <tr key={ref}>
                    <td>{zh}</td>
                    <td className="num">{then}</td>
                    <td className="num now">{now}</td>
                    <td className="why">
                      <Causes differences={why[index]?.data?.differences ?? []} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Section>
  );
}
