/** A petition told by its events, for the specs of this folder. */
import {
  ACCUSED,
  accusation,
  arrival,
  matter,
  PETITIONER,
  uuid,
} from '../../../test/support/arrival-facts.js';
import {
  type ArrivalFacts,
  type ArrivalText,
  caseTexts,
  fold,
  LAW_ALONE,
  type PersonFields,
  type PetitionEvent,
  type RecordedPetitionEvent,
} from '#domain';
import type { DocumentCase } from './document-case.js';

export { ACCUSED, accusation, arrival, matter, PETITIONER, uuid };

const approval = {
  signerId: uuid(15),
  capacity: 'windowHead',
  level: 'A',
  signedOn: '2026-03-04',
  onPaper: true,
} as const;

export const TEXT: ArrivalText = {
  title: '反映退休待遇补发',
  content: '自2019年起少发',
  matters: { '1': { summary: '请求补发退休待遇', points: ['补发2019年以来差额', '说明核定办法'] } },
};

const PERSONS: Record<string, PersonFields> = {
  [PETITIONER]: { name: '何守田', gender: 'male', idNo: '411302195501010011', phone: '13800000000' },
  [ACCUSED]: { name: '龙占元', unit: '某镇政府', post: '镇长' },
};

export const registered = (
  facts: ArrivalFacts = arrival(),
  sealed: ArrivalText = TEXT,
  persons: Record<string, PersonFields> = PERSONS,
): PetitionEvent => ({
  type: 'PetitionRegistered',
  occurredOn: facts.receivedOn,
  article: 'registration',
  data: { ...facts, queryCodeMac: 'mac', missingElements: [] },
  sealed,
  persons: Object.fromEntries(facts.subjects.map(({ subjectId }) => [subjectId, persons[subjectId] ?? {}])),
});

type Of<T extends PetitionEvent['type']> = Extract<PetitionEvent, { type: T }>;

export const triaged = (
  facts: ArrivalFacts = arrival(),
  data: Partial<Of<'PetitionTriaged'>['data']> = {},
  sealed: Partial<Of<'PetitionTriaged'>['sealed']> = {},
): PetitionEvent => ({
  type: 'PetitionTriaged',
  occurredOn: '2026-03-04',
  article: 'registration',
  data: {
    intakeDecision: 'handle',
    disposition: 'ZB',
    way12380: null,
    class: facts.matters[0]?.class ?? 'appeal',
    appealKind: facts.matters[0]?.appealKind ?? null,
    categoryCode: facts.matters[0]?.categoryCode ?? '0701',
    keyArea: null,
    threePartTest: null,
    caseOpened: false,
    resultRequired: false,
    simplified: false,
    targetOrgId: null,
    mergedInto: null,
    fileReviewOn: null,
    reasonCode: null,
    litigationFinal: false,
    approval,
    ...data,
  },
  sealed: { proposal: '内部拟办意见', ...sealed },
});

export const noticed = (
  kind: Of<'NotificationIssued'>['data']['kind'] = 'acceptanceNotice',
  sealed: Partial<Of<'NotificationIssued'>['sealed']> = {},
  docNo: string | null = '宛组信告〔2026〕7号',
): PetitionEvent => ({
  type: 'NotificationIssued',
  occurredOn: '2026-03-06',
  article: 'directNotice',
  data: {
    kind,
    documentId: 'D-1',
    docNo,
    method: 'posted',
    onTheSpot: false,
    issuedOn: '2026-03-06',
    late: true,
  },
  sealed: {
    addressee: '何守田',
    route: '由本机关直接办理',
    lateStatement: '内部迟告说明',
    ...sealed,
  },
});

export const accepted: PetitionEvent = {
  type: 'PetitionAccepted',
  occurredOn: '2026-03-05',
  article: 'registration',
  data: { acceptedOn: '2026-03-05', simplified: false },
};

export const submitted = (
  data: Partial<Of<'ResultSubmitted'>['data']> = {},
  sealed: Partial<Of<'ResultSubmitted'>['sealed']> = {},
): PetitionEvent => ({
  type: 'ResultSubmitted',
  occurredOn: '2026-04-20',
  article: 'opinionContents',
  data: {
    submission: 1,
    answers: [
      { point: '1.1', finding: null, conclusion: 'support', evidence: [], textLength: 4 },
      { point: '1.2', finding: null, conclusion: 'explain', evidence: [], textLength: 4 },
    ],
    finding: null,
    conclusion: 'support',
    measures: [],
    legalBases: [{ source: '信访工作条例', article: '第三十二条第一款', effective: true, ours: true }],
    remedyStated: false,
    litigationChecked: true,
    petitionerOpinion: null,
    templateLikeness: 0,
    secrecyMarked: true,
    ...data,
  },
  sealed: {
    request: '请求补发退休待遇差额',
    facts: '经查，2019年以来确有差额。',
    opinion: '予以支持。',
    basis: '《信访工作条例》第三十二条第一款',
    answers: { '1.1': '由原单位补发', '1.2': '核定办法见附表' },
    measures: [],
    ...sealed,
  },
});

export const issued = (documentKind: string, title = '关于何守田信访事项的处理意见书'): PetitionEvent => ({
  type: 'ResultIssued',
  occurredOn: '2026-09-05',
  article: 'opinionContents',
  data: {
    documentKind,
    documentId: 'D-2',
    docNo: '宛组信复[2026]第005号',
    approval,
    officialStampOn: '2026-09-05',
  },
  sealed: { title },
});

const meta = (version: number, occurredOn: string) => ({
  eventId: uuid(1000 + version),
  version,
  recordedAt: `${occurredOn}T06:20:00.000Z`,
  actorId: uuid(12),
  capacity: 'handler' as const,
});

/** The case that these events tell, opened for somebody who may know everything unless said otherwise. */
export function caseOf(
  events: readonly PetitionEvent[],
  change: Partial<Pick<DocumentCase, 'mayKnowReporter' | 'superiorName' | 'policy' | 'organNameOn'>> = {},
): DocumentCase {
  const recorded = events.map(
    (event, at) => ({ ...event, meta: meta(at + 1, event.occurredOn) }) as RecordedPetitionEvent,
  );
  const state = fold(uuid(1), recorded);
  if (state === null) throw new Error('the story has not begun');
  return {
    state,
    events: recorded,
    texts: caseTexts(recorded),
    organName: '中共南阳市委组织部',
    organNameOn: () => '中共南阳市委组织部',
    superiorName: '中共河南省委组织部',
    superiorNameOn: () => (change.superiorName === undefined ? '中共河南省委组织部' : change.superiorName),
    mayKnowReporter: true,
    policy: LAW_ALONE.policyFor(state),
    nameOf: () => '登记员',
    ...change,
  };
}

/** All words of a model, to look for what must or must not be there. */
export const wordsIn = (model: unknown): string => JSON.stringify(model);
