import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A row of facts that changes by what another stream says (a supervision, a later repeat) is kept in its history with the
 * moment at which that was recorded, not with the moment of the petition's own last event.
 */
export class RecordAsidesWhenSaid1795957200080 implements MigrationInterface {
  readonly name = 'RecordAsidesWhenSaid1795957200080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- sums of an older program lack the breakdowns that came since
truncate rm.stat_tally;

create or replace function rm.link_repeat() returns trigger language plpgsql set search_path = '' as $$
declare
  earlier uuid := case when tg_op <> 'DELETE' then (new.facts ->> 'repeatOf')::uuid end;
  before uuid := case when tg_op <> 'INSERT' then (old.facts ->> 'repeatOf')::uuid end;
  said timestamptz;
begin
  if before is not distinct from earlier and not (tg_op = 'UPDATE' and old.received_on <> new.received_on) then
    return null;
  end if;
  if tg_op <> 'DELETE' then
    select p.updated_at into said from rm.petition p where p.petition_id = new.petition_id;
  end if;
  if before is not null and before is distinct from earlier then
    delete from rm.fact_aside a where a.petition_id = before and a.kind = 'repeated' and a.source = old.petition_id::text;
    perform set_config('xf.recorded_at', coalesce(said::text, ''), true);
    update rm.fact f set facts = f.facts || rm.asides_of(before) where f.petition_id = before;
  end if;
  if earlier is not null then
    insert into rm.fact_aside as a (petition_id, kind, source, on_date) values (earlier, 'repeated', new.petition_id::text, new.received_on)
      on conflict (petition_id, kind, source) do update set on_date = excluded.on_date where a.on_date <> excluded.on_date;
    perform set_config('xf.recorded_at', coalesce(said::text, ''), true);
    update rm.fact f set facts = f.facts where f.petition_id = earlier;
  end if;
  perform set_config('xf.recorded_at', '', true);
  return null;
end $$;

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
