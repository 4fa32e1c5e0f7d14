import type { Disposition, IntakeDecision, NotificationKind } from '../../glossary/index.js';
import type { AccountId, PlainDate } from '../context.js';
import type { Event } from './event.js';
import type { ArrivalFacts, ArrivalText, PersonFields } from './people-and-matters.js';
import type { Approval, DeliveryMethod } from './triage.js';

/** 期初 (O-100): what the paper register says of an open petition on the day on which the system takes over. */
export type OpeningFacts = {
  /** Day of entry, and the day from which we answer for it. */
  enteredOn: PlainDate;
  handedOverOn: PlainDate;
  triage: {
    on: PlainDate;
    intakeDecision: Extract<IntakeDecision, 'handle' | 'passDown'>;
    disposition: Disposition;
    approval: Approval;
  } | null;
  handlerId: AccountId | null;
  notification: {
    kind: NotificationKind;
    on: PlainDate;
    docNo: string | null;
    method: DeliveryMethod;
    late: boolean;
  } | null;
  acceptedOn: PlainDate | null;
  extension: {
    clock: 'dueHandle' | 'verificationDue';
    days: number;
    approvedOn: PlainDate;
    notifiedOn: PlainDate | null;
    late: boolean;
    approval: Approval;
  } | null;
};

/** An open petition of the paper register, its clocks running from the real days (O-100…O-102). */
export type PetitionTakenOver = Event<
  'PetitionTakenOver',
  ArrivalFacts & { importId: string; rowNo: number; opening: OpeningFacts },
  ArrivalText & { noticeNo?: string; instructions?: string; extensionReason?: string },
  PersonFields
>;

/** 撤销导入: its import was undone as a whole; it is in no list, no figure and no clock any more. */
export type PetitionTakenBack = Event<'PetitionTakenBack', { importId: string }, { reason: string }>;
