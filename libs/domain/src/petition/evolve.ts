import { Rejected } from '../rejected.js';
import type { PetitionId } from './context.js';
import { openState } from './evolve/arrival.js';
import { factOf } from './evolve/fact.js';
import {
  dispatched,
  extensionDecided,
  extensionNotified,
  resultSubmitted,
  reworkOrdered,
  statusAtGate,
} from './evolve/handling.js';
import { paperMoved } from './evolve/papers.js';
import { left } from './evolve/roads.js';
import { onRoads } from './evolve/on-roads.js';
import { takenOver } from './evolve/take-over.js';
import { corrected, designated, objectionAnswered, reclassified, triaged } from './evolve/triage.js';
import type { RecordedPetitionEvent } from './events.js';
import type { PetitionState } from './state.js';

/**
 * What one event makes of a petition. Total over all event types; text and identity never enter the state,
 * so a petition whose keys were destroyed folds to the same.
 * @rejects STREAM_WITHOUT_ARRIVAL when a stream does not begin with registration, split-off or import
 */
export function evolve(
  state: PetitionState | null,
  event: RecordedPetitionEvent,
  petitionId: PetitionId,
): PetitionState {
  if (
    event.type === 'PetitionRegistered' ||
    event.type === 'PetitionSplitOff' ||
    event.type === 'PetitionSentDown' ||
    event.type === 'HistoryImported'
  ) {
    return openState(event, petitionId);
  }
  if (event.type === 'PetitionTakenOver') return takenOver(event, petitionId);
  if (state === null) {
    throw new Rejected('STREAM_WITHOUT_ARRIVAL', null, '该件的事件流没有登记事件,不能读出。', {
      eventType: event.type,
    });
  }
  const after = next(state, event);
  // What is new here nobody has seen yet: one copy of a state is enough for each event.
  return after === state
    ? { ...state, version: event.meta.version }
    : Object.assign(after, { version: event.meta.version });
}

/** Folds a whole stream; null when it has no event. */
export function fold(petitionId: PetitionId, events: readonly RecordedPetitionEvent[]): PetitionState | null {
  return events.reduce<PetitionState | null>((state, event) => evolve(state, event, petitionId), null);
}

type Later = Exclude<
  RecordedPetitionEvent,
  {
    type:
      | 'PetitionRegistered'
      | 'PetitionSplitOff'
      | 'PetitionSentDown'
      | 'HistoryImported'
      | 'PetitionTakenOver';
  }
>;

function next(state: PetitionState, event: Later): PetitionState {
  switch (event.type) {
    case 'PetitionTakenBack':
      return { ...state, status: 'takenBack' };
    case 'PetitionSplit':
      return { ...state, status: 'split', children: event.data.children };
    case 'PetitionCorrected':
      return corrected(state, event);
    case 'PetitionReclassified':
      return reclassified(state, event);
    case 'RepeatLinked':
      return {
        ...state,
        repeatOf: event.data.earlierId,
        mergedInto: event.data.merge ? event.data.earlierId : state.mergedInto,
      };
    case 'PetitionTriaged':
      return triaged(state, event);
    case 'HandlerDesignated':
      return designated(state, event);
    case 'RecusalHitRuled': {
      const { accountId, ground, ruling } = event.data;
      return { ...state, recusals: [...state.recusals, factOf(event, { accountId, ground, ruling })] };
    }
    case 'NotificationIssued':
      return { ...state, notifications: [...state.notifications, factOf(event, event.data)] };
    case 'NotificationExempted':
      return { ...state, notificationExempted: factOf(event, event.data) };
    case 'NotificationUnservable':
      return { ...state, notificationUnservable: factOf(event, event.data) };
    case 'ObjectionRaised':
      return {
        ...state,
        status: 'objectionPending',
        objectedOn: [...state.objectedOn, event.data.sentOn],
        objection: factOf(event, { sentOn: event.data.sentOn, answered: null }),
      };
    case 'ObjectionAnswered':
      return objectionAnswered(state, event);
    case 'PetitionAccepted': {
      const { acceptedOn, simplified } = event.data;
      return { ...state, status: 'accepted', simplified, accepted: factOf(event, { acceptedOn }) };
    }
    case 'HandlingNoteAdded':
      return {
        ...state,
        status: state.status === 'accepted' || state.status === 'reopened' ? 'handling' : state.status,
        notes: [...state.notes, factOf(event, event.data)],
      };
    case 'ExtensionRequested':
      return {
        ...state,
        extensions: [
          ...state.extensions,
          { requested: factOf(event, event.data), decided: null, notified: null },
        ],
      };
    case 'ExtensionApproved':
    case 'ExtensionRefused':
      return extensionDecided(state, event);
    case 'ExtensionNotified':
      return extensionNotified(state, event);
    case 'ResultSubmitted':
      return resultSubmitted(state, event);
    case 'OverdueExplained':
      return { ...state, overdueExplained: factOf(event, event.data) };
    case 'CheckSigned':
      return {
        ...state,
        status: statusAtGate(state, event.data.gate),
        signedChecks: [...state.signedChecks, factOf(event, event.data)],
      };
    case 'GatePassed': {
      const { gate, round, ruleSet, verdicts } = event.data;
      return {
        ...state,
        status: statusAtGate(state, gate),
        gates: [...state.gates, factOf(event, { gate, round, ruleSet, verdicts })],
      };
    }
    case 'ReworkOrdered':
      return reworkOrdered(state, event);
    case 'CompletionOrdered': {
      const { failedChecks, dueOn } = event.data;
      return {
        ...state,
        status: 'completion',
        completions: [...state.completions, factOf(event, { failedChecks, dueOn })],
      };
    }
    case 'ResultIssued': {
      const { documentKind, docNo, approval } = event.data;
      return { ...state, status: 'issued', issued: factOf(event, { documentKind, docNo, approval }) };
    }
    case 'ResultDispatched':
      return dispatched(state, event);
    case 'ResultDelivered':
      return {
        ...state,
        status: 'delivered',
        delivered: factOf(event, { deliveredOn: event.data.deliveredOn }),
      };
    case 'ServiceFailed':
      return {
        ...state,
        status: 'unservable',
        serviceFailed: factOf(event, {
          ...event.data,
          firstOn: state.serviceFailed?.firstOn ?? event.occurredOn,
        }),
      };
    case 'ReporterFeedbackGiven': {
      const { staffIds, reached } = event.data;
      // whoever was told who it is had to reach him: that is done
      return { ...state, reporterDisclosed: null, reporterFeedback: factOf(event, { staffIds, reached }) };
    }
    case 'ReporterDisclosed':
      return { ...state, reporterDisclosed: factOf(event, { staffIds: event.data.staffIds }) };
    case 'SuperiorAcknowledged':
      return { ...state, superiorAck: factOf(event, event.data) };
    case 'PetitionClosed': {
      const { closedOn, overdueClosed, resolutionModes = [] } = event.data;
      return {
        ...state,
        status: 'closed',
        closed: factOf(event, { closedOn, overdueClosed, resolutionModes }),
      };
    }
    case 'SatisfactionRated': {
      const { target, rating, by } = event.data;
      const given = factOf(event, {
        target,
        rating,
        inHouse:
          by === 'petitioner' &&
          [...state.formerHandlerIds, ...state.coHandlerIds].some((id) => id === event.meta.actorId),
        enteredBy: event.meta.actorId,
      });
      return { ...state, ratings: [...state.ratings, given] };
    }
    case 'PetitionArchived': {
      const { archivedOn, retention } = event.data;
      return { ...state, status: 'archived', archived: factOf(event, { archivedOn, retention }) };
    }
    case 'RetentionExtended': {
      const { archived } = state;
      return archived === null
        ? state
        : { ...state, archived: { ...archived, retention: event.data.retention } };
    }
    case 'PetitionDestroyed':
      return { ...state, status: 'destroyed' };
    case 'PetitionWithdrawn':
    case 'PetitionEnded':
    case 'PetitionUnreachable':
      return left(state, event);
    case 'PetitionReactivated':
      return {
        ...state,
        status: event.data.backTo,
        left: null,
        mergedInto: state.status === 'merged' ? null : state.mergedInto,
      };
    case 'DocumentDrafted':
    case 'DocumentChecked':
    case 'DocumentSigned':
    case 'DocumentStamped':
    case 'DocumentSent':
    case 'DocumentReceiptRecorded':
    case 'DocumentVoided':
      return paperMoved(state, event);
    case 'InstructionRecorded':
      return { ...state, instructions: [...state.instructions, factOf(event, event.data)] };
    case 'ScanFiled':
      return { ...state, scans: [...state.scans, factOf(event, event.data)] };
    case 'UnitFeedbackRecorded':
      return { ...state, unitFeedback: [...state.unitFeedback, factOf(event, event.data)] };
    case 'SubjectForgotten':
      // The state never held the identity that is now gone.
      return state;
    default:
      return onRoads(state, event);
  }
}
