import { ZONES, zhOf } from '#domain/glossary';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { RegisterRow } from '../../../api';
import { categoryName, useDirectory } from '../../../shared/directory';
import { channelZh, classShort, statusZh } from '../../../shared/labels';
import { shortDay } from '../../../shared/dates';
import { Due, Light } from '../../../shared/Light';
import { useViewer } from '../../../shared/viewer';

function Row({ row, selected }: { row: RegisterRow; selected: boolean }) {
  const directory = useDirectory();
  const { today } = useViewer();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <tr ref={element} aria-selected={selected}>
      <td className="nowrap no">
        <Link to={`/petitions/${row.petitionId}`}>{row.displayNo}</Link>
      </td>
      <td className="nowrap">{shortDay(row.receivedOn, today)}</td>
      <td className="nowrap">
        {channelZh(row.channel)}
        {(row.visitorCount ?? 0) > 1 ? ` ${row.visitorCount} 人` : ''}
      </td>
      <td className="nowrap who" title={row.petitioner ?? undefined}>
        {row.petitioner}
      </td>
      <td className="subject">
        <div>
          <Link to={`/petitions/${row.petitionId}`} title={row.title} tabIndex={-1}>
            {row.title}
          </Link>
          {row.zone === 'general' ? null : <span className="chip accent">{zhOf(ZONES, row.zone)}</span>}
          {row.urgent ? <span className="chip accent">紧急</span> : null}
          {row.repeat ? <span className="chip">重复</span> : null}
        </div>
      </td>
      <td className="nowrap kind" title={categoryName(directory, row.categoryCode)}>
        {classShort(row.class)} · {categoryName(directory, row.categoryCode)}
      </td>
      <td className="nowrap">{statusZh(row.status)}</td>
      <td className="nowrap">{row.handlerName ?? <span className="muted">未指定</span>}</td>
      <td className="nowrap">
        <Light light={row.light} />
      </td>
      <td className="num">
        <Due
          nominal={row.nextNominalDue}
          legal={row.nextLegalDue}
          remaining={row.remaining}
          unit={row.unit ?? 'day'}
          provisional={row.nextProvisional}
        />
      </td>
    </tr>
  );
}

/** The register as an office book: one line for each petition. */
export function RegisterTable({ rows, selected }: { rows: RegisterRow[]; selected: number }) {
  return (
    <table className="book register">
      <thead>
        <tr>
          <th>编号</th>
          <th>收到</th>
          <th>渠道</th>
          <th>信访人</th>
          <th>标题</th>
          <th>类别 · 内容</th>
          <th>状态</th>
          <th>承办</th>
          <th>灯</th>
          <th className="num">最近的期限</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Row key={row.petitionId} row={row} selected={at === selected} />
        ))}
      </tbody>
    </table>
  );
}
