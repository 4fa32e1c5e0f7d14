/**
 * Advisory lock between appends (shared) and the rebuild of inline projections (exclusive).
 * @shape two int4 keys: the store's class and the purpose
 */
export const INLINE_LOCK = '25971, 1';

/**
 * The append of eventstore.md §5.2. Refusals carry SQLSTATE P0409, the reason as message and the current version
 * as detail. A duplicate is a result.
 */
export const APPEND_SQL = `
create function es.offset_tx() returns bigint language sql volatile as $$
  select pg_current_xact_id()::text::bigint + xid_offset from es.settings
$$;

-- events below it are final: nobody who is still writing can add one before it
create function es.readable_below() returns bigint language sql stable as $$
  select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + xid_offset from es.settings
$$;

create function es.lock_inline() returns void language sql volatile as $$
  select pg_advisory_xact_lock_shared(${INLINE_LOCK})
$$;

-- for the modes that do not know the head: waits for the stream and tells its head, to be appended to under the lock
create function es.lock_stream(p_tenant int, p_stream uuid, p_category text, p_create boolean)
returns table (version int, head_hash bytea) language plpgsql volatile as $$
#variable_conflict use_column
begin
  perform es.lock_inline();
  return query select s.version, s.head_hash from es.stream s where s.stream_id = p_stream for update;
  if not found and p_create then
    insert into es.stream (stream_id, tenant_id, category, version, head_hash, last_tx)
    values (p_stream, p_tenant, p_category, 0, decode(repeat('00', 32), 'hex'), 0)
    on conflict do nothing;
    return query select s.version, s.head_hash from es.stream s where s.stream_id = p_stream for update;
  end if;
end $$;

create function es.append(
  p_tenant int, p_stream uuid, p_category text, p_mode text, p_expected int, p_previous bytea,
  p_command uuid, p_account text, p_request bytea, p_response jsonb, p_recorded timestamptz, p_chain_alg smallint,
  p_types text[], p_schemas smallint[], p_events uuid[], p_data jsonb[], p_metadata jsonb[], p_sealed bytea[],
  p_hashes bytea[])
returns table (duplicate boolean, stream_id uuid, version int, response jsonb, tx text, positions text[])
language plpgsql volatile as $$
#variable_conflict use_column
declare
  n int := cardinality(p_types);
  v_tx bigint;
  v_skew interval;
  v_stream es.stream;
  v_command es.command;
  v_positions text[];
begin
  if n not between 1 and 1000 or p_mode not in ('new', 'exact', 'any', 'exists') or p_expected is null or p_previous is null
     or not (cardinality(p_schemas) = n and cardinality(p_events) = n and cardinality(p_data) = n
             and cardinality(p_metadata) = n and cardinality(p_sealed) = n and cardinality(p_hashes) = n)
     or (p_mode = 'new' and p_expected <> 0) or (p_mode = 'exact' and p_expected < 1) then
    raise exception 'APPEND_MALFORMED' using errcode = 'P0400';
  end if;

  -- waits while inline projections are rebuilt, so that no append writes to a half-built table
  perform es.lock_inline();
  -- the transaction id is taken before any position is drawn
  select pg_current_xact_id()::text::bigint + s.xid_offset, s.recorded_skew into strict v_tx, v_skew from es.settings s;
  if p_recorded > clock_timestamp() + interval '1 second' or p_recorded < clock_timestamp() - v_skew then
    raise exception 'RECORDED_AT_OUT_OF_RANGE' using errcode = 'P0400';
  end if;

  insert into es.command (command_id, stream_id, part, version, tx, account, request_hash, response, recorded_at)
  select p_command, p_stream, count(*), p_expected + n, v_tx, p_account, p_request, p_response, p_recorded
  from es.command c where c.command_id = p_command and c.tx = v_tx
  on conflict do nothing;
  if not found then
    select c.* into strict v_command from es.command c where c.command_id = p_command
    order by (c.stream_id = p_stream) desc, c.part limit 1;
    if v_command.request_hash <> p_request or v_command.account is distinct from p_account then
      raise exception 'IDEMPOTENCY_MISMATCH' using errcode = 'P0409';
    elsif v_command.tx = v_tx then
      -- the second append would be lost without a word
      raise exception 'COMMAND_REPEATED_IN_TRANSACTION' using errcode = 'P0400';
    end if;
    return query select true, v_command.stream_id, v_command.version, v_command.response, null::text, null::text[];
    return;
  end if;

  if p_mode = 'new' then
    -- version 0 is a stream that was locked and never written to: as good as none
    insert into es.stream as s (stream_id, tenant_id, category, version, head_hash, last_tx)
    values (p_stream, p_tenant, p_category, n, p_hashes[n], v_tx)
    on conflict (stream_id) do update set version = n, head_hash = p_hashes[n], last_tx = v_tx
      where s.version = 0 and s.tenant_id = p_tenant and s.category = p_category;
  else
    update es.stream s set version = p_expected + n, head_hash = p_hashes[n], last_tx = v_tx
    where s.stream_id = p_stream and s.version = p_expected and s.head_hash = p_previous and s.state = 0
      and s.tenant_id = p_tenant and s.category = p_category and s.last_tx <= v_tx
      and (p_mode <> 'exists' or s.version > 0);
  end if;
  if not found then
    select s.* into v_stream from es.stream s where s.stream_id = p_stream;
    raise exception '%', case
        when v_stream.stream_id is null or (v_stream.version = 0 and p_mode <> 'new') then 'STREAM_MISSING'
        when v_stream.tenant_id <> p_tenant or v_stream.category <> p_category then 'CATEGORY_MISMATCH'
        when v_stream.state <> 0 then 'STREAM_CLOSED'
        when p_mode = 'new' then 'STREAM_EXISTS'
        when v_stream.version <> p_expected then 'WRONG_VERSION'
        when v_stream.head_hash <> p_previous then 'WRONG_HEAD'
        else 'TRANSACTION_TOO_OLD' end
      using errcode = 'P0409', detail = coalesce(v_stream.version::text, '');
  end if;

  with written as (
    insert into es.event (stream_id, version, tx, tenant_id, category, type, schema_version, chain_alg, event_id, command_id,
                          recorded_at, data, metadata, sealed, hash)
    select p_stream, p_expected + e.i, v_tx, p_tenant, p_category, e.type, e.schema_version, p_chain_alg, e.event_id, p_command,
           p_recorded, e.data, e.metadata, e.sealed, e.hash
    from unnest(p_types, p_schemas, p_events, p_data, p_metadata, p_sealed, p_hashes)
      with ordinality as e (type, schema_version, event_id, data, metadata, sealed, hash, i)
    order by e.i
    returning version, position)
  select array_agg(w.position::text order by w.version) into v_positions from written w;
  return query select false, p_stream, p_expected + n, p_response, v_tx::text, v_positions;
end $$;
`;
