import type { Change, CountFigure, QuarterStatistics } from '../../api';
import { CaseLink } from './CaseLink';
import { inWindow } from './figure-address';
import { shortChange } from './words';

export function ChangeWords({ change }: { change: Change }) {
  return (
    <span className={`change ${change.direction}`} title={change.zh}>
      {shortChange(change.zh)}
    </span>
  );
}

/** What leads to the last period and to last year. */
export type Earlier = QuarterStatistics['earlier'];

/** A period from before the register: a dash, never a nought. */
export function NotRegistered({ zh }: { zh: string }) {
  return (
    <td className="num muted" title={`${zh}未在本系统登记`}>
      —<span className="visually-hidden">{zh}未在本系统登记</span>
    </td>
  );
}

function Before({
  figure,
  zh,
  count,
  time,
}: {
  figure: CountFigure;
  zh: string;
  /** None where the register did not exist then. */
  count: number | null | undefined;
  time: string | null | undefined;
}) {
  if (count === null || count === undefined) return <NotRegistered zh={zh} />;
  return (
    <td className="num">
      <CaseLink to={inWindow(figure.ref, time)} empty={count === 0} label={`${figure.zh}${zh} ${count}`}>
        {count}
      </CaseLink>
    </td>
  );
}

function Cells({ figure, earlier, year }: { figure: CountFigure; earlier: Earlier; year: boolean }) {
  return (
    <>
      <td className="what" title={figure.zh}>
        {figure.zh}
      </td>
      <td className="num now">
        <CaseLink to={figure.ref} empty={figure.current === 0} label={`${figure.zh} ${figure.current}`}>
          {figure.current}
        </CaseLink>
        {figure.manual > 0 ? (
          <span className="muted" title={`其中手工填报 ${figure.manual}`}>
            {' '}
            *
          </span>
        ) : null}
      </td>
      {year ? null : (
        <>
          <Before figure={figure} zh="上期" count={figure.previous} time={earlier?.previous} />
          <td className="num">
            <ChangeWords change={figure.overPrevious} />
          </td>
        </>
      )}
      <Before figure={figure} zh="上年同期" count={figure.lastYear} time={earlier?.lastYear} />
      <td className="num">
        <ChangeWords change={figure.overLastYear} />
      </td>
    </>
  );
}

/**
 * Counts with last period's and last year's, and the change to each; a group's name stands beside its rows. Of a year the
 * last period is last year: it stands there once.
 */
export function CountTable({
  groups,
  earlier,
  year = false,
}: {
  groups: { zh: string; rows: CountFigure[]; sum?: boolean }[];
  earlier?: Earlier;
  year?: boolean;
}) {
  return (
    <table className="book figures counts">
      <thead>
        <tr>
          <th className="side">
            <span className="visually-hidden">分组</span>
          </th>
          <th>
            <span className="visually-hidden">项目</span>
          </th>
          <th className="num">本期</th>
          {year ? null : (
            <>
              <th className="num">上期</th>
              <th className="num">环比</th>
            </>
          )}
          <th className="num">{year ? '上年同期' : '上年'}</th>
          <th className="num">{year ? '比上年' : '同比'}</th>
        </tr>
      </thead>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map((group) => (
          <tbody key={group.zh}>
            {group.rows.map((figure, index) => (
              <tr key={figure.key} className={group.sum ? 'sum' : ''}>
                {index === 0 ? (
                  <th scope="rowgroup" className="side" rowSpan={group.rows.length}>
                    <span className={group.rows.length === 1 ? 'visually-hidden' : ''}>{group.zh}</span>
                  </th>
                ) : null}
                <Cells figure={figure} earlier={earlier} year={year} />
              </tr>
            ))}
          </tbody>
        ))}
    </table>
  );
}
