import { CHECKPOINTS, GATES, zhOf } from '#domain/glossary';
import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { GateQueueRow } from '../../api';
import { getCheckpointAuditOptions, getGateQueueOptions } from '../../api/@tanstack/react-query.gen';
import { CutNote } from '../../shared/CutNote';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useShortcuts } from '../../shared/use-shortcuts';
import { useViewer } from '../../shared/viewer';
import { Examination } from './Examination';
import { whyNotMine } from './why-not-mine';
import './checkpoints.css';

function Queue({
  rows,
  chosen,
  onChoose,
}: {
  rows: GateQueueRow[];
  chosen: string;
  onChoose: (row: GateQueueRow) => void;
}) {
  return (
    <ul className="queue" aria-label="待审的件">
      {rows.map((row) => (
        <li key={`${row.petitionId}${row.gate}`}>
          <button
            type="button"
            className={row.petitionId === chosen ? 'chosen' : ''}
            aria-current={row.petitionId === chosen}
            onClick={() => onChoose(row)}
          >
            <span className="no">{row.displayNo}</span>
            <span>{row.title}</span>
            <span className="muted small">
              {zhOf(GATES, row.gate)}
              {row.round > 1 ? ` 第 ${row.round} 轮` : ''} · {row.since.slice(5)} 提交 ·{' '}
              {row.handlerName ?? '—'}
            </span>
            <span className="small marks">
              {row.failedHard > 0 ? <span className="light red">■ {row.failedHard} 项未过 </span> : null}
              {row.awaiting > 0 ? <span className="light orange">▲ {row.awaiting} 项待签 </span> : null}
              {row.failedHard + row.awaiting === 0 ? <span className="light green">● 可通过</span> : null}
              {row.mayExamine ? null : <span className="muted"> {whyNotMine(row)}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Desk({ rows, total }: { rows: GateQueueRow[]; total: number }) {
  const [address, setAddress] = useSearchParams();
  const asked = address.get('petition');
  const at = Math.max(
    0,
    rows.findIndex((row) => row.petitionId === asked),
  );
  const row = rows[at];
  const choose = (next: GateQueueRow | undefined) =>
    next && setAddress({ petition: next.petitionId }, { replace: true });
  useShortcuts([
    { key: 'j', run: () => choose(rows[Math.min(rows.length - 1, at + 1)]) },
    { key: 'k', run: () => choose(rows[Math.max(0, at - 1)]) },
  ]);
  // A case that has left the queue is no longer asked for.
  useEffect(() => {
    if (asked && !rows.some((one) => one.petitionId === asked)) setAddress({}, { replace: true });
  }, [asked, rows, setAddress]);

  if (!row) return <Empty>没有待审的件。办理人报结果、送达以后,会到这里来。</Empty>;
  return (
    <>
      <CutNote shown={rows.length} total={total} unit="件" hint="等得最久的在前;审完一件,后面的就补上来。" />
      <div className="desk">
        <Queue rows={rows} chosen={row.petitionId} onChoose={choose} />
        <Examination key={`${row.petitionId}${row.gate}`} row={row} />
      </div>
    </>
  );
}

function Audit() {
  const { today } = useViewer();
  const from = `${today.slice(0, 4)}-01-01`;
  const query = useQuery(getCheckpointAuditOptions({ query: { from, to: today } }));
  return (
    <Answer query={query} rows={10}>
      {(audit) =>
        audit.rows.length === 0 ? (
          <Empty>今年还没有审核记录。</Empty>
        ) : (
          <>
            <p className="form-note">
              {audit.from} 至 {audit.to} 已记录的审核
            </p>
            <table className="book audit">
              <thead>
                <tr>
                  <th>关</th>
                  <th>检查项</th>
                  <th className="num">通过</th>
                  <th className="num">未过</th>
                  <th className="num">不适用</th>
                </tr>
              </thead>
              <tbody>
                {audit.rows.map((row) => (
                  <tr key={row.check}>
                    <td>{zhOf(CHECKPOINTS, row.checkpoint)}</td>
                    <td>
                      {row.check} {row.zh}
                    </td>
                    <td className="num">{row.passed}</td>
                    <td className="num">{row.failed > 0 ? <strong>{row.failed}</strong> : 0}</td>
                    <td className="num">{row.notApplicable}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </Answer>
  );
}

/** 四关审核: the queue, the case, the four checkpoints side by side. */
export function CheckpointsPage() {
  usePageTitle('四关审核');
  const query = useQuery(getGateQueueOptions());
  return (
    <Tabs
      items={[
        {
          key: 'queue',
          label: query.data ? `待审 ${query.data.total}` : '待审',
          children: (
            <Answer query={query} rows={8}>
              {({ rows, total }) => <Desk rows={rows} total={total} />}
            </Answer>
          ),
        },
        { key: 'audit', label: '今年各项', children: <Audit />, destroyOnHidden: true },
      ]}
    />
  );
}
