import { columnsOf, requireApproval } from '../approvals.js';
import type { DiscloseReporter } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireIds } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { existing, isHandler, requireNoRecusal } from './preconditions.js';

/**
 * 揭示举报人身份 (§9, QP03): handlers see 实名 or 匿名; whoever must reach the reporter (O-12) is told who he is by leave of the head of
 * the department, within the need-to-know, and each look is recorded. It ends with the feedback.
 * @rejects DISCLOSURE_NOT_NEEDED REPORTER_ANONYMOUS DISCLOSURE_TO_NOBODY DISCLOSURE_OUTSIDE_CIRCLE RECUSAL_ACCUSED RECUSAL_CONFIRMED
 *   APPROVAL_REQUIRED APPROVAL_NOT_BY_SIGNER APPROVAL_LEVEL_TOO_LOW TEXT_REQUIRED LIST_INVALID ID_INVALID DATE_IN_FUTURE
 *   DATE_BEFORE_STEP
 */
export function discloseReporter(
  state: PetitionState | null,
  command: DiscloseReporter,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const refuseWhen = (condition: boolean, code: string, message: string, field: string) =>
    refuseIf(condition, code, { article: 'reporterFeedback', message, detail: { field } });
  refuseWhen(
    petition.zone !== 'accusation',
    'DISCLOSURE_NOT_NEEDED',
    '只有检举控告件才揭示举报人身份:一般件承办人本来看得到,密封件本级不办理(§9)。',
    'type',
  );
  refuseWhen(
    petition.arrival.anonymity === 'anonymous',
    'REPORTER_ANONYMOUS',
    '匿名举报没有可以揭示的身份(§9)。',
    'type',
  );
  const staffIds = requireIds(command.staffIds, 'staffIds', '向谁揭示');
  refuseWhen(staffIds.length === 0, 'DISCLOSURE_TO_NOBODY', '须选定向谁揭示(§9)。', 'staffIds');
  requireNoRecusal(petition, staffIds, 'staffIds');
  refuseWhen(
    staffIds.some((id) => !petition.needToKnow.includes(id) && !isHandler(petition, id)),
    'DISCLOSURE_OUTSIDE_CIRCLE',
    '只能向此件知悉范围里的人揭示;须由其他人联系的,先在“指定承办”中列入知悉范围(§9)。',
    'staffIds',
  );
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['revealing'],
      columns: columnsOf(petition.arrival.subjects, true),
      after: { on: petition.arrival.receivedOn, zh: '收到日' },
    },
    ctx,
  );
  return [
    {
      type: 'ReporterDisclosed',
      occurredOn: approval.signedOn,
      article: 'reporterFeedback',
      data: { staffIds, approval },
      sealed: { reason: requireText(command.reason, 'reason', '事由', { max: TEXT_LIMITS.reason }) },
    },
  ];
}
