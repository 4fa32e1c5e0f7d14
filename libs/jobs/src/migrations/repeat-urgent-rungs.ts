import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Past its time a clock rings again every so many minutes: `+1`, `+2` … beside the three rungs of §4.5. */
export class RepeatUrgentRungs1796000000710 implements MigrationInterface {
  readonly name = 'RepeatUrgentRungs1796000000710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table jobs.urgent_timer drop constraint urgent_timer_rung_check;
      alter table jobs.urgent_timer add constraint urgent_timer_rung_check
        check (rung in ('1/2', '1/5', '0') or rung ~ '^\\+[1-9][0-9]*$');
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
