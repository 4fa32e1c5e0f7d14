/** Receipts, voided papers, scans and instructions (§5): what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const OK = { events: [{}] };
const fact = { eventId: uuid(1), occurredOn: '2026-03-10' };
const signs = actOf('signDocument');
const sends = actOf('sendDocument');
const receives = actOf('recordDocumentReceipt');
const voids = actOf('voidDocument');
const scans = actOf('fileScan');
const instructs = actOf('recordInstruction');
const unit = actOf('recordUnitFeedback');
const delivers = actOf('recordDelivery');
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
const posted = {
  ...fact,
  kind: 'acceptanceNotice' as const,
  documentId: uuid(70),
  docNo: null,
  method: 'posted' as const,
  onTheSpot: false,
  issuedOn: '2026-03-09',
  late: false,
};
const receivesResult = result(receives, delivers);

export const RECEIPTS: readonly Variation[] = [
  [
    'D37 拒收没有见证人',
    receives,
    { form: { outcome: 'refused', reason: '不收' } },
    'WITNESS_MISSING witness',
  ],
  ['D37 留置没有见证人', receives, { form: { outcome: 'leftAtAddress' } }, 'WITNESS_MISSING witness'],
  ['D37 拒收没有原因', receives, { form: { outcome: 'refused', witness: '某丙' } }, 'TEXT_REQUIRED reason'],
  ['D37 退回没有原因', receives, { form: { outcome: 'returned' } }, 'TEXT_REQUIRED reason'],
  ['D37 签收没有签收人', receives, { form: { receivedBy: undefined } }, 'TEXT_REQUIRED receivedBy'],
  [
    'D37 拒收有见证人有原因',
    receives,
    { form: { outcome: 'refused', reason: '不收', witness: '某丙', receivedBy: undefined } },
    {
      events: [{ data: { outcome: 'refused', hasScan: true }, sealed: { reason: '不收', witness: '某丙' } }],
    },
  ],
  ['没有回证扫描件', receives, { form: { scanRef: undefined } }, { events: [{ data: { hasScan: false } }] }],
  [
    'O-107 纸质单位签收须有回证',
    receives,
    {
      form: { scanRef: undefined },
      state: (s) => ({
        papers: s.papers.map((each) => ({ ...each, sent: each.sent && { ...each.sent, toPaperUnit: true } })),
      }),
    },
    'RECEIPT_NEEDS_SCAN scanRef',
  ],
  [
    'O-109 视为签收,差一天',
    receives,
    { form: { outcome: 'deemed' }, ctx: { today: '2026-03-11' } },
    'RECEIPT_NOT_YET_DEEMED outcome',
  ],
  [
    'O-109 视为签收,满三个工作日',
    receives,
    { form: { outcome: 'deemed' }, ctx: { today: '2026-03-12' } },
    { events: [{ occurredOn: '2026-03-12', article: 'deemedSigning', data: { outcome: 'deemed' } }] },
  ],
  [
    'O-109 给个人的不视为签收',
    receives,
    { form: { outcome: 'deemed' }, state: paper(receives, { code: 'D04' }), ctx: { today: '2026-03-20' } },
    'RECEIPT_NOT_DEEMED_FOR outcome',
  ],
  [
    'R-13 告知书退回,无法告知',
    receives,
    {
      form: { outcome: 'returned', reason: '查无此人' },
      state: { ...paper(receives, { code: 'D04' }), notifications: [posted] },
    },
    {
      events: [
        { type: 'NotificationUnservable', data: { ground: 'returned' } },
        { type: 'DocumentReceiptRecorded' },
      ],
    },
  ],
  [
    'R-40 处理意见书签收就是送达',
    receivesResult,
    { form: { on: '2026-04-27' } },
    {
      events: [
        {
          type: 'ResultDelivered',
          data: { how: 'signed', deliveredOn: '2026-04-27' },
          sealed: { receivedBy: '某乙' },
        },
        {},
      ],
    },
  ],
  [
    'R-40 处理意见书拒收也是送达',
    receivesResult,
    {
      form: { on: '2026-04-27', outcome: 'refused', witness: '某丙', reason: '不收', receivedBy: undefined },
    },
    { events: [{ data: { how: 'refused' }, sealed: { receivedBy: '拒收', witness: '某丙' } }, {}] },
  ],
  [
    'R-40 处理意见书留置也是送达',
    receivesResult,
    { form: { on: '2026-04-27', outcome: 'leftAtAddress', witness: '某丙', receivedBy: undefined } },
    { events: [{ data: { how: 'leftAtAddress' }, sealed: { receivedBy: '留置' } }, {}] },
  ],
  [
    'K-20 处理意见书退回,无法送达',
    receivesResult,
    { form: { on: '2026-04-27', outcome: 'returned', reason: '迁移' } },
    { events: [{ type: 'ServiceFailed', data: { ground: 'returned' } }, {}] },
  ],
  [
    'R-40 当面交付的已经送达,只记回证',
    receivesResult,
    { form: { on: '2026-04-27' }, state: { delivered: { ...fact, deliveredOn: '2026-04-23' } } },
    { events: [{ type: 'DocumentReceiptRecorded' }] },
  ],
  ['§5.2 作废的原因至少两字', voids, { form: { reason: '错' } }, 'TEXT_TOO_SHORT reason'],
  ['§5.2 发出的不作废', voids, { state: paper(receives, {}) }, 'DOCUMENT_STEP_NOT_NOW documentId'],
  [
    '§5.2 用印的可以作废,号记下',
    voids,
    { state: paper(sends, {}) },
    { events: [{ data: { docNo: '宛组信转〔2026〕1号' } }] },
  ],
  [
    'O-53 签发的结果文书不作废',
    voids,
    { state: paper(sends, { code: 'D17' }) },
    'RESULT_NOT_VOIDED_SO documentId',
  ],
  [
    'O-53 没有签发的结果文书可以作废',
    voids,
    { state: paper(signs, { code: 'D17' }) },
    { events: [{ data: { docNo: null } }] },
  ],
  [
    '扫描件三百个以后不再入卷',
    scans,
    {
      state: {
        scans: Array.from({ length: 300 }, (_, at) => ({ ...fact, scanId: uuid(5000 + at) }) as never),
      },
    },
    'SCAN_TOO_MANY file',
  ],
  [
    '扫描件二百九十九个还可以',
    scans,
    {
      state: {
        scans: Array.from({ length: 299 }, (_, at) => ({ ...fact, scanId: uuid(5000 + at) }) as never),
      },
    },
    OK,
  ],
  [
    '来件的扫描件没有签署日',
    scans,
    { form: { of: 'arrival', refId: undefined } },
    { events: [{ data: { of: 'arrival', refId: null, signedOn: null } }] },
  ],
  [
    '回证的扫描件',
    scans,
    { form: { of: 'receipt' } },
    { events: [{ data: { of: 'receipt', signedOn: null } }] },
  ],
  [
    '没有登记的批示没有扫描件',
    scans,
    { form: { of: 'instruction', refId: uuid(99) } },
    'SCAN_OF_UNKNOWN refId',
  ],
  [
    '没有登记的来文没有扫描件',
    scans,
    { form: { of: 'unitFeedback', refId: uuid(99) } },
    'SCAN_OF_UNKNOWN refId',
  ],
  ['文件摘要六十三位', scans, { form: { sha256: 'a'.repeat(63) } }, 'TEXT_TOO_SHORT file'],
  ['文件摘要六十五位', scans, { form: { sha256: 'a'.repeat(65) } }, 'TEXT_TOO_LONG file'],
  ['扫描件二百零一页', scans, { form: { pages: 201 } }, 'NUMBER_INVALID file'],
  ['扫描件八兆', scans, { form: { bytes: 8 * 1024 * 1024 } }, OK],
  ['扫描件超过八兆', scans, { form: { bytes: 8 * 1024 * 1024 + 1 } }, 'NUMBER_INVALID file'],
  ['QP05 签署不早于收到', scans, { form: { signedOn: '2026-03-01' } }, 'DATE_BEFORE_STEP signedOn'],
  ['批示关联的文书不在本件', instructs, { form: { documentId: uuid(99) } }, 'DOCUMENT_UNKNOWN documentId'],
  [
    '批示关联本件的文书',
    instructs,
    { form: { documentId: uuid(70) } },
    { events: [{ data: { documentId: uuid(70), capacity: 'leader' } }] },
  ],
  ['批示没有关联文书', instructs, { form: { documentId: '' } }, { events: [{ data: { documentId: null } }] }],
  ['批示人职务不在码表', instructs, { form: { capacity: 'handler' } }, 'CODE_UNKNOWN capacity'],
  [
    '来文关联本件的文书',
    unit,
    { form: { documentId: uuid(70) } },
    { events: [{ data: { documentId: uuid(70), enteredBy: STAFF.registrar } }] },
  ],
];
