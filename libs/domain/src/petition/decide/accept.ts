import type { ArticleKey } from '../../articles.js';
import { dayOfAcceptance } from '../acceptance.js';
import type { Accept } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { existing, requireDay, requireNoRecusal } from './preconditions.js';

/**
 * 受理: starts `dueHandle` (31(六)) or `verificationDue` (accusations). The day of acceptance is the earliest of
 * decision, notice and first act of handling; a late notice never moves it (K-19).
 * @rejects ALREADY_ACCEPTED NOT_FOR_HANDLING HANDLER_MISSING RECUSAL_ACCUSED RECUSAL_CONFIRMED DATE_INVALID
 *   DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function accept(state: PetitionState | null, command: Accept, ctx: DecisionContext): PetitionEvent[] {
  const petition = existing(state);
  const triage = petition.triage;
  refuseIf(petition.accepted !== null, 'ALREADY_ACCEPTED', {
    article: 'acceptanceDay',
    message: '该件已经受理(K-19)。',
    detail: { field: 'type' },
  });
  if (triage?.intakeDecision !== 'handle')
    return refuse('NOT_FOR_HANDLING', {
      article: 'registration',
      message: '只有入口决定为本机关受理办理的件才受理(R-12)。',
      detail: { field: 'type' },
    });
  if (petition.handlerId === null)
    return refuse('HANDLER_MISSING', {
      article: 'responsibility',
      message: '受理前须指定承办人(§1.11)。',
      detail: { field: 'handlerId' },
    });
  requireNoRecusal(petition, [petition.handlerId, ...petition.coHandlerIds], 'handlerId');
  const decidedOn = requireDay(ctx, {
    value: command.acceptedOn,
    field: 'acceptedOn',
    zh: '受理决定日',
    notBefore: [
      { on: petition.arrival.receivedOn, zh: '收到日' },
      { on: triage.occurredOn, zh: '分流日' },
    ],
  });
  return [
    {
      type: 'PetitionAccepted',
      occurredOn: decidedOn,
      article: articleOfAcceptance(petition),
      data: { acceptedOn: dayOfAcceptance(petition, decidedOn), simplified: petition.simplified },
    },
  ];
}

const articleOfAcceptance = (petition: PetitionState): ArticleKey => {
  // sent by a petition office or by the superior; everything else follows 23① and ②.
  const { origin } = petition.arrival;
  return origin === 'petitionOffice' || origin === 'superiorOrgDept' ? 'transferNotice' : 'registration';
};
