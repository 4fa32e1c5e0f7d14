import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { CheckpointFigures } from '../../api';
import { EChart } from '../../charts/EChart';
import { failuresOption } from '../../charts/failures.option';
import { useChartLook } from '../../charts/use-chart-look';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';
import { figureAddress, otherMeasure } from './figure-address';
import { useHere } from './figure-title';

const SHOWN = 4;

/** 四关: first pass, returned, and which checks fail most. */
export function CheckpointPart({ figures, anyRef }: { figures: CheckpointFigures; anyRef: string }) {
  const navigate = useNavigate();
  const here = useHere();
  const link = (zh: string, count: number, measure: string) => (
    <CaseLink to={otherMeasure(anyRef, measure)} empty={count === 0} label={`${zh} ${count}`}>
      {count}
    </CaseLink>
  );
  const look = useChartLook();
  const failures = useMemo(() => figures.topFailures.slice(0, SHOWN), [figures]);
  // the chart draws from below
  const drawn = useMemo(() => [...failures].sort((a, b) => a.count - b.count), [failures]);
  const option = useMemo(() => failuresOption(drawn, look), [drawn, look]);
  return (
    <Section title="四关">
      <dl className="four">
        <div>
          <dt>提交审签</dt>
          <dd>{link('提交审签', figures.submissions, 'I-24b/denominator')}</dd>
        </div>
        <div>
          <dt>首次提交</dt>
          <dd>{link('首次提交', figures.firstSubmissions, 'I-24/denominator')}</dd>
        </div>
        <div>
          <dt>一次通过</dt>
          <dd>
            {link('一次通过', figures.firstPassed, 'I-24/numerator')}{' '}
            <small>{figures.firstPassDisplay}</small>
          </dd>
        </div>
        <div>
          <dt>退回重办</dt>
          <dd>{link('退回重办', figures.returned, 'I-24b/numerator')}</dd>
        </div>
      </dl>
      {failures.length === 0 ? (
        <p className="muted">本期没有未过的检查项。</p>
      ) : (
        <>
          <EChart
            option={option}
            height={6 + failures.length * 20}
            label={`未过最多的检查项:${failures.map((one) => `${one.zh} ${one.count} 次`).join('、')}`}
            onPick={(index) => {
              const ref = drawn[index]?.ref;
              if (ref) void navigate(figureAddress(ref), { state: here });
            }}
          />
          {/* for the keyboard and for who hears the page */}
          <ul className="visually-hidden">
            {failures.map((one) => (
              <li key={one.check}>
                <CaseLink to={one.ref ?? ''} empty={one.count === 0} label={`${one.zh}未过 ${one.count} 次`}>
                  {one.zh} {one.count}
                </CaseLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
