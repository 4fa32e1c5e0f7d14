import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits at a gate is a handful, and was looked for through the whole register each time that a page asked for the counts of its rail. */
export class GatesByIndex1796169700000 implements MigrationInterface {
  readonly name = 'GatesByIndex1796169700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index petition_at_gate on rm.petition (org_id, gate_since, petition_id) where gate is not null',
    );
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
