import {
  ALLOWED_IN,
  type Gate,
  gateBefore,
  gatePassed,
  needsService,
  type PetitionClock,
  type PetitionCommandType,
  type PetitionState,
  type PetitionStatus,
} from '#domain';

const AT_CLOSING: readonly PetitionStatus[] = [
  'reportSubmitted',
  'delivered',
  'unservable',
  'closingReview',
  'completion',
];

/** Where the petition waits for the examiner, since when; null where it does not. */
export function waitsAtGate(state: PetitionState): { gate: Gate; since: string } | null {
  const { status } = state;
  const gate = gateBefore(state);
  if (gatePassed(state, gate)) return null;
  if (status === 'resultSubmitted') return { gate, since: lastOf(state.submissions) };
  // What nobody has to be served with goes to the closing gate once it is signed.
  const signedOnly = status === 'issued' && !needsService(state);
  if (!signedOnly && !AT_CLOSING.includes(status)) return null;
  const since = [
    lastOf(state.submissions),
    state.issued?.occurredOn,
    state.delivered?.occurredOn,
    state.serviceFailed?.occurredOn,
    lastOf(state.completions),
  ];
  return {
    gate,
    since: since.reduce<string>((latest, day) => (day !== undefined && day > latest ? day : latest), ''),
  };
}

const lastOf = (facts: readonly { occurredOn: string }[]): string => facts.at(-1)?.occurredOn ?? '';

/**
 * Steps that somebody has yet to take, as the commands that take them, in the order in which they come. A proposal for
 * the workbench: what may be done is decided by the domain when it is asked.
 */
export function awaitedSteps(state: PetitionState, clocks: readonly PetitionClock[]): PetitionCommandType[] {
  if (state.history !== null || state.children.length > 0) return [];
  const steps = [
    ...urgentReport(state),
    ...onTheWayDown(state),
    ...beforeHandling(state),
    ...notifying(state, clocks),
    ...handling(state),
    ...inReview(state),
    ...ending(state, clocks),
  ];
  return [...new Set(steps)];
}

type Step = PetitionCommandType;

/** What runs by minutes goes before everything that runs by days, until the final report. */
const urgentReport = ({ status, urgency, urgentReports }: PetitionState): Step[] =>
  urgency !== null &&
  !urgentReports.some(({ report }) => report === 'final') &&
  ALLOWED_IN.reportUrgent.includes(status)
    ? ['reportUrgent']
    : [];

function beforeHandling(state: PetitionState): Step[] {
  if (state.status === 'toBeSignedFor') return ['signFor'];
  if (state.status === 'registered') return ['triage'];
  if (state.status === 'objectionPending') return ['answerObjection'];
  if (state.status !== 'triaged' && state.status !== 'assignedDown') return [];
  const steps: Step[] = state.handlerId === null ? ['designateHandler'] : [];
  return state.status === 'triaged' ? [...steps, 'accept'] : steps;
}

/** What goes down by a letter, until the letter is out and signed for; what goes up in a sealed packet (O-10, O-29). */
function onTheWayDown({ status, triage, below, packet }: PetitionState): Step[] {
  if (status === 'reportedUp') return packet === null ? ['sendSealedPacket'] : [];
  const steps: Step[] = [];
  const out = below !== null && below.endedOn === null ? below : null;
  if (out?.objectedOn != null) steps.push('answerObjectionBelow');
  const byLetter = triage?.disposition === 'ZS' || triage?.disposition === 'YJG';
  if (byLetter && out === null) steps.push('sendDown');
  // a unit that uses this system signs for it there
  if (out !== null && out.childId === null && out.signedForOn === null) steps.push('recordSigning');
  return steps.filter((step) => ALLOWED_IN[step].includes(status));
}

function notifying(state: PetitionState, clocks: readonly PetitionClock[]): Step[] {
  const duty = clocks.some(({ kind, stoppedOn }) => kind === 'dueNotify' && !stoppedOn);
  if (!duty || !ALLOWED_IN.notify.includes(state.status)) return [];
  const { anonymity, origin } = state.arrival;
  const passedOn = origin === 'petitionOffice' || origin === 'superiorOrgDept';
  return anonymity === 'anonymous' && !passedOn ? ['exemptNotification'] : ['notify'];
}

function handling(state: PetitionState): Step[] {
  const steps: Step[] = [];
  const extension = state.extensions.at(-1);
  if (extension?.decided === null) steps.push('decideExtension');
  // who reported is not told of it: a period of verification is our own (O-07)
  const isTold = state.class !== 'accusation';
  if (isTold && extension?.decided?.approved === true && extension.notified === null)
    steps.push('notifyExtension');
  const beingHandled = ['accepted', 'handling', 'rework', 'reopened', 'assignedDown'].includes(state.status);
  if (beingHandled) steps.push('submitResult');
  return steps.filter((step) => ALLOWED_IN[step].includes(state.status));
}

/** An opinion that is asked of the superior, and what follows from it (R-41… ). */
function inReview({ status, reviews }: PetitionState): Step[] {
  if (status === 'reviewRequested' || status === 'recheckRequested') return ['concludeReview'];
  if (status === 'recheckSuspended') return ['reportHearing'];
  if (status !== 'reviewed' && status !== 'rechecked') return [];
  const concluded = reviews.at(-1)?.concluded;
  const steps: Step[] = concluded?.outcome === 'revoked' ? ['reopen'] : [];
  return concluded?.deliveredOn == null ? [...steps, 'recordReviewDelivery'] : steps;
}

function ending(state: PetitionState, clocks: readonly PetitionClock[]): Step[] {
  const { status } = state;
  const steps: Step[] = [];
  // what is missing is made up by the handler before it is looked at again
  if (status === 'completion') steps.push('addNote');
  if (waitsAtGate(state) !== null) steps.push('passGate');
  if (status === 'resultSubmitted' && gatePassed(state, 'signing')) steps.push('issue');
  if (status === 'issued' && needsService(state))
    steps.push(state.dispatched === null ? 'dispatch' : 'recordDelivery');
  const reporter = clocks.some(({ kind, stoppedOn }) => kind === 'feedbackToReporterDue' && !stoppedOn);
  if (reporter && ALLOWED_IN.giveReporterFeedback.includes(status)) steps.push('giveReporterFeedback');
  const atClosing = AT_CLOSING.includes(status) || (status === 'issued' && !needsService(state));
  if (atClosing && gatePassed(state, 'closing')) steps.push('close');
  if (ALLOWED_IN.archive.includes(status)) steps.push('archive');
  return steps;
}
