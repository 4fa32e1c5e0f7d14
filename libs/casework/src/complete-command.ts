import { deriveStreamId } from '#event-store';
import {
  caseTexts,
  type CorrectRegistration,
  type PersonText,
  type SubjectFacts,
  type PetitionCommand,
  type PetitionState,
  paperRule,
  type RecordedPetitionEvent,
  type SubmitResult,
} from '#domain';
import type { Colleague, Office } from './office.js';

/** A command as it comes through the door: ids, texts and directory hits are added here. */
export type CommandInput = { type: PetitionCommand['type'] } & Record<string, unknown>;

/** What completion may use. */
export type CompletionSources = {
  petitionId: string;
  commandId: string;
  /** Who gives the command. */
  actorId: string;
  state: PetitionState;
  /** The stream with opened secrets. */
  events: readonly RecordedPetitionEvent[];
  office: Office;
  /** Check value of a fresh query code. */
  macOf?: () => string;
  /** Highest likeness of this text to another reply of the organisation, 0–100 (QS08). */
  likenessOf: (text: string) => Promise<number>;
  /** Has another volume of the organisation this 档号 (§6.5)? Absent where nobody can tell. */
  codeTaken?: (code: string) => Promise<boolean>;
  /** Id of the key under which a part of the petition is sealed; where nobody is forgotten, absent. */
  keyIdOf?: (part: string) => string | undefined;
  /** The correction with the users whom a corrected accused turns out to be. */
  recognised: (command: CorrectRegistration) => Promise<CorrectRegistration>;
};

/** Whether a command can only be completed with the opened stream. */
export const needsSecrets = (type: PetitionCommand['type']): boolean => WITH_SECRETS.includes(type);

const WITH_SECRETS: readonly PetitionCommand['type'][] = [
  'split',
  'designateHandler',
  'correct',
  'signDocument',
  'sendDocument',
  'sendDown',
  'sendReport',
];

const paperId = ({ commandId }: CompletionSources) => deriveStreamId(commandId, 'document');

/**
 * Adds what the person does not type: ids derived from the command (so that a repetition names the same), the opened
 * text of a letter to be split, hits of the recusal check, the likeness to other replies (QS08).
 */
export async function completeCommand(
  input: CommandInput,
  from: CompletionSources,
): Promise<PetitionCommand> {
  switch (input.type) {
    case 'addNote':
      return { ...input, noteId: deriveStreamId(from.commandId, 'note') } as unknown as PetitionCommand;
    case 'notify':
    case 'notifyExtension':
    case 'issue':
      return { ...input, documentId: paperId(from) } as unknown as PetitionCommand;
    case 'askCoHandlers':
    case 'concludeByAgreement':
    case 'openHearing':
    case 'reportHearing':
      return { ...input, documentId: paperId(from) } as unknown as PetitionCommand;
    case 'sendDown':
      return letterOf(input, from);
    case 'sendReport':
      return {
        ...input,
        result: caseTexts(from.events).latest.ResultSubmitted,
      } as unknown as PetitionCommand;
    case 'continueBySuccessor':
      return {
        ...input,
        successorId: deriveStreamId(from.commandId, 'successor'),
      } as unknown as PetitionCommand;
    case 'split':
      return splitOf(input, from);
    case 'designateHandler':
      return {
        ...input,
        recusalHits: recusalHits(input, from),
        ...(from.state.zone === 'general' ? {} : { needToKnow: thoseWhoKnow(input, from) }),
      } as unknown as PetitionCommand;
    case 'correct':
      return from.recognised(correctionOf(input, from));
    case 'forgetSubject':
      // one who is not of this petition has no key: the decision says so
      return {
        ...input,
        keyId: from.keyIdOf?.(String(input['subjectId'])) ?? '',
      } as unknown as PetitionCommand;
    case 'draftDocument':
      return { documentId: paperId(from), ...input } as unknown as PetitionCommand;
    case 'recordInstruction':
      return {
        ...input,
        instructionId: deriveStreamId(from.commandId, 'instruction'),
      } as unknown as PetitionCommand;
    case 'recordUnitFeedback':
      return {
        ...input,
        feedbackId: deriveStreamId(from.commandId, 'feedback'),
      } as unknown as PetitionCommand;
    case 'sendDocument':
      return {
        ...input,
        ...wordsOfDraft(input, from),
        ...downWith(input, from),
      } as unknown as PetitionCommand;
    case 'signDocument':
      return { ...input, ...wordsOfDraft(input, from) } as unknown as PetitionCommand;
    case 'submitResult': {
      const command = input as unknown as SubmitResult;
      return { ...command, templateLikeness: await from.likenessOf(`${command.facts}\n${command.opinion}`) };
    }
    case 'archive':
      return {
        ...input,
        codeTaken: (await from.codeTaken?.(String(input['archivalCode']))) ?? false,
      } as unknown as PetitionCommand;
    default:
      return input as unknown as PetitionCommand;
  }
}

/** Title, reader and fields of the draft in force: what is signed and sent is what was written, not what comes along. */
function wordsOfDraft(input: CommandInput, from: CompletionSources) {
  const draft = draftOf(input, from);
  return { title: draft?.title ?? '', addressee: draft?.addressee ?? '', fields: draft?.fields ?? {} };
}

function draftOf(input: CommandInput, { events }: CompletionSources) {
  const drafted = events.findLast(
    (event) => event.type === 'DocumentDrafted' && event.data.documentId === input['documentId'],
  );
  const sealed = drafted?.type === 'DocumentDrafted' ? drafted.sealed : undefined;
  return sealed === undefined || 'redacted' in sealed ? null : sealed;
}

/** The petition in the receiving organ follows from the command, its text from ours. */
function letterOf(input: CommandInput, from: CompletionSources): PetitionCommand {
  return { ...input, documentId: paperId(from), ...goingDown(from) } as unknown as PetitionCommand;
}

function goingDown(from: CompletionSources) {
  const { arrival, persons } = caseTexts(from.events);
  const onPaper = from.state.triage?.targetOrgId == null;
  return {
    childId: onPaper ? null : deriveStreamId(from.commandId, 'sent-down'),
    queryCodeMac: from.macOf?.(),
    text: arrival,
    persons,
  };
}

/** What a 转送函 or 交办函 takes along when it goes out (O-29), with its own words for whoever may read no others. */
function downWith(input: CommandInput, from: CompletionSources) {
  const paper = from.state.papers.find(({ documentId }) => documentId === input['documentId']);
  if (paper === undefined || paperRule(paper.code).act !== 'letterDown') return {};
  const draft = draftOf(input, from);
  const letter = {
    title: [...(draft?.title ?? '')].slice(0, TITLE).join(''),
    content: bodyOf(draft?.content),
  };
  return { down: { ...goingDown(from), letter } };
}

/** Longest title of a petition; that of a letter may be longer. @unit character */
const TITLE = 120;

/** The paragraphs of a draft, as it is kept. @shape content JSON of a document's model */
function bodyOf(content: string | undefined): string {
  const { paragraphs = [] } = JSON.parse(content ?? '{}') as { paragraphs?: { text?: string }[] };
  return paragraphs.map(({ text = '' }) => text).join('\n');
}

/** Matters with the same part number go into one child; children's ids follow from the command. */
function splitOf(input: CommandInput, { commandId, events }: CompletionSources): PetitionCommand {
  const byPart = new Map<number, number[]>();
  const parts = Array.isArray(input['parts']) ? (input['parts'] as { matterNo: number; part: number }[]) : [];
  for (const { matterNo, part } of parts) byPart.set(part, [...(byPart.get(part) ?? []), matterNo]);
  const texts = caseTexts(events);
  return {
    type: 'split',
    parts: [...byPart.entries()]
      .sort(([a], [b]) => a - b)
      .map(([part, matterNos]) => ({ petitionId: deriveStreamId(commandId, `part/${part}`), matterNos })),
    reason: input['reason'] as string,
    text: texts.arrival,
    persons: texts.persons,
  };
}

function correctionOf(input: CommandInput, { commandId, events }: CompletionSources): CorrectRegistration {
  const { title, content, place, persons, petitioner, ...rest } = input;
  const text = Object.fromEntries(
    Object.entries({ title, content, place }).filter(([, value]) => value !== undefined),
  );
  const people = (persons as CorrectedPerson[] | undefined) ?? [];
  // identities are sealed, whose cadre somebody is decides: they part here
  const identities = people.map(
    ({ subjectId, cadreAuthority: _, ...fields }) => [subjectId, fields] as const,
  );
  const facts = people.flatMap(({ subjectId, cadreAuthority }) =>
    cadreAuthority === undefined ? [] : [[subjectId, { cadreAuthority }] as const],
  );
  return {
    ...rest,
    ...(Object.keys(text).length === 0 ? {} : { text }),
    ...(people.length === 0 ? {} : { persons: Object.fromEntries(identities) }),
    ...(facts.length === 0 ? {} : { subjects: Object.fromEntries(facts) }),
    ...(petitioner
      ? { petitioner: { ...petitioner, subjectId: deriveStreamId(commandId, 'petitioner') } }
      : {}),
    known: caseTexts(events).persons,
  } as unknown as CorrectRegistration;
}

type CorrectedPerson = { subjectId: string; cadreAuthority?: string } & Record<string, unknown>;

/** the accused himself, people of his name, people of his unit, among those to be designated. */
function recusalHits(input: CommandInput, { state, events, office }: CompletionSources): Hit[] {
  const people = [input['handlerId'], ...(Array.isArray(input['coHandlerIds']) ? input['coHandlerIds'] : [])];
  const { persons } = caseTexts(events);
  const accused = state.arrival.subjects.filter(({ role }) => role === 'accused');
  return people.flatMap((accountId) => {
    const person = typeof accountId === 'string' ? office.colleagues.get(accountId) : undefined;
    return person
      ? accused.flatMap((subject) => groundsAgainst(person, subject, persons[subject.subjectId]))
      : [];
  });
}

/**
 * 知悉范围 of a restricted petition: whoever settles it and whoever signed for it stay inside, or nobody would be left
 * who may send the reporter his notice (domain.md §9).
 */
function thoseWhoKnow(input: CommandInput, { actorId, state }: CompletionSources): string[] {
  const given = Array.isArray(input['needToKnow']) ? (input['needToKnow'] as string[]) : [];
  const { signerId } = (input['approval'] ?? {}) as { signerId?: string };
  const accused = state.arrival.subjects.map(({ accountId }) => accountId);
  const named = [...given, actorId, ...(signerId === undefined ? [] : [signerId])];
  return [...new Set(named)].filter((id) => !accused.includes(id));
}

type Hit = { accountId: string; ground: 'accused' | 'sameName' | 'sameUnit' };

function groundsAgainst(person: Colleague, subject: SubjectFacts, identity: PersonText | undefined): Hit[] {
  const { accountId } = person;
  if (subject.accountId === accountId) return [{ accountId, ground: 'accused' }];
  const hits: Hit[] = [];
  if (identity?.name === person.displayName) hits.push({ accountId, ground: 'sameName' });
  if (person.section !== null && identity?.unit === person.section)
    hits.push({ accountId, ground: 'sameUnit' });
  return hits;
}
