import { firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import type { Affair } from '../affairs/affair.js';
import type { Anonymity, Label } from '../glossary/index.js';
import type { MeasuredFile } from '../petition/commands-papers.js';
import type { Event } from '../petition/events/event.js';

/** Why a message is no petition. Whatever states a matter is registered, even if another organ has to deal with it (23①). */
export const ASIDE_GROUNDS = {
  blank: { zh: '空白或乱码' },
  advertisement: { zh: '广告' },
  sentTwice: { zh: '同一来件重复提交' },
  trial: { zh: '试填' },
} as const satisfies Record<string, Label>;
/** One of them. */
export type AsideGround = keyof typeof ASIDE_GROUNDS;

/** 实名 or 匿名, as whoever writes says himself. */
export type Signed = Extract<Anonymity, 'realName' | 'anonymous'>;

/** Whoever wrote it; sealed under a key of his own, which becomes that of the petitioner. */
export type Writer = { name: string; phone?: string; idNo?: string; address?: string };

/** What was written. @shape title: the beginning of it, for the list */
export type MessageText = {
  title: string;
  content: string;
  place?: string;
  concerned?: string;
  wish?: string;
};

export type Received = Event<
  'OnlineMessageReceived',
  {
    orgId: number;
    signed: Signed;
    /** HMAC of the query code that was shown once; it becomes the petition's. */
    queryCodeMac: string;
    /** Under which the writer's identity is sealed; null where he gave none. */
    writerId: string | null;
    /** Last day for entering it (R-06). */
    entryDueOn: string;
    /** Of that day alone, so that messages of two days are never brought together by it. */
    terminalMac: string;
    /** Accounts whose names occur in the text: it is not for them to enter. */
    closedTo: string[];
  },
  MessageText,
  Writer
>;
/** 附件: a file that was sent with it; it lies sealed beside the events, under the message's key. @shape name: as it was called where it came from */
export type Attached = Event<'OnlineMessageAttached', MeasuredFile, { name: string }>;
/** @shape title: from now on the list shows nothing of what was written, which may name the writer to those who are not to know him */
export type Registered = Event<
  'OnlineMessageRegistered',
  { petitionId: string; late: boolean },
  { title: string }
>;
export type SetAside = Event<'OnlineMessageSetAside', { ground: AsideGround }, { reason: string }>;
export type TakenUp = Event<'OnlineMessageTakenUp', Record<string, never>, { reason: string }>;
/** 销毁 of what was set aside, its retention being over: from then on nothing of it is opened; these keys and files go. */
export type Destroyed = Event<
  'OnlineMessageDestroyed',
  { keptUntil: string; keyIds: string[]; scanIds: string[] },
  Record<string, never>
>;
/** Everything that happens to a message until it is a petition, or is destroyed. */
export type OnlineMessageEvent = Received | Attached | Registered | SetAside | TakenUp | Destroyed;

/** Newest form of each event, with a frozen sample and its sentence. */
export const ONLINE_MESSAGE_EVENTS: Affair<never, OnlineMessageEvent>['events'] = {
  OnlineMessageReceived: firstForm<Received>(
    {
      type: 'OnlineMessageReceived',
      occurredOn: '2026-03-02',
      article: 'forms',
      data: {
        orgId: 1,
        signed: 'realName',
        queryCodeMac: 'cXVlcnktY29kZS1tYWMtMQ',
        writerId: '01900000-0000-7000-8000-0000000000e1',
        entryDueOn: '2026-03-03',
        terminalMac: 'dGVybWluYWwtb2YtdGhlLWQ',
        closedTo: [SAMPLE_AFFAIR.handler],
      },
      sealed: {
        title: '津贴没有发齐',
        content: '津贴没有发齐,请查',
        place: '某镇',
        concerned: '某所',
        wish: '补发',
      },
      persons: {
        '01900000-0000-7000-8000-0000000000e1': { name: '某人', phone: '13800000000', address: '某镇某村' },
      },
    },
    ({ data }) =>
      `网上收到${data.signed === 'realName' ? '实名' : '匿名'}来件,应于 ${data.entryDueOn} 前登记`,
  ),
  OnlineMessageAttached: firstForm<Attached>(
    {
      type: 'OnlineMessageAttached',
      occurredOn: '2026-03-02',
      article: 'forms',
      data: {
        scanId: '01900000-0000-7000-8000-0000000000e2',
        mediaType: 'image/jpeg',
        bytes: 240_000,
        pages: 1,
        sha256: '4f'.repeat(32),
      },
      sealed: { name: '工资条.jpg' },
    },
    ({ data }) => `附件一个(${data.pages > 0 ? `${data.pages} 页` : '录音录像'})`,
  ),
  OnlineMessageRegistered: firstForm<Registered>(
    {
      type: 'OnlineMessageRegistered',
      occurredOn: '2026-03-03',
      article: 'dataEntry',
      data: { petitionId: SAMPLE_AFFAIR.petition, late: false },
      sealed: { title: '网上来件' },
    },
    ({ data }, names) => `登记为 ${names.petition(data.petitionId)}${data.late ? '(超过录入期限)' : ''}`,
  ),
  OnlineMessageSetAside: firstForm<SetAside>(
    {
      type: 'OnlineMessageSetAside',
      occurredOn: '2026-03-02',
      article: 'dataEntry',
      data: { ground: 'advertisement' },
      sealed: { reason: '推销办公用品,没有反映事项' },
    },
    ({ data }) => `不作信访件登记:${ASIDE_GROUNDS[data.ground].zh}`,
  ),
  OnlineMessageTakenUp: firstForm<TakenUp>(
    {
      type: 'OnlineMessageTakenUp',
      occurredOn: '2026-03-04',
      article: 'dataEntry',
      data: {},
      sealed: { reason: '后半段反映了具体事项' },
    },
    () => '恢复待登记',
  ),
  OnlineMessageDestroyed: firstForm<Destroyed>(
    {
      type: 'OnlineMessageDestroyed',
      occurredOn: '2027-03-03',
      article: 'registersAndBorrowing',
      data: {
        keptUntil: '2027-03-02',
        keyIds: ['01900000-0000-7000-8000-0000000000e3'],
        scanIds: ['01900000-0000-7000-8000-0000000000e2'],
      },
      sealed: {},
    },
    ({ data }) => `保管至 ${data.keptUntil},期满销毁`,
  ),
};
