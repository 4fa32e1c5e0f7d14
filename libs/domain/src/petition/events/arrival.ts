import type { AppealKind, Disposition, KeyArea, PetitionClass, Zone } from '../../glossary/index.js';
import type { AccountId, PetitionId, PlainDate } from '../context.js';
import type { Event } from './event.js';
import type { PersonFields, ArrivalFacts, ArrivalText } from './people-and-matters.js';

export type PetitionRegistered = Event<
  'PetitionRegistered',
  ArrivalFacts & {
    /** HMAC of the query code; the code itself is shown once and kept nowhere (§6.2). */
    queryCodeMac: string;
    missingElements: ('name' | 'address' | 'claim' | 'facts' | 'reasons')[];
  },
  ArrivalText,
  PersonFields
>;

/** A child petition opened at triage for some matters of a letter; own class, clocks, access and keys. */
export type PetitionSplitOff = Event<
  'PetitionSplitOff',
  ArrivalFacts & { parentId: PetitionId; suffix: number },
  ArrivalText,
  PersonFields
>;

/** On the parent: its matters live on in the children; the parent keeps the count of items. */
export type PetitionSplit = Event<
  'PetitionSplit',
  { children: { petitionId: PetitionId; suffix: number; matterNos: number[]; class: PetitionClass }[] },
  { reason: string }
>;

/** Claims only what an old row says: no running clock, no duty, not in the timeliness rates (§5.0 no. 3). */
export type HistoryImported = Event<
  'HistoryImported',
  ArrivalFacts & {
    importId: string;
    rowNo: number;
    /** What the row claims, null where it is silent. */
    claimedDisposition: Disposition | null;
    claimedRepliedOn: PlainDate | null;
    claimedClosedOn: PlainDate | null;
  },
  ArrivalText & { reply?: string; instructions?: string; result?: string },
  PersonFields
>;

/** A wrong field put right; the old value stays in the old event. Only the fields named change. */
export type PetitionCorrected = Event<
  'PetitionCorrected',
  {
    changes: Partial<
      Pick<
        ArrivalFacts,
        | 'channel'
        | 'origin'
        | 'transferKind'
        | 'via12380'
        | 'receivedOn'
        | 'signedForOn'
        | 'postmarkedOn'
        | 'anonymity'
        | 'nameClear'
        | 'addressClear'
        | 'visitorCount'
        | 'irregularVisitItem'
        | 'problemRegion'
        | 'urgentGrounds'
        | 'resultRequired'
        | 'subjects'
      >
    >;
    /**
     * Names of sealed or personal fields that changed, for the timeline.
     * @shape `title`; `petitioner.phone` = role and field; `persons` alone in events from before fields were named
     */
    textFields: string[];
  },
  // In `persons` an empty text = the field was taken out; what is absent stayed as it was.
  { reason: string; text?: Partial<ArrivalText> },
  PersonFields
>;

/** clocks are derived anew from the original start, never from the day of reclassification. */
export type PetitionReclassified = Event<
  'PetitionReclassified',
  {
    matterNo: number;
    class: PetitionClass;
    appealKind: AppealKind | null;
    categoryCode: string;
    keyArea: KeyArea | null;
    zone: Zone;
    approvedBy: AccountId;
    /** The ordinary number stays in its book as a neutral row 已转登 when the zone becomes restricted. */
    newNo: { petitionNo: string; displayNo: string } | null;
  },
  { reason: string }
>;

export type RepeatLinked = Event<
  'RepeatLinked',
  {
    earlierId: PetitionId;
    merge: boolean;
    likeness: number;
    grounds: ('person' | 'phone' | 'idNo' | 'text')[];
  },
  { remark?: string }
>;
