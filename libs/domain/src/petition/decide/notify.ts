import { INTAKE_DECISIONS, NOTIFICATION_KINDS } from '../../glossary/index.js';
import type { IntakeDecision, NotificationKind } from '../../glossary/index.js';
import type { Notify } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { DeliveryMethod, PetitionEvent } from '../events.js';
import { documentNo, signedNoOf } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { isUnderArticle23Third } from './checks/arrival-consistency.js';
import { optionalFlag, requireCode, requireOneOf } from './checks/codes.js';
import { requireNotBefore, requirePast } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { notifyLegalDue } from './notify-due.js';

const METHODS: readonly DeliveryMethod[] = ['handed', 'posted', 'electronic'];

/** Which notice fits which entry decision (§1.14, §5.1). An objection has none: the sender is asked first. */
export const NOTICES_OF_DECISION: Readonly<Record<IntakeDecision, readonly NotificationKind[]>> = {
  handle: ['acceptanceNotice'],
  passDown: ['transferNotice'],
  passUp: ['transferNotice'],
  refer: ['transferNotice'],
  redirect: ['competentOrganNotice'],
  import: ['procedureNotice'],
  notAccepted: ['nonAcceptanceNotice'],
  noLonger: ['noFurtherAcceptanceNotice'],
  objection: [],
  mergeInto: ['mergeNotice'],
  file: ['acceptanceNotice'],
};

/** The notices that may be sent now. DF: notice and answer are one paper (§2.3). */
export function noticesFor(state: PetitionState): readonly NotificationKind[] {
  if (state.triage === null) return [];
  const { intakeDecision, disposition } = state.triage;
  const fitting = NOTICES_OF_DECISION[intakeDecision];
  return disposition === 'DF' ? [...fitting, 'directReply'] : fitting;
}

function requireFittingKind(state: PetitionState, kind: NotificationKind): void {
  const decision = state.triage?.intakeDecision;
  const allowed = noticesFor(state);
  if (allowed.includes(kind)) return;
  refuse('NOTICE_DOES_NOT_FIT', {
    article: 'registration',
    message:
      decision === undefined
        ? '须先分流,才知道告知什么(第二十三条)。'
        : `入口决定为“${INTAKE_DECISIONS[decision].zh}”的件不能发《${NOTIFICATION_KINDS[kind].zh}》。`,
    detail: { field: 'kind', allowed: allowed.map((each) => each) },
  });
}

/** @shape id of a stored paper @rejects ID_INVALID */
export function documentIdOf(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9._:-]{1,64}$/.test(value)) return value;
  return refuse('ID_INVALID', { message: '文书的标识无效。', detail: { field: 'documentId' } });
}

/**
 * 书面告知 (23, R-12… ): for all three classes, accusations too (C3, O-04), and for repeats (O-05). A late
 * one is sent all the same, with the statement that QP04 asks for; the finding stays. The number is given on signing.
 * Says nothing when the same paper was recorded already.
 * @rejects NOTICE_DOES_NOT_FIT NOTICE_NOT_ON_THE_SPOT NOTICE_LATE_NEEDS_STATEMENT DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function notify(state: PetitionState, command: Notify, ctx: DecisionContext): PetitionEvent[] {
  const kind = requireCode(command.kind, NOTIFICATION_KINDS, 'kind', '告知文书');
  const documentId = documentIdOf(command.documentId);
  if (state.notifications.some((each) => each.documentId === documentId)) return [];
  requireFittingKind(state, kind);
  const method = requireOneOf(command.method, METHODS, 'method', '送达方式');
  const onTheSpot = optionalFlag(command.onTheSpot, 'onTheSpot', '当场出具');
  refuseIf(onTheSpot && method !== 'handed', 'NOTICE_NOT_ON_THE_SPOT', {
    article: 'directNotice',
    message: '当场出具的须当面交付(R-13)。',
    detail: { field: 'method' },
  });
  const issuedOn = requirePast(command.issuedOn, 'issuedOn', '告知日', ctx);
  requireNotBefore(issuedOn, 'issuedOn', '告知日', {
    on: state.triage?.occurredOn ?? state.arrival.receivedOn,
    zh: '分流日',
  });
  const legalDue = notifyLegalDue(state, ctx);
  const late = legalDue !== null && issuedOn > legalDue;
  const lateStatement = optionalText(command.lateStatement, 'lateStatement', '迟告说明', {
    max: TEXT_LIMITS.reason,
  });
  refuseIf(late && lateStatement === undefined, 'NOTICE_LATE_NEEDS_STATEMENT', {
    article: isUnderArticle23Third(state.arrival) ? 'transferNotice' : 'directNotice',
    message: `告知期限为${legalDue ?? ''},已逾期:照常告知,并写明迟告说明(QP04)。`,
    detail: { field: 'lateStatement', legalDue },
  });
  return [
    {
      type: 'NotificationIssued',
      occurredOn: issuedOn,
      article: isUnderArticle23Third(state.arrival) ? 'transferNotice' : 'directNotice',
      data: {
        kind,
        documentId,
        // A notice that went the whole road has its number since it was signed.
        docNo: signedNoOf(state, documentId) ?? documentNo('notice', issuedOn, ctx),
        method,
        onTheSpot,
        issuedOn,
        late,
      },
      sealed: {
        addressee: requireText(command.addressee, 'addressee', '收件人', { max: TEXT_LIMITS.name }),
        route: requireText(command.route, 'route', '处理途径和程序', { max: TEXT_LIMITS.reason }),
        ...present({ lateStatement: late ? lateStatement : undefined }),
      },
    },
  ];
}
