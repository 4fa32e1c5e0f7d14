/** Reviews, rechecks, hearings: what the rules hold at their edges. */
import { policyOn } from '#domain';
import { actOf, type Variation } from '../variation.js';

const OK = { events: [{}] };
const review = actOf('requestReview');
const recheck = actOf(
  'requestReview',
  (_, { command }) => command.type === 'requestReview' && command.stage === 'recheck',
);
const opinion = actOf('concludeReview', (s) => s.status === 'reviewRequested');
const revoked = actOf(
  'concludeReview',
  (_, { command }) => command.type === 'concludeReview' && command.outcome === 'revoked',
);
const delivery = actOf('recordReviewDelivery');
const reopens = actOf('reopen', (s) => s.reviews.length === 1);
const hearing = actOf('openHearing');
const heard = actOf('reportHearing');
const lastReview = (act: typeof review, change: object) => (state: NonNullable<typeof act.state>) => ({
  reviews: state.reviews.map((each, at) => (at === state.reviews.length - 1 ? { ...each, ...change } : each)),
});

export const REVIEW: readonly Variation[] = [
  ['R-40 举报不复查', review, { state: { class: 'accusation' } }, 'REVIEW_NOT_AVAILABLE type'],
  ['R-40 应履职的不复查', review, { state: { appealKind: 'item5' } }, 'REVIEW_NOT_AVAILABLE type'],
  [
    'R-40 不是处理意见书不复查',
    review,
    { state: (s) => ({ issued: s.issued && { ...s.issued, documentKind: 'dutyReply' } }) },
    'REVIEW_NOT_AVAILABLE type',
  ],
  ['R-40 没有签发的不复查', review, { state: { issued: null } }, 'REVIEW_NOT_AVAILABLE type'],
  ['R-40 没有送达的不复查', review, { state: { delivered: null } }, 'WINDOW_NOT_OPEN type'],
  [
    '§1.15 2005年条例下各项都可以复查',
    review,
    {
      ctx: { policy: policyOn('2012-05-08') },
      state: (s) => ({ appealKind: 'item5', arrival: { ...s.arrival, legalProfile: '2005' } }),
    },
    OK,
  ],
  [
    '§1.6 本轮已经请求过复查',
    review,
    { state: { reviews: recheck.state?.reviews ?? [] } },
    'REVIEW_ALREADY_REQUESTED stage',
  ],
  ['R-42 没有复查就复核', review, { form: { stage: 'recheck' } }, 'REVIEW_FIRST stage'],
  [
    'R-42 复查意见没有送达就复核',
    recheck,
    {
      state: (s) => ({
        reviews: s.reviews.map((each) => ({
          ...each,
          concluded: each.concluded && { ...each.concluded, deliveredOn: null },
        })),
      }),
    },
    'REVIEW_FIRST stage',
  ],
  [
    'R-42 复查还没有意见就复核',
    recheck,
    { state: (s) => ({ reviews: s.reviews.map((each) => ({ ...each, concluded: null })) }) },
    'REVIEW_FIRST stage',
  ],
  [
    'R-47 撤销的不复核,重新办理',
    recheck,
    {
      state: (s) => ({
        reviews: s.reviews.map((each) => ({
          ...each,
          concluded: each.concluded && { ...each.concluded, outcome: 'revoked' as const },
        })),
      }),
    },
    'REVIEW_FIRST stage',
  ],
  [
    'R-40 过了三十日',
    review,
    { form: { requestedOn: '2026-06-20', receivedOn: '2026-06-20' }, ctx: { today: '2026-06-20' } },
    'WINDOW_OVER requestedOn',
  ],
  [
    'R-41 没有待答复的请求',
    opinion,
    { state: lastReview(opinion, { concluded: revoked.state && delivery.state?.reviews.at(-1)?.concluded }) },
    'REVIEW_NOT_PENDING type',
  ],
  ['R-41 没有请求就没有意见', opinion, { state: { reviews: [] } }, 'REVIEW_NOT_PENDING type'],
  [
    'R-43 意见不早于听证报告',
    opinion,
    {
      state: lastReview(opinion, { hearings: [{ from: '2026-06-01', to: '2026-06-22' }] }),
      form: { answeredOn: '2026-06-21' },
      ctx: { today: '2026-06-30' },
    },
    'DATE_BEFORE_STEP answeredOn',
  ],
  ['R-47 重办天数只随撤销', opinion, { form: { redoDays: 30 } }, { events: [{ data: { redoDays: null } }] }],
  [
    'R-47 撤销可以写重办天数',
    revoked,
    { form: { redoDays: 30 } },
    { events: [{ data: { outcome: 'revoked', redoDays: 30 } }] },
  ],
  [
    'R-44 没有意见可以送达',
    delivery,
    { state: lastReview(delivery, { concluded: null }) },
    'REVIEW_NOT_CONCLUDED type',
  ],
  ['R-44 没有请求没有送达', delivery, { state: { reviews: [] } }, 'REVIEW_NOT_CONCLUDED type'],
  [
    'R-44 意见已经送达',
    delivery,
    {
      state: (s) => ({
        reviews: s.reviews.map((each) => ({
          ...each,
          concluded: each.concluded && { ...each.concluded, deliveredOn: '2026-06-10' },
        })),
      }),
    },
    'ALREADY_DELIVERED type',
  ],
  [
    'R-47 维持的不重办',
    reopens,
    {
      state: (s) => ({
        reviews: s.reviews.map((each) => ({
          ...each,
          concluded: each.concluded && { ...each.concluded, outcome: 'maintained' as const },
        })),
      }),
    },
    'NOT_REVOKED type',
  ],
  ['R-47 没有意见不重办', reopens, { state: lastReview(reopens, { concluded: null }) }, 'NOT_REVOKED type'],
  ['R-47 没有请求不重办', reopens, { state: { reviews: [] } }, 'NOT_REVOKED type'],
  [
    'R-47 没有写天数,照常',
    reopens,
    {
      state: (s) => ({
        reviews: s.reviews.map((each) => ({
          ...each,
          concluded: each.concluded && { ...each.concluded, redoDays: null },
        })),
      }),
    },
    { events: [{ data: { days: null, stage: 'review', round: 2 } }] },
  ],
  [
    'R-47 写得更短的,照写',
    reopens,
    {
      state: (s) => ({
        reviews: s.reviews.map((each) => ({
          ...each,
          concluded: each.concluded && { ...each.concluded, redoDays: 7 },
        })),
      }),
    },
    { events: [{ data: { days: 7 } }] },
  ],
  [
    'R-43 复查阶段没有听证暂停',
    hearing,
    { state: lastReview(hearing, { stage: 'review' }) },
    'SUSPENSION_NOT_APPLICABLE type',
  ],
  [
    'R-43 已有意见的没有听证暂停',
    hearing,
    { state: lastReview(hearing, { concluded: delivery.state?.reviews.at(-1)?.concluded }) },
    'SUSPENSION_NOT_APPLICABLE type',
  ],
  ['R-43 没有复核没有听证', hearing, { state: { reviews: [] } }, 'SUSPENSION_NOT_APPLICABLE type'],
  [
    'R-43 没有进行中的听证',
    heard,
    { state: lastReview(heard, { hearings: [{ from: '2026-07-01', to: '2026-07-03' }] }) },
    'HEARING_NOT_OPEN type',
  ],
  ['R-43 没有复核没有听证报告', heard, { state: { reviews: [] } }, 'HEARING_NOT_OPEN type'],
];
