import { dueOf, openClock } from '../../deadlines/index.js';
import type { RaiseObjection } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { documentNo, signedNoOf } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { isUnderArticle23Third } from './checks/arrival-consistency.js';
import { requireFlag } from './checks/codes.js';
import { requireNotBefore, requirePast } from './checks/dates.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import type { Decided } from './word-to-below.js';

/** 详细说明理由 (23③): fewer characters than these say nothing in detail. */
const DETAILED = 20;

/** It was decided to object, and the objection is still to go out within its days. */
export const isObjectionToRaise = ({ status, triage, objection }: PetitionState): boolean =>
  status === 'triaged' && triage?.intakeDecision === 'objection' && objection === null;

/**
 * 提出异议: only against what a petition office or superior transferred or assigned, only before acceptance, only
 * for what belongs neither to us nor to our own system, within 5 working days of our signing. The duty and the
 * notification clock stay here until the sender consents.
 * @rejects OBJECTION_ORIGIN OBJECTION_NOT_IN_PROFILE OBJECTION_AFTER_ACCEPTANCE OBJECTION_ALREADY_ANSWERED
 * OBJECTION_WITHIN_OWN_SYSTEM OBJECTION_LATE TEXT_TOO_SHORT
 */
export function raiseObjection(state: PetitionState, command: RaiseObjection, ctx: DecisionContext): Decided {
  const { arrival } = state;
  refuseIf(!isUnderArticle23Third(arrival), 'OBJECTION_ORIGIN', {
    article: 'objection',
    message: '只有信访部门、上级组织部门转送、交办的件可以提出异议(R-15、R-27)。',
    detail: { field: 'type' },
  });
  refuseIf(ctx.policy.objectionDays === null, 'OBJECTION_NOT_IN_PROFILE', {
    article: 'objection',
    message: '2005年条例没有异议程序(§1.15)。',
    detail: { field: 'type' },
  });
  refuseIf(state.accepted !== null, 'OBJECTION_AFTER_ACCEPTANCE', {
    article: 'objection',
    message: '已经受理的件不能再提异议(R-15)。',
    detail: { field: 'type' },
  });
  refuseIf(state.objection !== null, 'OBJECTION_ALREADY_ANSWERED', {
    article: 'objection',
    message: '转出方已答复异议不同意,责任在本机关,请重新分流(R-15)。',
    detail: { field: 'type' },
  });
  refuseIf(
    requireFlag(command.belongsToOwnSystem, 'belongsToOwnSystem', '属本系统'),
    'OBJECTION_WITHIN_OWN_SYSTEM',
    {
      article: 'transferWithinSystem',
      message: '属于本系统下级职权的不能异议退回,应转送、交办下级并告知信访人去向(R-24)。',
      detail: { field: 'belongsToOwnSystem' },
    },
  );
  const signedForOn = arrival.signedForOn ?? arrival.receivedOn;
  const sentOn = requirePast(command.sentOn, 'sentOn', '异议函发出日', ctx);
  requireNotBefore(sentOn, 'sentOn', '异议函发出日', { on: signedForOn, zh: '签收日' });
  const clock = openClock('objectionDue', signedForOn, { policy: ctx.policy, calendar: ctx.calendar });
  const { nominalDue, legalDue } = dueOf(clock, ctx.calendar);
  refuseIf(sentOn > (legalDue ?? nominalDue), 'OBJECTION_LATE', {
    article: 'objection',
    message: `异议须自签收之日起${ctx.policy.objectionDays}个工作日内提出,不晚于${legalDue ?? nominalDue};逾期只能凭转出方书面同意协商退回(R-15)。`,
    detail: { field: 'sentOn', legalDue: legalDue ?? nominalDue },
  });
  const events: PetitionEvent[] = [
    {
      type: 'ObjectionRaised',
      occurredOn: sentOn,
      article: 'objection',
      data: { docNo: signedNoOf(state, command.documentId) ?? documentNo('letter', sentOn, ctx), sentOn },
      sealed: {
        reason: requireText(command.reason, 'reason', '异议的理由', {
          max: TEXT_LIMITS.reason,
          min: DETAILED,
        }),
        suggestedOrgan: requireText(command.suggestedOrgan, 'suggestedOrgan', '建议承办机关', { max: 100 }),
      },
    },
  ];
  return { events, others: objectionToldUp(state, events, ctx) };
}

/** The superior who sent it hears of the objection at once, on whichever way it was raised. */
function objectionToldUp(
  state: PetitionState,
  events: readonly PetitionEvent[],
  ctx: DecisionContext,
): Decided['others'] {
  const raised = events.find((event) => event.type === 'ObjectionRaised');
  if (raised === undefined || state.above === null || !ctx.related?.state) return [];
  const { sentOn } = raised.data;
  return [
    {
      petitionId: state.above.parentId,
      events: [{ type: 'ObjectionReceived', occurredOn: sentOn, article: 'objection', data: { sentOn } }],
    },
  ];
}
