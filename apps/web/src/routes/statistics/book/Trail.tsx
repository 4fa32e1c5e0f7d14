import type { ReportStep } from '../../../api';

const ACTS: Record<ReportStep['act'], string> = {
  drafted: '起草',
  submitted: '送审',
  returned: '退回',
  signed: '签发',
  corrected: '更正通知',
};

/** 经过: who drafted, sent, returned and signed a report, and why it came back (O-69). */
export function Trail({ steps }: { steps: ReportStep[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="report-trail" aria-label="经过">
      {steps.map((step, index) => (
        <li key={index}>
          {step.on} {step.by} {ACTS[step.act]}
          {step.act === 'drafted' ? `第 ${step.version} 版` : ''}
          {step.reason === null ? null : (
            <>
              ,理由:<strong>{step.reason}</strong>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
