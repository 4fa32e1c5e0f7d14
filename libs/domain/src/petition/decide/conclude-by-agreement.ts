import { requireApproval } from '../approvals.js';
import type { ConcludeByAgreement, LeaveSimplified } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { gatePassed } from '../gate-rounds.js';
import type { PetitionState } from '../state.js';
import { requireFlag, requireOneOf } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { documentIdOf } from './notify.js';
import { requireDay } from './preconditions.js';

const CONDITIONS = {
  lawful: '不违反政策法规强制性规定',
  withinDiscretion: '在裁量权范围内',
  bothConsent: '争议双方当事人同意',
  bothSigned: '双方已在协议书上签字',
} as const;

/**
 * 调解、和解办结 (33, R-33): only appeals, the four conditions confirmed one by one, the text seen by the signing gate
 * before, the agreement on paper; the day of signing closes (K-20).
 * @rejects MEDIATION_APPEAL_ONLY AGREEMENT_CONDITION_MISSING GATE_NOT_PASSED TEXT_REQUIRED CODE_UNKNOWN ID_INVALID
 *   DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function concludeByAgreement(
  state: PetitionState,
  command: ConcludeByAgreement,
  ctx: DecisionContext,
): PetitionEvent[] {
  refuseIf(state.class !== 'appeal', 'MEDIATION_APPEAL_ONLY', {
    article: 'mediation',
    message: '只有申诉求决类事项可以调解、引导和解(R-33)。',
    detail: { field: 'type' },
  });
  for (const [field, zh] of Object.entries(CONDITIONS) as [keyof typeof CONDITIONS, string][])
    refuseIf(!requireFlag(command[field], field, zh), 'AGREEMENT_CONDITION_MISSING', {
      article: 'mediation',
      message: `调解、和解须${zh}(第三十三条)。`,
      detail: { field },
    });
  refuseIf(!gatePassed(state, 'signing'), 'GATE_NOT_PASSED', {
    article: 'gates',
    message: '协议文本须先报结果并通过审签审核(§1.14)。',
    detail: { field: 'type', gate: 'signing' },
  });
  const signedOn = requireDay(ctx, {
    value: command.signedOn,
    field: 'signedOn',
    zh: '协议签字日',
    notBefore: [{ on: state.accepted?.occurredOn ?? null, zh: '受理日' }],
  });
  return [
    {
      type: 'AgreementConcluded',
      occurredOn: signedOn,
      article: 'mediation',
      data: {
        mode: requireOneOf(command.mode, ['mediated', 'settled'], 'mode', '调解或和解'),
        signedOn,
        documentId: documentIdOf(command.documentId),
      },
      sealed: {
        terms: requireText(command.terms, 'terms', '协议内容', { max: TEXT_LIMITS.reply }),
        parties: requireText(command.parties, 'parties', '双方当事人', { max: 200 }),
      },
    },
  ];
}

/**
 * 简易转普通 (§1.12): by the head of the unit; the sixty days count from the acceptance under the simplified procedure.
 * @rejects NOT_SIMPLIFIED TEXT_REQUIRED APPROVAL_LEVEL_TOO_LOW
 */
export function leaveSimplified(
  state: PetitionState,
  command: LeaveSimplified,
  ctx: DecisionContext,
): PetitionEvent[] {
  refuseIf(!state.simplified, 'NOT_SIMPLIFIED', {
    article: 'handlingPeriod',
    message: '该件没有走简易办理程序(§1.12)。',
    detail: { field: 'type' },
  });
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['extensionItem6'],
      columns: ['none'],
      after: { on: state.triage?.occurredOn ?? state.arrival.receivedOn, zh: '分流日' },
    },
    ctx,
  );
  return [
    {
      type: 'SimplifiedLeft',
      occurredOn: approval.signedOn,
      article: 'handlingPeriod',
      data: { leftOn: approval.signedOn, approval },
      sealed: {
        reason: requireText(command.reason, 'reason', '转普通程序的理由', { max: TEXT_LIMITS.reason }),
      },
    },
  ];
}
