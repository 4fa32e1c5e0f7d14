import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A row of facts that becomes what its history says already leaves no second row there: so it is after a return from a
 * backup, when affairs lay their days beside facts that a rebuild has just made without them.
 */
export class KeepHistoryOnce1796010000000 implements MigrationInterface {
  readonly name = 'KeepHistoryOnce1796010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create or replace function rm.keep_history() returns trigger language plpgsql set search_path = '' as $$
declare
  at timestamptz;
begin
  if coalesce(current_setting('xf.history', true), '') = 'off' then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    if (old.org_id, old.zone, old.unnamed, old.registrar_id) is distinct from (new.org_id, new.zone, new.unnamed, new.registrar_id) then
      update rm.fact_history h set org_id = new.org_id, zone = new.zone, unnamed = new.unnamed, registrar_id = new.registrar_id
       where h.petition_id = new.petition_id;
    elsif old.facts = new.facts then
      return null;
    elsif exists (select from rm.fact_history h where h.petition_id = new.petition_id and h.replaced_at is null
        and h.received_on = new.received_on and h.first_on = new.first_on and h.last_on = new.last_on and h.facts = new.facts) then
      return null;
    end if;
  end if;
  at := nullif(current_setting('xf.recorded_at', true), '')::timestamptz;
  if at is null then
    select p.updated_at into at from rm.petition p where p.petition_id = new.petition_id;
  end if;
  at := coalesce(at, clock_timestamp());
  update rm.fact_history h set replaced_at = greatest(at, h.recorded_at) where h.petition_id = new.petition_id and h.replaced_at is null;
  insert into rm.fact_history (petition_id, tx, recorded_at, org_id, zone, unnamed, registrar_id, received_on, first_on, last_on, facts)
    values (new.petition_id, es.offset_tx(), at, new.org_id, new.zone, new.unnamed, new.registrar_id, new.received_on,
      new.first_on, new.last_on, new.facts);
  return null;
end $$;
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
