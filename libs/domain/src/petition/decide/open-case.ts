import { CASE_DISPOSITIONS } from '../../glossary/index.js';
import { columnsOf, requireApproval } from '../approvals.js';
import type { DecideClarification, OpenCase, RevokeCaseOpening } from '../commands.js';
import type { DecisionContext, PlainDate } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { documentNo } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { requireMayBeCase } from './case-opening.js';
import { optionalFlag, requireFlag, requireOneOf, requireRecord } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';

const approvalNeed = (state: PetitionState, after: { on: PlainDate; zh: string }) =>
  ({
    decisions: ['caseOpening'],
    columns: columnsOf(state.arrival.subjects, state.class === 'accusation'),
    after,
  }) as const;

/** Day of the signature as entered, before it is checked: the number is of its year. */
export const openedOnOf = (command: OpenCase): unknown =>
  requireRecord(command.approval, 'approval', '签批')['signedOn'];

/**
 * 立案 D12 (O-37): the number is given when the approval is signed, and that day is the day of opening. Opening a case
 * is our own word for verification by order, not an indictment (M-30).
 * @rejects CASE_ALREADY_OPENED CASE_OPENING_NOT_ASKED CASE_OPENING_DISPOSITION APPROVAL_LEVEL_TOO_LOW APPROVAL_NOT_OURS
 *   TEXT_REQUIRED NUMBER_NOT_TAKEN DATE_BEFORE_STEP
 */
export function openCase(state: PetitionState, command: OpenCase, ctx: DecisionContext): PetitionEvent[] {
  refuseIf(state.caseOpening !== null, 'CASE_ALREADY_OPENED', {
    article: 'caseNumber',
    message: '该件已经立案(O-37)。',
    detail: { field: 'type' },
  });
  requireMayBeCase(state, 'type');
  refuseIf(!CASE_DISPOSITIONS.includes(state.triage?.disposition ?? null), 'CASE_OPENING_DISPOSITION', {
    article: 'caseOpening',
    message: '立案只配直接办理、联合办理、交办要结果(O-34)。',
    detail: { field: 'type' },
  });
  const approval = requireApproval(
    command.approval,
    approvalNeed(state, { on: state.triage?.occurredOn ?? state.arrival.receivedOn, zh: '分流日' }),
    ctx,
  );
  const openedOn = approval.signedOn;
  return [
    {
      type: 'CaseOpened',
      occurredOn: openedOn,
      article: 'caseNumber',
      data: {
        caseNo: documentNo('investigation', openedOn, ctx),
        openedOn,
        approval,
        selfOpened: optionalFlag(command.selfOpened, 'selfOpened', '自立案件'),
      },
      sealed: { reason: requireText(command.reason, 'reason', '立案的理由', { max: TEXT_LIMITS.reason }) },
    },
  ];
}

/** 撤销立案: by the level that approved it (O-37). @rejects CASE_NOT_OPENED APPROVAL_LEVEL_TOO_LOW TEXT_REQUIRED */
export function revokeCaseOpening(
  state: PetitionState,
  command: RevokeCaseOpening,
  ctx: DecisionContext,
): PetitionEvent[] {
  const opening = state.caseOpening;
  if (opening === null)
    return refuse('CASE_NOT_OPENED', {
      article: 'caseNumber',
      message: '该件没有立案,无从撤销(O-37)。',
      detail: { field: 'type' },
    });
  const approval = requireApproval(
    command.approval,
    approvalNeed(state, { on: opening.openedOn, zh: '立案日' }),
    ctx,
  );
  return [
    {
      type: 'CaseOpeningRevoked',
      occurredOn: approval.signedOn,
      article: 'caseNumber',
      data: { revokedOn: approval.signedOn, approval },
      sealed: {
        reason: requireText(command.reason, 'reason', '撤销立案的理由', { max: TEXT_LIMITS.reason }),
      },
    },
  ];
}

const WAYS = ['inPerson', 'letter', 'meeting', 'notice'] as const;
const UNFOUNDED: readonly (string | null)[] = ['unsubstantiated', 'noEvidence', 'falseAccusation'];

/** O-41: a finding after which a name has to be cleared, or why not to be said. */
export const needsClarification = (state: PetitionState): boolean =>
  state.class === 'accusation' && UNFOUNDED.includes(state.submissions.at(-1)?.finding ?? null);

/**
 * 澄清正名与否 (O-41): how far and in which way, or why not; never left open.
 * @rejects CLARIFICATION_NOT_DUE CODE_UNKNOWN TEXT_REQUIRED APPROVAL_LEVEL_TOO_LOW
 */
export function decideClarification(
  state: PetitionState,
  command: DecideClarification,
  ctx: DecisionContext,
): PetitionEvent[] {
  const result = state.submissions.at(-1);
  refuseIf(result === undefined || !needsClarification(state), 'CLARIFICATION_NOT_DUE', {
    article: 'clarification',
    message: '只有不属实、查无实据、诬告的举报件才作澄清与否的决定(O-41)。',
    detail: { field: 'type' },
  });
  const clear = requireFlag(command.clear, 'clear', '澄清');
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['conclusion'],
      columns: columnsOf(state.arrival.subjects, true),
      after: { on: result?.occurredOn ?? state.arrival.receivedOn, zh: '报结果日' },
    },
    ctx,
  );
  const reason = clear ? optionalText : requireText;
  return [
    {
      type: 'ClarificationDecided',
      occurredOn: approval.signedOn,
      article: 'clarification',
      data: {
        clear,
        way: clear ? requireOneOf<(typeof WAYS)[number]>(command.way, WAYS, 'way', '澄清的方式') : null,
        decidedOn: approval.signedOn,
        approval,
      },
      sealed: {
        scope: requireText(command.scope, 'scope', '澄清的范围', { max: 300 }),
        ...present({
          reason: reason(command.reason, 'reason', '不作澄清的理由', { max: TEXT_LIMITS.reason }),
        }),
      },
    },
  ];
}
