import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 越级走访 is a figure (R-09a): kept sums that lack it are counted anew, and old rows say that nobody knows their levels. */
export class RecountKeptSums1796040000000 implements MigrationInterface {
  readonly name = 'RecountKeptSums1796040000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
truncate rm.stat_tally;
alter table rm.fact disable trigger keep_history;
update rm.fact set facts = '{"levelJump": null}'::jsonb || facts where not facts ? 'levelJump';
alter table rm.fact enable trigger keep_history;
update rm.fact_history set facts = '{"levelJump": null}'::jsonb || facts where not facts ? 'levelJump';
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
