import { columnsOf, requireApproval } from '../approvals.js';
import type { AnswerObjectionBelow, RecallAssignment, SendSealedPacket } from '../commands.js';
import type { DecisionContext, PetitionId } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { addWorkingDays } from '../../calendar.js';
import { STATUSES } from '../../glossary/index.js';
import type { PetitionState } from '../state.js';
import { optionalFlag, requireFlag, requireWhole } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { requireDay } from './preconditions.js';
import { letterInForce } from './send-down.js';

type Decided = { events: PetitionEvent[]; others: { petitionId: PetitionId; events: PetitionEvent[] }[] };

/** The petition below, where it is known and not over: what ended there stays as it ended. */
const childOf = (letter: NonNullable<PetitionState['below']>, ctx: DecisionContext): PetitionId | null => {
  const child = ctx.related?.state;
  return child && STATUSES[child.status].open ? letter.childId : null;
};

/**
 * 收回转送、交办 (§1.14): with reason and approval; here the road is chosen anew, below the petition goes back. No clock
 * is reset (O-25).
 * @rejects NOTHING_SENT_DOWN RESULT_ALREADY_ISSUED_BELOW TEXT_REQUIRED APPROVAL_LEVEL_TOO_LOW DATE_BEFORE_STEP
 */
export function recallAssignment(
  state: PetitionState,
  command: RecallAssignment,
  ctx: DecisionContext,
): Decided {
  const letter = letterInForce(state);
  if (letter === null)
    return refuse('NOTHING_SENT_DOWN', {
      article: 'passDown',
      message: '没有在途的转送、交办函可以收回(O-29)。',
      detail: { field: 'type' },
    });
  const below = ctx.related?.state;
  refuseIf(Boolean(below?.issued ?? below?.agreement), 'RESULT_ALREADY_ISSUED_BELOW', {
    article: 'oneDisposition',
    message: '下级已经签发结果,不能收回;对结果有异议的退回重办(O-50)。',
    detail: { field: 'type' },
  });
  const recalledOn = requireDay(ctx, {
    value: command.recalledOn,
    field: 'recalledOn',
    zh: '收回日',
    notBefore: [{ on: letter.sentOn, zh: '函的发出日' }],
  });
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['routing'],
      columns: columnsOf(state.arrival.subjects, state.class === 'accusation'),
      after: { on: letter.sentOn, zh: '函的发出日' },
    },
    ctx,
  );
  const reason = requireText(command.reason, 'reason', '收回的理由', { max: TEXT_LIMITS.reason });
  const recalled: PetitionEvent = {
    type: 'AssignmentRecalled',
    occurredOn: recalledOn,
    article: 'oneDisposition',
    data: { recalledOn, approval },
    sealed: { reason },
  };
  const childId = childOf(letter, ctx);
  return {
    events: [recalled],
    others: childId === null ? [] : [{ petitionId: childId, events: [recalled] }],
  };
}

/**
 * 答复下级异议: consent brings the matter back to us; refusal leaves it below, as does silence once the days of
 * the parameter are over.
 * @rejects OBJECTION_NOT_PENDING OBJECTION_DEEMED_CONSENT OBJECTION_NOT_YET_DEEMED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function answerObjectionBelow(
  state: PetitionState,
  command: AnswerObjectionBelow,
  ctx: DecisionContext,
): Decided {
  const letter = letterInForce(state);
  const objectedOn = letter?.objectedOn ?? null;
  if (letter === null || objectedOn === null)
    return refuse('OBJECTION_NOT_PENDING', {
      article: 'objection',
      message: '下级没有待复的异议(R-15)。',
      detail: { field: 'type' },
    });
  const consent = requireFlag(command.consent, 'consent', '同意');
  const deemed = optionalFlag(command.deemed, 'deemed', '视为不同意');
  refuseIf(deemed && consent, 'OBJECTION_DEEMED_CONSENT', {
    article: 'objection',
    message: '没有答复只能视为不同意(R-15)。',
    detail: { field: 'deemed' },
  });
  const decidedOn = requireDay(ctx, {
    value: command.decidedOn,
    field: 'decidedOn',
    zh: '答复日',
    notBefore: [{ on: objectedOn, zh: '异议函发出日' }],
  });
  const waitUntil = addWorkingDays(ctx.calendar, objectedOn, ctx.policy.objectionAnswerDays).date;
  refuseIf(deemed && decidedOn < waitUntil, 'OBJECTION_NOT_YET_DEEMED', {
    article: 'objection',
    message: `满${ctx.policy.objectionAnswerDays}个工作日(${waitUntil})没有答复才视为不同意(R-15)。`,
    detail: { field: 'deemed', waitUntil },
  });
  const sealed = present({
    remark: optionalText(command.remark, 'remark', '说明', { max: TEXT_LIMITS.reason }),
  });
  const childId = childOf(letter, ctx);
  return {
    events: [
      {
        type: 'ObjectionDecided',
        occurredOn: decidedOn,
        article: 'objection',
        data: { consent, deemed, decidedOn },
        sealed,
      },
    ],
    others:
      childId === null || ctx.related?.state?.status !== 'objectionPending'
        ? []
        : [
            {
              petitionId: childId,
              events: [
                {
                  type: 'ObjectionAnswered',
                  occurredOn: decidedOn,
                  article: 'objection',
                  data: { consent, deemed },
                  sealed,
                },
              ],
            },
          ],
  };
}

/**
 * 密封件送出 (O-10, O-11): what remains here is a number and two times.
 * @rejects NOT_REPORTED_UP PACKET_ALREADY_SENT TEXT_REQUIRED NUMBER_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function sendSealedPacket(
  state: PetitionState,
  command: SendSealedPacket,
  ctx: DecisionContext,
): PetitionEvent[] {
  refuseIf(state.triage?.intakeDecision !== 'passUp', 'NOT_REPORTED_UP', {
    article: 'reportUp',
    message: '只有报上级的件才有密封件(O-10)。',
    detail: { field: 'type' },
  });
  refuseIf(state.packet !== null, 'PACKET_ALREADY_SENT', {
    article: 'reportUp',
    message: '密封件已经送出(O-10)。',
    detail: { field: 'type' },
  });
  const packetNo = requireText(command.packetNo, 'packetNo', '密封件编号', { max: 40 });
  refuseIf(!/^[A-Za-z0-9-]+$/.test(packetNo), 'PACKET_NO_INVALID', {
    article: 'reportUp',
    message: '密封件编号只用字母、数字和短横,不写人名、事由(O-10)。',
    detail: { field: 'packetNo' },
  });
  const sentOn = requireDay(ctx, {
    value: command.sentOn,
    field: 'sentOn',
    zh: '密封件送出日',
    notBefore: [{ on: state.arrival.receivedOn, zh: '收到日' }],
  });
  return [
    {
      type: 'SealedPacketSent',
      occurredOn: sentOn,
      article: 'reportUp',
      data: {
        packetNo,
        sentOn,
        copies: requireWhole(command.copies, 'copies', '份数', { min: 1, max: 9 }),
      },
      sealed: { handedTo: requireText(command.handedTo, 'handedTo', '交给谁', { max: 100 }) },
    },
  ];
}
