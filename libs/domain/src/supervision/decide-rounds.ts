import type { AffairContext } from '../affairs/affair.js';
import { dayOf, dueDayOf } from '../affairs/steps.js';
import { roll } from '../calendar.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import type { SupervisionCommandOf } from './commands.js';
import type { SupervisionEvent } from './events.js';
import { currentRound, type SupervisionRound, type SupervisionState } from './state.js';

/** 督办通知: begins a round; between two rounds nothing is open (立项—检查—反馈—再检查). */
export function inspect(
  state: SupervisionState,
  command: SupervisionCommandOf<'inspect'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  refuseIf(currentRound(state) !== null, 'ROUND_STILL_OPEN', {
    article: 'inspectionProcedure',
    message: `第${state.round}轮督办通知已发出,等反馈和再检查以后才有下一轮(§1.7)。`,
    detail: { field: 'type', round: state.round },
  });
  const sentOn = dayOf(command.on, ctx, [
    { on: state.openedOn, zh: '立项' },
    { on: state.rounds.at(-1)?.reinspectedOn ?? null, zh: '上一轮再检查' },
  ]);
  return [
    {
      type: 'SupervisionNoticeSent',
      occurredOn: sentOn,
      article: 'supervisionSystem',
      data: {
        round: state.round,
        noticeNo: `${state.number ?? ''}(第${state.round}轮)`,
        feedbackDueOn: dueDayOf(command.feedbackDueOn, 'feedbackDueOn', '反馈期限', sentOn),
      },
      sealed: { requirement: command.requirement },
    },
  ];
}

/** Signing for the notice starts the period of feedback (`superviseDue`, §4.6). */
export function signNotice(
  state: SupervisionState,
  command: SupervisionCommandOf<'signNotice'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const round = openRound(state);
  refuseIf(round.signedOn !== null, 'NOTICE_ALREADY_SIGNED', {
    article: 'supervisionSystem',
    message: `第${round.round}轮督办通知已于 ${round.signedOn ?? ''} 签收。`,
    detail: { field: 'type' },
  });
  const on = dayOf(command.on, ctx, [{ on: round.sentOn, zh: '发出督办通知' }]);
  return [
    {
      type: 'SupervisionNoticeSigned',
      occurredOn: on,
      article: 'supervisionSystem',
      data: { round: round.round },
    },
  ];
}

/** 书面反馈: stops `superviseDue`; late when it comes after the legal day. */
export function giveFeedback(
  state: SupervisionState,
  command: SupervisionCommandOf<'giveFeedback'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const round = openRound(state);
  const on = dayOf(command.on, ctx, [{ on: round.signedOn ?? round.sentOn, zh: '督办通知' }]);
  const legalDue = roll(ctx.calendar, round.dueOn);
  return [
    {
      type: 'SupervisionFeedbackGiven',
      occurredOn: on,
      article: 'supervisionSystem',
      data: {
        round: round.round,
        byAccountId: ctx.actor.accountId,
        byOrgId: ctx.actor.orgId,
        late: !legalDue.provisional && on > legalDue.date,
      },
      sealed: { feedback: command.feedback },
    },
  ];
}

/** 再检查: passed, or back to 检查 with the next round. Whoever answered does not look again. */
export function reinspect(
  state: SupervisionState,
  command: SupervisionCommandOf<'reinspect'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const round = openRound(state);
  const { accountId } = ctx.actor;
  refuseIf(
    accountId !== null && state.answeredBy.includes(accountId) && !ctx.organisation.smallOffice,
    'REINSPECTOR_ANSWERED',
    {
      article: 'inspectionProcedure',
      message: '作反馈的人不能自己再检查(§2.14):请另一人再检查。',
      detail: { field: 'type' },
    },
  );
  return [
    {
      type: 'SupervisionReinspected',
      occurredOn: dayOf(command.on, ctx, [{ on: round.feedbackOn, zh: '反馈' }]),
      article: 'inspectionProcedure',
      data: { round: round.round, passed: command.passed },
      sealed: { finding: command.finding },
    },
  ];
}

function openRound(state: SupervisionState): SupervisionRound {
  return (
    currentRound(state) ??
    refuse('ROUND_NOT_OPEN', {
      article: 'inspectionProcedure',
      message: `第${state.round}轮督办通知还没有发出,先“发督办通知”。`,
      detail: { field: 'type', round: state.round },
    })
  );
}
