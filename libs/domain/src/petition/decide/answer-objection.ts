import { addWorkingDays } from '../../calendar.js';
import type { AnswerObjection } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { optionalFlag, requireFlag } from './checks/codes.js';
import { requireNotBefore, requirePast } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from './checks/text.js';
import type { Decided } from './word-to-below.js';

/**
 * 转出方答复异议: consent hands the petition back and stops the notification clock; refusal, or no word for the
 * configured working days, leaves it here with clocks that never stopped.
 * @rejects OBJECTION_NOT_PENDING OBJECTION_DEEMED_CONSENT OBJECTION_NOT_YET_DEEMED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function answerObjection(
  state: PetitionState,
  command: AnswerObjection,
  ctx: DecisionContext,
): Decided {
  const { objection } = state;
  if (objection === null) {
    return refuse('OBJECTION_NOT_PENDING', {
      article: 'objection',
      message: '该件没有待复的异议。',
      detail: { field: 'type' },
    });
  }
  const consent = requireFlag(command.consent, 'consent', '同意');
  const deemed = optionalFlag(command.deemed, 'deemed', '视为不同意');
  const answeredOn = requirePast(command.answeredOn, 'answeredOn', '答复日', ctx);
  requireNotBefore(answeredOn, 'answeredOn', '答复日', { on: objection.sentOn, zh: '异议函发出日' });
  refuseIf(deemed && consent, 'OBJECTION_DEEMED_CONSENT', {
    article: 'objection',
    message: '没有回音只能视为不同意,责任仍在本机关(R-15)。',
    detail: { field: 'deemed' },
  });
  const waitUntil = addWorkingDays(ctx.calendar, objection.sentOn, ctx.policy.objectionAnswerDays).date;
  refuseIf(deemed && answeredOn < waitUntil, 'OBJECTION_NOT_YET_DEEMED', {
    article: 'objection',
    message: `满${ctx.policy.objectionAnswerDays}个工作日(${waitUntil})没有回音才视为不同意(R-15)。`,
    detail: { field: 'deemed', waitUntil },
  });
  const events: PetitionEvent[] = [
    {
      type: 'ObjectionAnswered',
      occurredOn: answeredOn,
      article: 'objection',
      data: { consent, deemed },
      sealed: present({
        remark: optionalText(command.remark, 'remark', '说明', { max: TEXT_LIMITS.reason }),
      }),
    },
  ];
  const { above } = state;
  // Recorded here from the sender's paper, or because he was silent: his own page says so too.
  const pending = ctx.related?.state?.below?.objectedOn ?? null;
  return {
    events,
    others:
      above && pending !== null
        ? [
            {
              petitionId: above.parentId,
              events: [
                {
                  type: 'ObjectionDecided',
                  occurredOn: answeredOn,
                  article: 'objection',
                  data: { consent, deemed, decidedOn: answeredOn },
                  sealed: {},
                },
              ],
            },
          ]
        : [],
  };
}
