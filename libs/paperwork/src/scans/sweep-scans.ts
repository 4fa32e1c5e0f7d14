import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OnlineMessageEvent, PetitionEvent, StatBookEvent } from '#domain';
import type { Queryable } from '#event-store';
import { scansFolder } from './scan-store.js';

/**
 * What a sweep looks at and how long it waits.
 * @unit olderThanMs, settleMs: ms
 * @shape olderThanMs: age of a file before it is judged; settleMs: between the two looks at what no event names
 */
export type ScanSweepOptions = {
  readonly dataDir: string;
  readonly olderThanMs: number;
  readonly settleMs?: number;
  readonly stopping?: () => boolean;
};

/**
 * What a sweep found, in numbers alone.
 * @shape files: whole scans on the disk; removed: of them, without an event; broken: left by writes that were cut off;
 *   held: without an event, but so many that none was removed
 */
export type ScanSweep = { files: number; removed: number; broken: number; held: number };

/** Types of events that name a scan of their own, as `scanId` or in `scan`. */
type NamesScan<E extends { type: string; data: object }> = E extends unknown
  ? string extends keyof E['data']
    ? never
    : 'scanId' extends keyof E['data']
      ? E['type']
      : 'scan' extends keyof E['data']
        ? E['type']
        : never
  : never;
// the compiler finds one that is missing: its files would be taken for forgotten
const SCAN_EVENTS = {
  ScanFiled: true,
  StatHistoricFiguresEntered: true,
  OnlineMessageAttached: true,
} satisfies Record<NamesScan<PetitionEvent | StatBookEvent | OnlineMessageEvent>, true>;

const NAMED = `select distinct coalesce(data->>'scanId', data->'scan'->>'scanId') as id from es.event
  where type = any($1) and coalesce(data->>'scanId', data->'scan'->>'scanId') = any($2)`;

// Longer than a command lives (a transaction may last a minute): whatever was under way at the first look, and whatever the
// machine's clock said then, has ended at the second.
const SETTLE_MS = 120_000;
// An office loses a file now and then. If more than this many and more than a tenth lack their events, it is the events that are
// missing: an older or another database stands beside this folder.
const FEW = 20;
const PART = 0.1;
const WHOLE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** While it is looked at for the last time, a file is out of the way of a command that lays it down again. */
const ASIDE = '.swept';
const HALF = '.new';

type Found = { readonly file: string; readonly id: string };

/**
 * Removes scans that no event names: their command was cut off between file and event (eventstore.md §5.0, 12). A file is
 * looked at twice and judged by its age, so that one whose event is being written stays; what belongs to a destroyed petition is
 * named by its event, and its removal is another's work (`destroy-keys`). May be killed anywhere and run again.
 * @rejects what disk and database reject with
 */
export async function sweepScans(
  store: Queryable,
  { dataDir, olderThanMs, settleMs = SETTLE_MS, stopping = () => false }: ScanSweepOptions,
): Promise<ScanSweep> {
  const isOld = async (file: string): Promise<boolean> => {
    const found = await stat(file).catch(ignoreGone);
    return found !== null && Date.now() - found.mtimeMs >= olderThanMs;
  };
  const { whole, half } = await filesUnder(scansFolder(dataDir));
  let broken = 0;
  for (const file of half)
    if (await isOld(file)) {
      await rm(file, { force: true });
      broken += 1;
    }
  const old = await pick(whole, ({ file }) => isOld(file));
  const unnamed = await withoutEvent(store, old);
  const done: ScanSweep = { files: whole.length, removed: 0, broken, held: 0 };
  if (unnamed.length > Math.max(FEW, whole.length * PART)) return { ...done, held: unnamed.length };
  if (unnamed.length === 0) return done;
  for (const until = performance.now() + settleMs; performance.now() < until && !stopping();)
    await sleep(Math.min(500, settleMs));
  if (stopping()) return done;
  const aside = await pick(unnamed, async ({ file }) => {
    const moved = await rename(file, file + ASIDE).then(() => true, ignoreGone);
    if (moved === null || (await isOld(file + ASIDE))) return moved !== null;
    await putBack(file);
    return false;
  });
  const orphans = new Set((await withoutEvent(store, aside)).map(({ id }) => id));
  for (const { file, id } of aside)
    if (orphans.has(id)) await rm(file + ASIDE, { force: true });
    else await putBack(file);
  return { ...done, removed: orphans.size };
}

async function withoutEvent(store: Queryable, found: readonly Found[]): Promise<Found[]> {
  if (found.length === 0) return [];
  const { rows } = await store.query<{ id: string }>(NAMED, [
    Object.keys(SCAN_EVENTS),
    found.map(({ id }) => id),
  ]);
  const named = new Set(rows.map(({ id }) => id));
  return found.filter(({ id }) => !named.has(id));
}

/** Whole scans and halves; what a killed sweep had put aside is put back. What is not ours is passed over. */
async function filesUnder(folder: string): Promise<{ whole: Found[]; half: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreGone);
  const whole = new Map<string, Found>();
  const half: string[] = [];
  for (const { name, parentPath } of (entries ?? []).filter((entry) => entry.isFile())) {
    const id = name.slice(0, 36);
    if (!WHOLE.test(id)) continue;
    const file = join(parentPath, id);
    if (name.endsWith(HALF)) half.push(join(parentPath, name));
    if (name === id + ASIDE) await putBack(file);
    if (name === id || name === id + ASIDE) whole.set(file, { file, id });
  }
  return { whole: [...whole.values()], half };
}

/** Unless its command has laid it down again meanwhile. */
async function putBack(file: string): Promise<void> {
  const isThere = (await stat(file).catch(ignoreGone)) !== null;
  if (isThere) await rm(file + ASIDE, { force: true });
  else await rename(file + ASIDE, file);
}

async function pick<T>(all: readonly T[], wanted: (each: T) => Promise<boolean>): Promise<T[]> {
  const picked: T[] = [];
  for (const each of all) if (await wanted(each)) picked.push(each);
  return picked;
}

function ignoreGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
