import type { LoadedStream, StoredEvent } from '#event-store';
import { fold, type PetitionState, type RecordedPetitionEvent } from '#domain';
import { CaseworkRefused } from './casework-refused.js';
import type { OpenedSecret } from './petition-codec.js';

/** Category of petition streams. */
export const PETITION = 'petition';

/** A stored event in the domain's words; the secret where it was opened. */
export function recordedOf(event: StoredEvent): RecordedPetitionEvent {
  const { metadata } = event;
  const opened = (event.secret ?? {}) as OpenedSecret;
  return {
    type: event.type,
    occurredOn: metadata.occurredOn,
    ...(metadata.occurredAt === null ? {} : { occurredAt: metadata.occurredAt }),
    article: metadata.article,
    data: event.data,
    ...opened,
    meta: {
      eventId: event.eventId,
      version: event.version,
      recordedAt: event.recordedAt,
      actorId: metadata.actorId,
      capacity: metadata.capacity === '' ? null : metadata.capacity,
    },
  } as unknown as RecordedPetitionEvent;
}

/** Events that decide nothing: a colleague's note must not turn a clerk's form stale (§5.0 no. 8). */
const ASIDE = new Set([
  'HandlingNoteAdded',
  'RepeatLinked',
  'CheckSigned',
  'SatisfactionRated',
  'SubjectForgotten',
  'DocumentDrafted',
  'DocumentChecked',
  'DocumentSigned',
  'DocumentStamped',
  'DocumentSent',
  'DocumentReceiptRecorded',
  'DocumentVoided',
  'InstructionRecorded',
  'UnitFeedbackRecorded',
  'ScanFiled',
]);

/** The version that If-Match is held against. */
export function decidingVersionOf(events: readonly Pick<StoredEvent, 'type' | 'version'>[]): number {
  return events.reduce(
    (latest, { type, version }) => (ASIDE.has(type) ? latest : Math.max(latest, version)),
    0,
  );
}

/** What the person saw is still what a decision would be about. @rejects CASE_CHANGED with the present version */
export function requireVersion(loaded: LoadedStream, expected: number | 'any'): void {
  if (expected === 'any') return;
  if (expected < decidingVersionOf(loaded.events) || expected > loaded.version)
    throw new CaseworkRefused(
      'changed',
      'CASE_CHANGED',
      '此件在您打开之后已被更新,请核对新内容后再办;您填写的内容仍在。',
      {
        version: loaded.version,
      },
    );
}

/**
 * Stored events in the domain's words, as they may be shown: of a destroyed petition (§6.5) nothing is opened any more, also
 * where a process still holds its key for a moment.
 */
export function shownOf(events: readonly StoredEvent[]): RecordedPetitionEvent[] {
  const isGone = events.some(({ type }) => type === 'PetitionDestroyed');
  return events.map(recordedOf).map((event) => {
    if (!isGone) return event;
    const { sealed, persons, ...rest } = event;
    return {
      ...rest,
      ...(sealed === undefined ? {} : { sealed: GONE }),
      ...(persons === undefined
        ? {}
        : { persons: Object.fromEntries(Object.keys(persons).map((part) => [part, GONE])) }),
    } as RecordedPetitionEvent;
  });
}

const GONE = { redacted: true } as const;

/** Folds a loaded stream; null when there is none. */
export function foldLoaded(stream: LoadedStream): PetitionState | null {
  return fold(stream.streamId, stream.events.map(recordedOf));
}

/** Key ids of a petition: those of its arrival and of subjects that came later. */
export function keyIdsOf(events: readonly Pick<StoredEvent, 'metadata'>[]): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const { metadata } of events) Object.assign(keys, metadata['keyIds'] ?? {});
  return keys;
}
