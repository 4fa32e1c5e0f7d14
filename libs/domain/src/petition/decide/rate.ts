import { SATISFACTION } from '../../glossary/index.js';
import type { Rate } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireCode, requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from './checks/text.js';
import { existing, isHandler, refuseForAccusation, requireDay } from './preconditions.js';

/**
 * 满意度评价 (§1.13): by the petitioner, or by a recorded call; petition office and handling organ apart.
 * @rejects NOT_FOR_ACCUSATION RATING_NOT_AVAILABLE NOT_DELIVERED ALREADY_RATED RECORDING_MISSING RATING_BY_HANDLER
 *   CODE_UNKNOWN DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function rate(state: PetitionState | null, command: Rate, ctx: DecisionContext): PetitionEvent[] {
  const petition = existing(state);
  refuseForAccusation(petition, '满意度评价', 'type');
  const target = requireOneOf(
    command.target,
    ['petitionOffice', 'handlingOrgan'] as const,
    'target',
    '评价对象',
  );
  const by = requireOneOf(command.by, ['petitioner', 'recordedCall'] as const, 'by', '评价方式');
  const refuseWhen = (condition: boolean, code: string, message: string, field: string) =>
    refuseIf(condition, code, { article: 'resolutionMode', message, detail: { field } });
  const procedure =
    petition.class === 'appeal' && petition.appealKind !== 'item5' && petition.appealKind !== 'item6';
  refuseWhen(procedure, 'RATING_NOT_AVAILABLE', '应走法定途径的事项不作满意度评价(§1.13)。', 'type');
  if (petition.delivered === null)
    return refuse('NOT_DELIVERED', {
      article: 'resolutionMode',
      message: '答复送达以后才能评价(§1.13)。',
      detail: { field: 'type' },
    });
  const twice = petition.ratings.some((rating) => rating.target === target);
  refuseWhen(twice, 'ALREADY_RATED', '同一评价对象只能评价一次(§1.13)。', 'target');
  const ownWork = isHandler(petition, ctx.actor.accountId);
  refuseWhen(ownWork, 'RATING_BY_HANDLER', '承办人不得代录评价(§1.13:禁止代评、诱导)。', 'actor');
  const recordingNo = optionalText(command.recordingNo, 'recordingNo', '录音编号', {
    max: TEXT_LIMITS.number,
  });
  refuseWhen(
    by === 'recordedCall' && recordingNo === undefined,
    'RECORDING_MISSING',
    '电话回访录入须有录音编号(§1.13)。',
    'recordingNo',
  );
  const ratedOn = requireDay(ctx, {
    value: command.ratedOn,
    field: 'ratedOn',
    zh: '评价日',
    notBefore: [{ on: petition.delivered.deliveredOn, zh: '送达日' }],
  });
  return [
    {
      type: 'SatisfactionRated',
      occurredOn: ratedOn,
      article: 'resolutionMode',
      data: { target, rating: requireCode(command.rating, SATISFACTION, 'rating', '评价'), by },
      sealed: present({
        remark: optionalText(command.remark, 'remark', '评价说明', { max: TEXT_LIMITS.reason }),
        recordingNo,
      }),
    },
  ];
}
