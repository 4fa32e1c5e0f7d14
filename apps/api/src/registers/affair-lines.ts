import { AFFAIRS, Rejected } from '#domain';
import type { Book } from '#documents';
import { type Viewer, withViewer } from '#identity';
import { registerIds } from '#projections';
import { affairRowView } from '../affairs/affair-view.js';
import { readAffairs } from '../affairs/affairs.handlers.js';
import type { Runtime } from '../shared/runtime.js';
import { affairColumns, partsOf, showsTexts, textsOfAffair } from './affair-book.js';
import type { BookLines } from './book-lines.js';
import type { RegisterQuestion } from './register-filter.js';
import { type Reached, reachedIn } from './target-lines.js';

/** More petitions than any office has in a book. */
const PETITIONS_LIMIT = 100_000;
/** Most affairs of a kind that one book is made of; more is a matter of a shorter period. */
const AFFAIRS_LIMIT = 5_000;

/** Petitions of which the affairs are asked; null where nothing of a petition is. */
async function petitionsAsked(
  { pools }: Runtime,
  viewer: Viewer,
  { class: kind, channel, category, to }: RegisterQuestion,
): Promise<ReadonlySet<string> | null> {
  if (kind === undefined && channel === undefined && category === undefined) return null;
  const filter = {
    ...(kind === undefined ? {} : { class: kind }),
    ...(channel === undefined ? {} : { channel }),
    ...(category === undefined ? {} : { category }),
    scope: 'all' as const,
  };
  const ids = await withViewer(pools.reader, viewer, (client) =>
    registerIds(client, filter, { today: to, limit: PETITIONS_LIMIT }),
  );
  return new Set(ids);
}

/** Lines of a book that affairs keep; where several kinds share one, the kind stands behind its columns. @rejects REGISTER_TOO_LARGE */
export async function affairLines(
  runtime: Runtime,
  viewer: Viewer,
  { book, question }: { book: Book; question: RegisterQuestion },
): Promise<BookLines> {
  const own = AFFAIRS.filter(({ register }) => register === book.code);
  const heads = [...new Set(own.flatMap(({ columns }) => columns.map(({ zh }) => zh)))];
  const { columns, cellsOf } = affairColumns(book.code, heads, own.length);
  const { from, to, orgId, status, handlerId } = question;
  const petitions = await petitionsAsked(runtime, viewer, question);
  const rows: BookLines['rows'] = [];
  for (const affair of own) {
    const found = await readAffairs(runtime, viewer, {
      category: affair.category,
      openedFrom: from,
      openedTo: to,
      ...(orgId === undefined ? {} : { concernsOrgId: orgId }),
      ...(status === undefined ? {} : { open: status === 'open' }),
      ...(handlerId === undefined ? {} : { accountId: handlerId }),
      limit: AFFAIRS_LIMIT + 1,
    });
    if (found.rows.length > AFFAIRS_LIMIT)
      throw new Rejected('REGISTER_TOO_LARGE', null, `这一期间超过${AFFAIRS_LIMIT}项,请缩短期间。`, {
        field: 'from',
      });
    const reached =
      book.code === 'L29' ? await reachedIn(runtime, viewer, found) : new Map<string, readonly Reached[]>();
    for (const row of found.rows) {
      if (petitions !== null && (row.petitionId === null || !petitions.has(row.petitionId))) continue;
      const view = affairRowView(affair, row, found.names);
      const values = new Map(affair.columns.map(({ zh }, at) => [zh, view.cells[at] ?? '']));
      const texts = showsTexts(book.code) ? await textsOfAffair(runtime, viewer, view) : new Map();
      const parts: readonly Readonly<Record<string, unknown>>[] =
        reached.get(row.affairId)?.map((line) => ({ ...row.facts, ...line })) ??
        partsOf(book.code, row.facts);
      for (const part of parts) {
        // a line of its own petition, where the affair lists several
        const listed = typeof part['petitionId'] === 'string' ? part['petitionId'] : null;
        const petitionNo = listed === null ? '' : found.names.petition(listed);
        const facts = listed === null ? part : { ...part, petitionNo };
        // whoever is named in a list need not be able to open its petitions
        const seen = petitionNo === '—' ? null : listed;
        rows.push({
          on: view.openedOn,
          cells: cellsOf({ view, zh: affair.zh, values, facts }, texts),
          petitionId: view.petitionId ?? seen,
        });
      }
    }
  }
  return { book: { ...book, columns, source: 'affair' }, rows };
}
