/** Issuing and delivery: what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-04-25' };
const OK = { events: [{}] };
const issues = actOf('issue', (s) => s.class === 'appeal');
const issuesAccused = actOf('issue', (s) => s.class === 'accusation');
const delivered = actOf('recordDelivery');
const by = (who: 'windowHead' | 'deputy' | 'leader', signedOn: string) => ({
  approval: {
    signerId: STAFF[who],
    capacity: who === 'deputy' ? 'deputyLeader' : who,
    signedOn,
    onPaper: true,
  },
});
const day = (act: typeof issues): string =>
  (act.command as unknown as { approval: { signedOn: string } }).approval.signedOn;
const measures =
  (...kinds: string[]) =>
  (state: NonNullable<typeof issues.state>) => ({
    submissions: state.submissions.map((each) => ({
      ...each,
      measures: kinds.map((measure) => ({
        measure: measure as 'referral',
        completedOn: null,
        dueOn: null,
        responsibleId: null,
      })),
    })),
  });

export const PAPERS: readonly Variation[] = [
  [
    '§1.4 建议不出处理意见书',
    issues,
    { form: { documentKind: 'suggestionReply' } },
    'DOCUMENT_KIND_MISMATCH documentKind',
  ],
  [
    '§1.4 应走程序的不出文书',
    issues,
    { state: { appealKind: 'item1' } },
    'DOCUMENT_KIND_MISMATCH documentKind',
  ],
  [
    '§1.4 应履职的出履职答复',
    issues,
    { state: { appealKind: 'item5' }, form: { documentKind: 'dutyReply' } },
    { events: [{ article: 'appealItem5', data: { documentKind: 'dutyReply' } }] },
  ],
  [
    'O-06 举报不出处理意见书',
    issuesAccused,
    { form: { documentKind: 'handlingOpinion' } },
    'NOT_FOR_ACCUSATION documentKind',
  ],
  ['O-45 没有通过审签的不签发', issues, { state: { gates: [] } }, 'GATE_NOT_PASSED type'],
  [
    'QP03 一般结果,分管副部长',
    issues,
    { form: by('deputy', day(issues)) },
    { events: [{ data: { approval: { level: 'B' } } }] },
  ],
  [
    'QP03 一般结果,科室不够',
    issues,
    { form: by('windowHead', day(issues)) },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'QP03 立案的结果,分管副部长不够',
    issues,
    { state: { caseOpened: true }, form: by('deputy', day(issues)) },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'QP03 紧急的结果,分管副部长不够',
    issues,
    {
      state: (s) => ({ arrival: { ...s.arrival, urgentGrounds: ['threat'] } }),
      form: by('deputy', day(issues)),
    },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'QP03 查核结论,科室不够',
    issuesAccused,
    { form: by('windowHead', day(issuesAccused)) },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'QP03 没有措施的查核结论,分管副部长',
    issuesAccused,
    { state: measures(), form: by('deputy', day(issuesAccused)) },
    OK,
  ],
  [
    'QP03 提醒下级干部,分管副部长',
    issuesAccused,
    { state: measures('reminder'), form: by('deputy', day(issuesAccused)) },
    OK,
  ],
  [
    'QP03 诫勉,分管副部长不够',
    issuesAccused,
    { state: measures('admonition'), form: by('deputy', day(issuesAccused)) },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'QP03 移送下级干部,分管副部长',
    issuesAccused,
    { state: measures('referral'), form: by('deputy', day(issuesAccused)) },
    OK,
  ],
  [
    'D37 留置没有见证人',
    delivered,
    { form: { how: 'leftAtAddress', witness: undefined } },
    'WITNESS_MISSING witness',
  ],
  [
    'D37 拒收没有见证人',
    delivered,
    { form: { how: 'refused', witness: undefined } },
    'WITNESS_MISSING witness',
  ],
  [
    'D37 留置有见证人',
    delivered,
    { form: { how: 'leftAtAddress', witness: '某丙' } },
    { events: [{ data: { how: 'leftAtAddress' }, sealed: { witness: '某丙' } }] },
  ],
  ['R-40 没有签发的不登记送达', delivered, { state: { issued: null } }, 'NOT_DISPATCHED type'],
  ['R-40 没有送出的不登记送达', delivered, { state: { dispatched: null } }, 'NOT_DISPATCHED type'],
  [
    '§1.14 无法送达后又找到的,可以送达',
    delivered,
    { state: { dispatched: null, serviceFailed: { ...fact, ground: 'returned', firstOn: '2026-04-25' } } },
    OK,
  ],
  [
    'QP05 找到不早于退回的凭证',
    delivered,
    {
      form: { deliveredOn: '2026-04-24' },
      state: { dispatched: null, serviceFailed: { ...fact, ground: 'returned', firstOn: '2026-04-25' } },
    },
    'DATE_BEFORE_STEP deliveredOn',
  ],
  [
    'R-40 已经送达',
    delivered,
    { state: { delivered: { ...fact, deliveredOn: '2026-04-25' } } },
    'ALREADY_DELIVERED type',
  ],
];
