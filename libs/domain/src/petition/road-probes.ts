import type { ApprovalInput, PetitionCommandType, RoadCommand } from './commands.js';
import type { DecisionContext } from './context.js';
import { awaitedFollowUps } from './measure-follow-ups.js';
import type { PetitionState } from './state.js';

type Probes = {
  readonly [T in RoadCommand['type']]: (
    state: PetitionState,
    ctx: DecisionContext,
  ) => Extract<RoadCommand, { type: T }> | null;
};

const TEXT = '试填试填试填试填试填试填试填试填试填试填试填试填试填试填试填试填';
const PROBE_ID = '00000000-0000-4000-8000-000000000000';

const head = (ctx: DecisionContext): ApprovalInput => ({
  signerId: ctx.actor.accountId,
  capacity: 'leader',
  signedOn: ctx.today,
  onPaper: true,
});

/** Complete forms of the roads beside the main one; nothing of them is ever kept. */
export const ROAD_PROBES: Probes = {
  sendDown: (_, ctx) => ({
    type: 'sendDown',
    documentId: PROBE_ID,
    method: 'posted',
    sentOn: ctx.today,
    requirement: TEXT,
    retoldTitle: TEXT,
    retoldContent: TEXT,
    text: { title: '', content: '', matters: {} },
    persons: {},
  }),
  signFor: (_, ctx) => ({ type: 'signFor', signedForOn: ctx.today }),
  recordSigning: (_, ctx) => ({ type: 'recordSigning', signedForOn: ctx.today, evidence: TEXT }),
  sendReport: (_, ctx) => ({
    type: 'sendReport',
    reportedOn: ctx.today,
    result: { request: '', facts: '', opinion: '', basis: '', answers: {}, measures: [] },
  }),
  recallAssignment: (_, ctx) => ({
    type: 'recallAssignment',
    recalledOn: ctx.today,
    reason: TEXT,
    approval: head(ctx),
  }),
  answerObjectionBelow: (_, ctx) => ({ type: 'answerObjectionBelow', consent: true, decidedOn: ctx.today }),
  sendSealedPacket: (_, ctx) => ({
    type: 'sendSealedPacket',
    packetNo: 'MF-1',
    sentOn: ctx.today,
    copies: 1,
    handedTo: TEXT,
  }),
  disputeJurisdiction: ({ dispute }, ctx) => ({
    type: 'disputeJurisdiction',
    level: dispute === null || dispute.settled !== null ? 'negotiation' : 'jointConference',
    submittedOn: ctx.today,
    otherOrgans: TEXT,
    grounds: TEXT,
  }),
  settleJurisdiction: (_, ctx) => ({
    type: 'settleJurisdiction',
    outcome: 'ours',
    settledOn: ctx.today,
    decision: TEXT,
  }),
  takeOverPowers: (_, ctx) => ({
    type: 'takeOverPowers',
    change: 'merged',
    effectiveOn: ctx.today,
    formerOrgan: TEXT,
    basis: TEXT,
  }),
  leadToProcedure: (_, ctx) => ({
    type: 'leadToProcedure',
    appealKind: 'item1',
    ledOn: ctx.today,
    procedure: TEXT,
    reason: TEXT,
    approval: head(ctx),
  }),
  requestReview: ({ reviews, delivered }, ctx) => {
    const stage = reviews.length === 0 ? 'review' : 'recheck';
    const day =
      (stage === 'review' ? delivered?.deliveredOn : reviews.at(-1)?.concluded?.deliveredOn) ?? ctx.today;
    return {
      type: 'requestReview',
      stage,
      requestedOn: day,
      receivedOn: ctx.today,
      organ: TEXT,
      grounds: TEXT,
    };
  },
  concludeReview: (_, ctx) => ({
    type: 'concludeReview',
    outcome: 'maintained',
    answeredOn: ctx.today,
    deliveredOn: ctx.today,
    opinion: TEXT,
  }),
  recordReviewDelivery: (_, ctx) => ({ type: 'recordReviewDelivery', deliveredOn: ctx.today }),
  openHearing: (_, ctx) => ({ type: 'openHearing', from: ctx.today, documentId: PROBE_ID }),
  reportHearing: (_, ctx) => ({ type: 'reportHearing', to: ctx.today, documentId: PROBE_ID }),
  reopen: (_, ctx) => ({ type: 'reopen', signedForOn: ctx.today }),
  askCoHandlers: (_, ctx) => ({
    type: 'askCoHandlers',
    documentId: PROBE_ID,
    askedOn: ctx.today,
    names: [TEXT],
    question: TEXT,
  }),
  recordCoReply: ({ coHandlers }, ctx) => ({
    type: 'recordCoReply',
    unitNo: coHandlers.find(({ repliedOn, absent }) => repliedOn === null && !absent)?.unitNo ?? 1,
    repliedOn: ctx.today,
    text: TEXT,
  }),
  openCase: (_, ctx) => ({ type: 'openCase', reason: TEXT, approval: head(ctx) }),
  revokeCaseOpening: (_, ctx) => ({ type: 'revokeCaseOpening', reason: TEXT, approval: head(ctx) }),
  decideClarification: (_, ctx) => ({
    type: 'decideClarification',
    clear: true,
    way: 'inPerson',
    scope: TEXT,
    approval: head(ctx),
  }),
  concludeByAgreement: (_, ctx) => ({
    type: 'concludeByAgreement',
    mode: 'mediated',
    signedOn: ctx.today,
    documentId: PROBE_ID,
    terms: TEXT,
    parties: TEXT,
    lawful: true,
    withinDiscretion: true,
    bothConsent: true,
    bothSigned: true,
  }),
  leaveSimplified: (_, ctx) => ({ type: 'leaveSimplified', reason: TEXT, approval: head(ctx) }),
  completeMeasure: ({ submissions }, ctx) => ({
    type: 'completeMeasure',
    measureNo:
      1 + Math.max(0, submissions.at(-1)?.measures.findIndex((each) => each.completedOn === null) ?? 0),
    completedOn: ctx.today,
    evidence: TEXT,
  }),
  recordMeasureFollowUp: (state, ctx) => ({
    type: 'recordMeasureFollowUp',
    measureNo: 1,
    followUp: 'rectification',
    ...awaitedFollowUps(state)[0],
    receivedOn: ctx.today,
    summary: TEXT,
  }),
  endPetition: (_, ctx) => ({
    type: 'endPetition',
    ground: 'death',
    endedOn: ctx.today,
    evidence: TEXT,
    approval: head(ctx),
  }),
  continueBySuccessor: () => ({
    type: 'continueBySuccessor',
    successorId: PROBE_ID.replace(/0$/, '9'),
    person: { name: TEXT },
    evidence: TEXT,
  }),
  markUnreachable: (_, ctx) => ({
    type: 'markUnreachable',
    noConclusionPossible: true,
    reason: TEXT,
    approval: head(ctx),
  }),
  findUrgent: () => ({ type: 'findUrgent', grounds: ['threat'], situation: TEXT }),
  reportUrgent: ({ urgentReports }) => ({
    type: 'reportUrgent',
    report: urgentReports.length === 0 ? 'initial' : 'followUp',
    way: 'phone',
    recipients: ['partyGovernment'],
    measures: TEXT,
    content: TEXT,
  }),
  recordReception: (_, ctx) => ({
    type: 'recordReception',
    leaderId: PROBE_ID,
    receivedOn: ctx.today,
    kind: 'reception',
    summary: TEXT,
  }),
  sponsorCase: ({ sponsor }, ctx) => ({
    type: 'sponsorCase',
    sponsorId: sponsor === null ? PROBE_ID : null,
    assignedOn: ctx.today,
    reason: TEXT,
  }),
};

/** Is it one of these roads' commands? */
export const isRoadCommand = (type: PetitionCommandType): type is RoadCommand['type'] =>
  Object.hasOwn(ROAD_PROBES, type);
