import { addWorkingDays } from '../../../calendar.js';
import type { RecordDocumentReceipt } from '../../commands-papers.js';
import type { DecisionContext, PlainDate } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { isAllowedIn } from '../../transitions.js';
import { requireOneOf } from '../checks/codes.js';
import { refuse, refuseIf } from '../checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from '../checks/text.js';
import { requireDay } from '../preconditions.js';
import { recordDelivery } from '../record-delivery.js';
import { recordSigning } from '../sign-for.js';
import { recordServiceFailure } from '../record-service-failure.js';
import { recordUnservableNotification } from '../record-unservable-notification.js';
import { letterInForce } from '../send-down.js';
import { type NamedPaper, paperOf } from './paper-of.js';

const OUTCOMES = ['signed', 'refused', 'leftAtAddress', 'returned', 'deemed'] as const;

/** The day on which a paper unit counts as having signed for it (O-109). @shape sentOn YYYY-MM-DD */
export const deemedSignedOn = (
  sentOn: PlainDate,
  ctx: Pick<DecisionContext, 'calendar' | 'policy'>,
): PlainDate => addWorkingDays(ctx.calendar, sentOn, ctx.policy.deemedSigningDays).date;

/**
 * 送达结果 (D37): received with receipt, refused or left with a witness, returned with its reason; without a receipt a
 * unit counts as having signed on the third working day (O-107, O-109).
 * @rejects ID_INVALID DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW CODE_UNKNOWN RECEIPT_NOT_YET_DEEMED RECEIPT_NOT_DEEMED_FOR
 *   RECEIPT_NEEDS_SCAN WITNESS_MISSING TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP and those of the act
 */
export function recordDocumentReceipt(
  state: PetitionState,
  command: RecordDocumentReceipt,
  ctx: DecisionContext,
): PetitionEvent[] {
  const named = paperOf(state, command.documentId, { zh: '登记送达结果', from: ['sent'] });
  const { sent } = named.paper;
  if (sent === null)
    return refuse('DOCUMENT_STEP_NOT_NOW', {
      message: '文书尚未发出(§5)。',
      detail: { field: 'documentId' },
    });
  const outcome = requireOneOf(command.outcome, OUTCOMES, 'outcome', '送达结果');
  const on =
    outcome === 'deemed'
      ? deemedOn(named, sent.on, ctx)
      : requireDay(ctx, {
          value: command.on,
          field: 'on',
          zh: '收到(拒收、退回)日',
          notBefore: [{ on: sent.on, zh: '发出日' }],
        });
  const scanRef = optionalText(command.scanRef, 'scanRef', '回证扫描件', { max: TEXT_LIMITS.evidence });
  refuseIf(sent.toPaperUnit && outcome === 'signed' && scanRef === undefined, 'RECEIPT_NEEDS_SCAN', {
    article: 'deemedSigning',
    message: '无账号单位的签收日取回执上的日期,并附扫描件;没有回执的按视为签收办(O-107、O-109)。',
    detail: { field: 'scanRef' },
  });
  const witness = optionalText(command.witness, 'witness', '见证人', { max: TEXT_LIMITS.name });
  refuseIf(
    (outcome === 'refused' || outcome === 'leftAtAddress') && witness === undefined,
    'WITNESS_MISSING',
    {
      article: 'review',
      message: '拒收、留置的须有见证人(D37)。',
      detail: { field: 'witness' },
    },
  );
  const needsReason = outcome === 'refused' || outcome === 'returned';
  const reason = (needsReason ? requireText : optionalText)(command.reason, 'reason', '拒收或退回的原因', {
    max: TEXT_LIMITS.evidence,
  });
  const receivedBy = (outcome === 'signed' ? requireText : optionalText)(
    command.receivedBy,
    'receivedBy',
    '签收人',
    {
      max: TEXT_LIMITS.name,
    },
  );
  return [
    ...actOf(state, { ...command, outcome, on }, ctx, named),
    {
      type: 'DocumentReceiptRecorded',
      occurredOn: on,
      article: outcome === 'deemed' ? 'deemedSigning' : 'fourCheckpoints',
      data: { documentId: named.paper.documentId, outcome, hasScan: scanRef !== undefined },
      sealed: present({ receivedBy, witness, reason, scanRef }),
    },
  ];
}

function deemedOn({ rule }: NamedPaper, sentOn: PlainDate, ctx: DecisionContext): PlainDate {
  refuseIf(rule.to === 'petitioner' || rule.to === 'accused', 'RECEIPT_NOT_DEEMED_FOR', {
    article: 'deemedSigning',
    message: '视为签收只用于单位之间的转送、交办,不用于给个人的文书(O-109)。',
    detail: { field: 'outcome' },
  });
  const day = deemedSignedOn(sentOn, ctx);
  refuseIf(day > ctx.today, 'RECEIPT_NOT_YET_DEEMED', {
    article: 'deemedSigning',
    message: `发出满${ctx.policy.deemedSigningDays}个工作日(${day})才能视为签收(O-109)。`,
    detail: { field: 'outcome', deemedOn: day },
  });
  return day;
}

/** 登记签收回执 of a unit on paper (O-107): the receipt of the letter that took the matter down is that of the matter. */
function signedBelow(
  state: PetitionState,
  { outcome, on, receivedBy, scanRef }: RecordDocumentReceipt & { on: PlainDate },
  ctx: DecisionContext,
  { paper }: NamedPaper,
): PetitionEvent[] {
  const letter = letterInForce(state);
  // one that uses this system signs there
  const waits =
    letter !== null &&
    letter.childId === null &&
    letter.signedForOn === null &&
    letter.docNo === paper.signed?.docNo;
  if (!waits || !isAllowedIn(state.status, 'recordSigning')) return [];
  if (outcome === 'deemed') return recordSigning(state, { type: 'recordSigning', deemed: true }, ctx);
  const evidence = [receivedBy, scanRef].filter(Boolean).join(',');
  return outcome === 'signed'
    ? recordSigning(state, { type: 'recordSigning', signedForOn: on, evidence }, ctx)
    : [];
}

/** What the outcome means for the case: the result is delivered or could not be; a notice could not be served. */
function actOf(
  state: PetitionState,
  command: RecordDocumentReceipt & { on: PlainDate },
  ctx: DecisionContext,
  named: NamedPaper,
): PetitionEvent[] {
  const { rule, paper } = named;
  const { outcome, on, reason, receivedBy, witness } = command;
  if (rule.act === 'letterDown') return signedBelow(state, command, ctx, named);
  if (rule.act === 'notice' && outcome === 'returned')
    return recordUnservableNotification(
      state,
      { type: 'recordUnservableNotification', ground: 'returned', evidence: reason ?? '', occurredOn: on },
      ctx,
    );
  if (rule.act !== 'result' || paper.code === 'D14') return [];
  // What was handed over was delivered with it.
  if (state.delivered !== null && outcome === 'signed') return [];
  if (outcome === 'returned')
    return recordServiceFailure(
      state,
      { type: 'recordServiceFailure', ground: 'returned', evidence: reason ?? '', occurredOn: on },
      ctx,
    );
  if (outcome === 'deemed') return [];
  return recordDelivery(
    state,
    {
      type: 'recordDelivery',
      deliveredOn: on,
      how: outcome,
      receivedBy: receivedBy ?? (outcome === 'refused' ? '拒收' : '留置'),
      ...(witness === undefined ? {} : { witness }),
    },
    ctx,
  );
}
