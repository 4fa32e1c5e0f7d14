import { minutesBetween } from '../../deadlines/index.js';
import type { FindUrgent, RecordReception, ReportUrgent, SponsorCase } from '../commands.js';
import type { DecisionContext, Instant } from '../context.js';
import type { PetitionEvent, UrgentGround, UrgentRecipient, UrgentReportKind } from '../events.js';
import { shanghaiTime } from '../event-time.js';
import type { PetitionState } from '../state.js';
import { URGENT_GROUNDS_ZH } from '../urgent.js';
import { optionalId, requireId, requireList, requireOneOf } from './checks/codes.js';
import { optionalInstant } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { distinct, requireDay, requireNoRecusal } from './preconditions.js';

const GROUNDS = Object.keys(URGENT_GROUNDS_ZH) as UrgentGround[];
const RECIPIENTS: readonly UrgentRecipient[] = [
  'partyGovernment',
  'competentDepartment',
  'jointConference',
  'superiorOrgDept',
];

/** A moment that is not ahead of us; left out it is now. @rejects INSTANT_INVALID INSTANT_IN_FUTURE */
function momentOf(value: unknown, field: string, zh: string, ctx: DecisionContext): Instant {
  const at = optionalInstant(value, field, zh) ?? ctx.now;
  refuseIf(minutesBetween(ctx.now, at) > 0, 'INSTANT_IN_FUTURE', {
    article: 'urgentReport',
    message: `${zh}不得晚于现在。`,
    detail: { field },
  });
  return at;
}

/** From this moment on the clocks of an urgent matter run. */
export const urgencyFrom = (
  grounds: UrgentGround[],
  discoveredAt: Instant,
  situation: string,
): PetitionEvent => ({
  type: 'UrgencyFound',
  occurredOn: shanghaiTime(discoveredAt).on,
  occurredAt: discoveredAt,
  article: 'urgentReport',
  data: { grounds, discoveredAt },
  sealed: { situation },
});

/**
 * 发现重大紧急 (25, R-60): from this minute on its clocks run, day and night. Found again, grounds are added and the
 * first minute stays.
 * @rejects LIST_INVALID CODE_UNKNOWN TEXT_REQUIRED INSTANT_INVALID INSTANT_IN_FUTURE
 */
export function findUrgent(state: PetitionState, command: FindUrgent, ctx: DecisionContext): PetitionEvent[] {
  const grounds = distinct(
    requireList(command.grounds, 'grounds', '紧急情形', { min: 1, max: 6 }).map((ground, at) =>
      requireOneOf(ground, GROUNDS, `grounds[${at}]`, '紧急情形'),
    ),
  );
  const discoveredAt = momentOf(command.discoveredAt, 'discoveredAt', '发现时刻', ctx);
  if (state.urgency !== null && grounds.every((ground) => state.arrival.urgentGrounds.includes(ground)))
    return [];
  const situation = requireText(command.situation, 'situation', '情况', { max: TEXT_LIMITS.reason });
  return [urgencyFrom(grounds, discoveredAt, situation)];
}

const KINDS: readonly UrgentReportKind[] = ['initial', 'followUp', 'final'];

/**
 * 首报、续报、终报: the first goes out without waiting for anybody's approval; whether it came late is judged
 * by minutes. Measures taken are always told.
 * @rejects NOT_URGENT REPORT_ORDER URGENT_ALREADY_FINAL RECIPIENTS_MISSING LIST_INVALID CODE_UNKNOWN TEXT_REQUIRED
 *   INSTANT_INVALID INSTANT_IN_FUTURE INSTANT_BEFORE_DISCOVERY
 */
export function reportUrgent(
  state: PetitionState,
  command: ReportUrgent,
  ctx: DecisionContext,
): PetitionEvent[] {
  const { urgency, urgentReports } = state;
  if (urgency === null)
    return refuse('NOT_URGENT', {
      article: 'urgentReport',
      message: '该件没有登记为重大紧急,先登记发现时刻(R-60)。',
      detail: { field: 'type' },
    });
  const report = requireOneOf(command.report, KINDS, 'report', '首报、续报或终报');
  const refuseWhen = (condition: boolean, code: string, message: string, field: string) =>
    refuseIf(condition, code, { article: 'urgentReport', message, detail: { field } });
  refuseWhen(
    urgentReports.some((each) => each.report === 'final'),
    'URGENT_ALREADY_FINAL',
    '已经终报(§1.9)。',
    'report',
  );
  refuseWhen(
    (report === 'followUp' || report === 'final') && urgentReports.length === 0,
    'REPORT_ORDER',
    '续报、终报须在首报之后(§1.9)。',
    'report',
  );
  const way = requireOneOf(command.way, ['phone', 'written'], 'way', '报告方式');
  const recipients = distinct(
    requireList(command.recipients, 'recipients', '报告去向', { min: 1, max: 4 }).map((recipient, at) =>
      requireOneOf(recipient, RECIPIENTS, `recipients[${at}]`, '报告去向'),
    ),
  );
  refuseWhen(
    report === 'initial' && !recipients.includes('partyGovernment'),
    'RECIPIENTS_MISSING',
    '首报须及时报告本级党委政府(第二十五条)。',
    'recipients',
  );
  const reportedAt = momentOf(command.reportedAt, 'reportedAt', '报出时刻', ctx);
  const minutes = minutesBetween(urgency.discoveredAt, reportedAt);
  refuseWhen(minutes < 0, 'INSTANT_BEFORE_DISCOVERY', '报出时刻不得早于发现时刻(QP05)。', 'reportedAt');
  const limit = way === 'phone' ? ctx.policy.urgentPhoneMinutes : ctx.policy.urgentWrittenMinutes;
  return [
    {
      type: 'UrgentReported',
      occurredOn: shanghaiTime(reportedAt).on,
      occurredAt: reportedAt,
      article: 'urgentReport',
      data: { report, way, recipients, reportedAt, minutes, late: report === 'initial' && minutes > limit },
      sealed: {
        measures: requireText(command.measures, 'measures', '已采取的措施', { max: TEXT_LIMITS.reason }),
        content: requireText(command.content, 'content', '报告内容', { max: TEXT_LIMITS.content }),
      },
    },
  ];
}

/** 领导接访、下访 (18②, R-04). @rejects ID_INVALID CODE_UNKNOWN TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP */
export function recordReception(
  state: PetitionState,
  command: RecordReception,
  ctx: DecisionContext,
): PetitionEvent[] {
  const receivedOn = requireDay(ctx, {
    value: command.receivedOn,
    field: 'receivedOn',
    zh: '接访日',
    notBefore: [{ on: state.arrival.receivedOn, zh: '收到日' }],
  });
  return [
    {
      type: 'LeaderReceived',
      occurredOn: receivedOn,
      article: 'leaderReception',
      data: {
        leaderId: requireId(command.leaderId, 'leaderId', '接访领导'),
        receivedOn,
        kind: requireOneOf(command.kind, ['reception', 'visitDown'], 'kind', '接访或下访'),
      },
      sealed: { summary: requireText(command.summary, 'summary', '接访情况', { max: TEXT_LIMITS.reason }) },
    },
  ];
}

/**
 * 包案 (18②, R-04): one leader at a time; leaving it needs a reason. Nobody takes in charge what he may not open: of a petition of the
 * zones he has to be of the need-to-know first (§9).
 * @rejects SPONSOR_SAME SPONSOR_NOT_INFORMED RECUSAL_ACCUSED RECUSAL_CONFIRMED ID_INVALID TEXT_REQUIRED DATE_IN_FUTURE
 */
export function sponsorCase(
  state: PetitionState,
  command: SponsorCase,
  ctx: DecisionContext,
): PetitionEvent[] {
  const sponsorId = optionalId(command.sponsorId, 'sponsorId', '包案领导');
  refuseIf(sponsorId === (state.sponsor?.sponsorId ?? null), 'SPONSOR_SAME', {
    article: 'leaderReception',
    message: sponsorId === null ? '该件没有包案领导(R-04)。' : '该领导已经包案(R-04)。',
    detail: { field: 'sponsorId' },
  });
  if (sponsorId !== null) {
    requireNoRecusal(state, [sponsorId], 'sponsorId');
    refuseIf(state.zone !== 'general' && !state.needToKnow.includes(sponsorId), 'SPONSOR_NOT_INFORMED', {
      article: 'leaderReception',
      message: '该领导不在此件的知悉范围内,打不开此件;请先在“指定承办人”时列入知悉范围,再包案(R-04,§9)。',
      detail: { field: 'sponsorId' },
    });
  }
  const assignedOn = requireDay(ctx, {
    value: command.assignedOn,
    field: 'assignedOn',
    zh: '包案日',
    notBefore: [{ on: state.arrival.receivedOn, zh: '收到日' }],
  });
  const reason = state.sponsor === null ? optionalText : requireText;
  return [
    {
      type: 'CaseSponsored',
      occurredOn: assignedOn,
      article: 'leaderReception',
      data: { sponsorId, assignedOn },
      sealed: present({
        reason: reason(command.reason, 'reason', '变更包案的理由', { max: TEXT_LIMITS.reason }),
      }),
    },
  ];
}
