import type { PoolClient } from 'pg';
import type { PetitionId, PetitionState } from '#domain';
import { petitionsUnderCode } from '#projections';
import type { CaseworkParts } from './decisions.js';
import { foldLoaded } from './opened-case.js';

/** The petition in whose volume it lies: that into which it was merged, or itself. */
const volumeOf = (state: PetitionState): PetitionId => state.mergedInto ?? state.petitionId;

/**
 * Has another volume of the same organisation this 档号 already (§6.5: 一案一卷)? A petition that was merged lies in the volume of the
 * one it was merged into, under its code. By the search index, which follows the events within a second.
 */
export async function archivalCodeTaken(
  client: PoolClient,
  { vault, store }: Pick<CaseworkParts, 'vault' | 'store'>,
  { petitionId, state, code }: { petitionId: PetitionId; state: PetitionState; code: string },
): Promise<boolean> {
  const ids = await petitionsUnderCode(client, vault, { orgId: state.arrival.orgId, code });
  for (const id of ids.filter((each) => each !== petitionId)) {
    const other = foldLoaded(await store.load(client, id));
    if (other !== null && volumeOf(other) !== volumeOf(state)) return true;
  }
  return false;
}
