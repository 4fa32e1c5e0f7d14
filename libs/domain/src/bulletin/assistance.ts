import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factOrg, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import type { Event } from '../petition/events/event.js';

type Proposed = Event<'AssistanceProposed', { orgId: number; targetOrgId: number }, { title: string }>;
type Confirmed = Event<'AssistanceConfirmed', { helperId: string }, { actions: string }>;
type Ended = Event<'AssistanceConcluded', Record<string, never>, { result: string }>;
export type AssistanceEvent = Proposed | Confirmed | Ended;

export const ASSISTANCE_FIELDS = {
  propose: fieldsOf({
    targetOrgId: { zh: '帮扶单位', kind: 'organisation' },
    title: { zh: '帮扶缘由', kind: 'text', max: 120 },
  }),
  confirm: fieldsOf({
    helperId: { zh: '谁帮', kind: 'account' },
    actions: { zh: '做什么', kind: 'text', max: 1_000, rows: 3 },
  }),
  conclude: fieldsOf({
    on: { zh: '日期', kind: 'date', optional: true },
    result: { zh: '下一季的结果', kind: 'text', max: 1_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof ASSISTANCE_FIELDS]: BodyOf<(typeof ASSISTANCE_FIELDS)[T]> };
export type AssistanceCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type AssistanceState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'proposed' | 'confirmed' | 'concluded';
  readonly petitionId: null;
  readonly proposedOn: string;
  readonly targetOrgId: number;
  readonly helperId: string | null;
  readonly concludedOn: string | null;
};

function evolve(
  before: AssistanceState | null,
  event: RecordedAffairEvent<AssistanceEvent>,
  id: string,
): AssistanceState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'AssistanceProposed')
    return {
      id,
      version,
      status: 'proposed',
      petitionId: null,
      proposedOn: on,
      helperId: null,
      concludedOn: null,
      ...event.data,
    };
  const state = { ...begun(before), version };
  return event.type === 'AssistanceConfirmed'
    ? { ...state, status: 'confirmed', helperId: event.data.helperId }
    : { ...state, status: 'concluded', concludedOn: on };
}

function decide(
  state: AssistanceState | null,
  command: AssistanceCommand,
  ctx: AffairContext,
): AssistanceEvent[] {
  const article = 'bulletins' as const;
  if (command.type === 'propose') {
    const data = { orgId: ctx.organisation.id, targetOrgId: command.targetOrgId };
    return [
      { type: 'AssistanceProposed', occurredOn: ctx.today, article, data, sealed: { title: command.title } },
    ];
  }
  const record = openedStateOf(state, '帮扶');
  if (command.type === 'confirm')
    return [
      {
        type: 'AssistanceConfirmed',
        occurredOn: ctx.today,
        article,
        data: { helperId: command.helperId },
        sealed: { actions: command.actions },
      },
    ];
  const occurredOn = dayOf(command.on, ctx, [{ on: record.proposedOn, zh: '提出帮扶' }]);
  return [{ type: 'AssistanceConcluded', occurredOn, article, data: {}, sealed: { result: command.result } }];
}

const sample = { occurredOn: '2026-04-20', article: 'bulletins' } as const;
const HEADS = { roles: ['windowHead', 'deputyLeader', 'leader'], where: 'own' } as const;

/** 帮扶: proposed after two last places one after the other, confirmed by a person (O-62). */
export const ASSISTANCE: Affair<AssistanceState, AssistanceEvent, AssistanceCommand> = {
  category: 'assistance',
  zh: '帮扶',
  path: 'assistances',
  register: 'L24',
  statuses: { proposed: { zh: '待确认' }, confirmed: { zh: '帮扶中' }, concluded: { zh: '已结' } },
  texts: { title: '缘由', actions: '做什么', result: '结果' },
  events: {
    AssistanceProposed: firstForm<Proposed>(
      {
        ...sample,
        type: 'AssistanceProposed',
        data: { orgId: 1, targetOrgId: 2 },
        sealed: { title: '连续两季末位' },
      },
      ({ data }, names) => `提出帮扶${names.organisation(data.targetOrgId)}`,
    ),
    AssistanceConfirmed: firstForm<Confirmed>(
      {
        ...sample,
        type: 'AssistanceConfirmed',
        data: { helperId: SAMPLE_AFFAIR.windowHead },
        sealed: { actions: '跟班学习一周' },
      },
      ({ data }, names) => `确认,由${names.account(data.helperId)}帮扶`,
    ),
    AssistanceConcluded: firstForm<Ended>(
      { ...sample, type: 'AssistanceConcluded', data: {}, sealed: { result: '下季升至第四' } },
      () => '帮扶结束',
    ),
  },
  commands: {
    propose: {
      zh: '提出帮扶',
      ...HEADS,
      machine: true,
      opens: true,
      from: [],
      fields: ASSISTANCE_FIELDS.propose,
    },
    confirm: { zh: '确认帮扶', ...HEADS, from: ['proposed'], fields: ASSISTANCE_FIELDS.confirm },
    conclude: { zh: '登记结果', ...HEADS, from: ['confirmed'], fields: ASSISTANCE_FIELDS.conclude },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status !== 'concluded',
    number: null,
    openedOn: state.proposedOn,
    partyOrgIds: [state.targetOrgId],
    accountIds: [],
    clock: null,
    facts: { targetOrgId: state.targetOrgId, helperId: state.helperId, concludedOn: state.concludedOn },
  }),
  columns: [
    { zh: '帮扶单位', value: factOrg('targetOrgId') },
    { zh: '谁帮', value: factAccount('helperId') },
    { zh: '结束', value: factValue('concludedOn') },
  ],
};
