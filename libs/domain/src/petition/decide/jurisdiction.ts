import { APPEAL_KINDS } from '../../glossary/index.js';
import { columnsOf, requireApproval } from '../approvals.js';
import type {
  DisputeJurisdiction,
  LeadToProcedure,
  SettleJurisdiction,
  TakeOverPowers,
} from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { DisputeLevel, PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireCode, requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { requireDay } from './preconditions.js';

const LEVELS: readonly DisputeLevel[] = ['negotiation', 'commonSuperior', 'jointConference'];

/**
 * 管辖争议 (24①, R-17): negotiated first; then decided by the common superior; where there is none, coordinated by the
 * common joint conference. No clock stops.
 * @rejects DISPUTE_LEVEL_OUT_OF_ORDER TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP CODE_UNKNOWN
 */
export function disputeJurisdiction(
  state: PetitionState,
  command: DisputeJurisdiction,
  ctx: DecisionContext,
): PetitionEvent[] {
  const level = requireOneOf(command.level, LEVELS, 'level', '级次');
  const open = state.dispute !== null && state.dispute.settled === null ? state.dispute : null;
  const before = open === null ? -1 : LEVELS.indexOf(open.level);
  // From negotiation either the common superior decides or, where there is none, the conference coordinates.
  const inOrder = before < 0 ? level === 'negotiation' : LEVELS.indexOf(level) > before;
  refuseIf(!inOrder, 'DISPUTE_LEVEL_OUT_OF_ORDER', {
    article: 'jurisdiction',
    message: '管辖争议先由有关机关协商受理,协商不成报共同的上一级决定,没有共同上一级的由联席会议协调(R-17)。',
    detail: { field: 'level' },
  });
  const submittedOn = requireDay(ctx, {
    value: command.submittedOn,
    field: 'submittedOn',
    zh: '提出日',
    notBefore: [
      { on: state.arrival.receivedOn, zh: '收到日' },
      { on: open?.submittedOn ?? null, zh: '上一级次的提出日' },
    ],
  });
  return [
    {
      type: 'JurisdictionDisputed',
      occurredOn: submittedOn,
      article: 'jurisdiction',
      data: { level, submittedOn },
      sealed: {
        otherOrgans: requireText(command.otherOrgans, 'otherOrgans', '有关机关', { max: 300 }),
        grounds: requireText(command.grounds, 'grounds', '争议的理由', { max: TEXT_LIMITS.reason }),
      },
    },
  ];
}

/** 管辖争议有了结果: ours, or theirs; the road follows from a triage. @rejects NO_DISPUTE TEXT_REQUIRED DATE_BEFORE_STEP */
export function settleJurisdiction(
  state: PetitionState,
  command: SettleJurisdiction,
  ctx: DecisionContext,
): PetitionEvent[] {
  const { dispute } = state;
  if (dispute === null || dispute.settled !== null)
    return refuse('NO_DISPUTE', {
      article: 'jurisdiction',
      message: '没有未决的管辖争议(R-17)。',
      detail: { field: 'type' },
    });
  const settledOn = requireDay(ctx, {
    value: command.settledOn,
    field: 'settledOn',
    zh: '确定日',
    notBefore: [{ on: dispute.submittedOn, zh: '提出日' }],
  });
  return [
    {
      type: 'JurisdictionSettled',
      occurredOn: settledOn,
      article: 'jurisdiction',
      data: {
        level: dispute.level,
        outcome: requireOneOf(command.outcome, ['ours', 'theirs'], 'outcome', '由谁受理'),
        settledOn,
      },
      sealed: {
        decision: requireText(command.decision, 'decision', '决定内容', { max: TEXT_LIMITS.reason }),
      },
    },
  ];
}

/** 机构分立、合并、撤销 (24②, R-18): whoever goes on with the powers receives. @rejects TEXT_REQUIRED CODE_UNKNOWN DATE_IN_FUTURE */
export function takeOverPowers(
  _state: PetitionState,
  command: TakeOverPowers,
  ctx: DecisionContext,
): PetitionEvent[] {
  const effectiveOn = requireDay(ctx, {
    value: command.effectiveOn,
    field: 'effectiveOn',
    zh: '机构变动生效日',
    notBefore: [],
  });
  return [
    {
      type: 'OrganSucceeded',
      occurredOn: ctx.today,
      article: 'succession',
      data: {
        change: requireOneOf(command.change, ['merged', 'divided', 'dissolved'], 'change', '机构变动'),
        effectiveOn,
      },
      sealed: {
        formerOrgan: requireText(command.formerOrgan, 'formerOrgan', '原机关', { max: 100 }),
        basis: requireText(command.basis, 'basis', '依据文件', { max: 200 }),
      },
    },
  ];
}

/**
 * 办理中导入法定程序 (§1.14): 31(一)–(四) turn out to apply; the handling period ends on that day, it does not pause
 * (K-17).
 * @rejects IMPORT_ONLY_FOR_ITEMS_1_TO_4 NOT_FOR_APPEAL TEXT_REQUIRED APPROVAL_LEVEL_TOO_LOW DATE_BEFORE_STEP
 */
export function leadToProcedure(
  state: PetitionState,
  command: LeadToProcedure,
  ctx: DecisionContext,
): PetitionEvent[] {
  refuseIf(state.class !== 'appeal', 'NOT_FOR_APPEAL', {
    article: 'appealKinds',
    message: '只有申诉求决类导入法定程序(第三十一条)。',
    detail: { field: 'type' },
  });
  const appealKind = requireCode(command.appealKind, APPEAL_KINDS, 'appealKind', '第三十一条的项');
  refuseIf(APPEAL_KINDS[appealKind].road !== 'procedure', 'IMPORT_ONLY_FOR_ITEMS_1_TO_4', {
    article: 'appealKinds',
    message: '只有第三十一条第(一)至(四)项的申诉求决才导入法定程序(§1.4)。',
    detail: { field: 'appealKind' },
  });
  const ledOn = requireDay(ctx, {
    value: command.ledOn,
    field: 'ledOn',
    zh: '导入日',
    notBefore: [{ on: state.accepted?.occurredOn ?? null, zh: '受理日' }],
  });
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['routing'],
      columns: columnsOf(state.arrival.subjects, false),
      after: { on: state.accepted?.occurredOn ?? state.arrival.receivedOn, zh: '受理日' },
    },
    ctx,
  );
  return [
    {
      type: 'LedToProcedure',
      occurredOn: ledOn,
      article: 'appealKinds',
      data: { appealKind, ledOn, approval },
      sealed: {
        procedure: requireText(command.procedure, 'procedure', '导入的程序', { max: 200 }),
        reason: requireText(command.reason, 'reason', '导入的理由', { max: TEXT_LIMITS.reason }),
      },
    },
  ];
}
