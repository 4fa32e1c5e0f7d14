/** Notes and feedback: what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-04-25' };
const OK = { events: [{}] };
const note = actOf(
  'addNote',
  (s, { command }) => s.class === 'appeal' && command.type === 'addNote' && command.kind === 'statement',
);
const talk = actOf(
  'addNote',
  (s, { command }) =>
    command.type === 'addNote' &&
    (command.kind === 'interviewTranscript' || command.kind === 'talk') &&
    s.triage?.disposition === 'ZB',
);
const feedback = actOf('giveReporterFeedback', (s) => s.status === 'issued');

export const NOTES: readonly Variation[] = [
  [
    'R-33 建议不调解',
    note,
    { state: { class: 'suggestion' }, form: { kind: 'mediation' } },
    'MEDIATION_APPEAL_ONLY kind',
  ],
  [
    'R-33 求决可以调解',
    note,
    { form: { kind: 'mediation' } },
    { events: [{ data: { kind: 'mediation', contactSucceeded: null } }] },
  ],
  [
    'R-30 联系记录须写联系上没有',
    note,
    { form: { kind: 'contact' } },
    'CONTACT_OUTCOME_MISSING contactSucceeded',
  ],
  [
    'R-30 联系记录写方式',
    note,
    { form: { kind: 'contact', contactSucceeded: false, contactWay: 'phone' } },
    { events: [{ data: { contactSucceeded: false, contactWay: 'phone' } }] },
  ],
  [
    'R-30 联系记录可以不写方式',
    note,
    { form: { kind: 'contact', contactSucceeded: true } },
    { events: [{ data: { contactSucceeded: true } }], lacks: ['contactWay'] },
  ],
  [
    'R-30 别的记录没有联系方式',
    note,
    { form: { contactSucceeded: true, contactWay: 'phone' } },
    { events: [{ data: { contactSucceeded: null } }], lacks: ['contactWay'] },
  ],
  ['证据须有名称', note, { form: { kind: 'evidence' } }, 'TEXT_REQUIRED evidenceTitle'],
  [
    '证据名称不超过一百二十字',
    note,
    { form: { kind: 'evidence', evidenceTitle: '字'.repeat(121) } },
    'TEXT_TOO_LONG evidenceTitle',
  ],
  [
    '证据有名称',
    note,
    { form: { kind: 'evidence', evidenceTitle: '工资档案' } },
    { events: [{ sealed: { evidenceTitle: '工资档案' } }] },
  ],
  ['O-38 一人谈话', talk, { form: { staffIds: [STAFF.handler] } }, 'INTERVIEW_NEEDS_TWO staffIds'],
  [
    'O-38 一人谈话加外单位一人,不够',
    talk,
    { form: { staffIds: [STAFF.handler], externalStaffCount: 1 } },
    'INTERVIEW_NEEDS_TWO staffIds',
  ],
  [
    'O-38 联合办理时外单位一人算',
    talk,
    {
      state: (s) => ({ triage: s.triage && { ...s.triage, disposition: 'LB' } }),
      form: { staffIds: [STAFF.handler], externalStaffCount: 1 },
    },
    { events: [{ data: { externalStaffCount: 1 } }] },
  ],
  [
    '§2.14 小机关外单位一人算',
    talk,
    {
      ctx: { organisation: { ...talk.ctx.organisation, smallOffice: true } },
      form: { staffIds: [STAFF.handler], externalStaffCount: 1 },
    },
    OK,
  ],
  [
    '§2.14 小机关没有本部的人不行',
    talk,
    {
      ctx: { organisation: { ...talk.ctx.organisation, smallOffice: true } },
      form: { staffIds: [], externalStaffCount: 2 },
    },
    'INTERVIEW_NEEDS_TWO staffIds',
  ],
  ['O-12 只反馈举报', feedback, { state: { class: 'appeal' } }, 'FEEDBACK_ONLY_FOR_ACCUSATION type'],
  [
    'O-12 匿名免反馈',
    feedback,
    { state: (s) => ({ arrival: { ...s.arrival, anonymity: 'anonymous' } }) },
    'REPORTER_ANONYMOUS type',
  ],
  [
    'O-12 已经反馈',
    feedback,
    {
      state: (s) => ({
        reporterFeedback: { ...fact, occurredOn: s.issued?.occurredOn ?? '', staffIds: [], reached: true },
      }),
    },
    'FEEDBACK_ALREADY_GIVEN type',
  ],
  [
    'O-12 退回以前的反馈不算',
    feedback,
    { state: { reporterFeedback: { ...fact, occurredOn: '2026-03-20', staffIds: [], reached: true } } },
    OK,
  ],
  [
    'O-12 一人反馈',
    feedback,
    { form: { staffIds: [STAFF.handler], evidence: '录001' } },
    'FEEDBACK_NEEDS_TWO staffIds',
  ],
  [
    '§2.14 小机关一人电话反馈,附录音',
    feedback,
    {
      ctx: { organisation: { ...feedback.ctx.organisation, smallOffice: true } },
      form: { staffIds: [STAFF.handler], evidence: '录001' },
    },
    { events: [{ sealed: { evidence: '录001' } }] },
  ],
  [
    '§2.14 小机关一人反馈没有录音',
    feedback,
    {
      ctx: { organisation: { ...feedback.ctx.organisation, smallOffice: true } },
      form: { staffIds: [STAFF.handler], evidence: undefined },
    },
    'FEEDBACK_NEEDS_TWO staffIds',
  ],
  [
    '§2.14 小机关没有人反馈',
    feedback,
    {
      ctx: { organisation: { ...feedback.ctx.organisation, smallOffice: true } },
      form: { staffIds: [], evidence: '录001' },
    },
    'FEEDBACK_NEEDS_TWO staffIds',
  ],
  [
    'O-12 联系不上没有凭证',
    feedback,
    { form: { reached: false, evidence: undefined } },
    'EVIDENCE_MISSING evidence',
  ],
  [
    'O-12 联系不上有凭证',
    feedback,
    { form: { reached: false, evidence: '短信' } },
    { events: [{ data: { reached: false } }] },
  ],
];
