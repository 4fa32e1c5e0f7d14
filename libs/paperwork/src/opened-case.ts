import type { Office } from '#casework';
import type { CaseTexts, PetitionState, Policy, RecordedPetitionEvent } from '#domain';
import type { StoredEvent } from '#event-store';

/** A petition opened for one person, after both checks: row-level security and the application's own. */
export type OpenedCase = {
  petitionId: string;
  version: number;
  today: string;
  now: string;
  state: PetitionState;
  stored: readonly StoredEvent[];
  events: readonly RecordedPetitionEvent[];
  texts: CaseTexts;
  office: Office;
  /** The periods and thresholds that hold for it. */
  policy: Policy;
  /** Why it was opened, sealed (§9); null where no reason is asked. */
  sealedReason: Buffer | null;
};
