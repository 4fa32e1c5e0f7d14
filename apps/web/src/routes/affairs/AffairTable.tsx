import './affairs.css';
import type { AffairList, AffairRow } from '../../api';
import { Due, Light } from '../../shared/Light';
import { useViewer } from '../../shared/viewer';
import { isOverdueCell } from './overdue-cell';
import { saysWhose } from './whose-rows';

/** A register in the order of its columns; a line opens beside it. */
export function AffairTable({
  list,
  rows = list.rows,
  chosen,
  onChoose,
  without = [],
}: {
  list: AffairList;
  rows?: AffairRow[];
  chosen?: string | null;
  onChoose: (row: AffairRow) => void;
  /** Columns that this page does not need. */
  without?: string[];
}) {
  const hasClock = rows.some((row) => row.clock);
  const hasNumber = rows.some((row) => row.number);
  const hasTitle = rows.some((row) => row.title);
  const { orgId } = useViewer();
  const hasUnit = saysWhose(rows, list.columns, orgId);
  const hasPetition = rows.some((row) => row.petitionNo);
  const shown = list.columns.map((zh, at) => ({ zh, at })).filter(({ zh }) => !without.includes(zh));
  return (
    <table className="book affairs">
      <thead>
        <tr>
          {hasClock ? <th>灯</th> : null}
          {hasNumber ? <th>编号</th> : null}
          {hasUnit ? <th>单位</th> : null}
          {hasTitle ? <th>事项</th> : null}
          {hasPetition ? <th>信访件</th> : null}
          <th>状态</th>
          {shown.map(({ zh }) => (
            <th key={zh}>{zh}</th>
          ))}
          {hasClock ? <th className="num">届满</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.affairId} aria-selected={row.affairId === chosen} onClick={() => onChoose(row)}>
            {hasClock ? (
              <td className="nowrap">{row.open && row.clock ? <Light light={row.clock.light} /> : null}</td>
            ) : null}
            {hasNumber ? (
              <td className="nowrap">
                <button type="button" className="link" onClick={() => onChoose(row)}>
                  {row.number ?? '打开'}
                </button>
              </td>
            ) : null}
            {hasUnit ? <td>{row.orgName}</td> : null}
            {hasTitle ? (
              <td className="subject">
                {hasNumber ? (
                  row.title
                ) : (
                  <button type="button" className="link" onClick={() => onChoose(row)}>
                    {row.title || '打开'}
                  </button>
                )}
              </td>
            ) : null}
            {hasPetition ? <td className="nowrap">{row.petitionNo ?? '—'}</td> : null}
            <td className="nowrap">
              {hasNumber || hasTitle ? (
                row.statusZh
              ) : (
                <button type="button" className="link" onClick={() => onChoose(row)}>
                  {row.statusZh}
                </button>
              )}
            </td>
            {shown.map(({ zh, at }) => (
              <td key={zh} className={/^\d{4}-\d\d-\d\d$/.test(row.cells[at] ?? '') ? 'nowrap' : undefined}>
                {row.cells[at]}
                {isOverdueCell(zh, row.cells[at], { open: row.open, today: list.today }) ? (
                  <>
                    {' '}
                    <span className="light red">■ 已过期</span>
                  </>
                ) : null}
              </td>
            ))}
            {hasClock ? (
              <td className="num nowrap">
                {row.clock && row.open ? (
                  <Due
                    nominal={row.clock.nominalDue}
                    legal={row.clock.legalDue}
                    remaining={row.clock.remaining}
                    unit={row.clock.unit as 'day' | 'workday'}
                    provisional={row.clock.provisional}
                  />
                ) : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
