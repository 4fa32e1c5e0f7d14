import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The checks that failed, without the many that passed: the page of a quarter counts them. */
export class IndexFailedChecks1795960800090 implements MigrationInterface {
  readonly name = 'IndexFailedChecks1795960800090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index verdict_failed on rm.verdict (judged_on, org_id) include (check_code, petition_id) where value = 'failed'`,
    );
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
