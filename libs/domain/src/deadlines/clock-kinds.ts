import type { ArticleKey } from '../articles.js';
import type { ClockKind } from '../glossary/index.js';
import type { DayBudget, ParameterKey } from '../parameters.js';
import type { LadderLevels, Ladders, ReminderProfile } from './ladder-profile.js';

export type * from './ladder-profile.js';

/** READING: §4.5 names the order of recipients, not their rungs; the section head joins at T-1. */
export const LADDER_LEVELS: LadderLevels = { section: 1, deputyLeader: 1, supervision: 2, every: 3 };

const SUPERVISION_AT_ONCE: LadderLevels = { ...LADDER_LEVELS, supervision: 1 };

/** The rows of the table of §4.5. */
export const REMINDER_PROFILES = {
  notify: { unit: 'day', yellow: 5, orange: 2, rungs: [7, 3, 1, 0] },
  long: { unit: 'day', yellow: 15, orange: 5, rungs: [15, 7, 3, 1, 0] },
  month: { unit: 'day', yellow: 10, orange: 3, rungs: [7, 3, 1, 0] },
  objection: { unit: 'workday', yellow: 2, orange: 1, rungs: [2, 1, 0] },
  short: { unit: 'workday', yellow: 3, orange: 1, rungs: [3, 1, 0] },
  inquiry: { unit: 'workday', yellow: 5, orange: 2, rungs: [5, 2, 0] },
  fastLane: { unit: 'workday', yellow: 2, orange: 1, rungs: [1, 0] },
  // READING: 到期提醒干部监督 (O-20): the supervision joins at once when the day has passed.
  followUp: { unit: 'workday', yellow: 2, orange: 1, rungs: [1, 0], levels: SUPERVISION_AT_ONCE },
  rectification: { unit: 'day', yellow: 15, orange: 5, rungs: [15, 5, 0], levels: SUPERVISION_AT_ONCE },
} as const satisfies Record<string, ReminderProfile>;
type ProfileName = keyof typeof REMINDER_PROFILES;

/** From which length in days on a profile applies; the first that fits is taken. */
type ProfileByLength = readonly (readonly [fromDays: number, profile: ProfileName])[];

const always = (profile: ProfileName): ProfileByLength => [[0, profile]];
const LONG_OR_SHORT: ProfileByLength = [
  [30, 'long'],
  [0, 'short'],
];
// READING: §4.5 has no row for these; they take the row of the listed clock of about the same length.
const BY_LENGTH: ProfileByLength = [
  [30, 'month'],
  [15, 'notify'],
  [0, 'short'],
];

/** What is fixed about a kind of clock (§4.6). */
export type ClockKindSpec = {
  readonly article: ArticleKey;
  /** The parameter that holds its length; null = each letter or notice names it. */
  readonly parameter: ParameterKey | null;
  readonly unit: 'day' | 'workday' | 'minute';
  /** 起算事由 and 停止事由, as written in explanations. */
  readonly startsWith: string;
  readonly stopsWith: string;
  readonly profiles: ProfileByLength;
  /** A petitioner's period: when it ends nobody is late. */
  readonly petitioners: boolean;
  /** May hearings pause it (K-17)? */
  readonly pausable: boolean;
};

type Row = readonly [
  article: ArticleKey,
  parameter: ParameterKey | null,
  unit: ClockKindSpec['unit'],
  startsWith: string,
  stopsWith: string,
  profiles: ProfileByLength,
];

const ROWS: Record<ClockKind, Row> = {
  dueNotify: ['directNotice', 'notifyDays', 'day', '收到(签收)', '告知交付或交邮', always('notify')],
  objectionDue: ['objection', 'objectionDays', 'workday', '签收', '异议函发出', always('objection')],
  dueHandle: ['handlingPeriod', 'handleDays', 'day', '受理', '办结', LONG_OR_SHORT],
  verificationDue: ['verificationPeriod', 'verificationDays', 'day', '受理', '结论审签', LONG_OR_SHORT],
  simplifiedDue: ['handlingPeriod', 'simplifiedDays', 'workday', '受理', '意见交付或交邮', always('short')],
  feedbackDue: ['resultRequired', 'feedbackDays', 'day', '下级签收', '报结', LONG_OR_SHORT],
  inquiryReplyDue: [
    'inquiryReply',
    'inquiryReplyDays',
    'workday',
    '对方收到函询通知书',
    '收到书面回复',
    always('inquiry'),
  ],
  feedbackToReporterDue: [
    'reporterFeedback',
    'reporterFeedbackDays',
    'workday',
    '结论审签',
    '反馈',
    always('inquiry'),
  ],
  coReplyDue: ['jointHandling', 'coReplyDays', 'day', '协办单位签收', '协办答复', BY_LENGTH],
  reviewWindow: [
    'review',
    'reviewWindowDays',
    'day',
    '信访人收到处理意见',
    '提出复查请求或期满',
    always('month'),
  ],
  recheckWindow: [
    'recheck',
    'recheckWindowDays',
    'day',
    '信访人收到复查意见',
    '提出复核请求或期满',
    always('month'),
  ],
  dueReview: ['review', 'reviewDays', 'day', '收到复查请求', '复查意见交付或交邮', always('month')],
  dueRecheck: ['recheck', 'recheckDays', 'day', '收到复核请求', '复核意见交付或交邮', always('month')],
  adviceReplyDue: ['adviceReply', 'adviceReplyDays', 'day', '收到建议', '书面反馈', BY_LENGTH],
  superviseDue: ['supervisionSystem', null, 'day', '签收督办通知', '书面反馈', BY_LENGTH],
  reworkDue: ['rework', 'reworkDays', 'day', '退回通知', '再次提交', BY_LENGTH],
  completionDue: ['rework', 'completionDays', 'day', '要求补正', '通过结案审核', BY_LENGTH],
  executionDue: ['opinionExecution', 'executionDays', 'day', '处理意见交付或交邮', '措施落实', BY_LENGTH],
  selfReviewDue: [
    'admonitionFollowUp',
    'selfReviewDays',
    'workday',
    '诫勉作出',
    '收到书面检查',
    always('followUp'),
  ],
  rectificationDue: [
    'admonitionFollowUp',
    null,
    'day',
    '提醒、诫勉作出',
    '收到整改报告',
    always('rectification'),
  ],
  proposeDue: ['proposal', 'proposeDays', 'workday', '登记', '提出拟办意见', always('objection')],
  instructDue: ['instruction', 'instructDays', 'workday', '拟办呈出', '批示', always('objection')],
  reportUpDue: ['reportUp', 'reportUpDays', 'workday', '收到', '密封件送出', always('objection')],
  fastLaneDue: ['fastLaneClocks', 'fastLaneClose', 'workday', '受理', '查结', always('fastLane')],
  urgentPhone: ['urgentReport', 'urgentPhoneMinutes', 'minute', '发现', '电话报出', always('short')],
  urgentWritten: ['urgentReport', 'urgentWrittenMinutes', 'minute', '发现', '书面报出', always('short')],
  followUp: ['urgentReport', 'urgentFollowUpMinutes', 'minute', '发现', '续报报出', always('short')],
};

const specOf = (kind: ClockKind): ClockKindSpec => {
  const [article, parameter, unit, startsWith, stopsWith, profiles] = ROWS[kind];
  const petitioners = kind === 'reviewWindow' || kind === 'recheckWindow';
  return {
    article,
    parameter,
    unit,
    startsWith,
    stopsWith,
    profiles,
    petitioners,
    pausable: kind === 'dueRecheck',
  };
};

/** 时钟一览 (§4.6): start, length, stop, basis, thresholds and ladder of each kind, as data. */
export const CLOCK_KINDS: Readonly<Record<ClockKind, ClockKindSpec>> = Object.fromEntries(
  (Object.keys(ROWS) as ClockKind[]).map((kind) => [kind, specOf(kind)]),
) as Record<ClockKind, ClockKindSpec>;

/** The row of §4.5 for a clock of that kind and length, or the office's own. */
export const reminderProfileOf = (
  kind: ClockKind,
  budget: DayBudget,
  { ladders }: { readonly ladders?: Ladders } = {},
): ReminderProfile => {
  const own = ladders?.[kind];
  if (own !== undefined) return own;
  const found = CLOCK_KINDS[kind].profiles.find(([fromDays]) => budget.n >= fromDays);
  const profile: ReminderProfile = REMINDER_PROFILES[found?.[1] ?? 'short'];
  // A shorter internal period in working days (O-04) is watched in working days.
  return budget.unit === 'workday' && profile.unit === 'day' ? REMINDER_PROFILES.short : profile;
};
