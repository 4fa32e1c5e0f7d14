/** What may be asked from the issue of the result to the archive. */
import type { Retention } from '../destruction/retention-periods.js';
import type { ResolutionMode, Satisfaction } from '../glossary/index.js';
import type { ApprovalInput } from './commands-arrival.js';
import type { AccountId, PlainDate, SubjectId } from './context.js';
import type { DeliveryMethod, RatingBy, RatingTarget } from './events.js';

export type Issue = {
  type: 'issue';
  documentKind:
    'handlingOpinion' | 'suggestionReply' | 'dutyReply' | 'investigationReport' | 'feedbackRecord';
  documentId: string;
  title: string;
  issuedOn: PlainDate;
  approval: ApprovalInput;
};
export type Dispatch = {
  type: 'dispatch';
  method: DeliveryMethod;
  dispatchedOn: PlainDate;
  trackingNo?: string;
  receivedBy?: string;
};
export type RecordDelivery = {
  type: 'recordDelivery';
  deliveredOn: PlainDate;
  how: 'signed' | 'refused' | 'leftAtAddress' | 'electronic';
  receivedBy: string;
  witness?: string;
};
export type RecordServiceFailure = {
  type: 'recordServiceFailure';
  ground: 'returned' | 'addressUnknown' | 'whereaboutsUnknown';
  evidence: string;
  occurredOn: PlainDate;
};
/** 揭示举报人身份: to whoever has to reach him. */
export type DiscloseReporter = {
  type: 'discloseReporter';
  staffIds: AccountId[];
  reason: string;
  approval: ApprovalInput;
};
export type GiveReporterFeedback = {
  type: 'giveReporterFeedback';
  staffIds: AccountId[];
  reached: boolean;
  opinion?: 'agree' | 'disagree' | 'none' | null;
  summary: string;
  evidence?: string;
  givenOn: PlainDate;
};
export type RecordSuperiorAck = {
  type: 'recordSuperiorAck';
  passed: boolean;
  remark?: string;
  acknowledgedOn: PlainDate;
};
export type Close = {
  type: 'close';
  closedOn: PlainDate;
  /** 三到位一处理, any of the four; none where the office does not say. */
  resolutionModes?: ResolutionMode[];
  approval: ApprovalInput;
};
export type Rate = {
  type: 'rate';
  target: RatingTarget;
  rating: Satisfaction;
  by: RatingBy;
  ratedOn: PlainDate;
  remark?: string;
  recordingNo?: string;
  /** Where the sheet that he signed at the window is kept, with `petitioner` alone. */
  evidence?: string;
  /** Who called, with `recordedCall` alone. */
  staffIds?: AccountId[];
  /** Of the network, with `queryCode` alone. */
  address?: string;
};
export type Archive = {
  type: 'archive';
  archivalCode: string;
  /** Has another volume of the organisation this code already? Found out on the way, never typed. */
  codeTaken?: boolean;
  retention: Retention;
  pageCount: number;
  archivedOn: PlainDate;
};
/** Follows from an approved destruction list (§6.5), never asked for a single petition. */
export type ExtendRetention = {
  type: 'extendRetention';
  listId: string;
  retention: Retention;
  on: PlainDate;
};
export type Destroy = {
  type: 'destroy';
  listId: string;
  keyIds: string[];
  scanIds: string[];
  on: PlainDate;
};
export type Withdraw = {
  type: 'withdraw';
  evidence: string;
  withdrawnOn: PlainDate;
  approval: ApprovalInput;
};
export type Reactivate = { type: 'reactivate'; reason: string };
export type ForgetSubject = { type: 'forgetSubject'; subjectId: SubjectId; keyId: string };
