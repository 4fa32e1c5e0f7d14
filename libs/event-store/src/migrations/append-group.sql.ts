import { INLINE_LOCK } from './append.sql.js';

/**
 * What the quick roads of an append need (eventstore.md §5.9). `es.append` stays: for the modes that do not know the head, and to
 * say why something was refused.
 */
export const APPEND_GROUP_SQL = `
-- raises why the stream did not take the events, in the words of es.append
create function es.refuse_append(p_tenant int, p_stream uuid, p_category text, p_expected int, p_previous bytea)
returns boolean language plpgsql volatile as $$
declare
  v_stream es.stream;
begin
  select s.* into v_stream from es.stream s where s.stream_id = p_stream;
  raise exception '%', case
      when v_stream.stream_id is null or (v_stream.version = 0 and p_expected > 0) then 'STREAM_MISSING'
      when v_stream.tenant_id <> p_tenant or v_stream.category <> p_category then 'CATEGORY_MISMATCH'
      when v_stream.state <> 0 then 'STREAM_CLOSED'
      when p_expected = 0 then 'STREAM_EXISTS'
      when v_stream.version <> p_expected then 'WRONG_VERSION'
      when v_stream.head_hash <> p_previous then 'WRONG_HEAD'
      else 'TRANSACTION_TOO_OLD' end
    using errcode = 'P0409', detail = coalesce(v_stream.version::text, '');
end $$;

-- Appends of several callers in one transaction, each to a stream and under a command of its own. All or none: who is in the way of
-- the others is named by his place in the arrays, and the client sends him alone. p_expected 0 is a new stream.
create function es.append_group(
  p_tenant int, p_chain_alg smallint,
  p_streams uuid[], p_categories text[], p_expected int[], p_previous bytea[], p_versions int[], p_heads bytea[],
  p_commands uuid[], p_accounts text[], p_requests bytea[], p_responses jsonb[], p_recorded timestamptz[],
  p_of int[], p_numbers int[], p_types text[], p_schemas smallint[], p_events uuid[], p_data jsonb[], p_metadata jsonb[],
  p_sealed bytea[], p_hashes bytea[])
returns table (tx text, positions text[]) language plpgsql volatile
-- whatever the statistics say of a young table: a handful of rows is found by their keys
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
#variable_conflict use_column
declare
  n int := cardinality(p_streams);
  v_new int;
  v_done int;
  v_tx bigint;
  v_skew interval;
  v_refused text;
begin
  perform pg_advisory_xact_lock_shared(${INLINE_LOCK});
  select pg_current_xact_id()::text::bigint + s.xid_offset, s.recorded_skew into strict v_tx, v_skew from es.settings s;

  select string_agg(r.i::text, ',') into v_refused from unnest(p_recorded) with ordinality as r (at, i)
  where r.at > clock_timestamp() + interval '1 second' or r.at < clock_timestamp() - v_skew;
  if v_refused is not null then
    raise exception 'GROUP_REFUSED' using errcode = 'P0409', detail = v_refused;
  end if;

  -- in the order of the keys, so that two groups wait for each other in one direction only
  insert into es.command (command_id, stream_id, part, version, tx, account, request_hash, response, recorded_at)
  select a.command, a.stream, 0, a.version, v_tx, a.account, a.request, a.response, a.recorded
  from unnest(p_commands, p_streams, p_versions, p_accounts, p_requests, p_responses, p_recorded)
    as a (command, stream, version, account, request, response, recorded)
  order by a.command
  on conflict do nothing;
  get diagnostics v_done = row_count;
  if v_done <> n then
    select string_agg(a.i::text, ',') into v_refused from unnest(p_commands) with ordinality as a (command, i)
    where exists (select from es.command c where c.command_id = a.command and c.tx <> v_tx);
    raise exception 'GROUP_REFUSED' using errcode = 'P0409', detail = coalesce(v_refused, '');
  end if;

  insert into es.stream (stream_id, tenant_id, category, version, head_hash, last_tx)
  select a.stream, p_tenant, a.category, a.version, a.head, v_tx
  from unnest(p_streams, p_categories, p_expected, p_versions, p_heads) as a (stream, category, expected, version, head)
  where a.expected = 0
  order by a.stream
  on conflict do nothing;
  get diagnostics v_new = row_count;
  v_done := v_new;
  if v_new <> n then
    perform from es.stream s
    where s.stream_id in (select a.stream from unnest(p_streams, p_expected) as a (stream, expected) where a.expected > 0)
    order by s.stream_id for update;
    update es.stream s set version = a.version, head_hash = a.head, last_tx = v_tx
    from unnest(p_streams, p_categories, p_expected, p_previous, p_versions, p_heads)
      as a (stream, category, expected, previous, version, head)
    where a.expected > 0 and s.stream_id = a.stream and s.version = a.expected and s.head_hash = a.previous and s.state = 0
      and s.tenant_id = p_tenant and s.category = a.category and s.last_tx <= v_tx;
    get diagnostics v_done = row_count;
    v_done := v_done + v_new;
  end if;
  if v_done <> n then
    select string_agg(a.i::text, ',') into v_refused
    from unnest(p_streams, p_heads) with ordinality as a (stream, head, i)
    where not exists (select from es.stream s where s.stream_id = a.stream and s.last_tx = v_tx and s.head_hash = a.head);
    raise exception 'GROUP_REFUSED' using errcode = 'P0409', detail = coalesce(v_refused, '');
  end if;

  with written as (
    insert into es.event (stream_id, version, tx, tenant_id, category, type, schema_version, chain_alg, event_id, command_id,
                          recorded_at, data, metadata, sealed, hash)
    select p_streams[e.of], e.number, v_tx, p_tenant, p_categories[e.of], e.type, e.schema_version, p_chain_alg, e.event_id,
           p_commands[e.of], p_recorded[e.of], e.data, e.metadata, e.sealed, e.hash
    from unnest(p_of, p_numbers, p_types, p_schemas, p_events, p_data, p_metadata, p_sealed, p_hashes)
      with ordinality as e (of, number, type, schema_version, event_id, data, metadata, sealed, hash, i)
    order by e.i
    returning position)
  -- one session draws its positions in the order of the rows
  select v_tx::text, array_agg(w.position::text order by w.position) into tx, positions from written w;
  return next;
end $$;

revoke all on function es.refuse_append, es.append_group from public;
grant execute on function es.refuse_append, es.append_group to xf_store;
`;
