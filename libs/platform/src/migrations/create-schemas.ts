import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The four schemas, and what each role may do by default with whatever the owner makes in them later.
 * `idn` gives the reader nothing by default: password hashes live there, so identity grants row by row.
 */
export class CreateSchemas1763700000100 implements MigrationInterface {
  name = 'CreateSchemas1763700000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of ['es', 'rm', 'idn', 'jobs']) {
      await runner.query(`create schema if not exists ${schema}`);
      await runner.query(`grant usage on schema ${schema} to xf_store`);
      await runner.query(
        `alter default privileges in schema ${schema} grant usage, select on sequences to xf_store`,
      );
    }
    await runner.query('grant usage on schema rm, idn to xf_reader');
    await runner.query('alter default privileges in schema es grant select, insert on tables to xf_store');
    await runner.query('alter default privileges in schema rm grant select on tables to xf_reader');
    for (const schema of ['rm', 'idn', 'jobs'])
      await runner.query(
        `alter default privileges in schema ${schema} grant select, insert, update, delete on tables to xf_store`,
      );
  }

  /** Forward only: schemas with events in them are not dropped by a program. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
