import type { RateFigure } from '../../api';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';
import type { Earlier } from './CountTable';
import { inWindow } from './figure-address';
import { shortPoints } from './words';

/** The rates: value, what it is made of, and how it moved. An empty denominator is a dash, never 0 or 100 %. */
export function RateTable({
  rates,
  earlier,
  year,
}: {
  rates: RateFigure[];
  earlier: Earlier;
  year: boolean;
}) {
  return (
    <Section title="办理" note={year ? '比上年为百分点;全年的上期就是上年,只列一次' : '环比、同比为百分点'}>
      <table className="book figures rates">
        <thead>
          <tr>
            <th>指标</th>
            <th className="num">本期</th>
            <th className="num">分子/分母</th>
            {year ? null : (
              <>
                <th className="num">上期</th>
                <th className="num" title="百分点">
                  环比
                </th>
              </>
            )}
            <th className="num">{year ? '上年同期' : '上年'}</th>
            <th className="num" title="百分点">
              {year ? '比上年' : '同比'}
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={rate.id}>
              <td className="what" title={`${rate.zh}:${rate.variant}`}>
                {rate.zh} <span className="muted code">{rate.id}</span>
              </td>
              <td className="num now">
                <CaseLink
                  to={rate.denominatorRef}
                  empty={rate.denominator === 0}
                  label={`${rate.zh} ${rate.display}`}
                >
                  {rate.display}
                </CaseLink>
              </td>
              <td className="num">
                <CaseLink
                  to={rate.numeratorRef}
                  empty={rate.numerator === 0}
                  label={`${rate.zh}分子 ${rate.numerator}`}
                >
                  {rate.numerator}
                </CaseLink>
                /
                <CaseLink
                  to={rate.denominatorRef}
                  empty={rate.denominator === 0}
                  label={`${rate.zh}分母 ${rate.denominator}`}
                >
                  {rate.denominator}
                </CaseLink>
              </td>
              {year ? null : (
                <>
                  <td className="num">
                    <CaseLink
                      to={inWindow(rate.denominatorRef, earlier?.previous)}
                      empty={rate.previousDisplay === '—'}
                      label={`${rate.zh}上期 ${rate.previousDisplay}`}
                    >
                      {rate.previousDisplay}
                    </CaseLink>
                  </td>
                  <td className="num">
                    <span title={rate.overPrevious.zh}>{shortPoints(rate.overPrevious.zh)}</span>
                  </td>
                </>
              )}
              <td className="num">
                <CaseLink
                  to={inWindow(rate.denominatorRef, earlier?.lastYear)}
                  empty={rate.lastYearDisplay === '—'}
                  label={`${rate.zh}上年同期 ${rate.lastYearDisplay}`}
                >
                  {rate.lastYearDisplay}
                </CaseLink>
              </td>
              <td className="num">
                <span title={rate.overLastYear.zh}>{shortPoints(rate.overLastYear.zh)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
