import { CaseworkRefused } from '#casework';
import {
  CATEGORIES,
  CHANNELS,
  CLASSES,
  isCategoryCode,
  type Label,
  Rejected,
  type RegisterCode,
  STATUSES,
  zhOf,
} from '#domain';
import type { Book } from '#documents';
import type { Viewer } from '#identity';

/** By what a book may be narrowed, besides its period. */
export const FILTERS = {
  orgId: { zh: '单位' },
  class: { zh: '类别' },
  channel: { zh: '渠道' },
  category: { zh: '内容分类' },
  status: { zh: '状态' },
  handlerId: { zh: '承办人' },
} as const satisfies Record<string, Label>;
export type FilterName = keyof typeof FILTERS;

/** What of a book is asked. @shape from, to YYYY-MM-DD, both inside; what is left out does not filter */
export type RegisterQuestion = { readonly from: string; readonly to: string } & {
  readonly [Name in FilterName]?: Name extends 'orgId' ? number : string;
};

const OF_PETITIONS: readonly FilterName[] = ['orgId', 'class', 'channel', 'category', 'status', 'handlerId'];
/** Of affairs the people named in them take the place of the handler. */
const OF_AFFAIRS: readonly FilterName[] = ['orgId', 'status', 'handlerId'];
/** Books of affairs that hang on a petition, whose class, channel and category tell them apart as well. */
const ON_PETITIONS: readonly RegisterCode[] = ['L09', 'L20'];
const ONLY: Readonly<Partial<Record<RegisterCode, readonly FilterName[]>>> = {
  L02: OF_PETITIONS.filter((name) => name !== 'channel'),
  L03: OF_PETITIONS.filter((name) => name !== 'channel'),
  L19: ['handlerId'],
  L26: ['orgId'],
  L27: ['orgId', 'status'],
  L28: ['orgId', 'status'],
};

const AFFAIR_STATES = { open: { zh: '在办' }, ended: { zh: '已了' } } as const;
/** Of returns (O-73). */
export const RETURN_STATES = {
  submitted: { zh: '待审' },
  sentBack: { zh: '已退回' },
  accepted: { zh: '已收' },
} as const;

/** What the columns of a book allow it to be narrowed by. */
export function filtersOf({ code, source }: Pick<Book, 'code' | 'source'>): readonly FilterName[] {
  const own = ONLY[code];
  if (own !== undefined) return own;
  if (source === 'case') return OF_PETITIONS;
  return ON_PETITIONS.includes(code)
    ? [...OF_AFFAIRS.slice(0, 1), 'class', 'channel', 'category', ...OF_AFFAIRS.slice(1)]
    : OF_AFFAIRS;
}

/** The states that the lines of a book may be in. */
export function statesOf({ code, source }: Pick<Book, 'code' | 'source'>): Readonly<Record<string, Label>> {
  if (source === 'case') return STATUSES;
  return code === 'L28' ? RETURN_STATES : source === 'affair' ? AFFAIR_STATES : {};
}

/**
 * What is asked of a book can be answered by it: no filter is silently left out.
 * @rejects REGISTER_PERIOD REGISTER_FILTER_UNKNOWN ORGANISATION_OTHER
 */
export function checkQuestion(viewer: Viewer, book: Book, question: RegisterQuestion): void {
  if (question.from > question.to)
    throw new Rejected('REGISTER_PERIOD', null, '起日不得晚于止日。', { field: 'from' });
  const possible = filtersOf(book);
  for (const name of Object.keys(FILTERS) as FilterName[])
    if (question[name] !== undefined && !possible.includes(name))
      throw new Rejected('REGISTER_FILTER_UNKNOWN', null, `这本簿不能按“${FILTERS[name].zh}”筛选(§6.1)。`, {
        field: name,
      });
  if (question.status !== undefined && !(question.status in statesOf(book)))
    throw new Rejected('REGISTER_FILTER_UNKNOWN', null, '这本簿没有这个状态(§6.1)。', { field: 'status' });
  if (question.orgId !== undefined && !viewer.orgIds.includes(question.orgId))
    throw new CaseworkRefused('forbidden', 'ORGANISATION_OTHER', '只能查阅本单位和下级单位的台账。', {
      field: 'orgId',
    });
}

type Names = { organisation: (id: number) => string; account: (id: string) => string };

/** The filters as print and file say them, so that a part is never taken for the whole. @shape `筛选：类别 举报；状态 在办` */
export function filtersZh(book: Book, question: RegisterQuestion, names: Names): string {
  const { orgId, class: kind, channel, category, status, handlerId } = question;
  const words: readonly (string | null)[] = [
    orgId === undefined ? null : `单位 ${names.organisation(orgId)}`,
    kind === undefined ? null : `类别 ${zhOf(CLASSES, kind)}`,
    channel === undefined ? null : `渠道 ${zhOf(CHANNELS, channel)}`,
    category === undefined
      ? null
      : `内容分类 ${isCategoryCode(category) ? CATEGORIES[category].zh : category}`,
    status === undefined ? null : `状态 ${zhOf(statesOf(book), status)}`,
    handlerId === undefined ? null : `承办人 ${names.account(handlerId)}`,
  ];
  const said = words.filter((word) => word !== null);
  return said.length === 0 ? '' : `筛选：${said.join('；')}`;
}
