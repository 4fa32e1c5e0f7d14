import {
  ALLOWED_IN,
  awaitedFollowUps,
  type Gate,
  gateBefore,
  gatePassed,
  isBackWithoutRoad,
  isObjectionToRaise,
  isOwedFromBelow,
  isReportReturned,
  letterCodeOf,
  letterInForce,
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
    ...sendingDown(state),
    ...beforeHandling(state),
    ...notifying(state, clocks),
    ...handling(state),
    ...reviewing(state),
    ...ending(state, clocks),
    ...carryingOut(state, clocks),
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
  if (isBackWithoutRoad(state)) return ['triage'];
  if (isObjectionToRaise(state)) return ['raiseObjection'];
  if (state.status !== 'triaged' && state.status !== 'assignedDown') return [];
  const steps: Step[] = state.handlerId === null ? ['designateHandler'] : [];
  // what was sent down and came back is sent down again, or decided upon anew
  const isOurs = state.status === 'triaged' && state.triage?.intakeDecision === 'handle';
  return isOurs ? [...steps, 'accept'] : steps;
}

/** Letters and packets that are decided upon and not out yet, and what the unit below says against one (O-10, O-29, R-15). */
function sendingDown(state: PetitionState): Step[] {
  if (state.status === 'reportedUp') return state.packet === null ? ['sendSealedPacket'] : [];
  const letter = letterInForce(state);
  const steps: Step[] = [];
  if (letter === null && letterCodeOf(state) !== null) steps.push('sendDown');
  if (letter !== null && letter.objectedOn !== null) steps.push('answerObjectionBelow');
  // a unit that uses this system signs for it there
  if (letter !== null && letter.childId === null && letter.signedForOn === null) steps.push('recordSigning');
  return steps.filter((step) => ALLOWED_IN[step].includes(state.status));
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
  if (extension?.decided?.approved === true && extension.notified === null && isToldOfExtension(state))
    steps.push('notifyExtension');
  const beingHandled = ['accepted', 'handling', 'rework', 'reopened', 'assignedDown'].includes(state.status);
  if (beingHandled && !isOwedFromBelow(state)) steps.push('submitResult');
  return steps.filter((step) => ALLOWED_IN[step].includes(state.status));
}

/** The longer period of an accusation is a rule of the house and told to nobody (O-07); nor is there anybody to tell of an anonymous letter. */
const isToldOfExtension = (state: PetitionState): boolean =>
  state.class !== 'accusation' && state.arrival.anonymity !== 'anonymous';

/** 复查、复核 (R-40… ): the opinion within its thirty days, its delivery, and what a revocation asks for. */
function reviewing({ status, reviews }: PetitionState): Step[] {
  if (status === 'reviewRequested' || status === 'recheckRequested') return ['concludeReview'];
  if (status === 'recheckSuspended') return ['reportHearing'];
  if (status !== 'reviewed' && status !== 'rechecked') return [];
  const concluded = reviews.at(-1)?.concluded;
  const steps: Step[] = concluded?.outcome === 'revoked' ? ['reopen'] : [];
  return concluded?.deliveredOn == null ? [...steps, 'recordReviewDelivery'] : steps;
}

/** What the answer promised and the measures still call for (R-32, O-20). */
function carryingOut(state: PetitionState, clocks: readonly PetitionClock[]): Step[] {
  const steps: Step[] = [];
  if (clocks.some(({ kind, stoppedOn }) => kind === 'executionDue' && !stoppedOn))
    steps.push('completeMeasure');
  if (awaitedFollowUps(state).length > 0) steps.push('recordMeasureFollowUp');
  return steps.filter((step) => ALLOWED_IN[step].includes(state.status));
}

function ending(state: PetitionState, clocks: readonly PetitionClock[]): Step[] {
  const { status } = state;
  const steps: Step[] = [];
  // only formalities are missing: whoever has the case brings them in by the day that was set (§2.5)
  if (status === 'completion') steps.push('addNote');
  if (isReportReturned(state) && ALLOWED_IN.returnForRework.includes(status)) steps.push('returnForRework');
  if (waitsAtGate(state) !== null) steps.push('passGate');
  if (status === 'resultSubmitted' && gatePassed(state, 'signing')) steps.push('issue');
  if (status === 'issued' && needsService(state))
    steps.push(state.dispatched === null ? 'dispatch' : 'recordDelivery');
  if (isReportOwed(state)) steps.push('sendReport');
  const reporter = clocks.some(({ kind, stoppedOn }) => kind === 'feedbackToReporterDue' && !stoppedOn);
  if (reporter && ALLOWED_IN.giveReporterFeedback.includes(status)) steps.push('giveReporterFeedback');
  const atClosing = AT_CLOSING.includes(status) || (status === 'issued' && !needsService(state));
  if (atClosing && gatePassed(state, 'closing')) steps.push('close');
  if (ALLOWED_IN.archive.includes(status)) steps.push('archive');
  return steps;
}

/** 上报办结报告 (O-31): the sender asked for a result, and this one has not gone up. */
const isReportOwed = ({
  status,
  above,
  issued,
  agreement,
  reportedUp,
  submissions,
}: PetitionState): boolean =>
  above?.letter.disposition === 'YJG' &&
  (issued !== null || agreement !== null) &&
  reportedUp?.submission !== submissions.at(-1)?.submission &&
  ALLOWED_IN.sendReport.includes(status);
