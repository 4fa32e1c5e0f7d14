import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ClientBase, Pool } from 'pg';
import type { Runtime } from '#runtime';
import { type BackupHeader, type BackupLine, packedLines, writeBackupFile } from './backup-file.js';
import { BackupRefused } from './backup-refused.js';
import { asOwner } from './as-owner.js';
import { projectionHashes } from './projection-hashes.js';
import { writeSealed } from './sealed-file.js';
import { keptTables, type KeptTable, migrationsOf, requireAllRows, sequencesOf } from './tables.js';

/** What a backup is made of. */
export type BackupParts = Pick<Runtime, 'pools' | 'settings' | 'config' | 'store'>;

/** Where it goes and who may open the keys. */
export type BackupOptions = {
  /** Folder; made when missing. */
  folder: string;
  /** Null: the keys' file holds no master key, and the operator keeps the key file himself. */
  passphrase: string | null;
  /** Also what is derived, for a sample of a release. */
  everything?: boolean;
};

/** What was written. @shape bytes of both files */
export type BackupReport = { events: string; keys: string; eventCount: number; bytes: number };

/** Folders under the data folder whose files belong to the record: ciphertext and anchors. */
export const KEPT_FOLDERS = ['attachments', 'anchors'] as const;

const FETCH = 2_000;
const FILE_PART = 1024 * 1024;

/** Beside running work: each database under one snapshot, the keys after the events, because keys are written ahead. */
export async function makeBackup(parts: BackupParts, options: BackupOptions): Promise<BackupReport> {
  const { pools, config } = parts;
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const masterKeyId = await masterKeyIdOf(pools.keys);
  const { rows } = await pools.owner.query<{ now: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24MISS"Z"') as now`,
  );
  const stem = join(options.folder, `xinfang-${rows[0]?.now ?? ''}`);
  const [events, keys] = [`${stem}.events`, `${stem}.keys`];
  for (const file of [events, keys])
    if (await exists(file)) throw new BackupRefused('BACKUP_TARGET_EXISTS', `${file} 已经存在,没有覆盖。`);
  const counted = { events: 0 };
  const everything = options.everything === true;
  await snapshot(config.url, (client) =>
    writeBackupFile(events, eventLines(client, { parts, masterKeyId, counted, everything })),
  );
  try {
    const { passphrase } = options;
    const withMaster = passphrase !== null;
    await snapshot(config.keysUrl, async (client) => {
      const lines = keyLines(client, { parts, masterKeyId, withMaster });
      // with the master key in it, it is never on a disk unsealed, not even for a moment
      if (withMaster) await writeSealed(keys, await packedLines(lines), passphrase);
      else await writeBackupFile(keys, lines);
    });
  } catch (error) {
    // a backup without its keys is none
    await rm(events, { force: true });
    throw error;
  }
  const bytes = (await stat(events)).size + (await stat(keys)).size;
  return { events, keys, eventCount: counted.events, bytes };
}

type Source = { parts: BackupParts; masterKeyId: string | null };

async function* eventLines(
  client: ClientBase,
  { parts, masterKeyId, counted, everything }: Source & { counted: { events: number }; everything: boolean },
): AsyncGenerator<BackupLine> {
  yield { mark: await headerOf(client, parts, { database: 'events', masterKeyId }) };
  const tables = await keptTables(client, everything);
  await requireAllRows(client, tables);
  for (const table of tables)
    for await (const line of tableLines(client, table)) {
      if (table.name === 'es.event' && 'row' in line) counted.events += 1;
      yield line;
    }
  for (const each of await sequencesOf(client)) yield { mark: each };
  const behind = (await parts.store.lag()).some(({ eventsBehind }) => Number(eventsBehind) > 0);
  for (const each of await projectionHashes(client)) yield { mark: { ...each, behind } };
  // after the rows: a file is on the disk before its event is written
  yield* folderLines(parts.settings.dataDir);
}

async function* keyLines(
  client: ClientBase,
  { parts, masterKeyId, withMaster }: Source & { withMaster: boolean },
): AsyncGenerator<BackupLine> {
  yield { mark: await headerOf(client, parts, { database: 'keys', masterKeyId }) };
  for (const table of await keptTables(client)) yield* tableLines(client, table);
  if (withMaster) yield* fileLines(await readFile(parts.settings.keyFile), 'master.key');
}

async function headerOf(
  client: ClientBase,
  { config }: BackupParts,
  { database, masterKeyId }: Pick<BackupHeader, 'database' | 'masterKeyId'>,
): Promise<BackupHeader> {
  const { rows } = await client.query<{ now: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return {
    format: 'xinfang-backup/1',
    database,
    madeAt: rows[0]?.now ?? '',
    program: process.env['npm_package_version'] ?? '',
    serverVersion: config.serverVersion,
    migrations: await migrationsOf(client),
    masterKeyId,
  };
}

async function* tableLines(client: ClientBase, table: KeptTable): AsyncGenerator<BackupLine> {
  const { name, columns, order } = table;
  yield { mark: { table: name, columns } };
  // as texts of their types: JSON would make one of a JSON null and of nothing
  const list = columns.map((column) => `t."${column}"::text`).join(', ');
  await client.query(
    `declare kept no scroll cursor for select to_json(array[${list}])::text as row from ${name} t order by ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${FETCH} from kept`);
    for (const { row } of rows) yield { row };
    if (rows.length < FETCH) break;
  }
  await client.query('close kept');
}

async function* folderLines(dataDir: string): AsyncGenerator<BackupLine> {
  for (const folder of KEPT_FOLDERS) {
    const entries = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    // one that is still being written has no event in this snapshot
    for (const entry of entries.filter((each) => each.isFile() && !each.name.endsWith('.new'))) {
      const file = join(entry.parentPath, entry.name);
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        // gone since it was listed: the scan of a command that was refused
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (bytes !== null) yield* fileLines(bytes, relative(dataDir, file).split(sep).join('/'));
    }
  }
}

function* fileLines(bytes: Buffer, name: string): Generator<BackupLine> {
  for (let part = 0; part === 0 || part * FILE_PART < bytes.length; part += 1)
    yield {
      mark: {
        file: name,
        part,
        bytes: bytes.subarray(part * FILE_PART, (part + 1) * FILE_PART).toString('base64'),
      },
    };
}

/** On a connection of its own, as the owner; a slow disk must not end the snapshot half-way. */
const snapshot = <T>(url: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  asOwner(url, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const result = await work(client);
    await client.query('commit');
    return result;
  });

async function masterKeyIdOf(keys: Pool): Promise<string | null> {
  const { rows } = await keys.query<{ id: string }>(
    'select master_key_id as id from vault.vault_meta where retired_at is null',
  );
  return rows[0]?.id ?? null;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
