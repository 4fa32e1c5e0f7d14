import { Button } from 'antd';
import { cutWords } from '../../shared/cut-words';
import { Light } from '../../shared/Light';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useAffairList } from '../affairs/use-affairs';
import { cellOf, chartRows } from './chart-rows';
import './chart.css';

/** 挂图督查 on one A3: number × round × unit × due day × lamp, no name and no title (O-93). */
export function ChartPage() {
  usePageTitle('督办挂图');
  const query = useAffairList('supervisions', { scope: 'open' });
  return (
    <Answer query={query} rows={12}>
      {(list) => {
        const { shown, kept } = chartRows(list);
        // it hangs on the wall as the whole: better none than one that lacks lines
        if (list.total > list.rows.length)
          return (
            <Empty>
              {cutWords(list.rows.length, list.total, '项')}督办挂图要列全,现在项数太多,不能打印。
            </Empty>
          );
        return (
          <article className="wall-chart">
            <header>
              <h1>督办挂图</h1>
              <span>截至 {list.today}</span>
              <Button className="no-print" type="primary" onClick={() => window.print()}>
                打印 A3
              </Button>
            </header>
            {kept > 0 ? <p className="muted no-print">另有 {kept} 项涉及举报、密封件,不上挂图。</p> : null}
            {shown.length === 0 ? (
              <Empty>没有在办的督办。</Empty>
            ) : (
              <table className="book">
                <thead>
                  <tr>
                    <th>灯</th>
                    <th>督办编号</th>
                    <th>信访件</th>
                    <th>事由</th>
                    <th>责任单位</th>
                    <th className="num">轮次</th>
                    <th>阶段</th>
                    <th className="num">到期日</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((row) => (
                    <tr key={row.affairId}>
                      <td className="nowrap">{row.clock ? <Light light={row.clock.light} /> : '未发通知'}</td>
                      <td className="nowrap">{row.number}</td>
                      <td className="nowrap">{row.petitionNo ?? '—'}</td>
                      <td>{cellOf(list, row, '事由')}</td>
                      <td>{cellOf(list, row, '责任单位')}</td>
                      <td className="num">{cellOf(list, row, '轮次')}</td>
                      <td className="nowrap">{row.statusZh}</td>
                      <td className="num nowrap">{row.clock?.nominalDue ?? '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </article>
        );
      }}
    </Answer>
  );
}
