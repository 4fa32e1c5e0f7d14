import type { ClientBase } from 'pg';

/** What a read model holds, whatever nonce its ciphertext was sealed with. */
export type ProjectionHash = { projection: string; rows: number; hash: string };

// Tables and views of the read models under the names that readers use; generations behind a view are not named.
const READ = `select format('%I.%I', n.nspname, c.relname) as name,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.atttypid <> 'bytea'::regtype order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'rm' and c.relkind in ('r', 'p', 'v') and not c.relispartition and c.relname !~ '(_g|_gen)[0-9]+$'
  order by 1`;

/** Count and hash of each read model, over its rows without ciphertext. The client may read all rows. */
export async function projectionHashes(client: ClientBase): Promise<ProjectionHash[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(READ);
  const hashes: ProjectionHash[] = [];
  for (const { name, columns } of rows) {
    const list = columns.map((column) => `t."${column}"`).join(', ');
    const found = await client.query<{ rows: number; hash: string }>(
      `select count(*)::int as rows, coalesce(md5(string_agg(h, '' order by h)), '') as hash
       from (select md5(row(${list})::text) as h from ${name} t) q`,
    );
    const [row] = found.rows;
    if (row) hashes.push({ projection: name, ...row });
  }
  return hashes;
}
