import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import type { RegisterBookView } from '../../api';
import { getRegisterOptions, listRegistersOptions } from '../../api/@tanstack/react-query.gen';
import { DateField } from '../../shared/DateField';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { RegisterFilters } from './RegisterFilters';
import './registers.css';

/** Who may be named in a destruction list. */
const FILING = ['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader'];
/** Who reads what was done with accounts, beside the administrator (§9). */
const WATCHING = ['auditor', 'windowHead', 'leader'];
const EXPORTING = ['windowHead', 'deputyLeader', 'leader', 'auditor'];

function Lines({ book }: { book: RegisterBookView }) {
  if (book.rows.length === 0)
    return <Empty>{book.filterZh === '' ? '这一期间没有登记。' : '这一期间没有合乎条件的登记。'}</Empty>;
  const summed = book.sums.some((sum) => sum !== '');
  return (
    <div className="register-scroll" tabIndex={0} role="region" aria-label={book.zh}>
      <table className="book register-book">
        <thead>
          <tr>
            {book.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {book.rows.map((row, at) => (
            <tr key={`${row.petitionId ?? ''}${String(at)}`}>
              {row.cells.map((cell, n) => (
                <td key={book.columns[n]}>
                  {row.petitionId && /号$|编号|件号/.test(book.columns[n] ?? '') && cell !== '' ? (
                    <Link to={`/petitions/${row.petitionId}`}>{cell}</Link>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {summed ? (
          <tfoot>
            <tr>
              {book.sums.map((sum, at) => (
                <td key={book.columns[at]}>{at === 0 ? '合计' : sum}</td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

const FILTERS = ['orgId', 'class', 'channel', 'category', 'status', 'handlerId'] as const;

/** 台账: the office's books L01–L32, on the page, in print as the paper books look, and as a workbook. */
export function RegistersPage() {
  usePageTitle('台账');
  const { today, roles } = useViewer();
  const [address, setAddress] = useSearchParams();
  const books = useQuery(listRegistersOptions());
  // the auditor's is the book of looks
  const code = address.get('code') ?? books.data?.[0]?.code ?? 'L01';
  const info = books.data?.find((one) => one.code === code);
  // a filter left over from another book would be refused
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = address.get(name);
      return value !== null && info?.filters.includes(name) ? [[name, value]] : [];
    }),
  );
  const question = {
    from: address.get('from') ?? `${today.slice(0, 4)}-01-01`,
    to: address.get('to') ?? today,
    ...filters,
  };
  const { orgId } = filters;
  const book = useQuery({
    ...getRegisterOptions({
      path: { code },
      query: { ...question, orgId: orgId === undefined ? undefined : Number(orgId) },
    }),
    enabled: info !== undefined,
  });
  const set = (changes: Record<string, string | null | undefined>) =>
    setAddress(
      (before) => {
        for (const [key, value] of Object.entries(changes))
          if (value) before.set(key, value);
          else before.delete(key);
        return before;
      },
      { replace: true },
    );
  const file = (form: string) =>
    `/api/registers/${encodeURIComponent(code)}/${form}?${new URLSearchParams(question).toString()}`;
  const mayExport = roles.some((role) => EXPORTING.includes(role));

  return (
    <section className="registers">
      <div className="register-bar no-print">
        <Select
          aria-label="台账"
          style={{ minWidth: 260 }}
          value={code}
          // the states of one book are not those of another
          onChange={(picked: string) => set({ code: picked, status: null })}
          showSearch={{ optionFilterProp: 'label' }}
          options={(books.data ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.zh}` }))}
        />
        <label>
          自{' '}
          <DateField
            value={question.from}
            onChange={(day: string | null | undefined) => set({ from: day })}
          />
        </label>
        <label>
          至 <DateField value={question.to} onChange={(day: string | null | undefined) => set({ to: day })} />
        </label>
        {mayExport ? (
          <>
            <Button href={file('print')} target="_blank" rel="noreferrer">
              打印
            </Button>
            <Button href={file('xlsx')}>导出 xlsx</Button>
          </>
        ) : null}
        {roles.some((role) => FILING.includes(role)) ? (
          <Link to="/registers/destruction">档案销毁</Link>
        ) : null}
        {roles.some((role) => WATCHING.includes(role)) ? (
          <Link to="/registers/accounts">账号变动</Link>
        ) : null}
        {roles.includes('windowHead') ? <Link to="/registers/take-over">接管旧簿</Link> : null}
      </div>
      {info === undefined ? null : <RegisterFilters info={info} values={filters} onChange={set} />}
      <Answer query={book} rows={10}>
        {(opened) => (
          <>
            <p className="muted">
              {opened.zh},{opened.from} 至 {opened.to},共 {opened.total} 行
              {opened.filterZh === '' ? '' : `,${opened.filterZh}`}
              {opened.total > opened.rows.length ? `,显示前 ${opened.rows.length} 行,其余见打印和导出` : ''}
            </p>
            <Lines book={opened} />
          </>
        )}
      </Answer>
    </section>
  );
}
