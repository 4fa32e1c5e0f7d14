import type { ClientBase } from 'pg';
import { restoreFence } from '#event-store';
import { type MigrationClass, type OpenDatabase, runMigrations, type Settings } from '#platform';
import { MIGRATIONS } from '#runtime';
import { readKeyFile, vaultMigrations } from '#vault';
import { asOwner } from './as-owner.js';
import { type BackupHeader, type BackupSource, readBackupFile, readHeader } from './backup-file.js';
import { BackupRefused } from './backup-refused.js';
import { FileLoader, MASTER_KEY, requireFree } from './file-loader.js';
import type { ProjectionHash } from './projection-hashes.js';
import { isSealed, readSealed } from './sealed-file.js';

/** What is taken back, and how. */
export type RestoreOptions = {
  /** The file of the events. */
  events: string;
  keys: string;
  passphrase: string | null;
  say: (line: string) => void;
};

/** What came back. @shape expected: what the read models held when the backup was made */
export type RestoreReport = {
  rows: number;
  events: number;
  madeAt: string;
  expected: (ProjectionHash & { behind: boolean })[];
  /** Tables and sequences in the file that no migration makes: somebody else's, and left out. */
  foreign: string[];
};

const BATCH_CHARACTERS = 1024 * 1024;

/** A backup that can be taken back: read through, its keys opened, its key file at hand. */
export type CheckedBackup = {
  readonly madeAt: string;
  readonly events: string;
  readonly keys: BackupSource;
  readonly standing: ReadonlySet<string>;
  readonly migrations: readonly MigrationClass[];
  readonly keysMigrations: readonly MigrationClass[];
};

/**
 * Reads a backup through to its checksums and looks whether the key is at hand and no file in the way. Needs no database:
 * what is refused here leaves an empty folder as it was.
 * @rejects BackupRefused
 */
export async function checkBackup(
  settings: Settings,
  options: Omit<RestoreOptions, 'say'>,
): Promise<CheckedBackup> {
  const { events } = options;
  const keys = await openKeys(options);
  const [header, keysHeader] = [await readHeader(events), await readHeader(keys)];
  checkPair(header, keysHeader);
  const names = [...(await readThrough(events)), ...(await readThrough(keys))];
  if (!names.includes(MASTER_KEY)) await requireMasterKey(header, settings);
  return {
    madeAt: header.madeAt,
    events,
    keys,
    standing: await requireFree(names, header, settings),
    migrations: migrationsOf(header, MIGRATIONS),
    keysMigrations: migrationsOf(keysHeader, vaultMigrations),
  };
}

/**
 * Takes a backup back into an empty installation: schema as it was, rows with their positions, keys, files; then the
 * migrations that came later. Read models are left to be made anew.
 * @shape checked: where {@link checkBackup} was asked already
 * @rejects BackupRefused; nothing that was there is changed
 */
export async function restore(
  { config }: Pick<OpenDatabase, 'config'>,
  settings: Settings,
  options: RestoreOptions & { checked?: CheckedBackup | null },
): Promise<RestoreReport> {
  // asked first: whoever is told to bring another key file must not do so where somebody works
  await requireEmpty(config);
  const backup = options.checked ?? (await checkBackup(settings, options));
  const { keys, standing, migrations, keysMigrations } = backup;
  options.say(`备份时间 ${backup.madeAt},开始恢复…`);
  await runMigrations(config.keysUrl, keysMigrations);
  await asOwner(config.keysUrl, (client) => load(client, keys, new FileLoader(settings, standing)));
  await runMigrations(config.url, migrations);
  const report = await asOwner(config.url, async (client) => {
    const loaded = await load(client, backup.events, new FileLoader(settings, standing));
    await restoreFence(client);
    return loaded;
  });
  if (report.foreign.length > 0) options.say(`备份里不属于本系统的表没有恢复:${report.foreign.join('、')}。`);
  await runMigrations(config.keysUrl, vaultMigrations);
  const later = await runMigrations(config.url, MIGRATIONS);
  if (later.length > 0) options.say(`数据库结构已从备份时的版本更新(${later.length} 步)。`);
  return { ...report, madeAt: backup.madeAt };
}

/** The names of the files in it. */
async function readThrough(file: BackupSource): Promise<string[]> {
  const names: string[] = [];
  for await (const line of readBackupFile(file))
    if ('mark' in line && 'file' in line.mark && line.mark.part === 0) names.push(line.mark.file);
  return names;
}

/**
 * The key backup holds the master key only under a passphrase; else the key file has to be in its place before.
 * @rejects MASTER_KEY_MISSING MASTER_KEY_OTHER
 */
async function requireMasterKey({ masterKeyId }: BackupHeader, { keyFile }: Settings): Promise<void> {
  const found = await readKeyFile(keyFile);
  if (masterKeyId === null || found?.id === masterKeyId) return;
  throw found === null
    ? new BackupRefused(
        'MASTER_KEY_MISSING',
        `密钥备份里没有主密钥(备份时没有给口令)。请先把另行保管的主密钥文件放到 ${keyFile},再恢复;什么都没有改动。`,
      )
    : new BackupRefused(
        'MASTER_KEY_OTHER',
        `${keyFile} 不是这套备份的主密钥(编号不同),恢复出来的内容打不开;请换上备份时的主密钥文件,什么都没有改动。`,
      );
}

/** What the file of the keys holds; opened in memory, never onto a disk. */
async function openKeys({
  keys,
  passphrase,
}: Pick<RestoreOptions, 'keys' | 'passphrase'>): Promise<BackupSource> {
  const sealed = await isSealed(keys).catch(() => {
    throw new BackupRefused('KEYS_MISSING', `密钥备份 ${keys} 无法读取;没有密钥,恢复的内容谁也打不开。`);
  });
  return sealed ? { file: keys, bytes: await readSealed(keys, passphrase) } : keys;
}

function checkPair(events: BackupHeader, keys: BackupHeader): void {
  if (events.database !== 'events' || keys.database !== 'keys')
    throw new BackupRefused('BACKUP_UNREADABLE', '请给出事件备份(.events)与密钥备份(.keys),不要对调。');
  if (events.masterKeyId !== keys.masterKeyId)
    throw new BackupRefused(
      'KEYS_FOREIGN',
      '密钥备份与事件备份不属于同一套系统(主密钥编号不同);什么都没有改动。',
    );
}

/** @rejects BACKUP_NEWER */
function migrationsOf(header: BackupHeader, known: readonly MigrationClass[]): MigrationClass[] {
  const names = new Map(known.map((migration) => [new migration().name ?? '', migration]));
  const missing = header.migrations.filter((name) => !names.has(name));
  if (missing.length > 0)
    throw new BackupRefused(
      'BACKUP_NEWER',
      `备份来自较新的版本(其数据库结构有本版本不认识的 ${missing.length} 步),请用同样或更新的版本恢复。`,
    );
  return known.filter((migration) => header.migrations.includes(new migration().name ?? ''));
}

/** @rejects TARGET_NOT_EMPTY */
async function requireEmpty(config: { url: string; keysUrl: string }): Promise<void> {
  for (const url of [config.url, config.keysUrl])
    await asOwner(url, async (client) => {
      const { rows } = await client.query<{ used: boolean }>(
        "select to_regclass('schema_migration') is not null as used",
      );
      if (rows[0]?.used === true)
        throw new BackupRefused(
          'TARGET_NOT_EMPTY',
          '恢复只能在空的数据目录(空的数据库)里进行,这里已有数据;什么都没有改动。请另选 DATA_DIR 或新建数据库。',
        );
    });
}

type Loaded = Omit<RestoreReport, 'madeAt'>;

/** All rows in one transaction: a damaged file leaves nothing behind. */
async function load(client: ClientBase, file: BackupSource, files: FileLoader): Promise<Loaded> {
  const loaded: Loaded = { rows: 0, events: 0, expected: [], foreign: [] };
  // Whoever made the backup has gone through the same migrations: what they did not make was never ours.
  const isForeign = async (name: string): Promise<boolean> => {
    const { rows } = await client.query<{ foreign: boolean }>('select to_regclass($1) is null as foreign', [
      name,
    ]);
    if (rows[0]?.foreign === true) loaded.foreign.push(name);
    return rows[0]?.foreign === true;
  };
  await client.query('begin');
  const { rows } = await client.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  const into = new TableLoader(client, rows[0]?.free === true);
  let skipping = false;
  for await (const line of readBackupFile(file)) {
    if ('row' in line) {
      if (skipping) continue;
      loaded.rows += 1;
      if (into.table === 'es.event') loaded.events += 1;
      await into.add(line.row);
      continue;
    }
    await into.flush();
    const { mark } = line;
    if ('table' in mark) {
      skipping = await isForeign(mark.table);
      if (!skipping) await into.begin(mark);
    } else if ('sequence' in mark) {
      if (!(await isForeign(mark.sequence)))
        await client.query('select setval($1::regclass, $2::bigint)', [mark.sequence, mark.last]);
    } else if ('file' in mark) await files.add(mark);
    else if ('projection' in mark) loaded.expected.push(mark);
  }
  await into.flush();
  await client.query('commit');
  await files.finish();
  return loaded;
}

/** Fills one table after the other. */
class TableLoader {
  table = '';
  private insert = '';
  private batch: string[] = [];
  private characters = 0;

  constructor(
    private readonly client: ClientBase,
    /** Row-level security does not bind this account. */
    private readonly free: boolean,
  ) {}

  async begin({ table, columns }: { table: string; columns: readonly string[] }): Promise<void> {
    const list = columns.map((column) => `"${column}"`).join(', ');
    this.table = table;
    const { rows: types } = await this.client.query<{ name: string; type: string }>(
      `select a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [table],
    );
    const typeOf = new Map(types.map(({ name, type }) => [name, type]));
    const values = columns.map((column, index) => `(r.value ->> ${index})::${typeOf.get(column) ?? 'text'}`);
    this.insert = `insert into ${table} (${list}) overriding system value
      select ${values.join(', ')} from json_array_elements($1::json) r`;
    // rows that a migration put there are among those of the backup
    const { rows } = await this.client.query<{ used: boolean }>(
      `select exists (select from ${table}) as used`,
    );
    if (rows[0]?.used === true) await this.client.query(`delete from ${table}`);
    // where the owner has no policy to insert by, the store's role has
    if (!this.free)
      await this.client.query(`set local role ${table.startsWith('es.e') ? 'xf_store' : 'none'}`);
  }

  async add(row: string): Promise<void> {
    this.batch.push(row);
    this.characters += row.length;
    if (this.characters > BATCH_CHARACTERS) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.batch.length === 0) return;
    await this.client.query(this.insert, [`[${this.batch.join(',')}]`]);
    this.batch = [];
    this.characters = 0;
  }
}
