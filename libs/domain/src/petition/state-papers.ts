import type { DocumentCode } from '../glossary/index.js';
import type { AccountId, PlainDate } from './context.js';
import type { Approval, DeliveryMethod, DocumentReceiptRecorded } from './events.js';

/** Where a document stands on its road (§5). */
export type PaperStatus = 'drafted' | 'checked' | 'signed' | 'stamped' | 'sent' | 'received' | 'voided';

/** A document of a petition as its events add up to. No word of it is in here. */
export type PaperState = {
  documentId: string;
  code: DocumentCode;
  /** The draft in force, from 1. */
  draft: number;
  draftedBy: AccountId;
  /** Everybody who wrote a draft of it. */
  authors: AccountId[];
  status: PaperStatus;
  draftedOn: PlainDate;
  checked: { on: PlainDate; checkerId: AccountId } | null;
  signed: { on: PlainDate; docNo: string | null; approval: Approval } | null;
  stamped: {
    on: PlainDate;
    seal: 'organ' | 'petitionWork';
    stampedBy: AccountId;
    approvedBy: AccountId;
  } | null;
  sent: { on: PlainDate; method: DeliveryMethod; toPaperUnit: boolean; eventId: string } | null;
  receipt: {
    on: PlainDate;
    outcome: DocumentReceiptRecorded['data']['outcome'];
    hasScan: boolean;
    eventId: string;
  } | null;
  voidedOn: PlainDate | null;
};
