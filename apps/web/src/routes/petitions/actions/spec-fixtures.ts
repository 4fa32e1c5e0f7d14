import type { CaseView } from '../../../api';
import type { FormContext } from './spec';

const POINT = { ref: '1.1', text: '请求核实并答复', answer: null };
const MATTER = {
  matterNo: 1,
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  purpose: 'appeal',
  summary: '待遇',
  points: [POINT],
};
const person = (subjectId: string, role: string, fields: Record<string, string>) => ({
  subjectId,
  role,
  cadreAuthority: role === 'accused' ? 'own' : null,
  withheld: false,
  fields,
});
const verdict = (check: string, kind: string, value: string, hard = true) => ({
  check,
  zh: check,
  kind,
  value,
  hard,
  wayOut: null,
});

const MEASURE = { zh: '提醒', text: '提醒谈话', dueOn: null, completedOn: null, awaits: ['rectification'] };

const LETTER = {
  petitionId: 'p',
  version: 7,
  displayNo: '宛组信〔2026〕1号',
  title: '反映待遇问题',
  content: '请求核实并答复。',
  place: null,
  externalNo: null,
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  keyArea: null,
  zone: 'general',
  orgId: 1,
  channel: 'letter',
  origin: 'direct',
  transferKind: null,
  via12380: false,
  anonymity: 'realName',
  receivedOn: '2026-03-02',
  signedForOn: null,
  postmarkedOn: null,
  problemRegion: null,
  visitorCount: null,
  irregularVisitItem: null,
  urgentGrounds: [],
  urgentMinutes: { phone: 30, written: 60, followUp: 120 },
  periods: { reworkDays: 15, completionDays: 10, fileReviewMonths: 6 },
  resultRequired: false,
  shortestRetention: '10y',
  intakeDecision: 'handle',
  disposition: 'ZB',
  handlerId: 'handler',
  sponsorId: null,
  coHandlerIds: [],
  needToKnow: [],
  people: [person('s1', 'petitioner', { name: '何田生', address: '城关街道' })],
  matters: [MATTER, { ...MATTER, matterNo: 2 }],
  clocks: [],
  timeline: [],
  reworks: [],
  completions: [],
  notes: [],
  gates: [
    { gate: 'signing', recorded: false, verdicts: [verdict('QS03', 'human', 'awaitingPerson')] },
    { gate: 'closing', recorded: false, verdicts: [verdict('QC06', 'auto', 'failed', false)] },
  ],
  result: { measures: [MEASURE] },
  related: [{ petitionId: 'q', displayNo: '宛组信〔2026〕2号', relation: 'repeatOf', status: 'handling' }],
  coHandlers: [{ unitNo: 1, name: '人社局', dueOn: null, repliedOn: null, absent: false }],
};

/** The clock of telling the petitioner has run out: whatever goes out now is late. */
const LATE = { kind: 'dueNotify', nominalDue: '2026-03-05', legalDue: '2026-03-05', stoppedOn: '2026-03-04' };
const SOFT = {
  gate: 'signing',
  recorded: false,
  verdicts: [verdict('QP10', 'auto', 'failed', false), verdict('QS03', 'human', 'awaitingPerson')],
};
const caseOf = (over: object): CaseView => ({ ...LETTER, ...over }) as unknown as CaseView;

/** Cases that between them open every field of every form. */
export const CASES: readonly CaseView[] = [
  caseOf({}),
  caseOf({
    class: 'accusation',
    appealKind: null,
    zone: 'accusation',
    via12380: true,
    keyArea: 'personnelSelection',
    disposition: 'YJG',
    intakeDecision: 'passDown',
    people: [...LETTER.people, person('s2', 'accused', { name: '某某', unit: '某局' })],
    gates: [SOFT, LETTER.gates[1]],
  }),
  caseOf({
    channel: 'visit',
    visitorCount: 2,
    origin: 'superiorOrgDept',
    transferKind: 'assign',
    signedForOn: '2026-03-03',
    clocks: [LATE],
  }),
  caseOf({ anonymity: 'anonymous', people: [], sponsorId: 'leader', related: [] }),
];

/** Everything else that a form may know. */
export const IN_VIEW = {
  viewer: { accountId: 'me', roles: ['windowHead'] },
  directory: { staff: [] },
  today: '2026-03-10',
} as unknown as Omit<FormContext, 'petition'>;
