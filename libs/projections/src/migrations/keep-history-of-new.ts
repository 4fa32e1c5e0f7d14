import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first history rows of new petitions are written once a statement and not once a row, and a petition that repeats none is not
 * looked at for a link: together a tenth of what a registration costs the database.
 */
export class KeepHistoryOfNew1796070000100 implements MigrationInterface {
  readonly name = 'KeepHistoryOfNew1796070000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create function rm.keep_history_of_new() returns trigger language plpgsql set search_path = ''
-- whatever the statistics say of a young table: a handful of rows is found by their keys
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  said timestamptz := nullif(current_setting('xf.recorded_at', true), '')::timestamptz;
  -- a row of facts that is made anew, as by a rebuild, may have a history already
  known boolean;
begin
  -- it also runs where every row stood already
  if coalesce(current_setting('xf.history', true), '') = 'off' or not exists (select from added) then
    return null;
  end if;
  known := exists (select from added n join rm.fact_history h on h.petition_id = n.petition_id);
  if known then
    update rm.fact_history h set replaced_at = greatest(coalesce(said, p.updated_at, clock_timestamp()), h.recorded_at)
      from added n left join rm.petition p on p.petition_id = n.petition_id
     where h.petition_id = n.petition_id and h.replaced_at is null;
  end if;
  insert into rm.fact_history (petition_id, tx, recorded_at, org_id, zone, unnamed, registrar_id, received_on, first_on, last_on, facts,
      display_no, is_first)
    select n.petition_id, es.offset_tx(), coalesce(said, p.updated_at, clock_timestamp()), n.org_id, n.zone, n.unnamed, n.registrar_id,
      n.received_on, n.first_on, n.last_on, n.facts, p.display_no,
      not known or not exists (select from rm.fact_history h where h.petition_id = n.petition_id)
    from added n left join rm.petition p on p.petition_id = n.petition_id;
  return null;
end $$;

drop trigger keep_history on rm.fact;
create trigger keep_history after update on rm.fact for each row execute function rm.keep_history();
create trigger keep_history_of_new after insert on rm.fact
  referencing new table as added for each statement execute function rm.keep_history_of_new();

drop trigger link_repeat on rm.fact;
create trigger link_repeat after update or delete on rm.fact for each row execute function rm.link_repeat();
create trigger link_repeat_of_new after insert on rm.fact for each row
  when (new.facts ->> 'repeatOf' is not null) execute function rm.link_repeat();
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
