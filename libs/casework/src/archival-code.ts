import type { PoolClient } from 'pg';
import type { PetitionId, PetitionState } from '#domain';
import { type LoadedStream, streamsBehind } from '#event-store';
import { archivalCodeToken, petitionsUnderCode, SEARCH_SUBSCRIPTION } from '#projections';
import type { CaseworkParts } from './decisions.js';
import { foldLoaded, recordedOf } from './opened-case.js';
import { takeTurns } from './take-turns.js';

const ARCHIVED = 'PetitionArchived';

/** The petition in whose volume it lies: that into which it was merged, or itself. */
const volumeOf = (state: PetitionState): PetitionId => state.mergedInto ?? state.petitionId;

/**
 * Has another volume of the same organisation this 档号 already (§6.5: 一案一卷)? A petition that was merged lies in the volume of the
 * one it was merged into, under its code. Two who give the same code at the same time are asked one after the other: the lock is held
 * to the end of the transaction. Found by the search index, and what was archived since it was last written is opened and compared.
 */
export async function archivalCodeTaken(
  client: PoolClient,
  { vault, store }: Pick<CaseworkParts, 'vault' | 'store'>,
  { petitionId, state, code }: { petitionId: PetitionId; state: PetitionState; code: string },
): Promise<boolean> {
  const { orgId } = state.arrival;
  const token = archivalCodeToken(vault, code);
  if (token === null) return false;
  await takeTurns(client, `archival-code/${orgId}/${token}`);
  const behind = await streamsBehind(client, { name: SEARCH_SUBSCRIPTION, types: [ARCHIVED] });
  const indexed = await petitionsUnderCode(client, vault, { orgId, code });
  for (const id of new Set([...indexed, ...behind])) {
    if (id === petitionId) continue;
    const loaded = await store.load(client, id, { secrets: !indexed.includes(id) });
    const other = foldLoaded(loaded);
    if (other === null || other.arrival.orgId !== orgId || volumeOf(other) === volumeOf(state)) continue;
    if (indexed.includes(id) || archivalCodeToken(vault, codeIn(loaded)) === token) return true;
  }
  return false;
}

/** The 档号 of an opened stream; empty where it has none or may not be opened. */
function codeIn({ events }: LoadedStream): string {
  const archived = events.map(recordedOf).findLast(({ type }) => type === ARCHIVED);
  const sealed = archived?.type === ARCHIVED ? archived.sealed : undefined;
  return sealed === undefined || 'redacted' in sealed ? '' : sealed.archivalCode;
}
