import type { ArticleKey } from '../../articles.js';
import { MEASURE_FOLLOW_UPS, zhOf, type MeasureFollowUp } from '../../glossary/index.js';
import type { CompleteMeasure, RecordMeasureFollowUp } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { CALLS_FOR, followUpReceivedOn } from '../measure-follow-ups.js';
import type { MeasureFacts, PetitionState } from '../state.js';
import { requireOneOf, requireWhole } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { requireDay } from './preconditions.js';

type Named = { readonly submission: number; readonly measureNo: number; readonly measure: MeasureFacts };

/** The measure of the result in force that the command names, or a refusal. */
function requireMeasure(state: PetitionState, no: unknown, article: ArticleKey, rule: string): Named {
  const result = state.submissions.at(-1);
  if (result === undefined)
    return refuse('NO_RESULT', {
      article,
      message: `还没有报结果,没有措施可以落实(${rule})。`,
      detail: { field: 'type' },
    });
  const measureNo = requireWhole(no, 'measureNo', '措施', { min: 1, max: 50 });
  const measure = result.measures[measureNo - 1];
  if (measure === undefined)
    return refuse('MEASURE_UNKNOWN', {
      article,
      message: `结果里没有这一项措施(${rule})。`,
      detail: { field: 'measureNo' },
    });
  return { submission: result.submission, measureNo, measure };
}

/**
 * 措施落实 (32②, R-32, QS06): of the result in force, each once.
 * @rejects NO_RESULT MEASURE_UNKNOWN MEASURE_ALREADY_COMPLETED TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function completeMeasure(
  state: PetitionState,
  command: CompleteMeasure,
  ctx: DecisionContext,
): PetitionEvent[] {
  const named = requireMeasure(state, command.measureNo, 'opinionExecution', 'R-32');
  refuseIf(named.measure.completedOn !== null, 'MEASURE_ALREADY_COMPLETED', {
    article: 'opinionExecution',
    message: '这一项措施已经落实(R-32)。',
    detail: { field: 'measureNo' },
  });
  const completedOn = requireDay(ctx, {
    value: command.completedOn,
    field: 'completedOn',
    zh: '落实日',
    notBefore: [{ on: state.accepted?.acceptedOn ?? null, zh: '受理日' }],
  });
  return [
    {
      type: 'MeasureCompleted',
      occurredOn: completedOn,
      article: 'opinionExecution',
      data: { submission: named.submission, measureNo: named.measureNo, completedOn },
      sealed: {
        evidence: requireText(command.evidence, 'evidence', '落实凭证', { max: TEXT_LIMITS.evidence }),
      },
    },
  ];
}

/**
 * 收到书面检查、整改报告 (O-20): of a reminder or an admonition that was given, each once.
 * @rejects NO_RESULT MEASURE_UNKNOWN CODE_UNKNOWN FOLLOW_UP_NOT_CALLED_FOR MEASURE_NOT_COMPLETED
 *   FOLLOW_UP_ALREADY_RECORDED TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordMeasureFollowUp(
  state: PetitionState,
  command: RecordMeasureFollowUp,
  ctx: DecisionContext,
): PetitionEvent[] {
  const article = 'admonitionFollowUp';
  const { submission, measureNo, measure } = requireMeasure(state, command.measureNo, article, 'O-20');
  const kinds = Object.keys(MEASURE_FOLLOW_UPS) as MeasureFollowUp[];
  const followUp = requireOneOf(command.followUp, kinds, 'followUp', '交来的材料');
  const zh = zhOf(MEASURE_FOLLOW_UPS, followUp);
  refuseIf(!CALLS_FOR[measure.measure]?.includes(followUp), 'FOLLOW_UP_NOT_CALLED_FOR', {
    article,
    message: `这一项措施不要求${zh}:书面检查只对诫勉,整改报告只对提醒和诫勉(O-20)。`,
    detail: { field: 'followUp' },
  });
  refuseIf(measure.completedOn === null, 'MEASURE_NOT_COMPLETED', {
    article,
    message: '这一项措施还没有登记落实,先登记提醒、诫勉作出的日期(O-20)。',
    detail: { field: 'measureNo' },
  });
  refuseIf(followUpReceivedOn(state, measureNo, followUp) !== null, 'FOLLOW_UP_ALREADY_RECORDED', {
    article,
    message: `这一项措施的${zh}已经收到(O-20)。`,
    detail: { field: 'followUp' },
  });
  const receivedOn = requireDay(ctx, {
    value: command.receivedOn,
    field: 'receivedOn',
    zh: '收到日',
    notBefore: [{ on: measure.completedOn, zh: '提醒、诫勉作出日' }],
  });
  return [
    {
      type: 'MeasureFollowedUp',
      occurredOn: receivedOn,
      article,
      data: { submission, measureNo, followUp, receivedOn },
      sealed: { summary: requireText(command.summary, 'summary', '主要内容', { max: TEXT_LIMITS.reason }) },
    },
  ];
}
