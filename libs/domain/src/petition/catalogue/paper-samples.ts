import type {
  DocumentChecked,
  DocumentDrafted,
  DocumentReceiptRecorded,
  DocumentSent,
  DocumentSigned,
  DocumentStamped,
  DocumentVoided,
  InstructionRecorded,
  ScanFiled,
  UnitFeedbackRecorded,
} from '../events.js';
import { SAMPLE } from './sample-ids.js';

const documentId = SAMPLE.opinion;

/** Fictitious samples of the events of a document's road. */
export const PAPER_SAMPLES = {
  DocumentDrafted: {
    type: 'DocumentDrafted',
    occurredOn: '2026-03-06',
    article: 'fourCheckpoints',
    data: { documentId, code: 'D08', draft: 1, authorId: SAMPLE.handler, length: 42 },
    sealed: {
      title: '关于转送信访事项的函',
      addressee: '中共某某县委组织部',
      content: '{"paragraphs":[{"heading":false,"text":"现转送你部处理。"}]}',
      fields: { feedbackDue: '2026-04-06' },
    },
  } satisfies DocumentDrafted,
  DocumentChecked: {
    type: 'DocumentChecked',
    occurredOn: '2026-03-06',
    article: 'fourCheckpoints',
    data: { documentId, draft: 1, checkerId: SAMPLE.examiner, substitution: false },
    sealed: { remark: '同意。' },
  } satisfies DocumentChecked,
  DocumentSigned: {
    type: 'DocumentSigned',
    occurredOn: '2026-03-07',
    article: 'oneDisposition',
    data: {
      documentId,
      code: 'D08',
      draft: 1,
      docNo: '宛组信转〔2026〕37号',
      approval: {
        signerId: SAMPLE.examiner,
        capacity: 'deputyLeader',
        signedOn: '2026-03-07',
        onPaper: false,
        level: 'B',
      },
    },
  } satisfies DocumentSigned,
  DocumentStamped: {
    type: 'DocumentStamped',
    occurredOn: '2026-03-07',
    article: 'fourCheckpoints',
    data: { documentId, seal: 'organ', stampedBy: SAMPLE.clerk, approvedBy: SAMPLE.examiner },
  } satisfies DocumentStamped,
  DocumentSent: {
    type: 'DocumentSent',
    occurredOn: '2026-03-09',
    article: 'fourCheckpoints',
    data: { documentId, method: 'handed', toPaperUnit: true },
    sealed: { addressee: '中共某某县委组织部', carriedBy: '机要交通员' },
  } satisfies DocumentSent,
  DocumentReceiptRecorded: {
    type: 'DocumentReceiptRecorded',
    occurredOn: '2026-03-10',
    article: 'fourCheckpoints',
    data: { documentId, outcome: 'signed', hasScan: true },
    sealed: { receivedBy: '收件人甲', scanRef: '回执扫描件一页' },
  } satisfies DocumentReceiptRecorded,
  DocumentVoided: {
    type: 'DocumentVoided',
    occurredOn: '2026-03-08',
    article: 'fourCheckpoints',
    data: { documentId, docNo: '宛组信转〔2026〕37号' },
    sealed: { reason: '主送机关写错。' },
  } satisfies DocumentVoided,
  InstructionRecorded: {
    type: 'InstructionRecorded',
    occurredOn: '2026-03-05',
    article: 'oneDisposition',
    data: { instructionId: SAMPLE.note, documentId: null, capacity: 'leader' },
    sealed: { leaderName: '部长甲', words: '请认真核查,限期报告。', scanRef: '呈批单原件第一页' },
  } satisfies InstructionRecorded,
  ScanFiled: {
    type: 'ScanFiled',
    occurredOn: '2026-03-12',
    article: 'fourCheckpoints',
    data: {
      scanId: SAMPLE.note,
      of: 'document',
      refId: documentId,
      mediaType: 'application/pdf',
      bytes: 48_213,
      pages: 1,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      signedOn: '2026-03-11',
    },
    sealed: { title: '呈批单签批原件', signer: '部长甲' },
  } satisfies ScanFiled,
  UnitFeedbackRecorded: {
    type: 'UnitFeedbackRecorded',
    occurredOn: '2026-04-02',
    article: 'enteredOnBehalf',
    data: {
      feedbackId: SAMPLE.note,
      documentId: null,
      kind: 'feedback',
      receivedOn: '2026-04-02',
      statedOn: '2026-03-30',
      enteredBy: SAMPLE.clerk,
    },
    sealed: { unit: '某某村党支部', signer: '支部书记甲', text: '已按要求办理。', scanRef: '来文扫描件两页' },
  } satisfies UnitFeedbackRecorded,
};
