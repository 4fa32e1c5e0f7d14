import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CalendarView } from '../../../api';
import { getCalendarOptions } from '../../../api/@tanstack/react-query.gen';
import { instantWords } from '../../../shared/dates';
import { Section } from '../../../shared/Section';
import { Answer } from '../../../shared/states';
import { useViewer } from '../../../shared/viewer';
import { CalendarForm, type ChangeKind } from './CalendarForm';
import { writeDays } from './holiday-file';

function Years({ years }: { years: CalendarView['years'] }) {
  return (
    <table className="book">
      <thead>
        <tr>
          <th className="num">年份</th>
          <th>放假</th>
          <th>调休上班</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, rest, work, source }) => (
          <tr key={year}>
            <td className="num">{year}</td>
            <td>{writeDays(rest, year)}</td>
            <td>{writeDays(work, year)}</td>
            <td className="muted">{source ? `${source.docNo} ${source.title}` : '随系统'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Extras({ calendar }: { calendar: CalendarView }) {
  const { local, sensitive } = calendar;
  if (local.length === 0 && sensitive.length === 0) return null;
  return (
    <Section title="地方放假日、敏感时期">
      <table className="book">
        <tbody>
          {local.map(({ year, rest, source }) => (
            <tr key={year}>
              <td>地方放假日 {year}</td>
              <td>{rest.length === 0 ? '(已全部取消)' : writeDays(rest, year)}</td>
              <td className="muted">{source.docNo}</td>
            </tr>
          ))}
          {sensitive.map(({ periodId, name, from, to, source }) => (
            <tr key={periodId}>
              <td>敏感时期 {name}</td>
              <td>
                {from} 至 {to}(到期前三日起每日提醒)
              </td>
              <td className="muted">{source.docNo}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Changes({ calendar }: { calendar: CalendarView }) {
  const { today } = useViewer();
  if (calendar.changes.length === 0) return null;
  return (
    <Section title="变更记录">
      <table className="book">
        <tbody>
          {calendar.changes.map((change) => (
            <tr key={change.version}>
              <td className="nowrap muted">{instantWords(change.at, today)}</td>
              <td>{change.what}</td>
              <td className="muted">{change.docNo}</td>
              <td className="muted">{change.by}</td>
              <td className="muted">{change.version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Shown({ calendar }: { calendar: CalendarView }) {
  const [form, setForm] = useState<ChangeKind | null>(null);
  const { missingYear: missing } = calendar;
  return (
    <>
      <div className="title">
        <h1>工作日历</h1>
        <span className="muted" role="status">
          {calendar.version} · {calendar.followed ? '时钟都已按此计算' : '正在按此重算时钟…'}
        </span>
        {calendar.mayChange ? (
          <span className="end" style={{ display: 'flex', gap: 8 }}>
            <Button onClick={() => setForm('sensitive')}>录入敏感时期</Button>
            <Button onClick={() => setForm('local')}>地方放假日</Button>
            <Button type="primary" onClick={() => setForm('national')}>
              装入一年放假安排
            </Button>
          </span>
        ) : null}
      </div>
      {missing ? (
        <Alert
          type="warning"
          showIcon
          style={{ margin: '12px 0' }}
          message={`${missing} 年放假安排还没有装入`}
          description={`国务院办公厅一般在十一月初公布。${calendar.provisionalClocks ? `${calendar.provisionalClocks} 口在走的时钟因此只能暂定` : '在那以前跨年的时钟只能暂定'}:暂定日照常提醒,不判超期、不督办。`}
        />
      ) : null}
      {calendar.mayChange ? null : (
        <p className="muted">工作日历全系统一份,由最上一级单位的系统管理员装入。</p>
      )}
      <Extras calendar={calendar} />
      <Section title="放假安排" note="只列与普通周末不同的日子">
        <Years years={calendar.years} />
      </Section>
      <Changes calendar={calendar} />
      {form ? (
        <CalendarForm
          kind={form}
          version={calendar.version}
          followed={calendar.followed}
          year={missing ?? calendar.years[0]?.year ?? 2026}
          onClose={() => setForm(null)}
        />
      ) : null}
    </>
  );
}

/** 工作日历: what is in force, what is missing, and how it is changed. */
export function CalendarAdmin() {
  const query = useQuery({
    ...getCalendarOptions(),
    refetchInterval: ({ state }) => (state.data?.followed === false ? 3_000 : false),
  });
  return (
    <Answer query={query} rows={8}>
      {(calendar) => <Shown calendar={calendar} />}
    </Answer>
  );
}
