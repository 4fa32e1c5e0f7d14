import {
  type CaseTexts,
  type MatterFacts,
  type PetitionState,
  type PointRef,
  type Policy,
  type RecordedPetitionEvent,
  REDACTED_TEXT,
} from '#domain';

/** All that a paper may be made of: one petition, opened for one person. Nothing of a parent or a twin is in it. */
export type DocumentCase = {
  readonly state: PetitionState;
  readonly events: readonly RecordedPetitionEvent[];
  readonly texts: CaseTexts;
  /** Full name of the organ today. */
  readonly organName: string;
  /** Its name on another day: a paper of before it was renamed keeps the one of its day. */
  readonly organNameOn: (day: string) => string;
  /** The superior organ to which a review is addressed, by its name today; null where it is not known. */
  readonly superiorName: string | null;
  readonly superiorNameOn: (day: string) => string | null;
  /** May the person for whom it is opened know who reported (domain.md §9)? */
  readonly mayKnowReporter: boolean;
  /** The periods that hold for it: those that its papers name are reckoned by them. */
  readonly policy: Policy;
  readonly nameOf: (accountId: string) => string;
};

/** The same case under the names that the organ and its superior bore on a day. @shape day: null = today */
export function caseOn(theCase: DocumentCase, day: string | null): DocumentCase {
  if (day === null) return theCase;
  const [organName, superiorName] = [theCase.organNameOn(day), theCase.superiorNameOn(day)];
  return organName === theCase.organName && superiorName === theCase.superiorName
    ? theCase
    : { ...theCase, organName, superiorName };
}

/** Words of an event, by field; '' where there are none. */
export type Words = (field: string) => string;

const stringIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Opened words of one event. */
export const wordsOf = ({ texts }: Pick<DocumentCase, 'texts'>, eventId: string | undefined): Words => {
  const opened = eventId === undefined ? undefined : texts.byEvent[eventId];
  return (field) => stringIn(opened?.[field]);
};

/** Words of the newest event of a type. */
export const latestWords =
  ({ texts }: Pick<DocumentCase, 'texts'>, type: RecordedPetitionEvent['type']): Words =>
  (field) =>
    stringIn(texts.latest[type]?.[field]);

/**
 * Where it went, by name: as the decision says, or as the letter in force says. '' where neither does (an older decision knew a unit
 * of our system by its number alone).
 */
export const targetNameOf = (theCase: Pick<DocumentCase, 'state' | 'texts'>): string =>
  latestWords(theCase, 'PetitionTriaged')('targetName') ||
  (theCase.state.below?.endedOn === null ? latestWords(theCase, 'AssignmentSent')('targetName') : '');

/** Was any of it destroyed by law? Such a text is never printed as if it were one. */
export const isGone = (...texts: readonly string[]): boolean =>
  texts.some((text) => text.includes(REDACTED_TEXT));

/** Is it kept apart from the ordinary: an accusation, or sealed? */
export const isRestricted = ({ state }: Pick<DocumentCase, 'state'>): boolean => state.zone !== 'general';

/** A matter with its words. */
export type OwnMatter = {
  readonly facts: MatterFacts;
  readonly summary: string;
  readonly points: readonly { readonly ref: PointRef; readonly text: string }[];
};

/**
 * The matters that papers of this petition may speak of: those of its own class and road. Whatever else stands in an
 * unsplit letter, above all an accusation, is not there (R-23, 30③).
 */
export function ownMatters({ state, texts }: Pick<DocumentCase, 'state' | 'texts'>): OwnMatter[] {
  return state.arrival.matters
    .filter((facts) => facts.class === state.class)
    .map((facts) => {
      const words = texts.arrival.matters[String(facts.matterNo)];
      return {
        facts,
        summary: words?.summary.trim() ?? '',
        points: (words?.points ?? []).map((text, at) => ({
          ref: `${facts.matterNo}.${at + 1}`,
          text: text.trim(),
        })),
      };
    });
}

/** Names of the petitioners; representatives where no petitioner is named. */
export function petitionerNames({ state, texts }: Pick<DocumentCase, 'state' | 'texts'>): string[] {
  const named = (role: 'petitioner' | 'representative') =>
    state.arrival.subjects
      .filter((subject) => subject.role === role)
      .map(({ subjectId }) => texts.persons[subjectId]?.name?.trim() ?? '')
      .filter((name) => name !== '' && !isGone(name));
  const petitioners = named('petitioner');
  return petitioners.length > 0 ? petitioners : named('representative');
}
