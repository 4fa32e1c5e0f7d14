import { CHECKPOINTS, zhOf } from '#domain/glossary';
import { Button } from 'antd';
import type { GateView, TimelineEntry, VerdictView } from '../../../api';

const VALUE: Record<string, { shape: string; zh: string; tone: string }> = {
  passed: { shape: '●', zh: '通过', tone: 'green' },
  failed: { shape: '■', zh: '未过', tone: 'red' },
  awaitingPerson: { shape: '▲', zh: '待签', tone: 'orange' },
  notApplicable: { shape: '', zh: '不适用', tone: 'grey' },
};

export type SignVerdict = (verdict: VerdictView, passed: boolean) => void;

function Verdict({
  verdict,
  timeline,
  onSign,
}: {
  verdict: VerdictView;
  timeline: TimelineEntry[];
  onSign?: SignVerdict;
}) {
  const value = VALUE[verdict.value] ?? { shape: '', zh: verdict.value, tone: 'grey' };
  const events = timeline.filter((entry) => verdict.decidedBy.includes(entry.eventId));
  const openByPerson = verdict.kind !== 'auto' && verdict.value !== 'passed';
  return (
    <li className={`verdict ${verdict.value}`}>
      <div className="verdict-line">
        <span className={`light ${value.tone}`}>
          <i aria-hidden="true">{value.shape}</i>
          <span>{value.zh}</span>
        </span>
        <span>
          {verdict.check} {verdict.zh}
          {verdict.hard ? null : <span className="muted">(软)</span>}
        </span>
        {onSign && openByPerson ? (
          <span className="sign">
            <Button
              size="small"
              aria-label={`${verdict.check} 合格并签名`}
              onClick={() => onSign(verdict, true)}
            >
              合格
            </Button>
            <Button
              size="small"
              aria-label={`${verdict.check} 不合格`}
              onClick={() => onSign(verdict, false)}
            >
              不合格
            </Button>
          </span>
        ) : null}
      </div>
      {verdict.missing.length > 0 ? <p className="missing">缺:{verdict.missing.join('、')}</p> : null}
      {verdict.value === 'failed' && verdict.wayOut ? <p className="muted">怎么办:{verdict.wayOut}</p> : null}
      {verdict.finding ? <p className="finding">发现:{verdict.finding}</p> : null}
      {events.length > 0 ? (
        <details className="decided">
          <summary>依据 {events.length} 条记录</summary>
          {events.map((event) => (
            <p key={event.eventId}>
              {event.occurredOn} {event.sentence}
            </p>
          ))}
        </details>
      ) : null}
    </li>
  );
}

/** One gate as four short lists: what passed, what is missing, what waits for a signature. */
export function Verdicts({
  gate,
  timeline,
  onSign,
}: {
  gate: GateView;
  timeline: TimelineEntry[];
  onSign?: SignVerdict;
}) {
  return (
    <>
      {Object.keys(CHECKPOINTS).map((checkpoint) => {
        const all = gate.verdicts.filter((one) => one.checkpoint === checkpoint);
        const judged = all.filter((one) => one.value !== 'notApplicable');
        const apart = all.length - judged.length;
        const open = judged.filter((one) => one.value !== 'passed').length;
        return (
          <section className="checkpoint" key={checkpoint} aria-label={zhOf(CHECKPOINTS, checkpoint)}>
            <h3>
              {zhOf(CHECKPOINTS, checkpoint)}
              <span className={open > 0 ? 'light red small' : 'light green small'}>
                {judged.length === 0 ? '' : open > 0 ? `■ ${open} 项未了` : '● 通过'}
              </span>
              {apart > 0 ? <span className="muted small">另 {apart} 项不适用</span> : null}
            </h3>
            {judged.length === 0 ? <p className="muted">没有适用的项。</p> : null}
            <ul>
              {judged.map((verdict) => (
                <Verdict key={verdict.check} verdict={verdict} timeline={timeline} onSign={onSign} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
