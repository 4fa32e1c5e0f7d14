import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factOrgs, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, dueDayOf, openedStateOf } from '../affairs/steps.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Asked = Event<
  'TopicRequested',
  { orgId: number; askedOf: number[]; dueOn: string },
  { title: string; detail: string }
>;
type Replied = Event<'TopicReplied', { byOrgId: number }, { reply: string }>;
type Ended = Event<'TopicClosed', Record<string, never>, { reason: string }>;
/** Everything that happens to a request for information. */
export type TopicRequestEvent = Asked | Replied | Ended;

export const TOPIC_REQUEST_FIELDS = {
  ask: fieldsOf({
    title: { zh: '点题', kind: 'text', max: 120 },
    detail: { zh: '要什么', kind: 'text', max: 1_000, rows: 3 },
    askedOf: { zh: '向哪些单位', kind: 'organisations' },
    dueOn: { zh: '应回日', kind: 'date' },
  }),
  reply: fieldsOf({
    on: { zh: '回复日期', kind: 'date', optional: true },
    reply: { zh: '回复', kind: 'text', max: 4_000, rows: 5 },
  }),
  closeTopic: fieldsOf({ reason: { zh: '收题说明', kind: 'text', max: 500, rows: 2 } }),
};
type Bodies = { [T in keyof typeof TOPIC_REQUEST_FIELDS]: BodyOf<(typeof TOPIC_REQUEST_FIELDS)[T]> };
export type TopicRequestCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

type Reply = { readonly orgId: number; readonly on: string };
export type TopicRequestState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'asked' | 'closed';
  readonly petitionId: null;
  readonly askedOn: string;
  readonly askedOf: readonly number[];
  readonly dueOn: string;
  readonly replies: readonly Reply[];
};

function evolve(
  before: TopicRequestState | null,
  event: RecordedAffairEvent<TopicRequestEvent>,
  id: string,
): TopicRequestState {
  const { version } = event.meta;
  if (event.type === 'TopicRequested')
    return {
      id,
      version,
      status: 'asked',
      petitionId: null,
      askedOn: event.occurredOn,
      replies: [],
      ...event.data,
    };
  const state = { ...begun(before), version };
  return event.type === 'TopicReplied'
    ? { ...state, replies: [...state.replies, { orgId: event.data.byOrgId, on: event.occurredOn }] }
    : { ...state, status: 'closed' };
}

function decide(
  state: TopicRequestState | null,
  command: TopicRequestCommand,
  ctx: AffairContext,
): TopicRequestEvent[] {
  const article = 'bulletins' as const;
  if (command.type === 'ask') {
    refuseIf(command.askedOf.length === 0, 'TOPIC_WITHOUT_ADDRESSEE', {
      article,
      message: '点题须有对象(O-61)。',
      detail: { field: 'askedOf' },
    });
    return [
      {
        type: 'TopicRequested',
        occurredOn: ctx.today,
        article,
        data: {
          orgId: ctx.organisation.id,
          askedOf: command.askedOf,
          dueOn: dueDayOf(command.dueOn, 'dueOn', '应回日', ctx.today),
        },
        sealed: { title: command.title, detail: command.detail },
      },
    ];
  }
  const topic = openedStateOf(state, '点题');
  if (command.type === 'closeTopic')
    return [
      { type: 'TopicClosed', occurredOn: ctx.today, article, data: {}, sealed: { reason: command.reason } },
    ];
  refuseIf(!topic.askedOf.includes(ctx.actor.orgId), 'TOPIC_NOT_ASKED_OF_YOU', {
    article,
    message: '这道题没有点到您的单位(O-61)。',
    detail: { field: 'type' },
  });
  return [
    {
      type: 'TopicReplied',
      occurredOn: dayOf(command.on, ctx, [{ on: topic.askedOn, zh: '点题' }]),
      article,
      data: { byOrgId: ctx.actor.orgId },
      sealed: { reply: command.reply },
    },
  ];
}

/** Organisations that have not answered by the day (O-61): into the circular, no SUP. */
export const unanswered = (
  { askedOf, replies, dueOn }: Pick<TopicRequestState, 'askedOf' | 'replies' | 'dueOn'>,
  asOf: string,
): number[] => (asOf <= dueOn ? [] : askedOf.filter((orgId) => !replies.some((one) => one.orgId === orgId)));

/** 点题: a question put to units, with a day for the answer (O-61). */
export const TOPIC_REQUEST: Affair<TopicRequestState, TopicRequestEvent, TopicRequestCommand> = {
  category: 'topic-request',
  zh: '点题',
  path: 'topic-requests',
  register: 'L24',
  statuses: { asked: { zh: '待回' }, closed: { zh: '已收题' } },
  texts: { title: '点题', detail: '要什么', reply: '回复', reason: '说明' },
  events: {
    TopicRequested: firstForm<Asked>(
      {
        type: 'TopicRequested',
        occurredOn: '2026-03-02',
        article: 'bulletins',
        data: { orgId: 1, askedOf: [2, 3], dueOn: '2026-03-16' },
        sealed: { title: '换届信访动态', detail: '各地换届来信的数量和特点' },
      },
      ({ data }, names) => `点题,${data.dueOn} 前由${data.askedOf.map(names.organisation).join('、')}回复`,
    ),
    TopicReplied: firstForm<Replied>(
      {
        type: 'TopicReplied',
        occurredOn: '2026-03-10',
        article: 'bulletins',
        data: { byOrgId: 2 },
        sealed: { reply: '本县一季度收到三件' },
      },
      ({ data }, names) => `${names.organisation(data.byOrgId)}回复`,
    ),
    TopicClosed: firstForm<Ended>(
      {
        type: 'TopicClosed',
        occurredOn: '2026-03-20',
        article: 'bulletins',
        data: {},
        sealed: { reason: '已汇总' },
      },
      () => '收题',
    ),
  },
  commands: {
    ask: {
      zh: '点题',
      roles: ['windowHead', 'deputyLeader', 'leader'],
      where: 'own',
      opens: true,
      from: [],
      fields: TOPIC_REQUEST_FIELDS.ask,
    },
    reply: {
      zh: '回复',
      roles: ['reception', 'windowHead', 'handler'],
      where: 'any',
      from: ['asked'],
      fields: TOPIC_REQUEST_FIELDS.reply,
    },
    closeTopic: {
      zh: '收题',
      roles: ['windowHead', 'deputyLeader', 'leader'],
      where: 'own',
      from: ['asked'],
      fields: TOPIC_REQUEST_FIELDS.closeTopic,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'asked',
    number: null,
    openedOn: state.askedOn,
    partyOrgIds: state.askedOf,
    accountIds: [],
    clock: null,
    facts: { askedOf: state.askedOf, dueOn: state.dueOn, replies: state.replies },
  }),
  columns: [
    { zh: '对象', value: factOrgs('askedOf') },
    { zh: '应回日', value: factValue('dueOn') },
    {
      zh: '已回',
      value: factText(({ replies }, names) =>
        [...new Set((replies as Reply[]).map(({ orgId }) => names.organisation(orgId)))].join('、'),
      ),
    },
  ],
};
