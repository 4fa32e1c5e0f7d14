import type { ClientBase, Pool } from 'pg';

/** Why petitions belong together: their words, what they speak of, the organisation that they accuse. */
export type ClusterKind = 'nearDuplicate' | 'hotTopic' | 'accusedOrganisation';

/** Petitions that belong together, to be kept. */
export type NewCluster = { kind: ClusterKind; petitionIds: readonly string[] };

/** Puts these in the place of all clusters. @shape id: follows from kind and first member, so that a reference lasts */
export async function replaceClusters(store: Pool, clusters: readonly NewCluster[]): Promise<void> {
  // One statement: readers see the old ones or the new ones.
  await store.query(
    `with gone as (delete from rm.text_cluster)
     insert into rm.text_cluster (cluster_id, kind, petition_id)
     select md5(c.kind || (c."petitionIds" ->> 0))::uuid, c.kind, m.id::uuid
     from jsonb_to_recordset($1::jsonb) as c (kind text, "petitionIds" jsonb),
       lateral jsonb_array_elements_text(c."petitionIds") m (id)
     where exists (select from rm.petition p where p.petition_id = m.id::uuid)
     on conflict do nothing`,
    [JSON.stringify(clusters)],
  );
}

/** A cluster as far as a viewer may open its petitions, the newest first. */
export type ClusterRow = { id: string; kind: ClusterKind; from: string; to: string; petitionIds: string[] };

/** Fewer do not make a cluster for whoever sees only them. */
const LEAST: Readonly<Record<ClusterKind, number>> = {
  nearDuplicate: 2,
  hotTopic: 5,
  accusedOrganisation: 3,
};

/** The clusters with petitions that arrived in a period, largest first; in a viewer's transaction. */
export async function clustersIn(
  client: ClientBase,
  { orgIds, from, to }: { orgIds: readonly number[]; from: string; to: string },
): Promise<ClusterRow[]> {
  const { rows } = await client.query<ClusterRow>({
    name: 'rm_clusters_in',
    text: `select c.cluster_id as id, c.kind, to_char(min(p.received_on), 'YYYY-MM-DD') as from,
        to_char(max(p.received_on), 'YYYY-MM-DD') as to,
        array_agg(p.petition_id::text order by p.received_on desc, p.petition_id) as "petitionIds"
      from rm.text_cluster c join rm.petition p using (petition_id)
      where p.org_id = any($1::int[]) and p.received_on between $2::date and $3::date
      group by 1, 2
      having count(*) >= (($4::jsonb ->> c.kind)::int) order by count(*) desc, 1`,
    values: [[...orgIds], from, to, JSON.stringify(LEAST)],
  });
  return rows;
}

const MEASURE = /^cluster:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The measure of a cluster in the reference of a figure. */
export const clusterMeasure = (id: string): string => `cluster:${id}`;

/** Is it one? */
export const isClusterMeasure = (measure: string): boolean => MEASURE.test(measure);

/** The petitions behind it, as far as the viewer may open them. */
export async function clusterMembers(
  client: ClientBase,
  measure: string,
  { orgIds, from, to }: { orgIds: readonly number[]; from: string; to: string },
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select p.petition_id as id from rm.text_cluster c join rm.petition p using (petition_id)
     where c.cluster_id = $1 and p.org_id = any($2::int[]) and p.received_on between $3::date and $4::date
     order by p.received_on, p.petition_id`,
    [MEASURE.exec(measure)?.[1], [...orgIds], from, to],
  );
  return rows.map(({ id }) => id);
}
