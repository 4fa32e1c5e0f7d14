import { timingSafeEqual } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { createKeyFile, type MasterKey, readKeyFile } from './key-file.js';
import { VaultRefused } from './vault-refused.js';

/** The keys database: a pool, or a client of its owner. */
export type KeysDatabase = Pick<Pool | ClientBase, 'query'>;

/** Where the master key is and whether one may be made. @shape mayCreate: no event exists yet */
export type MasterKeyRequest = {
  readonly file: string;
  readonly pool: KeysDatabase;
  readonly mayCreate: boolean;
};

type MetaRow = { master_key_id: string; check_value: Buffer; retired_at: string | null };

const refusal = {
  missing: (file: string) =>
    new VaultRefused(
      'KEY_FILE_MISSING',
      `找不到主密钥文件 ${file},而库中已有用它加密的数据。请把备份的密钥文件放回原处再启动;系统不会另造密钥,也没有改动任何数据。`,
    ),
  wrong: (file: string) =>
    new VaultRefused(
      'KEY_FILE_WRONG',
      `主密钥文件 ${file} 不是本库的密钥(编号或校验值不符)。请换上与本库对应的密钥文件;系统没有改动任何数据。`,
    ),
  older: (file: string) =>
    new VaultRefused(
      'KEY_FILE_OLDER',
      `主密钥文件 ${file} 是本库已停用的旧密钥。请换上更换密钥之后的密钥文件;系统没有改动任何数据。`,
    ),
  storeEmpty: () =>
    new VaultRefused(
      'KEY_STORE_EMPTY',
      '密钥库里没有主密钥的登记,而事件库或密钥库中已有数据。请先从备份恢复密钥库;系统没有改动任何数据。',
    ),
};

const sameKey = (row: MetaRow, key: MasterKey): boolean =>
  row.master_key_id === key.id &&
  row.check_value.length === key.check.length &&
  timingSafeEqual(row.check_value, key.check);

const matched = (rows: readonly MetaRow[], key: MasterKey, file: string): MasterKey => {
  const found = rows.find((row) => sameKey(row, key));
  if (!found) throw refusal.wrong(file);
  if (found.retired_at !== null) throw refusal.older(file);
  return key;
};

/**
 * Opens the master key from its file and compares it with what the keys database knows. A key is made only
 * in an empty installation: never when events or keys exist (eventstore.md §5.0 no. 11); nothing is overwritten.
 * @rejects KEY_FILE_MISSING, KEY_FILE_UNREADABLE, KEY_FILE_WRONG, KEY_FILE_OLDER, KEY_STORE_EMPTY
 */
export const openMasterKey = async ({ file, pool, mayCreate }: MasterKeyRequest): Promise<MasterKey> => {
  const rows = async () =>
    (
      await pool.query<MetaRow>(
        'select master_key_id, check_value, retired_at::text as retired_at from vault.vault_meta',
      )
    ).rows;
  const known = await rows();
  const onFile = await readKeyFile(file);
  if (known.length > 0) {
    if (!onFile) throw refusal.missing(file);
    return matched(known, onFile, file);
  }
  const used = await pool.query('select from vault.key_wrap limit 1');
  if (!mayCreate || (used.rowCount ?? 0) > 0) throw onFile ? refusal.storeEmpty() : refusal.missing(file);
  // a file without a registration is what a start that was cut off here leaves behind
  const key = onFile ?? (await createKeyFile(file));
  await pool.query(
    'insert into vault.vault_meta (master_key_id, check_value) values ($1, $2) on conflict do nothing',
    [key.id, key.check],
  );
  return matched(await rows(), key, file);
};

/** Notes that a backup of the key file in force exists; `doctor` asks for it until then. */
export const confirmKeyBackup = async (pool: Pool): Promise<void> => {
  await pool.query('update vault.vault_meta set backup_confirmed_at = now() where retired_at is null');
};

/** Whether a backup of the key file in force was ever confirmed. */
export const keyBackupIsConfirmed = async (pool: Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ confirmed: boolean }>(
    `select exists (select from vault.vault_meta
       where retired_at is null and backup_confirmed_at is not null) as confirmed`,
  );
  return rows[0]?.confirmed ?? false;
};
