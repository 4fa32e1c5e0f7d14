import type { RoadCommand } from '../commands.js';
import type { DecisionContext, PetitionId } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { concludeByAgreement, leaveSimplified } from './conclude-by-agreement.js';
import { completeMeasure, recordMeasureFollowUp } from './measures.js';
import { continueBySuccessor, endPetition, markUnreachable } from './end-petition.js';
import { askCoHandlers, recordCoReply } from './joint.js';
import { disputeJurisdiction, leadToProcedure, settleJurisdiction, takeOverPowers } from './jurisdiction.js';
import { decideClarification, openCase, revokeCaseOpening } from './open-case.js';
import { answerObjectionBelow, recallAssignment, sendSealedPacket } from './recall-assignment.js';
import { openHearing, reportHearing } from './hearing.js';
import { concludeReview, recordReviewDelivery, reopen, requestReview } from './review.js';
import { sendDown } from './send-down.js';
import { sendReport } from './send-report.js';
import { recordSigning, signFor } from './sign-for.js';
import { findUrgent, recordReception, reportUrgent, sponsorCase } from './urgency.js';

type Decided = { events: PetitionEvent[]; others: { petitionId: PetitionId; events: PetitionEvent[] }[] };
const alone = (events: PetitionEvent[]): Decided => ({ events, others: [] });

/** The decisions of the roads beside the main one; total over their commands. */
export function onRoads(state: PetitionState, command: RoadCommand, ctx: DecisionContext): Decided {
  switch (command.type) {
    case 'sendDown':
      return sendDown(state, command, ctx);
    case 'signFor':
      return signFor(state, command, ctx);
    case 'recordSigning':
      return alone(recordSigning(state, command, ctx));
    case 'sendReport':
      return sendReport(state, command, ctx);
    case 'recallAssignment':
      return recallAssignment(state, command, ctx);
    case 'answerObjectionBelow':
      return answerObjectionBelow(state, command, ctx);
    case 'sendSealedPacket':
      return alone(sendSealedPacket(state, command, ctx));
    case 'disputeJurisdiction':
      return alone(disputeJurisdiction(state, command, ctx));
    case 'settleJurisdiction':
      return alone(settleJurisdiction(state, command, ctx));
    case 'takeOverPowers':
      return alone(takeOverPowers(state, command, ctx));
    case 'leadToProcedure':
      return alone(leadToProcedure(state, command, ctx));
    case 'requestReview':
      return alone(requestReview(state, command, ctx));
    case 'concludeReview':
      return alone(concludeReview(state, command, ctx));
    case 'recordReviewDelivery':
      return alone(recordReviewDelivery(state, command, ctx));
    case 'openHearing':
      return alone(openHearing(state, command, ctx));
    case 'reportHearing':
      return alone(reportHearing(state, command, ctx));
    case 'reopen':
      return alone(reopen(state, command, ctx));
    case 'askCoHandlers':
      return alone(askCoHandlers(state, command, ctx));
    case 'recordCoReply':
      return alone(recordCoReply(state, command, ctx));
    case 'openCase':
      return alone(openCase(state, command, ctx));
    case 'revokeCaseOpening':
      return alone(revokeCaseOpening(state, command, ctx));
    case 'decideClarification':
      return alone(decideClarification(state, command, ctx));
    case 'concludeByAgreement':
      return alone(concludeByAgreement(state, command, ctx));
    case 'leaveSimplified':
      return alone(leaveSimplified(state, command, ctx));
    case 'completeMeasure':
      return alone(completeMeasure(state, command, ctx));
    case 'recordMeasureFollowUp':
      return alone(recordMeasureFollowUp(state, command, ctx));
    case 'endPetition':
      return alone(endPetition(state, command, ctx));
    case 'continueBySuccessor':
      return alone(continueBySuccessor(state, command, ctx));
    case 'markUnreachable':
      return alone(markUnreachable(state, command, ctx));
    case 'findUrgent':
      return alone(findUrgent(state, command, ctx));
    case 'reportUrgent':
      return alone(reportUrgent(state, command, ctx));
    case 'recordReception':
      return alone(recordReception(state, command, ctx));
    case 'sponsorCase':
      return alone(sponsorCase(state, command, ctx));
    default: {
      const unknown: never = command;
      return unknown;
    }
  }
}
