import {
  daysBetween,
  isDecidedAnew,
  isPutAway,
  letterInForce,
  passedGate,
  type PetitionState,
  type PetitionStatus,
  STATUSES,
} from '#domain';
import type { RoadStep } from '../case.dto.js';

type Milestone = { key: string; zh: string; on: string | null; applies: boolean };

/** The road: the steps that this petition takes, where it stands, what each took. @unit days between steps */
export function roadOf(state: PetitionState): RoadStep[] {
  const milestones = inOrderOfDays(milestonesOf(state).filter(({ applies }) => applies));
  const current = milestones.findIndex(({ on }) => on === null);
  let before: string | null = null;
  return milestones.map(({ key, zh, on }, index) => {
    const days = on !== null && before !== null ? daysBetween(before, on) : null;
    if (on !== null) before = on;
    return {
      key,
      zh,
      on,
      days,
      state:
        on !== null
          ? ('done' as const)
          : index === current
            ? ('current' as const)
            : hasLater(milestones, index)
              ? ('skipped' as const)
              : ('todo' as const),
    };
  });
}

/** 告知 may come before or after 受理: what has a day stands in the order of days, between the same neighbours. */
function inOrderOfDays(milestones: readonly Milestone[]): Milestone[] {
  const days = milestones
    .filter(({ on }) => on !== null)
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0));
  return milestones.map((each) => (each.on === null ? each : (days.shift() ?? each)));
}

const hasLater = (milestones: readonly Milestone[], index: number): boolean =>
  milestones.slice(index + 1).some(({ on }) => on !== null);

function milestonesOf(state: PetitionState): Milestone[] {
  const { arrival, triage } = state;
  const isSentDown = triage?.intakeDecision === 'passDown';
  const isAccepted = triage === null || triage.intakeDecision === 'handle';
  const hasResult = isAccepted || triage.disposition === 'YJG';
  // the unit below answers the petitioner; its report is judged here by both gates at once (§1.14)
  const isAnswered = isAccepted || state.issued !== null;
  const notified =
    state.notifications[0]?.issuedOn ??
    state.notificationExempted?.occurredOn ??
    state.notificationUnservable?.occurredOn ??
    null;
  const now = sinceReturn(state);
  const closing: Milestone = {
    key: 'closed',
    zh: '结案',
    on: state.closed?.closedOn ?? state.history?.closedOn ?? null,
    applies: hasResult,
  };
  const steps: Milestone[] = [
    { key: 'registered', zh: '登记', on: arrival.registeredOn, applies: true },
    { key: 'signedFor', zh: '签收', on: arrival.signedForOn, applies: state.above !== null },
    {
      key: 'triaged',
      zh: '分流',
      on: isDecidedAnew(state) ? null : (triage?.occurredOn ?? null),
      applies: state.history === null && state.status !== 'split',
    },
    { key: 'accepted', zh: '受理', on: state.accepted?.acceptedOn ?? null, applies: isAccepted },
    {
      key: 'notified',
      zh: '告知',
      on: notified,
      applies: state.history === null && state.status !== 'split',
    },
    ...lettersOut(state, isSentDown),
    { key: 'submitted', zh: '报结果', on: now.submittedOn, applies: hasResult },
    {
      key: 'signing',
      zh: '审签',
      on: passedGate(state, 'signing')?.occurredOn ?? null,
      applies: isAnswered,
    },
    { key: 'issued', zh: '签发', on: now.issuedOn, applies: isAnswered },
    {
      key: 'delivered',
      zh: '送达',
      on: now.servedOn,
      applies: isAnswered && state.class !== 'accusation',
    },
    {
      key: 'reportedUp',
      zh: '上报结果',
      on: state.reportedUp?.reportedOn ?? null,
      applies: hasResult && state.above?.letter.disposition === 'YJG',
    },
    ...(state.closed === null ? [...reviewsOf(state), closing] : [closing, ...reviewsOf(state)]),
    { key: 'archived', zh: '归档', on: putAwayOn(state), applies: true },
  ];
  if (state.left !== null)
    return [
      ...steps.slice(0, -1).filter(({ on }) => on !== null),
      { key: 'left', zh: LEFT[state.status] ?? '不再办理', on: state.left.on, applies: true },
      ...steps.slice(-1),
    ];
  if (state.history !== null) return steps.filter(({ key }) => key === 'registered' || key === 'closed');
  if (state.status === 'split')
    return [
      ...steps.slice(0, 1),
      { key: 'split', zh: STATUSES.split.zh, on: arrival.registeredOn, applies: true },
    ];
  return steps;
}

/** 复查, 复核 that were asked for: done once their opinion is delivered (§1.6). */
const reviewsOf = ({ reviews }: PetitionState): Milestone[] =>
  reviews.map(({ stage, concluded }) => ({
    key: stage === 'review' ? 'reviewed' : 'rechecked',
    zh: stage === 'review' ? '复查' : '复核',
    on: concluded?.deliveredOn ?? null,
    applies: true,
  }));

/** 撤回, 终止, 无法联系 (§1.14): what was not done by then is not done any more. Once archived the state no longer says which. */
const LEFT: Readonly<Partial<Record<PetitionStatus, string>>> = {
  withdrawn: '撤回',
  ended: '终止',
  unreachable: '无法联系',
};

/** A review takes the volume out of the archive again. */
const putAwayOn = ({ status, archived }: PetitionState): string | null =>
  isPutAway(status) ? (archived?.archivedOn ?? null) : null;

/** After 退回重办 the result is owed anew, and what stood then is done again: signed, issued, served (O-50, O-53). */
function sinceReturn({ reworks, submissions, issued, delivered, serviceFailed, closed }: PetitionState) {
  const returned = closed === null ? reworks.at(-1) : undefined;
  const anew = <F extends { eventId: string }>(fact: F | null): F | null =>
    fact !== null && returned?.standing.includes(fact.eventId) === true ? null : fact;
  return {
    submittedOn: returned?.doneOn === null ? null : (submissions.at(-1)?.occurredOn ?? null),
    issuedOn: anew(issued)?.occurredOn ?? null,
    servedOn: anew(delivered)?.deliveredOn ?? anew(serviceFailed)?.occurredOn ?? null,
  };
}

/** What goes down to a unit of our system, or up to the superior, once that was decided (O-10, O-29). */
function lettersOut(state: PetitionState, isSentDown: boolean): Milestone[] {
  const letter = letterInForce(state);
  return [
    { key: 'sentDown', zh: '发函', on: letter?.sentOn ?? null, applies: isSentDown },
    { key: 'signedBelow', zh: '下级签收', on: letter?.signedForOn ?? null, applies: isSentDown },
    {
      key: 'sentUp',
      zh: '报送上级',
      on: state.packet?.sentOn ?? null,
      applies: state.triage?.intakeDecision === 'passUp',
    },
  ];
}
