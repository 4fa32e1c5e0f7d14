import type { SupervisionEvent } from './events.js';

const PETITION = '01900000-0000-7000-8000-000000000001';
const HANDLER = '01900000-0000-7000-8000-0000000000a3';
const LEADER = '01900000-0000-7000-8000-0000000000a5';
const DEPUTY = '01900000-0000-7000-8000-0000000000a4';

/** One fictitious event of each type, frozen under test/golden/affairs. */
export const SUPERVISION_SAMPLES: {
  readonly [T in SupervisionEvent['type']]: Extract<SupervisionEvent, { type: T }>;
} = {
  LeaderInstructed: {
    type: 'LeaderInstructed',
    occurredOn: '2026-03-02',
    article: 'supervisionSystem',
    data: { orgId: 1, petitionId: PETITION, leaderId: LEADER, onPaper: true, handlerIds: [HANDLER] },
    sealed: { title: '老干部津贴一事', instruction: '请尽快查清,一个月内报结果。' },
  },
  SupervisionOpened: {
    type: 'SupervisionOpened',
    occurredOn: '2026-03-03',
    article: 'supervisionSystem',
    data: {
      orgId: 1,
      petitionId: PETITION,
      number: '宛组信督〔2026〕1号',
      cause: 'SUP-08',
      targetOrgId: 2,
      instructedOn: '2026-03-02',
      petitionerExempt: false,
      handlerIds: [HANDLER],
    },
    sealed: { title: '老干部津贴一事', basis: '部长批示' },
  },
  SupervisionCoordinated: {
    type: 'SupervisionCoordinated',
    occurredOn: '2026-03-04',
    article: 'fourFast',
    data: {},
    sealed: { with: '老干部局', outcome: '商定由老干部局核对档案' },
  },
  SupervisionNoticeSent: {
    type: 'SupervisionNoticeSent',
    occurredOn: '2026-03-05',
    article: 'supervisionSystem',
    data: { round: 1, noticeNo: '宛组信督〔2026〕1号(第1轮)', feedbackDueOn: '2026-03-26' },
    sealed: { requirement: '核对档案,书面反馈' },
  },
  SupervisionNoticeSigned: {
    type: 'SupervisionNoticeSigned',
    occurredOn: '2026-03-06',
    article: 'supervisionSystem',
    data: { round: 1 },
  },
  SupervisionUrged: {
    type: 'SupervisionUrged',
    occurredOn: '2026-03-20',
    article: 'supervisionSystem',
    data: { round: 1, count: 1 },
    sealed: { words: '请按期反馈' },
  },
  SupervisionFeedbackGiven: {
    type: 'SupervisionFeedbackGiven',
    occurredOn: '2026-03-25',
    article: 'supervisionSystem',
    data: { round: 1, byAccountId: HANDLER, byOrgId: 2, late: false },
    sealed: { feedback: '已核对,漏算属实' },
  },
  SupervisionReinspected: {
    type: 'SupervisionReinspected',
    occurredOn: '2026-03-30',
    article: 'inspectionProcedure',
    data: { round: 1, passed: true },
    sealed: { finding: '已补发' },
  },
  SatisfactionRecorded: {
    type: 'SatisfactionRecorded',
    occurredOn: '2026-04-01',
    article: 'fourFast',
    data: { party: 'leader', opinion: 'agree' },
    sealed: { note: '认可' },
  },
  SupervisionWrittenOff: {
    type: 'SupervisionWrittenOff',
    occurredOn: '2026-04-02',
    article: 'writeOff',
    data: { byAccountId: DEPUTY, rounds: 1, standIn: false },
    sealed: { conclusion: '事项落实' },
  },
  WorkAdviceSent: {
    type: 'WorkAdviceSent',
    occurredOn: '2026-03-10',
    article: 'supervisionSystem',
    data: {
      adviceNo: 1,
      adviceType: 'improve',
      addressee: 'subordinate',
      targetOrgId: 2,
      replyDueOn: '2026-04-09',
    },
    sealed: { advice: '建立津贴核对制度', to: '某县委组织部' },
  },
  WorkAdviceAnswered: {
    type: 'WorkAdviceAnswered',
    occurredOn: '2026-04-01',
    article: 'supervisionSystem',
    data: { adviceNo: 1, adopted: 'partial' },
    sealed: { reason: '先在两个科室试行' },
  },
  AccountabilityProposed: {
    type: 'AccountabilityProposed',
    occurredOn: '2026-04-02',
    article: 'citation',
    data: { proposalNo: 1, measure: 'admonitoryMeeting', to: 'jointConference' },
    sealed: { grounds: '三次催办未反馈' },
  },
  AccountabilityAnswered: {
    type: 'AccountabilityAnswered',
    occurredOn: '2026-04-20',
    article: 'citation',
    data: { proposalNo: 1, taken: true },
    sealed: { outcome: '已约谈' },
  },
};
