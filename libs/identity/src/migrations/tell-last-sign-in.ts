import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each account signed in last, for the administrators' list. @shape null: not since this column is there */
export class TellLastSignIn1796150400000 implements MigrationInterface {
  name = 'TellLastSignIn1796150400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idn.account add column last_sign_in_at timestamptz');
    // as far as it can be known: of those who are signed in
    await runner.query(
      `update idn.account a set last_sign_in_at = s.at
        from (select account_id, max(created_at) as at from idn.session group by account_id) s where s.account_id = a.id`,
    );
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
