import type { Retention } from '../../destruction/retention-periods.js';
import type { PetitionStatus, ResolutionMode, Satisfaction } from '../../glossary/index.js';
import type { AccountId, PlainDate, SubjectId } from '../context.js';
import type { Event } from './event.js';
import type { Approval, DeliveryMethod } from './triage.js';

export type ResultIssued = Event<
  'ResultIssued',
  {
    documentKind: string;
    documentId: string;
    docNo: string | null;
    approval: Approval;
    officialStampOn: PlainDate;
  },
  { title: string }
>;
export type ResultDispatched = Event<
  'ResultDispatched',
  { method: DeliveryMethod; dispatchedOn: PlainDate },
  { trackingNo?: string; receivedBy?: string }
>;
export type ResultDelivered = Event<
  'ResultDelivered',
  { deliveredOn: PlainDate; how: 'signed' | 'refused' | 'leftAtAddress' | 'electronic' },
  { receivedBy: string; witness?: string }
>;
export type ServiceFailed = Event<
  'ServiceFailed',
  { ground: 'returned' | 'addressUnknown' | 'whereaboutsUnknown' },
  { evidence: string }
>;
/** O-12, D19: two persons, within 15 working days of the conclusion. */
export type ReporterFeedbackGiven = Event<
  'ReporterFeedbackGiven',
  { staffIds: AccountId[]; reached: boolean; opinion: 'agree' | 'disagree' | 'none' | null },
  { summary: string; evidence?: string }
>;
/** 揭示举报人身份 (QP03): who may see from now on who reported, until the feedback is given. */
export type ReporterDisclosed = Event<
  'ReporterDisclosed',
  { staffIds: AccountId[]; approval: Approval },
  { reason: string }
>;
export type SuperiorAcknowledged = Event<
  'SuperiorAcknowledged',
  { passed: boolean; submission: number },
  { remark?: string }
>;
export type PetitionClosed = Event<
  'PetitionClosed',
  {
    closedOn: PlainDate;
    overdueClosed: boolean;
    closeMode: 'replied' | 'mediated' | 'settled' | 'byServiceFailure' | 'concluded';
    /** 三到位一处理; absent where nobody said, and in closings from before it could be said. */
    resolutionModes?: ResolutionMode[];
    approval: Approval;
  }
>;
/** 评价对象 (§1.13): rated apart. */
export type RatingTarget = 'petitionOffice' | 'handlingOrgan';
/** How a rating came: on a sheet signed at the window, by a recorded call of two, by whoever holds the query code. */
export type RatingBy = 'petitioner' | 'recordedCall' | 'queryCode';
export type SatisfactionRated = Event<
  'SatisfactionRated',
  // staffIds: who called, in ratings from before they were named absent
  { target: RatingTarget; rating: Satisfaction; by: RatingBy; staffIds?: AccountId[] },
  // evidence: the signed sheet; address: of the network from which it was given by query code (§1.13)
  { remark?: string; recordingNo?: string; evidence?: string; address?: string }
>;
export type PetitionArchived = Event<
  'PetitionArchived',
  { archivedOn: PlainDate; retention: Retention; pageCount: number },
  { archivalCode: string }
>;
/** 延长保管期限 by the appraisal of a destruction list (§6.5). */
export type RetentionExtended = Event<'RetentionExtended', { listId: string; retention: Retention }>;
/** 已销毁: its keys and files are to be destroyed; no text, ever. */
export type PetitionDestroyed = Event<
  'PetitionDestroyed',
  { listId: string; keyIds: string[]; scanIds: string[] }
>;
export type PetitionWithdrawn = Event<
  'PetitionWithdrawn',
  { voluntary: true; approval: Approval },
  { evidence: string }
>;
/** Back to where the road is chosen, or to where it stood before (§1.14). */
export type PetitionReactivated = Event<
  'PetitionReactivated',
  { backTo: PetitionStatus },
  { reason: string }
>;

/** The subject's key was destroyed; no personal data here, ever. */
export type SubjectForgotten = Event<
  'SubjectForgotten',
  { subjectId: SubjectId; keyId: string; decidedBy: AccountId }
>;
