import type { DocumentCode } from '../../glossary/index.js';
import type { AccountId, PlainDate } from '../context.js';
import type { Event } from './event.js';
import type { Approval, DeliveryMethod } from './triage.js';

/** 拟稿、改稿: each draft is kept whole; a draft has no number (§5.2). @shape content: the paper as JSON, opaque here */
export type DocumentDrafted = Event<
  'DocumentDrafted',
  { documentId: string; code: DocumentCode; draft: number; authorId: AccountId; length: number },
  { title: string; addressee?: string; content: string; fields: Record<string, string> }
>;
/** 核稿: of one draft, by another than its author. */
export type DocumentChecked = Event<
  'DocumentChecked',
  { documentId: string; draft: number; checkerId: AccountId; substitution: boolean },
  { remark?: string }
>;
/** 签发: the number is taken here and nowhere else. @shape docNo null: a form that has none */
export type DocumentSigned = Event<
  'DocumentSigned',
  { documentId: string; code: DocumentCode; draft: number; docNo: string | null; approval: Approval }
>;
/** 用印: the organ's own stamp or its stamp for petition work, never that of a section (QC02). */
export type DocumentStamped = Event<
  'DocumentStamped',
  { documentId: string; seal: 'organ' | 'petitionWork'; stampedBy: AccountId; approvedBy: AccountId }
>;
/** 发出: handed over, posted or sent; on paper to units without an account, with who carried it (O-106). */
export type DocumentSent = Event<
  'DocumentSent',
  { documentId: string; method: DeliveryMethod; toPaperUnit: boolean },
  { addressee?: string; carriedBy?: string; trackingNo?: string; receivedBy?: string }
>;
/** 送达结果: received, refused, left, returned, or taken as signed for (O-109). */
export type DocumentReceiptRecorded = Event<
  'DocumentReceiptRecorded',
  {
    documentId: string;
    outcome: 'signed' | 'refused' | 'leftAtAddress' | 'returned' | 'deemed';
    hasScan: boolean;
  },
  { receivedBy?: string; witness?: string; reason?: string; scanRef?: string }
>;
/** 作废: the number stays in its series, visible and never used again (§5.2). */
export type DocumentVoided = Event<
  'DocumentVoided',
  { documentId: string; docNo: string | null },
  { reason: string }
>;
/** 纸质批示回录: written by a leader on paper, scanned, with name and date (§2.14). */
export type InstructionRecorded = Event<
  'InstructionRecorded',
  {
    instructionId: string;
    documentId: string | null;
    capacity: 'deputyLeader' | 'leader' | 'partyCommittee';
  },
  { leaderName: string; words: string; scanRef: string }
>;
/**
 * What a file is of: the letter itself, what was handed in with it, a sheet that was signed on paper, a receipt, an instruction, a unit's
 * paper, a recording of a call or visit.
 */
export type ScanSubject =
  'arrival' | 'enclosure' | 'document' | 'receipt' | 'instruction' | 'unitFeedback' | 'recording';
/**
 * 扫描件入卷: the file lies sealed beside the events. @shape refId: null for the letter, what came with it and a recording; pages: 0 of a
 * recording; sha256 of the file in hex
 */
export type ScanFiled = Event<
  'ScanFiled',
  {
    scanId: string;
    of: ScanSubject;
    refId: string | null;
    mediaType: string;
    bytes: number;
    pages: number;
    sha256: string;
    /** Of a sheet signed on paper. */
    signedOn: PlainDate | null;
    /** 网上来件 with which it was sent, and for which it lies sealed. */
    messageId?: string;
  },
  { title: string; signer?: string }
>;
/** 代录反馈: of a unit without an account; who typed it stands beside who stated it (O-108). */
export type UnitFeedbackRecorded = Event<
  'UnitFeedbackRecorded',
  {
    feedbackId: string;
    documentId: string | null;
    kind: 'feedback' | 'closureReport';
    receivedOn: PlainDate;
    statedOn: PlainDate;
    enteredBy: AccountId;
  },
  { unit: string; signer: string; text: string; scanRef: string }
>;
