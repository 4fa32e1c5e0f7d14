import { Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { CutNote } from '../../shared/CutNote';
import { Answer, Empty } from '../../shared/states';
import { AffairForm, type OpenCommand } from './AffairForm';
import { AffairPanel } from './AffairPanel';
import { AffairTable } from './AffairTable';
import { useAffairList, type AffairQuery } from './use-affairs';

type Scope = NonNullable<AffairQuery['scope']>;
const SCOPES: { value: Scope; label: string }[] = [
  { value: 'open', label: '未了' },
  { value: 'ended', label: '已了' },
  { value: 'all', label: '全部' },
];

/** One register: what is open, what may be begun here, a line opened beside it. `?id=` opens one at once. */
export function AffairRegister({
  path,
  empty,
  start = 'open',
  without,
  withoutCommands,
  opening = true,
  end,
  first,
}: {
  path: string;
  empty: ReactNode;
  start?: Scope;
  without?: string[];
  withoutCommands?: readonly string[];
  /** False where the page around opens them itself. */
  opening?: boolean;
  end?: ReactNode;
  /** What is to be done first with the line that is open, before its own commands. */
  first?: (affairId: string) => ReactNode;
}) {
  const [scope, setScope] = useState<Scope>(start);
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState<OpenCommand | null>(null);
  const query = useAffairList(path, { scope });
  const chosen = address.get('id');
  const choose = (id: string | null) =>
    setAddress(
      (before) => {
        if (id === null) before.delete('id');
        else before.set('id', id);
        return before;
      },
      { replace: true },
    );
  return (
    <>
      <div className="affair-bar no-print">
        <Segmented<Scope> options={SCOPES} value={scope} onChange={setScope} aria-label="范围" />
        <span className="muted" role="status">
          {query.data ? `${query.data.total} 项` : ''}
        </span>
        <span className="end">
          {(opening ? (query.data?.opens ?? []) : []).map((action) => (
            <Button key={action.command} onClick={() => setOpen({ action, version: null })}>
              {action.zh}
            </Button>
          ))}
          {end}
        </span>
      </div>
      <Answer query={query} rows={10}>
        {(list) =>
          list.rows.length === 0 ? (
            <Empty>{empty}</Empty>
          ) : (
            <div className="affair-scroll">
              <CutNote
                shown={list.rows.length}
                total={list.total}
                unit="项"
                hint="期限近的、新的在前;全部的在“台账”里打印、导出。"
              />
              <AffairTable
                list={list}
                chosen={chosen}
                onChoose={(row) => choose(row.affairId)}
                without={without}
              />
            </div>
          )
        }
      </Answer>
      <AffairPanel
        path={path}
        affairId={chosen}
        withoutCommands={withoutCommands}
        first={chosen === null ? null : first?.(chosen)}
        onClose={() => choose(null)}
      />
      <AffairForm open={open} onClose={() => setOpen(null)} />
    </>
  );
}
