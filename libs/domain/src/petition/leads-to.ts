import type { PetitionStatus } from '../glossary/index.js';
import type { PetitionCommandType } from './commands.js';
import { AFTER_SIGNING, ENDED_WITHOUT_RESULT, WORKED_ON } from './state-groups.js';
import { ALLOWED_IN } from './transitions.js';

type From = readonly PetitionStatus[] | 'anywhere' | 'nowhere';
type Targets = Readonly<Partial<Record<PetitionStatus, From>>>;

const each = (to: readonly PetitionStatus[], from: From): Targets =>
  Object.fromEntries(to.map((status) => [status, from]));

/** Before the closing gate, or at it. */
const AT_CLOSING: readonly PetitionStatus[] = ['reportSubmitted', ...AFTER_SIGNING];

/** Where a review may be asked for, and where the petition stands again when the opinion is upheld. */
const ANSWERED: readonly PetitionStatus[] = ['delivered', 'closingReview', 'completion', 'closed'];

/** Where work goes on after its petitioner was out of reach, or somebody entitled took his place. */
const WORK_GOES_ON: readonly PetitionStatus[] = ['triaged', ...WORKED_ON];

/** Where a letter is out, or the matter is handled beside it. */
const LETTER_OUT: readonly PetitionStatus[] = ['assignedDown', 'passedDown', ...WORKED_ON];

/** Open, and no result signed yet: until then a letter may be recalled. */
const NOT_ISSUED: readonly PetitionStatus[] = [
  'toBeSignedFor',
  'registered',
  'objectionPending',
  'assignedDown',
  'reportSubmitted',
  'resultSubmitted',
  ...WORK_GOES_ON,
];

/**
 * Where a command may lead, and from where; a command that is left out leaves the state as it is. The specs walk this
 * table for unreachable states and dead ends, and hold random histories against it.
 */
const LEADS_TO: Readonly<Partial<Record<PetitionCommandType, Targets>>> = {
  register: { registered: 'nowhere' },
  importHistory: { history: 'nowhere' },
  takeOver: each(['registered', 'triaged', 'assignedDown', 'accepted'], 'nowhere'),
  takeBack: { takenBack: 'anywhere' },
  triage: {
    triaged: ['registered', 'triaged', 'assignedDown'],
    // What was accepted before stays so, by whatever road it comes back (O-25).
    ...each(['accepted', 'handling'], ['triaged', 'accepted', 'handling', 'reopened', 'assignedDown']),
    ...each(['assignedDown', ...ENDED_WITHOUT_RESULT], 'anywhere'),
  },
  split: { split: 'anywhere' },
  raiseObjection: { objectionPending: 'anywhere' },
  answerObjection: { returnedToSender: 'anywhere', registered: 'anywhere' },
  accept: { accepted: 'anywhere' },
  addNote: { handling: ['accepted', 'reopened'] },
  submitResult: { resultSubmitted: WORKED_ON, reportSubmitted: ['assignedDown', 'rework'] },
  signCheck: { closingReview: AT_CLOSING },
  passGate: { closingReview: AT_CLOSING },
  returnForRework: { rework: 'anywhere' },
  orderCompletion: { completion: 'anywhere' },
  issue: { issued: 'anywhere' },
  dispatch: { delivered: 'anywhere' },
  recordDelivery: { delivered: 'anywhere' },
  recordServiceFailure: { unservable: 'anywhere' },
  close: { closed: 'anywhere' },
  archive: { archived: 'anywhere' },
  destroy: { destroyed: 'anywhere' },
  withdraw: { withdrawn: 'anywhere' },
  reactivate: { triaged: 'anywhere', ...each(WORKED_ON, ['unreachable']) },
  signFor: { registered: 'anywhere' },
  recallAssignment: { triaged: LETTER_OUT },
  answerObjectionBelow: { triaged: LETTER_OUT },
  leadToProcedure: { imported: 'anywhere' },
  requestReview: { reviewRequested: 'anywhere', recheckRequested: 'anywhere' },
  concludeReview: {
    reviewed: ['reviewRequested'],
    ...each(ANSWERED, ['reviewRequested']),
    rechecked: ['recheckRequested'],
    terminated: ['recheckRequested'],
  },
  recordReviewDelivery: { ...each(ANSWERED, ['reviewed']), terminated: ['rechecked'] },
  openHearing: { recheckSuspended: ['recheckRequested'] },
  reportHearing: { recheckRequested: 'anywhere' },
  reopen: { reopened: 'anywhere' },
  concludeByAgreement: { delivered: 'anywhere' },
  endPetition: { ended: 'anywhere' },
  continueBySuccessor: each(['registered', ...WORK_GOES_ON], ['ended']),
  markUnreachable: { unreachable: 'anywhere' },
};

/** What a command of one organ does to the petition on the other side of a letter (§1.14). */
export const LEADS_ON_THE_OTHER_SIDE: Readonly<Partial<Record<PetitionCommandType, Targets>>> = {
  // Opened by the letter of a superior, in the books of the receiver.
  sendDown: { toBeSignedFor: 'nowhere' },
  // The signed letter takes the matter down when it goes out.
  sendDocument: { toBeSignedFor: 'nowhere' },
  recallAssignment: { returnedToSender: NOT_ISSUED },
  answerObjectionBelow: { returnedToSender: ['objectionPending'], registered: ['objectionPending'] },
  answerObjection: { triaged: LETTER_OUT },
  sendReport: { reportSubmitted: ['assignedDown', 'rework'] },
};

/** States that a command may lead to from this one, other than staying. */
export function leadsTo(command: PetitionCommandType, from: PetitionStatus | null): PetitionStatus[] {
  if (from !== null && !ALLOWED_IN[command].includes(from)) return [];
  return targetsFrom(LEADS_TO[command], from);
}

/** The same of the petition on the other side; null = it begins. */
export const leadsThere = (command: PetitionCommandType, from: PetitionStatus | null): PetitionStatus[] =>
  targetsFrom(LEADS_ON_THE_OTHER_SIDE[command], from);

function targetsFrom(targets: Targets | undefined, from: PetitionStatus | null): PetitionStatus[] {
  const entries = Object.entries(targets ?? {}) as [PetitionStatus, From][];
  return entries.flatMap(([to, starts]) => {
    const leads = from === null ? starts === 'nowhere' : starts === 'anywhere' || starts.includes(from);
    return leads && to !== from ? [to] : [];
  });
}
