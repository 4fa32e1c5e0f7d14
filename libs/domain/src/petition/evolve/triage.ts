import type { Disposition, PetitionStatus, Way12380 } from '../../glossary/index.js';
import { zoneOf } from '../decide/checks/zone.js';
import type { RecordedPetitionEvent } from '../events.js';
import { seriesOfPetitionNo } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { classification } from './arrival.js';
import { factOf } from './fact.js';

type EventOf<T extends RecordedPetitionEvent['type']> = Extract<RecordedPetitionEvent, { type: T }>;

/** A result is wanted by the sender, by the disposition 交办要结果, or by the 12380 way (O-16). */
export function wantsResult(
  askedOnArrival: boolean,
  disposition: Disposition | null,
  way: Way12380 | null,
): boolean {
  // O-16 names 立项督查, 举办字 and 举核字 alone; 函 and 协 end in an answer, not in a reported result.
  return askedOnArrival || disposition === 'YJG' || (way !== null && ['JD', 'JB', 'JH'].includes(way));
}

/** Where the entry decision leads (§1.14). */
function statusAfterTriage(state: PetitionState, data: EventOf<'PetitionTriaged'>['data']): PetitionStatus {
  switch (data.intakeDecision) {
    case 'handle':
      // 改办理方式 after acceptance: the acceptance and its clock stand (O-25).
      if (state.accepted === null) return 'triaged';
      return state.notes.length > 0 ? 'handling' : 'accepted';
    case 'objection':
      return 'triaged';
    case 'passDown':
      return data.disposition === 'YJG' ? 'assignedDown' : 'passedDown';
    case 'passUp':
      return 'reportedUp';
    case 'refer':
      return 'referred';
    case 'redirect':
      return 'redirected';
    case 'import':
      return 'imported';
    case 'notAccepted':
      return 'notAccepted';
    case 'noLonger':
      return 'noLongerAccepted';
    case 'mergeInto':
      return 'merged';
    case 'file':
      return 'filed';
    default: {
      const unknown: never = data.intakeDecision;
      return unknown;
    }
  }
}

export function triaged(state: PetitionState, event: EventOf<'PetitionTriaged'>): PetitionState {
  const { data } = event;
  return {
    ...state,
    status: statusAfterTriage(state, data),
    class: data.class,
    appealKind: data.appealKind,
    categoryCode: data.categoryCode,
    keyArea: data.keyArea,
    mergedInto: data.mergedInto,
    triage: factOf(event, {
      intakeDecision: data.intakeDecision,
      disposition: data.disposition,
      way12380: data.way12380,
      caseOpened: data.caseOpened,
      targetOrgId: data.targetOrgId,
      fileReviewOn: data.fileReviewOn,
      approval: data.approval,
    }),
    resultRequired: data.resultRequired,
    caseOpened: data.caseOpened,
    simplified: data.simplified,
  };
}

/** 免告知 lasts as long as its ground: a writer or an address put right is somebody to be told, from receipt on. */
function exemptionStanding({ notificationExempted }: PetitionState, arrival: PetitionState['arrival']) {
  const holds = {
    anonymous: arrival.anonymity === 'anonymous',
    nameUnclear: !arrival.nameClear,
    addressUnclear: !arrival.addressClear,
  };
  return notificationExempted !== null && holds[notificationExempted.ground] ? notificationExempted : null;
}

export function corrected(state: PetitionState, event: EventOf<'PetitionCorrected'>): PetitionState {
  const arrival = { ...state.arrival, ...event.data.changes };
  return {
    ...state,
    arrival,
    notificationExempted: exemptionStanding(state, arrival),
    // ticked by mistake, and nobody told yet: its minutes run no more
    urgency: arrival.urgentGrounds.length === 0 && state.urgentReports.length === 0 ? null : state.urgency,
    // whose cadre the accused is decides who may come near (O-10, O-11)
    zone:
      event.data.changes.subjects === undefined
        ? state.zone
        : zoneOf(
            arrival.matters.map((matter) => matter.class),
            arrival.subjects,
          ),
    resultRequired: wantsResult(
      arrival.resultRequired,
      state.triage?.disposition ?? null,
      state.triage?.way12380 ?? null,
    ),
  };
}

export function reclassified(state: PetitionState, event: EventOf<'PetitionReclassified'>): PetitionState {
  const { matterNo, newNo, zone, class: petitionClass, appealKind, categoryCode, keyArea } = event.data;
  const matters = state.arrival.matters.map((matter) =>
    matter.matterNo === matterNo
      ? { ...matter, class: petitionClass, appealKind, categoryCode, keyArea }
      : matter,
  );
  const renumbered =
    newNo === null
      ? {}
      : {
          petitionNo: newNo.petitionNo,
          displayNo: newNo.displayNo,
          series: seriesOfPetitionNo(state.arrival.orgId, newNo.petitionNo),
        };
  return {
    ...state,
    ...classification(matters),
    zone,
    arrival: { ...state.arrival, ...renumbered, zone, matters },
  };
}

export function designated(state: PetitionState, event: EventOf<'HandlerDesignated'>): PetitionState {
  const { handlerId, coHandlerIds, needToKnow } = event.data;
  return {
    ...state,
    handlerId,
    coHandlerIds,
    needToKnow: [...new Set([handlerId, ...coHandlerIds, ...needToKnow])],
    formerHandlerIds: [...new Set([...state.formerHandlerIds, handlerId])],
  };
}

export function objectionAnswered(state: PetitionState, event: EventOf<'ObjectionAnswered'>): PetitionState {
  const { consent, deemed } = event.data;
  return {
    ...state,
    status: consent ? 'returnedToSender' : 'registered',
    // Refused: the road has to be decided anew, and the clocks never stopped (§1.14).
    triage: !consent && state.triage?.intakeDecision === 'objection' ? null : state.triage,
    objection:
      state.objection === null ? null : { ...state.objection, answered: factOf(event, { consent, deemed }) },
  };
}
