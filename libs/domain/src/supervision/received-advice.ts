import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factLabel, factValue } from '../affairs/columns.js';
import { begun, firstForm } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, dueDayOf, openedStateOf } from '../affairs/steps.js';
import { addDays, CHINA_CALENDAR, daysBetween } from '../calendar.js';
import {
  ADOPTED,
  type Adopted,
  ADVISING_ORGANS,
  type AdvisingOrgan,
  RECEIVED_KINDS,
  type ReceivedKind,
} from '../glossary/index.js';
import type { Event } from '../petition/events/event.js';

type Received = Event<
  'AdviceReceived',
  { orgId: number; from: AdvisingOrgan; kind: ReceivedKind; replyDueOn: string },
  { title: string; externalNo: string; content: string }
>;
type Replied = Event<'AdviceReplied', { adopted: Adopted }, { reply: string; docNo: string }>;
type Rectified = Event<'AdviceRectified', Record<string, never>, { result: string }>;
export type ReceivedAdviceEvent = Received | Replied | Rectified;

export const RECEIVED_ADVICE_FIELDS = {
  receive: fieldsOf({
    from: { zh: '来文机关', kind: 'choice', options: ADVISING_ORGANS },
    kind: { zh: '种类', kind: 'choice', options: RECEIVED_KINDS },
    on: { zh: '收到日期', kind: 'date', optional: true },
    externalNo: { zh: '来文号', kind: 'text', max: 80 },
    title: { zh: '事由', kind: 'text', max: 120 },
    content: { zh: '建议或督查内容', kind: 'text', max: 4_000, rows: 4 },
    replyDueOn: { zh: '要求反馈日期(不填为 30 日)', kind: 'date', optional: true },
  }),
  replyInWriting: fieldsOf({
    on: { zh: '反馈日期', kind: 'date', optional: true },
    adopted: { zh: '采纳情况', kind: 'choice', options: ADOPTED },
    docNo: { zh: '复函文号', kind: 'text', max: 80 },
    reply: { zh: '反馈内容(不采纳的写理由)', kind: 'text', max: 4_000, rows: 4 },
  }),
  recordRectified: fieldsOf({
    on: { zh: '整改日期', kind: 'date', optional: true },
    result: { zh: '整改结果', kind: 'text', max: 2_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof RECEIVED_ADVICE_FIELDS]: BodyOf<(typeof RECEIVED_ADVICE_FIELDS)[T]> };
export type ReceivedAdviceCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type ReceivedAdviceState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'received' | 'replied' | 'rectified';
  readonly petitionId: null;
  readonly receivedOn: string;
  readonly from: AdvisingOrgan;
  readonly kind: ReceivedKind;
  readonly replyDueOn: string;
  readonly repliedOn: string | null;
  readonly adopted: Adopted | null;
};

function evolve(
  before: ReceivedAdviceState | null,
  event: RecordedAffairEvent<ReceivedAdviceEvent>,
  id: string,
): ReceivedAdviceState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'AdviceReceived')
    return {
      id,
      version,
      status: 'received',
      petitionId: null,
      receivedOn: on,
      repliedOn: null,
      adopted: null,
      ...event.data,
    };
  const state = { ...begun(before), version };
  return event.type === 'AdviceReplied'
    ? { ...state, status: 'replied', repliedOn: on, adopted: event.data.adopted }
    : { ...state, status: 'rectified' };
}

function decide(
  state: ReceivedAdviceState | null,
  command: ReceivedAdviceCommand,
  ctx: AffairContext,
): ReceivedAdviceEvent[] {
  const article = 'adviceReply' as const;
  if (command.type === 'receive') {
    const { from, kind, title, externalNo, content } = command;
    const on = dayOf(command.on, ctx, []);
    const replyDueOn =
      command.replyDueOn === undefined
        ? addDays(on, ctx.policy.adviceReplyDays)
        : dueDayOf(command.replyDueOn, 'replyDueOn', '要求反馈日期', on);
    const data = { orgId: ctx.organisation.id, from, kind, replyDueOn };
    return [
      { type: 'AdviceReceived', occurredOn: on, article, data, sealed: { title, externalNo, content } },
    ];
  }
  const advice = openedStateOf(state, '来文');
  if (command.type === 'replyInWriting') {
    const { adopted, reply, docNo } = command;
    const on = dayOf(command.on, ctx, [{ on: advice.receivedOn, zh: '收到来文' }]);
    return [{ type: 'AdviceReplied', occurredOn: on, article, data: { adopted }, sealed: { reply, docNo } }];
  }
  const on = dayOf(command.on, ctx, [{ on: advice.repliedOn, zh: '书面反馈' }]);
  return [{ type: 'AdviceRectified', occurredOn: on, article, data: {}, sealed: { result: command.result } }];
}

const sample = { occurredOn: '2026-03-02', article: 'adviceReply' } as const;
const DESK = { roles: ['reception', 'windowHead'], where: 'own' } as const;

/** 来督来建议: what the petition office, the conference or the superior asks of us, answered in writing (R-54, R-55, D28). */
export const RECEIVED_ADVICE: Affair<ReceivedAdviceState, ReceivedAdviceEvent, ReceivedAdviceCommand> = {
  category: 'received-advice',
  zh: '来督来建议',
  path: 'received-advices',
  register: 'L09',
  statuses: {
    received: { zh: '待书面反馈' },
    replied: { zh: '已反馈' },
    rectified: { zh: '已整改' },
  },
  texts: {
    title: '事由',
    externalNo: '来文号',
    content: '内容',
    reply: '反馈',
    docNo: '复函文号',
    result: '整改结果',
  },
  events: {
    AdviceReceived: firstForm<Received>(
      {
        ...sample,
        type: 'AdviceReceived',
        data: { orgId: 1, from: 'petitionOffice', kind: 'improve', replyDueOn: '2026-04-01' },
        sealed: { title: '关于规范答复说理的建议', externalNo: '某信函〔2026〕5号', content: '建议加强说理' },
      },
      ({ data }) =>
        `收到${ADVISING_ORGANS[data.from].zh}${RECEIVED_KINDS[data.kind].zh}来文,${data.replyDueOn} 前书面反馈`,
    ),
    AdviceReplied: firstForm<Replied>(
      {
        ...sample,
        occurredOn: '2026-03-20',
        type: 'AdviceReplied',
        data: { adopted: 'full' },
        sealed: { reply: '已采纳,修订答复模板', docNo: '宛组函〔2026〕9号' },
      },
      ({ data }) => `书面反馈:${ADOPTED[data.adopted].zh}`,
    ),
    AdviceRectified: firstForm<Rectified>(
      {
        ...sample,
        occurredOn: '2026-04-20',
        type: 'AdviceRectified',
        data: {},
        sealed: { result: '模板已启用' },
      },
      () => '整改完成',
    ),
  },
  commands: {
    receive: { zh: '登记来文', ...DESK, opens: true, from: [], fields: RECEIVED_ADVICE_FIELDS.receive },
    replyInWriting: {
      zh: '书面反馈',
      ...DESK,
      from: ['received'],
      fields: RECEIVED_ADVICE_FIELDS.replyInWriting,
    },
    recordRectified: {
      zh: '登记整改',
      ...DESK,
      from: ['replied'],
      fields: RECEIVED_ADVICE_FIELDS.recordRectified,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'received',
    number: null,
    openedOn: state.receivedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: {
      kind: 'adviceReplyDue',
      startedOn: state.receivedOn,
      budget: { n: daysBetween(state.receivedOn, state.replyDueOn), unit: 'day' },
      extensions: [],
      suspensions: [],
      stoppedOn: state.repliedOn,
      article: 'adviceReply',
      profileVersion: '2022',
      calendarVersion: CHINA_CALENDAR.version,
    },
    facts: {
      from: state.from,
      kind: state.kind,
      receivedOn: state.receivedOn,
      replyDueOn: state.replyDueOn,
      repliedOn: state.repliedOn,
      adopted: state.adopted,
    },
  }),
  columns: [
    { zh: '来文机关', value: factLabel(ADVISING_ORGANS, 'from') },
    { zh: '种类', value: factLabel(RECEIVED_KINDS, 'kind') },
    { zh: '收到日', value: factValue('receivedOn') },
    { zh: '反馈日', value: factValue('repliedOn') },
    { zh: '采纳', value: factLabel(ADOPTED, 'adopted') },
  ],
};
