import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { CHANNELS, codesOf, type Label } from '../glossary/index.js';
import type { Event } from '../petition/events/event.js';
import { DOCUMENT_BOOKS } from '../petition/number-formats.js';

export type Begun = Event<
  'TakeoverBegun',
  { orgId: number; startedOn: string; paperCount: number; receiverId: string },
  { title: string; handedOverBy: string }
>;
export type Listed = Event<
  'TakeoverListed',
  { petitionIds: string[]; openCount: number; fileHash: string },
  { fileName: string }
>;
export type BookSet = Event<
  'TakeoverBookSet',
  { year: number; book: string; paperLast: number; next: number }
>;
export type Signed = Event<
  'TakeoverSigned',
  { paperCount: number; systemCount: number; byId: string },
  { difference?: string }
>;
export type Undone = Event<'TakeoverUndone', { petitionCount: number }, { reason: string }>;
/** Everything that happens to a take-over (§2.15). */
export type TakeoverEvent = Begun | Listed | BookSet | Signed | Undone;

/** Books whose next number can be set: incoming ones by channel, outgoing ones by code. */
const BOOKS: Readonly<Record<string, Label>> = {
  ...Object.fromEntries(codesOf(CHANNELS).map((channel) => [channel, { zh: `${CHANNELS[channel].zh}簿` }])),
  ...Object.fromEntries(
    Object.entries(DOCUMENT_BOOKS).map(([book, zh]) => [`paper-${book}`, { zh: `发文 ${zh}` }]),
  ),
};

export const TAKEOVER_FIELDS = {
  begin: fieldsOf({
    title: { zh: '接管名称', kind: 'text', max: 120 },
    startedOn: { zh: '启用日', kind: 'date' },
    paperCount: { zh: '纸质台账在办数', kind: 'int', min: 0, max: 100_000, unit: '件' },
    handedOverBy: { zh: '移交人', kind: 'text', max: 60 },
    receiverId: { zh: '接收人', kind: 'account', role: 'windowHead', own: true },
  }),
  list: fieldsOf({
    arrivals: { zh: '录入的件', kind: 'lines', max: 36 },
    openCount: { zh: '其中在办', kind: 'int', min: 0, max: 500, unit: '件' },
    fileHash: { zh: '文件摘要', kind: 'text', max: 64 },
    fileName: { zh: '文件', kind: 'text', max: 200 },
  }),
  setBook: fieldsOf({
    year: { zh: '年度', kind: 'int', min: 1990, max: 2100 },
    book: { zh: '簿', kind: 'choice', options: BOOKS },
    paperLast: { zh: '纸质末号', kind: 'int', min: 0, max: 999_999 },
  }),
  sign: fieldsOf({
    difference: { zh: '差异逐件说明', kind: 'text', max: 4_000, rows: 4, optional: true },
  }),
  undo: fieldsOf({ reason: { zh: '撤销理由', kind: 'text', max: 500, rows: 2 } }),
};
type Bodies = { [T in keyof typeof TAKEOVER_FIELDS]: BodyOf<(typeof TAKEOVER_FIELDS)[T]> };
export type TakeoverCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type TakeoverState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'entering' | 'signed' | 'undone';
  readonly petitionId: null;
  readonly startedOn: string;
  readonly beganOn: string;
  readonly paperCount: number;
  readonly receiverId: string;
  readonly petitionIds: readonly string[];
  readonly openCount: number;
  readonly files: readonly string[];
  readonly books: readonly { year: number; book: string; paperLast: number; next: number }[];
  readonly systemCount: number | null;
};
