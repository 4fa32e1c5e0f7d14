/** Facts, events and a running story for the specs of this folder; nothing here is used by the program. */
import { ACCUSED, accusation, arrival, PETITIONER, uuid } from '../../../../test/support/arrival-facts.js';
import { CHINA_CALENDAR } from '../calendar.js';
import type { Role } from '../glossary/index.js';
import { policyOn } from '../parameters.js';
import type { ApprovalInput, PetitionCommand } from './commands.js';
import { type DecisionContext, type PlainDate } from './context.js';
import type { Approval, ArrivalFacts, PetitionEvent, RecordedPetitionEvent } from './events.js';
import { evolve } from './evolve.js';
import type { PetitionState } from './state.js';

export { ACCUSED, accusation, arrival, PETITIONER, uuid };

export const PETITION_ID = uuid(1);
export const STAFF = {
  registrar: uuid(11),
  handler: uuid(12),
  second: uuid(13),
  examiner: uuid(14),
  windowHead: uuid(15),
  deputy: uuid(16),
  leader: uuid(17),
} as const;

const CAPACITIES: Record<keyof typeof STAFF, Role> = {
  registrar: 'reception',
  handler: 'handler',
  second: 'handler',
  examiner: 'examiner',
  windowHead: 'windowHead',
  deputy: 'deputyLeader',
  leader: 'leader',
};

const POLICY = policyOn('2026-03-02');

// Any book gives its first number: a story of one petition never takes a second one of the same kind.
const numbers = new Proxy<Record<string, number>>({}, { get: () => 1 });

/** The context of one member of staff on a day of 2026. */
export function on(
  today: PlainDate,
  who: keyof typeof STAFF = 'handler',
  change: { smallOffice?: boolean; policy?: Partial<DecisionContext['policy']> } = {},
): DecisionContext {
  return {
    today,
    now: `${today}T06:20:00.000Z`,
    policy: change.policy === undefined ? POLICY : { ...POLICY, ...change.policy },
    calendar: CHINA_CALENDAR,
    actor: { accountId: STAFF[who], orgId: 1, capacity: CAPACITIES[who], roles: [CAPACITIES[who]] },
    organisation: {
      id: 1,
      code: '411300Z',
      shortCode: '宛组',
      level: 'city',
      smallOffice: change.smallOffice ?? false,
    },
    numbers,
    randomNo: '4820175936',
  };
}

/** A signature as entered, on paper unless the actor signs. */
export const signature = (
  who: 'windowHead' | 'deputy' | 'leader',
  signedOn: PlainDate,
  onPaper = true,
): ApprovalInput => ({ signerId: STAFF[who], capacity: CAPACITIES[who], signedOn, onPaper });

/** The same, as recorded. */
export const approved = (
  who: 'windowHead' | 'deputy' | 'leader',
  signedOn: PlainDate,
  level: Approval['level'],
): Approval => ({ ...signature(who, signedOn), level });

export const registered = (facts: ArrivalFacts = arrival()): PetitionEvent => ({
  type: 'PetitionRegistered',
  occurredOn: facts.receivedOn,
  article: 'registration',
  data: { ...facts, queryCodeMac: 'mac', missingElements: [] },
  sealed: { title: '题', content: '文', matters: { '1': { summary: '事', points: ['甲', '乙'] } } },
  persons: { [PETITIONER]: { name: '某甲' } },
});

type TriagedData = Extract<PetitionEvent, { type: 'PetitionTriaged' }>['data'];

export function triaged(
  day: PlainDate,
  facts: ArrivalFacts = arrival(),
  change: Partial<TriagedData> = {},
): PetitionEvent {
  const [matter] = facts.matters;
  return {
    type: 'PetitionTriaged',
    occurredOn: day,
    article: 'registration',
    data: {
      intakeDecision: 'handle',
      disposition: 'ZB',
      way12380: null,
      class: matter?.class ?? 'appeal',
      appealKind: matter?.appealKind ?? null,
      categoryCode: matter?.categoryCode ?? '0701',
      keyArea: null,
      threePartTest: null,
      caseOpened: false,
      resultRequired: facts.resultRequired,
      simplified: false,
      targetOrgId: null,
      mergedInto: null,
      fileReviewOn: null,
      reasonCode: null,
      litigationFinal: false,
      approval: approved('windowHead', day, 'A'),
      ...change,
    },
    sealed: { proposal: '拟由本机关办理' },
  };
}

export const designated = (day: PlainDate, handlerId: string = STAFF.handler): PetitionEvent => ({
  type: 'HandlerDesignated',
  occurredOn: day,
  article: 'responsibility',
  data: {
    handlerId,
    coHandlerIds: [],
    needToKnow: [handlerId],
    approval: approved('windowHead', day, 'A'),
  },
  sealed: {},
});

export const noticed = (day: PlainDate, late = false): PetitionEvent => ({
  type: 'NotificationIssued',
  occurredOn: day,
  article: 'directNotice',
  data: {
    kind: 'acceptanceNotice',
    documentId: 'D04-1',
    docNo: '宛组信告〔2026〕1号',
    method: 'posted',
    onTheSpot: false,
    issuedOn: day,
    late,
  },
  sealed: { addressee: '某甲', route: '由本机关办理' },
});

export const accepted = (day: PlainDate, acceptedOn: PlainDate = day, simplified = false): PetitionEvent => ({
  type: 'PetitionAccepted',
  occurredOn: day,
  article: 'registration',
  data: { acceptedOn, simplified },
});

type NoteData = Extract<PetitionEvent, { type: 'HandlingNoteAdded' }>['data'];

export const noted = (
  day: PlainDate,
  noteId: string,
  kind: NoteData['kind'],
  change: Partial<NoteData> = {},
): PetitionEvent => ({
  type: 'HandlingNoteAdded',
  occurredOn: day,
  article: 'diligence',
  data: {
    noteId,
    kind,
    staffIds: [STAFF.handler],
    externalStaffCount: 0,
    contactSucceeded: null,
    textLength: 2,
    ...change,
  },
  sealed: { text: '记录' },
});

/** A petition told step by step: each step is recorded as the store would give it back. */
export class Story {
  readonly events: RecordedPetitionEvent[] = [];
  state: PetitionState | null = null;
  /** Another petition of the same telling. */
  petitionId: string = PETITION_ID;

  constructor(...history: readonly PetitionEvent[]) {
    this.add(history);
  }

  add(events: readonly PetitionEvent[]): this {
    for (const event of events) {
      const version = this.events.length + 1;
      const recorded = {
        ...event,
        meta: {
          eventId: uuid(1000 + version),
          version,
          recordedAt: `${event.occurredOn}T06:20:00.000Z`,
          actorId: STAFF.handler,
          capacity: 'handler',
        },
      } as RecordedPetitionEvent;
      this.events.push(recorded);
      this.state = evolve(this.state, recorded, this.petitionId);
    }
    return this;
  }

  /** The state that must be there. */
  get now(): PetitionState {
    if (this.state === null) throw new Error('the story has not begun');
    return this.state;
  }
}

/** Several stories beginning alike. */
export const storyOf = (...history: readonly PetitionEvent[]): Story => new Story(...history);

/** An accepted petition of 31(六): received 2 March, accepted 5 March 2026. */
export const handling = (facts: ArrivalFacts = arrival(), change: Partial<TriagedData> = {}): Story =>
  storyOf(
    registered(facts),
    triaged('2026-03-04', facts, change),
    designated('2026-03-04'),
    accepted('2026-03-05'),
    noted('2026-03-10', uuid(31), 'statement'),
  );

/** A complete result for the two points of `arrival()`. */
export const result = (
  submittedOn: PlainDate,
  change: Partial<Extract<PetitionCommand, { type: 'submitResult' }>> = {},
): Extract<PetitionCommand, { type: 'submitResult' }> => ({
  type: 'submitResult',
  submittedOn,
  request: '请求补发',
  facts: '经查属实',
  opinion: '予以支持。不服的,可自收到本意见之日起30日内向上一级机关申请复查。',
  basis: '《信访工作条例》第三十二条',
  answers: [
    { point: '1.1', conclusion: 'support', evidence: [uuid(31)], text: '予以补发' },
    { point: '1.2', conclusion: 'support', evidence: [uuid(31)], text: '予以说明' },
  ],
  measures: [
    { measure: 'executeSupport', text: '责成补发', dueOn: '2026-06-30', responsibleId: STAFF.handler },
  ],
  legalBases: [{ source: '信访工作条例', article: '第三十二条第一款' }],
  litigationChecked: true,
  petitionerOpinion: 'agree',
  templateLikeness: 10,
  secrecyMarked: true,
  ...change,
});
