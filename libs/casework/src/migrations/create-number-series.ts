import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Books of numbers (domain.md §6.2): organisation × year × book; start values can be set at take-over (O-103). */
export class CreateNumberSeries1763700000350 implements MigrationInterface {
  readonly name = 'CreateNumberSeries1763700000350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema if not exists office;
      create table office.number_series (
        org_id int not null,
        year smallint not null,
        book text not null,
        next int not null check (next >= 1),
        -- range given to this installation, null = open (eventstore.md §5.0 no. 9)
        last int check (last >= next - 1),
        started_at int not null default 1,
        started_by uuid,
        primary key (org_id, year, book)
      );
      grant usage on schema office to xf_store;
      grant select, insert, update on office.number_series to xf_store;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
