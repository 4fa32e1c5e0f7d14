/** Measures, withdrawal, the superior and the gates: what the rules hold at their edges. */
import { uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-03-05' };
const OK = { events: [{}] };
const takes = actOf('takeOver');
const completes = actOf('completeMeasure');
const follows = actOf('recordMeasureFollowUp');
const withdraws = actOf('withdraw', (s) => s.status === 'registered');
const ack = actOf('recordSuperiorAck');
const gate = actOf('passGate');
const signs = actOf('signCheck');
const returns = actOf('returnForRework', (s) => s.status === 'resultSubmitted');

export const GATES: readonly Variation[] = [
  ['R-32 没有这一项措施', completes, { form: { measureNo: 2 } }, 'MEASURE_UNKNOWN measureNo'],
  ['R-32 没有结果没有落实', completes, { state: { submissions: [] } }, 'NO_RESULT type'],
  [
    'R-32 已经落实',
    completes,
    {
      state: (s) => ({
        submissions: s.submissions.map((each) => ({
          ...each,
          measures: each.measures.map((measure) => ({ ...measure, completedOn: '2026-04-20' })),
        })),
      }),
    },
    'MEASURE_ALREADY_COMPLETED measureNo',
  ],
  [
    'R-32 落实的记到哪一项',
    completes,
    {},
    {
      events: [
        {
          data: { submission: 1, measureNo: 1, completedOn: '2026-05-01' },
          sealed: { evidence: '银行回单' },
        },
      ],
    },
  ],
  [
    'O-20 还没有作出的措施没有回音',
    follows,
    {
      state: (s) => ({
        submissions: s.submissions.map((each) => ({
          ...each,
          measures: each.measures.map((measure) => ({ ...measure, completedOn: null })),
        })),
      }),
    },
    'MEASURE_NOT_COMPLETED measureNo',
  ],
  [
    '§1.14 受理的举报撤回不终止',
    withdraws,
    { state: { class: 'accusation', accepted: { ...fact, acceptedOn: '2026-03-05' } } },
    'WITHDRAWAL_ENDS_NO_VERIFICATION type',
  ],
  [
    '§1.14 立案的举报撤回不终止',
    withdraws,
    { state: { class: 'accusation', caseOpened: true } },
    'WITHDRAWAL_ENDS_NO_VERIFICATION type',
  ],
  [
    '§1.14 没有受理立案的举报可以撤回',
    withdraws,
    { state: { class: 'accusation', caseOpened: false, accepted: null } },
    OK,
  ],
  ['O-31 不要结果的没有上级审核', ack, { state: { resultRequired: false } }, 'SUPERIOR_NOT_ASKING type'],
  [
    'O-31 直接来的没有上级审核',
    ack,
    { state: (s) => ({ arrival: { ...s.arrival, origin: 'direct' } }) },
    'SUPERIOR_NOT_ASKING type',
  ],
  ['O-31 没有签发的没有上级审核', ack, { state: { issued: null } }, 'RESULT_NOT_ISSUED type'],
  [
    'O-31 这一版已经通过',
    ack,
    { state: { superiorAck: { ...fact, passed: true, submission: 1 } } },
    'ALREADY_ACKNOWLEDGED type',
  ],
  ['O-31 退回过的可以再审', ack, { state: { superiorAck: { ...fact, passed: false, submission: 1 } } }, OK],
  [
    'O-31 上一版通过的可以再审',
    ack,
    { state: { superiorAck: { ...fact, passed: true, submission: 0 } } },
    OK,
  ],
  ['O-31 退回须写理由', ack, { form: { passed: false } }, 'TEXT_REQUIRED remark'],
  [
    'O-31 退回写了理由',
    ack,
    { form: { passed: false, remark: '事实不清' } },
    { events: [{ data: { passed: false, submission: 1 }, sealed: { remark: '事实不清' } }] },
  ],
  ['O-45 不在这一关', gate, { form: { gate: 'closing' } }, 'GATE_NOT_OPEN gate'],
  [
    '§2.14 承办人不得审核',
    gate,
    { state: { handlerId: gate.ctx.actor.accountId } },
    'NOT_YOUR_OWN_CASE actor',
  ],
  [
    '§2.14 协办人不得审核',
    gate,
    { state: { coHandlerIds: [gate.ctx.actor.accountId] } },
    'NOT_YOUR_OWN_CASE actor',
  ],
  [
    '§2.14 扎口负责人平时不审核',
    gate,
    { ctx: { actor: { ...takes.ctx.actor, capacity: 'windowHead' } } },
    'EXAMINER_CAPACITY actor',
  ],
  [
    '§2.14 小机关由扎口负责人代',
    gate,
    {
      ctx: {
        actor: { ...takes.ctx.actor, capacity: 'windowHead' },
        organisation: { ...gate.ctx.organisation, smallOffice: true },
      },
    },
    { events: [{ data: { substitution: { insteadOf: 'examiner', because: 'smallOffice' } } }] },
  ],
  ['O-49 未过的项须写理由', signs, { form: { remark: undefined } }, 'TEXT_REQUIRED remark'],
  [
    'O-49 过了的项可以不写',
    signs,
    { form: { passed: true, remark: undefined } },
    { events: [{ data: { passed: true } }] },
  ],
  [
    'O-50 退回的期限是今天',
    returns,
    { form: { dueOn: returns.ctx.today } },
    { events: [{ data: { dueOn: returns.ctx.today } }] },
  ],
  ['O-50 退回的期限是昨天', returns, { form: { dueOn: '2026-03-01' } }, 'DATE_IN_PAST dueOn'],
  ['O-50 退回没有写要做的事', returns, { form: { requiredActions: [] } }, 'LIST_INVALID requiredActions'],
];
