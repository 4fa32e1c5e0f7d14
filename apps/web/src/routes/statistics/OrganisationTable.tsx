import type { OrganisationRow } from '../../api';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';
import { type Earlier, NotRegistered } from './CountTable';
import { inWindow } from './figure-address';
import { behind, worstFirst } from './organisations';

const NUMBERS = [
  ['i08', '按期告知率', 'I-08'],
  ['i09', '按期办结率', 'I-09'],
  ['i10', '办结率', 'I-10'],
] as const;

/** The organisations in full, those to look at first, with why; ranked by I-09, a tie shares its place. */
export function OrganisationTable({ rows, earlier }: { rows: OrganisationRow[]; earlier: Earlier }) {
  return (
    <Section title="各单位明细" note="以按期办结率排名,分母为 0 的不排" className="no-print">
      <table className="book figures organisations">
        <thead>
          <tr>
            <th className="num">名次</th>
            <th>单位</th>
            <th className="num">总量</th>
            <th className="num">上年同期</th>
            {NUMBERS.map(([key, zh]) => (
              <th key={key} className="num">
                {zh}
              </th>
            ))}
            <th className="num">超期未结</th>
            <th className="num">退回</th>
            <th>为什么看它</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst(rows).map((row) => (
            <tr key={row.orgId}>
              <td className="num">{row.rank ?? '—'}</td>
              <td>
                {row.name}
                {row.smallSample ? <span className="muted"> 样本小</span> : null}
                {row.manual ? <span className="muted"> 手工填报</span> : null}
              </td>
              <td className="num now">
                <CaseLink to={row.ref} empty={row.total === 0} label={`${row.name}总量 ${row.total}`}>
                  {row.total}
                </CaseLink>
              </td>
              {row.totalLastYear === null || row.totalLastYear === undefined ? (
                <NotRegistered zh="上年同期" />
              ) : (
                <td className="num">
                  <CaseLink
                    to={inWindow(row.ref, earlier?.lastYear)}
                    empty={row.totalLastYear === 0}
                    label={`${row.name}上年同期 ${row.totalLastYear}`}
                  >
                    {row.totalLastYear}
                  </CaseLink>
                </td>
              )}
              {NUMBERS.map(([key, zh, measure]) => (
                <td key={key} className="num">
                  <CaseLink
                    to={behind(row, measure, 'denominator')}
                    empty={row[key] === '—'}
                    label={`${row.name}${zh} ${row[key]}`}
                  >
                    {row[key]}
                  </CaseLink>
                </td>
              ))}
              <td className="num">
                {row.overdueOpen > 0 ? (
                  <CaseLink
                    to={behind(row, 'overdueOpen')}
                    empty={false}
                    label={`${row.name}超期未结 ${row.overdueOpen}`}
                  >
                    <strong className="light red">■ {row.overdueOpen}</strong>
                  </CaseLink>
                ) : (
                  0
                )}
              </td>
              <td className="num">
                <CaseLink
                  to={behind(row, 'returned')}
                  empty={row.returned === 0}
                  label={`${row.name}退回 ${row.returned}`}
                >
                  {row.returned}
                </CaseLink>
              </td>
              <td>{row.attention.join(';') || <span className="muted">—</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
