import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CLOCK, FACT, replace, REPLACED } from './put-petitions.sql.js';

/** Members of a list that each of the given petitions brings along. */
const brought = (list: string): string => `jsonb_path_exists(given, '$[*].${list}[*]')`;

/**
 * `rm.put_petitions` as before, but a petition that was just registered has nothing to take away, and a list that is empty for all
 * nothing to write: of eleven statements a registration needs four. Its first row of history is not looked for either.
 */
export const PUT_PETITIONS_NEW_SQL = `
create or replace function rm.put_petitions(given jsonb) returns void language plpgsql set search_path = '' as $$
declare
  ids uuid[];
  stood boolean;
begin
  select array_agg((g -> 'petition' ->> 'petition_id')::uuid order by g -> 'petition' ->> 'petition_id') into ids
    from jsonb_array_elements(given) g;
  stood := exists (select from rm.petition p where p.petition_id = any(ids));

  insert into rm.petition as old (petition_id, updated_at, sealed, sealed_name, name_erased, ${REPLACED.join(', ')})
    select r.petition_id, coalesce(r.updated_at, clock_timestamp()), r.sealed, r.sealed_name, r.name_erased,
      ${REPLACED.map((column) => `r.${column}`).join(', ')}
    from jsonb_array_elements(given) g, jsonb_populate_record(null::rm.petition, g -> 'petition') r
    order by r.petition_id
  on conflict (petition_id) do update set ${replace(REPLACED)},
    updated_at = excluded.updated_at,
    sealed = coalesce(excluded.sealed, old.sealed),
    name_erased = coalesce(excluded.name_erased, old.name_erased),
    sealed_name = case
      when excluded.zone = 'general' and coalesce(excluded.name_erased, old.name_erased) is not true
      then coalesce(excluded.sealed_name, old.sealed_name) end;

  if stood then
    delete from rm.clock c where c.petition_id = any(ids) and not exists (
      select from jsonb_array_elements(given) g, jsonb_array_elements(g -> 'clocks') k
       where (g -> 'petition' ->> 'petition_id')::uuid = c.petition_id and k ->> 'clock_id' = c.clock_id);
    delete from rm.access a where a.petition_id = any(ids) and not exists (
      select from jsonb_array_elements(given) g, jsonb_array_elements(g -> 'access') k
       where (g -> 'petition' ->> 'petition_id')::uuid = a.petition_id and (k ->> 'account_id')::uuid = a.account_id);
    delete from rm.exclusion x where x.petition_id = any(ids) and not exists (
      select from jsonb_array_elements(given) g, jsonb_array_elements_text(g -> 'exclusion') k
       where (g -> 'petition' ->> 'petition_id')::uuid = x.petition_id and k::uuid = x.account_id);
  end if;

  if ${brought('clocks')} then
    insert into rm.clock as old (petition_id, clock_id, ${CLOCK.join(', ')})
      select (g -> 'petition' ->> 'petition_id')::uuid, r.clock_id, ${CLOCK.map((column) => `r.${column}`).join(', ')}
      from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.clock, g -> 'clocks') r
    on conflict (petition_id, clock_id) do update set ${replace(CLOCK)}
      where old is distinct from excluded;
  end if;
  if ${brought('access')} then
    insert into rm.access as old (petition_id, account_id, reason)
      select (g -> 'petition' ->> 'petition_id')::uuid, r.account_id, r.reason
      from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.access, g -> 'access') r
    on conflict (petition_id, account_id) do update set reason = excluded.reason
      where old is distinct from excluded;
  end if;
  if ${brought('exclusion')} then
    insert into rm.exclusion (petition_id, account_id)
      select (g -> 'petition' ->> 'petition_id')::uuid, k::uuid
      from jsonb_array_elements(given) g, jsonb_array_elements_text(g -> 'exclusion') k
    on conflict do nothing;
  end if;

  if ${brought('identifiers')} then
    if stood then
      -- a null takes the identifier away: the field was emptied, or the person forgotten
      delete from rm.identifier i using jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.identifier, g -> 'identifiers') r
       where i.petition_id = (g -> 'petition' ->> 'petition_id')::uuid and i.subject_id = r.subject_id and i.kind = r.kind
         and r.mac is null;
    end if;
    insert into rm.identifier (petition_id, subject_id, kind, mac)
      select (g -> 'petition' ->> 'petition_id')::uuid, r.subject_id, r.kind, r.mac
      from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.identifier, g -> 'identifiers') r
      where r.mac is not null
    on conflict (petition_id, subject_id, kind) do update set mac = excluded.mac;
  end if;

  insert into rm.fact as old (petition_id, ${FACT.join(', ')})
    select (g -> 'petition' ->> 'petition_id')::uuid, ${FACT.map((column) => `r.${column}`).join(', ')}
    from jsonb_array_elements(given) g, jsonb_populate_record(null::rm.fact, g -> 'fact') r
  on conflict (petition_id) do update set ${replace(FACT)}
    where old is distinct from excluded;

  if ${brought('verdicts')} then
    insert into rm.verdict (petition_id, gate, round, check_code, value, judged_on, org_id)
      select (g -> 'petition' ->> 'petition_id')::uuid, r.gate, r.round, r.check_code, r.value, r.judged_on, r.org_id
      from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.verdict, g -> 'verdicts') r
    on conflict (petition_id, gate, round, check_code)
      do update set value = excluded.value, judged_on = excluded.judged_on, org_id = excluded.org_id;
  end if;
end $$;
`;

const KEEP_HISTORY_SQL = `
create or replace function rm.keep_history() returns trigger language plpgsql set search_path = '' as $$
declare
  at timestamptz;
  shown text;
  changed timestamptz;
  -- a row of facts that is made anew, as by a rebuild, may have a history already
  is_new boolean;
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
  is_new := tg_op = 'INSERT' and not exists (select from rm.fact_history h where h.petition_id = new.petition_id);
  select p.display_no, p.updated_at into shown, changed from rm.petition p where p.petition_id = new.petition_id;
  at := coalesce(nullif(current_setting('xf.recorded_at', true), '')::timestamptz, changed, clock_timestamp());
  if not is_new then
    update rm.fact_history h set replaced_at = greatest(at, h.recorded_at) where h.petition_id = new.petition_id and h.replaced_at is null;
  end if;
  insert into rm.fact_history (petition_id, tx, recorded_at, org_id, zone, unnamed, registrar_id, received_on, first_on, last_on, facts,
      display_no, is_first)
    values (new.petition_id, es.offset_tx(), at, new.org_id, new.zone, new.unnamed, new.registrar_id, new.received_on,
      new.first_on, new.last_on, new.facts,
      shown, is_new or not exists (select from rm.fact_history h where h.petition_id = new.petition_id));
  return null;
end $$;
`;

/** Fewer statements for what was just registered. */
export class PutPetitionsNew1796030000100 implements MigrationInterface {
  readonly name = 'PutPetitionsNew1796030000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PUT_PETITIONS_NEW_SQL);
    await runner.query(KEEP_HISTORY_SQL);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
