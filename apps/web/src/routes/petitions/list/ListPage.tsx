import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import type { RegisterRow } from '../../../api';
import { getMembersOptions } from '../../../api/@tanstack/react-query.gen';
import { petitionsFound } from '../../../shared/petitions-found';
import { areWordsLost } from '../../../shared/search-words';
import { Answer, Empty } from '../../../shared/states';
import { usePageTitle } from '../../../shared/use-page-title';
import { useViewer } from '../../../shared/viewer';
import { useRowKeys } from '../../../shared/use-row-keys';
import { rememberList } from '../neighbours';
import { type CameFrom, figureTitle } from '../../statistics/figure-title';
import { FigureNote } from './FigureNote';
import { FilterBar } from './FilterBar';
import { countWords, filterCount, filtersOf, withFilters, type Filters } from './filters';
import { RegisterTable } from './RegisterTable';
import './list.css';

const PAGE_SIZE = 50;
/** Who may give out papers in stacks (QP03). */
const RUNNING = ['windowHead', 'deputyLeader', 'leader'];
const NO_ROWS: RegisterRow[] = [];
const SORTS = [
  { value: 'received', label: '按收到日' },
  { value: 'due', label: '按期限' },
  { value: 'updated', label: '按最近变动' },
];

/** The same selection, on the page of runs. */
function runAddress(address: URLSearchParams): string {
  const next = withFilters(address, { sort: null });
  next.set('tab', 'runs');
  return next.toString();
}

function Nothing({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  // taking away what is asked for would show every petition, which nobody asked for
  if (filters.statRef && filterCount(filters) === 0) return <Empty>这个数后面没有您可以打开的件。</Empty>;
  const narrowed = filterCount(filters) > 0 || filters.q;
  return narrowed ? (
    <Empty action={<Button onClick={onClear}>清除条件</Button>}>
      没有符合条件的信访件{filters.q ? `:“${filters.q}”` : ''}。
    </Empty>
  ) : (
    <Empty>还没有登记过信访件。</Empty>
  );
}

/** The register: filters in the address, one page after another by key, never by offset. */
export function ListPage() {
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const filters = filtersOf(address);
  const isLost = areWordsLost(address);
  const { roles } = useViewer();
  const query = useQuery({
    ...petitionsFound({ limit: PAGE_SIZE, ...filters }),
    placeholderData: keepPreviousData,
    enabled: !isLost,
  });
  const page = isLost ? undefined : query.data;
  const selected = useRowKeys(page?.items ?? NO_ROWS, (row) => void navigate(`/petitions/${row.petitionId}`));
  const { statRef } = filters;
  const figure = useQuery({
    ...getMembersOptions({ query: { ref: statRef ?? '' } }),
    enabled: statRef !== undefined,
    retry: false,
  }).data;
  const heading =
    statRef !== undefined
      ? figure === undefined
        ? '统计数字对应的信访件'
        : figureTitle(figure)
      : filters.q
        ? `查找“${filters.q}”`
        : '信访件';
  usePageTitle('信访件');

  useEffect(() => {
    if (!page || query.isPlaceholderData) return;
    rememberList(page.items.map((row) => row.petitionId));
    // Asked in the search box and only one answers: straight to it.
    const only = page.items.length === 1 && !page.next ? page.items[0] : undefined;
    const openOnly = (location.state as { openOnly?: boolean } | null)?.openOnly;
    if (only && openOnly) void navigate(`/petitions/${only.petitionId}`, { replace: true });
  }, [page, query.isPlaceholderData, location.state, navigate]);

  // narrowing the list behind a figure does not lose the way back to it
  const from = (location.state as CameFrom)?.from;
  const show = (next: URLSearchParams) => setAddress(next, from === undefined ? {} : { state: { from } });
  const change = (changes: Parameters<typeof withFilters>[1]) => show(withFilters(address, changes));
  return (
    <>
      <div className="title">
        <h1>{heading}</h1>
        {page ? (
          <span className="muted" role="status">
            {countWords(page.total, page.items.length, Boolean(page.next) || filters.after !== undefined)}
          </span>
        ) : null}
        <span className="end">
          {roles.some((role) => RUNNING.includes(role)) ? (
            <Link to={`/papers?${runAddress(address)}`}>批量出文书</Link>
          ) : null}
          <Select
            aria-label="排序"
            value={filters.sort ?? 'received'}
            options={SORTS}
            onChange={(sort) => change({ sort })}
            popupMatchSelectWidth={false}
          />
        </span>
      </div>
      {statRef === undefined ? null : <FigureNote statRef={statRef} figure={figure} />}
      <FilterBar filters={filters} onChange={change} />
      {isLost ? (
        <Empty action={<Button onClick={() => show(new URLSearchParams())}>看全部信访件</Button>}>
          查找的词不留在地址里:刷新、另开窗口或换人登录以后,请在上面重新输入。
        </Empty>
      ) : (
        <Answer query={query} rows={14}>
          {(shown) =>
            shown.items.length === 0 ? (
              <Nothing
                filters={filters}
                onClear={() => show(new URLSearchParams(filters.statRef ? { statRef: filters.statRef } : {}))}
              />
            ) : (
              <>
                <RegisterTable rows={shown.items} selected={selected} />
                <div className="pages">
                  {filters.after ? <Button onClick={() => change({})}>回到第一页</Button> : null}
                  {shown.next ? (
                    <Button
                      onClick={() => {
                        const next = withFilters(address, {});
                        next.set('after', shown.next ?? '');
                        show(next);
                      }}
                    >
                      下一页
                    </Button>
                  ) : (
                    <span className="muted">到底了</span>
                  )}
                </div>
              </>
            )
          }
        </Answer>
      )}
    </>
  );
}
