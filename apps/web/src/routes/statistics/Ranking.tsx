import type { OrganisationRow } from '../../api';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';
import { behind, shortName, worstFirst } from './organisations';

const WORST = 5;

/** Five organisations to look at first with why, and the place of every one (O-70). */
export function Ranking({ rows }: { rows: OrganisationRow[] }) {
  const worst = worstFirst(rows)
    .filter(({ attention }) => attention.length > 0)
    .slice(0, WORST);
  const ranked = [...rows].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  return (
    <Section title="各单位" note="按期办结率排名,并列同名次;“小”为样本不足 5">
      {worst.length === 0 ? <p className="muted">没有需要特别关注的单位。</p> : null}
      <ol className="worst">
        {worst.map((row) => (
          <li key={row.orgId}>
            <strong>{shortName(row.name)}</strong>
            <span className="why" title={row.attention.join(';')}>
              {row.attention.join(';')}
            </span>
          </li>
        ))}
      </ol>
      <ol className="ranking" aria-label="排名">
        {ranked.map((row) => (
          <li key={row.orgId}>
            <span className="place">{row.rank ?? '—'}</span>
            <span className="who" title={row.name}>
              {shortName(row.name)}
            </span>
            <span className="num">
              <CaseLink
                to={behind(row, 'I-09', 'denominator')}
                empty={row.i09 === '—'}
                label={`${row.name}按期办结率 ${row.i09}`}
              >
                {row.i09}
              </CaseLink>
              {row.smallSample ? <span className="muted">小</span> : null}
              {row.manual ? <span className="muted">填报</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
