import type { Affair, RecordedAffairEvent } from '../affairs/affair.js';
import { factLabel, factValue } from '../affairs/columns.js';
import { begun } from '../affairs/define.js';
import { asideKeptUntil } from './aside-retention.js';
import { decide } from './decide-online-message.js';
import {
  ONLINE_MESSAGE_FIELDS,
  type OnlineMessageCommand,
  type OnlineMessageState,
  SIGNED,
} from './online-message-commands.js';
import { ASIDE_GROUNDS, ONLINE_MESSAGE_EVENTS, type OnlineMessageEvent } from './online-message-events.js';

function evolve(
  before: OnlineMessageState | null,
  event: RecordedAffairEvent<OnlineMessageEvent>,
  id: string,
): OnlineMessageState {
  const { version } = event.meta;
  switch (event.type) {
    case 'OnlineMessageReceived':
      return {
        ...event.data,
        id,
        version,
        status: 'waiting',
        petitionId: null,
        receivedOn: event.occurredOn,
        receivedAt: event.occurredAt ?? event.meta.recordedAt,
        enteredOn: null,
        ground: null,
        asideOn: null,
        attachments: [],
      };
    case 'OnlineMessageAttached': {
      const message = begun(before);
      return { ...message, version, attachments: [...message.attachments, event.data] };
    }
    case 'OnlineMessageRegistered': {
      const { petitionId } = event.data;
      return { ...begun(before), version, status: 'registered', petitionId, enteredOn: event.occurredOn };
    }
    case 'OnlineMessageSetAside':
      return {
        ...begun(before),
        version,
        status: 'setAside',
        ground: event.data.ground,
        asideOn: event.occurredOn,
      };
    case 'OnlineMessageTakenUp':
      return { ...begun(before), version, status: 'waiting', ground: null, asideOn: null };
    case 'OnlineMessageDestroyed':
      return { ...begun(before), version, status: 'destroyed', attachments: [] };
  }
}

/** Who enters what came in, and those whom they answer to. */
const ENTERING = { roles: ['reception', 'windowHead'], where: 'own' } as const;

/** 网上来件 (R-04, R-06, O-03): what was written on the public page, sealed, until a clerk has made a petition of it. */
export const ONLINE_MESSAGE: Affair<OnlineMessageState, OnlineMessageEvent, OnlineMessageCommand> = {
  category: 'online-message',
  zh: '网上来件',
  path: 'online-messages',
  register: 'L32',
  statuses: {
    waiting: { zh: '待登记' },
    registered: { zh: '已登记' },
    setAside: { zh: '未登记' },
    destroyed: { zh: '已销毁' },
  },
  texts: {
    title: '',
    content: '反映的情况',
    place: '发生地',
    concerned: '涉及的人或单位',
    wish: '希望怎样解决',
    name: '附件名',
    reason: '说明',
  },
  events: ONLINE_MESSAGE_EVENTS,
  commands: {
    receive: {
      zh: '收件',
      roles: [],
      where: 'own',
      machine: true,
      inner: true,
      carries: ['attachments'],
      opens: true,
      from: [],
      fields: ONLINE_MESSAGE_FIELDS.receive,
    },
    register: {
      zh: '登记',
      ...ENTERING,
      inner: true,
      from: ['waiting'],
      fields: ONLINE_MESSAGE_FIELDS.register,
    },
    setAside: { zh: '不作登记', ...ENTERING, from: ['waiting'], fields: ONLINE_MESSAGE_FIELDS.setAside },
    destroy: {
      zh: '期满销毁',
      roles: [],
      where: 'own',
      machine: true,
      inner: true,
      carries: ['keyIds', 'scanIds'],
      from: ['setAside'],
      fields: ONLINE_MESSAGE_FIELDS.destroy,
    },
    takeUp: { zh: '恢复待登记', ...ENTERING, from: ['setAside'], fields: ONLINE_MESSAGE_FIELDS.takeUp },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'waiting',
    number: null,
    openedOn: state.receivedOn,
    partyOrgIds: [],
    accountIds: [],
    only: { roles: ['reception', 'windowHead', 'deputyLeader', 'leader'], closedTo: state.closedTo },
    clock: null,
    dueOn: state.status === 'waiting' ? state.entryDueOn : null,
    facts: {
      signed: state.signed,
      receivedOn: state.receivedOn,
      entryDueOn: state.entryDueOn,
      enteredOn: state.enteredOn,
      ground: state.ground,
      ...(state.asideOn === null ? {} : { asideOn: state.asideOn, keptUntil: asideKeptUntil(state.asideOn) }),
      queryCodeMac: state.queryCodeMac,
      terminalMac: state.terminalMac,
      closedTo: state.closedTo,
      attachments: state.attachments.length,
    },
  }),
  columns: [
    { zh: '收到日', value: factValue('receivedOn') },
    { zh: '署名', value: factLabel(SIGNED, 'signed') },
    { zh: '附件数', value: factValue('attachments') },
    { zh: '应登记日', value: factValue('entryDueOn') },
    { zh: '登记日', value: factValue('enteredOn') },
    { zh: '未登记的原因', value: factLabel(ASIDE_GROUNDS, 'ground') },
    { zh: '保管至', value: factValue('keptUntil') },
  ],
};
