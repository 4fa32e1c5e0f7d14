import type { SendReport } from '../commands.js';
import type { DecisionContext, PetitionId } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { documentNo } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { requireRecord } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from './checks/text.js';
import { requireDay } from './preconditions.js';

/** The superior sent back the result as it stands: it is reworked here, then goes up anew (O-31, QC07). */
export const isReportReturned = ({ superiorAck, submissions }: PetitionState): boolean =>
  superiorAck?.passed === false && superiorAck.submission === submissions.at(-1)?.submission;

/**
 * 上报办结报告 D29 (§1.14): the result as issued here goes up and stands before the sender, who judges it by both gates
 * at once; whether the period was kept is judged by the day of the version that he passes (O-31).
 * @rejects NOT_SENT_FROM_ABOVE NO_REPORT_WANTED RESULT_NOT_ISSUED REPORT_ALREADY_SENT SENDER_NOT_WAITING
 *   DATE_IN_FUTURE DATE_BEFORE_STEP NUMBER_NOT_TAKEN
 */
export function sendReport(
  state: PetitionState,
  command: SendReport,
  ctx: DecisionContext,
): { events: PetitionEvent[]; others: { petitionId: PetitionId; events: PetitionEvent[] }[] } {
  const { above } = state;
  const refuseWhen = (condition: boolean, code: string, message: string) =>
    refuseIf(condition, code, { article: 'resultRequired', message, detail: { field: 'type' } });
  if (above === null)
    return refuse('NOT_SENT_FROM_ABOVE', {
      article: 'resultRequired',
      message: '该件不是上级交办来的,没有办结报告可报(O-31)。',
      detail: { field: 'type' },
    });
  refuseWhen(above.letter.disposition !== 'YJG', 'NO_REPORT_WANTED', '转送件不要结果(O-29)。');
  const result = state.submissions.at(-1);
  if (result === undefined || (state.issued === null && state.agreement === null))
    return refuse('RESULT_NOT_ISSUED', {
      article: 'resultRequired',
      message: '结果签发以后才能上报(O-31)。',
      detail: { field: 'type' },
    });
  refuseWhen(
    state.reportedUp?.submission === result.submission,
    'REPORT_ALREADY_SENT',
    '这一版结果已经上报(O-31)。',
  );
  const parent = ctx.related?.state;
  const waiting = parent?.status === 'assignedDown' || parent?.status === 'rework';
  refuseWhen(Boolean(parent) && !waiting, 'SENDER_NOT_WAITING', '交办方现在没有等本件的报告。');
  const reportedOn = requireDay(ctx, {
    value: command.reportedOn,
    field: 'reportedOn',
    zh: '上报日',
    notBefore: [{ on: result.occurredOn, zh: '报结果日' }],
  });
  const texts = requireRecord(command.result, 'result', '结果文字') as SendReport['result'];
  const { eventId: _, occurredOn: __, ...facts } = result;
  return {
    events: [
      {
        type: 'ReportSentUp',
        occurredOn: reportedOn,
        article: 'resultRequired',
        data: {
          submission: result.submission,
          docNo: documentNo('report', reportedOn, ctx),
          reportedOn,
        },
        sealed: present({
          remark: optionalText(command.remark, 'remark', '说明', { max: TEXT_LIMITS.reason }),
        }),
      },
    ],
    others: parent
      ? [
          {
            petitionId: above.parentId,
            events: [
              {
                type: 'ResultSubmitted',
                occurredOn: reportedOn,
                article: 'resultRequired',
                data: { ...facts, submission: parent.submissions.length + 1 },
                sealed: texts,
              },
            ],
          },
        ]
      : [],
  };
}
