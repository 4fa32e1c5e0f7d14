import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Zone } from '#domain';
import type { RebuildPlan, StoredEvent, SubscriptionDefinition } from '#event-store';
import type { ClientBase } from 'pg';
import type { Rebuild } from './rebuild.js';
import { recordedOf } from './recorded.js';
import {
  applyToParts,
  SEARCHED_EVENTS,
  type SearchPart,
  type SearchParts,
  type Tokeniser,
} from './search-parts.js';

/** What the search index is made of. */
export type SearchDependencies = { vault: Tokeniser };

/** Name of the subscription that keeps the search index. */
export const SEARCH_SUBSCRIPTION = 'search';

/**
 * The search index, kept a moment behind the events: blind tokens of numbers, texts and names, each field replaced
 * when it is corrected. For `store.runSubscription`.
 */
export function searchSubscription({ vault }: SearchDependencies): SubscriptionDefinition {
  return {
    name: SEARCH_SUBSCRIPTION,
    types: SEARCHED_EVENTS,
    secrets: true,
    batchSize: 200,
    handlePage: (client, events) => indexPage(client, events, vault),
  };
}

/**
 * The search index made anew, for `store.rebuild`; the running subscription needs no stop, because what it repeats
 * afterwards ends in the same.
 */
export function searchRebuild({ vault }: SearchDependencies): Rebuild {
  return {
    projection: {
      name: 'search',
      types: SEARCHED_EVENTS,
      secrets: true,
      apply: (client, events) => indexPage(client, events, vault),
    },
    reset: async (client) => {
      await client.query('delete from rm.search');
      await client.query('delete from rm.search_parts');
    },
  };
}

/** The search index as a generation of its own; the running subscription goes on over it. */
export function searchPlan({ vault }: SearchDependencies): RebuildPlan {
  return {
    name: 'search',
    schema: 'rm',
    tables: [
      { name: 'search', stream: 'petition_id' },
      { name: 'search_parts', stream: 'petition_id' },
    ],
    categories: ['petition'],
    projection: () => searchRebuild({ vault }).projection,
    subscription: SEARCH_SUBSCRIPTION,
  };
}

const WITHOUT_A_BREAK = 5;

async function indexPage(
  client: ClientBase,
  events: readonly StoredEvent[],
  vault: Tokeniser,
): Promise<void> {
  const ids = [...new Set(events.map(({ streamId }) => streamId))];
  const parts = await partsOf(client, ids);
  for (const [index, stored] of events.entries()) {
    // cutting words is all Node's work: whoever waits for an answer meanwhile gets his turn
    if (index % WITHOUT_A_BREAK === WITHOUT_A_BREAK - 1) await nextTurn();
    const own = parts.get(stored.streamId) ?? new Map();
    parts.set(stored.streamId, own);
    applyToParts(own, recordedOf(stored), stored.metadata.zone as Zone, vault);
  }
  await client.query({
    name: 'rm_put_search',
    text: PUT,
    values: [JSON.stringify([...parts].map(([id, own]) => rowOf(id, own)))],
  });
}

/** The tokens of all parts, and what the parts are needed for one by one. */
function rowOf(id: string, own: SearchParts): Record<string, unknown> {
  const all = [...own.values()];
  const organisations = all
    .filter(({ role, tokens }) => role === 'accusedOrganisation' && tokens.length > 0)
    .map(({ tokens }) => tokens.join(' '));
  return {
    id,
    tokens: [...new Set(all.flatMap(({ tokens }) => tokens))],
    pairs: all.reduce((sum, { pairs }) => sum + pairs, 0),
    parts: Object.fromEntries(own),
    organisations: organisations.sort(),
  };
}

async function partsOf(client: ClientBase, ids: readonly string[]): Promise<Map<string, SearchParts>> {
  const { rows } = await client.query<{ petition_id: string; parts: Record<string, SearchPart> }>({
    name: 'rm_search_parts',
    text: 'select petition_id, parts from rm.search_parts where petition_id = any($1::uuid[])',
    values: [ids],
  });
  return new Map(rows.map(({ petition_id: id, parts }) => [id, new Map(Object.entries(parts))]));
}

const PUT = `
  with given as materialized (
    select r.* from jsonb_to_recordset($1::jsonb)
      r(id uuid, tokens text[], pairs int, parts jsonb, organisations text[])
  ), parts as (
    insert into rm.search_parts as old select id, parts, organisations from given order by id
    on conflict (petition_id) do update
      set parts = excluded.parts, accused_organisations = excluded.accused_organisations
      where old is distinct from excluded
  )
  insert into rm.search as old (petition_id, tokens, text_pairs)
  select id, array_to_tsvector(tokens), pairs from given order by id
  on conflict (petition_id) do update set tokens = excluded.tokens, text_pairs = excluded.text_pairs
    where (old.tokens, old.text_pairs) is distinct from (excluded.tokens, excluded.text_pairs)`;
