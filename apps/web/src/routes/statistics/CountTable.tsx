import type { Change, CountFigure } from '../../api';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';
import { shortChange } from './words';

export function ChangeWords({ change }: { change: Change }) {
  return (
    <span className={`change ${change.direction}`} title={change.zh}>
      {shortChange(change.zh)}
    </span>
  );
}

function Row({ figure, sum }: { figure: CountFigure; sum?: boolean }) {
  return (
    <tr className={sum ? 'sum' : ''}>
      <td>{figure.zh}</td>
      <td className="num now">
        <CaseLink to={figure.ref} empty={figure.current === 0} label={`${figure.zh} ${figure.current}`}>
          {figure.current}
        </CaseLink>
      </td>
      <td className="num">{figure.previous}</td>
      <td className="num">
        <ChangeWords change={figure.overPrevious} />
      </td>
      <td className="num">{figure.lastYear}</td>
      <td className="num">
        <ChangeWords change={figure.overLastYear} />
      </td>
    </tr>
  );
}

/** Counts with last quarter's and last year's, and the change to each. */
export function CountTable({
  title,
  first,
  groups,
}: {
  title: string;
  first: CountFigure;
  groups: { zh: string; rows: CountFigure[] }[];
}) {
  return (
    <Section title={title}>
      <table className="book figures">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">项目</span>
            </th>
            <th className="num">本期</th>
            <th className="num">上期</th>
            <th className="num">环比</th>
            <th className="num">上年</th>
            <th className="num">同比</th>
          </tr>
        </thead>
        <tbody>
          <Row figure={first} sum />
        </tbody>
        {groups.map((group) => (
          <tbody key={group.zh}>
            <tr className="group">
              <th colSpan={6} scope="rowgroup">
                {group.zh}
              </th>
            </tr>
            {group.rows.map((figure) => (
              <Row key={figure.key} figure={figure} />
            ))}
          </tbody>
        ))}
      </table>
    </Section>
  );
}
