import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { ANONYMITY } from '../glossary/index.js';
import type { MeasuredFile } from '../petition/commands-papers.js';
import type { PlainDate } from '../petition/context.js';
import { ASIDE_GROUNDS, type AsideGround, type Signed } from './online-message-events.js';

/** As whoever writes says himself. */
export const SIGNED = { realName: ANONYMITY.realName, anonymous: ANONYMITY.anonymous };

export const ONLINE_MESSAGE_FIELDS = {
  receive: fieldsOf({
    signed: { zh: '实名或匿名', kind: 'choice', options: SIGNED },
    // longer than any office allows: how long it may be is a parameter, and the refusal names it
    content: { zh: '反映的情况', kind: 'text', max: 20_000 },
    place: { zh: '发生地', kind: 'text', max: 200, optional: true },
    concerned: { zh: '涉及的人或单位', kind: 'text', max: 300, optional: true },
    wish: { zh: '希望怎样解决', kind: 'text', max: 500, optional: true },
    name: { zh: '姓名', kind: 'text', max: 60, optional: true },
    phone: { zh: '电话', kind: 'text', max: 30, optional: true },
    idNo: { zh: '证件号码', kind: 'text', max: 30, optional: true },
    address: { zh: '住址', kind: 'text', max: 200, optional: true },
    queryCodeMac: { zh: '查询码', kind: 'text', max: 128 },
    writerId: { zh: '来件人标识', kind: 'text', max: 36 },
    terminalMac: { zh: '终端', kind: 'text', max: 128 },
    sentToday: { zh: '该终端当日已提交', kind: 'int', min: 0, max: 1_000_000 },
    closedTo: { zh: '不得经手的账号', kind: 'lines', max: 36 },
  }),
  register: fieldsOf({ petitionId: { zh: '信访件', kind: 'petition' } }),
  setAside: fieldsOf({
    ground: { zh: '属于', kind: 'choice', options: ASIDE_GROUNDS },
    reason: { zh: '说明', kind: 'text', max: 300, rows: 2 },
  }),
  destroy: fieldsOf({ on: { zh: '销毁日', kind: 'date' } }),
  takeUp: fieldsOf({ reason: { zh: '说明', kind: 'text', max: 300, rows: 2 } }),
};
type Bodies = { [T in keyof typeof ONLINE_MESSAGE_FIELDS]: BodyOf<(typeof ONLINE_MESSAGE_FIELDS)[T]> };
/** What was examined before it came here. @shape name: as the file was called where it came from */
export type AttachedFile = MeasuredFile & { name: string };
type Commands = { [T in keyof Bodies]: { type: T } & Bodies[T] };
export type OnlineMessageCommand =
  | Exclude<Commands[keyof Bodies], { type: 'receive' | 'destroy' }>
  | (Commands['destroy'] & { keyIds?: readonly string[]; scanIds?: readonly string[] })
  | (Commands['receive'] & { attachments?: readonly AttachedFile[] });

/** A message as its events leave it. */
export type OnlineMessageState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'waiting' | 'registered' | 'setAside' | 'destroyed';
  readonly petitionId: string | null;
  readonly receivedOn: PlainDate;
  readonly receivedAt: string;
  readonly signed: Signed;
  readonly queryCodeMac: string;
  readonly writerId: string | null;
  readonly entryDueOn: PlainDate;
  readonly terminalMac: string;
  readonly closedTo: readonly string[];
  readonly enteredOn: PlainDate | null;
  readonly ground: AsideGround | null;
  /** When it was set aside for the last time; null = it is not. */
  readonly asideOn: PlainDate | null;
  readonly attachments: readonly MeasuredFile[];
};
