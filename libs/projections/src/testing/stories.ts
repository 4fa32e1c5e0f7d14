/** Events for the specs of this folder, told as the decisions would have made them. */
import type { ArrivalFacts, PersonFields, PetitionEvent } from '#domain';
import {
  ACCUSED,
  accusation as anAccusation,
  arrival as anArrival,
  matter as aMatter,
  PETITIONER,
} from '../../../../test/support/arrival-facts.js';
import { uuid } from './world.js';

export const STAFF = {
  registrar: uuid(11),
  handler: uuid(12),
  windowHead: uuid(15),
  examiner: uuid(14),
  leader: uuid(17),
} as const;

export { ACCUSED, PETITIONER };

/** With one point: what these specs count. */
export const matter = (change: Parameters<typeof aMatter>[0] = {}) => aMatter({ pointCount: 1, ...change });

/** HMAC of every story's query code. */
export const QUERY_CODE_MAC = 'c3RvcnktcXVlcnktY29kZQ';

/** An appeal of Article 31(六) by letter, received and registered on the same day. */
export const arrival = (n: number, change: Partial<ArrivalFacts> = {}): ArrivalFacts =>
  anArrival({
    petitionNo: `411300Z-2026-L-${String(n).padStart(5, '0')}`,
    displayNo: `宛组信〔2026〕来信${n}号`,
    series: { orgId: 1, year: 2026, book: 'L', serial: n },
    registeredOn: change.receivedOn ?? '2026-03-02',
    registrarId: STAFF.registrar,
    matters: [matter()],
    ...change,
  });

/** What makes an accusation of it. */
export const accusation = (n: number, change: Partial<ArrivalFacts> = {}): ArrivalFacts =>
  anAccusation({
    petitionNo: `411300Z-2026-M-${String(n).padStart(10, '0')}`,
    displayNo: `宛组信密〔2026〕${String(n).padStart(10, '0')}号`,
    registeredOn: change.receivedOn ?? '2026-03-02',
    registrarId: STAFF.registrar,
    matters: [matter({ class: 'accusation', appealKind: null, categoryCode: '0102', purpose: 'accusation' })],
    ...change,
  });

type Text = { title?: string; content?: string; person?: PersonFields; accused?: PersonFields };

export const registered = (facts: ArrivalFacts, text: Text = {}): PetitionEvent => ({
  type: 'PetitionRegistered',
  occurredOn: facts.registeredOn,
  article: 'registration',
  data: { ...facts, queryCodeMac: QUERY_CODE_MAC, missingElements: [] },
  sealed: {
    title: text.title ?? '反映补贴未发放',
    content: text.content ?? '自去年以来一直没有发放。',
    matters: { '1': { summary: '请求补发', points: ['补发'] } },
  },
  persons: {
    ...(facts.subjects.some(({ subjectId }) => subjectId === PETITIONER)
      ? { [PETITIONER]: text.person ?? { name: '张某某' } }
      : {}),
    ...(text.accused === undefined ? {} : { [ACCUSED]: text.accused }),
  },
});

type DataOf<T extends PetitionEvent['type']> = Extract<PetitionEvent, { type: T }>['data'];

/** Signed at level A by the head of the window. */
export const approvalOn = (signedOn: string) => ({
  signerId: STAFF.windowHead,
  capacity: 'windowHead' as const,
  level: 'A' as const,
  signedOn,
  onPaper: false,
});

export const triaged = (
  day: string,
  facts: ArrivalFacts,
  change: Partial<DataOf<'PetitionTriaged'>> = {},
): PetitionEvent => ({
  type: 'PetitionTriaged',
  occurredOn: day,
  article: 'registration',
  data: {
    intakeDecision: 'handle',
    disposition: 'ZB',
    way12380: null,
    class: facts.matters[0]?.class ?? 'appeal',
    appealKind: facts.matters[0]?.appealKind ?? null,
    categoryCode: facts.matters[0]?.categoryCode ?? '0701',
    keyArea: facts.matters[0]?.keyArea ?? null,
    threePartTest: null,
    caseOpened: false,
    resultRequired: false,
    simplified: false,
    targetOrgId: null,
    mergedInto: null,
    fileReviewOn: null,
    reasonCode: null,
    litigationFinal: false,
    approval: approvalOn(day),
    ...change,
  },
  sealed: { proposal: '拟由本机关办理' },
});

export const designated = (
  day: string,
  handlerId: string = STAFF.handler,
  needToKnow: string[] = [],
): PetitionEvent => ({
  type: 'HandlerDesignated',
  occurredOn: day,
  article: 'responsibility',
  data: { handlerId, coHandlerIds: [], needToKnow, approval: approvalOn(day) },
  sealed: {},
});

export const noticed = (day: string): PetitionEvent => ({
  type: 'NotificationIssued',
  occurredOn: day,
  article: 'directNotice',
  data: {
    kind: 'acceptanceNotice',
    documentId: 'D04-1',
    docNo: null,
    method: 'posted',
    onTheSpot: false,
    issuedOn: day,
    late: false,
  },
  sealed: { addressee: '张某某', route: '由本机关办理' },
});

export const accepted = (day: string): PetitionEvent => ({
  type: 'PetitionAccepted',
  occurredOn: day,
  article: 'registration',
  data: { acceptedOn: day, simplified: false },
});

export const submitted = (day: string, submission = 1): PetitionEvent => ({
  type: 'ResultSubmitted',
  occurredOn: day,
  article: 'opinionContents',
  data: {
    submission,
    answers: [],
    finding: null,
    conclusion: 'support',
    measures: [],
    legalBases: [],
    remedyStated: true,
    litigationChecked: true,
    petitionerOpinion: 'agree',
    templateLikeness: 0,
    secrecyMarked: true,
  },
  sealed: { request: '补发', facts: '属实', opinion: '予以支持', basis: '条例', answers: {}, measures: [] },
});

type Verdict = DataOf<'GatePassed'>['verdicts'][number];

export const verdict = (check: Verdict['check'], value: Verdict['value']): Verdict => ({
  check,
  value,
  hard: true,
  decidedBy: [],
  missing: [],
});

export const returned = (day: string, round: number, verdicts: Verdict[]): PetitionEvent => ({
  type: 'ReworkOrdered',
  occurredOn: day,
  article: 'rework',
  data: {
    gate: 'signing',
    round,
    ruleSet: 'v1',
    failedChecks: verdicts.flatMap(({ check, value }) => (value === 'failed' ? [check] : [])),
    verdicts,
    dueOn: '2026-12-31',
    examinerId: STAFF.examiner,
  },
  sealed: { reason: '要点未答', requiredActions: ['补答'] },
});

export const passed = (day: string, round: number, verdicts: Verdict[]): PetitionEvent => ({
  type: 'GatePassed',
  occurredOn: day,
  article: 'gates',
  data: { gate: 'signing', round, ruleSet: 'v1', verdicts, examinerId: STAFF.examiner, substitution: null },
  sealed: { softFailureRemarks: {} },
});

export const issuedOn = (day: string): PetitionEvent => ({
  type: 'ResultIssued',
  occurredOn: day,
  article: 'opinionContents',
  data: {
    documentKind: 'handlingOpinion',
    documentId: 'D17-1',
    docNo: '宛组信复〔2026〕1号',
    approval: approvalOn(day),
    officialStampOn: day,
  },
  sealed: { title: '处理意见书' },
});

export const posted = (day: string): PetitionEvent => ({
  type: 'ResultDispatched',
  occurredOn: day,
  article: 'opinionContents',
  data: { method: 'posted', dispatchedOn: day },
  sealed: {},
});

export const corrected = (
  day: string,
  changes: DataOf<'PetitionCorrected'>['changes'],
  text: { title?: string; content?: string; persons?: Record<string, PersonFields> } = {},
): PetitionEvent => {
  const { persons, ...words } = text;
  return {
    type: 'PetitionCorrected',
    occurredOn: day,
    article: 'registration',
    data: { changes, textFields: Object.keys(words) },
    sealed: { reason: '录入有误', ...(Object.keys(words).length === 0 ? {} : { text: words }) },
    persons: persons ?? {},
  };
};

export const reclassified = (
  day: string,
  zone: 'general' | 'accusation' | 'sealed',
  newNo: DataOf<'PetitionReclassified'>['newNo'] = null,
): PetitionEvent => ({
  type: 'PetitionReclassified',
  occurredOn: day,
  article: 'reclassification',
  data: {
    matterNo: 1,
    class: zone === 'general' ? 'appeal' : 'accusation',
    appealKind: zone === 'general' ? 'item6' : null,
    categoryCode: zone === 'general' ? '0701' : '0102',
    keyArea: null,
    zone,
    approvedBy: STAFF.windowHead,
    newNo,
  },
  sealed: { reason: '实为举报' },
});

export const forgotten = (day: string, subjectId: string = PETITIONER): PetitionEvent => ({
  type: 'SubjectForgotten',
  occurredOn: day,
  article: 'registration',
  data: { subjectId, keyId: uuid(99), decidedBy: STAFF.windowHead },
});
