import { LIGHTS } from '#domain/glossary';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { DeadlineBoard, DeadlineRow } from '../../api';
import { getDeadlineBoardOptions } from '../../api/@tanstack/react-query.gen';
import { CutNote } from '../../shared/CutNote';
import { statusZh } from '../../shared/labels';
import { Due, Light } from '../../shared/Light';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { DeadlineTabs } from './DeadlineTabs';
import { DayStrip } from './DayStrip';
import './deadlines.css';

const PAGE_SIZE = 100;

const dueOf = (row: DeadlineRow) => row.legalDue ?? row.nominalDue;

function Rows({ rows }: { rows: DeadlineRow[] }) {
  return (
    <table className="book deadline-rows">
      <thead>
        <tr>
          <th>灯</th>
          <th className="num">届满</th>
          <th>时钟</th>
          <th>编号</th>
          <th>标题</th>
          <th>状态</th>
          <th>承办</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.petitionId}${row.kind}${row.nominalDue}`}>
            <td className="nowrap">
              <Light light={row.light} />
            </td>
            <td className="num">
              <Due
                nominal={row.nominalDue}
                legal={row.legalDue}
                remaining={row.remaining}
                unit={row.unit}
                provisional={row.provisional}
              />
            </td>
            <td className="nowrap">{row.zh}</td>
            <td className="nowrap">
              <Link to={`/petitions/${row.petitionId}`}>{row.displayNo}</Link>
            </td>
            <td>{row.title}</td>
            <td className="nowrap">{statusZh(row.status)}</td>
            <td className="nowrap">{row.handlerName ?? '未指定'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Board({ board }: { board: DeadlineBoard }) {
  const [light, setLight] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [limit, setLimit] = useState(PAGE_SIZE);
  const ofDay = day ? board.rows.filter((row) => dueOf(row) === day || row.nominalDue === day) : board.rows;
  const shown = light ? ofDay.filter((row) => row.light.key === light) : ofDay;
  return (
    <>
      <div className="title">
        <h1>期限</h1>
        <span className="muted" role="status">
          在走的时钟 {board.total} 口,超期 {board.overdueCount} 口
        </span>
      </div>
      <CutNote
        shown={board.rows.length}
        total={board.total}
        unit="口"
        hint="最先届满的在前;下面按灯、按日筛选的数,只算列出的这些。"
      />
      <DayStrip days={board.days} today={board.today} picked={day} onPick={setDay} />
      <div className="light-filter" role="group" aria-label="按灯筛选">
        <Button size="small" type={light === null ? 'primary' : 'default'} onClick={() => setLight(null)}>
          全部 {ofDay.length}
        </Button>
        {Object.entries(LIGHTS).map(([key, one]) => (
          <Button
            key={key}
            size="small"
            type={light === key ? 'primary' : 'default'}
            aria-pressed={light === key}
            onClick={() => setLight(light === key ? null : key)}
          >
            {one.shape} {one.zh} {ofDay.filter((row) => row.light.key === key).length}
          </Button>
        ))}
        {day ? (
          <Button size="small" onClick={() => setDay(null)}>
            只看 {day} 到期 ×
          </Button>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <Empty>{board.rows.length === 0 ? '没有在走的时钟。' : '没有符合条件的时钟。'}</Empty>
      ) : (
        <Rows rows={shown.slice(0, limit)} />
      )}
      {shown.length > limit ? (
        <p style={{ paddingTop: 12 }}>
          <Button onClick={() => setLimit(limit + PAGE_SIZE)}>
            再看 {Math.min(PAGE_SIZE, shown.length - limit)} 口
          </Button>
        </p>
      ) : null}
    </>
  );
}

export function DeadlinesPage() {
  usePageTitle('期限');
  const query = useQuery(getDeadlineBoardOptions());
  return (
    <>
      <DeadlineTabs />
      <Answer query={query} rows={14}>
        {(board) => <Board board={board} />}
      </Answer>
    </>
  );
}
