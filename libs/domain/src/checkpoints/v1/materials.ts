import type { PetitionState } from '../../petition/state.js';
import type { Question } from './judgement.js';
import { idsOf } from './judgement.js';
import {
  endsWithoutResult,
  isAnonymous,
  isAssignedDown,
  isBriefing,
  isConsultation,
  isSentOn,
  notesOf,
  resultInForce,
} from './views.js';

/** 必 without it the check fails · 有 wanted where its fact is there · '' not wanted. */
type Cell = '必' | '有' | '';

/** Columns of the QC01 table. */
export type FileKind =
  | 'suggestion'
  | 'consultation'
  | 'accusationCase'
  | 'accusationInquiry'
  | 'accusationTransfer'
  | 'item6'
  | 'item1to5'
  | 'assignedDown';

const COLUMNS: readonly FileKind[] = [
  'suggestion',
  'consultation',
  'accusationCase',
  'accusationInquiry',
  'accusationTransfer',
  'item6',
  'item1to5',
  'assignedDown',
];

type Material = {
  readonly zh: string;
  /** One sign a column: 必 有 ·. */
  readonly cells: string;
  /** Events that are the paper or from which it is printed; null where the fact that asks for it is not there. */
  readonly found: (state: PetitionState, question: Question) => string[] | null;
};

const notice = (state: PetitionState): string[] | null => {
  const told = idsOf(...state.notifications, state.notificationUnservable, state.notificationExempted);
  if (told.length > 0) return told;
  // Nobody has to be told: anonymous and direct, a briefing, or material given back (QP04).
  const free =
    isBriefing(state) || state.status === 'returnedToSender' || (isAnonymous(state) && !isSentOn(state));
  return free ? null : [];
};

const servedOrNot = (state: PetitionState): string[] | null =>
  isAnonymous(state) ? null : idsOf(state.dispatched, state.delivered, state.serviceFailed);

const approvedExtensions = (state: PetitionState) =>
  state.extensions.filter((extension) => extension.decided?.approved === true);

/** QC01 表:材料清单, with the events that stand for each material. */
export const MATERIALS = {
  original: {
    zh: '原信、接谈记录、录音号或网页存证',
    cells: '必必必必必必必必',
    found: (state) => idsOf(state.arrivalEventId),
  },
  registrationForm: {
    zh: '登记表',
    cells: '必必必必必必必必',
    found: (state) => idsOf(state.arrivalEventId),
  },
  routingSheet: { zh: '呈批单(含批示)', cells: '必·必必必必必必', found: (state) => idsOf(state.triage) },
  notice: { zh: '告知书及送达凭证,或免告知理由', cells: '必有必必必必必必', found: notice },
  transferLetter: {
    zh: '转送、交办函及签收',
    cells: '··有·有有有必',
    found: (state) =>
      state.triage !== null && (state.triage.disposition === 'ZS' || state.triage.disposition === 'YJG')
        ? idsOf(state.triage)
        : null,
  },
  inquiry: {
    zh: '函询通知书及书面回复',
    cells: '··有必····',
    found: (state) => {
      const sent = notesOf(state, 'inquirySent', 'talk');
      const replied = notesOf(state, 'inquiryReply', 'talk', 'interviewTranscript');
      if (state.triage?.disposition !== 'HX' && sent.length === 0) return null;
      return sent.length > 0 && replied.length > 0 ? idsOf(...sent, ...replied) : [];
    },
  },
  caseOpening: {
    zh: '立案审批表',
    cells: '··有··有·有',
    found: (state) => (state.caseOpened ? idsOf(state.triage) : null),
  },
  verification: {
    zh: '查核方案、谈话笔录',
    cells: '··必有·有·有',
    found: (state) => idsOf(...notesOf(state, 'verificationPlan', 'interviewTranscript', 'talk')),
  },
  evidence: {
    zh: '证据目录',
    cells: '··必有·必有有',
    found: (state) => {
      const used = new Set(resultInForce(state)?.answers.flatMap((answer) => answer.evidence));
      return idsOf(...state.notes.filter(({ kind, noteId }) => kind === 'evidence' || used.has(noteId)));
    },
  },
  report: {
    zh: '查核报告',
    cells: '··必有·有·有',
    found: (state) => (state.class === 'accusation' ? idsOf(resultInForce(state)) : null),
  },
  extension: {
    zh: '延期审批表、延期告知书',
    cells: '··有··有·有',
    found: (state) => {
      const granted = approvedExtensions(state);
      return granted.length === 0 ? null : idsOf(...granted.map(({ decided }) => decided));
    },
  },
  statement: {
    zh: '陈述记录或无法联系证明',
    cells: '·····必有·',
    found: (state) => {
      if (isAnonymous(state)) return null;
      const unreached = notesOf(state, 'contact').filter((note) => note.contactSucceeded === false);
      const simple = state.simplified ? notesOf(state, 'receptionInterview') : [];
      return idsOf(...notesOf(state, 'statement'), ...simple, ...unreached);
    },
  },
  answer: {
    zh: '意见书、回复或履职答复',
    cells: '必有···必必必',
    found: (state) => (isAssignedDown(state) ? idsOf(resultInForce(state)) : idsOf(state.issued)),
  },
  service: {
    zh: '送达回证或无法送达凭证',
    cells: '必·有·有必必必',
    found: (state) => (isAssignedDown(state) ? idsOf(resultInForce(state)) : servedOrNot(state)),
  },
  feedback: {
    zh: '实名反馈记录',
    cells: '··必必···有',
    found: (state) => (state.arrival.anonymity === 'realName' ? idsOf(state.reporterFeedback) : null),
  },
  closureReport: {
    zh: '办结报告',
    cells: '··有··有·必',
    found: (state) => idsOf(resultInForce(state)),
  },
  checkpointSheet: {
    zh: '四关审核表',
    cells: '必·必必·必·必',
    // Judged at once with the report: the sheet is this very judgement.
    found: (state) =>
      isAssignedDown(state)
        ? idsOf(resultInForce(state))
        : idsOf(...state.gates.filter(({ gate }) => gate === 'signing')),
  },
  overdueStatement: {
    zh: '超期说明',
    cells: '··有有·有·有',
    found: (state) => (state.overdueExplained === null ? null : idsOf(state.overdueExplained)),
  },
  contents: {
    zh: '卷内目录、备考表',
    cells: '必·必必必必必必',
    // Made from the events when the file is archived, which is after this gate.
    found: (state) => idsOf(state.arrivalEventId),
  },
} as const satisfies Record<string, Material>;

/** 材料. */
export type MaterialKey = keyof typeof MATERIALS;

/** The column of the table; null for what needs the number alone: reported up sealed, merged, withdrawn (QC01 注). */
export function fileKindOf(state: PetitionState): FileKind | null {
  const decision = state.triage?.intakeDecision ?? null;
  if (isAssignedDown(state)) return 'assignedDown';
  if (
    endsWithoutResult(state) &&
    (decision === null || !['passDown', 'file', 'import', 'refer'].includes(decision))
  )
    return null;
  if (state.class === 'suggestion')
    return isConsultation(state) && state.triage?.disposition === 'DF' ? 'consultation' : 'suggestion';
  if (state.class === 'appeal') return state.appealKind === 'item6' ? 'item6' : 'item1to5';
  if (state.triage?.disposition === 'HX') return 'accusationInquiry';
  return endsWithoutResult(state) ? 'accusationTransfer' : 'accusationCase';
}

/** What a file without a result keeps: a notice where one is owed, the sheet of the decision, the contents. */
const WITHOUT_RESULT: readonly MaterialKey[] = [
  'original',
  'registrationForm',
  'routingSheet',
  'notice',
  'transferLetter',
  'contents',
];
/** 并案从件只要原件、D01、D04 简式;撤回、终止的另要凭证,凭证即该事件。 */
const LEAST: readonly MaterialKey[] = ['original', 'registrationForm'];

/** The column 举报·立案/要结果 asks for the papers of an investigation; the light set asks for those that there are. */
const INVESTIGATION: readonly MaterialKey[] = ['verification', 'evidence'];

function wanted(material: MaterialKey, kind: FileKind, set: Question['set']): Cell {
  const sign = MATERIALS[material].cells[COLUMNS.indexOf(kind)];
  if (sign !== '必') return sign === '有' ? sign : '';
  return kind === 'accusationCase' && set !== 'full' && INVESTIGATION.includes(material) ? '有' : '必';
}

/** Which materials are there, and which are missing. */
export function materialsOf(
  state: PetitionState,
  question: Question,
): { by: string[]; missing: MaterialKey[] } {
  const kind = fileKindOf(state);
  const exit = question.set === 'exit';
  const by: string[] = [];
  const missing: MaterialKey[] = [];
  for (const key of Object.keys(MATERIALS) as MaterialKey[]) {
    if (exit && !WITHOUT_RESULT.includes(key)) continue;
    const cell = kind === null ? (LEAST.includes(key) ? '必' : '') : wanted(key, kind, question.set);
    if (cell === '') continue;
    const found = (MATERIALS[key] as Material).found(state, question);
    if (found === null) continue;
    if (found.length > 0) by.push(...found);
    else if (cell === '必') missing.push(key);
  }
  return { by: idsOf(...by), missing };
}
