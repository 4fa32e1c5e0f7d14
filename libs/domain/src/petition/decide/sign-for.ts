import type { RecordSigning, SignFor } from '../commands.js';
import type { DecisionContext, PetitionId } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { optionalFlag } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { requireDay } from './preconditions.js';
import { deemedSigningDay, letterInForce } from './send-down.js';

type Decided = { events: PetitionEvent[]; others: { petitionId: PetitionId; events: PetitionEvent[] }[] };

/**
 * 签收 in the receiving organ (K-15): from this day its clocks run. Whoever lets the days of O-109 pass has signed on
 * the last of them, whenever he presses the button; the sender hears of it.
 * @rejects NOT_SENT_FROM_ABOVE DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function signFor(state: PetitionState, command: SignFor, ctx: DecisionContext): Decided {
  const { above } = state;
  if (above === null)
    return refuse('NOT_SENT_FROM_ABOVE', {
      article: 'startOfPeriod',
      message: '该件不是上级转送、交办来的,没有签收一步(K-15)。',
      detail: { field: 'type' },
    });
  const entered = requireDay(ctx, {
    value: command.signedForOn,
    field: 'signedForOn',
    zh: '签收日',
    notBefore: [{ on: above.letter.sentOn, zh: '函的发出日' }],
  });
  const last = deemedSigningDay(above.letter.sentOn, ctx);
  const deemed = entered > last;
  const signed = { signedForOn: deemed ? last : entered, deemed };
  const article = deemed ? 'deemedSigning' : 'startOfPeriod';
  return {
    events: [{ type: 'PetitionSignedFor', occurredOn: ctx.today, article, data: signed }],
    others: ctx.related?.state
      ? [
          {
            petitionId: above.parentId,
            events: [
              { type: 'AssignmentSignedFor', occurredOn: ctx.today, article, data: signed, sealed: {} },
            ],
          },
        ]
      : [],
  };
}

/**
 * 登记签收回执 of a unit on paper (O-107); without a receipt it counts as signed for once the days of O-109 are over.
 * @rejects NOTHING_SENT_DOWN SIGNED_FOR_ALREADY NOT_YET_DEEMED TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordSigning(
  state: PetitionState,
  command: RecordSigning,
  ctx: DecisionContext,
): PetitionEvent[] {
  const letter = letterInForce(state);
  if (letter === null)
    return refuse('NOTHING_SENT_DOWN', {
      article: 'passDown',
      message: '没有在途的转送、交办函(O-29)。',
      detail: { field: 'type' },
    });
  refuseIf(letter.signedForOn !== null, 'SIGNED_FOR_ALREADY', {
    article: 'startOfPeriod',
    message: '收件单位已经签收(K-15)。',
    detail: { field: 'type' },
  });
  const last = deemedSigningDay(letter.sentOn, ctx);
  const deemed = optionalFlag(command.deemed, 'deemed', '视为签收');
  refuseIf(deemed && ctx.today < last, 'NOT_YET_DEEMED', {
    article: 'deemedSigning',
    message: `满${ctx.policy.deemedSigningDays}个工作日(${last})没有签收才视为签收(O-109)。`,
    detail: { field: 'deemed', last },
  });
  const signedForOn = deemed
    ? last
    : requireDay(ctx, {
        value: command.signedForOn,
        field: 'signedForOn',
        zh: '签收日',
        notBefore: [{ on: letter.sentOn, zh: '函的发出日' }],
      });
  const evidence = deemed ? optionalText : requireText;
  return [
    {
      type: 'AssignmentSignedFor',
      occurredOn: ctx.today,
      article: deemed ? 'deemedSigning' : 'startOfPeriod',
      data: { signedForOn, deemed },
      sealed: present({
        evidence: evidence(command.evidence, 'evidence', '签收回执', { max: TEXT_LIMITS.evidence }),
      }),
    },
  ];
}
