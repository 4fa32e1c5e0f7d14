import type { Affair, AffairCommandSpec, AffairEventSpec } from '../affairs/affair.js';
import { factLabel, factOrg, factText, factValue } from '../affairs/columns.js';
import { CHINA_CALENDAR, daysBetween } from '../calendar.js';
import type { Clock } from '../deadlines/index.js';
import {
  ADOPTED,
  ADVICE_TYPES,
  CONFERENCE_MEASURES,
  PARTY_OPINIONS,
  SATISFIED_PARTIES,
  SUPERVISION_CAUSES,
  SUPERVISION_STATUSES,
} from '../glossary/index.js';
import { SUPERVISION_FIELDS, type SupervisionCommand } from './commands.js';
import { decideSupervision, supervisionSeries } from './decide.js';
import type { SupervisionEvent } from './events.js';
import { SUPERVISION_SAMPLES } from './samples.js';
import { currentRound, evolveSupervision, type SupervisionState } from './state.js';

type Spec = AffairCommandSpec<SupervisionState>;
type Sentence<T extends SupervisionEvent['type']> = AffairEventSpec<
  Extract<SupervisionEvent, { type: T }>
>['sentence'];

const first = <T extends SupervisionEvent['type']>(
  type: T,
  sentence: Sentence<T>,
): AffairEventSpec<Extract<SupervisionEvent, { type: T }>> => ({
  version: 1,
  sample: SUPERVISION_SAMPLES[type] as Extract<SupervisionEvent, { type: T }>,
  sentence,
});

const OPEN = ['opened', 'inspecting', 'feedback', 'reinspecting'];
const DESK: Pick<Spec, 'roles' | 'where'> = { roles: ['windowHead', 'deputyLeader', 'leader'], where: 'own' };
const noRound = (state: SupervisionState): string | null =>
  currentRound(state) === null ? `第${state.round}轮督办通知还没有发出。` : null;
const betweenRounds = (state: SupervisionState): string | null =>
  currentRound(state) === null ? null : '本轮督办通知已经发出。';

const commands: Affair<SupervisionState, SupervisionEvent, SupervisionCommand>['commands'] = {
  instruct: {
    zh: '批示',
    roles: ['leader', 'deputyLeader', 'windowHead', 'reception'],
    where: 'own',
    opens: true,
    from: [],
    fields: SUPERVISION_FIELDS.instruct,
  },
  openSupervision: {
    zh: '立项督办',
    ...DESK,
    machine: true,
    opens: true,
    from: ['instructed'],
    fields: SUPERVISION_FIELDS.openSupervision,
  },
  inspect: {
    zh: '发督办通知',
    ...DESK,
    from: ['opened', 'inspecting'],
    unless: betweenRounds,
    fields: SUPERVISION_FIELDS.inspect,
  },
  signNotice: {
    zh: '签收督办通知',
    roles: ['handler', 'reception', 'windowHead'],
    where: 'any',
    handlers: true,
    from: ['inspecting'],
    unless: (state) => noRound(state) ?? (currentRound(state)?.signedOn ? '本轮督办通知已经签收。' : null),
    fields: SUPERVISION_FIELDS.signNotice,
  },
  giveFeedback: {
    zh: '书面反馈',
    roles: ['handler', 'windowHead'],
    where: 'any',
    handlers: true,
    from: ['inspecting'],
    unless: noRound,
    fields: SUPERVISION_FIELDS.giveFeedback,
  },
  reinspect: {
    zh: '再检查',
    roles: ['examiner', 'windowHead', 'deputyLeader', 'leader'],
    where: 'own',
    from: ['feedback'],
    fields: SUPERVISION_FIELDS.reinspect,
  },
  recordSatisfaction: {
    zh: '记三满意',
    roles: ['reception', 'windowHead', 'deputyLeader', 'leader'],
    where: 'own',
    from: ['reinspecting'],
    fields: SUPERVISION_FIELDS.recordSatisfaction,
  },
  writeOff: { zh: '销号', ...DESK, from: ['reinspecting'], fields: SUPERVISION_FIELDS.writeOff },
  urge: {
    zh: '催办',
    roles: ['reception', 'windowHead', 'deputyLeader', 'leader'],
    where: 'own',
    machine: true,
    from: ['instructed', ...OPEN],
    fields: SUPERVISION_FIELDS.urge,
  },
  coordinate: {
    zh: '记协调',
    roles: ['windowHead', 'handler', 'deputyLeader', 'leader'],
    where: 'own',
    from: OPEN,
    fields: SUPERVISION_FIELDS.coordinate,
  },
  advise: { zh: '发工作建议', ...DESK, from: OPEN, fields: SUPERVISION_FIELDS.advise },
  recordAdoption: {
    zh: '登记采纳情况',
    roles: ['reception', 'windowHead'],
    where: 'own',
    from: [...OPEN, 'writtenOff'],
    unless: ({ advices }) =>
      advices.some(({ answeredOn }) => answeredOn === null) ? null : '没有等待反馈的建议。',
    fields: SUPERVISION_FIELDS.recordAdoption,
  },
  proposeAccountability: {
    zh: '提请联席会议',
    roles: ['deputyLeader', 'leader'],
    where: 'own',
    from: OPEN,
    fields: SUPERVISION_FIELDS.proposeAccountability,
  },
  recordOutcome: {
    zh: '登记提请结果',
    roles: ['reception', 'windowHead', 'deputyLeader', 'leader'],
    where: 'own',
    from: [...OPEN, 'writtenOff'],
    unless: ({ proposals }) =>
      proposals.some(({ answeredOn }) => answeredOn === null) ? null : '没有等待结果的提请。',
    fields: SUPERVISION_FIELDS.recordOutcome,
  },
};

/** The running clock of feedback: from the signing for the notice, or from its sending until it is signed for. */
function superviseClock(state: SupervisionState): Clock | null {
  const round = currentRound(state) ?? state.rounds.at(-1) ?? null;
  if (round === null) return null;
  const startedOn = round.signedOn !== null && round.signedOn <= round.dueOn ? round.signedOn : round.sentOn;
  return {
    kind: 'superviseDue',
    startedOn,
    budget: { n: daysBetween(startedOn, round.dueOn), unit: 'day' },
    extensions: [],
    suspensions: [],
    stoppedOn: round.feedbackOn,
    article: 'supervisionSystem',
    profileVersion: '2022',
    calendarVersion: CHINA_CALENDAR.version,
  };
}

/** 督办 as an aggregate of its own (§1.7, §2.12). */
export const SUPERVISION: Affair<SupervisionState, SupervisionEvent, SupervisionCommand> = {
  category: 'supervision',
  zh: '督办',
  path: 'supervisions',
  register: 'L09',
  statuses: SUPERVISION_STATUSES,
  texts: {
    title: '督办事项',
    instruction: '批示',
    basis: '立项依据',
    with: '协调对象',
    outcome: '结果',
    requirement: '督办要求',
    words: '催办内容',
    feedback: '书面反馈',
    finding: '再检查情况',
    note: '说明',
    conclusion: '销号结论',
    advice: '建议',
    to: '对象',
    reason: '反馈',
    grounds: '事由和依据',
  },
  events: {
    LeaderInstructed: first(
      'LeaderInstructed',
      ({ data }, names) => `${names.account(data.leaderId)}批示${data.onPaper ? '(纸质)' : ''}`,
    ),
    SupervisionOpened: first(
      'SupervisionOpened',
      ({ data }, names) =>
        `立项督办 ${data.number},事由 ${data.cause} ${SUPERVISION_CAUSES[data.cause].zh},责任单位${names.organisation(data.targetOrgId)}`,
    ),
    SupervisionCoordinated: first('SupervisionCoordinated', () => '协调'),
    SupervisionNoticeSent: first(
      'SupervisionNoticeSent',
      ({ data }) => `发出第${data.round}轮督办通知,要求 ${data.feedbackDueOn} 前书面反馈`,
    ),
    SupervisionNoticeSigned: first('SupervisionNoticeSigned', ({ data }) => `签收第${data.round}轮督办通知`),
    SupervisionUrged: first('SupervisionUrged', ({ data }) => `第${data.count}次催办`),
    SupervisionFeedbackGiven: first(
      'SupervisionFeedbackGiven',
      ({ data }, names) =>
        `${names.organisation(data.byOrgId)}第${data.round}轮书面反馈${data.late ? '(超过期限)' : ''}`,
    ),
    SupervisionReinspected: first('SupervisionReinspected', ({ data }) =>
      data.passed ? `第${data.round}轮再检查通过` : `第${data.round}轮再检查不通过,转第${data.round + 1}轮`,
    ),
    SatisfactionRecorded: first(
      'SatisfactionRecorded',
      ({ data }) => `${SATISFIED_PARTIES[data.party].zh}:${PARTY_OPINIONS[data.opinion].zh}`,
    ),
    SupervisionWrittenOff: first(
      'SupervisionWrittenOff',
      ({ data }) => `销号,共${data.rounds}轮${data.standIn ? '(小机关由主任代)' : ''}`,
    ),
    WorkAdviceSent: first(
      'WorkAdviceSent',
      ({ data }) =>
        `发出第${data.adviceNo}条工作建议(${ADVICE_TYPES[data.adviceType].zh}),${data.replyDueOn} 前反馈采纳情况`,
    ),
    WorkAdviceAnswered: first(
      'WorkAdviceAnswered',
      ({ data }) => `第${data.adviceNo}条建议${ADOPTED[data.adopted].zh}`,
    ),
    AccountabilityProposed: first(
      'AccountabilityProposed',
      ({ data }) => `提请联席会议${CONFERENCE_MEASURES[data.measure].zh}(第${data.proposalNo}项)`,
    ),
    AccountabilityAnswered: first(
      'AccountabilityAnswered',
      ({ data }) => `第${data.proposalNo}项提请${data.taken ? '已采取' : '未采取'}`,
    ),
  },
  commands,
  evolve: evolveSupervision,
  decide: decideSupervision,
  seriesNeeded: supervisionSeries,
  rowOf: (state) => ({
    open: state.status !== 'writtenOff',
    number: state.number,
    openedOn: state.openedOn ?? state.beganOn,
    partyOrgIds: [state.targetOrgId],
    accountIds: [],
    clock: superviseClock(state),
    facts: {
      cause: state.cause,
      targetOrgId: state.targetOrgId,
      round: state.round,
      instructedOn: state.instructedOn,
      openedOn: state.openedOn,
      coordinatedOn: state.coordinatedOn,
      sentOn: currentRound(state)?.sentOn ?? state.rounds.at(-1)?.sentOn ?? null,
      dueOn: currentRound(state)?.dueOn ?? state.rounds.at(-1)?.dueOn ?? null,
      feedbackOn: currentRound(state)?.feedbackOn ?? state.rounds.at(-1)?.feedbackOn ?? null,
      reinspectedOn:
        state.rounds.findLast(({ reinspectedOn }) => reinspectedOn !== null)?.reinspectedOn ?? null,
      writtenOffOn: state.writtenOffOn,
      urgedCount: state.urgedCount,
      rounds: state.rounds,
      satisfaction: state.satisfaction,
      advices: state.advices,
      proposals: state.proposals,
      petitionerExempt: state.petitionerExempt,
    },
  }),
  columns: [
    { zh: '事由', value: factLabel(SUPERVISION_CAUSES, 'cause') },
    { zh: '责任单位', value: factOrg('targetOrgId') },
    { zh: '轮次', value: factValue('round') },
    { zh: '发出', value: factValue('sentOn') },
    { zh: '反馈期限', value: factValue('dueOn') },
    { zh: '反馈日', value: factValue('feedbackOn') },
    { zh: '再检查', value: factValue('reinspectedOn') },
    { zh: '销号', value: factValue('writtenOffOn') },
    {
      zh: '催办',
      value: factText((facts) =>
        (facts['urgedCount'] as number) > 0 ? `${facts['urgedCount'] as number} 次` : '',
      ),
    },
  ],
};
