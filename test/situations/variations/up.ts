/** What goes up: reports and objections. What the rules hold at their edges. */
import { uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const report = actOf('sendReport');
const objects = actOf('raiseObjection', (state) => state.above !== null);

export const UP: readonly Variation[] = [
  ['O-31 不是上级来的件没有报告', report, { state: { above: null } }, 'NOT_SENT_FROM_ABOVE type'],
  [
    'O-29 转送件不要结果',
    report,
    {
      state: (state) => ({
        above: state.above && { ...state.above, letter: { ...state.above.letter, disposition: 'ZS' } },
      }),
    },
    'NO_REPORT_WANTED type',
  ],
  ['O-31 没有签发的不上报', report, { state: { issued: null, agreement: null } }, 'RESULT_NOT_ISSUED type'],
  ['O-31 没有结果的不上报', report, { state: { submissions: [] } }, 'RESULT_NOT_ISSUED type'],
  [
    'O-31 达成协议的可以上报',
    report,
    {
      state: {
        issued: null,
        agreement: actOf('returnForRework', ({ agreement }) => agreement !== null).state?.agreement ?? null,
      },
    },
    { events: [{ type: 'ReportSentUp' }] },
  ],
  [
    'O-31 先结了案、后补报的,交办方还在等',
    report,
    { state: { status: 'closed' } },
    { events: [{ type: 'ReportSentUp' }] },
  ],
  ['O-31 归了档才补报的', report, { state: { status: 'archived' } }, { events: [{ type: 'ReportSentUp' }] }],
  ['O-31 撤回的没有报告可报', report, { state: { status: 'withdrawn' } }, 'ACTION_NOT_IN_STATE type'],
  [
    'O-31 这一版已经上报',
    report,
    {
      state: {
        reportedUp: { eventId: uuid(1), occurredOn: '2026-04-20', submission: 1, reportedOn: '2026-04-20' },
      },
    },
    'REPORT_ALREADY_SENT type',
  ],
  [
    'O-31 上一版报过,这一版再报',
    report,
    {
      state: {
        reportedUp: { eventId: uuid(1), occurredOn: '2026-04-20', submission: 0, reportedOn: '2026-04-20' },
      },
    },
    { events: [{ type: 'ReportSentUp' }] },
  ],
  [
    'O-31 交办方退回的,再报可以',
    report,
    {
      ctx: {
        related: {
          organisation: null,
          state: report.ctx.related?.state ? { ...report.ctx.related.state, status: 'rework' } : null,
        },
      },
    },
    { told: [{ type: 'ResultSubmitted', data: { submission: 1 } }] },
  ],
  [
    'O-31 交办方没有在等',
    report,
    {
      ctx: {
        related: {
          organisation: null,
          state: report.ctx.related?.state ? { ...report.ctx.related.state, status: 'closed' } : null,
        },
      },
    },
    'SENDER_NOT_WAITING type',
  ],
  [
    'O-31 交办方不在本系统的,只记本件',
    report,
    { form: { remark: '附卷' }, ctx: { related: { organisation: null, state: null } } },
    { events: [{ type: 'ReportSentUp', sealed: { remark: '附卷' } }], told: [] },
  ],
  [
    '§1.15 2005年条例没有异议',
    objects,
    { ctx: { policy: { ...objects.ctx.policy, objectionDays: null } } },
    'OBJECTION_NOT_IN_PROFILE type',
  ],
  [
    'R-15 已受理的不再异议',
    objects,
    { state: { accepted: { eventId: uuid(1), occurredOn: '2026-03-09', acceptedOn: '2026-03-09' } } },
    'OBJECTION_AFTER_ACCEPTANCE type',
  ],
  [
    'R-15 异议答复过的不再异议',
    objects,
    {
      state: {
        objection: { eventId: uuid(1), occurredOn: '2026-03-09', sentOn: '2026-03-09', answered: null },
      },
    },
    'OBJECTION_ALREADY_ANSWERED type',
  ],
  [
    'R-24 属本系统的不异议',
    objects,
    { form: { belongsToOwnSystem: true } },
    'OBJECTION_WITHIN_OWN_SYSTEM belongsToOwnSystem',
  ],
  [
    'R-15 第五个工作日异议,上级同日知道',
    objects,
    { form: { sentOn: '2026-03-16' }, ctx: { today: '2026-03-20' } },
    {
      events: [{ type: 'ObjectionRaised', data: { sentOn: '2026-03-16' } }],
      told: [{ type: 'ObjectionReceived', data: { sentOn: '2026-03-16' } }],
    },
  ],
  [
    'R-15 第六个工作日异议,逾期',
    objects,
    { form: { sentOn: '2026-03-17' }, ctx: { today: '2026-03-20' } },
    'OBJECTION_LATE sentOn',
  ],
  [
    'R-15 信访部门转来的,没有上级件可告',
    objects,
    { state: { above: null } },
    { events: [{ type: 'ObjectionRaised' }], told: [] },
  ],
  [
    'R-15 上级件不在本系统的,不告',
    objects,
    { ctx: { related: { organisation: null, state: null } } },
    { events: [{ type: 'ObjectionRaised' }], told: [] },
  ],
  ['23③ 异议的理由不足二十字', objects, { form: { reason: '字'.repeat(19) } }, 'TEXT_TOO_SHORT reason'],
  [
    '23③ 异议的理由二十字',
    objects,
    { form: { reason: '字'.repeat(20) } },
    { events: [{ sealed: { reason: '字'.repeat(20) } }] },
  ],
];
