import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { TodoItem, WaitingBelowItem, Workbench } from '../../api';
import { getWorkbenchOptions } from '../../api/@tanstack/react-query.gen';
import { CutNote } from '../../shared/CutNote';
import { Due, Light } from '../../shared/Light';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useRowKeys } from '../../shared/use-row-keys';
import { useShortcuts } from '../../shared/use-shortcuts';
import { useViewer } from '../../shared/viewer';
import { ZeroReportNotice } from '../duty/ZeroReports';
import { rememberList } from '../petitions/neighbours';
import { DayStrip } from './DayStrip';
import './deadlines.css';

const KEYS = 9;

/** When it is due, its light and the petition: the same in both lists. */
function DueCells({ item }: { item: TodoItem | WaitingBelowItem }) {
  return (
    <>
      <td className="num">
        <Due
          nominal={item.nominalDue}
          legal={item.legalDue}
          remaining={item.remaining}
          unit={item.unit ?? 'day'}
          provisional={item.provisional}
        />
      </td>
      <td className="nowrap">
        <Light light={item.light} />
      </td>
      <td>
        <Link to={`/petitions/${item.petitionId}`}>
          <span className="muted">{item.displayNo}</span> {item.title}
        </Link>
      </td>
    </>
  );
}

/** What is missing at 补正 stands at the head of the case: no form opens over it. */
const addressOf = ({ petitionId, action, status }: TodoItem) =>
  status === 'completion' && action === 'addNote'
    ? `/petitions/${petitionId}?tab=gates`
    : `/petitions/${petitionId}?do=${encodeURIComponent(action)}`;

function Todo({ items }: { items: TodoItem[] }) {
  const navigate = useNavigate();
  const open = (item: TodoItem | undefined) => {
    if (!item) return;
    rememberList(items.map((one) => one.petitionId));
    void navigate(addressOf(item));
  };
  const selected = useRowKeys(items, open);
  useShortcuts(
    Array.from({ length: KEYS }, (_, at) => ({ key: String(at + 1), run: () => open(items[at]) })),
  );
  return (
    <table className="book todo-list">
      <thead>
        <tr>
          <th>
            <span className="visually-hidden">键</span>
          </th>
          <th>做什么</th>
          <th className="num">到什么时候</th>
          <th>灯</th>
          <th>信访件</th>
          <th>为什么</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <tr key={`${item.petitionId}${item.action}`} aria-selected={at === selected}>
            <td className="key">{at < KEYS ? <kbd>{at + 1}</kbd> : null}</td>
            <td className="nowrap">
              <Link
                className="what"
                to={addressOf(item)}
                onClick={() => rememberList(items.map((one) => one.petitionId))}
              >
                {item.what}
              </Link>
            </td>
            <DueCells item={item} />
            <td className="muted">{item.why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the units below owe: nothing to do here, but whoever sent it down has to see its day (§1.14). */
function Waiting({
  items,
  cut,
}: {
  items: WaitingBelowItem[];
  cut: { shown: number; total: number } | null;
}) {
  return (
    <section aria-labelledby="waiting-below">
      <h2 id="waiting-below">
        等待下级 <span className="muted small">{cut?.total ?? items.length} 件</span>
      </h2>
      {cut ? <CutNote {...cut} unit="件" hint="最先到期的在前;下级报上来一件,后面的就补上来。" /> : null}
      <table className="book todo-list">
        <thead>
          <tr>
            <th>等哪个单位</th>
            <th>等什么</th>
            <th className="num">到什么时候</th>
            <th>灯</th>
            <th>信访件</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.petitionId}>
              <td className="nowrap">{item.unitName ?? '—'}</td>
              <td>{item.ended ? <strong>{item.what}</strong> : item.what}</td>
              <DueCells item={item} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Desk({ bench }: { bench: Workbench }) {
  const [day, setDay] = useState<string | null>(null);
  const isPicked = (item: TodoItem | WaitingBelowItem) =>
    day === null || (item.legalDue ?? item.nominalDue) === day;
  const items = bench.items.filter(isPicked);
  const waiting = bench.waiting.filter(isPicked);
  return (
    <>
      <div className="title">
        <h1>工作台</h1>
        <span className="muted" role="status">
          {bench.total} 件要办{day ? `,${day} 到期 ${items.length} 件` : ''}
        </span>
      </div>
      <CutNote
        shown={bench.items.length}
        total={bench.total}
        unit="件"
        hint="最先到期的在前;办完一件,后面的就补上来。"
      />
      <DayStrip days={bench.days} today={bench.today} picked={day} onPick={setDay} />
      {items.length === 0 ? (
        <Empty>{day ? '这一天没有要办的。' : '现在没有要您办的事。'}</Empty>
      ) : (
        <Todo items={items} />
      )}
      {waiting.length > 0 ? (
        <Waiting
          items={waiting}
          cut={day === null ? { shown: waiting.length, total: bench.waitingTotal } : null}
        />
      ) : null}
    </>
  );
}

/** One list in the order of what must be done next: what, by when, why, one key. */
export function WorkbenchPage() {
  usePageTitle('工作台');
  const { roles } = useViewer();
  const query = useQuery(getWorkbenchOptions());
  return (
    <>
      <div className="waiting" role="status">
        {roles.includes('reception') || roles.includes('windowHead') ? <ZeroReportNotice /> : null}
      </div>
      <Answer query={query} rows={12}>
        {(bench) => <Desk bench={bench} />}
      </Answer>
    </>
  );
}
