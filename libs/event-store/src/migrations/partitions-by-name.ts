import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTITIONS } from './tables.sql.js';

/**
 * Lets the store read and append in a partition that it names (partition.ts). Each has had its own triggers against change from the
 * beginning, and keeps them; nobody else is let in.
 */
const SQL = `
do $$
declare
  name text;
begin
  for i in 0..${PARTITIONS - 1} loop
    name := 'event_p' || i;
    execute format('grant select, insert on es.%I to xf_store', name);
    execute format('create policy store_reads on es.%I for select to xf_store using (true)', name);
    execute format('create policy store_appends on es.%I for insert to xf_store with check (true)', name);
  end loop;
end $$;
`;

/** The partitions of events by their names. */
export class PartitionsByName1796083200000 implements MigrationInterface {
  name = 'PartitionsByName1796083200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SQL);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
