import type { RecordedPetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import * as down from './down.js';
import { factOf } from './fact.js';
import * as review from './review.js';
import * as roads from './roads.js';

/** The events of the roads beside the main one. */
type RoadEventType =
  | 'AssignmentSent'
  | 'PetitionSignedFor'
  | 'AssignmentSignedFor'
  | 'ReportSentUp'
  | 'AssignmentRecalled'
  | 'ObjectionReceived'
  | 'ObjectionDecided'
  | 'SealedPacketSent'
  | 'JurisdictionDisputed'
  | 'JurisdictionSettled'
  | 'OrganSucceeded'
  | 'LedToProcedure'
  | 'ReviewRequested'
  | 'ReviewConcluded'
  | 'ReviewDelivered'
  | 'HearingOpened'
  | 'HearingReported'
  | 'PetitionReopened'
  | 'CoHandlersAsked'
  | 'CoReplyRecorded'
  | 'CaseOpened'
  | 'CaseOpeningRevoked'
  | 'ClarificationDecided'
  | 'AgreementConcluded'
  | 'SimplifiedLeft'
  | 'MeasureCompleted'
  | 'MeasureFollowedUp'
  | 'PetitionerSucceeded'
  | 'UrgencyFound'
  | 'UrgentReported'
  | 'LeaderReceived'
  | 'CaseSponsored';

type RoadEvent = Extract<RecordedPetitionEvent, { type: RoadEventType }>;

/** What an event of these roads makes of a petition; total over them. */
export function onRoads(state: PetitionState, event: RoadEvent): PetitionState {
  switch (event.type) {
    case 'AssignmentSent':
      return down.assignmentSent(state, event);
    case 'PetitionSignedFor':
      return down.signedFor(state, event);
    case 'AssignmentSignedFor':
      return down.assignmentSignedFor(state, event);
    case 'ReportSentUp':
      return { ...state, reportedUp: factOf(event, event.data) };
    case 'AssignmentRecalled':
      return down.recalled(state, event);
    case 'ObjectionReceived':
      return down.objectionReceived(state, event);
    case 'ObjectionDecided':
      return down.objectionDecided(state, event);
    case 'SealedPacketSent':
      return { ...state, packet: factOf(event, { sentOn: event.data.sentOn }) };
    case 'JurisdictionDisputed':
      return roads.disputed(state, event);
    case 'JurisdictionSettled':
      return roads.settled(state, event);
    case 'OrganSucceeded':
      // Told for the record: duties and clocks are those of whoever goes on.
      return state;
    case 'LedToProcedure':
      return roads.ledToProcedure(state, event);
    case 'ReviewRequested':
      return review.reviewRequested(state, event);
    case 'ReviewConcluded':
      return review.reviewConcluded(state, event);
    case 'ReviewDelivered':
      return review.reviewDelivered(state, event);
    case 'HearingOpened':
      return review.hearingOpened(state, event);
    case 'HearingReported':
      return review.hearingReported(state, event);
    case 'PetitionReopened':
      return review.reopened(state, event);
    case 'CoHandlersAsked':
      return roads.coHandlersAsked(state, event);
    case 'CoReplyRecorded':
      return roads.coReplied(state, event);
    case 'CaseOpened': {
      const { caseNo, openedOn } = event.data;
      return { ...state, caseOpened: true, caseOpening: factOf(event, { caseNo, openedOn }) };
    }
    case 'CaseOpeningRevoked':
      return { ...state, caseOpened: false, caseOpening: null };
    case 'ClarificationDecided':
      return { ...state, clarificationDecided: factOf(event, { clear: event.data.clear }) };
    case 'AgreementConcluded':
      return roads.agreed(state, event);
    case 'SimplifiedLeft':
      return { ...state, simplified: false, leftSimplifiedOn: event.data.leftOn };
    case 'MeasureFollowedUp':
      return { ...state, followUps: [...state.followUps, factOf(event, event.data)] };
    case 'MeasureCompleted':
      return roads.measureCompleted(state, event);
    case 'PetitionerSucceeded':
      return roads.succeeded(state, event);
    case 'UrgencyFound':
      return roads.urgencyFound(state, event);
    case 'UrgentReported':
      return { ...state, urgentReports: [...state.urgentReports, factOf(event, event.data)] };
    case 'LeaderReceived':
      return { ...state, receptions: [...state.receptions, factOf(event, event.data)] };
    case 'CaseSponsored':
      return roads.sponsored(state, event);
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}
