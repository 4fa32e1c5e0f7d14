import type { PetitionCommand, PetitionCommandType } from '../commands.js';
import type { DecisionContext, PetitionId } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { allowedCommands, COMMANDS, isAllowedIn, notInStateZh } from '../transitions.js';
import { USUAL_NEXT } from '../usual-next.js';
import { accept } from './accept.js';
import { addNote } from './add-note.js';
import { answerObjection } from './answer-objection.js';
import { archive } from './archive.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { close } from './close.js';
import { correct } from './correct.js';
import { decideExtension } from './decide-extension.js';
import { designateHandler } from './designate-handler.js';
import { dispatch } from './dispatch.js';
import { exemptNotification } from './exempt-notification.js';
import { explainOverdue } from './explain-overdue.js';
import { forgetSubject } from './forget-subject.js';
import { discloseReporter } from './disclose-reporter.js';
import { giveReporterFeedback } from './give-reporter-feedback.js';
import { importHistory } from './import-history.js';
import { issue } from './issue.js';
import { linkRepeat } from './link-repeat.js';
import { notify } from './notify.js';
import { notifyExtension } from './notify-extension.js';
import { orderCompletion } from './order-completion.js';
import { decidePaper } from './papers/index.js';
import { passGate } from './pass-gate.js';
import { existing } from './preconditions.js';
import { raiseObjection } from './raise-objection.js';
import { rate } from './rate.js';
import { reactivate } from './reactivate.js';
import { reclassify } from './reclassify.js';
import { recordDelivery } from './record-delivery.js';
import { recordServiceFailure } from './record-service-failure.js';
import { recordSuperiorAck } from './record-superior-ack.js';
import { recordUnservableNotification } from './record-unservable-notification.js';
import { register } from './register.js';
import { requestExtension } from './request-extension.js';
import { onRoads } from './roads.js';
import { returnForRework } from './return-for-rework.js';
import { ruleOnRecusal } from './rule-on-recusal.js';
import { signCheck } from './sign-check.js';
import { split } from './split.js';
import { destroy, extendRetention } from './destroy.js';
import { takeBack, takeOver } from './take-over.js';
import { submitResult } from './submit-result.js';
import { triage } from './triage.js';
import { withdraw } from './withdraw.js';

/** What a command brings about: events of this petition, and of the children that a split opens. */
export type Decision = {
  events: PetitionEvent[];
  others: { petitionId: PetitionId; events: PetitionEvent[] }[];
};

/** So many of the possible actions a refusal names. */
const NAMED = 5;

/** @rejects ACTION_NOT_IN_STATE with the state's name and what would be possible in it; `possible` has all of it */
function requireAllowedIn(state: PetitionState, command: PetitionCommandType): void {
  if (isAllowedIn(state.status, command)) return;
  const possible = allowedCommands(state.status).filter(
    (each) => !['forgetSubject', 'takeBack', 'extendRetention', 'destroy'].includes(each),
  );
  // thirty-five of them in a sentence say nothing: what is usually done next, and how many there are
  const usual = (USUAL_NEXT[state.status] ?? []).filter((each) => possible.includes(each));
  const named = [...new Set([...usual, ...possible])].slice(0, NAMED).map((each) => COMMANDS[each].zh);
  const rest = possible.length > NAMED ? `等 ${possible.length} 项,都列在该件的页面上` : '';
  refuse('ACTION_NOT_IN_STATE', {
    article: 'oneDisposition',
    message: `${notInStateZh(state.status, command)}现在可以:${
      named.length === 0 ? '无' : named.join('、')
    }${rest}。`,
    detail: { field: 'type', status: state.status, possible },
  });
}

// R-21 and §9: the accused is blocked from everything about the petition, whatever his capacity.
function requireNotAccused(subjects: readonly { accountId?: string }[], ctx: DecisionContext): void {
  refuseIf(
    subjects.some(({ accountId }) => accountId !== undefined && accountId === ctx.actor.accountId),
    'RECUSAL_ACCUSED',
    {
      article: 'recusal',
      message: '被反映人本人不得经办该件(R-21)。',
      detail: { field: 'actor' },
    },
  );
}

const alone = (events: PetitionEvent[]): Decision => ({ events, others: [] });

function open(state: PetitionState | null, command: PetitionCommand, ctx: DecisionContext): Decision | null {
  const events =
    command.type === 'register'
      ? register(state, command, ctx)
      : command.type === 'importHistory'
        ? importHistory(state, command, ctx)
        : command.type === 'takeOver'
          ? takeOver(state, command, ctx)
          : null;
  if (events === null) return null;
  for (const event of events) {
    if ('subjects' in event.data) {
      requireNotAccused(event.data.subjects, ctx);
    }
  }
  return alone(events);
}

/**
 * What a command does to a petition: events, or a named refusal; the same twice stays quiet where saying it twice
 * says nothing new. Pure: everything else it may know stands in the context.
 * @rejects COMMAND_UNKNOWN PETITION_UNKNOWN PETITION_EXISTS RECUSAL_ACCUSED ACTION_NOT_IN_STATE and those of each command
 */
export function decide(
  state: PetitionState | null,
  command: PetitionCommand,
  ctx: DecisionContext,
): Decision {
  const type: unknown = (command as PetitionCommand | null | undefined)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(COMMANDS, type)) {
    return refuse('COMMAND_UNKNOWN', { message: '没有这种操作。', detail: { field: 'type' } });
  }
  const opened = open(state, command, ctx);
  if (opened !== null) return opened;
  const petition = existing(state);
  requireNotAccused(petition.arrival.subjects, ctx);
  requireAllowedIn(petition, command.type);
  return later(petition, command, ctx);
}

function later(state: PetitionState, command: PetitionCommand, ctx: DecisionContext): Decision {
  switch (command.type) {
    case 'register':
    case 'importHistory':
    case 'takeOver':
      // Answered before: a stream is opened once.
      return alone([]);
    case 'takeBack':
      return alone(takeBack(state, command));
    case 'split':
      return split(state, command, ctx);
    case 'correct':
      return alone(correct(state, command, ctx));
    case 'reclassify':
      return alone(reclassify(state, command, ctx));
    case 'linkRepeat':
      return alone(linkRepeat(state, command, ctx));
    case 'triage':
      return alone(triage(state, command, ctx));
    case 'designateHandler':
      return alone(designateHandler(state, command, ctx));
    case 'ruleOnRecusal':
      return alone(ruleOnRecusal(state, command, ctx));
    case 'notify':
      return alone(notify(state, command, ctx));
    case 'exemptNotification':
      return alone(exemptNotification(state, command, ctx));
    case 'recordUnservableNotification':
      return alone(recordUnservableNotification(state, command, ctx));
    case 'raiseObjection':
      return raiseObjection(state, command, ctx);
    case 'answerObjection':
      return answerObjection(state, command, ctx);
    case 'accept':
      return alone(accept(state, command, ctx));
    case 'addNote':
      return alone(addNote(state, command, ctx));
    case 'requestExtension':
      return alone(requestExtension(state, command, ctx));
    case 'decideExtension':
      return alone(decideExtension(state, command, ctx));
    case 'notifyExtension':
      return alone(notifyExtension(state, command, ctx));
    case 'submitResult':
      return alone(submitResult(state, command, ctx));
    case 'explainOverdue':
      return alone(explainOverdue(state, command, ctx));
    case 'signCheck':
      return alone(signCheck(state, command, ctx));
    case 'passGate':
      return passGate(state, command, ctx);
    case 'returnForRework':
      return returnForRework(state, command, ctx);
    case 'orderCompletion':
      return alone(orderCompletion(state, command, ctx));
    case 'issue':
      return alone(issue(state, command, ctx));
    case 'dispatch':
      return alone(dispatch(state, command, ctx));
    case 'recordDelivery':
      return alone(recordDelivery(state, command, ctx));
    case 'recordServiceFailure':
      return alone(recordServiceFailure(state, command, ctx));
    case 'discloseReporter':
      return alone(discloseReporter(state, command, ctx));
    case 'giveReporterFeedback':
      return alone(giveReporterFeedback(state, command, ctx));
    case 'recordSuperiorAck':
      return alone(recordSuperiorAck(state, command, ctx));
    case 'close':
      return alone(close(state, command, ctx));
    case 'rate':
      return alone(rate(state, command, ctx));
    case 'archive':
      return alone(archive(state, command, ctx));
    case 'extendRetention':
      return alone(extendRetention(state, command));
    case 'destroy':
      return alone(destroy(state, command));
    case 'withdraw':
      return alone(withdraw(state, command, ctx));
    case 'reactivate':
      return alone(reactivate(state, command, ctx));
    case 'forgetSubject':
      return alone(forgetSubject(state, command, ctx));
    case 'draftDocument':
    case 'checkDocument':
    case 'signDocument':
    case 'stampDocument':
    case 'sendDocument':
    case 'recordDocumentReceipt':
    case 'voidDocument':
    case 'recordInstruction':
    case 'recordUnitFeedback':
    case 'fileScan':
      return decidePaper(state, command, ctx);
    default:
      return onRoads(state, command, ctx);
  }
}
