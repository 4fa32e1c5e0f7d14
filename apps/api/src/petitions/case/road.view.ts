import { daysBetween, passedGate, type PetitionState, STATUSES } from '#domain';
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
  const isHandledHere = triage === null || triage.intakeDecision === 'handle' || triage.disposition === 'YJG';
  const notified =
    state.notifications[0]?.issuedOn ??
    state.notificationExempted?.occurredOn ??
    state.notificationUnservable?.occurredOn ??
    null;
  const steps: Milestone[] = [
    { key: 'registered', zh: '登记', on: arrival.registeredOn, applies: true },
    {
      key: 'triaged',
      zh: '分流',
      on: triage?.occurredOn ?? null,
      applies: state.history === null && state.status !== 'split',
    },
    {
      key: 'notified',
      zh: '告知',
      on: notified,
      applies: state.history === null && state.status !== 'split',
    },
    { key: 'accepted', zh: '受理', on: state.accepted?.acceptedOn ?? null, applies: isHandledHere },
    {
      key: 'submitted',
      zh: '报结果',
      on: state.submissions.at(-1)?.occurredOn ?? null,
      applies: isHandledHere,
    },
    {
      key: 'signing',
      zh: '审签',
      on: passedGate(state, 'signing')?.occurredOn ?? null,
      applies: isHandledHere,
    },
    { key: 'issued', zh: '签发', on: state.issued?.occurredOn ?? null, applies: isHandledHere },
    {
      key: 'delivered',
      zh: '送达',
      on: state.delivered?.deliveredOn ?? state.serviceFailed?.occurredOn ?? null,
      applies: isHandledHere && state.class !== 'accusation',
    },
    {
      key: 'closed',
      zh: '结案',
      on: state.closed?.closedOn ?? state.history?.closedOn ?? null,
      applies: isHandledHere,
    },
    { key: 'archived', zh: '归档', on: state.archived?.archivedOn ?? null, applies: true },
  ];
  if (state.history !== null) return steps.filter(({ key }) => key === 'registered' || key === 'closed');
  if (state.status === 'split')
    return [
      ...steps.slice(0, 1),
      { key: 'split', zh: STATUSES.split.zh, on: arrival.registeredOn, applies: true },
    ];
  return steps;
}
