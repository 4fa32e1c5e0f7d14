import type { Book } from './register.js';
import * as c from './cells.js';

const none = () => '';
type Cell = (typeof c)['summary'];

/** Columns that the four books of arrival share, behind their own. */
const AFTER: readonly (readonly [string, Cell])[] = [
  ['分类', c.category],
  ['初/重(原号)', c.repeat],
  ['来源', c.origin],
  ['旧号', c.legacyNo],
  ['拟办', c.proposal],
  ['批示', c.instruction],
  ['办理方式', c.disposition],
  ['去向', c.target],
  ['转出日期', c.passedOnOn],
  ['要求结果期限', none],
  ['办结日期', c.closedOn],
  ['结果', c.result],
  ['答复日期', c.answeredOn],
  ['归档号', c.archivalCode],
  ['登记人', c.registrar],
];

const PEOPLE: readonly (readonly [string, Cell])[] = [
  ['信访人', (one) => c.reporter(one, 'name')],
  ['住址/单位', (one) => c.reporter(one, 'address') || c.reporter(one, 'unit')],
  ['电话', (one) => c.reporter(one, 'phone')],
  ['实名/匿名', c.anonymity],
];
const ACCUSED: readonly (readonly [string, Cell])[] = [
  ['被反映人', (one) => c.accused(one, 'name')],
  ['职务', (one) => c.accused(one, 'post')],
  ['级别', (one) => c.accused(one, 'rank')],
];

type Kept = {
  code: Book['code'];
  channels: readonly string[];
  sums?: readonly string[];
  columns: readonly (readonly [string, Cell])[];
};

/** The day by which a result was asked, where one was. */
const dueOf = (clocks: Parameters<Book['rowsOf']>[0]['clocks']): string =>
  clocks.find(({ kind }) => kind === 'feedbackDue' || kind === 'dueHandle' || kind === 'verificationDue')
    ?.dueOn ?? '';

const kept = ({ code, channels, sums = [], columns }: Kept): Book => ({
  code,
  columns: columns.map(([name]) => name),
  sums,
  source: 'case',
  rowsOf: ({ theCase, clocks }) =>
    channels.includes(theCase.state.arrival.channel)
      ? [
          {
            on: theCase.state.arrival.receivedOn,
            cells: columns.map(([name, cell]) => (name === '要求结果期限' ? dueOf(clocks) : cell(theCase))),
          },
        ]
      : [],
});

const note =
  (field: 'place' | 'content'): Cell =>
  (one) =>
    one.texts.arrival[field] ?? '';

/** L01…L04: what came in, by channel (§6.2). */
export const ARRIVAL_BOOKS: readonly Book[] = [
  kept({
    code: 'L01',
    channels: ['letter', 'fax', 'other'],
    sums: ['联名人数'],
    columns: [
      // filled in by position when the book is opened
      ['序号', none],
      ['编号', c.number],
      ['收信日期', (one) => one.state.arrival.receivedOn],
      ['邮戳日期', (one) => one.state.arrival.postmarkedOn ?? ''],
      ...PEOPLE,
      ['联名人数', (one) => c.count(one.state.arrival.jointSignerCount)],
      ...ACCUSED,
      ['内容摘要', c.summary],
      ...AFTER,
      // letters, telefaxes and the rest stand in one book
      ['渠道', c.channel],
    ],
  }),
  kept({
    code: 'L02',
    channels: ['visit'],
    sums: ['批次', '人数'],
    columns: [
      ['编号', c.number],
      ['来访时间', (one) => one.state.arrival.receivedOn],
      ['批次', () => '1'],
      ['人数', (one) => c.count(one.state.arrival.visitorCount)],
      ['代表(≤5)', (one) => c.representatives(one, 'name') || c.reporter(one, 'name')],
      ['证件', (one) => c.reporter(one, 'idNo')],
      ['接谈人', c.registrar],
      ['地点', note('place')],
      ['类型', visitType],
      ['内容', c.summary],
      ['当场处理', (one) => (one.state.notifications.some(({ onTheSpot }) => onTheSpot) ? '当场告知' : '')],
      ...PEOPLE.slice(1),
      ...ACCUSED,
      ...AFTER,
    ],
  }),
  kept({
    code: 'L03',
    channels: ['phone'],
    columns: [
      ['来电时间', (one) => one.state.arrival.receivedOn],
      ['来电号码', (one) => c.reporter(one, 'phone')],
      ['接听人', c.registrar],
      ['起止', none],
      ['录音号', (one) => one.texts.arrival.externalNo ?? ''],
      ['内容', c.summary],
      ['编号', c.number],
      ...PEOPLE.filter(([name]) => name !== '电话'),
      ...ACCUSED,
      ...AFTER,
    ],
  }),
  kept({
    code: 'L04',
    channels: ['online', 'sms'],
    columns: [
      ['提交时间', (one) => one.state.arrival.receivedOn],
      // no address of a terminal is kept by this system
      ['IP/终端标识', () => '不留存'],
      ['字数', (one) => String([...one.texts.arrival.content].length)],
      ['附件数', (one) => String(one.state.scans.filter(({ of }) => of === 'enclosure').length)],
      ['编号', c.number],
      ...PEOPLE,
      ...ACCUSED,
      ['内容摘要', c.summary],
      ...AFTER,
    ],
  }),
];

function visitType({ state: { arrival, below } }: Parameters<Cell>[0]): string {
  const skipping = (below?.endedOn === null ? (below.levelJump ?? 0) : 0) >= 2 ? '，越级' : '';
  const irregular = arrival.irregularVisitItem === null ? '' : `，非访第${arrival.irregularVisitItem}项`;
  return `${(arrival.visitorCount ?? 1) >= 5 ? '集体' : '个'}${skipping}${irregular}`;
}
