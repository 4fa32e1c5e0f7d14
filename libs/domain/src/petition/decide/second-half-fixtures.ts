/** Histories and shorthands for the specs of the second half of the road; not used by the program. */
import { gateOutcome, judgeGate } from '../../checkpoints/index.js';
import type { PetitionCommand } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { ArrivalFacts, PetitionEvent } from '../events.js';
import {
  accepted,
  accusation,
  arrival,
  designated,
  noted,
  noticed,
  on,
  registered,
  result,
  signature,
  triaged,
  uuid,
} from '../spec-fixtures.js';
import { stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';

/** A reason that says something (QE05). */
export const reason = '涉及三个年度的工资档案,须向两个单位调取原始凭证逐笔核对,情况复杂。';

export const appeal = [registered(), triaged('2026-03-04'), designated('2026-03-04')];
export const inHand = [...appeal, accepted('2026-03-05'), noted('2026-03-10', uuid(31), 'statement')];
const accused = accusation();
export const verified = [
  registered(accused),
  triaged('2026-03-04', accused),
  designated('2026-03-04'),
  accepted('2026-03-05'),
  noted('2026-03-10', uuid(31), 'interviewTranscript'),
];

export const decided = (
  history: PetitionEvent[],
  command: PetitionCommand,
  ctx: DecisionContext,
): PetitionEvent[] => [...history, ...decide(stateAfter(...history), command, ctx).events];

export const examiner = on('2026-04-14', 'examiner');

export const submitted = (facts: ArrivalFacts = arrival()): PetitionEvent[] =>
  decided(
    [
      registered(facts),
      triaged('2026-03-04', facts),
      designated('2026-03-04'),
      noticed('2026-03-09'),
      accepted('2026-03-05'),
      noted('2026-03-10', uuid(31), 'statement'),
      noted('2026-03-10', uuid(32), 'recusalDeclaration'),
    ],
    result('2026-04-10'),
    on('2026-04-10'),
  );

export const signedAll = (history: PetitionEvent[], gate: 'signing' | 'closing', ctx: DecisionContext) =>
  gateOutcome(judgeGate(stateAfter(...history), gate, ctx)).awaiting.reduce(
    (events, check) => decided(events, { type: 'signCheck', gate, check, passed: true }, ctx),
    history,
  );

export const passed = (history: PetitionEvent[], gate: 'signing' | 'closing', ctx: DecisionContext) => {
  const signed = signedAll(history, gate, ctx);
  const { failedSoft } = gateOutcome(judgeGate(stateAfter(...signed), gate, ctx));
  const softFailureRemarks = Object.fromEntries(failedSoft.map((check) => [check, '已说明']));
  return decided(signed, { type: 'passGate', gate, softFailureRemarks }, ctx);
};

export const issue = {
  type: 'issue',
  documentKind: 'handlingOpinion',
  documentId: uuid(53),
  title: '处理意见',
  issuedOn: '2026-04-15',
  approval: signature('deputy', '2026-04-15'),
} as const;
export const issuedOf = (facts?: ArrivalFacts) =>
  decided(passed(submitted(facts), 'signing', examiner), issue, on('2026-04-15', 'deputy'));
export const posted = (facts?: ArrivalFacts) =>
  decided(
    issuedOf(facts),
    { type: 'dispatch', method: 'posted', dispatchedOn: '2026-04-16' },
    on('2026-04-16'),
  );
export const delivered = () =>
  decided(
    posted(),
    { type: 'recordDelivery', deliveredOn: '2026-04-20', how: 'signed', receivedBy: '某甲' },
    on('2026-04-20'),
  );
