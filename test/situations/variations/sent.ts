/** A letter that goes down, and to whom: what the rules hold at their edges. */
import { ACCUSED, PETITIONER } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const assign = actOf('sendDown', ({ triage, zone }) => triage?.disposition === 'YJG' && zone === 'general');
const transfer = actOf(
  'sendDown',
  ({ triage, arrival }) => triage?.disposition === 'ZS' && arrival.channel === 'letter',
);
const visited = actOf(
  'sendDown',
  ({ arrival, triage }) => arrival.channel === 'visit' && triage?.targetOrgId === 2,
);
const accusing = actOf('sendDown', ({ zone }) => zone === 'accusation');
const recall = actOf('recallAssignment');
const below = recall.state?.below ?? null;
const TARGET = '召川县委组织部';
const OK = { events: [{ type: 'AssignmentSent' }] };
const accusedOf = (unit: unknown, name = '某乙') => ({
  persons: { [PETITIONER]: { name: '某甲' }, [ACCUSED]: { name, unit } },
});
/** The accused as another kind of subject. */
const asRole = (role: string) => (state: NonNullable<typeof accusing.state>) => ({
  arrival: {
    ...state.arrival,
    subjects: state.arrival.subjects.map((subject) =>
      subject.role === 'accused' ? { ...subject, role: role as 'accused' } : subject,
    ),
  },
});
const shown = { field: 'targetOrgId' };
const IS_ACCUSED = `TARGET_IS_ACCUSED_UNIT ${shown.field}`;

export const SENT: readonly Variation[] = [
  [
    'O-31 报结果的期限是发出次日,可以',
    assign,
    { form: { dueOn: '2026-03-06' } },
    { events: [{ data: { dueOn: '2026-03-06' } }], told: [{ data: { letter: { dueOn: '2026-03-06' } } }] },
  ],
  ['O-31 报结果的期限是发出当天,不行', assign, { form: { dueOn: '2026-03-05' } }, 'DATE_BEFORE_STEP dueOn'],
  [
    'O-29 没有写期限,期限是空',
    assign,
    { form: { dueOn: null } },
    { events: [{ data: { dueOn: null } }], lacks: ['levelJump'] },
  ],
  [
    'O-29 转送写空期限,可以',
    transfer,
    { form: { dueOn: null } },
    {
      events: [{ data: { disposition: 'ZS', dueOn: null } }],
      told: [{ data: { transferKind: 'transfer', resultRequired: false } }],
    },
  ],
  [
    'O-29 交办的下级件要结果',
    assign,
    {},
    {
      told: [
        {
          data: {
            transferKind: 'assign',
            resultRequired: true,
            deemedSigned: false,
            backdated: false,
            retold: false,
            repeatOf: null,
            signedForOn: null,
          },
        },
      ],
    },
  ],
  ['O-25 函在途,不再发', assign, { state: { below } }, 'ALREADY_SENT_DOWN type'],
  ['O-25 函已收回,可以再发', assign, { state: { below: below && { ...below, endedOn: '2026-03-05' } } }, OK],
  ['R-20 收件单位就是被举报人的单位', accusing, { form: accusedOf(TARGET) }, IS_ACCUSED],
  ['R-20 前后有空格也是同一单位', accusing, { form: accusedOf(` ${TARGET} `) }, IS_ACCUSED],
  ['R-20 被举报人的单位写得更短', accusing, { form: accusedOf('召川县委') }, IS_ACCUSED],
  ['R-20 被举报人的单位写得更长', accusing, { form: accusedOf(`中共${TARGET}办公室`) }, IS_ACCUSED],
  ['R-20 别的单位,可以', accusing, { form: accusedOf('别县县委') }, OK],
  ['R-20 没有写单位,可以', accusing, { form: accusedOf('  ') }, OK],
  ['R-20 单位栏不是文字,可以', accusing, { form: accusedOf(null) }, OK],
  ['R-20 被举报人没有人员信息,可以', accusing, { form: { persons: {} } }, OK],
  ['R-20 被举报人的姓名不是单位', accusing, { form: accusedOf('别县', TARGET) }, OK],
  [
    'R-20 被举报的单位本身',
    accusing,
    { form: accusedOf('别县', TARGET), state: asRole('accusedOrganisation') },
    IS_ACCUSED,
  ],
  [
    'R-20 被举报的单位没有信息,可以',
    accusing,
    { form: { persons: {} }, state: asRole('accusedOrganisation') },
    OK,
  ],
  ['R-20 代理人的单位不妨碍', accusing, { form: accusedOf(TARGET), state: asRole('agent') }, OK],
  [
    'R-20 收件单位没有名称,不比',
    accusing,
    { form: { ...accusedOf(TARGET), childId: null }, ctx: { related: { state: null, organisation: null } } },
    OK,
  ],
  [
    '§2.16 没有这个收件单位',
    assign,
    { ctx: { related: { state: null, organisation: null } } },
    'TARGET_UNKNOWN targetOrgId',
  ],
  [
    'R-23 举报件没有转述标题',
    accusing,
    { form: { retoldTitle: undefined } },
    'RETELLING_REQUIRED retoldTitle',
  ],
  [
    'R-23 举报件没有转述内容',
    accusing,
    { form: { retoldContent: undefined } },
    'RETELLING_REQUIRED retoldContent',
  ],
  [
    'R-23 举报件只给转述,不露举报人',
    accusing,
    {},
    {
      events: [{ data: { retold: true } }],
      told: [
        {
          data: {
            retold: true,
            anonymity: 'unverified',
            nameClear: false,
            addressClear: false,
            subjects: [{ role: 'accused' }],
          },
          sealed: { title: '反映干部问题', content: '反映其有关问题。' },
        },
      ],
    },
  ],
  [
    'R-20 写明随函告知举报人的,才告知',
    accusing,
    { form: { withReporter: true } },
    {
      told: [
        {
          data: {
            anonymity: 'realName',
            nameClear: true,
            subjects: [{ role: 'petitioner' }, { role: 'accused' }],
          },
          persons: { [PETITIONER]: { name: '某甲' } },
        },
      ],
    },
  ],
  [
    'R-20 被举报单位随件转下去',
    accusing,
    { state: asRole('accusedOrganisation') },
    { told: [{ data: { subjects: [{ role: 'accusedOrganisation' }] } }] },
  ],
  [
    'R-23 求决件原文照转',
    assign,
    {},
    { events: [{ data: { retold: false } }], told: [{ sealed: { title: '来件', content: '内容' } }] },
  ],
  [
    'R-23 只转述标题,内容照旧',
    assign,
    { form: { retoldTitle: '新标题' } },
    {
      events: [{ data: { retold: true } }],
      told: [{ data: { retold: true }, sealed: { title: '新标题', content: '内容' } }],
    },
  ],
  [
    'R-23 只转述内容,标题照旧',
    assign,
    { form: { retoldContent: '新内容' } },
    { events: [{ data: { retold: true } }], told: [{ sealed: { title: '来件', content: '新内容' } }] },
  ],
  [
    '§2.16 纸质单位,原文照发',
    assign,
    { form: { childId: null } },
    { events: [{ data: { childId: null, retold: false } }], told: [] },
  ],
  [
    '§2.16 纸质单位,转述照记',
    assign,
    { form: { childId: null, retoldTitle: '新标题' } },
    { events: [{ data: { childId: null, retold: true } }], told: [] },
  ],
  [
    'R-09a 越级访:收件单位的层级定',
    visited,
    { form: { targetLevel: 'province' } },
    { events: [{ data: { levelJump: 1 } }] },
  ],
  ['R-09a 来信没有越级', assign, { form: { targetLevel: 'township' } }, { lacks: ['levelJump'] }],
  [
    'R-09a 纸质单位,层级由发函人写',
    visited,
    {
      form: { childId: null, targetLevel: 'township' },
      state: (state) => ({ triage: state.triage && { ...state.triage, targetOrgId: null } }),
    },
    { events: [{ data: { levelJump: 2, targetOrgId: null, childId: null } }], told: [] },
  ],
  [
    'R-09a 纸质单位没有写层级,不算',
    visited,
    {
      form: { childId: null, targetLevel: undefined },
      state: (state) => ({ triage: state.triage && { ...state.triage, targetOrgId: null } }),
    },
    { events: [{ data: { targetOrgId: null } }], told: [], lacks: ['levelJump'] },
  ],
];
