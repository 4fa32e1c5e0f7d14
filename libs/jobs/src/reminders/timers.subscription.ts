import { PETITION } from '#casework';
import { PETITION_EVENTS, type PetitionEventType } from '#domain';
import type { StoredEvent, SubscriptionDefinition } from '#event-store';
import type { ReminderParts } from '../background-parts.js';
import { tellChanged } from '../live/live-hub.js';
import { deriveTimers } from './timers.js';

/** Name of the subscription that keeps the timers. */
export const TIMERS_SUBSCRIPTION = 'reminders';

/** History never has a clock (eventstore.md §5.0 no. 3). */
const WITH_CLOCKS = (Object.keys(PETITION_EVENTS) as PetitionEventType[]).filter(
  (type) => type !== 'HistoryImported',
);

/** Derives the timers of the petitions that a page of events touches, in one transaction with its position. */
export const timersSubscription = (parts: ReminderParts): SubscriptionDefinition => ({
  name: TIMERS_SUBSCRIPTION,
  types: WITH_CLOCKS,
  // which petitions were touched is all that is asked; the later the page ends, the fewer are derived twice
  bare: true,
  batchSize: 1000,
  handlePage: async (client, events) => {
    const petitionIds = touchedBy(events);
    await deriveTimers(client, petitionIds, parts);
    // From here, one writer and one message a page: NOTIFY in every command would queue their commits up.
    await tellChanged(client, petitionIds);
  },
  onStalled: ({ name, failures, error }) => parts.log.error({ name, failures, error }, 'subscription halted'),
});

const touchedBy = (events: readonly StoredEvent[]): string[] => [
  ...new Set(events.filter(({ category }) => category === PETITION).map(({ streamId }) => streamId)),
];
