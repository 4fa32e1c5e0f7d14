import { dueOf } from '../../deadlines/index.js';
import { clocksOf } from '../clocks.js';
import type { ConcludeReview, RecordReviewDelivery, Reopen, RequestReview } from '../commands.js';
import type { DecisionContext, PlainDate } from '../context.js';
import type { PetitionEvent, ReviewOutcome, ReviewStage } from '../events.js';
import type { ReviewState } from '../road-state.js';
import type { PetitionState } from '../state.js';
import { optionalWhole, requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { requireDay } from './preconditions.js';

const ZH = { review: '复查', recheck: '复核' } as const;

const articleOf = (stage: ReviewStage) => (stage === 'review' ? 'review' : 'recheck');

/** The review that waits for an opinion, or for its delivery. */
export const lastReview = (state: PetitionState): ReviewState | null => state.reviews.at(-1) ?? null;

const standing = (state: PetitionState, stage: ReviewStage): ReviewState | undefined =>
  state.reviews.find((review) => review.stage === stage);

// only the handling opinion of 31(六) that reached the petitioner can be reviewed; everything else has its own remedy.
function requireReviewable(state: PetitionState): PlainDate {
  const { issued, delivered } = state;
  const reviewable =
    state.class === 'appeal' &&
    (state.appealKind === 'item6' || state.arrival.legalProfile === '2005') &&
    issued?.documentKind === 'handlingOpinion';
  if (!reviewable)
    return refuse('REVIEW_NOT_AVAILABLE', {
      article: 'review',
      message:
        '只有第三十一条第(六)项的信访处理意见可以复查、复核;其他答复按各自的途径救济,请登记并告知(§1.6)。',
      detail: { field: 'type' },
    });
  if (delivered === null)
    return refuse('WINDOW_NOT_OPEN', {
      article: 'review',
      message: '处理意见没有送达信访人,复查期间还没有起算(R-40)。',
      detail: { field: 'type' },
    });
  return delivered.deliveredOn;
}

/** From when and until when the petitioner may ask: the postmark decides (K-10). */
function windowOf(state: PetitionState, stage: ReviewStage, ctx: DecisionContext) {
  const kind = stage === 'review' ? 'reviewWindow' : 'recheckWindow';
  const clock = clocksOf(state, ctx.policy, ctx.calendar).findLast((each) => each.kind === kind);
  if (clock === undefined)
    return refuse('WINDOW_NOT_OPEN', {
      article: articleOf(stage),
      message: `申请${ZH[stage]}的期间还没有起算(R-40、R-42)。`,
      detail: { field: 'type' },
    });
  return { from: clock.startedOn, ...dueOf(clock, ctx.calendar) };
}

/**
 * 请求复查、复核 (35, 36①): of the handling opinion, or of the review opinion; within thirty days of having it in hand.
 * @rejects REVIEW_NOT_AVAILABLE WINDOW_NOT_OPEN REVIEW_ALREADY_REQUESTED REVIEW_FIRST WINDOW_OVER DATE_IN_FUTURE
 *   DATE_BEFORE_STEP TEXT_REQUIRED CODE_UNKNOWN
 */
export function requestReview(
  state: PetitionState,
  command: RequestReview,
  ctx: DecisionContext,
): PetitionEvent[] {
  const stage = requireOneOf(command.stage, ['review', 'recheck'], 'stage', '复查或复核');
  const article = articleOf(stage);
  requireReviewable(state);
  refuseIf(standing(state, stage) !== undefined, 'REVIEW_ALREADY_REQUESTED', {
    article,
    message: `本轮已经请求过${ZH[stage]}(§1.6)。`,
    detail: { field: 'stage' },
  });
  const review = standing(state, 'review');
  const mayRecheck = review?.concluded?.deliveredOn && review.concluded.outcome !== 'revoked';
  refuseIf(stage === 'recheck' && !mayRecheck, 'REVIEW_FIRST', {
    article,
    message: '复核须在收到复查意见以后提出;撤销的由原机关重新办理(R-42、R-47)。',
    detail: { field: 'stage' },
  });
  const window = windowOf(state, stage, ctx);
  const requestedOn = requireDay(ctx, {
    value: command.requestedOn,
    field: 'requestedOn',
    zh: `请求${ZH[stage]}之日`,
    notBefore: [{ on: window.from, zh: '收到书面答复之日' }],
  });
  const last = window.legalDue;
  refuseIf(last !== null && requestedOn > last, 'WINDOW_OVER', {
    article,
    message: `请求${ZH[stage]}须在收到书面答复之日起30日内提出,不晚于${last ?? ''}(以邮戳为准,R-40、K-10)。`,
    detail: { field: 'requestedOn', legalDue: last ?? '' },
  });
  const receivedOn = requireDay(ctx, {
    value: command.receivedOn,
    field: 'receivedOn',
    zh: '收到请求之日',
    notBefore: [{ on: requestedOn, zh: '请求之日' }],
  });
  return [
    {
      type: 'ReviewRequested',
      occurredOn: receivedOn,
      article,
      data: { stage, requestedOn, receivedOn },
      sealed: {
        organ: requireText(command.organ, 'organ', `${ZH[stage]}机关`, { max: 100 }),
        grounds: requireText(command.grounds, 'grounds', '请求的理由', { max: TEXT_LIMITS.reason }),
      },
    },
  ];
}

const OUTCOMES: readonly ReviewOutcome[] = ['maintained', 'changed', 'revoked'];

/**
 * 复查、复核意见: maintained, changed or revoked; no extension exists. During a hearing there is none.
 * @rejects REVIEW_NOT_PENDING HEARING_STILL_OPEN DATE_IN_FUTURE DATE_BEFORE_STEP TEXT_REQUIRED CODE_UNKNOWN NUMBER_INVALID
 */
export function concludeReview(
  state: PetitionState,
  command: ConcludeReview,
  ctx: DecisionContext,
): PetitionEvent[] {
  const review = lastReview(state);
  if (review === null || review.concluded !== null)
    return refuse('REVIEW_NOT_PENDING', {
      article: 'review',
      message: '没有待答复的复查、复核请求。',
      detail: { field: 'type' },
    });
  const article = articleOf(review.stage);
  const lastHearing = review.hearings.at(-1)?.to ?? null;
  const answeredOn = requireDay(ctx, {
    value: command.answeredOn,
    field: 'answeredOn',
    zh: `${ZH[review.stage]}意见交付(交邮)日`,
    notBefore: [
      { on: review.receivedOn, zh: '收到请求之日' },
      { on: lastHearing, zh: '听证报告完成日' },
    ],
  });
  const outcome = requireOneOf(command.outcome, OUTCOMES, 'outcome', '结论');
  const given: unknown = command.deliveredOn;
  const deliveredOn =
    given === undefined || given === null
      ? null
      : requireDay(ctx, {
          value: given,
          field: 'deliveredOn',
          zh: '信访人收到日',
          notBefore: [{ on: answeredOn, zh: '意见交付(交邮)日' }],
        });
  return [
    {
      type: 'ReviewConcluded',
      occurredOn: answeredOn,
      article,
      data: {
        stage: review.stage,
        outcome,
        answeredOn,
        deliveredOn,
        redoDays:
          outcome === 'revoked'
            ? optionalWhole(command.redoDays, 'redoDays', '重新办理的天数', { min: 1, max: 60 })
            : null,
      },
      sealed: { opinion: requireText(command.opinion, 'opinion', '意见要点', { max: TEXT_LIMITS.reply }) },
    },
  ];
}

/** 复查、复核意见送达: the window for a recheck opens; a recheck that stands ends the matter. @rejects REVIEW_NOT_CONCLUDED ALREADY_DELIVERED DATE_BEFORE_STEP */
export function recordReviewDelivery(
  state: PetitionState,
  command: RecordReviewDelivery,
  ctx: DecisionContext,
): PetitionEvent[] {
  const review = lastReview(state);
  const concluded = review?.concluded;
  if (!review || !concluded)
    return refuse('REVIEW_NOT_CONCLUDED', {
      article: 'review',
      message: '还没有复查、复核意见可以送达。',
      detail: { field: 'type' },
    });
  refuseIf(concluded.deliveredOn !== null, 'ALREADY_DELIVERED', {
    article: articleOf(review.stage),
    message: `${ZH[review.stage]}意见已经送达。`,
    detail: { field: 'type' },
  });
  const deliveredOn = requireDay(ctx, {
    value: command.deliveredOn,
    field: 'deliveredOn',
    zh: '信访人收到日',
    notBefore: [{ on: concluded.answeredOn, zh: '意见交付(交邮)日' }],
  });
  return [
    {
      type: 'ReviewDelivered',
      occurredOn: deliveredOn,
      article: articleOf(review.stage),
      data: { stage: review.stage, deliveredOn },
    },
  ];
}

/**
 * 签收撤销意见: the old round is sealed, a new one begins with this day, with a clock of its own — the days that
 * the revocation names if they are fewer.
 * @rejects NOT_REVOKED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function reopen(state: PetitionState, command: Reopen, ctx: DecisionContext): PetitionEvent[] {
  const review = lastReview(state);
  const concluded = review?.concluded;
  if (!review || concluded?.outcome !== 'revoked')
    return refuse('NOT_REVOKED', {
      article: 'reopening',
      message: '只有复查、复核撤销原意见的才重新办理(R-47)。',
      detail: { field: 'type' },
    });
  const signedForOn = requireDay(ctx, {
    value: command.signedForOn,
    field: 'signedForOn',
    zh: '签收撤销意见之日',
    notBefore: [{ on: concluded.answeredOn, zh: '意见作出日' }],
  });
  const usual = ctx.policy.reopenedHandleDays;
  const days = concluded.redoDays === null ? null : Math.min(concluded.redoDays, usual);
  return [
    {
      type: 'PetitionReopened',
      occurredOn: signedForOn,
      article: 'reopening',
      data: { round: state.round + 1, signedForOn, days, stage: review.stage },
    },
  ];
}
