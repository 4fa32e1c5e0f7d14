import { codesOf, CHECKS } from '../glossary/index.js';
import type { Finding } from '../glossary/index.js';
import type { ApprovalInput, PetitionCommand, PetitionCommandType } from './commands.js';
import type { DecisionContext } from './context.js';
import { belongsToGate, gateBefore, isForPersons } from './decide/gate-rules.js';
import { resultPaperOf } from './decide/issue.js';
import { noticesFor } from './decide/notify.js';
import { conclusionsFor, pointsOf } from './decide/result-rules.js';
import { letterInForce } from './decide/send-down.js';
import { takesOneRoad } from './decide/split-parts.js';
import { isRoadCommand, ROAD_PROBES } from './road-probes.js';
import type { PetitionState } from './state.js';

type Probes = {
  readonly [T in PetitionCommandType]?: (
    state: PetitionState,
    ctx: DecisionContext,
  ) => Extract<PetitionCommand, { type: T }> | null;
};

// Says nothing and is never kept; long enough for every rule on length.
const TEXT = '试填试填试填试填试填试填试填试填试填试填试填试填试填试填试填试填';
const PROBE_ID = '00000000-0000-4000-8000-000000000000';

/** The highest signature that exists, on paper: what it cannot do, nobody here can. */
const highest = (ctx: DecisionContext): ApprovalInput => ({
  signerId: ctx.actor.accountId,
  capacity: 'leader',
  signedOn: ctx.today,
  onPaper: true,
});

const PROBES: Probes = {
  // How a letter is divided is typed in; that one matter cannot be divided is known before.
  split: ({ arrival }) =>
    arrival.matters.length > 1
      ? null
      : {
          type: 'split',
          parts: [],
          reason: TEXT,
          text: { title: '', content: '', matters: {} },
          persons: {},
        },
  // The road is typed in; that the letter must be divided first, or what went down called back, is known before.
  triage: (state, ctx) =>
    takesOneRoad(state.arrival.matters) && letterInForce(state) === null
      ? null
      : {
          type: 'triage',
          intakeDecision: 'handle',
          disposition: 'ZB',
          class: state.class,
          appealKind: state.appealKind ?? (state.class === 'appeal' ? 'item6' : null),
          categoryCode: state.categoryCode,
          proposal: TEXT,
          reason: TEXT,
          approval: highest(ctx),
        },
  notify: (state, ctx) => ({
    type: 'notify',
    kind: noticesFor(state)[0] ?? 'acceptanceNotice',
    documentId: PROBE_ID,
    method: 'posted',
    issuedOn: ctx.today,
    addressee: TEXT,
    route: TEXT,
    lateStatement: TEXT,
  }),
  exemptNotification: ({ arrival }) => ({
    type: 'exemptNotification',
    ground:
      arrival.anonymity === 'anonymous' ? 'anonymous' : arrival.nameClear ? 'addressUnclear' : 'nameUnclear',
  }),
  recordUnservableNotification: (_, ctx) => ({
    type: 'recordUnservableNotification',
    ground: 'verifiedWithSender',
    evidence: TEXT,
    occurredOn: ctx.today,
  }),
  raiseObjection: (_, ctx) => ({
    type: 'raiseObjection',
    sentOn: ctx.today,
    reason: TEXT,
    suggestedOrgan: TEXT,
    belongsToOwnSystem: false,
  }),
  answerObjection: (_, ctx) => ({ type: 'answerObjection', consent: true, answeredOn: ctx.today }),
  accept: (_, ctx) => ({ type: 'accept', acceptedOn: ctx.today }),
  addNote: (_, ctx) => ({
    type: 'addNote',
    noteId: PROBE_ID,
    kind: 'progress',
    occurredOn: ctx.today,
    text: TEXT,
  }),
  requestExtension: (_, ctx) => ({ type: 'requestExtension', days: 1, reason: TEXT, requestedOn: ctx.today }),
  // Refusing it stays possible as long as it waits.
  decideExtension: (_, ctx) => ({
    type: 'decideExtension',
    approve: false,
    reason: TEXT,
    approval: highest(ctx),
  }),
  notifyExtension: (_, ctx) => ({
    type: 'notifyExtension',
    method: 'posted',
    documentId: PROBE_ID,
    notifiedOn: ctx.today,
    addressee: TEXT,
  }),
  submitResult: (state, ctx) => {
    const accusation = state.class === 'accusation';
    const conclusion = conclusionsFor(state)[0] ?? null;
    const finding: Finding | null = accusation ? 'unsubstantiated' : null;
    return {
      type: 'submitResult',
      submittedOn: ctx.today,
      request: TEXT,
      facts: TEXT,
      opinion: TEXT,
      basis: TEXT,
      answers: pointsOf(state).map((point) => ({ point, finding, conclusion, evidence: [], text: TEXT })),
      measures: [],
      legalBases: [],
      litigationChecked: true,
      secrecyMarked: true,
    };
  },
  explainOverdue: (_, ctx) => ({
    type: 'explainOverdue',
    cause: TEXT,
    responsibleId: PROBE_ID,
    approval: highest(ctx),
  }),
  signCheck: (state) => {
    const gate = gateBefore(state);
    const check = codesOf(CHECKS).find((code) => belongsToGate(code, gate) && isForPersons(code)) ?? 'QS03';
    return { type: 'signCheck', gate, check, passed: true };
  },
  passGate: (state) => ({
    type: 'passGate',
    gate: gateBefore(state),
    softFailureRemarks: Object.fromEntries(codesOf(CHECKS).map((check) => [check, TEXT])),
  }),
  returnForRework: (state) => ({
    type: 'returnForRework',
    gate: gateBefore(state),
    reason: TEXT,
    requiredActions: [TEXT],
  }),
  orderCompletion: () => ({ type: 'orderCompletion', requiredActions: [TEXT] }),
  issue: (state, ctx) => ({
    type: 'issue',
    documentKind: resultPaperOf(state) ?? 'handlingOpinion',
    documentId: PROBE_ID,
    title: TEXT,
    issuedOn: ctx.today,
    approval: highest(ctx),
  }),
  dispatch: (_, ctx) => ({ type: 'dispatch', method: 'handed', dispatchedOn: ctx.today, receivedBy: TEXT }),
  recordDelivery: (_, ctx) => ({
    type: 'recordDelivery',
    deliveredOn: ctx.today,
    how: 'signed',
    receivedBy: TEXT,
  }),
  recordServiceFailure: (_, ctx) => ({
    type: 'recordServiceFailure',
    ground: 'whereaboutsUnknown',
    evidence: TEXT,
    occurredOn: ctx.today,
  }),
  discloseReporter: (state, ctx) => ({
    type: 'discloseReporter',
    staffIds: [state.handlerId ?? PROBE_ID],
    reason: TEXT,
    approval: highest(ctx),
  }),
  giveReporterFeedback: (_, ctx) => ({
    type: 'giveReporterFeedback',
    staffIds: [PROBE_ID, PROBE_ID.replace(/0$/, '1')],
    reached: true,
    summary: TEXT,
    givenOn: ctx.today,
  }),
  recordSuperiorAck: (_, ctx) => ({ type: 'recordSuperiorAck', passed: true, acknowledgedOn: ctx.today }),
  close: (_, ctx) => ({ type: 'close', closedOn: ctx.today, approval: highest(ctx) }),
  rate: (state, ctx) => ({
    type: 'rate',
    target: state.ratings.some(({ target }) => target === 'handlingOrgan')
      ? 'petitionOffice'
      : 'handlingOrgan',
    rating: 'satisfied',
    by: 'petitioner',
    evidence: TEXT,
    ratedOn: ctx.today,
  }),
  archive: (_, ctx) => ({
    type: 'archive',
    archivalCode: TEXT,
    retention: 'permanent',
    pageCount: 1,
    archivedOn: ctx.today,
  }),
  withdraw: (_, ctx) => ({
    type: 'withdraw',
    evidence: TEXT,
    withdrawnOn: ctx.today,
    approval: highest(ctx),
  }),
  reactivate: () => ({ type: 'reactivate', reason: TEXT }),
  forgetSubject: ({ arrival }) => ({
    type: 'forgetSubject',
    subjectId: arrival.subjects[0]?.subjectId ?? PROBE_ID,
    keyId: 'probe',
  }),
};

/**
 * A complete form for asking whether the facts permit it; null where only what is entered can tell (triage,
 * correction, split, designation …).
 */
export function probeFor(
  state: PetitionState,
  action: PetitionCommandType,
  ctx: DecisionContext,
): PetitionCommand | null {
  if (isRoadCommand(action)) return ROAD_PROBES[action](state, ctx);
  return PROBES[action]?.(state, ctx) ?? null;
}
