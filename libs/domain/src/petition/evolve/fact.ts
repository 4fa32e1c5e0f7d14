import type { RecordedPetitionEvent } from '../events.js';
import type { Fact } from '../state.js';

/** The data of an event with the event that says so (O-49). */
export function factOf<T extends object>(event: RecordedPetitionEvent, data: T): Fact<T> {
  return { ...data, eventId: event.meta.eventId, occurredOn: event.occurredOn };
}
