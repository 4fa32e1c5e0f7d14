/** What may be asked of the papers of a petition (§5): each step of a document's road is a command of its own. */
import type { DocumentCode } from '../glossary/index.js';
import type { AccountId, PetitionId, PlainDate, SubjectId } from './context.js';
import type { Approval, ArrivalText, DeliveryMethod, PersonFields, ScanSubject } from './events.js';

type Signature = Pick<Approval, 'signerId' | 'capacity' | 'signedOn' | 'onPaper'>;

export type DraftDocument = {
  type: 'draftDocument';
  /** Made by the caller; a known one is changed, and its earlier drafts are kept. */
  documentId: string;
  code: DocumentCode;
  title: string;
  addressee?: string;
  /** The whole paper as JSON, composed and examined by the caller. */
  content: string;
  fields?: Record<string, string>;
};
export type CheckDocument = { type: 'checkDocument'; documentId: string; remark?: string };
export type SignDocument = {
  type: 'signDocument';
  documentId: string;
  signedOn: PlainDate;
  approval: Signature;
  /** Of the draft in force: added by casework. */
  title?: string;
};
export type StampDocument = {
  type: 'stampDocument';
  documentId: string;
  seal: 'organ' | 'petitionWork';
  stampedOn: PlainDate;
  approverId: AccountId;
};
export type SendDocument = {
  type: 'sendDocument';
  documentId: string;
  method: DeliveryMethod;
  sentOn: PlainDate;
  onTheSpot?: boolean;
  toPaperUnit?: boolean;
  carriedBy?: string;
  trackingNo?: string;
  receivedBy?: string;
  lateStatement?: string;
  /** Of the draft in force: added by casework. */
  addressee?: string;
  fields?: Record<string, string>;
  /** Of a letter that goes down, what `sendDown` takes along, and the words of the letter itself: added by casework. */
  down?: {
    childId: PetitionId | null;
    queryCodeMac?: string;
    text: ArrivalText;
    persons: Record<SubjectId, PersonFields>;
    letter: { title: string; content: string };
  };
};
export type RecordDocumentReceipt = {
  type: 'recordDocumentReceipt';
  documentId: string;
  outcome: 'signed' | 'refused' | 'leftAtAddress' | 'returned' | 'deemed';
  on?: PlainDate;
  receivedBy?: string;
  witness?: string;
  reason?: string;
  scanRef?: string;
};
export type VoidDocument = { type: 'voidDocument'; documentId: string; reason: string };
export type RecordInstruction = {
  type: 'recordInstruction';
  instructionId: string;
  documentId?: string | null;
  capacity: 'deputyLeader' | 'leader' | 'partyCommittee';
  writtenOn: PlainDate;
  leaderName: string;
  words: string;
  scanRef: string;
};
export type RecordUnitFeedback = {
  type: 'recordUnitFeedback';
  feedbackId: string;
  documentId?: string | null;
  kind: 'feedback' | 'closureReport';
  receivedOn: PlainDate;
  statedOn: PlainDate;
  unit: string;
  signer: string;
  text: string;
  scanRef: string;
};

/** A file as it was measured by the caller, after its examination. @shape sha256: in hex */
export type MeasuredFile = {
  scanId: string;
  mediaType: string;
  bytes: number;
  pages: number;
  sha256: string;
};

export type FileScan = MeasuredFile & {
  type: 'fileScan';
  of: ScanSubject;
  refId?: string | null;
  title: string;
  /** Of a sheet that was signed on paper: by whom and when. */
  signer?: string;
  signedOn?: PlainDate;
};

export type PaperCommand =
  | DraftDocument
  | CheckDocument
  | SignDocument
  | StampDocument
  | SendDocument
  | RecordDocumentReceipt
  | VoidDocument
  | RecordInstruction
  | RecordUnitFeedback
  | FileScan;

/** Types of {@link PaperCommand}, in the order of the road. */
export const PAPER_COMMANDS = [
  'draftDocument',
  'checkDocument',
  'signDocument',
  'stampDocument',
  'sendDocument',
  'recordDocumentReceipt',
  'voidDocument',
  'recordInstruction',
  'recordUnitFeedback',
  'fileScan',
] as const satisfies readonly PaperCommand['type'][];
