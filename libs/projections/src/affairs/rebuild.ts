import { affairOf, AFFAIR_EVENT_VERSIONS, AFFAIRS, type AnyAffairState, type Calendar } from '#domain';
import type { RebuildPlan, StoredEvent } from '#event-store';
import type { Vault } from '#vault';
import { recordedOf } from '../recorded.js';
import type { Rebuild } from '../rebuild.js';
import { writeAffairRow } from './affair-rows.js';

type Folded = {
  state: AnyAffairState;
  keyId: string | null;
  title: string | null | undefined;
  recordedAt: string;
};

/** The register of affairs as a generation of its own, made beside the one in use. */
export function affairPlan(parts: { calendar: Calendar; vault: Pick<Vault, 'sealParts'> }): RebuildPlan {
  return {
    name: 'affairs',
    schema: 'rm',
    tables: [{ name: 'affair', stream: 'affair_id', sealed: ['sealed'] }],
    categories: AFFAIRS.map(({ category }) => category),
    projection: () => affairRebuild(parts).projection,
    subscription: null,
  };
}

/** The register of affairs made anew from all events; take a new object for each rebuild. */
export function affairRebuild(parts: { calendar: Calendar; vault: Pick<Vault, 'sealParts'> }): Rebuild {
  const known = new Map<string, Folded>();
  return {
    projection: {
      name: 'affair-read-model',
      types: Object.keys(AFFAIR_EVENT_VERSIONS),
      secrets: true,
      async apply(client, events) {
        const changed = new Map<string, { folded: Folded; category: string }>();
        for (const event of events) {
          const folded = foldOne(known.get(event.streamId), event);
          known.set(event.streamId, folded);
          changed.set(event.streamId, { folded, category: event.category });
        }
        // What was laid beside a petition's facts is laid again, and the history of the figures knows of it already.
        await client.query(`select set_config('xf.history', 'off', true)`);
        for (const { folded, category } of changed.values()) {
          await writeAffairRow(client, affairOf(category), folded.state, { ...parts, ...folded });
          folded.title = undefined;
        }
      },
    },
    reset: async (client) => {
      await client.query('delete from rm.affair');
    },
  };
}

function foldOne(before: Folded | undefined, stored: StoredEvent): Folded {
  const event = recordedOf(stored) as unknown as Parameters<ReturnType<typeof affairOf>['evolve']>[1];
  const state = affairOf(stored.category).evolve(before?.state ?? null, event, stored.streamId);
  const keyIds = stored.metadata['keyIds'] as Record<string, string> | undefined;
  return {
    state,
    keyId: keyIds?.['petition'] ?? before?.keyId ?? null,
    title: titleIn(event.sealed) ?? before?.title,
    recordedAt: stored.recordedAt,
  };
}

/** The title in an opened text; null where its key is gone, undefined where the event names none. */
export function titleIn(sealed: unknown): string | null | undefined {
  if (typeof sealed !== 'object' || sealed === null) return undefined;
  if ('redacted' in sealed) return null;
  const { title } = sealed as { title?: unknown };
  return typeof title === 'string' ? title : undefined;
}
