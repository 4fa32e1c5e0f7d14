import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { getFastLaneOptions } from '../../api/@tanstack/react-query.gen';
import { CutNote } from '../../shared/CutNote';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';

/** 快速通道台账 (L25): what the lane covers and by when it has to be ended. */
export function FastLane() {
  const query = useQuery(getFastLaneOptions());
  return (
    <Answer query={query} rows={4}>
      {(board) => (
        <div className="fast-lane">
          <Section
            title="快速通道台账"
            note={`${board.total} 件${board.lifted > 0 ? `,撤出 ${board.lifted} 件` : ''}`}
          >
            <CutNote
              shown={board.rows.length}
              total={board.total}
              unit="件"
              hint="全部的件到“台账”里打印、导出 L25。"
            />
            {board.rows.length === 0 ? (
              <p className="muted">没有落在快速通道里的来件。</p>
            ) : (
              <table className="book">
                <thead>
                  <tr>
                    <th>通道</th>
                    <th>件号</th>
                    <th>单位</th>
                    <th>收到</th>
                    <th>状态</th>
                    <th className="num">查结期限</th>
                  </tr>
                </thead>
                <tbody>
                  {board.rows.map((row) => (
                    <tr key={`${row.period}${row.petitionId}`}>
                      <td>{row.period}</td>
                      <td className="nowrap">
                        <Link to={`/petitions/${row.petitionId}`}>{row.displayNo}</Link>
                      </td>
                      <td>{row.orgName}</td>
                      <td className="nowrap">{row.receivedOn}</td>
                      <td className="nowrap">{row.statusZh}</td>
                      <td className="num nowrap">
                        {row.complex ? <span className="muted">复杂 </span> : null}
                        {row.overdue ? <span className="light red">■ {row.dueOn}</span> : row.dueOn}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
        </div>
      )}
    </Answer>
  );
}
