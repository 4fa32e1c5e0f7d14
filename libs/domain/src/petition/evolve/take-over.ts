import type { PetitionId } from '../context.js';
import type { OpeningFacts, RecordedPetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { openState } from './arrival.js';
import { factOf } from './fact.js';
import { extensionDecided, extensionNotified } from './handling.js';
import { designated, triaged, wantsResult } from './triage.js';

type TakenOver = Extract<RecordedPetitionEvent, { type: 'PetitionTakenOver' }>;

/** A step of the paper register as if it had been entered then; each fact names the opening event (O-49). */
const step = <T extends RecordedPetitionEvent['type']>(
  { meta, article }: TakenOver,
  type: T,
  occurredOn: string,
  data: Extract<RecordedPetitionEvent, { type: T }>['data'],
) => ({ type, occurredOn, article, data, meta }) as unknown as Extract<RecordedPetitionEvent, { type: T }>;

/** The state of an open petition when it is taken over: the arrival, then the steps that the paper tells (O-100). */
export function takenOver(event: TakenOver, petitionId: PetitionId): PetitionState {
  const { opening } = event.data;
  const opened = openState(event, petitionId);
  return extended(accepted(notified(routed(opened, event, opening), event, opening), event, opening), event);
}

function routed(state: PetitionState, event: TakenOver, opening: OpeningFacts): PetitionState {
  const { triage, handlerId } = opening;
  const placed =
    triage === null
      ? state
      : triaged(
          state,
          step(event, 'PetitionTriaged', triage.on, {
            intakeDecision: triage.intakeDecision,
            disposition: triage.disposition,
            way12380: null,
            class: state.class,
            appealKind: state.appealKind,
            categoryCode: state.categoryCode,
            keyArea: state.keyArea,
            threePartTest: null,
            caseOpened: false,
            resultRequired: wantsResult(state.resultRequired, triage.disposition, null),
            simplified: false,
            targetOrgId: null,
            mergedInto: null,
            fileReviewOn: null,
            reasonCode: null,
            litigationFinal: false,
            approval: triage.approval,
          }),
        );
  if (handlerId === null || triage === null) return placed;
  return designated(
    placed,
    step(event, 'HandlerDesignated', opening.handedOverOn, {
      handlerId,
      coHandlerIds: [],
      needToKnow: [],
      approval: triage.approval,
    }),
  );
}

function notified(state: PetitionState, event: TakenOver, { notification }: OpeningFacts): PetitionState {
  if (notification === null) return state;
  const { on, kind, docNo, method, late } = notification;
  const data = { kind, documentId: 'taken-over', docNo, method, onTheSpot: false, issuedOn: on, late };
  return { ...state, notifications: [factOf(step(event, 'NotificationIssued', on, data), data)] };
}

function accepted(state: PetitionState, event: TakenOver, { acceptedOn }: OpeningFacts): PetitionState {
  if (acceptedOn === null) return state;
  const data = { acceptedOn, simplified: false };
  return {
    ...state,
    status: 'accepted',
    accepted: factOf(step(event, 'PetitionAccepted', acceptedOn, data), { acceptedOn }),
  };
}

function extended(state: PetitionState, event: TakenOver): PetitionState {
  const { extension } = event.data.opening;
  if (extension === null) return state;
  const { clock, days, approvedOn, approval, notifiedOn, late } = extension;
  const asked = { clock, days, reasonLength: 0, reasonVague: false };
  const requested = factOf(step(event, 'ExtensionRequested', approvedOn, asked), asked);
  const granted = extensionDecided(
    { ...state, extensions: [{ requested, decided: null, notified: null }] },
    step(event, 'ExtensionApproved', approvedOn, { days, approval }),
  );
  if (notifiedOn === null) return granted;
  const told = { method: 'posted' as const, documentId: 'taken-over', late };
  return extensionNotified(granted, step(event, 'ExtensionNotified', notifiedOn, told));
}
