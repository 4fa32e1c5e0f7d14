import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { RetentionEnded } from '../../api';
import { getRetentionEndedOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { AffairForm, type OpenCommand } from '../affairs/AffairForm';
import { AffairRegister } from '../affairs/AffairRegister';
import { useAffairList } from '../affairs/use-affairs';
import './destruction.css';

type Zone = RetentionEnded['zone'];
const ZONES: { value: Zone; label: string }[] = [
  { value: 'general', label: '一般卷' },
  { value: 'accusation', label: '检举控告卷' },
  { value: 'sealed', label: '密封卷' },
];

type Picks = { picked: readonly string[]; onPick: (ids: string[]) => void };

function Due({ due, picked, onPick }: { due: RetentionEnded } & Picks) {
  const free = due.rows.filter(({ obstacles }) => obstacles.length === 0).map(({ petitionId }) => petitionId);
  if (due.rows.length === 0)
    return <p className="muted">到 {due.today} 没有您能查阅的、保管期限届满的卷。</p>;
  const toggle = (id: string, on: boolean) =>
    onPick(on ? [...picked, id] : picked.filter((one) => one !== id));
  return (
    <div className="affair-scroll destruction-due" tabIndex={0} role="region" aria-label="期满的卷">
      <table className="book">
        <thead>
          <tr>
            <th>
              <input
                type="checkbox"
                aria-label="全选可以列入的"
                disabled={free.length === 0}
                checked={free.length > 0 && free.every((id) => picked.includes(id))}
                onChange={({ target }) => onPick(target.checked ? free : [])}
              />
            </th>
            <th>信访件</th>
            <th>档号</th>
            <th className="num">页数</th>
            <th>归档</th>
            <th>保管期限</th>
            <th>届满</th>
            <th>能否列入</th>
          </tr>
        </thead>
        <tbody>
          {due.rows.map((row) => (
            <tr key={row.petitionId}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`选 ${row.displayNo}`}
                  disabled={row.obstacles.length > 0}
                  checked={picked.includes(row.petitionId)}
                  onChange={({ target }) => toggle(row.petitionId, target.checked)}
                />
              </td>
              <td className="nowrap">
                <Link to={`/petitions/${row.petitionId}`}>{row.displayNo}</Link>
              </td>
              <td className="nowrap">{row.archivalCode}</td>
              <td className="num">{row.pageCount}</td>
              <td className="nowrap">
                {row.archivedOn}
                {row.archivingEnteredOn.slice(0, 4) === row.archivedOn.slice(0, 4) ? null : (
                  <span className="muted small"> {row.archivingEnteredOn} 录入</span>
                )}
              </td>
              <td className="nowrap">{row.retention}</td>
              <td className="nowrap">{row.keptUntil}</td>
              <td>{row.obstacles.length === 0 ? '可以' : row.obstacles.join('')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 档案销毁 (§6.5): the files whose period is over, and the lists in which they are appraised, approved and destroyed. */
export function DestructionPage() {
  usePageTitle('档案销毁');
  const { today } = useViewer();
  const [address, setAddress] = useSearchParams();
  const zone = ZONES.find(({ value }) => value === address.get('zone'))?.value ?? 'general';
  const [picked, setPicked] = useState<string[]>([]);
  const [open, setOpen] = useState<OpenCommand | null>(null);
  const due = useQuery(getRetentionEndedOptions({ query: { zone } }));
  const list = useAffairList('destructions').data?.opens.find(({ command }) => command === 'list');
  const choose = (value: Zone) => {
    setPicked([]);
    setAddress({ zone: value }, { replace: true });
  };
  return (
    <>
      <div className="title">
        <h1>档案销毁</h1>
        <span className="muted">鉴定、审批、双人监销以后才销毁;销毁以后不能恢复(§6.5)</span>
      </div>
      <p className="links no-print">
        <Link to="/registers?code=L31">销毁清册 L31(打印、导出)</Link>
        <Link to="/registers?code=L18">归档移交台账 L18</Link>
      </p>
      <Section
        title="保管期限届满的卷"
        note={due.data ? `${due.data.rows.length} 卷${due.data.more ? ',还有更多' : ''}` : undefined}
        end={
          list ? (
            <Button
              type="primary"
              disabled={picked.length === 0}
              onClick={() =>
                setOpen({
                  action: list,
                  version: null,
                  preset: { petitionIds: picked, title: `${today.slice(0, 4)} 年期满的${zh(zone)}` },
                })
              }
            >
              列入销毁清册{picked.length > 0 ? `(${picked.length} 卷)` : ''}
            </Button>
          ) : null
        }
      >
        <div className="affair-bar">
          <Segmented<Zone> options={ZONES} value={zone} onChange={choose} aria-label="库别" />
          <span className="muted small">检举控告卷与一般卷分库分柜,不列在同一份清册里</span>
        </div>
        <Answer query={due} rows={5}>
          {(ended) => <Due due={ended} picked={picked} onPick={setPicked} />}
        </Answer>
      </Section>
      <Section title="销毁清册">
        <p className="muted small">
          销毁以前做的备份里还有内容和密钥,请告知系统管理员;最早的备份到期删去以后,才算销毁完毕。
        </p>
        <AffairRegister
          path="destructions"
          start="all"
          opening={false}
          empty="还没有销毁清册。在上面选定期满的卷,列入清册。"
        />
      </Section>
      <AffairForm
        open={open}
        onClose={() => {
          setOpen(null);
          setPicked([]);
        }}
      />
    </>
  );
}

const zh = (zone: Zone): string => ZONES.find(({ value }) => value === zone)?.label ?? '';
