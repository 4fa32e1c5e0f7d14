import { isPlainDate } from '#domain';
import { ProjectionsRefused } from './projections-refused.js';

/** How a list may be sorted. */
export type RegisterSort = 'received' | 'due' | 'updated';

/** Where a page ended: the key of its last row. */
export type Cursor = { sort: RegisterSort; key: string; petitionId: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/;

const invalid = (): ProjectionsRefused =>
  new ProjectionsRefused('CURSOR_INVALID', '“下一页”的标记无效或与当前排序不符,请从第一页重新查询。', {
    field: 'after',
  });

/** @shape opaque base64url */
export const writeCursor = ({ sort, key, petitionId }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, key, petitionId]), 'utf8').toString('base64url');

/** Reads a cursor of the given sort. @rejects CURSOR_INVALID */
export function readCursor(text: string, sort: RegisterSort): Cursor {
  if (text.length > 400 || !/^[\w-]+$/.test(text)) throw invalid();
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw invalid();
  }
  if (!Array.isArray(parsed) || parsed.length !== 3) throw invalid();
  const [itsSort, key, petitionId] = parsed as unknown[];
  if (itsSort !== sort || typeof key !== 'string' || typeof petitionId !== 'string') throw invalid();
  if (!UUID.test(petitionId) || !(sort === 'updated' ? INSTANT.test(key) : isPlainDate(key))) throw invalid();
  return { sort, key, petitionId };
}
