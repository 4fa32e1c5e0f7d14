import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factLabel, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { openedStateOf } from '../affairs/steps.js';
import { DUTY_SHIFTS, DUTY_STATUSES, type DutyShiftKind, type DutyStatus } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import { present } from '../petition/decide/checks/text.js';
import type { Event } from '../petition/events/event.js';

type People = { officerId: string | null; leaderId: string | null };
type Planned = Event<
  'DutyShiftPlanned',
  { orgId: number; on: string; shift: DutyShiftKind } & People,
  { phone: string }
>;
type Swapped = Event<'DutyShiftSwapped', People, { reason: string }>;
type HandedOver = Event<
  'DutyShiftHandedOver',
  { fromId: string | null; toId: string; urgentCount: number; nextReportAt: string | null },
  { pending: string; urgent?: string }
>;
type TakenOver = Event<'DutyShiftTakenOver', { byId: string | null }, { note?: string }>;
/** Everything that happens to a shift. */
export type DutyShiftEvent = Planned | Swapped | HandedOver | TakenOver;

export const DUTY_SHIFT_FIELDS = {
  plan: fieldsOf({
    on: { zh: '值班日期', kind: 'date' },
    shift: { zh: '班次', kind: 'choice', options: DUTY_SHIFTS },
    officerId: { zh: '值班员', kind: 'account', optional: true },
    leaderId: { zh: '带班领导', kind: 'account', optional: true },
    phone: { zh: '值班电话', kind: 'text', max: 40 },
  }),
  swap: fieldsOf({
    officerId: { zh: '改由谁值班', kind: 'account', optional: true },
    leaderId: { zh: '改由谁带班', kind: 'account', optional: true },
    reason: { zh: '换班、替班原因', kind: 'text', max: 300 },
  }),
  handOver: fieldsOf({
    toId: { zh: '接班人', kind: 'account' },
    pending: { zh: '未了事项(没有的写“无”)', kind: 'text', max: 2_000, rows: 3 },
    urgentCount: { zh: '在途紧急件', kind: 'int', min: 0, max: 99, unit: '件' },
    urgent: { zh: '在途紧急件情况', kind: 'text', max: 2_000, rows: 2, optional: true },
    nextReportAt: { zh: '下一次报告时刻', kind: 'instant', optional: true },
  }),
  takeOver: fieldsOf({ note: { zh: '说明', kind: 'text', max: 300, optional: true } }),
};
type Bodies = { [T in keyof typeof DUTY_SHIFT_FIELDS]: BodyOf<(typeof DUTY_SHIFT_FIELDS)[T]> };
export type DutyShiftCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type DutyShiftState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: DutyStatus;
  readonly petitionId: null;
  readonly on: string;
  readonly shift: DutyShiftKind;
  readonly officerId: string | null;
  readonly leaderId: string | null;
  readonly swaps: number;
  readonly toId: string | null;
  /** Who answers for what is pending now: the officer until somebody has signed for it (O-81). */
  readonly responsibleId: string | null;
};

function evolve(
  before: DutyShiftState | null,
  event: RecordedAffairEvent<DutyShiftEvent>,
  id: string,
): DutyShiftState {
  const { version } = event.meta;
  if (event.type === 'DutyShiftPlanned')
    return {
      id,
      version,
      status: 'planned',
      petitionId: null,
      swaps: 0,
      toId: null,
      responsibleId: event.data.officerId,
      ...event.data,
    };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'DutyShiftSwapped':
      return { ...state, ...event.data, swaps: state.swaps + 1, responsibleId: event.data.officerId };
    case 'DutyShiftHandedOver':
      return { ...state, status: 'handedOver', toId: event.data.toId };
    case 'DutyShiftTakenOver':
      return { ...state, status: 'takenOver', responsibleId: state.toId };
  }
}

function decide(
  state: DutyShiftState | null,
  command: DutyShiftCommand,
  ctx: AffairContext,
): DutyShiftEvent[] {
  const occurredOn = ctx.today;
  const article = 'duty' as const;
  if (command.type === 'plan') {
    const { on, shift, officerId = null, leaderId = null, phone } = command;
    const data = { orgId: ctx.organisation.id, on, shift, officerId, leaderId };
    return [{ type: 'DutyShiftPlanned', occurredOn, article, data, sealed: { phone } }];
  }
  const shift = openedStateOf(state, '值班');
  switch (command.type) {
    case 'swap': {
      const { officerId, leaderId, reason } = command;
      refuseIf(officerId === undefined && leaderId === undefined, 'SWAP_WITHOUT_PERSON', {
        article,
        message: '换班、替班至少要写明一个人(O-78)。',
        detail: { field: 'officerId' },
      });
      const data = { officerId: officerId ?? shift.officerId, leaderId: leaderId ?? shift.leaderId };
      return [{ type: 'DutyShiftSwapped', occurredOn, article, data, sealed: { reason } }];
    }
    case 'handOver': {
      const { toId, pending, urgent, urgentCount, nextReportAt } = command;
      const { accountId } = ctx.actor;
      refuseIf(accountId !== shift.officerId && accountId !== shift.leaderId, 'HANDOVER_NOT_ON_DUTY', {
        article,
        message: '交班由本班的值班员或带班领导进行(O-81)。',
        detail: { field: 'type' },
      });
      refuseIf(toId === accountId, 'HANDOVER_TO_ONESELF', {
        article,
        message: '接班人须是另一人(O-81)。',
        detail: { field: 'toId' },
      });
      refuseIf(
        urgentCount > 0 && (urgent === undefined || nextReportAt === undefined),
        'HANDOVER_URGENT_UNSAID',
        {
          article,
          message: '有在途紧急件的,交班须写明情况和下一次报告时刻(O-81)。',
          detail: { field: 'urgent' },
        },
      );
      return [
        {
          type: 'DutyShiftHandedOver',
          occurredOn,
          article,
          data: { fromId: accountId, toId, urgentCount, nextReportAt: nextReportAt ?? null },
          sealed: { pending, ...(urgent === undefined ? {} : { urgent }) },
        },
      ];
    }
    case 'takeOver':
      refuseIf(ctx.actor.accountId !== shift.toId, 'TAKEOVER_BY_ANOTHER', {
        article,
        message: '交班记录由接班人本人签收,签收后责任转移(O-81)。',
        detail: { field: 'type' },
      });
      return [
        {
          type: 'DutyShiftTakenOver',
          occurredOn,
          article,
          data: { byId: ctx.actor.accountId },
          sealed: present({ note: command.note }),
        },
      ];
  }
}

const EVERYBODY = ['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader'] as const;
const PLANNERS = ['windowHead', 'reception', 'deputyLeader'] as const;
const who = (id: string | null, names: { account: (id: string) => string }): string =>
  id === null ? '(未定)' : names.account(id);

/** 值班班次: the roster is kept, each swap is an event, handing over is signed for (O-78, O-81). */
export const DUTY_SHIFT: Affair<DutyShiftState, DutyShiftEvent, DutyShiftCommand> = {
  category: 'duty-shift',
  zh: '值班',
  path: 'duty-shifts',
  register: 'L23',
  statuses: DUTY_STATUSES,
  texts: { phone: '电话', reason: '原因', pending: '未了事项', urgent: '在途紧急件', note: '说明' },
  events: {
    DutyShiftPlanned: firstForm<Planned>(
      {
        type: 'DutyShiftPlanned',
        occurredOn: '2026-03-01',
        article: 'duty',
        data: {
          orgId: 1,
          on: '2026-03-07',
          shift: 'day',
          officerId: SAMPLE_AFFAIR.clerk,
          leaderId: SAMPLE_AFFAIR.deputy,
        },
        sealed: { phone: '0000-1234567' },
      },
      ({ data }, names) =>
        `排班 ${data.on} ${DUTY_SHIFTS[data.shift].zh}:值班${who(data.officerId, names)},带班${who(data.leaderId, names)}`,
    ),
    DutyShiftSwapped: firstForm<Swapped>(
      {
        type: 'DutyShiftSwapped',
        occurredOn: '2026-03-06',
        article: 'duty',
        data: { officerId: SAMPLE_AFFAIR.handler, leaderId: SAMPLE_AFFAIR.deputy },
        sealed: { reason: '出差' },
      },
      ({ data }, names) => `换班:值班${who(data.officerId, names)},带班${who(data.leaderId, names)}`,
    ),
    DutyShiftHandedOver: firstForm<HandedOver>(
      {
        type: 'DutyShiftHandedOver',
        occurredOn: '2026-03-07',
        article: 'duty',
        data: {
          fromId: SAMPLE_AFFAIR.clerk,
          toId: SAMPLE_AFFAIR.handler,
          urgentCount: 1,
          nextReportAt: '2026-03-07T12:00:00.000Z',
        },
        sealed: { pending: '无', urgent: '某县集体访,等续报' },
      },
      ({ data }, names) => `交班给${names.account(data.toId)},在途紧急件 ${data.urgentCount} 件`,
    ),
    DutyShiftTakenOver: firstForm<TakenOver>(
      {
        type: 'DutyShiftTakenOver',
        occurredOn: '2026-03-07',
        article: 'duty',
        data: { byId: SAMPLE_AFFAIR.handler },
        sealed: { note: '已逐项核对' },
      },
      ({ data }, names) => `${who(data.byId, names)}签收接班`,
    ),
  },
  commands: {
    plan: {
      zh: '排班',
      roles: PLANNERS,
      where: 'own',
      opens: true,
      from: [],
      fields: DUTY_SHIFT_FIELDS.plan,
    },
    handOver: {
      zh: '交班',
      roles: EVERYBODY,
      where: 'own',
      from: ['planned'],
      fields: DUTY_SHIFT_FIELDS.handOver,
    },
    takeOver: {
      zh: '签收接班',
      roles: EVERYBODY,
      where: 'own',
      from: ['handedOver'],
      fields: DUTY_SHIFT_FIELDS.takeOver,
    },
    swap: {
      zh: '换班、替班',
      roles: PLANNERS,
      where: 'own',
      from: ['planned'],
      fields: DUTY_SHIFT_FIELDS.swap,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status !== 'takenOver',
    number: null,
    openedOn: state.on,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: {
      on: state.on,
      shift: state.shift,
      officerId: state.officerId,
      leaderId: state.leaderId,
      swaps: state.swaps,
      responsibleId: state.responsibleId,
    },
  }),
  columns: [
    { zh: '日期', value: factValue('on') },
    { zh: '班次', value: factLabel(DUTY_SHIFTS, 'shift') },
    { zh: '值班员', value: factAccount('officerId') },
    { zh: '带班领导', value: factAccount('leaderId') },
    { zh: '换班', value: factText(({ swaps }) => ((swaps as number) > 0 ? `${swaps as number} 次` : '')) },
    { zh: '现由谁负责', value: factAccount('responsibleId') },
  ],
};
