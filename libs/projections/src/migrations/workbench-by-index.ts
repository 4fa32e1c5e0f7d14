import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The workbench reads what waits in the order in which it shows it, and counts the clocks of the next weeks from their index alone:
 * of a hundred thousand petitions it read every row of both tables before.
 */
export class WorkbenchByIndex1796070000000 implements MigrationInterface {
  readonly name = 'WorkbenchByIndex1796070000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index rm.petition_waiting;
create index petition_to_do on rm.petition
  (org_id, ('reportUrgent' = any(awaits)) desc, (coalesce(next_due, '9999-12-31'::date)), petition_id) where awaits <> '{}';
drop index rm.access_by_account;
create index access_by_account on rm.access (account_id, petition_id) include (reason);
drop index rm.clock_running;
create index clock_running on rm.clock (coalesce(legal_due, nominal_due), petition_id)
  include (legal_due, nominal_due, org_id, zone, unnamed, registrar_id, petitioners) where stopped_on is null;
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
