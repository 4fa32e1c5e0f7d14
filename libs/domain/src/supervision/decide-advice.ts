import type { AffairContext } from '../affairs/affair.js';
import { dayOf, dueDayOf } from '../affairs/steps.js';
import { addDays } from '../calendar.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import type { SupervisionCommandOf } from './commands.js';
import type { SupervisionEvent } from './events.js';
import type { SupervisionState } from './state.js';

const sinceOpening = (state: SupervisionState) => [{ on: state.openedOn, zh: '立项' }];

/** 工作建议 (D27); 追究责任 goes only to whoever manages the cadre or unit (O-88). */
export function advise(
  state: SupervisionState,
  command: SupervisionCommandOf<'advise'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const { adviceType, addressee } = command;
  refuseIf(addressee === 'jointConference', 'ADVICE_TO_CONFERENCE', {
    article: 'citation',
    message: '对联席会议只能“提请”措施,不能发工作建议(R-53)。',
    detail: { field: 'addressee' },
  });
  refuseIf(adviceType === 'accountability' && addressee !== 'managingAuthority', 'ACCOUNTABILITY_ADDRESSEE', {
    article: 'citation',
    message: '追究责任的建议只能向有管理权限的机关提出(O-88)。',
    detail: { field: 'addressee' },
  });
  const on = dayOf(command.on, ctx, sinceOpening(state));
  const replyDueOn =
    command.replyDueOn === undefined
      ? addDays(on, ctx.policy.adviceReplyDays)
      : dueDayOf(command.replyDueOn, 'replyDueOn', '要求反馈日期', on);
  return [
    {
      type: 'WorkAdviceSent',
      occurredOn: on,
      article: 'supervisionSystem',
      data: {
        adviceNo: state.advices.length + 1,
        adviceType,
        addressee,
        targetOrgId: command.targetOrgId ?? null,
        replyDueOn,
      },
      sealed: { advice: command.advice, to: command.to },
    },
  ];
}

/** 书面反馈采纳情况. */
export function recordAdoption(
  state: SupervisionState,
  command: SupervisionCommandOf<'recordAdoption'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const advice =
    state.advices.find(({ adviceNo }) => adviceNo === command.adviceNo) ??
    refuse('ADVICE_UNKNOWN', {
      article: 'supervisionSystem',
      message: `没有第${command.adviceNo}条建议。`,
      detail: { field: 'adviceNo' },
    });
  refuseIf(advice.answeredOn !== null, 'ADVICE_ALREADY_ANSWERED', {
    article: 'supervisionSystem',
    message: `第${command.adviceNo}条建议的采纳情况已经登记。`,
    detail: { field: 'adviceNo' },
  });
  return [
    {
      type: 'WorkAdviceAnswered',
      occurredOn: dayOf(command.on, ctx, [{ on: advice.sentOn, zh: '发出建议' }]),
      article: 'supervisionSystem',
      data: { adviceNo: command.adviceNo, adopted: command.adopted },
      sealed: { reason: command.reason },
    },
  ];
}

/** 约谈、通报、挂牌督办、责令整改 are the joint conference's: ours only to propose (R-53, 39③). */
export function proposeAccountability(
  state: SupervisionState,
  command: SupervisionCommandOf<'proposeAccountability'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  refuseIf(command.addressee !== 'jointConference', 'MEASURE_NOT_OURS', {
    article: 'citation',
    message: '约谈、通报、挂牌督办、责令限期整改是联席会议的措施,本机关只能向联席会议提请(R-53)。',
    detail: { field: 'addressee' },
  });
  return [
    {
      type: 'AccountabilityProposed',
      occurredOn: dayOf(command.on, ctx, sinceOpening(state)),
      article: 'citation',
      data: { proposalNo: state.proposals.length + 1, measure: command.measure, to: 'jointConference' },
      sealed: { grounds: command.grounds },
    },
  ];
}

export function recordOutcome(
  state: SupervisionState,
  command: SupervisionCommandOf<'recordOutcome'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const proposal =
    state.proposals.find(({ proposalNo }) => proposalNo === command.proposalNo) ??
    refuse('PROPOSAL_UNKNOWN', {
      article: 'citation',
      message: `没有第${command.proposalNo}项提请。`,
      detail: { field: 'proposalNo' },
    });
  refuseIf(proposal.answeredOn !== null, 'PROPOSAL_ALREADY_ANSWERED', {
    article: 'citation',
    message: `第${command.proposalNo}项提请的结果已经登记。`,
    detail: { field: 'proposalNo' },
  });
  return [
    {
      type: 'AccountabilityAnswered',
      occurredOn: dayOf(command.on, ctx, [{ on: proposal.sentOn, zh: '提请' }]),
      article: 'citation',
      data: { proposalNo: command.proposalNo, taken: command.taken },
      sealed: { outcome: command.outcome },
    },
  ];
}
