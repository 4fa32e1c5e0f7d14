import type { RecordedPetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { factOf } from './fact.js';

type EventOf<T extends RecordedPetitionEvent['type']> = Extract<RecordedPetitionEvent, { type: T }>;

export function disputed(state: PetitionState, event: EventOf<'JurisdictionDisputed'>): PetitionState {
  const { level, submittedOn } = event.data;
  return { ...state, dispute: factOf(event, { level, submittedOn, settled: null }) };
}

export function settled(state: PetitionState, event: EventOf<'JurisdictionSettled'>): PetitionState {
  const { outcome } = event.data;
  return {
    ...state,
    dispute: state.dispute === null ? null : { ...state.dispute, settled: factOf(event, { outcome }) },
  };
}

/** The procedure takes over; the handling period ends on that day (K-17). */
export function ledToProcedure(state: PetitionState, event: EventOf<'LedToProcedure'>): PetitionState {
  const { appealKind, approval } = event.data;
  const road = { intakeDecision: 'import', disposition: null, way12380: null, caseOpened: false } as const;
  return {
    ...state,
    status: 'imported',
    appealKind,
    ledAwayFrom: state.appealKind,
    triage: factOf(event, { ...road, targetOrgId: null, fileReviewOn: null, approval }),
  };
}

export function coHandlersAsked(state: PetitionState, event: EventOf<'CoHandlersAsked'>): PetitionState {
  const { askedOn, units } = event.data;
  const asked = units.map(({ unitNo, dueOn }) =>
    factOf(event, { unitNo, askedOn, dueOn, repliedOn: null, absent: false }),
  );
  return { ...state, coHandlers: [...state.coHandlers, ...asked] };
}

export function coReplied(state: PetitionState, event: EventOf<'CoReplyRecorded'>): PetitionState {
  const { unitNo, repliedOn, absent } = event.data;
  return {
    ...state,
    coHandlers: state.coHandlers.map((unit) =>
      unit.unitNo === unitNo ? { ...unit, repliedOn, absent } : unit,
    ),
  };
}

/** Both sides have it in hand with their signatures, so it is delivered; the day of signing closes (K-20). */
export function agreed(state: PetitionState, event: EventOf<'AgreementConcluded'>): PetitionState {
  const { mode, signedOn } = event.data;
  return {
    ...state,
    status: 'delivered',
    agreement: factOf(event, { mode, signedOn, firstOn: state.agreement?.firstOn ?? signedOn }),
    delivered: factOf(event, { deliveredOn: signedOn }),
  };
}

export function measureCompleted(state: PetitionState, event: EventOf<'MeasureCompleted'>): PetitionState {
  const { submission, measureNo, completedOn } = event.data;
  return {
    ...state,
    submissions: state.submissions.map((each) =>
      each.submission === submission
        ? {
            ...each,
            measures: each.measures.map((measure, at) =>
              at + 1 === measureNo ? { ...measure, completedOn } : measure,
            ),
          }
        : each,
    ),
  };
}

type Leaving = EventOf<'PetitionWithdrawn'> | EventOf<'PetitionEnded'> | EventOf<'PetitionUnreachable'>;
const STATUS_OF = {
  PetitionWithdrawn: 'withdrawn',
  PetitionEnded: 'ended',
  PetitionUnreachable: 'unreachable',
} as const;

export function left(state: PetitionState, event: Leaving): PetitionState {
  return {
    ...state,
    status: STATUS_OF[event.type],
    left: factOf(event, { on: event.occurredOn, statusBefore: state.status }),
  };
}

/** Somebody entitled goes on, from where the petition stood; its clocks are the same. */
export function succeeded(state: PetitionState, event: EventOf<'PetitionerSucceeded'>): PetitionState {
  const { formerId, successorId, nameClear, addressClear } = event.data;
  const subjects = state.arrival.subjects.map((subject) =>
    subject.subjectId === formerId ? { ...subject, subjectId: successorId } : subject,
  );
  const returns = state.status === 'ended' && state.left !== null;
  return {
    ...state,
    status: returns ? (state.left?.statusBefore ?? state.status) : state.status,
    left: returns ? null : state.left,
    arrival: { ...state.arrival, subjects, nameClear, addressClear },
  };
}

export function urgencyFound(state: PetitionState, event: EventOf<'UrgencyFound'>): PetitionState {
  const { grounds, discoveredAt } = event.data;
  const all = [...new Set([...state.arrival.urgentGrounds, ...grounds])];
  return {
    ...state,
    urgency: state.urgency ?? factOf(event, { grounds, discoveredAt }),
    arrival: { ...state.arrival, urgentGrounds: all },
  };
}

export function sponsored(state: PetitionState, event: EventOf<'CaseSponsored'>): PetitionState {
  const { sponsorId, assignedOn } = event.data;
  const open = state.sponsorships.at(-1)?.endedOn === null;
  const sponsorships =
    sponsorId === null
      ? state.sponsorships.map((span) => (span.endedOn === null ? { ...span, endedOn: assignedOn } : span))
      : open
        ? state.sponsorships
        : [...state.sponsorships, { assignedOn, endedOn: null }];
  return {
    ...state,
    sponsor: sponsorId === null ? null : factOf(event, { sponsorId, assignedOn }),
    sponsorships,
  };
}
