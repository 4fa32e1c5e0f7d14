import { GATES, zhOf } from '#domain/glossary';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../api';
import { Empty } from '../../../shared/states';
import { openGate } from '../actions/spec';
import { Verdicts } from './Verdicts';

/** The four checkpoints, live: judged now or on the day that is looked at, or as they were recorded when the gate was passed. */
export function Gates({ petition, on }: { petition: CaseView; on?: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const gate = petition.gates.find((one) => one.gate === chosen) ?? openGate(petition);
  if (!gate) return <Empty>此件不过四关审核。</Empty>;
  const waiting = gate.verdicts.filter(({ value }) => value === 'awaitingPerson').length;
  return (
    <>
      <div className="gate-head">
        <Segmented
          aria-label="关口"
          value={gate.gate}
          onChange={setChosen}
          options={petition.gates.map((one) => ({ value: one.gate, label: zhOf(GATES, one.gate) }))}
        />
        <span className="muted small">
          {gate.recorded ? '已记录的审核' : `按${on ?? '现在'}的材料判断,尚未记录`} · 第 {gate.round} 轮 ·
          规则 {gate.ruleSet}
        </span>
      </div>
      {waiting > 0 && !gate.recorded ? (
        <p className="muted">
          待签的 {waiting} 项由审核人在“四关审核”里逐项核对、签名;审核人不能是承办人(§2.14)。
        </p>
      ) : null}
      <Verdicts gate={gate} timeline={petition.timeline} />
      {petition.reworks.map((one) => (
        <div className="rework" key={`${one.gate}${one.round}`}>
          <strong>
            第 {one.round} 轮退回重办({zhOf(GATES, one.gate)})
          </strong>{' '}
          {one.reason} 期限 {one.dueOn},{one.doneOn ? `${one.doneOn} 再次提交` : '尚未再次提交'}
          <ul>
            {one.requiredActions.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        </div>
      ))}
      {petition.completions.map((one, at) => (
        <div className="rework" key={`补正${at}`}>
          <strong>第 {at + 1} 次补正手续</strong> {one.orderedOn} 要求,期限 {one.dueOn}
          <ul>
            {one.requiredActions.map((action, index) => (
              <li key={index}>{action}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
