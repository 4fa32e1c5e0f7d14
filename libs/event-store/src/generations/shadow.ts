import { StoreMisuse } from '../errors.js';
import type { ClientBase, Queryable } from '../types.js';
import type { RebuildPlan } from './plan.js';

/** Names of the new generation's schema and the pattern of what is redirected there. */
export type Shadow = { readonly schema: string; readonly redirect: (sql: string) => string };

const KEY_COLUMNS = `select coalesce(array_agg(a.attname order by k.n), '{}')::text[] as columns
  from pg_index i, unnest(i.indkey) with ordinality k (attnum, n), pg_attribute a
  where i.indrelid = $1::regclass and i.indisprimary and a.attrelid = i.indrelid and a.attnum = k.attnum`;
const COLUMNS = `select array_agg(a.attname order by a.attnum)::text[] as columns from pg_attribute a
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`;
const FUNCTIONS = `select p.proname as name, p.prosrc as body, pg_get_functiondef(p.oid) as definition from pg_proc p
  where p.pronamespace = $1::regnamespace and p.prokind = 'f'`;
// row triggers that shape a row before it is written; what others do after it is done once, at the switch
const SHAPING = `select pg_get_triggerdef(t.oid) as definition, p.proname as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid
  where t.tgrelid = $1::regclass and not t.tgisinternal and t.tgenabled <> 'D' and t.tgtype & 2 = 2 and t.tgtype & 1 = 1`;

/** Columns of a table: its key, and all that can be written. */
export type TableColumns = { readonly key: readonly string[]; readonly all: readonly string[] };

/**
 * Makes empty tables like those in use, with their indexes, the functions that write them and the triggers that shape
 * their rows, in a schema of their own. A leftover of a rebuild that was cut off is dropped.
 */
export async function createShadow(client: ClientBase, plan: RebuildPlan): Promise<Shadow> {
  const { schema, tables } = plan;
  const next = shadowSchema(plan);
  await client.query(`drop schema if exists ${next} cascade; create schema ${next}`);
  for (const { name } of tables)
    await client.query(`create unlogged table ${next}.${name} (like ${schema}.${name} including all)`);
  const functions = await writersOf(client, plan);
  const redirect = redirection(schema, next, [...tables.map(({ name }) => name), ...functions.keys()]);
  for (const definition of functions.values()) await client.query(redirect(definition));
  for (const { name } of tables) {
    const { rows } = await client.query<{ definition: string }>(SHAPING, [`${schema}.${name}`]);
    for (const { definition } of rows) await client.query(redirect(definition));
  }
  return { schema: next, redirect };
}

/** Where the new generation of a plan is made. */
export function shadowSchema({ schema, name }: RebuildPlan): string {
  return `${schema}_next_${name.replaceAll(/[^a-z0-9]/g, '_')}`;
}

/** Drops what was made for the comparison. */
export async function dropShadow(client: Queryable, plan: RebuildPlan): Promise<void> {
  await client.query(`drop schema if exists ${shadowSchema(plan)} cascade`);
}

/** Key and columns of a table in use. @rejects TABLE_WITHOUT_KEY */
export async function columnsOf(client: Queryable, table: string): Promise<TableColumns> {
  const key = await client.query<{ columns: string[] }>(KEY_COLUMNS, [table]);
  const all = await client.query<{ columns: string[] }>(COLUMNS, [table]);
  const found = { key: key.rows[0]?.columns ?? [], all: all.rows[0]?.columns ?? [] };
  if (found.key.length === 0) throw new StoreMisuse('TABLE_WITHOUT_KEY', `${table} has no primary key`);
  return found;
}

/** A client that sends what is meant for the tables in use to the new generation. */
export function redirectedClient(client: ClientBase, shadow: Shadow): ClientBase {
  type Config = { name?: string; text: string };
  return new Proxy(client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      if (property !== 'query') return (value as (...args: unknown[]) => unknown).bind(target);
      return (first: string | Config, ...rest: unknown[]) => {
        const sent =
          typeof first === 'string'
            ? shadow.redirect(first)
            : {
                ...first,
                text: shadow.redirect(first.text),
                ...(first.name === undefined ? {} : { name: `${first.name}@${shadow.schema}` }),
              };
        return (value as (...args: unknown[]) => unknown).call(target, sent, ...rest);
      };
    },
  });
}

/** Functions of the schema that name one of the tables, or another such function. */
async function writersOf(client: ClientBase, { schema, tables }: RebuildPlan): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; body: string; definition: string }>(FUNCTIONS, [
    schema,
  ]);
  const found = new Map<string, string>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    const names = naming(schema, [...tables.map(({ name }) => name), ...found.keys()]);
    for (const { name, body, definition } of rows)
      if (!found.has(name) && body.search(names) >= 0) found.set(name, definition);
  }
  return found;
}

const naming = (schema: string, names: readonly string[]): RegExp =>
  new RegExp(`\\b${schema}\\.(?=(?:${names.join('|')})\\b(?!_))`, 'g');

function redirection(schema: string, next: string, names: readonly string[]): (sql: string) => string {
  const pattern = naming(schema, names);
  return (sql) => sql.replaceAll(pattern, `${next}.`);
}
