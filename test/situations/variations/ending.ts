/** Ended, out of reach, disputed, cleared, told, rated: what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-03-05' };
const ends = actOf('endPetition');
const heir = actOf('continueBySuccessor');
const lost = actOf('markUnreachable');
const dispute = actOf('disputeJurisdiction');
const led = actOf('leadToProcedure');
const opens = actOf('openCase');
const clears = actOf('decideClarification');
const extends_ = actOf('decideExtension', (state) => state.class === 'appeal');
const rates = actOf('rate');
const notice = actOf('notify', ({ status, arrival }) => status === 'accepted' && arrival.origin === 'direct');
const reporter = actOf('giveReporterFeedback', ({ status }) => status === 'issued');
const OK = { events: [{}] };
const by = (who: 'windowHead' | 'deputy' | 'leader', signedOn: string) => ({
  approval: {
    signerId: STAFF[who],
    capacity: who === 'deputy' ? 'deputyLeader' : who,
    signedOn,
    onPaper: true,
  },
});
type Contact = [occurredOn: string, way: string | undefined, reached?: boolean];
const contacts = (...made: Contact[]) => ({
  notes: made.map(([occurredOn, contactWay, reached = false], at) => ({
    ...fact,
    occurredOn,
    noteId: uuid(400 + at),
    kind: 'contact' as const,
    staffIds: [STAFF.handler],
    externalStaffCount: 0,
    contactSucceeded: reached,
    textLength: 2,
    ...(contactWay === undefined ? {} : { contactWay: contactWay as 'phone' }),
  })),
});
const LATE = { today: '2026-04-30' };

export const ENDING: readonly Variation[] = [
  ['§1.14 举报人死亡,查核照办', ends, { state: { class: 'accusation' } }, 'VERIFICATION_GOES_ON type'],
  [
    '§1.14 收到以前已经死亡的,自收到日起',
    ends,
    { form: { endedOn: '2026-02-20', ...by('windowHead', '2026-03-02') } },
    { events: [{ occurredOn: '2026-03-02', data: { endedOn: '2026-02-20' } }] },
  ],
  [
    '§1.14 收到当天死亡',
    ends,
    { form: { endedOn: '2026-03-02' } },
    { events: [{ occurredOn: '2026-03-02', data: { endedOn: '2026-03-02' } }] },
  ],
  [
    '§1.14 科室可以批准终止',
    ends,
    { form: by('windowHead', '2026-04-02') },
    { events: [{ data: { approval: { level: 'A' } } }] },
  ],
  [
    '§1.14 没有信访人,没有承受',
    heir,
    { state: (s) => ({ arrival: { ...s.arrival, subjects: [] } }) },
    'NO_PETITIONER type',
  ],
  ['§1.14 承受人没有姓名', heir, { form: { person: { address: '某县' } } }, 'SUCCESSOR_NAMELESS person.name'],
  ['§1.14 承受人没有住址', heir, {}, { events: [{ data: { nameClear: true, addressClear: false } }] }],
  [
    '§1.14 承受人有住址',
    heir,
    { form: { person: { name: '某丁', address: '某县' } } },
    { events: [{ data: { addressClear: true }, persons: { [uuid(9)]: { name: '某丁', address: '某县' } } }] },
  ],
  ['§1.14 无法联系不用于举报', lost, { state: { class: 'accusation' } }, 'NOT_FOR_ACCUSATION type'],
  [
    '§1.14 能作结论的不算无法联系',
    lost,
    { form: { noConclusionPossible: false } },
    'OPINION_POSSIBLE noConclusionPossible',
  ],
  [
    '§1.14 三次、两种、跨十个工作日',
    lost,
    {
      state: contacts(['2026-03-09', 'phone'], ['2026-03-12', 'phone'], ['2026-03-23', 'letter']),
      form: by('windowHead', '2026-03-23'),
    },
    { events: [{ occurredOn: '2026-03-23', data: { attempts: 3, ways: 2, workingDays: 10 } }] },
  ],
  [
    '§1.14 记录不按先后的,照日期算',
    lost,
    { state: contacts(['2026-03-23', 'phone'], ['2026-03-09', 'letter'], ['2026-03-12', 'phone']) },
    { events: [{ data: { attempts: 3, ways: 2, workingDays: 10 } }] },
  ],
  [
    '§1.14 只跨九个工作日',
    lost,
    { state: contacts(['2026-03-10', 'phone'], ['2026-03-12', 'phone'], ['2026-03-23', 'letter']) },
    'CONTACT_ATTEMPTS_TOO_FEW type',
  ],
  [
    '§1.14 只有两次',
    lost,
    { state: contacts(['2026-03-09', 'phone'], ['2026-03-23', 'letter']) },
    'CONTACT_ATTEMPTS_TOO_FEW type',
  ],
  [
    '§1.14 只有一种方式',
    lost,
    { state: contacts(['2026-03-09', 'phone'], ['2026-03-12', 'phone'], ['2026-03-23', 'phone']) },
    'CONTACT_ATTEMPTS_TOO_FEW type',
  ],
  [
    '§1.14 联系上的不算',
    lost,
    { state: contacts(['2026-03-09', 'phone'], ['2026-03-12', 'phone', true], ['2026-03-23', 'letter']) },
    'CONTACT_ATTEMPTS_TOO_FEW type',
  ],
  ['§1.14 没有联系过', lost, { state: { notes: [] } }, 'CONTACT_ATTEMPTS_TOO_FEW type'],
  [
    '§1.14 批准不早于最后一次联系',
    lost,
    {
      state: contacts(['2026-03-09', 'phone'], ['2026-03-12', 'phone'], ['2026-03-23', 'letter']),
      form: by('windowHead', '2026-03-22'),
    },
    'DATE_BEFORE_STEP approval.signedOn',
  ],
  ['R-17 先协商', dispute, { form: { level: 'commonSuperior' } }, 'DISPUTE_LEVEL_OUT_OF_ORDER level'],
  [
    'R-17 协商中不再协商',
    dispute,
    { state: { dispute: { ...fact, level: 'negotiation', submittedOn: '2026-03-03', settled: null } } },
    'DISPUTE_LEVEL_OUT_OF_ORDER level',
  ],
  [
    'R-17 有了结果以后可以另起',
    dispute,
    {
      state: {
        dispute: {
          ...fact,
          level: 'negotiation',
          submittedOn: '2026-03-03',
          settled: { ...fact, outcome: 'ours' },
        },
      },
    },
    { events: [{ data: { level: 'negotiation' } }] },
  ],
  ['第三十一条 举报不导入', led, { state: { class: 'accusation' } }, 'NOT_FOR_APPEAL type'],
  [
    '§1.4 只导入第(一)至(四)项',
    led,
    { form: { appealKind: 'item5' } },
    'IMPORT_ONLY_FOR_ITEMS_1_TO_4 appealKind',
  ],
  [
    'QP03 导入由科室批准',
    led,
    { form: by('windowHead', '2026-04-02') },
    { events: [{ data: { approval: { level: 'A' } } }] },
  ],
  [
    'O-37 已经立案',
    opens,
    { state: { caseOpening: { ...fact, caseNo: '1', openedOn: '2026-03-05' } } },
    'CASE_ALREADY_OPENED type',
  ],
  [
    'O-34 转送的件不立案',
    opens,
    { state: (s) => ({ triage: s.triage && { ...s.triage, disposition: 'ZS' } }) },
    'CASE_OPENING_DISPOSITION type',
  ],
  [
    'O-33 不属重点方面的求决不立案',
    opens,
    { state: { class: 'appeal', keyArea: null } },
    'CASE_OPENING_NOT_ASKED type',
  ],
  ['O-34 没有分流的件不立案', opens, { state: { triage: null } }, 'CASE_OPENING_DISPOSITION type'],
  [
    'O-41 属实的没有澄清',
    clears,
    {
      state: (s) => ({
        submissions: s.submissions.map((each) => ({ ...each, finding: 'substantiated' as const })),
      }),
    },
    'CLARIFICATION_NOT_DUE type',
  ],
  ['O-41 没有结果没有澄清', clears, { state: { submissions: [] } }, 'CLARIFICATION_NOT_DUE type'],
  ['O-41 求决没有澄清', clears, { state: { class: 'appeal' } }, 'CLARIFICATION_NOT_DUE type'],
  ['O-41 不澄清须写理由', clears, { form: { clear: false, reason: undefined } }, 'TEXT_REQUIRED reason'],
  [
    'O-41 不澄清没有方式',
    clears,
    { form: { clear: false, reason: '本人不愿' } },
    { events: [{ data: { clear: false, way: null }, sealed: { reason: '本人不愿' } }] },
  ],
  [
    'QP03 澄清,科室不够',
    clears,
    { form: by('windowHead', '2026-04-21') },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'R-35 求决延期,分管副部长不够',
    extends_,
    { form: by('deputy', '2026-04-21') },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    'R-35 延期次数已用完',
    extends_,
    { ctx: { policy: { ...extends_.ctx.policy, extensionTimes: 0 } } },
    'EXTENSION_ALREADY_USED type',
  ],
  ['§1.13 应走法定途径的不评价', rates, { state: { appealKind: 'item1' } }, 'RATING_NOT_AVAILABLE type'],
  ['§1.13 应履职的可以评价', rates, { state: { appealKind: 'item5' } }, OK],
  ['§1.13 建议可以评价', rates, { state: { class: 'suggestion', appealKind: null } }, OK],
  [
    '§1.13 评过别的对象,可以再评',
    rates,
    {
      state: {
        ratings: [
          { ...fact, target: 'petitionOffice', rating: 'satisfied', inHouse: false, enteredBy: null },
        ],
      },
    },
    OK,
  ],
  [
    '§1.13 同一对象评过',
    rates,
    {
      state: {
        ratings: [{ ...fact, target: 'handlingOrgan', rating: 'satisfied', inHouse: false, enteredBy: null }],
      },
    },
    'ALREADY_RATED target',
  ],
  ['第二十三条 没有分流不告知', notice, { state: { triage: null } }, 'NOTICE_DOES_NOT_FIT kind'],
  [
    '§2.3 即时答复的,答复就是告知',
    notice,
    {
      form: { kind: 'directReply' },
      state: (s) => ({ triage: s.triage && { ...s.triage, disposition: 'DF' } }),
    },
    { events: [{ data: { kind: 'directReply' } }] },
  ],
  ['§2.3 直接办理没有即时答复', notice, { form: { kind: 'directReply' } }, 'NOTICE_DOES_NOT_FIT kind'],
  ['§5 文书标识里没有空格', notice, { form: { documentId: 'D04 1' } }, 'ID_INVALID documentId'],
  ['§5 文书标识里没有汉字', notice, { form: { documentId: '文D04' } }, 'ID_INVALID documentId'],
  [
    'QP04 最后一天告知,不迟',
    notice,
    { form: { issuedOn: '2026-03-17', lateStatement: undefined }, ctx: LATE },
    { events: [{ data: { late: false } }] },
  ],
  [
    'QP04 过一天告知,须写迟告说明',
    notice,
    { form: { issuedOn: '2026-03-18', lateStatement: undefined }, ctx: LATE },
    'NOTICE_LATE_NEEDS_STATEMENT lateStatement',
  ],
  ['R-58 没有审签的不反馈', reporter, { state: { issued: null } }, 'RESULT_NOT_ISSUED type'],
];
