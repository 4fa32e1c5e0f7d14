import { evolve, PETITION_EVENTS, type Calendar, type PetitionState, type Policy } from '#domain';
import type { InlineProjection, RebuildPlan, StoredEvent } from '#event-store';
import type { Vault } from '#vault';
import type { ClientBase } from 'pg';
import { petitionRowsOf, type PetitionRows } from './petition-rows.js';
import { writePetitionRows } from './write-petition-rows.js';
import { recordedOf } from './recorded.js';
import { mergedText, type RowText, rowTextOf, TOLD_IN_ROWS } from './row-text.js';

/** What a rebuild is made of. */
export type RebuildParts = {
  calendar: Calendar;
  /** The policy of a petition, as casework takes it. */
  policyFor: (state: PetitionState) => Policy;
  vault: Pick<Vault, 'sealParts' | 'blindIndex'>;
};

/** For `store.rebuild(rebuild.projection, rebuild.reset)`. */
export type Rebuild = { projection: InlineProjection; reset: (client: ClientBase) => Promise<void> };

/**
 * The register's rows as a generation of their own, made beside the ones in use. Every table that hangs on a petition's own
 * events stands here, parents first; a spec compares the list with the schema.
 */
export function petitionReadModelPlan(parts: RebuildParts): RebuildPlan {
  const stream = 'petition_id';
  return {
    name: 'petitions',
    schema: 'rm',
    tables: [
      { name: 'petition', stream, sealed: ['sealed', 'sealed_name'] },
      { name: 'clock', stream },
      { name: 'access', stream },
      { name: 'exclusion', stream },
      { name: 'identifier', stream },
      { name: 'fact', stream },
      { name: 'verdict', stream },
    ],
    categories: ['petition'],
    projection: () => petitionReadModelRebuild(parts).projection,
    subscription: null,
    // The history of the figures stays: it is what these rows were, and it is not made from their last state.
    settings: { 'xf.history': 'off' },
  };
}

type Folded = { state: PetitionState; keyId: string | null; text: RowText | null };

/** Petitions written in one call. */
const BATCH = 200;

/**
 * The register's rows made anew from all events. For a rebuild only: live, casework writes them itself. Folds are kept
 * across pages and go with the object, so take a new one for each rebuild.
 */
export function petitionReadModelRebuild(parts: RebuildParts): Rebuild {
  const known = new Map<string, Folded>();
  return {
    projection: {
      name: 'petition-read-models',
      types: Object.keys(PETITION_EVENTS),
      secrets: true,
      secretsOf: TOLD_IN_ROWS,
      async apply(client, events, { first = false }) {
        const changed = new Map<string, Folded>();
        for (const event of events) {
          const folded = foldOne(known.get(event.streamId), event);
          known.set(event.streamId, folded);
          changed.set(event.streamId, folded);
        }
        const rows: PetitionRows[] = [];
        for (const folded of changed.values()) {
          const { state, keyId, text } = folded;
          const { calendar, vault } = parts;
          rows.push(
            await petitionRowsOf(state, {
              calendar,
              policy: parts.policyFor(state),
              text,
              keyId,
              isNew: first,
              vault,
            }),
          );
          // Written: what later pages add is all that they need to know.
          folded.text = null;
        }
        for (let from = 0; from < rows.length; from += BATCH)
          await writePetitionRows(client, rows.slice(from, from + BATCH));
      },
    },
    reset: async (client) => {
      // The history of the figures stays: it is what these rows were, and it is not made from their last state.
      await client.query(`select set_config('xf.history', 'off', true)`);
      await client.query('delete from rm.petition');
    },
  };
}

function foldOne(before: Folded | undefined, stored: StoredEvent): Folded {
  const event = recordedOf(stored);
  const state = evolve(before?.state ?? null, event, stored.streamId);
  const news = rowTextOf(state, [event]);
  if (news === null) throw new Error('an event without news');
  const text = mergedText(before?.text ?? null, news);
  if (before !== undefined) return { state, keyId: before.keyId, text };
  // A title that cannot be opened says that the petition's key is gone: nothing can be sealed under it any more.
  return { state, keyId: news.title === null ? null : keyIdOf(stored), text };
}

function keyIdOf({ metadata }: StoredEvent): string | null {
  const keyIds = metadata['keyIds'] as Record<string, string> | undefined;
  return keyIds?.['petition'] ?? null;
}
