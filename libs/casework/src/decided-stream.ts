import { evolve, type PetitionEvent, type PetitionState } from '#domain';
import type { LoadedStream, StoredEvent } from '#event-store';
import type { Office } from './office.js';

/** A stream that a decision adds events to; null before it exists. */
export type DecidedStream = {
  petitionId: string;
  before: PetitionState | null;
  loaded: LoadedStream | null;
  events: PetitionEvent[];
};

/** The text just sealed is at hand: no need to open it again for the read model. */
export function withText(event: StoredEvent, source: PetitionEvent | undefined): StoredEvent {
  const secret = {
    ...(source?.sealed === undefined ? {} : { sealed: source.sealed }),
    ...(source?.persons === undefined ? {} : { persons: source.persons }),
  };
  return { ...event, secret };
}

/** The status that the stored answer names; from a fold over the events as decided. */
export function statusAfter({ before, events, petitionId }: DecidedStream): string {
  const folded = events.reduce<PetitionState | null>(
    (state, event, index) =>
      evolve(
        state,
        {
          ...event,
          meta: {
            eventId: petitionId,
            version: (before?.version ?? 0) + index + 1,
            recordedAt: '',
            actorId: null,
            capacity: null,
          },
        } as Parameters<typeof evolve>[1],
        petitionId,
      ),
    before,
  );
  return folded?.status ?? '';
}

/** Numbers that an event gives: petition numbers and document numbers. */
export function numbersGivenBy(event: PetitionEvent): string[] {
  if (
    event.type === 'PetitionRegistered' ||
    event.type === 'PetitionSplitOff' ||
    event.type === 'PetitionTakenOver'
  )
    return [event.data.displayNo];
  if (event.type === 'CaseOpened') return [event.data.caseNo];
  if ('docNo' in event.data && event.data.docNo !== null) return [event.data.docNo];
  return [];
}

/** The organ in whose books a stream stands: its own where it exists, that of its arrival where it begins. */
export function recordedBy({ before, events }: DecidedStream, office: Office): number {
  const opening = events.find((event) => event.type === 'PetitionSentDown');
  return before?.arrival.orgId ?? opening?.data.orgId ?? office.organisation.id;
}
