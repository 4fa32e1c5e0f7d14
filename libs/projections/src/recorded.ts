import type { RecordedPetitionEvent } from '#domain';
import type { StoredEvent } from '#event-store';

type Opened = { sealed?: unknown; persons?: Record<string, unknown> };

/** A stored event in the domain's words; text and persons where the reader opened them. */
export function recordedOf({ type, data, secret, metadata, ...event }: StoredEvent): RecordedPetitionEvent {
  const { sealed, persons } = (secret ?? {}) as Opened;
  return {
    type,
    occurredOn: metadata.occurredOn,
    ...(metadata.occurredAt === null ? {} : { occurredAt: metadata.occurredAt }),
    article: metadata.article,
    data,
    ...(sealed === undefined ? {} : { sealed }),
    ...(persons === undefined ? {} : { persons }),
    meta: {
      eventId: event.eventId,
      version: event.version,
      recordedAt: event.recordedAt,
      actorId: metadata.actorId,
      capacity: metadata.capacity === '' ? null : metadata.capacity,
    },
  } as unknown as RecordedPetitionEvent;
}
