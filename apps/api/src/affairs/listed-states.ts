import { listedIds, petitionsOf } from '#casework';
import type { Affair, AnyAffairState, PetitionState } from '#domain';
import type { Runtime } from '../shared/runtime.js';

/** The petitions that an affair lists, as they stand; without their texts. */
export async function listedStates(
  { store, pools }: Pick<Runtime, 'store' | 'pools'>,
  affair: Affair,
  state: AnyAffairState,
): Promise<PetitionState[]> {
  const ids = listedIds(affair, state, {});
  const found = await petitionsOf(pools.store, { store }, { ids, secrets: false });
  return found.map(({ state: petition }) => petition);
}
