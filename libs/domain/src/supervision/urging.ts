import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factLabel, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import { SUPERVISION_CAUSES, type SupervisionCause } from '../glossary/index.js';
import { refuse } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Urged = Event<
  'PetitionUrged',
  { orgId: number; petitionId: string; cause: SupervisionCause; byMachine: boolean },
  { title: string }
>;
type Answered = Event<'UrgingAnswered', Record<string, never>, { answer: string }>;
export type UrgingEvent = Urged | Answered;

export const URGING_FIELDS = {
  urgePetition: fieldsOf({
    petitionId: { zh: '信访件', kind: 'petition' },
    cause: { zh: '事由', kind: 'choice', options: SUPERVISION_CAUSES },
    title: { zh: '催办内容', kind: 'text', max: 200 },
  }),
  answerUrging: fieldsOf({
    on: { zh: '回复日期', kind: 'date', optional: true },
    answer: { zh: '回复', kind: 'text', max: 1_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof URGING_FIELDS]: BodyOf<(typeof URGING_FIELDS)[T]> };
export type UrgingCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type UrgingState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'urged' | 'answered';
  readonly petitionId: string;
  readonly urgedOn: string;
  readonly cause: SupervisionCause;
  readonly byMachine: boolean;
  readonly answeredOn: string | null;
};

function evolve(
  before: UrgingState | null,
  event: RecordedAffairEvent<UrgingEvent>,
  id: string,
): UrgingState {
  const { version } = event.meta;
  if (event.type === 'PetitionUrged')
    return { id, version, status: 'urged', urgedOn: event.occurredOn, answeredOn: null, ...event.data };
  return { ...begun(before), version, status: 'answered', answeredOn: event.occurredOn };
}

function decide(state: UrgingState | null, command: UrgingCommand, ctx: AffairContext): UrgingEvent[] {
  const article = 'supervisionSystem' as const;
  if (command.type === 'answerUrging') {
    const urged = openedStateOf(state, '催办');
    const occurredOn = dayOf(command.on, ctx, [{ on: urged.urgedOn, zh: '催办' }]);
    return [{ type: 'UrgingAnswered', occurredOn, article, data: {}, sealed: { answer: command.answer } }];
  }
  const petition =
    ctx.petition ??
    refuse('URGING_WITHOUT_PETITION', {
      article,
      message: '催办须选定信访件。',
      detail: { field: 'petitionId' },
    });
  const { orgId, petitionId } = petition;
  const data = { orgId, petitionId, cause: command.cause, byMachine: ctx.actor.accountId === null };
  return [{ type: 'PetitionUrged', occurredOn: ctx.today, article, data, sealed: { title: command.title } }];
}

/** 催办 without a number: light, as often as needed, by a person or a rule (§1.7); 督办 is another thing. */
export const URGING: Affair<UrgingState, UrgingEvent, UrgingCommand> = {
  category: 'urging',
  zh: '催办',
  path: 'urgings',
  register: 'L09',
  statuses: { urged: { zh: '已催' }, answered: { zh: '已回' } },
  texts: { title: '催办内容', answer: '回复' },
  events: {
    PetitionUrged: firstForm<Urged>(
      {
        type: 'PetitionUrged',
        occurredOn: '2026-03-10',
        article: 'supervisionSystem',
        data: { orgId: 1, petitionId: SAMPLE_AFFAIR.petition, cause: 'SUP-02', byMachine: false },
        sealed: { title: '办理期限剩三日' },
      },
      ({ data }) =>
        `催办,${data.cause} ${SUPERVISION_CAUSES[data.cause].zh}${data.byMachine ? '(按规则)' : ''}`,
    ),
    UrgingAnswered: firstForm<Answered>(
      {
        type: 'UrgingAnswered',
        occurredOn: '2026-03-11',
        article: 'supervisionSystem',
        data: {},
        sealed: { answer: '今日报结果' },
      },
      () => '回复催办',
    ),
  },
  commands: {
    urgePetition: {
      zh: '催办',
      roles: ['reception', 'windowHead', 'deputyLeader', 'leader'],
      where: 'own',
      machine: true,
      opens: true,
      from: [],
      fields: URGING_FIELDS.urgePetition,
    },
    answerUrging: {
      zh: '回复催办',
      roles: ['handler', 'windowHead'],
      where: 'own',
      handlers: true,
      from: ['urged'],
      fields: URGING_FIELDS.answerUrging,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'urged',
    number: null,
    openedOn: state.urgedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: { cause: state.cause, urgedOn: state.urgedOn, answeredOn: state.answeredOn },
  }),
  columns: [
    { zh: '事由', value: factLabel(SUPERVISION_CAUSES, 'cause') },
    { zh: '催办日', value: factValue('urgedOn') },
    { zh: '回复日', value: factValue('answeredOn') },
  ],
};
