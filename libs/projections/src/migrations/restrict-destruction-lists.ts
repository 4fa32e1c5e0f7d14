import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ME } from './policies.sql.js';

/**
 * A destruction list tells of every petition in it (§6.5, 分库分柜): besides those named in the list only those see it who may
 * see each of its petitions, which `rm.petition`'s own policy says.
 */
export class RestrictDestructionLists1796060000000 implements MigrationInterface {
  readonly name = 'RestrictDestructionLists1796060000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create policy affair_destruction on rm.affair as restrictive for select to xf_reader using (
  category <> 'destruction' or ${ME} = any(account_ids) or not exists (
    select from jsonb_array_elements_text(facts -> 'petitionIds') as listed (id)
     where not exists (select from rm.petition p where p.petition_id = listed.id::uuid)));`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
