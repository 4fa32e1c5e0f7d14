/** The road of a document (§5) until it is out: what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const OK = { events: [{}] };
const drafts = actOf('draftDocument');
const checks = actOf('checkDocument');
const signs = actOf('signDocument');
const stamps = actOf('stampDocument');
const sends = actOf('sendDocument');
const issues = actOf('issue', (s) => s.class === 'appeal' && s.above === null);
const dispatches = actOf(
  'dispatch',
  (s, { command }) => s.class === 'appeal' && command.type === 'dispatch' && command.method === 'posted',
);
type Papers = NonNullable<typeof signs.state>['papers'];
const paper = (act: typeof signs, change: object): { papers: Papers } => ({
  papers: (act.state?.papers ?? []).map((each) => ({ ...each, ...change })),
});
/** The same step with the paper of a result, where the petition stands ready for it. */
const result = (step: typeof signs, ready: typeof signs, code = 'D17') => ({
  ...step,
  state: ready.state && { ...ready.state, ...paper(step, { code }) },
  ctx: ready.ctx,
});
const signsResult = result(signs, issues);
const approval = (issues.command as unknown as { approval: { signedOn: string } }).approval;
const signedResult = { approval, signedOn: approval.signedOn };
const sendsResult = result(sends, dispatches);

export const DOCUMENTS: readonly Variation[] = [
  [
    '§5 改稿不换文书',
    drafts,
    { state: paper(checks, {}), form: { code: 'D09' } },
    'DOCUMENT_CODE_FIXED code',
  ],
  ['§5 改稿,稿次加一', drafts, { state: paper(checks, {}) }, { events: [{ data: { draft: 2 } }] }],
  ['§5 核过的稿可以再改', drafts, { state: paper(signs, {}) }, { events: [{ data: { draft: 2 } }] }],
  ['§5.2 签发了不能再改', drafts, { state: paper(stamps, {}) }, 'DOCUMENT_ALREADY_SIGNED documentId'],
  [
    '§5 填写项空着的不存',
    drafts,
    { form: { fields: { route: '由本机关办理。', reason: '', other: null } } },
    { events: [{ sealed: { fields: { route: '由本机关办理。' } } }] },
  ],
  ['§5 填写项没有', drafts, { form: { fields: undefined } }, { events: [{ sealed: { fields: {} } }] }],
  ['§5 填写项的名字太长', drafts, { form: { fields: { ['名'.repeat(41)]: '甲' } } }, 'TEXT_TOO_LONG fields'],
  ['§5.2 标题三百字', drafts, { form: { title: '字'.repeat(300) } }, OK],
  ['§5.2 标题三百零一字', drafts, { form: { title: '字'.repeat(301) } }, 'TEXT_TOO_LONG title'],
  [
    '§5 正文十二万字',
    drafts,
    { form: { content: '字'.repeat(120_000) } },
    { events: [{ data: { length: 120_000 } }] },
  ],
  ['§5 正文再多一字', drafts, { form: { content: '字'.repeat(120_001) } }, 'TEXT_TOO_LONG content'],
  ['§5 没有这份文书', checks, { form: { documentId: uuid(99) } }, 'DOCUMENT_UNKNOWN documentId'],
  [
    '§5 还没有核稿不签发',
    signs,
    { state: paper(signs, { status: 'drafted' }) },
    'DOCUMENT_STEP_NOT_NOW documentId',
  ],
  [
    '§2.14 拟稿人不核稿',
    checks,
    { ctx: { actor: { ...checks.ctx.actor, accountId: STAFF.handler } } },
    'CHECKER_IS_AUTHOR actor',
  ],
  [
    '§2.14 小机关拟稿人核稿,记下',
    checks,
    {
      ctx: {
        actor: { ...checks.ctx.actor, accountId: STAFF.handler },
        organisation: { ...checks.ctx.organisation, smallOffice: true },
      },
    },
    { events: [{ data: { substitution: true } }] },
  ],
  ['§2.14 别人核稿', checks, {}, { events: [{ data: { substitution: false } }] }],
  ['QP05 签批晚于签发', signs, { form: { signedOn: '2026-03-06' } }, 'DATE_BEFORE_STEP signedOn'],
  [
    'QP05 签批当天签发',
    signs,
    {},
    {
      events: [
        { occurredOn: '2026-03-07', data: { docNo: '宛组信转〔2026〕1号', approval: { level: 'A' } } },
      ],
    },
  ],
  ['§5.1 表格不签发', signs, { state: paper(signs, { code: 'D01' }) }, 'DOCUMENT_NOT_SIGNED_SO documentId'],
  [
    '§1.14 结果文书签发就是签发结果',
    signsResult,
    { form: signedResult },
    {
      events: [
        { type: 'ResultIssued', data: { documentKind: 'handlingOpinion' } },
        { type: 'DocumentSigned', data: { code: 'D17' } },
      ],
    },
  ],
  [
    '§1.14 结果文书的标题取前一百二十字',
    signsResult,
    { form: { ...signedResult, title: '字'.repeat(121) } },
    { events: [{ sealed: { title: '字'.repeat(120) } }, {}] },
  ],
  [
    '§5.0 结果文书的标题不是文字',
    signsResult,
    { form: { ...signedResult, title: 7 } },
    'TEXT_REQUIRED title',
  ],
  [
    '§1.14 建议回复函不是求决的结果',
    signsResult,
    { form: signedResult, state: paper(signs, { code: 'D18' }) },
    'DOCUMENT_KIND_MISMATCH documentKind',
  ],
  ['QC02 科室章不算', stamps, { form: { seal: 'section' } }, 'CODE_UNKNOWN seal'],
  [
    'QC02 信访工作专用章',
    stamps,
    { form: { seal: 'petitionWork' } },
    { events: [{ data: { seal: 'petitionWork', approvedBy: STAFF.deputy } }] },
  ],
  [
    'QC02 没有用印不发',
    sends,
    { state: paper(sends, { status: 'signed' }) },
    'DOCUMENT_NOT_STAMPED documentId',
  ],
  [
    '§5 已经送达不再发',
    sends,
    { state: paper(sends, { status: 'received', receipt: { on: '2026-03-09', outcome: 'signed' } }) },
    'DOCUMENT_STEP_NOT_NOW documentId',
  ],
  [
    '§5 退回的可以再发',
    sends,
    { state: paper(sends, { status: 'received', receipt: { on: '2026-03-09', outcome: 'returned' } }) },
    { events: [{ type: 'DocumentSent' }] },
  ],
  ['O-106 纸质单位没有经手人', sends, { form: { toPaperUnit: true } }, 'TEXT_REQUIRED carriedBy'],
  [
    'O-106 纸质单位有经手人',
    sends,
    { form: { toPaperUnit: true, carriedBy: '某丙' } },
    { events: [{ data: { toPaperUnit: true }, sealed: { carriedBy: '某丙' } }] },
  ],
  ['O-106 经手人不超过六十字', sends, { form: { carriedBy: '字'.repeat(61) } }, 'TEXT_TOO_LONG carriedBy'],
  ['签收人不超过六十字', sends, { form: { receivedBy: '字'.repeat(61) } }, 'TEXT_TOO_LONG receivedBy'],
  [
    'R-12 发受理告知书就是告知',
    sends,
    { state: paper(sends, { code: 'D04' }) },
    {
      events: [
        { type: 'NotificationIssued', data: { kind: 'acceptanceNotice', onTheSpot: false } },
        { type: 'DocumentSent' },
      ],
    },
  ],
  [
    'R-12 并案的受理告知书是并案告知',
    sends,
    {
      state: (s) => ({
        ...paper(sends, { code: 'D04' }),
        triage: s.triage && { ...s.triage, intakeDecision: 'mergeInto' },
      }),
    },
    { events: [{ data: { kind: 'mergeNotice' } }, {}] },
  ],
  [
    'R-12 转送告知书与入口决定不合',
    sends,
    { state: paper(sends, { code: 'D07' }) },
    'NOTICE_DOES_NOT_FIT kind',
  ],
  [
    'K-20 发处理意见书就是送出',
    sendsResult,
    { form: { sentOn: '2026-04-23' } },
    { events: [{ type: 'ResultDispatched', sealed: { trackingNo: 'XA1234567' } }, { type: 'DocumentSent' }] },
  ],
  [
    'O-06 查核报告不送出',
    result(sends, dispatches, 'D14'),
    { form: { sentOn: '2026-04-23' } },
    { events: [{ type: 'DocumentSent' }] },
  ],
];
