import type { ClientBase } from 'pg';
import { BackupRefused } from './backup-refused.js';

/** A table that is kept, as the catalogue knows it. */
export type KeptTable = {
  /** @shape `schema.name`, quoted where needed */
  readonly name: string;
  /** Columns that can be written. */
  readonly columns: readonly string[];
  /** Order of its rows in the file. */
  readonly order: string;
  /** Row-level security binds its owner too. */
  readonly forced: boolean;
  /** Tables that have to be filled before it. */
  readonly after: readonly string[];
};

// None of ours is there: what somebody else put beside our tables is his to keep.
const NOT_OURS = ['public', 'information_schema'];
// What is derived is made anew: read models, the queue, positions of subscriptions.
const DERIVED_SCHEMAS = ['rm', 'bullmq', ...NOT_OURS];
// …but for the history of the figures: what was known on a day cannot be told from the events alone (0081).
const RECORDED_TABLES = ['rm.fact_history'];
const DERIVED_TABLES = ['es.subscription', 'es.snapshot'];
/** Generations of projections and their registry are derived too. */
const DERIVED_PATTERN = /^es\.(projection|parked)/;

const TABLES = `select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as forced,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' order by a.attnum) as columns,
    array(select a.attname::text from pg_index i join lateral unnest(i.indkey) with ordinality k (attnum, at) on true
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary
      order by k.at) as key,
    array(select distinct format('%I.%I', fn.nspname, f.relname) from pg_constraint r join pg_class f on f.oid = r.confrelid
      join pg_namespace fn on fn.oid = f.relnamespace where r.conrelid = c.oid and r.contype = 'f' and f.oid <> c.oid) as after
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and c.relname <> 'schema_migration'
    and (n.nspname <> all($1) or format('%I.%I', n.nspname, c.relname) = any($2))
  order by 1`;

/** All tables that a backup keeps, those first that others refer to. */
export async function keptTables(client: ClientBase, everything = false): Promise<KeptTable[]> {
  const { rows } = await client.query<Omit<KeptTable, 'order'> & { key: string[] }>(TABLES, [
    everything ? ['bullmq', ...NOT_OURS] : DERIVED_SCHEMAS,
    RECORDED_TABLES,
  ]);
  const kept = rows
    .filter(({ name }) => everything || (!DERIVED_TABLES.includes(name) && !DERIVED_PATTERN.test(name)))
    .map(({ key, ...table }) => ({ ...table, order: orderOf(table.name, key) }));
  return inOrder(kept);
}

function orderOf(name: string, key: readonly string[]): string {
  if (name === 'es.event') return 't.tx, t.position';
  return key.length === 0 ? '1' : key.map((column) => `t."${column}"`).join(', ');
}

function inOrder(tables: readonly KeptTable[]): KeptTable[] {
  const done: KeptTable[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter(({ after }) =>
      after.every(
        (name) => done.some((each) => each.name === name) || !left.some((each) => each.name === name),
      ),
    );
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    done.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return done;
}

/**
 * A policy that hides rows from whoever makes the backup would make it incomplete without a word.
 * @rejects BACKUP_ROWS_HIDDEN
 */
export async function requireAllRows(client: ClientBase, tables: readonly KeptTable[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select t.name from unnest($1::text[]) as t (name)
     where not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
       and not exists (select from pg_policies p where format('%I.%I', p.schemaname, p.tablename) = t.name
         and p.cmd in ('SELECT', 'ALL') and p.qual = 'true' and p.roles && array[current_user, 'public'::name])`,
    [tables.filter(({ forced }) => forced).map(({ name }) => name)],
  );
  if (rows.length > 0)
    throw new BackupRefused(
      'BACKUP_ROWS_HIDDEN',
      `数据库账号看不全表 ${rows.map(({ name }) => name).join('、')} 的内容,备份会不完整。请改用建库的账号,或由数据库管理员授予 BYPASSRLS。`,
    );
}

/** Where sequences stand. */
export async function sequencesOf(client: ClientBase): Promise<{ sequence: string; last: string }[]> {
  const { rows } = await client.query<{ sequence: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as sequence, last_value::text as last from pg_sequences
     where last_value is not null and sequencename <> 'schema_migration_id_seq'
       and (schemaname <> all($1) or exists (select from unnest($2::text[]) t (name)
         where case when to_regclass(t.name) is not null then pg_get_serial_sequence(t.name, 'seq') end
           = format('%I.%I', schemaname, sequencename)))
     order by 1`,
    [DERIVED_SCHEMAS, RECORDED_TABLES],
  );
  return rows;
}

/** The migrations that a database has gone through. */
export async function migrationsOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by id');
  return rows.map(({ name }) => name);
}
