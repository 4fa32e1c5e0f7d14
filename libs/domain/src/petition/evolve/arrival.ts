import type { PetitionId } from '../context.js';
import { factOf } from './fact.js';
import type { ArrivalFacts, MatterFacts, PetitionSentDown, RecordedPetitionEvent } from '../events.js';
import { NO_ROADS } from '../road-state.js';
import type { PetitionState } from '../state.js';

/**
 * The matter that gives an unsplit petition its class: an accusation hides everything beside it,
 * so it leads; otherwise the first.
 */
export function leadingMatter(matters: readonly MatterFacts[]): MatterFacts | undefined {
  return matters.find((matter) => matter.class === 'accusation') ?? matters[0];
}

/** Class, kind, category and key area as the matters say. */
export function classification(matters: readonly MatterFacts[]) {
  const matter = leadingMatter(matters);
  return {
    class: matter?.class ?? 'suggestion',
    appealKind: matter?.appealKind ?? null,
    categoryCode: matter?.categoryCode ?? '1208',
    keyArea: matters.map((each) => each.keyArea).find((area) => area !== null) ?? null,
  } as const;
}

type Opening = Extract<
  RecordedPetitionEvent,
  {
    type:
      | 'PetitionRegistered'
      | 'PetitionSplitOff'
      | 'PetitionSentDown'
      | 'HistoryImported'
      | 'PetitionTakenOver';
  }
>;

const STATUS_OF = {
  PetitionRegistered: 'registered',
  PetitionSplitOff: 'registered',
  PetitionSentDown: 'toBeSignedFor',
  HistoryImported: 'history',
  PetitionTakenOver: 'registered',
} as const;

const letterOf = ({ parentId, parentOrgId, letter, retold }: PetitionSentDown['data']) => ({
  parentId,
  parentOrgId,
  letter,
  retold,
});

/** What every first event says. */
type Said =
  | 'petitionId'
  | 'version'
  | 'status'
  | 'arrival'
  | 'arrivalEventId'
  | 'class'
  | 'appealKind'
  | 'categoryCode'
  | 'keyArea'
  | 'zone'
  | 'repeatOf'
  | 'resultRequired';

const UNSAID: Record<Said, null> = {
  petitionId: null,
  version: null,
  status: null,
  arrival: null,
  arrivalEventId: null,
  class: null,
  appealKind: null,
  categoryCode: null,
  keyArea: null,
  zone: null,
  repeatOf: null,
  resultRequired: null,
};

/**
 * A petition of which nothing is known yet. Every field stands here, so that the first event fills in what there is instead of adding
 * fields: that took forty times as long.
 */
const BLANK: Omit<PetitionState, Said> & Record<Said, null> = {
  ...NO_ROADS,
  ...UNSAID,
  above: null,
  parentId: null,
  importId: null,
  history: null,
  earlierRound: null,
  children: [],
  mergedInto: null,
  triage: null,
  caseOpened: false,
  simplified: false,
  handlerId: null,
  coHandlerIds: [],
  needToKnow: [],
  formerHandlerIds: [],
  recusals: [],
  notifications: [],
  notificationExempted: null,
  notificationUnservable: null,
  objectedOn: [],
  objection: null,
  accepted: null,
  notes: [],
  extensions: [],
  submissions: [],
  overdueExplained: null,
  signedChecks: [],
  gates: [],
  reworks: [],
  completions: [],
  issued: null,
  dispatched: null,
  delivered: null,
  serviceFailed: null,
  reporterDisclosed: null,
  reporterFeedback: null,
  superiorAck: null,
  closed: null,
  ratings: [],
  archived: null,
  papers: [],
  instructions: [],
  unitFeedback: [],
  scans: [],
};

/** State after the first event of a stream. */
export function openState(event: Opening, petitionId: PetitionId): PetitionState {
  const arrival = arrivalOf(event.data);
  const of = classification(arrival.matters);
  return {
    ...BLANK,
    above: event.type === 'PetitionSentDown' ? factOf(event, letterOf(event.data)) : null,
    petitionId,
    version: event.meta.version,
    status: STATUS_OF[event.type],
    arrival,
    arrivalEventId: event.meta.eventId,
    parentId:
      event.type === 'PetitionSplitOff' || event.type === 'PetitionSentDown' ? event.data.parentId : null,
    class: of.class,
    appealKind: of.appealKind,
    categoryCode: of.categoryCode,
    keyArea: of.keyArea,
    zone: arrival.zone,
    repeatOf: arrival.repeatOf,
    resultRequired: arrival.resultRequired,
    importId: 'importId' in event.data ? event.data.importId : null,
    history:
      event.type === 'HistoryImported'
        ? {
            repliedOn: event.data.claimedRepliedOn,
            closedOn: event.data.claimedClosedOn,
            disposition: event.data.claimedDisposition,
          }
        : null,
  };
}

// Named field by field, so that what belongs to one opening event alone does not creep into the shared facts.
function arrivalOf(data: ArrivalFacts): ArrivalFacts {
  return {
    petitionNo: data.petitionNo,
    displayNo: data.displayNo,
    series: data.series,
    zone: data.zone,
    orgId: data.orgId,
    channel: data.channel,
    origin: data.origin,
    transferKind: data.transferKind,
    via12380: data.via12380,
    receivedOn: data.receivedOn,
    signedForOn: data.signedForOn,
    deemedSigned: data.deemedSigned,
    postmarkedOn: data.postmarkedOn,
    registeredOn: data.registeredOn,
    registrarId: data.registrarId,
    anonymity: data.anonymity,
    petitionerType: data.petitionerType,
    nameClear: data.nameClear,
    addressClear: data.addressClear,
    visitorCount: data.visitorCount,
    irregularVisitItem: data.irregularVisitItem,
    jointSignerCount: data.jointSignerCount,
    problemRegion: data.problemRegion,
    urgentGrounds: data.urgentGrounds,
    resultRequired: data.resultRequired,
    repeatOf: data.repeatOf,
    legalProfile: data.legalProfile,
    backdated: data.backdated,
    subjects: data.subjects,
    matters: data.matters,
  };
}
