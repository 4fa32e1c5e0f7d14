import type { MigrationInterface, QueryRunner } from 'typeorm';
import { listOf, ME } from './policies.sql.js';

/**
 * What was written on the public page and is no petition yet may be an accusation: whoever enters it sees it, in his own organisation
 * alone, and nobody whose name occurs in it. Afterwards the petition's own policy says who does.
 */
export class RestrictOnlineMessages1796182800000 implements MigrationInterface {
  readonly name = 'RestrictOnlineMessages1796182800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create policy affair_online_message on rm.affair as restrictive for select to xf_reader using (
  category <> 'online-message' or petition_id is not null
  or (org_id = any(${listOf('xf.intake')}) and not (facts -> 'closedTo' ? ${ME}::text)));
create index online_message_by_code on rm.affair ((facts ->> 'queryCodeMac')) where category = 'online-message';
create index online_message_by_day on rm.affair (opened_on) where category = 'online-message';`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
