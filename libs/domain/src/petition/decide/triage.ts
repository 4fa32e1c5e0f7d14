import {
  APPEAL_KINDS,
  CLASSES,
  DISPOSITIONS,
  INTAKE_DECISIONS,
  KEY_AREAS,
  WAYS_12380,
} from '../../glossary/index.js';
import type { AppealKind } from '../../glossary/index.js';
import type { ArticleKey } from '../../articles.js';
import { columnsOf, requireApproval } from '../approvals.js';
import type { DecisionKind } from '../approvals.js';
import type { Triage } from '../commands.js';
import type { DecisionContext } from '../context.js';
import { requireAllowed, requireWayFits } from '../disposition-matrix.js';
import { wantsResult } from '../evolve/triage.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import {
  decidesOnOpening,
  requireMayBeFiled,
  requireOpeningDecided,
  threePartTestOf,
} from './case-opening.js';
import type { OpeningQuestion } from './case-opening.js';
import { requireCategory } from './checks/categories.js';
import { optionalCode, optionalFlag, requireCode } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { letterInForce } from './send-down.js';
import { takesOneRoad } from './split-parts.js';
import { roadFactsOf } from './triage-reasons.js';

const ARTICLE_OF: Readonly<Record<Triage['intakeDecision'], ArticleKey>> = {
  handle: 'registration',
  passDown: 'registration',
  passUp: 'reportUp',
  refer: 'referral',
  redirect: 'registration',
  import: 'appealKinds',
  notAccepted: 'inProcess',
  noLonger: 'termination',
  objection: 'objection',
  mergeInto: 'oneDisposition',
  file: 'filing',
};

// The class is what the petition was registered or reclassified as: triage refines it but never swaps it, because a
// change of class is an event of its own with its own approval, and may change zone and number.
function classificationOf(state: PetitionState, command: Triage) {
  refuseIf(!takesOneRoad(state.arrival.matters), 'SPLIT_REQUIRED', {
    article: 'appealKinds',
    message: '一信含不同类别或不同项别的事项,须先拆分再分流(R-23)。',
    detail: { field: 'class' },
  });
  const petitionClass = requireCode(command.class, CLASSES, 'class', '类别');
  const kind = optionalCode(command.appealKind, APPEAL_KINDS, 'appealKind', '第三十一条项别');
  const differs =
    petitionClass !== state.class ||
    (state.appealKind !== null && kind !== null && kind !== state.appealKind) ||
    (petitionClass !== 'appeal' && kind !== null);
  refuseIf(differs, 'RECLASSIFY_FIRST', {
    article: 'reclassification',
    message: '类别或项别与登记的不同:先改分类(写理由、经批准),再分流(R-26)。',
    detail: { field: petitionClass !== state.class ? 'class' : 'appealKind' },
  });
  const appealKind: AppealKind | null = kind ?? state.appealKind;
  if (petitionClass === 'appeal' && appealKind === null) {
    refuse('APPEAL_KIND_REQUIRED', {
      article: 'appealKinds',
      message: '申诉求决类须先区分第三十一条第几项(R-23)。',
      detail: { field: 'appealKind' },
    });
  }
  return {
    class: petitionClass,
    appealKind,
    categoryCode: requireCategory(command.categoryCode, 'categoryCode'),
    // A key area is given up by reclassifying, with a reason and an approval, never on the way past O-34.
    keyArea: optionalCode(command.keyArea, KEY_AREAS, 'keyArea', '重点方面') ?? state.keyArea,
  };
}

type Classification = ReturnType<typeof classificationOf>;

function requireSimplifiable(
  state: PetitionState,
  classification: Classification,
  simplified: boolean,
): void {
  if (!simplified) return;
  const petitionRoad = classification.class === 'appeal' && classification.appealKind === 'item6';
  refuseIf(!petitionRoad && classification.class !== 'suggestion', 'NOT_SIMPLIFIABLE', {
    article: 'verificationPeriod',
    message: '检举控告和应走法定程序的件一律不得简易办理(§1.12)。',
    detail: { field: 'simplified' },
  });
  refuseIf(
    state.arrival.resultRequired || state.repeatOf !== null || (state.arrival.jointSignerCount ?? 0) > 0,
    'NOT_SIMPLIFIABLE',
    {
      article: 'resultRequired',
      message: '上级交办要结果的、重复的、集体联名的件不适用简易办理(§1.12)。',
      detail: { field: 'simplified' },
    },
  );
}

function decisionsOf(question: OpeningQuestion): DecisionKind[] {
  const decisions: DecisionKind[] = ['routing'];
  if (question.disposition === 'CC') decisions.push('filing');
  if (question.disposition === 'HX') decisions.push('inquiry');
  if (question.disposition === 'YS') decisions.push('referral');
  if (question.disposition === 'BS') decisions.push('sealedReport');
  if (decidesOnOpening(question)) decisions.push('caseOpening');
  return decisions;
}

function requireChangeExplained(state: PetitionState, reason: string | undefined): void {
  refuseIf(state.triage !== null && reason === undefined, 'CHANGE_NEEDS_REASON', {
    article: 'oneDisposition',
    message: '改办理方式须写明理由和批准人,时钟不重置(O-25)。',
    detail: { field: 'reason' },
  });
}

/** One item, one way of handling it: what went out with a letter comes back first (O-25). */
function requireNoLetterOut(state: PetitionState): void {
  refuseIf(letterInForce(state) !== null, 'RECALL_LETTER_FIRST', {
    article: 'oneDisposition',
    message: '转送、交办函还在下级:先收回(或者同意下级的异议),再改办理方式(O-25)。',
    detail: { field: 'type' },
  });
}

/**
 * 拟办、分流: the entry decision, held against QP02 (with O-10, O-11, O-15, O-27, O-30, O-34…O-36) and approved as QP03
 * asks. Said again later it is 改办理方式: with a reason, clocks as they are (O-25).
 * @rejects RECALL_LETTER_FIRST SPLIT_REQUIRED RECLASSIFY_FIRST APPEAL_KIND_REQUIRED REPORT_UP_ONLY
 * DISPOSITION_NOT_OF_DECISION DISPOSITION_NOT_ALLOWED DISPOSITION_NEEDS_REASON WAY_REQUIRED WAY_ONLY_FOR_12380
 * WAY_NOT_APPLICABLE WAY_DISPOSITION_MISMATCH THREE_PART_TEST_REQUIRED CASE_OPENING_REQUIRED CASE_OPENING_DISPOSITION
 * NOT_OPENING_NEEDS_REASON REAL_NAME_NOT_FILED NOT_SIMPLIFIABLE CHANGE_NEEDS_REASON APPROVAL_LEVEL_TOO_LOW APPROVAL_NOT_OURS
 */
export function triage(state: PetitionState, command: Triage, ctx: DecisionContext): PetitionEvent[] {
  const { arrival } = state;
  const intakeDecision = requireCode(command.intakeDecision, INTAKE_DECISIONS, 'intakeDecision', '入口决定');
  const disposition = optionalCode(command.disposition, DISPOSITIONS, 'disposition', '办理方式');
  const way12380 = optionalCode(command.way12380, WAYS_12380, 'way12380', '12380办理方式');
  const classification = classificationOf(state, command);
  const simplified = optionalFlag(command.simplified, 'simplified', '简易办理');
  const texts = {
    proposal: requireText(command.proposal, 'proposal', '拟办意见', { max: TEXT_LIMITS.proposal }),
    instruction: optionalText(command.instruction, 'instruction', '批示', { max: TEXT_LIMITS.proposal }),
    reason: optionalText(command.reason, 'reason', '理由', { max: TEXT_LIMITS.reason }),
  };
  requireNoLetterOut(state);
  requireChangeExplained(state, texts.reason);
  requireAllowed(
    {
      ...classification,
      purposes: arrival.matters.map((matter) => matter.purpose),
      subjects: arrival.subjects,
    },
    { intakeDecision, disposition, simplified, reason: texts.reason },
  );
  requireWayFits(arrival.via12380, way12380, disposition);
  requireSimplifiable(state, classification, simplified);
  const road = roadFactsOf(
    state,
    command,
    { reason: texts.reason, appealKind: classification.appealKind },
    ctx,
  );
  const question: OpeningQuestion = {
    class: classification.class,
    keyArea: classification.keyArea,
    test: threePartTestOf(command.threePartTest),
    intakeDecision,
    disposition,
    caseOpened: optionalFlag(command.caseOpened, 'caseOpened', '立案'),
    reason: texts.reason,
  };
  requireOpeningDecided(question);
  if (disposition === 'CC') {
    requireMayBeFiled({ ...classification, anonymity: arrival.anonymity, test: question.test });
  }
  const approval = requireApproval(
    command.approval,
    {
      decisions: decisionsOf(question),
      columns: columnsOf(arrival.subjects, classification.class === 'accusation'),
      after: { on: arrival.receivedOn, zh: '收到日' },
    },
    ctx,
  );
  const { targetName, ...facts } = road;
  return [
    {
      type: 'PetitionTriaged',
      occurredOn: approval.signedOn,
      article: ARTICLE_OF[intakeDecision],
      data: {
        intakeDecision,
        disposition,
        way12380,
        ...classification,
        threePartTest: question.test,
        caseOpened: question.caseOpened,
        resultRequired: wantsResult(arrival.resultRequired, disposition, way12380),
        simplified,
        ...facts,
        litigationFinal: optionalFlag(command.litigationFinal, 'litigationFinal', '已依法终结'),
        approval,
      },
      sealed: { proposal: texts.proposal, ...present({ ...texts, targetName, proposal: undefined }) },
    },
  ];
}
