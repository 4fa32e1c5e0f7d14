import type { ArrivalText, RecordedPetitionEvent, SubjectId, Zone } from '#domain';
import type { Vault } from '#vault';
import { nameInitials } from './name-initials.js';

/** What makes tokens of a text. */
export type Tokeniser = Pick<Vault, 'blindTokens' | 'blindQuery' | 'blindIndex'>;

/** A searchable part of a petition: its number, a field of its text, a person. */
export type SearchPart = { role: string | null; tokens: string[]; pairs: number };

/** The parts of one petition by name. */
export type SearchParts = Map<string, SearchPart>;

/** Events that change what can be found. */
export const SEARCHED_EVENTS = [
  'PetitionRegistered',
  'PetitionSplitOff',
  'PetitionSentDown',
  'HistoryImported',
  'PetitionTakenOver',
  'PetitionTakenBack',
  'PetitionCorrected',
  'PetitionReclassified',
  'PetitionerSucceeded',
  'SubjectForgotten',
  'PetitionArchived',
  'PetitionDestroyed',
];

const TEXT_PARTS = ['title', 'content', 'place', 'externalNo', 'legacyNo', 'matters'] as const;
const personPart = (subjectId: SubjectId): string => `person/${subjectId}`;
const isRedacted = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'redacted' in value;

/** Whose names are found in which zone: in the restricted ones nobody learns by a search who reported (domain.md §9). */
const isFound = (role: string | null, zone: Zone): boolean =>
  zone === 'general' || role === 'accused' || role === 'accusedOrganisation';

/** A name and its initials: the box takes both. */
const foundByName = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : [name, ...nameInitials(name)].join(' ');

/**
 * The token of a query code 查询码, from its HMAC (an HMAC is blind already).
 * @shape 16 hex digits, as every token
 */
export const queryCodeToken = (mac: string): string => Buffer.from(mac, 'base64url').toString('hex', 0, 8);

/**
 * The token of a whole 档号, by which the petition that has it already is found; null where nothing is left of it.
 * @shape 16 hex digits, as every token
 */
export function archivalCodeToken(vault: Pick<Vault, 'blindIndex'>, code: string): string | null {
  const mac = vault.blindIndex('archivalCode', code.replace(/\s/gu, ''));
  return mac === null ? null : queryCodeToken(mac);
}

/** What an event makes of the parts; they are changed in place. `zone`: that in which the event was recorded. */
export function applyToParts(
  parts: SearchParts,
  event: RecordedPetitionEvent,
  zone: Zone,
  vault: Tokeniser,
): void {
  const put = (name: string, text: string | undefined, role: string | null = null): void => {
    if (text === undefined) return;
    const pairs = name === 'content' ? vault.blindQuery(text).length : 0;
    parts.set(name, { role, tokens: vault.blindTokens(text), pairs });
  };
  const putPersons = (where: Zone): void => {
    for (const [subjectId, person] of Object.entries(event.persons ?? {})) {
      const name = personPart(subjectId);
      const role = parts.get(name)?.role ?? null;
      if (isRedacted(person)) parts.set(name, { role, tokens: [], pairs: 0 });
      else if ('name' in person) put(name, isFound(role, where) ? foundByName(person.name) : '', role);
    }
  };
  switch (event.type) {
    case 'PetitionRegistered':
    case 'PetitionSplitOff':
    case 'PetitionSentDown':
    case 'HistoryImported':
    case 'PetitionTakenOver':
      put('number', `${event.data.displayNo} ${event.data.petitionNo}`);
      if ('queryCodeMac' in event.data)
        parts.set('queryCode', { role: null, tokens: [queryCodeToken(event.data.queryCodeMac)], pairs: 0 });
      // Each person has a part from the start, so that his role is known when only his name is corrected.
      for (const { subjectId, role } of event.data.subjects)
        parts.set(personPart(subjectId), { role, tokens: [], pairs: 0 });
      putText(put, event.sealed);
      putPersons(event.data.zone);
      return;
    case 'PetitionTakenBack':
      for (const [name, part] of parts) parts.set(name, { ...part, tokens: [], pairs: 0 });
      return;
    case 'PetitionCorrected':
      for (const { subjectId, role } of event.data.changes.subjects ?? []) {
        const known = parts.get(personPart(subjectId));
        parts.set(personPart(subjectId), { tokens: known?.tokens ?? [], pairs: 0, role });
      }
      putText(put, event.sealed !== undefined && 'text' in event.sealed ? event.sealed.text : undefined);
      putPersons(zone);
      return;
    case 'PetitionReclassified':
      if (event.data.newNo !== null)
        put('number', `${event.data.newNo.displayNo} ${event.data.newNo.petitionNo}`);
      for (const [name, part] of parts)
        if (name.startsWith('person/') && !isFound(part.role, event.data.zone)) part.tokens = [];
      return;
    case 'PetitionerSucceeded': {
      const former = personPart(event.data.formerId);
      const role = parts.get(former)?.role ?? 'petitioner';
      parts.set(personPart(event.data.successorId), { role, tokens: [], pairs: 0 });
      putPersons(zone);
      return;
    }
    case 'SubjectForgotten':
      parts.set(personPart(event.data.subjectId), { role: null, tokens: [], pairs: 0 });
      return;
    case 'PetitionArchived': {
      if (event.sealed === undefined || 'redacted' in event.sealed) return;
      const { archivalCode } = event.sealed;
      const whole = archivalCodeToken(vault, archivalCode);
      const tokens = [...vault.blindTokens(archivalCode), ...(whole === null ? [] : [whole])];
      parts.set('archivalCode', { role: null, tokens, pairs: 0 });
      return;
    }
    case 'PetitionDestroyed':
      // Its number is found as before; the rest is named here, because a rebuild never had it in hand.
      for (const name of [...TEXT_PARTS, 'archivalCode', ...parts.keys()])
        if (name !== 'number') parts.set(name, { role: parts.get(name)?.role ?? null, tokens: [], pairs: 0 });
      return;
    default:
  }
}

type Put = (name: string, text: string | undefined) => void;

function putText(put: Put, text: Partial<ArrivalText> | { redacted: true } | undefined): void {
  if (text === undefined || 'redacted' in text) return;
  put('title', text.title);
  put('content', text.content);
  put('place', text.place);
  put('externalNo', text.externalNo);
  put('legacyNo', text.legacyNo);
  const { matters } = text;
  if (matters === undefined) return;
  const words = Object.values(matters).flatMap(({ summary, points }) => [summary, ...points]);
  put('matters', words.join('\n'));
}
