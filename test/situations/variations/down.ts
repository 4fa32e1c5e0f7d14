/** What was sent down: recalled, answered, signed for. What the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const recall = actOf('recallAssignment');
const answer = actOf('answerObjectionBelow');
const signs = actOf('signFor');
const receipt = actOf('recordSigning');
const report = actOf('sendReport');
const packet = actOf('sendSealedPacket');

export const DOWN: readonly Variation[] = [
  [
    'O-50 下级已签发,不能收回',
    recall,
    { ctx: { related: { ...recall.ctx.related, organisation: null, state: report.state } } },
    'RESULT_ALREADY_ISSUED_BELOW type',
  ],
  [
    'O-50 下级已经达成协议,不能收回',
    recall,
    {
      ctx: {
        related: {
          organisation: null,
          state: report.state && {
            ...report.state,
            issued: null,
            agreement:
              actOf('returnForRework', ({ agreement }) => agreement !== null).state?.agreement ?? null,
          },
        },
      },
    },
    'RESULT_ALREADY_ISSUED_BELOW type',
  ],
  [
    'O-25 下级件已了结,只收回本件',
    recall,
    {
      ctx: {
        related: {
          organisation: null,
          state: recall.ctx.related?.state ? { ...recall.ctx.related.state, status: 'closed' } : null,
        },
      },
    },
    { events: [{ type: 'AssignmentRecalled' }], told: [] },
  ],
  [
    'O-25 收回,下级件一并收回',
    recall,
    {},
    { events: [{ type: 'AssignmentRecalled' }], told: [{ type: 'AssignmentRecalled' }] },
  ],
  [
    'O-29 纸质单位的函,只收回本件',
    recall,
    { ctx: { related: { organisation: null, state: null } } },
    { events: [{ type: 'AssignmentRecalled' }], told: [] },
  ],
  ['O-29 没有函可收回', recall, { state: { below: null } }, 'NOTHING_SENT_DOWN type'],
  [
    'QP03 收回举报件,科室不够',
    recall,
    {
      state: { class: 'accusation' },
      form: {
        approval: {
          signerId: STAFF.windowHead,
          capacity: 'windowHead',
          signedOn: '2026-03-13',
          onPaper: true,
        },
      },
    },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'QP03 收回求决件,科室可以',
    recall,
    {
      form: {
        approval: {
          signerId: STAFF.windowHead,
          capacity: 'windowHead',
          signedOn: '2026-03-13',
          onPaper: true,
        },
      },
    },
    { events: [{ data: { approval: { level: 'A' } } }] },
  ],
  [
    'R-15 下级没有异议',
    answer,
    { state: (state) => ({ below: state.below && { ...state.below, objectedOn: null } }) },
    'OBJECTION_NOT_PENDING type',
  ],
  ['R-15 函已收回,没有异议可复', answer, { state: { below: null } }, 'OBJECTION_NOT_PENDING type'],
  [
    'R-15 视为只能是不同意',
    answer,
    { form: { consent: true, deemed: true } },
    'OBJECTION_DEEMED_CONSENT deemed',
  ],
  [
    'R-15 视为不同意,差一天',
    answer,
    { form: { consent: false, deemed: true, decidedOn: '2026-03-25' }, ctx: { today: '2026-03-30' } },
    'OBJECTION_NOT_YET_DEEMED deemed',
  ],
  [
    'R-15 视为不同意,满十个工作日',
    answer,
    { form: { consent: false, deemed: true, decidedOn: '2026-03-26' }, ctx: { today: '2026-03-30' } },
    {
      events: [{ type: 'ObjectionDecided', data: { consent: false, deemed: true } }],
      told: [{ type: 'ObjectionAnswered', data: { consent: false, deemed: true } }],
    },
  ],
  [
    'R-15 写了说明的,两边都有',
    answer,
    { form: { consent: false, remark: '属你单位' } },
    { events: [{ sealed: { remark: '属你单位' } }], told: [{ sealed: { remark: '属你单位' } }] },
  ],
  [
    'R-15 下级不再等答复的,只记本件',
    answer,
    {
      ctx: {
        related: {
          organisation: null,
          state: answer.ctx.related?.state ? { ...answer.ctx.related.state, status: 'registered' } : null,
        },
      },
    },
    { events: [{ type: 'ObjectionDecided' }], told: [] },
  ],
  [
    'R-15 纸质单位的异议,只记本件',
    answer,
    { ctx: { related: { organisation: null, state: null } } },
    { events: [{ type: 'ObjectionDecided' }], told: [] },
  ],
  [
    'O-10 没有报上级的件没有密封件',
    packet,
    { state: (state) => ({ triage: state.triage && { ...state.triage, intakeDecision: 'handle' } }) },
    'NOT_REPORTED_UP type',
  ],
  [
    'O-10 密封件只送一次',
    packet,
    { state: { packet: { eventId: uuid(1), occurredOn: '2026-03-05', sentOn: '2026-03-05' } } },
    'PACKET_ALREADY_SENT type',
  ],
  ['O-10 密封件编号不写人名', packet, { form: { packetNo: '张三MF1' } }, 'PACKET_NO_INVALID packetNo'],
  ['O-10 密封件编号后面也不写人名', packet, { form: { packetNo: 'MF1张三' } }, 'PACKET_NO_INVALID packetNo'],
  [
    'K-15 第三个工作日签收,是自己签的',
    signs,
    { form: { signedForOn: '2026-03-10' }, ctx: { today: '2026-03-27' } },
    {
      events: [{ article: 'startOfPeriod', data: { signedForOn: '2026-03-10', deemed: false } }],
      told: [{ type: 'AssignmentSignedFor', data: { deemed: false } }],
    },
  ],
  [
    'O-109 第四个工作日签收,视为第三日签',
    signs,
    { form: { signedForOn: '2026-03-11' }, ctx: { today: '2026-03-27' } },
    { events: [{ article: 'deemedSigning', data: { signedForOn: '2026-03-10', deemed: true } }] },
  ],
  [
    'K-15 上级件不在本系统的,只记本件',
    signs,
    { ctx: { related: { organisation: null, state: null } } },
    { events: [{ type: 'PetitionSignedFor' }], told: [] },
  ],
  ['K-15 不是上级来的件没有签收', signs, { state: { above: null } }, 'NOT_SENT_FROM_ABOVE type'],
  ['O-29 没有函可签', receipt, { state: { below: null } }, 'NOTHING_SENT_DOWN type'],
  [
    'K-15 已经签收',
    receipt,
    { state: (state) => ({ below: state.below && { ...state.below, signedForOn: '2026-03-09' } }) },
    'SIGNED_FOR_ALREADY type',
  ],
  [
    'O-109 视为签收,差一天',
    receipt,
    { form: { deemed: true }, ctx: { today: '2026-03-09' } },
    'NOT_YET_DEEMED deemed',
  ],
  [
    'O-109 视为签收,满三个工作日',
    receipt,
    { form: { deemed: true, evidence: undefined }, ctx: { today: '2026-03-10' } },
    { events: [{ article: 'deemedSigning', data: { signedForOn: '2026-03-10', deemed: true }, sealed: {} }] },
  ],
  [
    'O-107 有回执的,早于第三日也可以',
    receipt,
    { ctx: { today: '2026-03-09' } },
    {
      events: [
        {
          article: 'startOfPeriod',
          data: { signedForOn: '2026-03-09', deemed: false },
          sealed: { evidence: '回执扫描件' },
        },
      ],
    },
  ],
];
