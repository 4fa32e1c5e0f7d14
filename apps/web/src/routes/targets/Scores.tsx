import { Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { ScoreLine, ScoreUnit } from '../../api';
import { getScoresOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { Answer, Empty } from '../../shared/states';
import { useViewer } from '../../shared/viewer';
import { quartersUpTo } from '../affairs/quarters';
import { figureAddress, memberAddress } from '../statistics/figure-address';
import { useHere } from '../statistics/figure-title';

const PARTS = [
  ['numeratorRef', '分子'],
  ['denominatorRef', '分母'],
  ['lastYearRef', '上年'],
] as const;

/** From the points to what they were counted from. */
function Parts({ line }: { line: ScoreLine }) {
  const here = useHere();
  return PARTS.map(([key, zh]) => {
    const ref = line[key];
    const label = key === 'numeratorRef' && line.denominatorRef === null ? '件' : zh;
    return ref ? (
      <Link
        key={key}
        className="figure"
        to={figureAddress(ref)}
        state={here}
        aria-label={`${line.zh}${label},看这些件`}
      >
        {label}{' '}
      </Link>
    ) : null;
  });
}

/** What was taken off, each with the act behind it. */
function Deductions({ unit }: { unit: ScoreUnit }) {
  return unit.deductions.length === 0 ? null : (
    <p>
      扣分:
      {unit.deductions.map((one) => (
        <Link key={one.affairId} to={memberAddress({ kind: 'accountability', id: one.affairId })}>
          {one.title}(扣 {one.points} 分){' '}
        </Link>
      ))}
    </p>
  );
}

function Lines({ unit }: { unit: ScoreUnit }) {
  return (
    <table className="book">
      <thead>
        <tr>
          <th>计分项</th>
          <th>办法</th>
          <th className="num">满分</th>
          <th>数</th>
          <th className="num">得分</th>
        </tr>
      </thead>
      <tbody>
        {unit.lines.map((line) => (
          <tr key={line.affairId}>
            <td>
              <Link to={memberAddress({ kind: 'score-item', id: line.affairId })}>{line.zh}</Link>
            </td>
            <td>{line.rule}</td>
            <td className="num">{line.full}</td>
            <td>
              {line.basis} <Parts line={line} />
            </td>
            <td className="num">{line.earned}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 考核得分 by the scheme of the year: place, score, and what each point was made of (§3.3, O-70, O-87). */
export function Scores() {
  const { today } = useViewer();
  const quarters = quartersUpTo(today);
  const [code, setCode] = useState(quarters[0]?.value ?? '');
  const query = useQuery(
    getScoresOptions({ query: { year: Number(code.slice(0, 4)), quarter: Number(code.slice(5)) } }),
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
        <span className="muted" role="status">
          {query.data
            ? `截至 ${query.data.asOf};方案满分 ${query.data.full} 分${query.data.full === 100 ? '' : '(不是 100 分,请核对方案)'}`
            : ''}
        </span>
      </div>
      <Answer query={query} rows={8}>
        {(board) =>
          board.full === 0 ? (
            <Empty>{board.year} 年还没有考核方案,在“考核方案”里逐项设。</Empty>
          ) : (
            board.units.map((unit) => (
              <Section
                key={unit.orgId}
                title={`${unit.unranked ? '不排名' : unit.place === null ? '—' : `第 ${unit.place} 名`} ${unit.name}`}
                note={`得分 ${unit.score}${unit.deduction > 0 ? `(已扣 ${unit.deduction} 分)` : ''}${unit.counted < board.full ? `;不计分的 ${board.full - unit.counted} 分按比例摊到其余各项` : ''}`}
              >
                {unit.unranked ? <p className="muted">{unit.unranked}。</p> : null}
                <Lines unit={unit} />
                <Deductions unit={unit} />
              </Section>
            ))
          )
        }
      </Answer>
    </>
  );
}
