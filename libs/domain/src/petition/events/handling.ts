import type { Conclusion, Finding, Measure, NoteKind } from '../../glossary/index.js';
import type { AccountId, PlainDate, PointRef } from '../context.js';
import type { Event } from './event.js';
import type { Approval, DeliveryMethod } from './triage.js';

/** `acceptedOn` is the earliest of decision, notice and first act of handling (K-19). */
export type PetitionAccepted = Event<'PetitionAccepted', { acceptedOn: PlainDate; simplified: boolean }>;

export type HandlingNoteAdded = Event<
  'HandlingNoteAdded',
  {
    noteId: string;
    kind: NoteKind;
    /** Two for interviews (QP07). */
    staffIds: AccountId[];
    externalStaffCount: number;
    contactSucceeded: boolean | null;
    /** How it was tried; absent in older notes (§1.14 无法联系). */
    contactWay?: 'phone' | 'letter' | 'visit' | 'online' | 'viaOthers';
    textLength: number;
  },
  { text: string; evidenceTitle?: string }
>;

export type ExtensionRequested = Event<
  'ExtensionRequested',
  { clock: 'dueHandle' | 'verificationDue'; days: number; reasonLength: number; reasonVague: boolean },
  { reason: string }
>;
export type ExtensionApproved = Event<
  'ExtensionApproved',
  { days: number; approval: Approval },
  { remark?: string }
>;
export type ExtensionRefused = Event<'ExtensionRefused', { approval: Approval }, { reason: string }>;
/** D16; after the original legal due day it is a finding, never a ground of invalidity (R-35, QE06). */
export type ExtensionNotified = Event<
  'ExtensionNotified',
  { method: DeliveryMethod; documentId: string; late: boolean },
  { addressee: string }
>;

export type AnswerFacts = {
  point: PointRef;
  /** Accusations: finding; others: conclusion. Exactly one of both. */
  finding: Finding | null;
  conclusion: Conclusion | null;
  /** noteIds of the notes that carry the finding (QS02). */
  evidence: string[];
  textLength: number;
};

export type MeasureFacts = {
  measure: Measure;
  completedOn: PlainDate | null;
  dueOn: PlainDate | null;
  responsibleId: AccountId | null;
};

export type ResultSubmitted = Event<
  'ResultSubmitted',
  {
    /** From 1; one more with each rework. */
    submission: number;
    answers: AnswerFacts[];
    /** Of the whole petition; for accusations derived from the findings (O-39). */
    finding: Finding | null;
    conclusion: Conclusion | null;
    measures: MeasureFacts[];
    /** Legal bases relied on: keys of articles.ts or of the office's own sources. */
    legalBases: { source: string; article: string; effective: boolean; ours: boolean }[];
    /** Names the remedy, the organ and the 30 days (QC05). */
    remedyStated: boolean;
    litigationChecked: boolean;
    petitionerOpinion: 'agree' | 'disagree' | 'none' | null;
    /** Highest likeness to another reply of this organisation, 0–100 (QS08). */
    templateLikeness: number;
    secrecyMarked: boolean;
  },
  {
    /** D17: 投诉请求、事实和理由、处理意见、法律依据. */
    request: string;
    facts: string;
    opinion: string;
    basis: string;
    /** By point. */
    answers: Record<PointRef, string>;
    measures: string[];
  }
>;

/** D43: complete only with days, cause, responsible person and deputy's signature (QE08, O-46). */
export type OverdueExplained = Event<
  'OverdueExplained',
  { overdueDays: number; responsibleId: AccountId; approval: Approval },
  { cause: string }
>;
