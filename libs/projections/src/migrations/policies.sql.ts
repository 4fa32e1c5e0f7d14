/**
 * Row-level security. A setting is read and parsed in a sub-select, once a statement and not once a row; the outer cast
 * only says that the sub-select is an array; `nullif`, because a pooled connection has the empty string where a
 * transaction before it had a value (architecture §4).
 */
export const ME = `(select nullif(current_setting('xf.account', true), '')::uuid)`;
export const listOf = (setting: string): string =>
  `(select nullif(current_setting('${setting}', true), '')::int[])::int[]`;
// Whoever has a case role has at least his own organisation there; nobody else reads petitions (三员分立).
export const IS_STAFF = `(select coalesce(nullif(current_setting('xf.orgs', true), ''), '{}') <> '{}'
  and nullif(current_setting('xf.account', true), '') is not null)`;

/** The rule of identity's `may(viewer, 'view', …)`, in SQL: exclusion first, then the zone (R-20, R-21, O-23). */
export const visible = (also = ''): string => `${IS_STAFF}
  and petition_id not in (select rm.my_exclusions())
  and (
    (zone = 'general' and (org_id = any(${listOf('xf.orgs')})
      or petition_id in (select a.petition_id from rm.access a where a.account_id = ${ME})))
    or (zone = 'accusation' and (
      petition_id in (select a.petition_id from rm.access a where a.account_id = ${ME})
      or (unnamed and (registrar_id = ${ME} or org_id = any(${listOf('xf.window')})))))
    or (zone = 'sealed' and org_id = any(${listOf('xf.sealed')}))
    ${also}
  )`;

/** Aggregate counts may include accusations that nobody of those who count may open (S9). */
export const COUNTED = `or ((select current_setting('xf.counts', true)) = '1' and org_id = any(${listOf('xf.orgs')}))`;

const PROTECTED = ['petition', 'clock', 'access', 'exclusion', 'identifier', 'fact', 'verdict'];

export const POLICIES_SQL = `
-- The table of exclusions is closed to readers: to find oneself in it would tell the accused that there is a petition.
create function rm.my_exclusions() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select x.petition_id from rm.exclusion x
   where x.account_id = nullif(current_setting('xf.account', true), '')::uuid
$$;
revoke all on function rm.my_exclusions() from public;
grant execute on function rm.my_exclusions() to xf_reader, xf_store;
revoke all on rm.exclusion, rm.search_part from xf_reader;

${PROTECTED.map(
  (table) => `
alter table rm.${table} enable row level security;
alter table rm.${table} force row level security;
create policy ${table}_store on rm.${table} to xf_store, current_user using (true) with check (true);`,
).join('')}

create policy petition_reader on rm.petition for select to xf_reader using (${visible()});
create policy fact_reader on rm.fact for select to xf_reader using (${visible(COUNTED)});
create policy access_reader on rm.access for select to xf_reader
  using (account_id = ${ME} and petition_id not in (select rm.my_exclusions()));
create policy clock_reader on rm.clock for select to xf_reader using (${visible()});
create policy identifier_reader on rm.identifier for select to xf_reader
  using (exists (select from rm.petition p where p.petition_id = identifier.petition_id));
create policy verdict_reader on rm.verdict for select to xf_reader
  using (exists (select from rm.fact f where f.petition_id = verdict.petition_id));
`;
