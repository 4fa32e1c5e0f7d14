import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Settings } from '#platform';
import { BackupRefused } from './backup-refused.js';
import { type BackupParts, type BackupReport, makeBackup } from './make-backup.js';

/** How the installation stands with its backups. @shape lastOkAt ISO 8601 UTC; hoursSince counts from set-up where none ever ran */
export type BackupState = {
  scheduled: boolean;
  lastOkAt: string | null;
  hoursSince: number | null;
  lastError: string | null;
};

const STATE = `select to_char(ok.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastOkAt",
    (extract(epoch from clock_timestamp() - coalesce(ok.at, s.installed_at)) / 3600)::float8 as "hoursSince",
    (select r.error from ops.backup_run r where r.ok is not null order by r.id desc limit 1) as "lastError"
  from (select max(finished_at) as at from ops.backup_run where ok) ok, idn.set_up s`;

/** A week without any backup is told even where no schedule is set. */
const UNSCHEDULED_HOURS = 7 * 24;

/** When the last backup was made. */
export async function backupState(pool: Pool, settings: Pick<Settings, 'backup'>): Promise<BackupState> {
  const { rows } = await pool.query<Omit<BackupState, 'scheduled'>>(STATE);
  const [row] = rows;
  return {
    scheduled: settings.backup.folder !== null,
    lastOkAt: row?.lastOkAt ?? null,
    hoursSince: row?.hoursSince ?? null,
    lastError: row?.lastError ?? null,
  };
}

/** The sentence that reminds the administrator; null when all is well or nothing is set up yet. */
export function backupWarning(state: BackupState, settings: Pick<Settings, 'backup'>): string | null {
  if (state.hoursSince === null) return null;
  const limit = state.scheduled ? 2 * settings.backup.everyHours : UNSCHEDULED_HOURS;
  if (state.hoursSince <= limit) return null;
  const since =
    state.hoursSince >= 48
      ? `${Math.floor(state.hoursSince / 24)} 天`
      : `${Math.floor(state.hoursSince)} 小时`;
  const why = state.lastError === null ? '' : `(上次失败:${state.lastError})`;
  const what = state.lastOkAt === null ? `启用以来 ${since}还没有做过备份` : `已有 ${since}没有做成备份`;
  return state.scheduled
    ? `${what}${why},请检查备份目录与磁盘。`
    : `${what}${why},请设置 BACKUP_DIR 自动备份,或执行 npm run cli -- backup。`;
}

/** The passphrase of a file, without its line end; null where none is named. @rejects PASSPHRASE_MISSING */
export async function passphraseOf(file: string | null): Promise<string | null> {
  if (file === null) return null;
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null || text.trim() === '')
    throw new BackupRefused('PASSPHRASE_MISSING', `口令文件 ${file} 读不到或是空的。`);
  return text.replace(/\r?\n$/, '');
}

/** Makes a backup and notes how it went, for whoever asks later. @rejects as makeBackup */
export async function recordedBackup(
  parts: BackupParts,
  options: { folder: string; passphrase: string | null },
): Promise<BackupReport> {
  const { store } = parts.pools;
  const { rows } = await store.query<{ id: string }>(
    'insert into ops.backup_run default values returning id::text',
  );
  const id = rows[0]?.id;
  try {
    const report = await makeBackup(parts, options);
    await store.query(
      `update ops.backup_run set finished_at = clock_timestamp(), ok = true, file = $2, events = $3, bytes = $4 where id = $1`,
      [id, report.events, report.eventCount, report.bytes],
    );
    return report;
  } catch (error) {
    const told = error instanceof BackupRefused ? error.message : causeOf(error);
    await store
      .query(
        'update ops.backup_run set finished_at = clock_timestamp(), ok = false, error = $2 where id = $1',
        [id, told],
      )
      .catch(() => undefined);
    throw error;
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已满',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '磁盘只读',
  ENOTDIR: '备份目录或其上级不是目录',
  EEXIST: '备份目录或其上级不是目录',
  ENOENT: '备份目录不存在,也建不了',
  EIO: '磁盘读写出错',
};
/** For the administrator; a cause that has no sentence keeps its code. */
const causeOf = (error: unknown): string => {
  const { code = 'UNKNOWN' } = error as { code?: string };
  return CAUSES[code] ?? code;
};

/** What a backup that was killed has left; one that still runs is younger. @unit milliseconds */
const DRAFT = /^xinfang-\d{4}-\d{2}-\d{2}T\d{6}Z\.\S*(part|open)$/;
const DRAFT_AGE_MS = 24 * 3_600_000;

const NAME = /^xinfang-\d{4}-\d{2}-\d{2}T\d{6}Z\.(events|keys)$/;

/** Takes away what killed backups have left. @shape names of files; left: younger than a day, of one that still runs or was killed just now */
export async function tidyDrafts(folder: string): Promise<{ removed: string[]; left: string[] }> {
  const removed: string[] = [];
  const left: string[] = [];
  for (const name of (await readdir(folder)).filter((each) => DRAFT.test(each))) {
    // another backup may rename or remove its own in between
    const found = await stat(join(folder, name)).catch(() => null);
    if (found === null) continue;
    const isOld = Date.now() - found.mtimeMs > DRAFT_AGE_MS;
    if (isOld) await rm(join(folder, name), { force: true });
    (isOld ? removed : left).push(name);
  }
  return { removed, left };
}

/** Takes away the oldest backups beyond `keep`; files of other names are left alone. */
export async function pruneBackups(folder: string, keep: number): Promise<string[]> {
  await tidyDrafts(folder);
  const all = await readdir(folder);
  const names = all.filter((name) => NAME.test(name));
  const stems = [...new Set(names.map((name) => name.replace(/\.\w+$/, '')))].sort();
  const old = new Set(stems.slice(0, Math.max(0, stems.length - keep)));
  const gone = names.filter((name) => old.has(name.replace(/\.\w+$/, '')));
  for (const name of gone) await rm(join(folder, name), { force: true });
  return gone;
}
