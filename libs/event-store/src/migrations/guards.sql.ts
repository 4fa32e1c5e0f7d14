import { PARTITIONS } from './tables.sql.js';

/**
 * What keeps events from being changed (§5.0 no. 14 and 15). Statement triggers and policies on the parent do not guard
 * a partition that is named directly, so each partition gets its own; row triggers are cloned by PostgreSQL.
 * The triggers fire ALWAYS, so that session_replication_role does not switch them off.
 */
export const GUARDS_SQL = `
create function es.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'EVENTS_ARE_IMMUTABLE' using errcode = 'P0403',
    detail = format('%s on %I.%I is refused', tg_op, tg_table_schema, tg_table_name);
end $$;

create trigger keep_row before update or delete on es.event for each row execute function es.refuse_change();
alter table es.event enable always trigger keep_row;

do $$
declare
  name text;
begin
  for name in
    select 'event' union all select 'event_p' || i from generate_series(0, ${PARTITIONS - 1}) i
    union all select 'command'
  loop
    execute format('create trigger keep_rows before update or delete on es.%I for each statement execute function es.refuse_change()', name);
    execute format('create trigger keep_table before truncate on es.%I for each statement execute function es.refuse_change()', name);
    execute format('alter table es.%I enable always trigger keep_rows', name);
    execute format('alter table es.%I enable always trigger keep_table', name);
  end loop;
  for name in select 'event' union all select 'event_p' || i from generate_series(0, ${PARTITIONS - 1}) i loop
    -- deny by default; the store's role is let in, and only through the parent; the owner may read, for the restore fence
    execute format('alter table es.%I enable row level security', name);
    execute format('alter table es.%I force row level security', name);
    execute format('revoke all on es.%I from public, xf_store, xf_reader', name);
  end loop;
end $$;
create policy store_reads on es.event for select to xf_store using (true);
create policy owner_reads on es.event for select to current_user using (true);
create policy store_appends on es.event for insert to xf_store with check (true);

create trigger keep_rows before delete on es.stream for each statement execute function es.refuse_change();
create trigger keep_table before truncate on es.stream for each statement execute function es.refuse_change();
alter table es.stream enable always trigger keep_rows;
alter table es.stream enable always trigger keep_table;

revoke all on es.settings, es.stream, es.command, es.subscription from public, xf_store, xf_reader;
revoke all on sequence es.position from public, xf_store, xf_reader;
grant usage on schema es to xf_store;
grant select on es.settings to xf_store;
grant select, insert on es.event, es.command to xf_store;
grant select, insert, update on es.stream, es.subscription to xf_store;
grant usage on sequence es.position to xf_store;

revoke all on all functions in schema es from public;
grant execute on function es.append, es.lock_stream, es.lock_inline, es.offset_tx, es.readable_below to xf_store;
`;
