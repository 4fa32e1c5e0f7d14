import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import { CHANNELS, type Channel } from '../glossary/index.js';
import type { SeriesRef } from '../petition/context.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import { present } from '../petition/decide/checks/text.js';
import { DOCUMENT_BOOKS, type DocumentBook } from '../petition/number-formats.js';
import {
  type Begun,
  type BookSet,
  type Listed,
  type Signed,
  TAKEOVER_FIELDS,
  type TakeoverCommand,
  type TakeoverEvent,
  type TakeoverState,
  type Undone,
} from './take-over-events.js';

function evolve(
  before: TakeoverState | null,
  event: RecordedAffairEvent<TakeoverEvent>,
  id: string,
): TakeoverState {
  const { version } = event.meta;
  if (event.type === 'TakeoverBegun')
    return {
      ...event.data,
      id,
      version,
      status: 'entering',
      petitionId: null,
      beganOn: event.occurredOn,
      petitionIds: [],
      openCount: 0,
      files: [],
      books: [],
      systemCount: null,
    };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'TakeoverListed':
      return {
        ...state,
        petitionIds: [...new Set([...state.petitionIds, ...event.data.petitionIds])],
        openCount: state.openCount + event.data.openCount,
        files: [...state.files, event.data.fileHash],
      };
    case 'TakeoverBookSet':
      return {
        ...state,
        books: [
          ...state.books.filter(({ year, book }) => year !== event.data.year || book !== event.data.book),
          event.data,
        ],
      };
    case 'TakeoverSigned':
      return { ...state, status: 'signed', systemCount: event.data.systemCount };
    case 'TakeoverUndone':
      return { ...state, status: 'undone' };
  }
}

/** The series that a chosen book stands for. @shape choice: a channel, or `paper-` and a book of papers */
function seriesBook(choice: string, shortCode: string): string {
  if (!choice.startsWith('paper-')) return CHANNELS[choice as Channel].letter;
  return `${shortCode}${DOCUMENT_BOOKS[choice.slice('paper-'.length) as DocumentBook]}`;
}

function decide(state: TakeoverState | null, command: TakeoverCommand, ctx: AffairContext): TakeoverEvent[] {
  const article = 'takeover' as const;
  const actorId = ctx.actor.accountId ?? '';
  if (command.type === 'begin') {
    const { title, handedOverBy, paperCount, receiverId } = command;
    const data = { orgId: ctx.organisation.id, startedOn: command.startedOn, paperCount, receiverId };
    return [{ type: 'TakeoverBegun', occurredOn: ctx.today, article, data, sealed: { title, handedOverBy } }];
  }
  const open = openedStateOf(state, '接管');
  const on = dayOf(undefined, ctx, []);
  switch (command.type) {
    case 'list': {
      const { arrivals: petitionIds, openCount, fileHash, fileName } = command;
      // A file whose entry broke off is given again: what is listed already is not listed twice.
      if (petitionIds.every((id) => open.petitionIds.includes(id))) return [];
      return [
        {
          type: 'TakeoverListed',
          occurredOn: on,
          article,
          data: { petitionIds, openCount, fileHash },
          sealed: { fileName },
        },
      ];
    }
    case 'setBook': {
      const { year, book, paperLast } = command;
      const data = {
        year,
        book: seriesBook(book, ctx.organisation.shortCode),
        paperLast,
        next: paperLast + 1,
      };
      return [{ type: 'TakeoverBookSet', occurredOn: on, article, data }];
    }
    case 'sign': {
      refuseIf(actorId !== open.receiverId, 'TAKEOVER_RECEIVER_SIGNS', {
        article,
        message: '对账簿由接收人本人签字;移交人在打印的 L27、D46 上签字(O-105)。',
        detail: { field: 'type' },
      });
      const same = open.paperCount === open.openCount;
      refuseIf(!same && command.difference === undefined, 'TAKEOVER_DIFFERENCE_UNEXPLAINED', {
        article,
        message: `纸质台账在办 ${open.paperCount} 件,系统期初 ${open.openCount} 件,差异须逐件写明(O-105)。`,
        detail: { field: 'difference', paper: open.paperCount, system: open.openCount },
      });
      const data = { paperCount: open.paperCount, systemCount: open.openCount, byId: actorId };
      const sealed = present({ difference: command.difference });
      return [{ type: 'TakeoverSigned', occurredOn: on, article, data, sealed }];
    }
    case 'undo':
      return [
        {
          type: 'TakeoverUndone',
          occurredOn: on,
          article,
          data: { petitionCount: open.petitionIds.length },
          sealed: { reason: command.reason },
        },
      ];
  }
}

/** The series whose next number an event sets (O-103); null for every other event. */
export function seriesSetBy(
  event: { type: string; data: object },
  orgId: number,
): (SeriesRef & { next: number }) | null {
  if (event.type !== 'TakeoverBookSet') return null;
  const { year, book, next } = event.data as BookSet['data'];
  return { orgId, year, book, next };
}

const KEEPERS = { roles: ['windowHead'], where: 'own' } as const;
const SAMPLE_ON = { occurredOn: '2026-06-01', article: 'takeover' } as const;

/** 接管 (§2.15): imports of the paper registers, the next number of each book, the reckoning of both sides (L27). */
export const TAKEOVER: Affair<TakeoverState, TakeoverEvent, TakeoverCommand> = {
  category: 'takeover',
  zh: '接管',
  path: 'takeovers',
  register: 'L27',
  statuses: {
    entering: { zh: '录入中' },
    signed: { zh: '已对账签字' },
    undone: { zh: '已撤销' },
  },
  texts: {
    title: '接管名称',
    handedOverBy: '移交人',
    fileName: '文件',
    difference: '差异',
    reason: '撤销理由',
  },
  events: {
    TakeoverBegun: firstForm<Begun>(
      {
        ...SAMPLE_ON,
        type: 'TakeoverBegun',
        data: { orgId: 1, startedOn: '2026-06-01', paperCount: 12, receiverId: SAMPLE_AFFAIR.windowHead },
        sealed: { title: '来信登记簿接管', handedOverBy: '孙志强' },
      },
      ({ data }, names) =>
        `开始接管,${data.startedOn} 启用,纸质台账在办 ${data.paperCount} 件,${names.account(data.receiverId)}接收`,
    ),
    TakeoverListed: firstForm<Listed>(
      {
        ...SAMPLE_ON,
        type: 'TakeoverListed',
        data: { petitionIds: [SAMPLE_AFFAIR.petition], openCount: 1, fileHash: 'a1b2c3' },
        sealed: { fileName: '来信登记簿.xlsx' },
      },
      ({ data }) => `录入 ${data.petitionIds.length} 件,其中在办 ${data.openCount} 件`,
    ),
    TakeoverBookSet: firstForm<BookSet>(
      {
        ...SAMPLE_ON,
        type: 'TakeoverBookSet',
        data: { year: 2026, book: 'L', paperLast: 112, next: 113 },
      },
      ({ data }) => `${data.year} 年“${data.book}”簿:纸质用到 ${data.paperLast} 号,系统自 ${data.next} 号起`,
    ),
    TakeoverSigned: firstForm<Signed>(
      {
        ...SAMPLE_ON,
        type: 'TakeoverSigned',
        data: { paperCount: 12, systemCount: 12, byId: SAMPLE_AFFAIR.windowHead },
        sealed: {},
      },
      ({ data }, names) =>
        `对账签字:纸质 ${data.paperCount} 件,系统 ${data.systemCount} 件(${names.account(data.byId)})`,
    ),
    TakeoverUndone: firstForm<Undone>(
      {
        ...SAMPLE_ON,
        type: 'TakeoverUndone',
        data: { petitionCount: 1 },
        sealed: { reason: '导入了去年的登记簿。' },
      },
      ({ data }) => `撤销整个导入(${data.petitionCount} 件)`,
    ),
  },
  commands: {
    begin: { zh: '开始接管', ...KEEPERS, opens: true, from: [], fields: TAKEOVER_FIELDS.begin },
    list: { zh: '登记录入的件', ...KEEPERS, from: ['entering'], fields: TAKEOVER_FIELDS.list },
    setBook: { zh: '设定下一号', ...KEEPERS, from: ['entering'], fields: TAKEOVER_FIELDS.setBook },
    sign: { zh: '对账签字', ...KEEPERS, from: ['entering'], fields: TAKEOVER_FIELDS.sign },
    undo: { zh: '撤销整个导入', ...KEEPERS, from: ['entering'], fields: TAKEOVER_FIELDS.undo },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'entering',
    number: null,
    openedOn: state.beganOn,
    partyOrgIds: [],
    accountIds: [state.receiverId],
    clock: null,
    facts: {
      startedOn: state.startedOn,
      books: state.books.map(({ year, book, paperLast, next }) => `${year} ${book}:${paperLast}→${next}`),
      series: state.books,
      paperCount: state.paperCount,
      openCount: state.openCount,
      petitionCount: state.petitionIds.length,
      difference: state.openCount - state.paperCount,
      receiverId: state.receiverId,
      signed: state.status === 'signed',
    },
  }),
  columns: [
    { zh: '启用日', value: factValue('startedOn') },
    {
      zh: '簿:纸质末号→系统下一号',
      value: factText(({ books }) => (Array.isArray(books) ? books.join(';') : '')),
    },
    { zh: '在办件数(纸质)', value: factValue('paperCount') },
    { zh: '在办件数(系统)', value: factValue('openCount') },
    { zh: '差异', value: factValue('difference') },
    { zh: '接收人', value: factAccount('receiverId') },
  ],
};
