import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Zone } from '#domain';
import type { RebuildPlan, StoredEvent, SubscriptionDefinition } from '#event-store';
import type { ClientBase } from 'pg';
import type { Rebuild } from './rebuild.js';
import { recordedOf } from './recorded.js';
import { applyToParts, SEARCHED_EVENTS, type SearchParts, type Tokeniser } from './search-parts.js';

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
      await client.query('delete from rm.search_part');
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
      { name: 'search_part', stream: 'petition_id' },
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
    values: [
      JSON.stringify(
        [...parts].flatMap(([petition_id, own]) =>
          [...own].map(([part, { role, tokens, pairs }]) => ({ petition_id, part, role, tokens, pairs })),
        ),
      ),
    ],
  });
}

async function partsOf(client: ClientBase, ids: readonly string[]): Promise<Map<string, SearchParts>> {
  const { rows } = await client.query<{
    petition_id: string;
    part: string;
    role: string | null;
    tokens: string[];
    pairs: number;
  }>({
    name: 'rm_search_parts',
    text: 'select petition_id, part, role, tokens, pairs from rm.search_part where petition_id = any($1::uuid[])',
    values: [ids],
  });
  const parts = new Map<string, SearchParts>();
  for (const { petition_id: id, part, role, tokens, pairs } of rows) {
    const own = parts.get(id) ?? new Map();
    own.set(part, { role, tokens, pairs });
    parts.set(id, own);
  }
  return parts;
}

const PUT = `
  with given as materialized (
    select r.* from jsonb_populate_recordset(null::rm.search_part, $1::jsonb) r
  ), parts as (
    insert into rm.search_part as old select * from given order by petition_id, part
    on conflict (petition_id, part) do update
      set role = excluded.role, tokens = excluded.tokens, pairs = excluded.pairs
      where old is distinct from excluded
  )
  insert into rm.search (petition_id, tokens, text_pairs)
  select petition_id, array_to_tsvector(coalesce(array_agg(distinct token) filter (where token is not null), '{}')),
    (select coalesce(sum(p.pairs), 0)::int from given p where p.petition_id = g.petition_id)
  from given g left join lateral unnest(g.tokens) token on true
  group by petition_id order by petition_id
  on conflict (petition_id) do update set tokens = excluded.tokens, text_pairs = excluded.text_pairs`;
