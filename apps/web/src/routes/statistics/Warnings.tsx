import { useQuery } from '@tanstack/react-query';
import { getSignalsOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { CaseLink } from './CaseLink';
import type { Asked } from './Switches';

const SHOWN = 6;

/** 预警: what stands out, why, and the petitions behind it. */
export function Warnings({ asked }: { asked: Asked }) {
  const query = useQuery(getSignalsOptions({ query: asked }));
  const { data } = query;
  const signals = data?.signals ?? [];
  return (
    <Section title="预警" note={signals.length > SHOWN ? `${signals.length} 项,先列 ${SHOWN} 项` : null}>
      {data ? null : (
        <Answer query={query} rows={3}>
          {() => null}
        </Answer>
      )}
      {data && signals.length === 0 ? <p className="muted">本期没有预警。</p> : null}
      <ul className="warnings">
        {signals.map((one, index) => (
          <li key={one.ref} className={index < SHOWN ? '' : 'more no-print'}>
            <span className="what" title={`${one.zh}。${one.reason}`}>
              ▲ {one.zh}
            </span>
            <span className="why" title={one.reason}>
              {one.reason.replace(/^本期 \d+ 件;/, '')}
            </span>
            <CaseLink to={one.ref} empty={one.count === 0} label={`${one.zh} ${one.count} 件`}>
              <strong>{one.count}</strong> 件
            </CaseLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
