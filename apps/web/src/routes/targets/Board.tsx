import { Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { getTargetBoardOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { Answer, Empty } from '../../shared/states';
import { useViewer } from '../../shared/viewer';
import { quartersUpTo } from '../affairs/quarters';

/** Each unit's year so far: what was to be reached by this quarter, what was, and the score (O-86, O-87). */
export function Board() {
  const { today } = useViewer();
  const quarters = quartersUpTo(today);
  const [code, setCode] = useState(quarters[0]?.value ?? '');
  const query = useQuery(
    getTargetBoardOptions({
      query: { year: Number(code.slice(0, 4)), quarter: Number(code.slice(5)) as 1 | 2 | 3 | 4 },
    }),
  );
  return (
    <>
      <div className="affair-bar no-print">
        <Select
          value={code}
          onChange={setCode}
          options={quarters}
          aria-label="截至哪一季"
          style={{ width: 150 }}
        />
        <span className="muted">
          {query.data ? `截至 ${query.data.asOf}${query.data.note ? `;${query.data.note}` : ''}` : ''}
        </span>
      </div>
      <Answer query={query} rows={8}>
        {(board) =>
          board.units.length === 0 ? (
            <Empty>{board.year} 年没有下达目标。</Empty>
          ) : (
            board.units.map((unit) => (
              <Section
                key={unit.orgId}
                title={unit.orgName}
                note={
                  unit.inView
                    ? `得分 ${unit.score}${unit.deduction > 0 ? `(已扣 ${unit.deduction} 分)` : ''}`
                    : '您看不到这个单位的件,实绩和得分由部长、审核人、扎口负责人看'
                }
              >
                <table className="book">
                  <thead>
                    <tr>
                      <th>指标</th>
                      <th className="num">年度目标</th>
                      <th className="num">到本季应达</th>
                      <th className="num">实绩</th>
                      <th>达到</th>
                      <th className="num">权重</th>
                      <th className="num">得分</th>
                    </tr>
                  </thead>
                  <tbody>
                    {unit.lines.map((line) => (
                      <tr key={line.affairId}>
                        <td>{line.zh}</td>
                        <td className="num">
                          {line.op === 'atLeast' ? '≥' : '≤'} {line.target}
                        </td>
                        <td className="num">{line.due}</td>
                        <td className="num">{line.actual}</td>
                        <td>
                          {line.met === true ? (
                            <span className="light green">● 达到</span>
                          ) : line.met === false ? (
                            <span className="light red">■ 未达</span>
                          ) : unit.inView ? (
                            '不计分'
                          ) : (
                            '—'
                          )}
                        </td>
                        <td className="num">{line.weight}</td>
                        <td className="num">{line.earned}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Section>
            ))
          )
        }
      </Answer>
    </>
  );
}
