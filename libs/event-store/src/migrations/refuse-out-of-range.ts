import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names a `recordedAt` that is not the database's present as what it is, also in a statement that must write or raise. */
const SQL = `
create function es.refuse_out_of_range() returns boolean language plpgsql volatile as $$
begin
  raise exception 'RECORDED_AT_OUT_OF_RANGE' using errcode = 'P0400';
end $$;
revoke all on function es.refuse_out_of_range from public;
grant execute on function es.refuse_out_of_range to xf_store;
`;

/** The refusal of an instant out of range. */
export class RefuseOutOfRange1796000001000 implements MigrationInterface {
  name = 'RefuseOutOfRange1796000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SQL);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
