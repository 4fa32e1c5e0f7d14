import { CaseworkRefused } from '#casework';
import { type RegisterCode, STAT_BOOK_EVENTS } from '#domain';
import { minuteOf } from '#documents';
import { listOrganisations, type Viewer, withViewer } from '#identity';
import { type BookKey, maySeeSigned, type OpenedBook } from '#reports';
import { maskDifferences } from '../statistics/mask-differences.js';
import { signedFiguresOf } from '../statistics/signed-figures-of.js';
import type { Runtime } from '../shared/runtime.js';
import type { BookLines } from './book-lines.js';
import { type RegisterQuestion, RETURN_STATES } from './register-filter.js';

type Rows = BookLines['rows'];
type Named = { names: ReadonlyMap<number, string> };

/** The books of signed figures that this viewer may read. */
async function keysInView(
  { pools }: Runtime,
  viewer: Viewer,
  { orgId }: RegisterQuestion,
): Promise<{ keys: BookKey[] } & Named> {
  const orgIds = viewer.orgIds.filter((id) => orgId === undefined || id === orgId);
  const { rows } = await pools.store.query<BookKey>(
    'select org_id as "orgId", period from stat.book where org_id = any($1::int[]) order by period, org_id',
    [orgIds],
  );
  const organisations = await listOrganisations(pools.store);
  return { keys: rows, names: new Map(organisations.map(({ id, name }) => [id, name])) };
}

/** Lines of the books that signed figures write. @rejects ROLE_MISSING */
export async function figureLines(
  runtime: Runtime,
  viewer: Viewer,
  { code, question }: { code: RegisterCode; question: RegisterQuestion },
): Promise<Rows> {
  if (!maySeeSigned(viewer))
    throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '签发的数和汇总表由扎口负责人、部领导查看。');
  const { keys, names } = await keysInView(runtime, viewer, question);
  const rows: Rows = [];
  for (const key of keys) {
    const lines =
      code === 'L26'
        ? await restated(runtime, viewer, { key, names })
        : returned(await runtime.statBooks.open(key), { key, names, status: question.status });
    rows.push(...lines.filter(({ on }) => on >= question.from && on <= question.to));
  }
  return rows;
}

const PARTS = { numerator: '分子', denominator: '分母' } as const;

/** What was entered since the freeze for a petition: the numbers of its events, and the day of the last. */
async function since(
  { store, pools }: Runtime,
  petitionId: string,
  frozenAt: string,
): Promise<{ numbers: string; on: string } | null> {
  const { events } = await store.load(pools.store, petitionId);
  const later = events.filter(({ recordedAt }) => recordedAt > frozenAt);
  const last = later.at(-1);
  return last === undefined
    ? null
    : {
        numbers: `第${later.map(({ version }) => version).join('、')}号`,
        on: minuteOf(last.recordedAt).slice(0, 10),
      };
}

/** L26: what came to a frozen period afterwards, petition by petition; of one that the reader may not open, that there is one (O-66). */
async function restated(
  runtime: Runtime,
  viewer: Viewer,
  { key, names }: { key: BookKey } & Named,
): Promise<Rows> {
  const { book } = await runtime.statBooks.open(key);
  if (book.frozen === null) return [];
  const { frozenAt, lines } = await signedFiguresOf(runtime).restatements(key);
  const masked = await withViewer(runtime.pools.reader, viewer, (client) => maskDifferences(client, lines));
  const events = new Map<string, Awaited<ReturnType<typeof since>>>();
  const rows: Rows = [];
  const figureOf = ({ zh, part, frozen, now }: (typeof masked)[number]): string[] => [
    key.period,
    `${zh}（${PARTS[part]}）`,
    String(frozen),
    String(now),
  ];
  const accepted = new Map<number, string | null>();
  for (const line of masked) {
    for (const { orgId, by } of line.written) {
      if (!accepted.has(orgId)) accepted.set(orgId, await acceptedOn(runtime, { orgId, period: key.period }));
      const on = accepted.get(orgId) ?? null;
      rows.push({
        on: on ?? minuteOf(frozenAt).slice(0, 10),
        cells: [
          ...figureOf(line),
          by > 0 ? `+${by}` : String(by),
          `${names.get(orgId) ?? '(已撤销单位)'}的汇总表（O-73）`,
          '',
          on ?? '',
        ],
        petitionId: null,
      });
    }
    for (const { petitionId, displayNo, sign, cause } of line.differences) {
      if (petitionId !== '' && !events.has(petitionId))
        events.set(petitionId, await since(runtime, petitionId, frozenAt));
      const event = events.get(petitionId) ?? null;
      rows.push({
        on: event?.on ?? minuteOf(frozenAt).slice(0, 10),
        cells: [
          ...figureOf(line),
          sign > 0 ? '+1' : '-1',
          cause,
          [displayNo ?? '', event?.numbers ?? ''].filter((word) => word !== '').join(' '),
          event?.on ?? '',
        ],
        petitionId: petitionId === '' ? null : petitionId,
      });
    }
  }
  return rows;
}

/** The day on which a unit's return of a period was accepted; null where it gave none for the whole of it. */
const acceptedOn = async ({ statBooks }: Runtime, key: BookKey): Promise<string | null> =>
  (await statBooks.open(key)).events.findLast(({ type }) => type === 'StatReturnAccepted')?.metadata
    .occurredOn ?? null;

/** L28: each version of each 汇总表, and what became of it (O-73). */
function returned(
  { events }: OpenedBook,
  { key, names, status }: { key: BookKey; status: string | undefined } & Named,
): Rows {
  const of = (type: keyof typeof STAT_BOOK_EVENTS) => events.filter((event) => event.type === type);
  return of('StatReturnSubmitted').flatMap(({ data, metadata }) => {
    const version = data['version'];
    const judged = (type: 'StatReturnAccepted' | 'StatReturnSentBack') =>
      of(type).find((event) => event.data['version'] === version)?.metadata.occurredOn;
    const accepted = judged('StatReturnAccepted');
    const sentBack = judged('StatReturnSentBack');
    const state = accepted !== undefined ? 'accepted' : sentBack !== undefined ? 'sentBack' : 'submitted';
    if (status !== undefined && status !== state) return [];
    const reportedOn = typeof data['reportedOn'] === 'string' ? data['reportedOn'] : metadata.occurredOn;
    return [
      {
        on: reportedOn,
        cells: [
          names.get(key.orgId) ?? '(已撤销单位)',
          key.period,
          reportedOn,
          String(version),
          [RETURN_STATES[state].zh, accepted ?? sentBack ?? ''].filter((word) => word !== '').join(' '),
          data['zeroReport'] === true ? '是' : '否',
        ],
        petitionId: null,
      },
    ];
  });
}
