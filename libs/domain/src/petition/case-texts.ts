import type { PetitionEventType, PersonFields, ArrivalText, RecordedPetitionEvent } from './events.js';
import type { SubjectId } from './context.js';

/** Shown in the place of what was deleted by law. */
export const REDACTED_TEXT = '〔已依法删除〕';

/** Opened text of one event, field by field; a text that is gone shows as deleted. */
export type EventTexts = Readonly<Record<string, unknown>>;

/** A person as the page shows it; `redacted` when the key was destroyed. */
export type PersonText = PersonFields & { readonly redacted?: true };

/** The latest opened text and persons of a petition, for the one page that shows them. */
export type CaseTexts = {
  /** As registered and corrected. */
  readonly arrival: ArrivalText;
  readonly persons: Readonly<Record<SubjectId, PersonText>>;
  /** Text of the newest event of each type: the proposal in force, the result in force … */
  readonly latest: { readonly [T in PetitionEventType]?: EventTexts };
  /** By noteId. */
  readonly notes: Readonly<Record<string, EventTexts>>;
  /** By event id, for the timeline. */
  readonly byEvent: Readonly<Record<string, EventTexts>>;
};

/**
 * Folds opened texts and persons (order of the stream). What could not be opened because its key was destroyed shows
 * as 〔已依法删除〕, whatever an earlier event said.
 */
export function caseTexts(events: readonly RecordedPetitionEvent[]): CaseTexts {
  let arrival: ArrivalText = { title: '', content: '', matters: {} };
  let persons: CaseTexts['persons'] = {};
  // filled and not copied: a case with a thousand events would copy half a million texts
  const latest: Record<string, EventTexts> = {};
  const notes: Record<string, EventTexts> = {};
  const byEvent: Record<string, EventTexts> = {};
  for (const event of events) {
    persons = personsAfter(persons, event);
    arrival = arrivalAfter(arrival, event);
    const texts = textsOf(event);
    if (texts === null) continue;
    latest[event.type] = texts;
    if (event.type === 'HandlingNoteAdded') notes[event.data.noteId] = texts;
    byEvent[event.meta.eventId] = texts;
  }
  return { arrival, persons, latest, notes, byEvent };
}

/** Text whose key was destroyed, as the store gives it back. */
export const isRedacted = (value: unknown): value is { redacted: true } =>
  typeof value === 'object' && value !== null && 'redacted' in value && value.redacted === true;

function textsOf(event: RecordedPetitionEvent): EventTexts | null {
  const sealed: unknown = event.sealed;
  if (typeof sealed !== 'object' || sealed === null) return null;
  return isRedacted(sealed) ? { text: REDACTED_TEXT } : { ...sealed };
}

function arrivalAfter(before: ArrivalText, event: RecordedPetitionEvent): ArrivalText {
  switch (event.type) {
    case 'PetitionRegistered':
    case 'PetitionSplitOff':
    case 'PetitionSentDown':
    case 'HistoryImported':
    case 'PetitionTakenOver': {
      const { sealed } = event;
      return sealed === undefined || isRedacted(sealed) ? redactedArrival(event) : sealed;
    }
    case 'PetitionCorrected': {
      const { sealed } = event;
      // The whole petition has one key: when a correction is gone, the registration is gone too.
      return sealed === undefined || isRedacted(sealed) ? before : { ...before, ...sealed.text };
    }
    default:
      return before;
  }
}

type Arrival = Extract<
  RecordedPetitionEvent,
  {
    type:
      | 'PetitionRegistered'
      | 'PetitionSplitOff'
      | 'PetitionSentDown'
      | 'HistoryImported'
      | 'PetitionTakenOver';
  }
>;

const redactedArrival = (event: Arrival): ArrivalText => ({
  title: REDACTED_TEXT,
  content: REDACTED_TEXT,
  matters: Object.fromEntries(
    event.data.matters.map(({ matterNo, pointCount }) => [
      String(matterNo),
      { summary: REDACTED_TEXT, points: Array.from({ length: pointCount }, () => REDACTED_TEXT) },
    ]),
  ),
});

// 更正登记 writes a field that was taken out as an empty text: to whoever reads it is not known any more.
const withoutEmptied = (person: PersonText): PersonText =>
  Object.fromEntries(Object.entries(person).filter(([, value]) => value !== ''));

const GONE: PersonText = { name: REDACTED_TEXT, redacted: true };

function personsAfter(before: CaseTexts['persons'], event: RecordedPetitionEvent): CaseTexts['persons'] {
  if (event.type === 'SubjectForgotten') return { ...before, [event.data.subjectId]: GONE };
  if (event.persons === undefined) return before;
  const after = { ...before };
  for (const [subjectId, person] of Object.entries(event.persons)) {
    const known = after[subjectId];
    after[subjectId] = isRedacted(person) || known?.redacted ? GONE : withoutEmptied({ ...known, ...person });
  }
  return after;
}
