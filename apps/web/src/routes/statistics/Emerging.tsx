import type { CountFigure } from '../../api';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';
import { ChangeWords } from './CountTable';

function Line({ figure }: { figure: CountFigure }) {
  return (
    <li>
      <span className="what">{figure.zh}</span>
      <CaseLink to={figure.ref} empty={figure.current === 0} label={`${figure.zh} ${figure.current} 件`}>
        <strong>{figure.current}</strong> 件
      </CaseLink>
      <span className="muted">上期 {figure.previous}</span>
      <ChangeWords change={figure.overPrevious} />
    </li>
  );
}

/** What is rising, and the five areas that are watched in any case. */
export function Emerging({ emerging, byKeyArea }: { emerging: CountFigure[]; byKeyArea: CountFigure[] }) {
  const watched = byKeyArea.filter((one) => one.current + one.previous + one.lastYear > 0);
  return (
    <Section title="苗头">
      {emerging.length === 0 ? <p className="muted">本期没有明显增多的内容。</p> : null}
      <ul className="emerging">
        {emerging.map((figure) => (
          <Line key={figure.key} figure={figure} />
        ))}
      </ul>
      {watched.length > 0 ? (
        <>
          <h3>重点方面</h3>
          <ul className="emerging">
            {watched.map((figure) => (
              <Line key={figure.key} figure={figure} />
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
