import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Petitions that say nearly the same, speak of the same matter or name the same organisation: ids alone, made anew by a job.
 * Words and names stay sealed where they are; whoever may not open a petition does not see that it belongs to anything.
 */
export class CreateTextClusters1796000006000 implements MigrationInterface {
  readonly name = 'CreateTextClusters1796000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table rm.text_cluster (
  cluster_id uuid not null,
  kind text not null check (kind in ('nearDuplicate', 'hotTopic', 'accusedOrganisation')),
  -- no reference: a rebuild replaces rows of petitions; what is left over is joined away until the next run writes all anew
  petition_id uuid not null,
  primary key (cluster_id, petition_id)
);
create index text_cluster_by_petition on rm.text_cluster (petition_id);
alter table rm.text_cluster enable row level security;
alter table rm.text_cluster force row level security;
create policy text_cluster_store on rm.text_cluster to xf_store, current_user using (true) with check (true);
create policy text_cluster_reader on rm.text_cluster for select to xf_reader
  using (exists (select from rm.petition p where p.petition_id = text_cluster.petition_id));
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
