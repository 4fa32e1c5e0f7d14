import type { ClientBase } from 'pg';

/** Makes those who do this take turns until their transactions end; the second sees what the first has done. @shape what: of the thing done, any text */
export async function takeTurns(client: ClientBase, what: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [what]);
}
