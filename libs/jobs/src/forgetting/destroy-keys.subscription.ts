import { FORGOTTEN, RETENTION_ENDED } from '#casework';
import type { StoredEvent, SubscriptionDefinition } from '#event-store';
import { dropRunsWith, ScanStore } from '#paperwork';
import type { BackgroundParts } from '../background-parts.js';

type Parts = Pick<BackgroundParts, 'vault' | 'pools' | 'settings'>;

/**
 * Destroys the keys of persons whose identity was deleted by law, and keys and files of petitions that were destroyed (§6.5)
 * and of online messages set aside whose retention is over.
 * The commands destroy the keys themselves right after their events; this is for the process that died in between, for an
 * event brought back by a restored backup together with its key, and for the files, which nobody can read any more.
 */
export function destroyKeysSubscription(parts: Parts): SubscriptionDefinition {
  const { stock } = parts.vault;
  return {
    name: 'destroy-keys',
    types: ['SubjectForgotten', 'PetitionDestroyed', 'OnlineMessageDestroyed'],
    handlePage: async (_client, events) => {
      for (const event of events)
        if (event.type === 'SubjectForgotten') await stock.shred(String(event.data['keyId']), FORGOTTEN);
        else await destroySealed(parts, event);
    },
  };
}

async function destroySealed(parts: Parts, { streamId: ownerId, data }: StoredEvent): Promise<void> {
  const { keyIds, scanIds } = data as { keyIds: string[]; scanIds: string[] };
  for (const keyId of keyIds) await parts.vault.stock.shred(keyId, RETENTION_ENDED);
  const { dataDir } = parts.settings;
  const scans = new ScanStore(parts.vault);
  for (const scanId of scanIds) await scans.drop({ dataDir, ownerId, scanId });
  // papers made in stacks lie under the key of their run
  await dropRunsWith(parts, ownerId);
}
