import type { Pool } from 'pg';

/** Names of accounts by their id, those who left too: who signed is named for good (O-69). */
export async function accountNames(store: Pool, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await store.query<{ id: string; name: string }>(
    'select id, display_name as name from idn.account where id = any($1::uuid[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
