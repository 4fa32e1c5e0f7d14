/** Joint handling, urgency, sponsors: what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-03-05' };
const asks = actOf('askCoHandlers');
const reply = actOf('recordCoReply');
const urgent = actOf('findUrgent');
const telling = actOf('reportUrgent', (_, { ctx }) => ctx.today === '2026-03-06');
const sponsor = actOf('sponsorCase');
const report = (kind: 'initial' | 'followUp' | 'final') => ({
  ...fact,
  report: kind,
  way: 'phone' as const,
  recipients: ['partyGovernment' as const],
  reportedAt: '2026-03-06T02:20:00.000Z',
  minutes: 20,
  late: false,
});
const OK = { events: [{}] };

export const URGENT: readonly Variation[] = [
  [
    'O-26 不是联合办理的不商请',
    asks,
    { state: (s) => ({ triage: s.triage && { ...s.triage, disposition: 'ZB' } }) },
    'NOT_HANDLED_JOINTLY type',
  ],
  [
    'O-26 12380联办的可以商请',
    asks,
    { state: (s) => ({ triage: s.triage && { ...s.triage, disposition: 'ZB', way12380: 'JY' } }) },
    OK,
  ],
  ['O-26 没有分流的不商请', asks, { state: { triage: null } }, 'NOT_HANDLED_JOINTLY type'],
  [
    'O-26 答复期限是商请次日',
    asks,
    { form: { dueOn: '2026-03-18' } },
    {
      events: [
        {
          data: {
            units: [
              { unitNo: 1, dueOn: '2026-03-18' },
              { unitNo: 2, dueOn: '2026-03-18' },
            ],
          },
        },
      ],
    },
  ],
  ['O-26 答复期限是商请当天', asks, { form: { dueOn: '2026-03-17' } }, 'DATE_BEFORE_STEP dueOn'],
  [
    'O-26 再商请的接着编号',
    asks,
    { state: { coHandlers: reply.state?.coHandlers ?? [] }, form: { dueOn: null } },
    {
      events: [
        {
          data: { units: [{ unitNo: 3, dueOn: null }, { unitNo: 4 }] },
          sealed: { names: { 3: '某市人社局', 4: '某市财政局' } },
        },
      ],
    },
  ],
  ['O-26 没有商请过的单位', reply, { form: { unitNo: 9 } }, 'CO_HANDLER_UNKNOWN unitNo'],
  [
    'O-26 已经答复的单位',
    reply,
    { state: (s) => ({ coHandlers: s.coHandlers.map((unit) => ({ ...unit, repliedOn: '2026-03-20' })) }) },
    'CO_REPLY_ALREADY unitNo',
  ],
  [
    'O-26 缺席的记在今天',
    reply,
    { form: { absent: true, repliedOn: null } },
    { events: [{ occurredOn: '2026-03-30', data: { unitNo: 1, repliedOn: null, absent: true } }] },
  ],
  [
    'O-26 答复记在答复日',
    reply,
    { form: { repliedOn: '2026-03-20' } },
    { events: [{ occurredOn: '2026-03-20', data: { repliedOn: '2026-03-20', absent: false } }] },
  ],
  [
    'R-60 发现时刻在将来',
    urgent,
    { form: { discoveredAt: '2026-03-09T15:00:00.000Z' } },
    'INSTANT_IN_FUTURE discoveredAt',
  ],
  [
    'R-60 发现时刻没写,就是现在',
    urgent,
    { form: { discoveredAt: undefined }, ctx: { now: '2026-03-07T06:20:00.000Z' } },
    { events: [{ data: { discoveredAt: '2026-03-07T06:20:00.000Z' } }] },
  ],
  [
    'R-60 同样的情形再登记,没有新事',
    urgent,
    {
      state: (s) => ({
        urgency: telling.state?.urgency ?? null,
        arrival: { ...s.arrival, urgentGrounds: ['threat'] },
      }),
    },
    { events: [] },
  ],
  [
    'R-60 又有一种情形,再登记',
    urgent,
    {
      form: { grounds: ['threat', 'media', 'media'] },
      state: (s) => ({
        urgency: telling.state?.urgency ?? null,
        arrival: { ...s.arrival, urgentGrounds: ['threat'] },
      }),
    },
    { events: [{ data: { grounds: ['threat', 'media'] } }] },
  ],
  [
    'R-60 登记时列明而没有起算的,要起算',
    urgent,
    { state: (s) => ({ urgency: null, arrival: { ...s.arrival, urgentGrounds: ['threat'] } }) },
    { events: [{ type: 'UrgencyFound' }] },
  ],
  ['R-60 没有登记紧急的不报', telling, { state: { urgency: null } }, 'NOT_URGENT type'],
  [
    '§1.9 终报以后不再报',
    telling,
    { state: { urgentReports: [report('initial'), report('final')] }, form: { report: 'followUp' } },
    'URGENT_ALREADY_FINAL report',
  ],
  ['§1.9 没有首报没有终报', telling, { form: { report: 'final' } }, 'REPORT_ORDER report'],
  [
    '§1.9 首报以后有终报,不论迟',
    telling,
    {
      state: { urgentReports: [report('initial')] },
      form: { report: 'final', recipients: ['competentDepartment'], reportedAt: '2026-03-06T04:00:00.000Z' },
    },
    { events: [{ data: { report: 'final', minutes: 120, late: false } }] },
  ],
  [
    '第二十五条 首报须有党委政府',
    telling,
    { form: { recipients: ['competentDepartment'] } },
    'RECIPIENTS_MISSING recipients',
  ],
  [
    'R-60 电话首报三十分钟,不迟',
    telling,
    { form: { reportedAt: '2026-03-06T02:30:00.000Z' } },
    { events: [{ data: { minutes: 30, late: false } }] },
  ],
  [
    'R-60 电话首报三十一分钟,迟',
    telling,
    { form: { reportedAt: '2026-03-06T02:31:00.000Z' } },
    { events: [{ data: { minutes: 31, late: true } }] },
  ],
  [
    'R-60 书面首报六十分钟,不迟',
    telling,
    { form: { way: 'written', reportedAt: '2026-03-06T03:00:00.000Z' } },
    { events: [{ data: { way: 'written', minutes: 60, late: false } }] },
  ],
  [
    'R-60 书面首报六十一分钟,迟',
    telling,
    { form: { way: 'written', reportedAt: '2026-03-06T03:01:00.000Z' } },
    { events: [{ data: { minutes: 61, late: true } }] },
  ],
  [
    'QP05 报出早于发现',
    telling,
    { form: { reportedAt: '2026-03-06T01:59:00.000Z' } },
    'INSTANT_BEFORE_DISCOVERY reportedAt',
  ],
  [
    'R-60 发现当时就报',
    telling,
    { form: { reportedAt: '2026-03-06T02:00:00.000Z' } },
    { events: [{ data: { minutes: 0, late: false } }] },
  ],
  [
    'R-04 同一领导已经包案',
    sponsor,
    { state: { sponsor: { ...fact, sponsorId: STAFF.deputy, assignedOn: '2026-03-05' } } },
    'SPONSOR_SAME sponsorId',
  ],
  ['R-04 没有包案无从取消', sponsor, { form: { sponsorId: null } }, 'SPONSOR_SAME sponsorId'],
  [
    'R-04 换包案领导须写理由',
    sponsor,
    {
      state: { sponsor: { ...fact, sponsorId: STAFF.leader, assignedOn: '2026-03-05' } },
      form: { reason: undefined },
    },
    'TEXT_REQUIRED reason',
  ],
  [
    'R-04 首次包案不必写理由',
    sponsor,
    { form: { reason: undefined } },
    { events: [{ data: { sponsorId: STAFF.deputy }, sealed: {} }] },
  ],
  [
    'R-04 取消包案写明理由',
    sponsor,
    {
      state: { sponsor: { ...fact, sponsorId: STAFF.leader, assignedOn: '2026-03-05' } },
      form: { sponsorId: null },
    },
    { events: [{ data: { sponsorId: null } }] },
  ],
];
