import type { QuarterStatistics } from '../../../api';

/** The figures that were frozen, as they stand in every report of the period: the page of now goes on changing (O-65). */
export function SignedPage({ page }: { page: QuarterStatistics }) {
  const counts = [page.total, ...page.byChannel, ...page.byClass];
  return (
    <details className="signed-page">
      <summary>
        签发的数:信访总量 {page.total.current} 件;
        {page.rates.slice(0, 2).map((rate) => `${rate.zh} ${rate.display};`)}
        截至 {page.asOf} 24:00(点开看全部)
      </summary>
      <div className="halves">
        <table className="book figures">
          <thead>
            <tr>
              <th>项目</th>
              <th className="num">签发的数</th>
              <th className="num">上年同期</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ key, zh, current, lastYear }) => (
              <tr key={key}>
                <td>{zh}</td>
                <td className="num now">{current}</td>
                <td className="num">{lastYear ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="book figures">
          <thead>
            <tr>
              <th>指标</th>
              <th className="num">签发的数</th>
              <th className="num">分子/分母</th>
              <th className="num">上年同期</th>
            </tr>
          </thead>
          <tbody>
            {page.rates.map(({ id, zh, display, numerator, denominator, lastYearDisplay }) => (
              <tr key={id}>
                <td>{zh}</td>
                <td className="num now">{display}</td>
                <td className="num">
                  {numerator}/{denominator}
                </td>
                <td className="num">{lastYearDisplay}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
