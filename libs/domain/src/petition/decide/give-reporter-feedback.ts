import { PETITIONER_OPINIONS } from '../../glossary/index.js';
import type { GiveReporterFeedback } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { optionalCode, requireFlag, requireIds } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { concludedOnOf, feedbackInForce } from '../clocks.js';
import { existing, requireDay, requireNoRecusal } from './preconditions.js';

/**
 * 向实名举报人反馈 D19 (O-12): two persons, after the conclusion is signed; where nobody could be reached, the evidence.
 * @rejects FEEDBACK_ONLY_FOR_ACCUSATION REPORTER_ANONYMOUS RESULT_NOT_ISSUED FEEDBACK_ALREADY_GIVEN FEEDBACK_NEEDS_TWO EVIDENCE_MISSING
 *   RECUSAL_ACCUSED RECUSAL_CONFIRMED TEXT_REQUIRED CODE_UNKNOWN ID_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function giveReporterFeedback(
  state: PetitionState | null,
  command: GiveReporterFeedback,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const refuseWhen = (condition: boolean, code: string, message: string, field: string) =>
    refuseIf(condition, code, { article: 'reporterFeedback', message, detail: { field } });
  refuseWhen(
    petition.class !== 'accusation',
    'FEEDBACK_ONLY_FOR_ACCUSATION',
    '实名反馈只用于检举控告类(O-12)。',
    'type',
  );
  refuseWhen(
    petition.arrival.anonymity === 'anonymous',
    'REPORTER_ANONYMOUS',
    '匿名举报免反馈(O-12)。',
    'type',
  );
  const concludedOn = concludedOnOf(petition);
  if (concludedOn === null)
    return refuse('RESULT_NOT_ISSUED', {
      article: 'reporterFeedback',
      message: '查核结论审签以后才反馈(O-12)。',
      detail: { field: 'type' },
    });
  // The first one ends the duty and its clock, reached or not; whoever is reached later is noted as a contact.
  refuseWhen(
    feedbackInForce(petition) !== null,
    'FEEDBACK_ALREADY_GIVEN',
    '这一结论已经作过反馈(O-12);以后联系上的,写联系记录。',
    'type',
  );
  const staffIds = requireIds(command.staffIds, 'staffIds', '工作人员');
  requireNoRecusal(petition, staffIds, 'staffIds');
  const evidence = optionalText(command.evidence, 'evidence', '凭证', { max: TEXT_LIMITS.evidence });
  // 小机关: one person on the telephone with a recording, whose number is the evidence (§2.14).
  const recorded = ctx.organisation.smallOffice && staffIds.length === 1 && evidence !== undefined;
  refuseWhen(
    staffIds.length < 2 && !recorded,
    'FEEDBACK_NEEDS_TWO',
    '向实名举报人反馈须由两人进行(O-12);小机关可由一人电话反馈并附录音编号(§2.14)。',
    'staffIds',
  );
  const reached = requireFlag(command.reached, 'reached', '是否联系上');
  refuseWhen(
    !reached && evidence === undefined,
    'EVIDENCE_MISSING',
    '联系不上的须附凭证(O-12)。',
    'evidence',
  );
  const givenOn = requireDay(ctx, {
    value: command.givenOn,
    field: 'givenOn',
    zh: '反馈日',
    notBefore: [{ on: concludedOn, zh: '结论审签日' }],
  });
  return [
    {
      type: 'ReporterFeedbackGiven',
      occurredOn: givenOn,
      article: 'reporterFeedback',
      data: {
        staffIds,
        reached,
        opinion: optionalCode(command.opinion, PETITIONER_OPINIONS, 'opinion', '举报人意见'),
      },
      sealed: {
        summary: requireText(command.summary, 'summary', '反馈要点', { max: TEXT_LIMITS.reply }),
        ...present({ evidence }),
      },
    },
  ];
}
