import type { Vault } from '#vault';
import type { ClientBase } from 'pg';
import { archivalCodeToken } from './search-parts.js';

// the volume of a merged petition may hold several; more than these is no volume
const LIMIT = 20;

/** Petitions of an organisation whose volume has this 档号; of a destroyed one the code is gone with its key, but for the register L31. */
export async function petitionsUnderCode(
  client: ClientBase,
  vault: Pick<Vault, 'blindIndex'>,
  { orgId, code }: { orgId: number; code: string },
): Promise<string[]> {
  const token = archivalCodeToken(vault, code);
  if (token === null) return [];
  const { rows } = await client.query<{ id: string }>({
    name: 'rm_under_archival_code',
    text: `select s.petition_id as id from rm.search s join rm.petition p using (petition_id)
      where s.tokens @@ $1::tsquery and p.org_id = $2 order by 1 limit ${LIMIT}`,
    values: [`'${token}'`, orgId],
  });
  return rows.map(({ id }) => id);
}
