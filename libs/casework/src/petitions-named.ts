import type { PoolClient } from 'pg';
import type { PetitionState } from '#domain';
import type { EventStore } from '#event-store';
import { isUuid, may, type Viewer } from '#identity';
import { CaseworkRefused } from './casework-refused.js';
import { foldLoaded } from './opened-case.js';
import { caseFactsOf } from './who-may.js';

/** Where a command points at another petition: the earlier one (原件), the one it is merged into (主件). */
const FIELDS = ['repeatOf', 'earlierId', 'mergedInto'] as const;

/**
 * A petition that a command points at is one that the person may see: a link is kept with both, and counts in the figures
 * of the other's organisation (O-05). What stands on the petition already may be said again by anybody who may act on it.
 * The same answer for one that is not there as for one that is not for these eyes.
 * @shape state: null of a petition that is only now registered @rejects PETITION_NOT_FOUND with the field
 */
export async function checkPetitionsNamed(
  client: PoolClient,
  store: EventStore,
  on: { input: Readonly<Record<string, unknown>>; viewer: Viewer; state: PetitionState | null },
): Promise<void> {
  const { input, viewer, state } = on;
  const standing = [state?.repeatOf, state?.mergedInto, state?.petitionId];
  for (const field of FIELDS) {
    const id = input[field];
    if (!isUuid(id) || standing.includes(id)) continue;
    const named = foldLoaded(await store.load(client, id.toLowerCase()));
    const seen = named !== null && named.status !== 'takenBack';
    if (!seen || !may(viewer, 'view', caseFactsOf(named)).allowed)
      throw new CaseworkRefused('notFound', 'PETITION_NOT_FOUND', '未找到该信访件。', { field });
  }
}
