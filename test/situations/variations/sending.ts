/** Sent or not, forgotten, told below, split: what the rules hold at their edges. */
import { PETITIONER, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-03-20' };
const OK = { events: [{}] };
const sends = actOf('dispatch', (s) => s.class === 'appeal');
const fails = actOf('recordServiceFailure');
const files = actOf('archive', (s) => s.status === 'closed');
const returns = actOf('returnForRework', (s) => s.status === 'reportSubmitted');
const closes = actOf('orderCompletion');
const unservable = actOf('recordUnservableNotification');
const exempt = actOf('exemptNotification');
const splits = actOf('split');
/** A subject is forgotten once the case is over. */
const forgets = {
  ...files,
  command: { type: 'forgetSubject', subjectId: PETITIONER, keyId: 'key-1' } as const,
};
const withChild = returns.ctx.related?.state ?? null;

export const SENDING: readonly Variation[] = [
  ['§1.14 没有签发的不送出', sends, { state: { issued: null } }, 'RESULT_NOT_ISSUED type'],
  ['§1.14 没有签发的没有无法送达', fails, { state: { issued: null } }, 'RESULT_NOT_ISSUED type'],
  ['QC04 没有交邮的没有退回', fails, { state: { dispatched: null } }, 'NOT_DISPATCHED ground'],
  [
    'QC04 地址不明的不必交邮',
    fails,
    { state: { dispatched: null }, form: { ground: 'addressUnknown' } },
    { events: [{ data: { ground: 'addressUnknown' } }] },
  ],
  [
    '依法删除身份',
    forgets,
    {},
    {
      events: [
        {
          type: 'SubjectForgotten',
          data: { subjectId: PETITIONER, keyId: 'key-1', decidedBy: files.ctx.actor.accountId },
        },
      ],
    },
  ],
  ['没有这个当事人', forgets, { form: { subjectId: uuid(99) } }, 'SUBJECT_UNKNOWN subjectId'],
  ['密钥编号后面有汉字', forgets, { form: { keyId: 'key字' } }, 'KEY_ID_INVALID keyId'],
  ['密钥编号前面有汉字', forgets, { form: { keyId: '字key' } }, 'KEY_ID_INVALID keyId'],
  ['密钥编号是数字', forgets, { form: { keyId: 7 } }, 'KEY_ID_INVALID keyId'],
  [
    'O-31 退回下级的报告,下级知道',
    returns,
    {},
    {
      told: [
        {
          type: 'SuperiorAcknowledged',
          data: { passed: false, submission: 1 },
          sealed: { remark: '事实没有查清;补充核对原始档案;请于 2026-05-05 前(含当日)重办后再报' },
        },
      ],
    },
  ],
  [
    'O-31 没有写理由的,只说要做的事',
    returns,
    { form: { reason: undefined } },
    { told: [{ sealed: { remark: '补充核对原始档案;请于 2026-05-05 前(含当日)重办后再报' } }] },
  ],
  [
    'O-31 纸质单位的报告,没有下级件',
    returns,
    { state: (s) => ({ below: s.below && { ...s.below, childId: null } }) },
    { told: [] },
  ],
  ['O-31 函已收回的,不告', returns, { state: { below: null } }, { told: [] }],
  [
    'O-31 下级没有上报的,不告',
    returns,
    { ctx: { related: { organisation: null, state: withChild && { ...withChild, reportedUp: null } } } },
    { told: [] },
  ],
  [
    'O-31 下级件不在本系统的,不告',
    returns,
    { ctx: { related: { organisation: null, state: null } } },
    { told: [] },
  ],
  [
    'O-53 补正写明期限',
    closes,
    { form: { dueOn: '2026-04-30' } },
    { events: [{ data: { dueOn: '2026-04-30' }, sealed: { requiredActions: ['补回证'] } }] },
  ],
  ['O-53 补正没有写期限的,十个工作日', closes, {}, { events: [{ sealed: { requiredActions: ['补回证'] } }] }],
  [
    'R-14 没有交邮,没有退信',
    unservable,
    { form: { ground: 'returned' } },
    'UNSERVABLE_NOTHING_POSTED ground',
  ],
  [
    'R-14 当面交的没有退信',
    unservable,
    {
      form: { ground: 'returned' },
      state: {
        notifications: [
          {
            ...fact,
            kind: 'acceptanceNotice',
            documentId: 'D',
            docNo: null,
            method: 'handed',
            onTheSpot: false,
            issuedOn: '2026-03-05',
            late: false,
          },
        ],
      },
    },
    'UNSERVABLE_NOTHING_POSTED ground',
  ],
  [
    'R-14 退信不早于交邮',
    unservable,
    {
      form: { ground: 'returned', occurredOn: '2026-03-04' },
      state: {
        notifications: [
          {
            ...fact,
            kind: 'acceptanceNotice',
            documentId: 'D',
            docNo: null,
            method: 'posted',
            onTheSpot: false,
            issuedOn: '2026-03-05',
            late: false,
          },
        ],
      },
    },
    'DATE_BEFORE_STEP occurredOn',
  ],
  [
    'R-14 核实不了的不看交邮',
    unservable,
    {
      form: { occurredOn: '2026-03-04' },
      state: {
        notifications: [
          {
            ...fact,
            kind: 'acceptanceNotice',
            documentId: 'D',
            docNo: null,
            method: 'posted',
            onTheSpot: false,
            issuedOn: '2026-03-05',
            late: false,
          },
        ],
      },
    },
    OK,
  ],
  [
    'R-14 记过的没有新事',
    unservable,
    { state: { notificationUnservable: { ...fact, ground: 'verifiedWithSender' } } },
    { events: [] },
  ],
  [
    'R-13 实名的不以匿名免',
    exempt,
    { state: (s) => ({ arrival: { ...s.arrival, anonymity: 'realName', nameClear: true } }) },
    'EXEMPTION_GROUND_CONTRADICTS ground',
  ],
  [
    'R-23 同类不同项的也要拆',
    splits,
    {
      state: (s) => ({
        zone: 'general',
        arrival: {
          ...s.arrival,
          zone: 'general',
          matters: s.arrival.matters.map((each, at) => ({
            ...each,
            class: 'appeal' as const,
            appealKind: at === 0 ? ('item5' as const) : ('item6' as const),
          })),
        },
      }),
    },
    { told: [{ data: { zone: 'general' } }, { data: { zone: 'general' } }] },
  ],
  [
    '30③ 求决件不带被举报人,带代表',
    splits,
    {
      state: (s) => ({
        arrival: {
          ...s.arrival,
          subjects: [...s.arrival.subjects, { subjectId: uuid(301), role: 'representative' }],
        },
      }),
    },
    {
      told: [
        { data: { subjects: [{}, {}, {}] } },
        { data: { subjects: [{ role: 'petitioner' }, { role: 'representative' }] } },
      ],
    },
  ],
];
