import pg from 'pg';
import { databaseName, maskPassword, withDatabase } from './settings.js';
import { serverVersionOf, type DatabaseConfig, type MigrationClass } from './database.js';

/** The roles that the processes take on; none of them may log in (eventstore §5.0 no. 14). */
export const ROLES = ['xf_store', 'xf_reader', 'xf_keys'] as const;

/** A database that Xinfang cannot work with, and what to do about it, in Chinese. */
export class DatabaseSetupError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DatabaseSetupError';
  }
}

/**
 * Creates the two databases and the roles where they are missing; with a foreign server, what its account
 * may, and one sentence with the SQL to run for what it may not.
 * @rejects DatabaseSetupError
 */
export async function prepareDatabases(urls: { url: string; keysUrl: string }): Promise<DatabaseConfig> {
  const serverVersion = await ensureDatabase(urls.url, ['xf_store', 'xf_reader']);
  await ensureDatabase(urls.keysUrl, ['xf_keys']);
  return { ...urls, serverVersion };
}

/**
 * An older program must not write into a schema that a newer one has changed.
 * @rejects SCHEMA_NEWER
 */
export async function refuseNewerSchema(
  ownerUrl: string,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const client = await connect(ownerUrl);
  try {
    const known = migrations.map((migration) => new migration().name ?? migration.name);
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('schema_migration') is not null as there",
    );
    if (rows[0]?.there !== true) return;
    const { rows: foreign } = await client.query<{ name: string }>(
      'select name from schema_migration where name <> all($1) order by id',
      [known],
    );
    if (foreign.length > 0)
      throw new DatabaseSetupError(
        'SCHEMA_NEWER',
        `数据库 ${databaseName(ownerUrl)} 已由较新的版本更新过(有本版本不认识的 ${foreign.length} 步结构更新,最后一步 ${foreign.at(-1)?.name ?? ''})。请用同样或更新的版本启动;没有改动任何数据。`,
      );
  } finally {
    await client.end();
  }
}

async function ensureDatabase(url: string, roles: readonly string[]): Promise<number> {
  const client = await connectOrCreate(url);
  try {
    const version = await serverVersionOf(client);
    if (version < 150_000)
      throw new DatabaseSetupError(
        'DATABASE_TOO_OLD',
        `PostgreSQL 版本过低(${version}),需要 15 或以上版本。`,
      );
    const { rows } = await client.query<{ e: string }>(`select current_setting('server_encoding') as e`);
    if (rows[0]?.e !== 'UTF8')
      throw new DatabaseSetupError(
        'DATABASE_ENCODING',
        `数据库 ${databaseName(url)} 的编码是 ${rows[0]?.e ?? '未知'},须为 UTF8,请另建一个 UTF8 编码的库。`,
      );
    for (const role of roles) await ensureRole(client, role);
    return version;
  } finally {
    await client.end();
  }
}

async function connectOrCreate(url: string): Promise<pg.Client> {
  try {
    return await connect(url);
  } catch (error) {
    if (codeOf(error) !== '3D000') throw unreachable(url, error);
  }
  const name = databaseName(url);
  const asked = `请由数据库管理员执行:create database ${quoted(name)} template template0 encoding 'UTF8'`;
  let admin: pg.Client;
  try {
    admin = await connect(withDatabase(url, 'postgres'));
  } catch {
    throw new DatabaseSetupError('DATABASE_MISSING', `数据库 ${name} 不存在,本账号也无法代为创建。${asked};`);
  }
  try {
    const builtin =
      (await serverVersionOf(admin)) >= 170_000 ? ` locale_provider builtin builtin_locale 'C.UTF-8'` : '';
    await admin.query(`create database ${quoted(name)} template template0 encoding 'UTF8'${builtin}`);
  } catch (error) {
    // 42P04, 23505: another process was faster
    if (!['42P04', '23505'].includes(codeOf(error)))
      throw new DatabaseSetupError('DATABASE_MISSING', `数据库 ${name} 不存在,本账号无权创建。${asked};`);
  } finally {
    await admin.end();
  }
  return connect(url);
}

async function ensureRole(client: pg.Client, role: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then
          create role ${role} nologin;
        end if;
        if not pg_has_role(current_user, '${role}', 'member') then
          execute format('grant ${role} to %I', current_user);
        end if;
      end $$`);
      await client.query(`set role ${role}`);
      await client.query('reset role');
      return;
    } catch (error) {
      const code = codeOf(error);
      // Two first starts at once: duplicate role, or a catalogue row that the other is just changing.
      if (attempt < 5 && ['42710', '23505', 'XX000'].includes(code)) continue;
      // PostgreSQL 16 and later: who made a role may grant itself the right to take it on.
      if (attempt < 5 && code === '42501' && (await grantSelf(client, role))) continue;
      if (code !== '42501') throw error;
      throw new DatabaseSetupError(
        'DATABASE_ROLE',
        `数据库账号无权创建或使用角色 ${role}。请由数据库管理员执行:create role ${role} nologin; grant ${role} to ${quoted(client.user ?? '本账号')};`,
      );
    }
  }
}

async function grantSelf(client: pg.Client, role: string): Promise<boolean> {
  try {
    await client.query(`grant ${role} to current_user with set true`);
    return true;
  } catch {
    return false;
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 15_000,
    application_name: 'xinfang setup',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function unreachable(url: string, error: unknown): DatabaseSetupError {
  const code = codeOf(error);
  const where = maskPassword(url);
  if (code === '28P01' || code === '28000')
    return new DatabaseSetupError('DATABASE_LOGIN', `数据库拒绝了账号或口令:${where}`);
  return new DatabaseSetupError(
    'DATABASE_UNREACHABLE',
    `连不上数据库 ${where}${code === '' ? '' : `(${code})`},请检查地址与服务是否启动。`,
  );
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
