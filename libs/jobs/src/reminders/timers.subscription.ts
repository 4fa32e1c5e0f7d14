import { PETITION } from '#casework';
import type { StoredEvent, SubscriptionDefinition } from '#event-store';
import type { ReminderParts } from '../background-parts.js';
import { tellChanged } from '../live/live-hub.js';
import { deriveTimers } from './timers.js';

/** Name of the subscription that keeps the timers. */
export const TIMERS_SUBSCRIPTION = 'reminders';

/** Derives the timers of the petitions that a page of events touches, in one transaction with its position. */
export const timersSubscription = (parts: ReminderParts): SubscriptionDefinition => ({
  name: TIMERS_SUBSCRIPTION,
  // which petitions were touched is all that is asked: no type is left out, so that a page is one walk of the index
  bare: true,
  batchSize: 1000,
  handlePage: async (client, events) => {
    const petitionIds = touchedBy(events);
    if (petitionIds.length === 0) return;
    await deriveTimers(client, petitionIds, parts);
    // From here, one writer and one message a page: NOTIFY in every command would queue their commits up.
    await tellChanged(client, petitionIds);
  },
  onStalled: ({ name, failures, error }) => parts.log.error({ name, failures, error }, 'subscription halted'),
});

/** Petitions among them; history never has a clock (eventstore.md §5.0 no. 3). */
const touchedBy = (events: readonly StoredEvent[]): string[] => [
  ...new Set(
    events
      .filter(({ category, type }) => category === PETITION && type !== 'HistoryImported')
      .map(({ streamId }) => streamId),
  ),
];
