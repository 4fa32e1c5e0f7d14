import type { OrganisationRow } from '../../api';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';

/** The organisations, those to look at first, with why; ranked by I-09, a tie shares its place. */
export function OrganisationTable({ rows }: { rows: OrganisationRow[] }) {
  const ordered = [...rows].sort(
    (a, b) => b.attention.length - a.attention.length || (a.rank ?? Infinity) - (b.rank ?? Infinity),
  );
  return (
    <Section title="各单位" note="按按期办结率排名,分母为 0 的不排">
      <table className="book figures organisations">
        <thead>
          <tr>
            <th className="num">名次</th>
            <th>单位</th>
            <th className="num">总量</th>
            <th className="num">上年同期</th>
            <th className="num">按期告知率</th>
            <th className="num">按期办结率</th>
            <th className="num">办结率</th>
            <th className="num">超期未结</th>
            <th className="num">退回</th>
            <th>为什么看它</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={row.orgId}>
              <td className="num">{row.rank ?? '—'}</td>
              <td>
                {row.name}
                {row.smallSample ? <span className="muted"> 样本小</span> : null}
              </td>
              <td className="num now">
                <CaseLink to={row.ref} empty={row.total === 0} label={`${row.name}总量 ${row.total}`}>
                  {row.total}
                </CaseLink>
              </td>
              <td className="num">{row.totalLastYear}</td>
              <td className="num">{row.i08}</td>
              <td className="num">{row.i09}</td>
              <td className="num">{row.i10}</td>
              <td className="num">
                {row.overdueOpen > 0 ? <strong className="light red">■ {row.overdueOpen}</strong> : 0}
              </td>
              <td className="num">{row.returned}</td>
              <td>{row.attention.join(';') || <span className="muted">—</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
