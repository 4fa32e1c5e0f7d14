import { useMemo } from 'react';
import type { CheckpointFigures } from '../../api';
import { EChart } from '../../charts/EChart';
import { failuresOption } from '../../charts/failures.option';
import { useChartLook } from '../../charts/use-chart-look';
import { Section } from '../../shared/Section';

const SHOWN = 4;

/** 四关: first pass, returned, and which checks fail most. */
export function CheckpointPart({ figures }: { figures: CheckpointFigures }) {
  const look = useChartLook();
  const failures = useMemo(() => figures.topFailures.slice(0, SHOWN), [figures]);
  const option = useMemo(() => failuresOption(failures, look), [failures, look]);
  return (
    <Section title="四关">
      <dl className="four">
        <div>
          <dt>提交审签</dt>
          <dd>{figures.submissions}</dd>
        </div>
        <div>
          <dt>首次提交</dt>
          <dd>{figures.firstSubmissions}</dd>
        </div>
        <div>
          <dt>一次通过</dt>
          <dd>
            {figures.firstPassed} <small>{figures.firstPassDisplay}</small>
          </dd>
        </div>
        <div>
          <dt>退回重办</dt>
          <dd>{figures.returned}</dd>
        </div>
      </dl>
      {failures.length === 0 ? (
        <p className="muted">本期没有未过的检查项。</p>
      ) : (
        <EChart
          option={option}
          height={6 + failures.length * 20}
          label={`未过最多的检查项:${failures.map((one) => `${one.zh} ${one.count} 次`).join('、')}`}
        />
      )}
    </Section>
  );
}
