import { APPEAL_KINDS, FILING_REASONS, NOT_ACCEPTED_REASONS } from '../../glossary/index.js';
import type { IntakeDecision } from '../../glossary/index.js';
import type { Triage } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionState } from '../state.js';
import { isUnderArticle23Third } from './checks/arrival-consistency.js';
import { optionalId, optionalWhole, requireOneOf } from './checks/codes.js';
import { requireDate } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText } from './checks/text.js';
import { requireMayMerge } from './merge-rules.js';

function reasonCodeOf(command: Triage, state: PetitionState): string | null {
  switch (command.intakeDecision) {
    case 'file':
      return requireOneOf(command.reasonCode, Object.keys(FILING_REASONS), 'reasonCode', '存查理由');
    case 'notAccepted': {
      const code = requireOneOf(
        command.reasonCode ?? 'IN_PROCESS_19_3',
        Object.keys(NOT_ACCEPTED_REASONS),
        'reasonCode',
        '不予受理的理由',
      );
      refuseIf(
        code === 'PROPER_PROCEDURE_21_1' && state.arrival.legalProfile === '2022',
        'REASON_NOT_IN_PROFILE',
        {
          article: 'inProcess',
          message:
            '2022年条例下不予受理只有第十九条第三款一种;应走法定程序的导入,不属职权的告知向有权机关提出(§1.15)。',
          detail: { field: 'reasonCode' },
        },
      );
      return code;
    }
    default:
      return null;
  }
}

const NEEDS_REASON: Readonly<Partial<Record<IntakeDecision, string>>> = {
  redirect: '告知向有权机关提出须写明有权处理的机关和理由(第二十三条第一款)。',
  notAccepted: '不予受理须写明正在办理的机关和案号(R-09)。',
  noLonger: '不再受理须写明复核意见和“同一事实和理由”(第三十六条第三款)。',
  file: '存查须写明理由(O-27)。',
  objection: '提出异议须写明理由(R-15)。',
};

/** Reason, target and review day that a road asks for. */
export type RoadFacts = {
  reasonCode: string | null;
  fileReviewOn: string | null;
  targetOrgId: number | null;
  targetName: string | undefined;
  mergedInto: string | null;
};

function requireRoad(state: PetitionState, command: Triage, reason: string | undefined): void {
  const { intakeDecision } = command;
  const needed = NEEDS_REASON[intakeDecision];
  refuseIf(needed !== undefined && reason === undefined, 'TRIAGE_REASON_REQUIRED', {
    article: intakeDecision === 'file' ? 'filing' : 'registration',
    message: needed ?? '',
    detail: { field: 'reason' },
  });
  // what a petition office or superior did not send cannot be handed back.
  refuseIf(intakeDecision === 'objection' && !isUnderArticle23Third(state.arrival), 'OBJECTION_ORIGIN', {
    article: 'objection',
    message: '只有信访部门、上级组织部门转送、交办的件可以提出异议(R-15)。',
    detail: { field: 'intakeDecision' },
  });
}

function requireImport(state: PetitionState, command: Triage, kind: PetitionState['appealKind']): void {
  if (command.intakeDecision !== 'import') return;
  refuseIf(kind === null || APPEAL_KINDS[kind].road !== 'procedure', 'IMPORT_ONLY_FOR_ITEMS_1_TO_4', {
    article: 'appealKinds',
    message: '只有第三十一条第(一)至(四)项的申诉求决才导入法定程序(§1.4)。',
    detail: { field: 'intakeDecision' },
  });
  refuseIf(command.litigationFinal === true && kind === 'item1', 'LITIGATION_FINAL_NOT_IMPORTED', {
    article: 'afterTermination',
    message: '涉法涉诉已依法终结的不再导入,由地方党委政府做疏导、帮扶工作(R-25)。',
    detail: { field: 'litigationFinal' },
  });
}

/**
 * What the chosen road needs besides its disposition.
 * @rejects TRIAGE_REASON_REQUIRED OBJECTION_ORIGIN IMPORT_ONLY_FOR_ITEMS_1_TO_4 LITIGATION_FINAL_NOT_IMPORTED
 * REASON_NOT_IN_PROFILE FILE_REVIEW_REQUIRED TARGET_REQUIRED TARGET_IS_OURSELVES MERGE_TARGET_REQUIRED and those of merging
 */
export function roadFactsOf(
  state: PetitionState,
  command: Triage,
  given: { reason: string | undefined; appealKind: PetitionState['appealKind'] },
  ctx: DecisionContext,
): RoadFacts {
  requireRoad(state, command, given.reason);
  requireImport(state, command, given.appealKind);
  return {
    reasonCode: reasonCodeOf(command, state),
    fileReviewOn: fileReviewOf(command, ctx),
    ...targetOf(command, ctx),
    mergedInto: mergeTargetOf(state, command, ctx),
  };
}

function fileReviewOf(command: Triage, ctx: DecisionContext): string | null {
  if (command.intakeDecision !== 'file') return null;
  const given: unknown = command.fileReviewOn;
  const date = given === undefined || given === null ? null : requireDate(given, 'fileReviewOn', '复看日');
  if (date !== null && date > ctx.today) return date;
  return refuse('FILE_REVIEW_REQUIRED', {
    article: 'filing',
    message: '存查须定今后的复看日,到期提醒(O-27)。',
    detail: { field: 'fileReviewOn' },
  });
}

function targetOf(command: Triage, ctx: DecisionContext): Pick<RoadFacts, 'targetOrgId' | 'targetName'> {
  const targetOrgId = optionalWhole(command.targetOrgId, 'targetOrgId', '收件单位', {
    min: 1,
    max: 2_147_483_647,
  });
  const targetName = optionalText(command.targetName, 'targetName', '收件单位', { max: 100 });
  refuseIf(targetOrgId === ctx.organisation.id, 'TARGET_IS_OURSELVES', {
    article: 'passDown',
    message: '不能转送、交办给本机关自己。',
    detail: { field: 'targetOrgId' },
  });
  requireTargetInUse(targetOrgId, ctx);
  // A unit without an account is named on paper (§2.16), so either will do.
  const sent =
    command.intakeDecision === 'passDown' || command.disposition === 'YJG' || command.disposition === 'YS';
  refuseIf(sent && targetOrgId === null && targetName === undefined, 'TARGET_REQUIRED', {
    article: 'passDown',
    message: '转送、交办、移送须写明收件单位(O-29)。',
    detail: { field: 'targetOrgId' },
  });
  // the unit's name of that day: what is told and registered later says where it went
  const chosen = targetOrgId === null ? undefined : ctx.related?.organisation?.name;
  return { targetOrgId, targetName: targetName ?? chosen };
}

/** The unit chosen is there and in use. @rejects TARGET_UNKNOWN, TARGET_DISABLED */
function requireTargetInUse(targetOrgId: number | null, ctx: DecisionContext): void {
  if (targetOrgId === null) return;
  const receiver = ctx.related?.organisation;
  refuseIf(receiver === null, 'TARGET_UNKNOWN', {
    article: 'passDown',
    message: '没有这个收件单位,或它不使用本系统;请按纸质单位填写名称(§2.16)。',
    detail: { field: 'targetOrgId' },
  });
  refuseIf(receiver?.active === false, 'TARGET_DISABLED', {
    article: 'passDown',
    message: '收件单位已在本系统停用,不能再交给它办:请改选接手的单位,或按纸质单位填写名称(§2.16)。',
    detail: { field: 'targetOrgId' },
  });
}

function mergeTargetOf(state: PetitionState, command: Triage, ctx: DecisionContext): string | null {
  if (command.intakeDecision !== 'mergeInto') return null;
  const target = optionalId(command.mergedInto, 'mergedInto', '主件') ?? state.mergedInto;
  if (target === null)
    return refuse('MERGE_TARGET_REQUIRED', {
      article: 'oneDisposition',
      message: '并案须写明并入哪一件。',
      detail: { field: 'mergedInto' },
    });
  requireMayMerge(state, target, ctx);
  return target;
}
