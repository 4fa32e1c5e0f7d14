import {
  isRedacted,
  type PersonFields,
  type PetitionEventType,
  type PetitionState,
  type RecordedPetitionEvent,
  type SubjectId,
  type Verdict,
} from '#domain';

/** What a petitioner is found again by. */
export type IdentifierKind = 'name' | 'idNo' | 'phone';

/** One identifying value of a petitioner; null = it is gone. */
export type RowIdentifier = { subjectId: SubjectId; kind: IdentifierKind; value: string | null };

/** Verdicts of a gate as an event recorded them. */
export type RowVerdicts = {
  gate: 'signing' | 'closing';
  round: number;
  judgedOn: string;
  verdicts: Verdict[];
};

/**
 * What new events say of a petition's rows beside its state: texts, identifiers, verdicts.
 * @shape a member that is absent leaves its row as it is; petitionerShown is the name in the general zone and 实名
 *   or 匿名 elsewhere, null when the name was deleted by law; title null likewise
 */
export type RowText = {
  recordedAt: string;
  title?: string | null;
  petitionerShown?: string | null;
  identifiers: RowIdentifier[];
  verdicts: RowVerdicts[];
};

const KINDS: readonly IdentifierKind[] = ['name', 'idNo', 'phone'];

/** Those who petition, the petitioner before his representatives; never the accused. */
export const petitionersOf = (state: PetitionState): SubjectId[] => {
  const inRole = (wanted: string) =>
    state.arrival.subjects.flatMap(({ role, subjectId }) => (role === wanted ? [subjectId] : []));
  return [...inRole('petitioner'), ...inRole('representative')];
};

/**
 * Reads the new events of a petition (opened), given the state after them; null where nothing is new.
 * One event after the other gives the same as all at once, so that a rebuild comes to the same rows.
 */
export function rowTextOf(state: PetitionState, events: readonly RecordedPetitionEvent[]): RowText | null {
  const last = events.at(-1);
  if (last === undefined) return null;
  const text: RowText = { recordedAt: last.meta.recordedAt, identifiers: [], verdicts: [] };
  for (const event of events) {
    const title = titleIn(event);
    if (title !== undefined) text.title = title;
    addPersons(text, state, event);
    if (event.type === 'PetitionDestroyed') forgetAll(text, state);
    const verdicts = verdictsIn(event, state);
    if (verdicts !== null) text.verdicts.push(verdicts);
  }
  return text;
}

function titleIn(event: RecordedPetitionEvent): string | null | undefined {
  switch (event.type) {
    case 'PetitionRegistered':
    case 'PetitionSplitOff':
    case 'PetitionSentDown':
    case 'HistoryImported':
    case 'PetitionTakenOver':
      return event.sealed === undefined || isRedacted(event.sealed) ? null : event.sealed.title;
    case 'PetitionCorrected':
      return event.sealed === undefined || isRedacted(event.sealed) ? undefined : event.sealed.text?.title;
    default:
      return undefined;
  }
}

const OPENING: readonly PetitionEventType[] = [
  'PetitionRegistered',
  'PetitionSplitOff',
  'PetitionSentDown',
  'HistoryImported',
  'PetitionTakenOver',
];

/** Events whose sealed text or persons stand in a row: a rebuild opens no others. */
export const TOLD_IN_ROWS: readonly PetitionEventType[] = [
  ...OPENING,
  'PetitionCorrected',
  'PetitionerSucceeded',
];

function addPersons(text: RowText, state: PetitionState, event: RecordedPetitionEvent): void {
  const petitioners = petitionersOf(state);
  const [lead] = petitioners;
  const told = Object.entries(personsIn(event)).filter(([subjectId]) => petitioners.includes(subjectId));
  for (const [subjectId, person] of told)
    for (const kind of KINDS) {
      const value = person === null ? null : person[kind];
      if (value !== undefined) text.identifiers.push({ subjectId, kind, value: value === '' ? null : value });
    }
  if (state.zone !== 'general') {
    text.petitionerShown = anonymityShown(state.arrival.anonymity);
    return;
  }
  const person = told.find(([subjectId]) => subjectId === lead)?.[1];
  if (person === null) text.petitionerShown = null;
  else if (person?.name !== undefined) text.petitionerShown = person.name;
  else if (OPENING.includes(event.type)) text.petitionerShown = '';
}

/** Destroyed with its file (§6.5): no title, no name, nothing by which somebody is found again. */
function forgetAll(text: RowText, state: PetitionState): void {
  text.title = null;
  if (state.zone === 'general') text.petitionerShown = null;
  for (const subjectId of petitionersOf(state))
    for (const kind of KINDS) text.identifiers.push({ subjectId, kind, value: null });
}

/** Persons of an event by subject; null = deleted by law. */
function personsIn(event: RecordedPetitionEvent): Record<SubjectId, PersonFields | null> {
  if (event.type === 'SubjectForgotten') return { [event.data.subjectId]: null };
  return Object.fromEntries(
    Object.entries(event.persons ?? {}).map(([subjectId, person]) => [
      subjectId,
      isRedacted(person) ? null : person,
    ]),
  );
}

/** What stands for a name where it must not be shown. */
export const anonymityShown = (anonymity: string): string =>
  anonymity === 'realName' ? '实名' : anonymity === 'anonymous' ? '匿名' : '署名未核';

function verdictsIn(event: RecordedPetitionEvent, state: PetitionState): RowVerdicts | null {
  const judgedOn = event.occurredOn;
  switch (event.type) {
    case 'GatePassed':
    case 'ReworkOrdered': {
      const { gate, round, verdicts } = event.data;
      return { gate, round, judgedOn, verdicts };
    }
    case 'CompletionOrdered': {
      // The event names no round: it closed the one that the orders and returns before it had opened.
      const round = 1 + state.reworks.length + state.completions.length - 1;
      return { gate: 'closing', round, judgedOn, verdicts: event.data.verdicts };
    }
    default:
      return null;
  }
}

/** Two texts of one petition, the later over the earlier. */
export const mergedText = (earlier: RowText | null, later: RowText): RowText =>
  earlier === null
    ? later
    : {
        ...earlier,
        ...later,
        identifiers: [...earlier.identifiers, ...later.identifiers],
        verdicts: [...earlier.verdicts, ...later.verdicts],
      };
