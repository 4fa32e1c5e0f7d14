import { EventStoreError } from '../errors.js';
import { ROW_TYPES } from '../rows.js';
import type { Queryable } from '../types.js';
import type { PlanTable, RebuildPlan } from './plan.js';
import { columnsOf, shadowSchema, type TableColumns } from './shadow.js';

/** The new generation does not give what it says: nothing was switched. */
export class GenerationsDiffer extends EventStoreError {
  constructor(table: string) {
    super('GENERATIONS_DIFFER', `表 ${table} 切换后新旧两代的校验和不一致,未切换`);
  }
}

/** A table in both generations, with the SQL by which they are compared. */
export type Compared = {
  readonly table: string;
  readonly now: string;
  readonly next: string;
  readonly stream: string;
  readonly columns: TableColumns;
  /** What is compared, of a row under an alias. */
  readonly content: (alias: string) => string;
};

/** The tables of a plan as they stand in the catalogue. */
export async function comparedTables(client: Queryable, plan: RebuildPlan): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const table of plan.tables) compared.push(await comparedTable(client, plan, table));
  return compared;
}

async function comparedTable(
  client: Queryable,
  plan: RebuildPlan,
  { name, stream, sealed = [] }: PlanTable,
): Promise<Compared> {
  const now = `${plan.schema}.${name}`;
  const columns = await columnsOf(client, now);
  const content = (alias: string): string =>
    `row(${columns.all
      .map((column) => (sealed.includes(column) ? `${alias}.${column} is null` : `${alias}.${column}`))
      .join(', ')})`;
  return { table: name, now, next: `${shadowSchema(plan)}.${name}`, stream, columns, content };
}

/** Streams whose rows differ between the generations. */
export async function differingStreams(client: Queryable, table: Compared): Promise<string[]> {
  const { now, next, stream, columns, content } = table;
  const [first] = columns.key;
  const { rows } = await client.query<{ id: string }>({
    text: `select distinct coalesce(a.${stream}, b.${stream})::text as id from ${now} a full join ${next} b
        on ${columns.key.map((column) => `a.${column} = b.${column}`).join(' and ')}
      where a.${first} is null or b.${first} is null or ${content('a')} is distinct from ${content('b')}`,
    types: ROW_TYPES,
  });
  return rows.map(({ id }) => id);
}

/** Rows and checksum of a table, of all streams or of some. */
export async function checksumOf(
  client: Queryable,
  where: string,
  table: Compared,
  streams: readonly string[] | null = null,
): Promise<{ rows: number; checksum: string }> {
  const { stream, content } = table;
  const { rows } = await client.query<{ rows: number; checksum: string }>({
    text: `select count(*)::int as rows, coalesce(sum(hashtextextended(${content('t')}::text, 0)), 0)::text as checksum
      from ${where} t where $1::uuid[] is null or t.${stream} = any($1)`,
    types: ROW_TYPES,
    values: [streams],
  });
  return rows[0] as { rows: number; checksum: string };
}

/**
 * Makes the rows of these streams in the tables in use what they are in the new generation: only what differs is written,
 * by ordinary statements, so triggers, policies and keys hold. Readers see either all of it or nothing.
 * @rejects GENERATIONS_DIFFER
 */
export async function mergeStreams(
  client: Queryable,
  tables: readonly Compared[],
  streams: readonly string[],
): Promise<void> {
  if (streams.length === 0) return;
  for (const { now, next, stream, columns } of [...tables].reverse())
    await client.query(
      `delete from ${now} a where a.${stream} = any($1::uuid[]) and not exists (
        select from ${next} b where ${columns.key.map((column) => `a.${column} = b.${column}`).join(' and ')})`,
      [streams],
    );
  for (const { now, next, stream, columns, content } of tables) {
    const others = columns.all.filter((column) => !columns.key.includes(column));
    const update = `do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}
      where ${content('a')} is distinct from ${content('excluded')}`;
    await client.query(
      `insert into ${now} as a (${columns.all.join(', ')}) select ${columns.all.map((c) => `b.${c}`).join(', ')}
        from ${next} b where b.${stream} = any($1::uuid[]) order by ${columns.key.map((c) => `b.${c}`).join(', ')}
       on conflict (${columns.key.join(', ')}) ${others.length === 0 ? 'do nothing' : update}`,
      [streams],
    );
  }
  for (const table of tables) {
    if (await areEqual(client, table, streams)) continue;
    // Written here, a row may have been laid beside another and have shaped it, as a repeat does with what it repeats; where
    // nothing lay there before, as after a restore, the new generation could not know. Its rows are shaped once more.
    const [first] = table.columns.key;
    await client.query(
      `update ${table.next} set ${first} = ${first} where ${table.stream} = any($1::uuid[])`,
      [streams],
    );
    if (!(await areEqual(client, table, streams))) throw new GenerationsDiffer(table.table);
  }
}

async function areEqual(client: Queryable, table: Compared, streams: readonly string[]): Promise<boolean> {
  const [was, is] = [
    await checksumOf(client, table.next, table, streams),
    await checksumOf(client, table.now, table, streams),
  ];
  return was.rows === is.rows && was.checksum === is.checksum;
}
