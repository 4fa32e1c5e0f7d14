import type { AffairNames } from '#domain';
import { listOrganisations, type Viewer, withViewer } from '#identity';
import type { Runtime } from '../shared/runtime.js';

/** Names of staff and units, and the numbers of the petitions that this viewer may see. */
export async function affairNames(runtime: Runtime, viewer: Viewer): Promise<AffairNames> {
  const { pools } = runtime;
  const [organisations, accounts, petitions] = await Promise.all([
    listOrganisations(pools.store),
    pools.store.query<{ id: string; name: string }>('select id, display_name as name from idn.account'),
    withViewer(pools.reader, viewer, (client) =>
      client.query<{ id: string; no: string }>(
        `select p.petition_id as id, p.display_no as no from rm.petition p
          where p.petition_id in (select jsonb_array_elements_text(a.facts -> 'petitionIds')::uuid from rm.affair a
            where a.facts ? 'petitionIds')`,
      ),
    ),
  ]);
  const orgs = new Map(organisations.map(({ id, name }) => [id, name]));
  const people = new Map(accounts.rows.map(({ id, name }) => [id, name]));
  const numbers = new Map(petitions.rows.map(({ id, no }) => [id, no]));
  return {
    organisation: (id) => orgs.get(id) ?? '(已撤销单位)',
    account: (id) => people.get(id) ?? '(已不在册)',
    petition: (id) => numbers.get(id) ?? '—',
  };
}
