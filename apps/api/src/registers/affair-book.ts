import { CaseworkRefused, foldLoaded, recordedOf, requireAffairView } from '#casework';
import {
  affairOf,
  APPRAISALS,
  archivalCodeIn,
  type DestructionFile,
  foldAffair,
  type RecordedAffairEvent,
  type RegisterCode,
  RETENTION_PERIODS,
} from '#domain';
import { bookOf, minuteOf } from '#documents';
import type { Viewer } from '#identity';
import { listedStates } from '../affairs/listed-states.js';
import type { AffairRow } from '../affairs/affairs.dto.js';
import type { Runtime } from '../shared/runtime.js';

/** Where a cell comes from: a column of the affair, its number, title, organ or petition, a fact of its row, the newest of its sealed texts, the 档号 in the line of it that is this line's, or who signed it, once it is signed. */
type Plain = { column: string } | { fact: string } | { text: string } | { codeIn: string };
type Source = Plain | { signed: Readonly<Record<string, Plain>> } | 'number' | 'title' | 'organ' | 'petition';

/** Columns of §6.1 that an affair calls otherwise, or keeps among its texts; all others are its columns of the same name. */
const SOURCES: Readonly<Partial<Record<RegisterCode, Readonly<Record<string, readonly Source[]>>>>> = {
  L07: { 县区: ['organ'], 案件号: ['title'], 问题: [{ text: 'problems' }] },
  L09: { 立项号: ['number'], 事由码: [{ column: '事由' }], 信访编号: ['petition'] },
  L14: { 题目: ['title'], 报送对象: [{ text: 'to' }] },
  L20: { 卷号: ['title'], 事由: [{ text: 'purpose' }] },
  L21: { 清单号: ['number'] },
  L22: {
    得知时刻: [{ fact: 'learntAt' }],
    发生时刻: [{ fact: 'happenedAt' }],
    地点: [{ text: 'place' }],
    单位: [{ column: '责任单位' }],
    是否对应报告: [{ text: 'note' }],
  },
  L23: { 电话: [{ text: 'phone' }], 交班记录: [{ text: 'pending' }] },
  L24: {
    联系点: ['title'],
    信息员: [{ text: 'reporter' }],
    点题: [{ text: 'detail' }],
    回复: [{ column: '已回' }],
    帮扶: [{ column: '谁帮' }],
  },
  L27: {
    簿: [{ fact: 'series' }, { column: '簿:纸质末号→系统下一号' }],
    纸质末号: [{ fact: 'paperLast' }],
    系统下一号: [{ fact: 'next' }],
    差异: [{ text: 'difference' }, { column: '差异' }],
    签字: [{ signed: { 接收: { column: '接收人' }, 移交: { text: 'handedOverBy' } } }],
  },
  L29: {
    单位: [{ fact: 'unitZh' }, { column: '单位' }],
    目标: [{ column: '目标' }, { fact: 'fullZh' }],
    实绩: [{ fact: 'actualZh' }],
    得分: [{ fact: 'earnedZh' }],
    追究措施: [{ column: '措施' }],
  },
  L32: { 信访编号: ['petition', 'number'], 说明: [{ text: 'reason' }] },
  L31: {
    清册号: ['number'],
    信访编号: [{ fact: 'petitionNo' }],
    档号: [{ codeIn: 'register' }],
    页数: [{ fact: 'pageCount' }],
    归档日: [{ fact: 'archivedOn' }],
    保管期限: [{ fact: 'retentionZh' }],
    届满日: [{ fact: 'keptUntil' }],
    鉴定结果: [{ fact: 'outcomeZh' }],
  },
};

const NOTHING = '—';
const isMinute = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/u.test(value);

/** One affair as its register shows it. @shape values: its own columns, by name */
export type AffairLine = {
  readonly view: AffairRow;
  readonly zh: string;
  readonly values: ReadonlyMap<string, string>;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** The sources that one is made of. */
const plainOf = (source: Source): readonly Plain[] =>
  typeof source === 'string' ? [] : 'signed' in source ? Object.values(source.signed) : [source];

/** A book of affairs: the columns of §6.1 in their order first, then what else the affairs know of themselves. */
export function affairColumns(code: RegisterCode, heads: readonly string[], kinds: number) {
  const asked = bookOf(code)?.columns ?? [];
  const named = SOURCES[code] ?? {};
  const taken = new Set(
    [...asked, ...Object.values(named).flat()].flatMap((each) =>
      typeof each === 'string'
        ? [each]
        : plainOf(each).flatMap((one) => ('column' in one ? [one.column] : [])),
    ),
  );
  const more = heads.filter((head) => !taken.has(head));
  const shown = new Set(Object.values(named).flat());
  const lead = [
    ...(kinds > 1 ? ['簿内种类'] : []),
    ...(shown.has('number') ? [] : ['编号']),
    ...(shown.has('title') ? [] : ['事项']),
  ];
  const columns = [...asked, ...lead, ...more, '状态'];
  const sourceless = asked.filter((column) => named[column] === undefined && !heads.includes(column));
  const cellsOf = ({ view, zh, values, facts }: AffairLine, texts: ReadonlyMap<string, string>) => {
    const from = (source: Source): string => {
      if (source === 'number') return view.number ?? '';
      if (source === 'title') return view.title;
      if (source === 'organ') return view.orgName;
      if (source === 'petition') return view.petitionNo ?? '';
      if ('signed' in source)
        return facts['signed'] === true
          ? Object.entries(source.signed)
              .map(([zh, one]) => `${zh} ${from(one)}`)
              .join('；')
          : '';
      if ('column' in source) return values.get(source.column) ?? '';
      if ('text' in source) return texts.get(source.text) ?? '';
      if ('codeIn' in source)
        return archivalCodeIn((texts.get(source.codeIn) ?? '').split('\n')[Number(facts['at'])] ?? '');
      const fact = facts[source.fact];
      if (typeof fact === 'number') return String(fact);
      return isMinute(fact) ? minuteOf(fact) : typeof fact === 'string' ? fact : '';
    };
    const cell = (column: string) =>
      (named[column] ?? [{ column }]).map(from).find((value) => value !== '' && value !== NOTHING) ?? '';
    const own: Readonly<Record<string, string>> = {
      簿内种类: zh,
      编号: view.number ?? '',
      事项: view.title,
      状态: view.statusZh,
    };
    return [
      ...asked.map(cell),
      ...[...lead, ...more, '状态'].map((name) => own[name] ?? values.get(name) ?? ''),
    ];
  };
  return { columns, cellsOf, sourceless };
}

/**
 * The lines that one affair makes in its book: of a take-over one for each series whose next number was set (O-103, O-105),
 * of a destruction list one for each file (§6.5).
 */
export function partsOf(
  code: RegisterCode,
  facts: AffairLine['facts'],
): readonly Readonly<Record<string, unknown>>[] {
  if (code === 'L31') return filesOf(facts);
  const series: unknown = facts['series'];
  if (code !== 'L27' || !Array.isArray(series) || series.length === 0) return [facts];
  return series.map((one: { year: number; book: string; paperLast: number; next: number }) => ({
    ...facts,
    series: `${one.year}年${one.book}簿`,
    paperLast: one.paperLast,
    next: one.next,
  }));
}

const filesOf = (facts: AffairLine['facts']): readonly Readonly<Record<string, unknown>>[] =>
  (facts['files'] as DestructionFile[]).map((file, at) => ({
    ...file,
    at,
    retentionZh: RETENTION_PERIODS[file.retention].zh,
    outcomeZh:
      file.outcome === null
        ? ''
        : `${APPRAISALS[file.outcome].zh}${file.extendedTo === null ? '' : `到${RETENTION_PERIODS[file.extendedTo].zh}`}`,
  }));

/** Does the book show words that lie sealed in the affairs' events? */
export const showsTexts = (code: RegisterCode): boolean =>
  Object.values(SOURCES[code] ?? {})
    .flat()
    .some((source) => plainOf(source).some((one) => 'text' in one || 'codeIn' in one));

/** The newest of each sealed text of an affair; none where its reader may not open it. */
export async function textsOfAffair(
  { store, pools }: Pick<Runtime, 'store' | 'pools'>,
  viewer: Viewer,
  { category, affairId }: Pick<AffairRow, 'category' | 'affairId'>,
): Promise<ReadonlyMap<string, string>> {
  const affair = affairOf(category);
  const loaded = await store.load(pools.store, affairId, { secrets: true });
  const events = loaded.events.map(recordedOf) as unknown as RecordedAffairEvent[];
  const state = foldAffair(affair, affairId, events);
  if (state === null) return new Map();
  const petition =
    state.petitionId === null ? null : foldLoaded(await store.load(pools.store, state.petitionId));
  try {
    const listed = await listedStates({ store, pools }, affair, state);
    requireAffairView(viewer, state, affair.rowOf(state), { petition, listed });
  } catch (error) {
    if (error instanceof CaseworkRefused) return new Map();
    throw error;
  }
  return new Map(
    events.flatMap(({ sealed }) =>
      typeof sealed !== 'object' || sealed === null || 'redacted' in sealed
        ? []
        : Object.entries(sealed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  );
}
