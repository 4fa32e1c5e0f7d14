import { Button } from 'antd';
import { useState } from 'react';
import type { Organisation } from '../../api';
import { useDirectory } from '../../shared/directory';
import { type OrganisationChange, OrganisationChangeDrawer } from './OrganisationChange';
import { OrganisationForm } from './OrganisationForm';

const LEVELS: Record<string, string> = { province: '省级', city: '市级', county: '县级' };

/** The tree as rows, each with its depth; organisations whose superior is not shown stand at the top. */
function asRows(all: Organisation[]): { organisation: Organisation; depth: number }[] {
  const known = new Set(all.map((one) => one.id));
  const under = (parentId: number | null, depth: number): { organisation: Organisation; depth: number }[] =>
    all
      .filter((one) =>
        parentId === null ? !one.parentId || !known.has(one.parentId) : one.parentId === parentId,
      )
      .flatMap((organisation) => [{ organisation, depth }, ...under(organisation.id, depth + 1)]);
  return under(null, 0);
}

type Changing = { organisation: Organisation; change: OrganisationChange };

function Row({
  organisation,
  depth,
  onChange,
}: {
  organisation: Organisation;
  depth: number;
  onChange: (change: OrganisationChange) => void;
}) {
  const { name, code, shortCode, level, active } = organisation;
  const onOff = active ? 'disable' : 'enable';
  return (
    <tr className={active ? '' : 'muted'}>
      <td style={{ paddingLeft: 8 + depth * 22 }}>
        {name}
        {active ? null : <span className="chip spaced">已停用</span>}
      </td>
      <td>{code}</td>
      <td>{shortCode}</td>
      <td>{LEVELS[level]}</td>
      <td className="nowrap">
        <span style={{ display: 'flex', gap: 6 }}>
          <Button size="small" onClick={() => onChange('rename')} aria-label={`更改${name}的名称`}>
            更名
          </Button>
          <Button
            size="small"
            onClick={() => onChange(onOff)}
            aria-label={`${active ? '停用' : '恢复使用'}${name}`}
          >
            {active ? '停用' : '恢复使用'}
          </Button>
        </span>
      </td>
    </tr>
  );
}

/** 单位: the tree, with what an administrator may do to each. */
export function Organisations() {
  const { organisations } = useDirectory();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState<Changing | null>(null);
  return (
    <>
      <div className="title" style={{ display: 'flex', marginBottom: 10 }}>
        <h1>单位</h1>
        <Button type="primary" style={{ marginLeft: 'auto' }} onClick={() => setOpen(true)}>
          新建单位
        </Button>
      </div>
      <table className="book">
        <thead>
          <tr>
            <th>名称</th>
            <th>机构码</th>
            <th>机关代字</th>
            <th>层级</th>
            <th>
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {asRows(organisations).map(({ organisation, depth }) => (
            <Row
              key={organisation.id}
              organisation={organisation}
              depth={depth}
              onChange={(change) => setChanging({ organisation, change })}
            />
          ))}
        </tbody>
      </table>
      {open ? <OrganisationForm onClose={() => setOpen(false)} /> : null}
      {changing ? <OrganisationChangeDrawer {...changing} onClose={() => setChanging(null)} /> : null}
    </>
  );
}
