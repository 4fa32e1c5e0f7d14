import pg from 'pg';
import { DataSource, MigrationExecutor, type MigrationInterface } from 'typeorm';
import { typeParsers } from './type-parsers.js';

/** Where the two databases are; made by `openDatabase`, or by hand for a test. */
export type DatabaseConfig = {
  /** Connection address of the business database, as its owner. */
  url: string;
  /** Connection address of the keys' database, as its owner. */
  keysUrl: string;
  /** `server_version_num`; decides which session settings exist. */
  serverVersion: number;
};

/** A migration class, as the libs export them. */
export type MigrationClass = new () => MigrationInterface;

/** The pools of one process, one for each role. */
export type Pools = {
  /** `xf_store`: select and insert on `es`, writes `rm`, `jobs`, `idn`. */
  store: pg.Pool;
  /** `xf_reader`: read models under row-level security, nothing in `es`. */
  reader: pg.Pool;
  /** `xf_keys`, in the keys' database. */
  keys: pg.Pool;
  /** The owner: migrations, rebuild, `doctor`; no request of a user runs on it. */
  owner: pg.Pool;
  end(): Promise<void>;
};

/** How large the pools are and who hears of a lost idle connection. */
export type PoolOptions = {
  sizes?: Partial<Record<'store' | 'reader' | 'keys' | 'owner', number>>;
  onLost?: (error: Error) => void;
};

const ISOLATED = '-c TimeZone=UTC -c DateStyle=ISO -c idle_in_transaction_session_timeout=10s';
// One migration of every process at a time, whatever its libs.
const MIGRATION_LOCK = 7_263_001;

/**
 * Opens the pools; nothing connects yet. The role is a start-up parameter of the session, so a client
 * that may not take it fails to connect instead of running as the owner.
 */
export function openPools(config: DatabaseConfig, options: PoolOptions = {}): Pools {
  const bounded = config.serverVersion >= 170_000 ? ' -c transaction_timeout=60s' : '';
  const make = (role: 'store' | 'reader' | 'keys' | 'owner', extra: string): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: withSessionOptions(
        role === 'keys' ? config.keysUrl : config.url,
        `${ISOLATED}${extra}`,
      ),
      max: options.sizes?.[role] ?? { store: 12, reader: 12, keys: 4, owner: 4 }[role],
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 30_000,
      application_name: `xinfang ${role}`,
      types: typeParsers,
    });
    // An idle connection lost to a restart of PostgreSQL is replaced by the pool; without a listener it ends the process.
    pool.on('error', (error) => options.onLost?.(error));
    // One in use has no listener of its pool; its next query tells whoever has it.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  };
  const pools = {
    store: make('store', ` -c role=xf_store -c plan_cache_mode=force_generic_plan${bounded}`),
    reader: make('reader', ` -c role=xf_reader${bounded}`),
    keys: make('keys', ` -c role=xf_keys${bounded}`),
    owner: make('owner', config.serverVersion >= 170_000 ? ' -c transaction_timeout=0' : ''),
  };
  return {
    ...pools,
    end: async () => {
      await Promise.all(
        Object.values(pools)
          .filter((pool) => !pool.ended)
          .map((pool) => pool.end()),
      );
    },
  };
}

/**
 * Runs what is missing of `migrations` in order of their timestamps, each in its own transaction; a second
 * process that starts at the same time waits and then finds nothing to do.
 * @param onPending is told before the first of them how many there are, and how many ran in earlier starts
 * @returns the names of the migrations that ran
 */
export async function runMigrations(
  ownerUrl: string,
  migrations: readonly MigrationClass[],
  onPending: (pending: number, done: number) => void = () => undefined,
): Promise<string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl, application_name: 'xinfang migration lock' });
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query(`set statement_timeout = 0`);
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = new DataSource({
      type: 'postgres',
      // TypeORM's own parser of addresses does not know sockets: `pg` reads the address.
      extra: { connectionString: await migrationUrl(guard, ownerUrl), max: 2 },
      migrations: [...migrations],
      migrationsTableName: 'schema_migration',
      migrationsTransactionMode: 'each',
      synchronize: false,
      logging: false,
      installExtensions: false,
      applicationName: 'xinfang migrations',
    });
    await source.initialize();
    try {
      const executor = new MigrationExecutor(source);
      const pending = (await executor.getPendingMigrations()).length;
      if (pending > 0) onPending(pending, migrations.length - pending);
      return (await source.runMigrations()).map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end().catch(() => undefined);
  }
}

// A migration may take its time where requests may not.
async function migrationUrl(client: pg.Client, ownerUrl: string): Promise<string> {
  const version = await serverVersionOf(client);
  const unbounded = version >= 170_000 ? ' -c transaction_timeout=0' : '';
  return withSessionOptions(ownerUrl, `-c TimeZone=UTC -c idle_in_transaction_session_timeout=0${unbounded}`);
}

/** `server_version_num` of the server behind a client. */
export async function serverVersionOf(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ v: string }>(`select current_setting('server_version_num') as v`);
  return Number(rows[0]?.v ?? 0);
}

/** The address with start-up options for the session, after those that it already has. */
export function withSessionOptions(url: string, options: string): string {
  const changed = new URL(url);
  const present = changed.searchParams.get('options');
  changed.searchParams.set('options', present === null ? options : `${present} ${options}`);
  // `pg` decodes %20 but keeps a plus sign as it is in some versions.
  return changed.href.replaceAll('+', '%20');
}
