import type { ProfileBook } from '#casework';
import type { EventStore } from '#event-store';
import type { Pools, Settings } from '#platform';

/** What opening a case needs. */
export type CaseParts = {
  readonly pools: Pick<Pools, 'reader' | 'store'>;
  readonly store: EventStore;
  readonly profiles: Pick<ProfileBook, 'policyFor'>;
};

/** What making papers needs of an opened runtime; a type of its own, because the runtime runs our migrations. */
export type PaperworkParts = CaseParts & {
  readonly settings: Pick<Settings, 'dataDir'>;
};
