/** Routing: what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const triage = actOf('triage', (state) => state.class === 'appeal' && state.arrival.channel === 'letter');
const suggestion = actOf(
  'triage',
  (state) => state.class === 'suggestion' && state.arrival.channel === 'letter',
);
const accused = actOf(
  'triage',
  (state, { command }) =>
    state.class === 'accusation' && command.type === 'triage' && command.disposition === 'ZB',
);
const passing = actOf(
  'triage',
  (_, { command }) => command.type === 'triage' && command.disposition === 'ZS',
);
const filing = actOf('triage', (_, { command }) => command.type === 'triage' && command.disposition === 'CC');
const merging = actOf(
  'triage',
  (_, { command }) => command.type === 'triage' && command.intakeDecision === 'mergeInto',
);
const importing = actOf(
  'triage',
  (_, { command }) => command.type === 'triage' && command.intakeDecision === 'import',
);
const refusing = actOf(
  'triage',
  (_, { command }) => command.type === 'triage' && command.intakeDecision === 'notAccepted',
);
const again = actOf('triage', ({ triage: before }) => before !== null);
const OK = { events: [{}] };
const by = (who: 'windowHead' | 'deputy' | 'leader', signedOn: string) => ({
  approval: {
    signerId: STAFF[who],
    capacity: who === 'deputy' ? 'deputyLeader' : who,
    signedOn,
    onPaper: true,
  },
});

export const TRIAGE: readonly Variation[] = [
  [
    'R-26 类别与登记的不同,先改分类',
    triage,
    { form: { class: 'suggestion', appealKind: null } },
    'RECLASSIFY_FIRST class',
  ],
  [
    'R-26 项别与登记的不同,先改分类',
    triage,
    { form: { appealKind: 'item5' } },
    'RECLASSIFY_FIRST appealKind',
  ],
  [
    'R-23 项别没有再写的,照登记的',
    triage,
    { form: { appealKind: null } },
    { events: [{ data: { appealKind: 'item6' } }] },
  ],
  [
    'R-23 登记没有项别的,分流时写',
    triage,
    { state: { appealKind: null } },
    { events: [{ data: { appealKind: 'item6' } }] },
  ],
  [
    'R-23 哪里都没有项别',
    triage,
    { state: { appealKind: null }, form: { appealKind: null } },
    'APPEAL_KIND_REQUIRED appealKind',
  ],
  ['R-26 建议没有项别', suggestion, { form: { appealKind: 'item6' } }, 'RECLASSIFY_FIRST appealKind'],
  [
    '§1.12 求决可以简易',
    triage,
    { form: { simplified: true } },
    { events: [{ data: { simplified: true } }] },
  ],
  [
    '§1.12 建议可以简易',
    suggestion,
    { form: { simplified: true } },
    { events: [{ data: { simplified: true } }] },
  ],
  ['§1.12 检举控告不得简易', accused, { form: { simplified: true } }, 'NOT_SIMPLIFIABLE simplified'],
  [
    '§1.12 应履职的求决不得简易',
    triage,
    { state: { appealKind: 'item5' }, form: { simplified: true, appealKind: 'item5' } },
    'NOT_SIMPLIFIABLE simplified',
  ],
  [
    '§1.12 重复的不得简易',
    triage,
    { state: { repeatOf: uuid(2) }, form: { simplified: true } },
    'NOT_SIMPLIFIABLE simplified',
  ],
  [
    '§1.12 要结果的不得简易',
    triage,
    { state: (s) => ({ arrival: { ...s.arrival, resultRequired: true } }), form: { simplified: true } },
    'NOT_SIMPLIFIABLE simplified',
  ],
  [
    '§1.12 联名的不得简易',
    triage,
    { state: (s) => ({ arrival: { ...s.arrival, jointSignerCount: 1 } }), form: { simplified: true } },
    'NOT_SIMPLIFIABLE simplified',
  ],
  [
    '§1.12 联名人数为零的可以简易',
    triage,
    { state: (s) => ({ arrival: { ...s.arrival, jointSignerCount: 0 } }), form: { simplified: true } },
    OK,
  ],
  ['O-25 改办理方式没有理由', again, { form: { reason: undefined } }, 'CHANGE_NEEDS_REASON reason'],
  [
    '§2.16 收件单位只有名称,可以',
    passing,
    { form: { targetOrgId: null, targetName: '某国企党委' } },
    { events: [{ data: { targetOrgId: null }, sealed: { targetName: '某国企党委' } }] },
  ],
  [
    'O-29 转送没有收件单位',
    passing,
    { form: { targetOrgId: null, targetName: undefined } },
    'TARGET_REQUIRED targetOrgId',
  ],
  ['O-29 不转给自己', passing, { form: { targetOrgId: 1 } }, 'TARGET_IS_OURSELVES targetOrgId'],
  ['O-29 收件单位从一号起', passing, { form: { targetOrgId: 0 } }, 'NUMBER_INVALID targetOrgId'],
  [
    '第二十三条 告知向有权机关提出,没有理由',
    actOf('triage', (_, { command }) => command.type === 'triage' && command.intakeDecision === 'redirect'),
    { form: { reason: undefined } },
    'TRIAGE_REASON_REQUIRED reason',
  ],
  [
    'O-27 复看日是今天',
    filing,
    { form: { fileReviewOn: '2026-03-04' } },
    'FILE_REVIEW_REQUIRED fileReviewOn',
  ],
  [
    'O-27 复看日是明天',
    filing,
    { form: { fileReviewOn: '2026-03-05' } },
    { events: [{ article: 'filing', data: { fileReviewOn: '2026-03-05' } }] },
  ],
  ['O-27 没有复看日', filing, { form: { fileReviewOn: null } }, 'FILE_REVIEW_REQUIRED fileReviewOn'],
  ['O-27 存查理由不在码表', filing, { form: { reasonCode: 'IN_PROCESS_19_3' } }, 'CODE_UNKNOWN reasonCode'],
  [
    'QP03 存查举报件,科室不够',
    filing,
    { form: by('windowHead', '2026-03-04') },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
  [
    '并案没有主件',
    merging,
    { form: { mergedInto: null }, state: { mergedInto: null } },
    'MERGE_TARGET_REQUIRED mergedInto',
  ],
  [
    '并案并入已关联的前件',
    merging,
    { form: { mergedInto: null }, state: { mergedInto: uuid(7) } },
    { events: [{ data: { mergedInto: uuid(7) } }] },
  ],
  ['不能并入自己', merging, { form: { mergedInto: uuid(1) } }, 'MERGE_INTO_ITSELF mergedInto'],
  [
    'R-25 已依法终结的涉法涉诉不再导入',
    importing,
    { form: { litigationFinal: true } },
    'LITIGATION_FINAL_NOT_IMPORTED litigationFinal',
  ],
  [
    'R-25 已终结的别项,可以导入',
    importing,
    { state: { appealKind: 'item2' }, form: { appealKind: 'item2', litigationFinal: true } },
    { events: [{ data: { litigationFinal: true } }] },
  ],
  [
    '§1.4 第(六)项不导入',
    importing,
    { state: { appealKind: 'item6' }, form: { appealKind: 'item6' } },
    'IMPORT_ONLY_FOR_ITEMS_1_TO_4 intakeDecision',
  ],
  ['R-09 不予受理没有理由', refusing, { form: { reason: undefined } }, 'TRIAGE_REASON_REQUIRED reason'],
  [
    '§1.15 2022年条例只有一种不予受理',
    refusing,
    { form: { reasonCode: 'PROPER_PROCEDURE_21_1' } },
    'REASON_NOT_IN_PROFILE reasonCode',
  ],
  [
    '§1.15 2005年条例另有一种',
    refusing,
    {
      form: { reasonCode: 'PROPER_PROCEDURE_21_1' },
      state: (s) => ({ arrival: { ...s.arrival, legalProfile: '2005' } }),
    },
    { events: [{ data: { reasonCode: 'PROPER_PROCEDURE_21_1' } }] },
  ],
  [
    'R-15 直接来的不能异议',
    triage,
    { form: { intakeDecision: 'objection', disposition: null, reason: '不属我管' } },
    'OBJECTION_ORIGIN intakeDecision',
  ],
  [
    'O-33 立案没有评估',
    accused,
    { form: { caseOpened: true, threePartTest: null } },
    'THREE_PART_TEST_REQUIRED threePartTest',
  ],
  [
    'O-36 三要素成立而不立案,没有理由',
    accused,
    {
      state: { keyArea: null },
      form: {
        caseOpened: false,
        keyArea: null,
        threePartTest: { significance: true, clarity: true, specificity: true },
      },
    },
    'NOT_OPENING_NEEDS_REASON reason',
  ],
  [
    'O-36 三要素成立而不立案,写明理由',
    accused,
    {
      state: { keyArea: null },
      form: {
        caseOpened: false,
        keyArea: null,
        threePartTest: { significance: true, clarity: true, specificity: true },
        reason: '先核实',
      },
    },
    { events: [{ data: { caseOpened: false } }] },
  ],
  [
    'O-36 有一项不成立,不必写理由',
    accused,
    {
      state: { keyArea: null },
      form: {
        caseOpened: false,
        keyArea: null,
        threePartTest: { significance: true, clarity: false, specificity: true },
      },
    },
    { events: [{ data: { threePartTest: { clarity: false } } }] },
  ],
  [
    'O-35 重点方面不立案,没有理由',
    accused,
    { form: { caseOpened: false, threePartTest: { significance: true, clarity: false, specificity: true } } },
    'NOT_OPENING_NEEDS_REASON reason',
  ],
  [
    'O-34 重点方面三要素成立,须立案',
    accused,
    {
      form: {
        caseOpened: false,
        reason: '先核实',
        threePartTest: { significance: true, clarity: true, specificity: true },
      },
    },
    'CASE_OPENING_REQUIRED caseOpened',
  ],
];
