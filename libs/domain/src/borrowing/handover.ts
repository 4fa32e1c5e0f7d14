import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { openedStateOf } from '../affairs/steps.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import { present } from '../petition/decide/checks/text.js';
import type { Event } from '../petition/events/event.js';

type Part = 'from' | 'to' | 'supervisor';
type People = { fromId: string; toId: string; supervisorId: string };
type Listed = Event<
  'HandoverListed',
  { orgId: number; petitionIds: string[]; fileCount: number; lentOutCount: number } & People,
  { reason: string; clocks: string; things: string }
>;
type Signed = Event<'HandoverSigned', { as: Part; byId: string | null }, { note?: string }>;
type Completed = Event<'HandoverCompleted', { petitionIds: string[]; toId: string }>;
/** Everything that happens to a hand-over (D45). */
export type HandoverEvent = Listed | Signed | Completed;

export const HANDOVER_FIELDS = {
  list: fieldsOf({
    fromId: { zh: '移交人', kind: 'account' },
    toId: { zh: '接收人', kind: 'account', role: 'handler' },
    supervisorId: { zh: '监交人', kind: 'account', role: 'windowHead' },
    reason: { zh: '原因(调离、休假)', kind: 'text', max: 300 },
    // whoever has none in hand still hands over files, seals and keys
    petitionIds: { zh: '在办件', kind: 'petitions', optional: true },
    clocks: { zh: '期限情况', kind: 'text', max: 2_000, rows: 2 },
    fileCount: { zh: '纸质卷', kind: 'int', min: 0, max: 9_999, unit: '卷' },
    lentOutCount: { zh: '借出未还', kind: 'int', min: 0, max: 9_999, unit: '卷' },
    things: { zh: '印章、密钥载体等(没有的写“无”)', kind: 'text', max: 500, rows: 2 },
  }),
  sign: fieldsOf({ note: { zh: '说明', kind: 'text', max: 300, optional: true } }),
};
type Bodies = { [T in keyof typeof HANDOVER_FIELDS]: BodyOf<(typeof HANDOVER_FIELDS)[T]> };
export type HandoverCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type HandoverState = People & {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'listed' | 'completed';
  readonly petitionId: null;
  readonly listedOn: string;
  readonly petitionIds: readonly string[];
  readonly signed: readonly Part[];
  readonly completedOn: string | null;
};

const PARTS: readonly Part[] = ['from', 'to', 'supervisor'];
const PART_ZH: Record<Part, string> = { from: '移交人', to: '接收人', supervisor: '监交人' };

function evolve(
  before: HandoverState | null,
  event: RecordedAffairEvent<HandoverEvent>,
  id: string,
): HandoverState {
  const { version } = event.meta;
  if (event.type === 'HandoverListed') {
    const { orgId, petitionIds, fromId, toId, supervisorId } = event.data;
    const kept = { orgId, petitionIds, fromId, toId, supervisorId };
    const listedOn = event.occurredOn;
    return {
      ...kept,
      id,
      version,
      status: 'listed',
      petitionId: null,
      listedOn,
      signed: [],
      completedOn: null,
    };
  }
  const state = { ...begun(before), version };
  return event.type === 'HandoverSigned'
    ? { ...state, signed: [...state.signed, event.data.as] }
    : { ...state, status: 'completed', completedOn: event.occurredOn };
}

function decide(state: HandoverState | null, command: HandoverCommand, ctx: AffairContext): HandoverEvent[] {
  const occurredOn = ctx.today;
  const article = 'registersAndBorrowing' as const;
  if (command.type === 'list') {
    const {
      fromId,
      toId,
      supervisorId,
      petitionIds = [],
      fileCount,
      lentOutCount,
      reason,
      clocks,
      things,
    } = command;
    refuseIf(new Set([fromId, toId, supervisorId]).size !== 3, 'HANDOVER_PEOPLE_NOT_DISTINCT', {
      article,
      message: '移交人、接收人、监交人须是三个人(O-96)。',
      detail: { field: 'supervisorId' },
    });
    const data = {
      orgId: ctx.organisation.id,
      petitionIds,
      fileCount,
      lentOutCount,
      fromId,
      toId,
      supervisorId,
    };
    return [{ type: 'HandoverListed', occurredOn, article, data, sealed: { reason, clocks, things } }];
  }
  const list = openedStateOf(state, '交接');
  const { accountId } = ctx.actor;
  const part = PARTS.find(
    (one) => ({ from: list.fromId, to: list.toId, supervisor: list.supervisorId })[one] === accountId,
  );
  if (part === undefined)
    return refuse('HANDOVER_NOT_YOURS', {
      article,
      message: '交接清单只能由移交人、接收人、监交人本人签字(O-96)。',
      detail: { field: 'type' },
    });
  refuseIf(list.signed.includes(part), 'HANDOVER_ALREADY_SIGNED', {
    article,
    message: '您已经签过字。',
    detail: { field: 'type' },
  });
  // The supervisor sees both signatures before his own: with his the responsibility passes (O-96).
  const missing = PARTS.filter((one) => one !== 'supervisor' && !list.signed.includes(one));
  refuseIf(part === 'supervisor' && missing.length > 0, 'HANDOVER_SUPERVISOR_LAST', {
    article,
    message: `监交人最后签字,还缺${missing.map((one) => PART_ZH[one]).join('、')}(O-96)。`,
    detail: { field: 'type' },
  });
  const signed: Signed = {
    type: 'HandoverSigned',
    occurredOn,
    article,
    data: { as: part, byId: accountId },
    sealed: present({ note: command.note }),
  };
  if (part !== 'supervisor') return [signed];
  const data = { petitionIds: [...list.petitionIds], toId: list.toId };
  return [signed, { type: 'HandoverCompleted', occurredOn, article, data }];
}

const sample = { occurredOn: '2026-03-10', article: 'registersAndBorrowing' } as const;

/** 交接 of a handler's work: a list, three signatures, and with the last the responsibility passes (O-96, D45). */
export const HANDOVER: Affair<HandoverState, HandoverEvent, HandoverCommand> = {
  category: 'handover',
  zh: '交接',
  path: 'handovers',
  register: 'L21',
  statuses: { listed: { zh: '待签字' }, completed: { zh: '已交接' } },
  texts: { reason: '原因', clocks: '期限情况', things: '印章、密钥载体', note: '说明' },
  events: {
    HandoverListed: firstForm<Listed>(
      {
        ...sample,
        type: 'HandoverListed',
        data: {
          orgId: 1,
          petitionIds: [SAMPLE_AFFAIR.petition],
          fileCount: 1,
          lentOutCount: 0,
          fromId: SAMPLE_AFFAIR.handler,
          toId: SAMPLE_AFFAIR.clerk,
          supervisorId: SAMPLE_AFFAIR.windowHead,
        },
        sealed: { reason: '调离', clocks: '一件剩二十日', things: '无' },
      },
      ({ data }, names) =>
        `交接清单:${names.account(data.fromId)}移交${names.account(data.toId)},监交${names.account(data.supervisorId)};在办 ${data.petitionIds.length} 件,纸质 ${data.fileCount} 卷`,
    ),
    HandoverSigned: firstForm<Signed>(
      { ...sample, type: 'HandoverSigned', data: { as: 'from', byId: SAMPLE_AFFAIR.handler }, sealed: {} },
      ({ data }) => `${PART_ZH[data.as]}签字`,
    ),
    HandoverCompleted: firstForm<Completed>(
      {
        ...sample,
        type: 'HandoverCompleted',
        data: { petitionIds: [SAMPLE_AFFAIR.petition], toId: SAMPLE_AFFAIR.clerk },
      },
      ({ data }, names) => `责任转移给${names.account(data.toId)},${data.petitionIds.length} 件`,
    ),
  },
  commands: {
    list: {
      zh: '列交接清单',
      roles: ['handler', 'windowHead', 'reception'],
      where: 'own',
      opens: true,
      from: [],
      fields: HANDOVER_FIELDS.list,
    },
    sign: {
      zh: '签字',
      roles: ['handler', 'windowHead', 'reception', 'examiner', 'deputyLeader', 'leader'],
      where: 'own',
      from: ['listed'],
      fields: HANDOVER_FIELDS.sign,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'listed',
    number: null,
    openedOn: state.listedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: {
      fromId: state.fromId,
      toId: state.toId,
      supervisorId: state.supervisorId,
      handedOver: state.petitionIds.length,
      listedOn: state.listedOn,
      completedOn: state.completedOn,
      signed: state.signed,
    },
  }),
  columns: [
    { zh: '移交人', value: factAccount('fromId') },
    { zh: '接收人', value: factAccount('toId') },
    { zh: '监交人', value: factAccount('supervisorId') },
    { zh: '在办件', value: factText(({ handedOver }) => `${handedOver as number} 件`) },
    { zh: '已签', value: factText(({ signed }) => (signed as Part[]).map((one) => PART_ZH[one]).join('、')) },
    { zh: '日期', value: factValue('listedOn') },
    { zh: '转移日', value: factValue('completedOn') },
  ],
};
