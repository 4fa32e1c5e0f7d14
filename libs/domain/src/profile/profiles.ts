import { policyOn, type Policy } from '../parameters.js';
import type { PetitionState } from '../petition/state.js';

/** Where the policy of an organisation on a day is found, and that of a petition. */
export type Profiles = {
  /** Changes with every change of the book. */
  readonly version: string;
  policyOn(orgId: number, date: string): Policy;
  /** That of its registration, which it keeps (§1.15), with what its organisation had set for that day. */
  policyFor(state: PetitionState): Policy;
};

/** The day up to which a petition takes notice of changed parameters; null while it is open. */
export const knownUntil = ({ closed, archived, left }: PetitionState): string | null =>
  closed?.occurredOn ?? archived?.occurredOn ?? left?.on ?? null;

/** No local values at all: the law and the defaults. */
export const LAW_ALONE: Profiles = {
  version: 'law',
  policyOn: (_, date) => policyOn(date),
  policyFor: ({ arrival }) => policyOn(arrival.registeredOn, [], arrival.legalProfile),
};
