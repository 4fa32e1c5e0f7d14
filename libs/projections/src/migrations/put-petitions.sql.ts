/** Columns that every write replaces. */
export const REPLACED = [
  'org_id',
  'zone',
  'unnamed',
  'registrar_id',
  'petition_no',
  'display_no',
  'channel',
  'origin',
  'via12380',
  'anonymity',
  'petitioner_count',
  'class',
  'appeal_kind',
  'category_code',
  'key_area',
  'status',
  'disposition',
  'intake_decision',
  'received_on',
  'registered_on',
  'visitor_count',
  'repeat',
  'urgent',
  'history',
  'is_open',
  'handler_id',
  'handler_ids',
  'parent_id',
  'repeat_of',
  'version',
  'next_clock',
  'next_kind',
  'next_nominal',
  'next_legal',
  'next_provisional',
  'next_yellow_on',
  'next_orange_on',
  'awaits',
  'gate',
  'gate_round',
  'gate_since',
  'gate_failed_hard',
  'gate_awaiting',
];

export const CLOCK = [
  'org_id',
  'zone',
  'unnamed',
  'registrar_id',
  'kind',
  'started_on',
  'budget',
  'unit',
  'extended_days',
  'nominal_due',
  'legal_due',
  'provisional',
  'yellow_on',
  'orange_on',
  'stopped_on',
  'petitioners',
];

export const FACT = [
  'org_id',
  'zone',
  'unnamed',
  'registrar_id',
  'received_on',
  'registered_on',
  'first_on',
  'last_on',
  'facts',
];

export const replace = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');

/**
 * All rows of some petitions in one call, so that a command pays one round trip for its read models.
 * Given is an array of { petition, clocks, access, exclusion, identifiers, fact, verdicts }; what hangs on text is
 * kept where it is not given, everything else is replaced.
 */
export const PUT_PETITIONS_SQL = `
create function rm.put_petitions(given jsonb) returns void language plpgsql set search_path = '' as $$
declare
  ids uuid[];
begin
  select array_agg((g -> 'petition' ->> 'petition_id')::uuid order by g -> 'petition' ->> 'petition_id') into ids
    from jsonb_array_elements(given) g;

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

  delete from rm.clock c where c.petition_id = any(ids) and not exists (
    select from jsonb_array_elements(given) g, jsonb_array_elements(g -> 'clocks') k
     where (g -> 'petition' ->> 'petition_id')::uuid = c.petition_id and k ->> 'clock_id' = c.clock_id);
  insert into rm.clock as old (petition_id, clock_id, ${CLOCK.join(', ')})
    select (g -> 'petition' ->> 'petition_id')::uuid, r.clock_id, ${CLOCK.map((column) => `r.${column}`).join(', ')}
    from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.clock, g -> 'clocks') r
  on conflict (petition_id, clock_id) do update set ${replace(CLOCK)}
    where old is distinct from excluded;

  delete from rm.access a where a.petition_id = any(ids) and not exists (
    select from jsonb_array_elements(given) g, jsonb_array_elements(g -> 'access') k
     where (g -> 'petition' ->> 'petition_id')::uuid = a.petition_id and (k ->> 'account_id')::uuid = a.account_id);
  insert into rm.access as old (petition_id, account_id, reason)
    select (g -> 'petition' ->> 'petition_id')::uuid, r.account_id, r.reason
    from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.access, g -> 'access') r
  on conflict (petition_id, account_id) do update set reason = excluded.reason
    where old is distinct from excluded;

  delete from rm.exclusion x where x.petition_id = any(ids) and not exists (
    select from jsonb_array_elements(given) g, jsonb_array_elements_text(g -> 'exclusion') k
     where (g -> 'petition' ->> 'petition_id')::uuid = x.petition_id and k::uuid = x.account_id);
  insert into rm.exclusion (petition_id, account_id)
    select (g -> 'petition' ->> 'petition_id')::uuid, k::uuid
    from jsonb_array_elements(given) g, jsonb_array_elements_text(g -> 'exclusion') k
  on conflict do nothing;

  -- a null takes the identifier away: the field was emptied, or the person forgotten
  delete from rm.identifier i using jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.identifier, g -> 'identifiers') r
   where i.petition_id = (g -> 'petition' ->> 'petition_id')::uuid and i.subject_id = r.subject_id and i.kind = r.kind
     and r.mac is null;
  insert into rm.identifier (petition_id, subject_id, kind, mac)
    select (g -> 'petition' ->> 'petition_id')::uuid, r.subject_id, r.kind, r.mac
    from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.identifier, g -> 'identifiers') r
    where r.mac is not null
  on conflict (petition_id, subject_id, kind) do update set mac = excluded.mac;

  insert into rm.fact as old (petition_id, ${FACT.join(', ')})
    select (g -> 'petition' ->> 'petition_id')::uuid, ${FACT.map((column) => `r.${column}`).join(', ')}
    from jsonb_array_elements(given) g, jsonb_populate_record(null::rm.fact, g -> 'fact') r
  on conflict (petition_id) do update set ${replace(FACT)}
    where old is distinct from excluded;

  insert into rm.verdict (petition_id, gate, round, check_code, value, judged_on, org_id)
    select (g -> 'petition' ->> 'petition_id')::uuid, r.gate, r.round, r.check_code, r.value, r.judged_on, r.org_id
    from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.verdict, g -> 'verdicts') r
  on conflict (petition_id, gate, round, check_code)
    do update set value = excluded.value, judged_on = excluded.judged_on, org_id = excluded.org_id;
end $$;
revoke all on function rm.put_petitions(jsonb) from public;
grant execute on function rm.put_petitions(jsonb) to xf_store;
`;
