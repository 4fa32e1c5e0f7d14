import { addDays } from '../../civil-date.js';
import { SATISFACTION } from '../../glossary/index.js';
import type { Policy } from '../../parameters.js';
import type { Rate } from '../commands.js';
import type { DecisionContext, PlainDate } from '../context.js';
import type { PetitionEvent, RatingBy, RatingTarget } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireCode, requireIds, requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from './checks/text.js';
import { isAllowedIn } from '../transitions.js';
import { existing, isHandler, refuseForAccusation, requireDay } from './preconditions.js';

const RATED_BY = ['petitioner', 'recordedCall', 'queryCode'] as const satisfies readonly RatingBy[];
const TARGETS = ['petitionOffice', 'handlingOrgan'] as const satisfies readonly RatingTarget[];

const goesByProcedure = ({ class: kind, appealKind }: PetitionState): boolean =>
  kind === 'appeal' && appealKind !== 'item5' && appealKind !== 'item6';

const ratedUntil = ({ deliveredOn }: { deliveredOn: PlainDate }, policy: Policy): PlainDate =>
  addDays(deliveredOn, policy.satisfactionDays);

/**
 * What the holder of the query code may still rate, and until when (§1.13): each target once, from the delivery of the answer.
 * @shape null where nothing is to be rated, now or at all
 */
export function ratingsOpen(
  state: PetitionState,
  { today, policy }: { today: PlainDate; policy: Policy },
): { targets: RatingTarget[]; until: PlainDate } | null {
  const { class: kind, delivered } = state;
  if (kind === 'accusation' || goesByProcedure(state) || delivered === null) return null;
  const until = ratedUntil(delivered, policy);
  const targets = TARGETS.filter((target) => !state.ratings.some((rating) => rating.target === target));
  return targets.length === 0 || today > until || !isAllowedIn(state.status, 'rate')
    ? null
    : { targets, until };
}

/**
 * 满意度评价 (§1.13): by the holder of the query code; what staff enter says how it was learnt. Petition office and handling organ
 * apart.
 * @rejects NOT_FOR_ACCUSATION RATING_NOT_AVAILABLE NOT_DELIVERED ALREADY_RATED RECORDING_MISSING RATING_SHEET_MISSING
 *   RATING_CALL_NEEDS_TWO RATING_BY_HANDLER RATING_PERIOD_OVER CODE_UNKNOWN LIST_INVALID ID_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function rate(state: PetitionState | null, command: Rate, ctx: DecisionContext): PetitionEvent[] {
  const petition = existing(state);
  refuseForAccusation(petition, '满意度评价', 'type');
  const target = requireOneOf(command.target, TARGETS, 'target', '评价对象');
  const by = requireOneOf(command.by, RATED_BY, 'by', '评价方式');
  const refuseWhen = (condition: boolean, code: string, message: string, field: string) =>
    refuseIf(condition, code, { article: 'resolutionMode', message, detail: { field } });
  refuseWhen(
    goesByProcedure(petition),
    'RATING_NOT_AVAILABLE',
    '应走法定途径的事项不作满意度评价(§1.13)。',
    'type',
  );
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
  // READING: §1.13 knows the query code and the recorded call of two. Whoever rates at the window without his code signs a sheet
  // that is kept in the file: words that staff type for him prove nothing.
  const evidence =
    by === 'petitioner'
      ? optionalText(command.evidence, 'evidence', '评价表所在', { max: TEXT_LIMITS.evidence })
      : undefined;
  refuseWhen(
    by === 'petitioner' && evidence === undefined,
    'RATING_SHEET_MISSING',
    '本人在窗口评价的,须由其在评价表上签名入卷,填评价表的卷号或页号(§1.13:禁止代评)。',
    'evidence',
  );
  const staffIds = by === 'recordedCall' ? requireIds(command.staffIds, 'staffIds', '回访人员') : null;
  refuseWhen(
    staffIds?.some((id) => isHandler(petition, id)) ?? false,
    'RATING_BY_HANDLER',
    '承办人不得参加评价回访(§1.13:禁止代评、诱导)。',
    'staffIds',
  );
  // an office of two people may have one besides the handler (§2.14)
  refuseWhen(
    staffIds !== null && staffIds.length < (ctx.organisation.smallOffice ? 1 : 2),
    'RATING_CALL_NEEDS_TWO',
    '电话回访录入须由两人进行并录音(§1.13);小机关可由一人录音回访(§2.14)。',
    'staffIds',
  );
  const ratedOn = requireDay(ctx, {
    value: command.ratedOn,
    field: 'ratedOn',
    zh: '评价日',
    notBefore: [{ on: petition.delivered.deliveredOn, zh: '送达日' }],
  });
  const until = ratedUntil(petition.delivered, ctx.policy);
  // whoever calls back or stands at the window is heard later, too, and counts as 超期未评价 until then
  refuseWhen(
    by === 'queryCode' && ratedOn > until,
    'RATING_PERIOD_OVER',
    `评价期到${until}为止,已过(§1.13)。`,
    'ratedOn',
  );
  return [
    {
      type: 'SatisfactionRated',
      occurredOn: ratedOn,
      article: 'resolutionMode',
      data: {
        target,
        rating: requireCode(command.rating, SATISFACTION, 'rating', '评价'),
        by,
        ...(staffIds === null ? {} : { staffIds }),
      },
      sealed: present({
        remark: optionalText(command.remark, 'remark', '评价说明', { max: TEXT_LIMITS.reason }),
        recordingNo,
        evidence,
        ...(by === 'queryCode'
          ? { address: optionalText(command.address, 'address', '网络地址', { max: TEXT_LIMITS.number }) }
          : {}),
      }),
    },
  ];
}
