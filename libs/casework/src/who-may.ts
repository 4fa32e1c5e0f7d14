import type { PetitionCommand, PetitionCommandType, PetitionState } from '#domain';
import {
  type CaseAction,
  type CaseFacts,
  hasAnyRole,
  may,
  type PolicyCode,
  type Role,
  type Viewer,
} from '#identity';
import { excludedFrom } from '#projections';
import { CaseworkRefused, petitionNotFound } from './casework-refused.js';
import type { CommandFrame } from './command-frame.js';
import type { Office } from './office.js';

/** `register` stands for the duties of the reception desk on an existing case. */
type Duty = CaseAction | 'register';

/** Which duties carry a command; the first that the person has is the capacity in which he acts. */
const DUTIES: Record<
  Exclude<PetitionCommandType, 'register' | 'importHistory' | 'takeOver'>,
  readonly Duty[]
> = {
  // Follows from the undoing of a whole import alone.
  takeBack: [],
  // Follow from a destruction list alone.
  extendRetention: [],
  destroy: [],
  correct: ['register', 'triage'],
  reclassify: ['triage'],
  linkRepeat: ['register', 'triage', 'handle'],
  triage: ['triage'],
  split: ['triage'],
  designateHandler: ['designate'],
  ruleOnRecusal: ['designate'],
  notify: ['register', 'triage', 'handle'],
  exemptNotification: ['triage', 'register'],
  recordUnservableNotification: ['register', 'triage', 'handle'],
  raiseObjection: ['triage'],
  answerObjection: ['triage', 'register'],
  accept: ['handle', 'triage'],
  addNote: ['handle'],
  requestExtension: ['handle'],
  decideExtension: ['approveExtension'],
  notifyExtension: ['handle', 'register'],
  submitResult: ['handle'],
  explainOverdue: ['handle'],
  signCheck: ['examine'],
  passGate: ['examine'],
  returnForRework: ['examine'],
  orderCompletion: ['examine'],
  issue: ['sign'],
  dispatch: ['handle', 'register'],
  recordDelivery: ['handle', 'register'],
  recordServiceFailure: ['handle', 'register'],
  discloseReporter: ['approveExtension', 'triage'],
  giveReporterFeedback: ['handle'],
  recordSuperiorAck: ['register', 'triage', 'handle'],
  close: ['close'],
  rate: ['register', 'handle'],
  archive: ['archive'],
  withdraw: ['handle', 'triage'],
  reactivate: ['triage'],
  forgetSubject: ['triage'],
  draftDocument: ['handle', 'register', 'triage', 'examine'],
  checkDocument: ['examine', 'triage', 'sign', 'handle'],
  signDocument: ['sign', 'approveExtension', 'triage'],
  stampDocument: ['register', 'triage', 'handle'],
  sendDocument: ['handle', 'register'],
  recordDocumentReceipt: ['handle', 'register'],
  voidDocument: ['triage', 'sign', 'handle'],
  recordUnitFeedback: ['register', 'triage', 'handle'],
  fileScan: ['register', 'triage', 'handle'],
  sendDown: ['triage', 'register'],
  signFor: ['register', 'triage'],
  recordSigning: ['register', 'triage'],
  sendReport: ['handle', 'triage'],
  recallAssignment: ['triage'],
  answerObjectionBelow: ['triage'],
  sendSealedPacket: ['triage', 'register'],
  disputeJurisdiction: ['triage'],
  settleJurisdiction: ['triage'],
  takeOverPowers: ['triage'],
  leadToProcedure: ['handle', 'triage'],
  requestReview: ['register', 'triage', 'handle'],
  concludeReview: ['register', 'triage', 'handle'],
  recordReviewDelivery: ['register', 'handle', 'triage'],
  openHearing: ['register', 'triage', 'handle'],
  reportHearing: ['register', 'triage', 'handle'],
  reopen: ['triage', 'handle'],
  askCoHandlers: ['handle', 'triage'],
  recordCoReply: ['handle', 'triage'],
  openCase: ['handle', 'triage'],
  revokeCaseOpening: ['handle', 'triage'],
  decideClarification: ['handle', 'triage'],
  concludeByAgreement: ['handle'],
  leaveSimplified: ['handle', 'triage'],
  completeMeasure: ['handle', 'triage'],
  recordMeasureFollowUp: ['handle', 'triage'],
  endPetition: ['handle', 'triage'],
  continueBySuccessor: ['handle', 'triage', 'register'],
  markUnreachable: ['handle', 'triage'],
  findUrgent: ['register', 'triage', 'handle'],
  reportUrgent: ['register', 'triage', 'handle'],
  recordInstruction: ['register', 'triage', 'handle'],
  recordReception: ['register', 'triage', 'handle'],
  sponsorCase: ['triage'],
};

/** Commands whose weight is a signature: with a paper instruction the office may record it (§2.14). */
const RECORDABLE_FROM_PAPER: readonly PetitionCommandType[] = [
  'decideExtension',
  'issue',
  'close',
  'signDocument',
];

/** Roles in which a duty is done, strongest claim first. */
const CAPACITY: Record<Duty, readonly Role[]> = {
  view: [],
  register: ['reception', 'windowHead'],
  triage: ['windowHead', 'deputyLeader', 'leader'],
  designate: ['windowHead', 'deputyLeader', 'leader'],
  handle: ['handler', 'windowHead'],
  approveExtension: ['leader', 'deputyLeader'],
  examine: ['examiner', 'windowHead', 'deputyLeader'],
  sign: ['deputyLeader', 'leader'],
  close: ['windowHead', 'deputyLeader', 'leader'],
  archive: ['reception', 'windowHead'],
};

/** What the policy has to know of a petition. */
export function caseFactsOf(state: PetitionState): CaseFacts {
  return {
    orgId: state.arrival.orgId,
    zone: state.zone,
    named: state.needToKnow,
    excluded: excludedFrom(state),
    registrarId: state.arrival.registrarId,
    handlerId: state.handlerId,
  };
}

/** Throws unless the person may see the petition; the same answer as for one that does not exist. */
export function requireView(viewer: Viewer, state: PetitionState): void {
  if (state.status === 'takenBack' || !may(viewer, 'view', caseFactsOf(state)).allowed)
    throw petitionNotFound();
}

/**
 * In which capacity the person may carry out the command.
 * @rejects PETITION_NOT_FOUND, ROLE_MISSING, HANDLER_OTHER, EXAMINER_IS_HANDLER, ORGANISATION_OTHER
 */
export function capacityFor(viewer: Viewer, command: PetitionCommand, state: PetitionState): Role {
  requireView(viewer, state);
  if (command.type === 'register' || command.type === 'importHistory' || command.type === 'takeOver')
    throw new CaseworkRefused('invalid', 'ARRIVAL_NOT_A_COMMAND', '登记和导入不针对已有的件。');
  const facts = caseFactsOf(state);
  let refusal: CaseworkRefused | null = null;
  for (const duty of DUTIES[command.type]) {
    const answer = duty === 'register' ? mayAtDesk(viewer, state) : may(viewer, duty, facts);
    if (answer.allowed) {
      const capacity = CAPACITY[duty].find((role) => viewer.roles.includes(role));
      if (capacity) return capacity;
    } else refusal ??= new CaseworkRefused('forbidden', answer.code, answer.message);
  }
  if (isRecordedFromPaper(command) && viewer.orgId === state.arrival.orgId) {
    const clerk = (['windowHead', 'reception'] as const).find((role) => viewer.roles.includes(role));
    if (clerk) return clerk;
  }
  throw refusal ?? new CaseworkRefused('forbidden', 'ROLE_MISSING', '您没有办理此事的角色。');
}

function isRecordedFromPaper(command: PetitionCommand): boolean {
  return RECORDABLE_FROM_PAPER.includes(command.type) && 'approval' in command && command.approval.onPaper;
}

type Answer = { allowed: true } | { allowed: false; code: PolicyCode; message: string };

function mayAtDesk(viewer: Viewer, state: PetitionState): Answer {
  if (viewer.orgId !== state.arrival.orgId)
    return { allowed: false, code: 'ORGANISATION_OTHER', message: '只能办理本单位的事项。' };
  return hasAnyRole(viewer.roles, ['reception', 'windowHead'])
    ? { allowed: true }
    : { allowed: false, code: 'ROLE_MISSING', message: '该操作须由接访登记人员或扎口负责人进行。' };
}

/**
 * The approval in a command: signed by the person himself, or on paper by a colleague who holds that capacity.
 * @rejects APPROVER_UNKNOWN, APPROVAL_NOT_YOURS
 */
export function checkApproval(viewer: Viewer, command: PetitionCommand, office: Office): void {
  if (!('approval' in command)) return;
  const { signerId, capacity, onPaper } = command.approval;
  const signer = office.colleagues.get(signerId);
  if (!signer || signer.disabled || !signer.roles.includes(capacity))
    throw new CaseworkRefused('invalid', 'APPROVER_UNKNOWN', '签批人不存在、已停用,或没有所选的签批身份。', {
      field: 'approval.signerId',
    });
  if (!onPaper && signerId !== viewer.accountId)
    throw new CaseworkRefused(
      'invalid',
      'APPROVAL_NOT_YOURS',
      '不能代他人在系统内签批;他人的纸质批示请勾选“纸质批示”并存原件。',
      {
        field: 'approval.signerId',
      },
    );
}

/** 包案, 领导接访 (18②): a leader who is there does it, nobody else. @rejects SPONSOR_NOT_LEADER RECEIVER_NOT_LEADER */
export function checkLeader(command: PetitionCommand, office: Office): void {
  const [leaderId, code, zh, field] =
    command.type === 'sponsorCase'
      ? ([command.sponsorId, 'SPONSOR_NOT_LEADER', '包案', 'sponsorId'] as const)
      : command.type === 'recordReception'
        ? ([command.leaderId, 'RECEIVER_NOT_LEADER', '接访、下访', 'leaderId'] as const)
        : [null];
  if (typeof leaderId !== 'string' || code === undefined) return;
  const leader = office.colleagues.get(leaderId);
  if (!leader || leader.disabled || !leader.roles.some((role) => LEADERS.includes(role)))
    throw new CaseworkRefused(
      'invalid',
      code,
      `${zh}的须是在册的领导:部长、分管副部长(第十八条第二款,R-04)。`,
      { field },
    );
}

const LEADERS: readonly Role[] = ['leader', 'deputyLeader'];

/** In which capacity somebody registers. @rejects ROLE_MISSING */
export function receivingCapacity({ viewer }: CommandFrame): Role {
  const capacity = (['reception', 'windowHead'] as const).find((role) => viewer.roles.includes(role));
  if (!capacity)
    throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '登记须由接访登记人员或扎口负责人进行。');
  return capacity;
}
