import { v7 as uuidv7 } from 'uuid';
import {
  ANONYMITY,
  CATEGORIES,
  CHANNELS,
  type Channel,
  DISPOSITIONS,
  type Disposition,
  type ImportHistory,
  isCategoryCode,
  isPlainDate,
  type Label,
  ORIGINS,
  type Origin,
  suggestCategory,
} from '#domain';
import type { FieldName, Mapping } from './mapping.js';
import type { TableRow } from './read-table.js';

/** One fault of one cell. */
export type CellFault = { line: number; column: string; message: string };
/** A row ready to be imported, or its faults. */
export type ImportedRow = { line: number; rowId: string; command: ImportHistory | null; faults: CellFault[] };

const CONTENT_MAX = 20_000;
const TITLE_MAX = 120;
const NAME_MAX = 60;
/** Nothing in these words names a matter; 其他 of 不属职权. */
const UNSORTED = '1208';

/** Days as offices write them; an instant is taken as its day in China. @returns null when it is none */
export function dayOf(text: string): string | null {
  const trimmed = text.trim();
  const instant = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(trimmed);
  if (instant) {
    if (instant[4] === undefined) return isPlainDate(instant[1] ?? '') ? (instant[1] ?? null) : null;
    const at = Date.parse(trimmed.replace(' ', 'T'));
    return Number.isNaN(at) ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  }
  const written =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(trimmed) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  if (!written) return null;
  const day = `${written[1]}-${(written[2] ?? '').padStart(2, '0')}-${(written[3] ?? '').padStart(2, '0')}`;
  return isPlainDate(day) ? day : null;
}

/** The code of a Chinese word of a list, or the code itself. */
function codeOf<K extends string>(labels: Readonly<Record<K, Label>>, text: string): K | null {
  const entries = Object.entries(labels) as [K, Label][];
  return (
    entries.find(
      ([code, { zh }]) => code === text || zh === text || zh.replace(/[((].*$/, '') === text,
    )?.[0] ?? null
  );
}

const zhOf = (labels: Readonly<Record<string, Label>>): string =>
  Object.values(labels)
    .map(({ zh }) => zh)
    .join('、');

/** Reads one row by the mapping: the command of its history, or every fault by line and column. */
export function readRow(row: TableRow, mapping: Mapping, importId: string): ImportedRow {
  const faults: CellFault[] = [];
  const columnOf = (field: FieldName) => mapping.columns[field] ?? '';
  const cell = (field: FieldName): string => row.cells[columnOf(field)]?.trim() ?? '';
  const fault = (field: FieldName, message: string): null => {
    faults.push({ line: row.line, column: columnOf(field), message });
    return null;
  };
  const day = (field: FieldName): string | null => {
    const text = cell(field);
    return text === ''
      ? null
      : (dayOf(text) ?? fault(field, `“${text.slice(0, 20)}”不是有效的日期,应写成 2026-11-22。`));
  };
  const count = (field: FieldName): number | null => {
    const text = cell(field);
    if (text === '') return null;
    return /^\d{1,4}$/.test(text) && Number(text) > 0
      ? Number(text)
      : fault(field, `“${text.slice(0, 20)}”不是有效的人数。`);
  };
  const coded = <K extends string>(field: FieldName, labels: Readonly<Record<K, Label>>): K | null => {
    const text = cell(field);
    return text === ''
      ? null
      : (codeOf(labels, text) ?? fault(field, `不认识的“${text.slice(0, 20)}”,可填:${zhOf(labels)}。`));
  };
  const short = (field: FieldName, max: number): string => {
    const text = cell(field);
    if (text.length > max) fault(field, `超过 ${max} 字。`);
    return text;
  };

  const content = cell('content');
  if (content === '') fault('content', '内容是空的。');
  else if (content.length > CONTENT_MAX) fault('content', `内容超过 ${CONTENT_MAX} 字。`);
  const receivedOn = day('receivedOn');
  if (cell('receivedOn') === '') fault('receivedOn', '收到日是空的。');
  const channel: Channel = coded('channel', CHANNELS) ?? mapping.defaults.channel;
  const origin: Origin = coded('origin', ORIGINS) ?? mapping.defaults.origin;
  const sorted = sortingOf(cell('category'), `${cell('title')} ${content}`, mapping);
  const name = mapping.nameIsCode ? '' : short('name', NAME_MAX);
  const anonymity =
    coded('anonymity', ANONYMITY) ?? (name === '' || name === '匿名' ? 'anonymous' : 'unverified');
  const title = cell('title') || content.slice(0, 40);
  const rowId = cell('rowId') || `第${row.line}行`;
  const claimedDisposition: Disposition | null = coded('disposition', DISPOSITIONS);
  const identity = identityOf({
    name: anonymity === 'anonymous' ? '' : name,
    phone: short('phone', 30),
    address: short('address', 200),
    idNo: short('idNo', 30),
  });
  const accusedName = short('accusedName', NAME_MAX);
  const command: ImportHistory = {
    type: 'importHistory',
    importId,
    rowNo: row.line,
    channel,
    origin,
    receivedOn: receivedOn ?? '',
    postmarkedOn: day('postmarkedOn'),
    anonymity,
    visitorCount: channel === 'visit' ? (count('visitorCount') ?? 1) : null,
    jointSignerCount: count('jointSignerCount'),
    subjects: [
      { subjectId: uuidv7(), role: 'petitioner', ...identity },
      ...(accusedName === ''
        ? []
        : [
            {
              subjectId: uuidv7(),
              role: 'accused' as const,
              name: accusedName,
              cadreAuthority: 'unknown' as const,
              ...optional({ post: short('accusedPost', 80), rank: short('accusedRank', 40) }),
            },
          ]),
    ],
    matters: [
      {
        class: sorted.class,
        appealKind: sorted.class === 'appeal' ? 'item6' : null,
        categoryCode: sorted.code,
        purpose:
          sorted.class === 'suggestion' ? 'opinion' : sorted.class === 'accusation' ? 'accusation' : 'claim',
        summary: title.slice(0, TITLE_MAX),
        points: [title.slice(0, TITLE_MAX)],
      },
    ],
    title: title.slice(0, TITLE_MAX),
    content,
    claimedDisposition,
    claimedRepliedOn: day('repliedOn'),
    claimedClosedOn: day('closedOn'),
    ...optional({
      legacyNo: short('legacyNo', 64),
      place: short('place', 200),
      reply: cell('reply'),
      instructions: cell('instructions'),
      result: cell('result'),
    }),
  };
  return { line: row.line, rowId, command: faults.length === 0 ? command : null, faults };
}

const optional = <T extends Record<string, string>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>;

const identityOf = (fields: { name: string; phone: string; address: string; idNo: string }) =>
  optional(fields);

type Sorting = { code: string; class: 'suggestion' | 'accusation' | 'appeal' };

/** The category that the row names, else the one that its words suggest; the class follows from it. */
function sortingOf(named: string, text: string, mapping: Mapping): Sorting {
  const suggested = suggestCategory(text)[0];
  const code =
    mapping.categories?.[named] ??
    (isCategoryCode(named) ? named : Object.entries(CATEGORIES).find(([, { zh }]) => zh === named)?.[0]) ??
    suggested?.code ??
    UNSORTED;
  const own = isCategoryCode(code) ? CATEGORIES[code].class : null;
  return {
    code,
    class: mapping.defaults.class ?? (suggested?.code === code ? suggested.class : own) ?? 'appeal',
  };
}
