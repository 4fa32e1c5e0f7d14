import type { ParameterOverride } from '../parameters.js';
import type { ParameterEnded, ParameterSet, ProfileEvent } from './profile-events.js';

/** A local value with what was said of it. @shape ended: the change that ended it, if any */
export type SetParameter = ParameterSet['data'] & { readonly ended: ParameterEnded['data'] | null };

/** The book of all local values. @shape changes: how many there were, also the number of the last */
export type ProfileState = { readonly changes: number; readonly values: readonly SetParameter[] };

/** Before anything was set: the law and the defaults alone. */
export const EMPTY_PROFILE: ProfileState = { changes: 0, values: [] };

/** Applies one change. */
export function evolveProfile(state: ProfileState, event: ProfileEvent): ProfileState {
  const changes = event.data.no;
  switch (event.type) {
    case 'ParameterSet':
      return { changes, values: [...state.values, { ...event.data, ended: null }] };
    case 'ParameterEnded': {
      const { data } = event;
      const values = state.values.map((value) =>
        value.no === data.ends ? { ...value, ended: data } : value,
      );
      return { changes, values };
    }
    default:
      return event satisfies never;
  }
}

/** The book after these events. */
export const profileStateOf = (events: readonly ProfileEvent[]): ProfileState =>
  events.reduce(evolveProfile, EMPTY_PROFILE);

/** How far each organisation is above one; 0 = itself. @shape orgId → steps */
export type Distances = ReadonlyMap<number, number>;

/**
 * The local values that hold for an organisation, as they were known on a day: a change that was entered later leaves
 * what was closed by then as it was judged. @shape knownOn: YYYY-MM-DD; null = as they are known now
 */
export function overridesFor(
  { values }: ProfileState,
  distances: Distances,
  knownOn: string | null = null,
): ParameterOverride[] {
  return values.flatMap(({ orgId, key, value, from, to, no, forBelow, recordedOn, ended }) => {
    const distance = distances.get(orgId);
    if (distance === undefined || (distance > 0 && !forBelow)) return [];
    if (knownOn !== null && knownOn < recordedOn) return [];
    const isEnded = ended !== null && (knownOn === null || ended.recordedOn <= knownOn);
    return [{ key, value, from, to: isEnded ? ended.to : to, no, distance }];
  });
}
