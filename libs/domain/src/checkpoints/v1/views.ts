import type { CadreAuthority, NotificationIssued } from '../../petition/events.js';
import type { AccountId } from '../../petition/context.js';
import { isPutAway, type NoteKind, type PetitionStatus } from '../../glossary/index.js';
import type { Fact, PetitionState } from '../../petition/state.js';

/** Ends without a result (§1.14); judged once by the exit set (O-48). */
const EXIT_STATUSES: readonly PetitionStatus[] = [
  'returnedToSender',
  'redirected',
  'imported',
  'notAccepted',
  'noLongerAccepted',
  'reportedUp',
  'referred',
  'passedDown',
  'merged',
  'filed',
  'withdrawn',
  'ended',
  'unreachable',
];

/** Does it end here without a result of ours? */
export function endsWithoutResult(state: PetitionState): boolean {
  if (EXIT_STATUSES.includes(state.status)) return true;
  if (state.submissions.length > 0) return false;
  const { triage } = state;
  // Archived without having been closed: only an end without a result leads there.
  if (triage === null) return isPutAway(state.status);
  const { intakeDecision, disposition } = triage;
  if (intakeDecision === 'passDown') return disposition !== 'YJG';
  return intakeDecision !== 'handle' || (isPutAway(state.status) && state.closed === null);
}

/** 交办下级: both gates are judged at once when the report is in (§2.5). */
export const isAssignedDown = (state: PetitionState): boolean =>
  state.triage?.intakeDecision === 'passDown' && state.triage.disposition === 'YJG';

/** The result in force: the last submission. */
export const resultInForce = (state: PetitionState) => state.submissions.at(-1) ?? null;

export const isAnonymous = (state: PetitionState): boolean => state.arrival.anonymity === 'anonymous';

/** 23③: sent on by a petition office or by the superior; a briefing (30②) is not sending on (§6.2). */
export const isSentOn = (state: PetitionState): boolean =>
  (state.arrival.origin === 'petitionOffice' || state.arrival.origin === 'superiorOrgDept') &&
  state.arrival.transferKind !== 'briefing';

export const isBriefing = (state: PetitionState): boolean =>
  state.arrival.origin === 'petitionOffice' && state.arrival.transferKind === 'briefing';

export const hasAccusation = (state: PetitionState): boolean =>
  state.class === 'accusation' || state.arrival.matters.some((matter) => matter.class === 'accusation');

/** 1102 政策咨询, 1103 感谢表扬 (§6.3). */
const CONSULTING: readonly string[] = ['1102', '1103'];

/** 咨询、感谢: a suggestion whose matters ask for nothing else (QP02 table). */
export const isConsultation = (state: PetitionState): boolean =>
  state.class === 'suggestion' &&
  (CONSULTING.includes(state.categoryCode) ||
    (state.arrival.matters.length > 0 &&
      state.arrival.matters.every(({ purpose }) => purpose === 'consultation' || purpose === 'thanks')));

/** Standing of each accused; who is not known counts as ours until known, an accusation against nobody too. */
export function accusedStandings(state: PetitionState): CadreAuthority[] {
  const standings = state.arrival.subjects.flatMap(({ role, cadreAuthority }) =>
    role === 'accused' || cadreAuthority !== undefined ? [cadreAuthority ?? 'unknown'] : [],
  );
  if (standings.length === 0 && state.class === 'accusation') return ['own'];
  return [...new Set(standings)];
}

/** Accounts of accused persons who use this system. */
export const accusedAccounts = (state: PetitionState): AccountId[] =>
  state.arrival.subjects.flatMap((subject) =>
    (subject.role === 'accused' || subject.role === 'accusedOrganisation') && subject.accountId !== undefined
      ? [subject.accountId]
      : [],
  );

/** Those who handle it now. */
export const handlersOf = (state: PetitionState): AccountId[] =>
  state.handlerId === null ? state.coHandlerIds : [state.handlerId, ...state.coHandlerIds];

export const notesOf = (state: PetitionState, ...kinds: readonly NoteKind[]) =>
  state.notes.filter((note) => kinds.includes(note.kind));

/** 查办: dispositions under which facts are established here or by order. */
export const isVerified = (state: PetitionState): boolean => {
  const way = state.triage?.disposition ?? null;
  return way === 'ZB' || way === 'LB' || way === 'YJG';
};

/** Has the petition a written answer to the petitioner, or must it have one before it can be issued? */
export function writesAnswer(state: PetitionState): boolean {
  if (state.issued !== null) return true;
  const way = state.triage?.disposition;
  return way !== 'DF';
}

/** 重大: urgent grounds (§1.9) or an opened case (§2.4). READING: no list of what is grave is known. */
export const isGrave = (state: PetitionState): boolean =>
  state.arrival.urgentGrounds.length > 0 || state.caseOpened;

/** First notice by day. */
export function firstNotice(state: PetitionState): Fact<NotificationIssued['data']> | null {
  return [...state.notifications].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))[0] ?? null;
}
