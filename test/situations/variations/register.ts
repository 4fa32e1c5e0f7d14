/** The paper register and corrections: what the rules hold at their edges. */
import { ACCUSED, PETITIONER, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const takes = actOf('takeOver');
const back = actOf('takeBack');
const history = actOf('importHistory');
const corrects = actOf('correct');

export const REGISTER: readonly Variation[] = [
  [
    'O-100 已受理的须写办理方式',
    takes,
    { form: { disposition: null } },
    'TAKEOVER_DISPOSITION_MISSING disposition',
  ],
  ['O-100 转送的不再由本机关办理', takes, { form: { disposition: 'ZS' } }, 'TAKEOVER_NOT_OPEN disposition'],
  [
    'O-100 没有受理没有分流的,只是登记',
    takes,
    {
      form: {
        disposition: null,
        acceptedOn: null,
        triagedOn: null,
        notifiedOn: null,
        extensionDays: null,
        handlerId: null,
      },
    },
    { events: [{ data: { opening: { triage: null, notification: null, extension: null } } }] },
  ],
  [
    'O-100 交办下级没有受理的,是转下',
    takes,
    { form: { disposition: 'YJG', acceptedOn: null, extensionDays: null } },
    {
      events: [
        {
          data: {
            opening: {
              triage: { intakeDecision: 'passDown', on: '2026-03-04' },
              notification: { kind: 'transferNotice', late: false },
            },
          },
        },
      ],
    },
  ],
  [
    'O-100 没有批办日的,以受理日',
    takes,
    { form: { triagedOn: null } },
    {
      events: [
        {
          data: {
            opening: {
              triage: {
                intakeDecision: 'handle',
                on: '2026-03-09',
                approval: { capacity: 'windowHead', level: 'A', onPaper: true },
              },
            },
          },
        },
      ],
    },
  ],
  [
    'O-100 批办受理都没有的,以收到日',
    takes,
    { form: { triagedOn: null, acceptedOn: null, extensionDays: null } },
    { events: [{ data: { opening: { triage: { on: '2026-03-02' } } } }] },
  ],
  [
    'QP04 第十五日告知,不迟',
    takes,
    { form: { notifiedOn: '2026-03-17' } },
    {
      events: [
        {
          data: {
            opening: { notification: { on: '2026-03-17', late: false, docNo: null, method: 'posted' } },
          },
        },
      ],
    },
  ],
  [
    'QP04 第十六日告知,迟',
    takes,
    { form: { notifiedOn: '2026-03-18' } },
    { events: [{ data: { opening: { notification: { late: true } } } }] },
  ],
  [
    '没有告知的,没有告知',
    takes,
    { form: { notifiedOn: null } },
    { events: [{ data: { opening: { notification: null } } }] },
  ],
  [
    'R-35 延期告知在原期限那天,不迟',
    takes,
    { form: { extensionNotifiedOn: '2026-05-08' } },
    {
      events: [
        {
          data: {
            opening: {
              extension: {
                days: 30,
                late: false,
                notifiedOn: '2026-05-08',
                approval: { capacity: 'leader', level: 'C' },
              },
            },
          },
        },
      ],
    },
  ],
  [
    'R-35 延期告知在原期限以后,迟',
    takes,
    { form: { extensionNotifiedOn: '2026-05-11' } },
    { events: [{ data: { opening: { extension: { late: true } } } }] },
  ],
  [
    'R-35 没有告知延期,不算迟',
    takes,
    { form: { extensionNotifiedOn: null } },
    { events: [{ data: { opening: { extension: { notifiedOn: null, late: false } } } }] },
  ],
  ['没有旧号', takes, { form: { legacyNo: '' } }, 'TEXT_REQUIRED legacyNo'],
  ['没有凭证', takes, { form: { backdatingEvidence: '' } }, 'TEXT_REQUIRED backdatingEvidence'],
  [
    '上级转来没有签收日的,以收到日',
    takes,
    { form: { origin: 'superiorOrgDept' } },
    { events: [{ data: { signedForOn: '2026-03-02' } }] },
  ],
  [
    '信访部门转来没有签收日的,以收到日',
    takes,
    { form: { origin: 'petitionOffice' } },
    { events: [{ data: { signedForOn: '2026-03-02' } }] },
  ],
  ['接管以后办理过的不撤', back, { state: { version: 2 } }, 'TAKEOVER_WORKED_ON importId'],
  ['别的导入批次', back, { form: { importId: 'other' } }, 'TAKEOVER_OTHER_IMPORT importId'],
  [
    '撤销导入记批次和理由',
    back,
    {},
    { events: [{ data: { importId: 'take-over-1' }, sealed: { reason: '导错了登记簿' } }] },
  ],
  [
    '历史导入记旧卷',
    history,
    { form: { reply: '已答复', result: '已办结', instructions: '请办' } },
    { events: [{ sealed: { reply: '已答复', result: '已办结', instructions: '请办' } }] },
  ],
  [
    '更正的收到日太早',
    corrects,
    { form: { changes: { receivedOn: '1949-09-30' } } },
    'RECEIPT_TOO_OLD receivedOn',
  ],
  [
    '更正的收到日可以是1949年10月1日',
    corrects,
    { form: { changes: { receivedOn: '1949-10-01' } } },
    { events: [{ data: { changes: { receivedOn: '1949-10-01' } } }] },
  ],
  [
    '没有写的栏不更正',
    corrects,
    { form: { changes: { receivedOn: undefined, via12380: true } } },
    { events: [{ data: { changes: { via12380: true } } }], lacks: ['receivedOn'] },
  ],
  ['不能更正的栏', corrects, { form: { changes: { petitionNo: '1' } } }, 'FIELD_NOT_CORRECTABLE changes'],
  [
    '没有这个事项',
    corrects,
    { form: { text: { matters: { 9: { summary: '事', points: ['甲'] } } } } },
    'MATTER_UNKNOWN text.matters',
  ],
  [
    'QS01 更正不减要点',
    corrects,
    { form: { text: { matters: { 1: { summary: '事', points: ['甲'] } } } } },
    'POINT_COUNT_FIXED text.matters.points',
  ],
  [
    '更正文字,记到栏',
    corrects,
    {},
    {
      events: [
        {
          data: { textFields: ['title', 'content', 'matters'] },
          sealed: {
            text: {
              title: '新题',
              content: '新文',
              matters: { 1: { summary: '新事', points: ['丙', '丁'] } },
            },
          },
        },
      ],
    },
  ],
  [
    '只更正栏目的,没有文字',
    corrects,
    { form: { text: undefined } },
    {
      events: [
        { data: { changes: { receivedOn: '2026-03-01' }, textFields: [] }, sealed: { reason: '登记有误' } },
      ],
    },
  ],
  [
    '一样的更正没有新事',
    corrects,
    { form: { changes: { receivedOn: '2026-03-02' }, text: undefined } },
    { events: [] },
  ],
  [
    '只更正人员的,记人员',
    corrects,
    { form: { changes: {}, text: undefined, persons: { [PETITIONER]: { name: '某丁' } } } },
    {
      events: [
        {
          data: { changes: {}, textFields: ['petitioner.name'] },
          persons: { [PETITIONER]: { name: '某丁' } },
        },
      ],
    },
  ],
  [
    '没有登记的人员不能更正',
    corrects,
    { form: { persons: { [uuid(99)]: { name: '某丁' } } } },
    'SUBJECT_UNKNOWN persons',
  ],
  [
    '补了姓名住址的,清楚了',
    corrects,
    {
      state: (s) => ({ arrival: { ...s.arrival, nameClear: false, addressClear: false } }),
      form: { changes: {}, text: undefined, persons: { [PETITIONER]: { name: '某丁', address: '某县' } } },
    },
    { events: [{ data: { changes: { nameClear: true, addressClear: true } } }] },
  ],
  [
    '只补了姓名的,住址不清',
    corrects,
    {
      state: (s) => ({ arrival: { ...s.arrival, nameClear: false, addressClear: false } }),
      form: { changes: {}, text: undefined, persons: { [PETITIONER]: { name: '某丁' } } },
    },
    { events: [{ data: { changes: { nameClear: true } } }] },
  ],
  [
    'O-10 上级管理的干部,先改分类',
    corrects,
    {
      state: (s) => ({
        arrival: {
          ...s.arrival,
          subjects: [...s.arrival.subjects, { subjectId: ACCUSED, role: 'accused', cadreAuthority: 'own' }],
        },
      }),
      form: { changes: {}, subjects: { [ACCUSED]: { cadreAuthority: 'superior' } } },
    },
    'CORRECTION_NEEDS_RECLASSIFICATION persons.cadreAuthority',
  ],
  [
    'R-60 更正时列明紧急的,起算',
    corrects,
    { form: { changes: { urgentGrounds: ['threat'] } } },
    {
      events: [
        { data: { changes: { urgentGrounds: ['threat'] } } },
        { type: 'UrgencyFound', data: { grounds: ['threat'] } },
      ],
    },
  ],
];
