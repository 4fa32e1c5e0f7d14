import { MEASURES } from '../../glossary/index.js';
import type { SubmitResult } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { MeasureFacts } from '../events.js';
import { optionalId, requireCode, requireList, requireRecord } from './checks/codes.js';
import { optionalPast, requireDate } from './checks/dates.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';

/**
 * 处理措施 as entered. Whether they go with the conclusion (QS05) is judged at the gate: a report that contradicts
 * itself is recorded and returned, not swallowed.
 */
export function measuresOf(
  command: SubmitResult,
  ctx: DecisionContext,
): { facts: MeasureFacts[]; texts: string[] } {
  const facts: MeasureFacts[] = [];
  const texts: string[] = [];
  requireList(command.measures, 'measures', '处理措施', { max: 50 }).forEach((each, at) => {
    const field = `measures[${at}]`;
    const input = requireRecord(each, field, '处理措施');
    const dueOn = input.dueOn ?? null;
    facts.push({
      measure: requireCode(input.measure, MEASURES, `${field}.measure`, '处理措施'),
      completedOn: optionalPast(input.completedOn, `${field}.completedOn`, '落实日', ctx),
      dueOn: dueOn === null ? null : requireDate(dueOn, `${field}.dueOn`, '落实期限'),
      responsibleId: optionalId(input.responsibleId, `${field}.responsibleId`, '责任人'),
    });
    texts.push(requireText(input.text, `${field}.text`, '措施内容', { max: TEXT_LIMITS.proposal }));
  });
  return { facts, texts };
}
