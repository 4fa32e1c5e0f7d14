/** What is registered: what the rules hold at their edges. */
import { ACCUSED, PETITIONER, STAFF } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const OK = { events: [{}] };
const letter = actOf('register');
const visit = actOf(
  'register',
  (_, { command }) => command.type === 'register' && command.channel === 'visit',
);
const sent = actOf(
  'register',
  (_, { command }) => command.type === 'register' && command.origin === 'superiorOrgDept',
);
const text = (content: string) => ({ form: { content } });
const person = (subject: Record<string, unknown>) => ({
  form: {
    subjects: [{ subjectId: PETITIONER, role: 'petitioner', name: '某甲', address: '某县', ...subject }],
  },
});
const accusedWith = (subject: Record<string, unknown>, role = 'accused') => ({
  form: {
    subjects: [
      { subjectId: PETITIONER, role: 'petitioner', name: '某甲' },
      { subjectId: ACCUSED, role, name: '某乙', ...subject },
    ],
  },
});

export const ENTRY: readonly Variation[] = [
  [
    'R-08 内容十九字,缺事实',
    letter,
    text('因为'.padEnd(19, '字')),
    { events: [{ data: { missingElements: ['facts'] } }] },
  ],
  [
    'R-08 内容二十字,不缺',
    letter,
    text('因为'.padEnd(20, '字')),
    { events: [{ data: { missingElements: [] } }] },
  ],
  [
    'R-08 没有说理由,缺理由',
    letter,
    text('字'.repeat(20)),
    { events: [{ data: { missingElements: ['reasons'] } }] },
  ],
  [
    'R-08 没有住址,缺住址',
    letter,
    person({ address: undefined }),
    { events: [{ data: { missingElements: ['address'], addressClear: false } }] },
  ],
  ['查询码太短', letter, { form: { queryCodeMac: 'm'.repeat(15) } }, 'QUERY_CODE_INVALID queryCodeMac'],
  ['查询码十六字', letter, { form: { queryCodeMac: 'm'.repeat(16) } }, OK],
  [
    '查询码后面有汉字',
    letter,
    { form: { queryCodeMac: `${'m'.repeat(16)}字` } },
    'QUERY_CODE_INVALID queryCodeMac',
  ],
  [
    '查询码前面有汉字',
    letter,
    { form: { queryCodeMac: `字${'m'.repeat(16)}` } },
    'QUERY_CODE_INVALID queryCodeMac',
  ],
  ['问题属地五位', letter, { form: { problemRegion: '41130' } }, 'REGION_INVALID problemRegion'],
  ['问题属地七位', letter, { form: { problemRegion: '4113000' } }, 'REGION_INVALID problemRegion'],
  ['问题属地空着', letter, { form: { problemRegion: '' } }, { events: [{ data: { problemRegion: null } }] }],
  [
    '问题属地六位',
    letter,
    { form: { problemRegion: '411300' } },
    { events: [{ data: { problemRegion: '411300' } }] },
  ],
  [
    '收到日早于1949年10月1日',
    letter,
    { form: { receivedOn: '1949-09-30', backdatingEvidence: '旧卷' } },
    'RECEIPT_TOO_OLD receivedOn',
  ],
  ['收到日就是1949年10月1日', letter, { form: { receivedOn: '1949-10-01', backdatingEvidence: '旧卷' } }, OK],
  ['联名至少两人', letter, { form: { jointSignerCount: 1 } }, 'NUMBER_INVALID jointSignerCount'],
  ['联名两人', letter, { form: { jointSignerCount: 2 } }, { events: [{ data: { jointSignerCount: 2 } }] }],
  ['来信没有来访人数', letter, { form: { visitorCount: 3 } }, 'VISITOR_COUNT_ONLY_FOR_VISITS visitorCount'],
  [
    '来信没有非访项号',
    letter,
    { form: { irregularVisitItem: 3 } },
    'VISITOR_COUNT_ONLY_FOR_VISITS irregularVisitItem',
  ],
  ['来访没有人数', visit, { form: { visitorCount: null } }, 'VISITOR_COUNT_INVALID visitorCount'],
  ['来访零人', visit, { form: { visitorCount: 0 } }, 'VISITOR_COUNT_INVALID visitorCount'],
  ['来访一万人', visit, { form: { visitorCount: 10_000 } }, 'VISITOR_COUNT_INVALID visitorCount'],
  ['非访项号七', visit, { form: { irregularVisitItem: 7 } }, 'NUMBER_INVALID irregularVisitItem'],
  [
    '非访项号六',
    visit,
    { form: { irregularVisitItem: 6 } },
    { events: [{ data: { irregularVisitItem: 6 } }] },
  ],
  [
    '直接来的没有签收日',
    letter,
    { form: { signedForOn: '2026-03-02' } },
    'SIGNED_FOR_NOT_APPLICABLE signedForOn',
  ],
  ['直接来的没有视为签收', letter, { form: { deemedSigned: true } }, 'SIGNED_FOR_NOT_APPLICABLE signedForOn'],
  [
    '直接来的没有转送方式',
    letter,
    { form: { transferKind: 'transfer' } },
    'TRANSFER_KIND_NOT_FOR_ORIGIN transferKind',
  ],
  ['上级转来的须有签收日', sent, { form: { signedForOn: null } }, 'SIGNED_FOR_REQUIRED signedForOn'],
  ['上级没有通报', sent, { form: { transferKind: 'briefing' } }, 'TRANSFER_KIND_NOT_FOR_ORIGIN transferKind'],
  [
    '上级转来没有写方式的,是转送',
    sent,
    { form: { transferKind: null } },
    { events: [{ data: { transferKind: 'transfer', resultRequired: false } }] },
  ],
  [
    '上级交办的要结果',
    sent,
    { form: { transferKind: 'assign' } },
    { events: [{ data: { transferKind: 'assign', resultRequired: true } }] },
  ],
  [
    '收到不早于邮戳',
    letter,
    { form: { postmarkedOn: '2026-03-03' }, ctx: { today: '2026-03-03' } },
    'DATE_BEFORE_STEP receivedOn',
  ],
  [
    '当天的邮戳可以',
    letter,
    { form: { postmarkedOn: '2026-03-02' } },
    { events: [{ data: { postmarkedOn: '2026-03-02' } }] },
  ],
  [
    '匿名的不能有姓名',
    letter,
    { form: { anonymity: 'anonymous' } },
    'ANONYMITY_CONTRADICTS subjects[0].name',
  ],
  ['实名的须有姓名', letter, person({ name: undefined }), 'ANONYMITY_CONTRADICTS anonymity'],
  ['电话号码不对', letter, person({ phone: '12345' }), 'PHONE_INVALID subjects[0].phone'],
  [
    '电话号码有空格和短横',
    letter,
    person({ phone: '0377-6316 1234' }),
    { events: [{ persons: { [PETITIONER]: { phone: '037763161234' } } }] },
  ],
  ['证件号码不对', letter, person({ idNo: '411300199001011234' }), 'ID_NO_INVALID subjects[0].idNo'],
  ['性别不在码表', letter, person({ gender: 'x' }), 'CODE_UNKNOWN subjects[0].gender'],
  [
    '性别',
    letter,
    person({ gender: 'male' }),
    { events: [{ persons: { [PETITIONER]: { gender: 'male' } } }] },
  ],
  ['出生日期在将来', letter, person({ birthOn: '2027-01-01' }), 'DATE_IN_FUTURE subjects[0].birthOn'],
  [
    '出生日期',
    letter,
    person({ birthOn: '1960-01-01' }),
    { events: [{ persons: { [PETITIONER]: { birthOn: '1960-01-01' } } }] },
  ],
  ['单位不超过一百字', letter, person({ unit: '字'.repeat(101) }), 'TEXT_TOO_LONG subjects[0].unit'],
  ['住址不超过二百字', letter, person({ address: '字'.repeat(201) }), 'TEXT_TOO_LONG subjects[0].address'],
  ['姓名不超过六十字', letter, person({ name: '字'.repeat(61) }), 'TEXT_TOO_LONG subjects[0].name'],
  ['电话不超过四十字', letter, person({ phone: '1'.repeat(41) }), 'TEXT_TOO_LONG subjects[0].phone'],
  ['证件不超过四十字', letter, person({ idNo: '1'.repeat(41) }), 'TEXT_TOO_LONG subjects[0].idNo'],
  [
    '信访人没有干部管理权限',
    letter,
    person({ cadreAuthority: 'own' }),
    'FIELD_NOT_FOR_ROLE subjects[0].cadreAuthority',
  ],
  [
    '信访人没有系统账号',
    letter,
    person({ accountId: STAFF.handler }),
    'FIELD_NOT_FOR_ROLE subjects[0].accountId',
  ],
  [
    '被反映单位没有系统账号',
    letter,
    accusedWith({ accountId: STAFF.second }, 'accusedOrganisation'),
    'FIELD_NOT_FOR_ROLE subjects[1].accountId',
  ],
  [
    '被反映人有系统账号',
    letter,
    accusedWith({ accountId: STAFF.second }),
    {
      events: [
        {
          data: {
            subjects: [
              { role: 'petitioner' },
              { role: 'accused', accountId: STAFF.second, cadreAuthority: 'unknown' },
            ],
          },
        },
      ],
    },
  ],
  [
    '被反映单位可以有管理权限',
    letter,
    accusedWith({ cadreAuthority: 'own' }, 'accusedOrganisation'),
    { events: [{ data: { subjects: [{}, { role: 'accusedOrganisation', cadreAuthority: 'own' }] } }] },
  ],
  ['同一人员登记两次', letter, accusedWith({ subjectId: PETITIONER }), 'SUBJECT_TWICE subjects[1].subjectId'],
  ['R-21 被反映人本人不得登记', letter, accusedWith({ accountId: STAFF.registrar }), 'RECUSAL_ACCUSED actor'],
  [
    'R-60 来访时知道的,从来访起',
    visit,
    { form: { urgentGrounds: ['threat'], receivedAt: '2026-03-02T01:00:00.000Z' } },
    {
      events: [
        { occurredAt: '2026-03-02T01:00:00.000Z' },
        { data: { discoveredAt: '2026-03-02T01:00:00.000Z' } },
      ],
    },
  ],
  [
    'R-60 来信时知道的,从登记起',
    letter,
    { form: { urgentGrounds: ['threat', 'threat'], receivedAt: '2026-03-02T01:00:00.000Z' } },
    { events: [{}, { data: { grounds: ['threat'], discoveredAt: letter.ctx.now } }] },
  ],
  ['收到时刻不对', letter, { form: { receivedAt: '2026-03-02' } }, 'INSTANT_INVALID receivedAt'],
];
