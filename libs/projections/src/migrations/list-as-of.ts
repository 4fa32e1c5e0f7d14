import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register as of an evening without reading facts or the register itself: what a line of that list shows stands in columns
 * of the history row, and how many there were is the number of first rows by then, less those taken back.
 *
 * A row of facts that becomes what its history says already leaves no second row there: so it is after a return from a
 * backup, when affairs lay their days beside facts that a rebuild has just made without them.
 */
export class ListAsOf1796020000000 implements MigrationInterface {
  readonly name = 'ListAsOf1796020000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- I-28 counts self-opened cases now and no petitions
truncate rm.stat_tally;

alter table rm.fact_history
  add column status text generated always as (facts ->> 'status') stored,
  add column class text generated always as (facts ->> 'class') stored,
  add column category_code text generated always as (facts ->> 'categoryCode') stored,
  add column legal_due text generated always as (facts #>> '{main,legalDue}') stored,
  add column closed_on text generated always as (facts ->> 'closureOn') stored,
  -- as it stood on the paper then
  add column display_no text,
  add column is_first boolean not null default false,
  -- its import was undone and no row follows
  add column is_ended boolean not null default false;

update rm.fact_history h set display_no = p.display_no from rm.petition p where p.petition_id = h.petition_id;
update rm.fact_history h set is_first = true
  from (select petition_id, min(seq) as seq from rm.fact_history group by petition_id) f
  where h.petition_id = f.petition_id and h.seq = f.seq;
update rm.fact_history h set is_ended = true
  from (select petition_id, max(seq) as seq from rm.fact_history group by petition_id) l
  where h.petition_id = l.petition_id and h.seq = l.seq and h.replaced_at is not null;

create index fact_history_first on rm.fact_history (org_id, recorded_at)
  include (petition_id, zone, unnamed, registrar_id) where is_first;
-- the whole line of the list, so that a hundred thousand are read without their facts
drop index rm.fact_history_newest;
create index fact_history_newest on rm.fact_history (received_on, petition_id)
  include (org_id, recorded_at, replaced_at, zone, unnamed, registrar_id, display_no, status, class, category_code, legal_due, closed_on);
create index fact_history_ended on rm.fact_history (org_id, replaced_at) where is_ended;

create or replace function rm.keep_history() returns trigger language plpgsql set search_path = '' as $$
declare
  at timestamptz;
  shown text;
  changed timestamptz;
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
  select p.display_no, p.updated_at into shown, changed from rm.petition p where p.petition_id = new.petition_id;
  at := coalesce(nullif(current_setting('xf.recorded_at', true), '')::timestamptz, changed, clock_timestamp());
  update rm.fact_history h set replaced_at = greatest(at, h.recorded_at) where h.petition_id = new.petition_id and h.replaced_at is null;
  insert into rm.fact_history (petition_id, tx, recorded_at, org_id, zone, unnamed, registrar_id, received_on, first_on, last_on, facts,
      display_no, is_first)
    values (new.petition_id, es.offset_tx(), at, new.org_id, new.zone, new.unnamed, new.registrar_id, new.received_on,
      new.first_on, new.last_on, new.facts,
      shown, not exists (select from rm.fact_history h where h.petition_id = new.petition_id));
  return null;
end $$;
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
