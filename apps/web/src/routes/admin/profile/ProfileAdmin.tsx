import { BOUNDS, PARAMETER_ORIGINS, zhOf } from '#domain/glossary';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ParameterRow, ProfileView } from '../../../api';
import { getProfileOptions } from '../../../api/@tanstack/react-query.gen';
import { instantWords } from '../../../shared/dates';
import { organisationName, unitLabel, useDirectory } from '../../../shared/directory';
import { Section } from '../../../shared/Section';
import { Answer } from '../../../shared/states';
import { useViewer } from '../../../shared/viewer';
import { type Editing, ParameterForm } from './ParameterForm';

const EVIDENCE: Readonly<Record<string, string>> = { 核: '条文', 设: '设计', 忆: '待核' };

function Row({ row, onEdit }: { row: ParameterRow; onEdit: (() => void) | null }) {
  return (
    <tr>
      <td>{row.zh}</td>
      <td className="num">
        {row.origin === 'default' ? row.valueZh : <strong>{row.valueZh}</strong>}
        {row.valueZh === row.defaultZh ? null : <span className="muted">(缺省 {row.defaultZh})</span>}
      </td>
      <td>
        {row.origin === 'default' ? (
          <span className="muted">{PARAMETER_ORIGINS.default.zh}</span>
        ) : (
          zhOf(PARAMETER_ORIGINS, row.origin)
        )}
      </td>
      <td className="nowrap">{zhOf(BOUNDS, row.bound)}</td>
      <td className="muted">
        {EVIDENCE[row.evidence] ?? row.evidence}
        {row.article ? ` ${row.article}` : ''}
      </td>
      <td>
        {onEdit && row.bound !== 'fixed' ? (
          <Button size="small" onClick={onEdit} aria-label={`设定${row.zh}`}>
            设定
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function SetValues({ profile, onEnd }: { profile: ProfileView; onEnd: (editing: Editing) => void }) {
  const { today } = useViewer();
  const directory = useDirectory();
  if (profile.values.length === 0) return null;
  return (
    <Section title="设定记录" note="件保持它登记那天的口径;已办结的件不受后来的设定影响">
      <table className="book">
        <thead>
          <tr>
            <th className="num">序号</th>
            <th>参数</th>
            <th>起止</th>
            <th>单位</th>
            <th>理由、依据</th>
            <th>由谁</th>
            <th>
              <span className="visually-hidden">停用</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {profile.values.map((set) => (
            <tr key={set.no}>
              <td className="num">{set.no}</td>
              <td>
                {set.zh} <strong>{set.valueZh}</strong>
              </td>
              <td className="nowrap">
                {set.from} 至 {set.to ?? '—'}
              </td>
              <td>
                {organisationName(directory, set.orgId)}
                {set.forBelow ? '及下级' : ''}
              </td>
              <td>
                {set.reason}
                <span className="muted">
                  {' '}
                  {set.basis.docNo} {set.basis.title}
                </span>
              </td>
              <td className="muted">
                {set.by} {instantWords(set.at, today)}
              </td>
              <td>
                {profile.mayChange && set.orgId === profile.orgId && (!set.to || set.to > today) ? (
                  <Button size="small" onClick={() => onEnd({ end: set })} aria-label={`停用第${set.no}条`}>
                    停用
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Shown({ profile }: { profile: ProfileView }) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const of = (bounds: readonly string[]) => profile.parameters.filter(({ bound }) => bounds.includes(bound));
  const table = (rows: ParameterRow[]) => (
    <table className="book">
      <thead>
        <tr>
          <th>参数</th>
          <th className="num">现行值</th>
          <th>来自</th>
          <th>可否改</th>
          <th>依据</th>
          <th>
            <span className="visually-hidden">设定</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} onEdit={profile.mayChange ? () => setEditing({ set: row }) : null} />
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      {profile.mayChange ? null : <p className="muted">由本单位或者上级单位的系统管理员设定。</p>}
      <SetValues profile={profile} onEnd={setEditing} />
      <Section title="条文规定的期限" note="本机关的期限只能改短;信访人的权利和法定上限不能改">
        {table(of(['shorten', 'fixed']))}
      </Section>
      <Section title="本单位可定的期限、阈值和开关" note="改动记入事件,件上注明所用版本">
        {table(of(['free']))}
      </Section>
      {editing ? (
        <ParameterForm profile={profile} editing={editing} onClose={() => setEditing(null)} />
      ) : null}
    </>
  );
}

/** 期限与参数: what holds for an organisation, why, and how it is changed. */
export function ProfileAdmin() {
  const viewer = useViewer();
  const { organisations } = useDirectory();
  const [orgId, setOrgId] = useState(viewer.orgId);
  const query = useQuery(getProfileOptions({ query: { orgId } }));
  return (
    <>
      <div className="title">
        <h1>期限与参数</h1>
        <Select
          aria-label="单位"
          value={orgId}
          onChange={setOrgId}
          style={{ minWidth: 220 }}
          options={organisations.map((one) => ({ value: one.id, label: unitLabel(one) }))}
        />
        <span className="muted" role="status">
          今天登记的件按 {query.data?.version ?? '…'} 版口径
        </span>
      </div>
      <Answer query={query} rows={12}>
        {(profile) => <Shown profile={profile} />}
      </Answer>
    </>
  );
}
