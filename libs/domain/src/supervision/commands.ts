import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import {
  ADDRESSEES,
  ADOPTED,
  ADVICE_TYPES,
  codesOf,
  CONFERENCE_MEASURES,
  PARTY_OPINIONS,
  SATISFIED_PARTIES,
  SUPERVISION_CAUSES,
} from '../glossary/index.js';

const TITLE = { zh: '督办事项', kind: 'text', max: 120 } as const;
const ON = { zh: '日期', kind: 'date', optional: true } as const;

/** What each command on a supervision asks for. */
export const SUPERVISION_FIELDS = {
  instruct: fieldsOf({
    petitionId: { zh: '信访件', kind: 'petition', optional: true },
    leaderId: { zh: '批示领导', kind: 'account' },
    on: { zh: '批示日期', kind: 'date' },
    onPaper: { zh: '纸质批示', kind: 'flag', optional: true },
    title: TITLE,
    instruction: { zh: '批示原话', kind: 'text', max: 2_000, rows: 3 },
  }),
  openSupervision: fieldsOf({
    petitionId: { zh: '信访件', kind: 'petition', optional: true },
    cause: { zh: '事由', kind: 'choice', options: SUPERVISION_CAUSES },
    title: TITLE,
    basis: { zh: '立项依据和情况', kind: 'text', max: 2_000, rows: 3, optional: true },
    targetOrgId: {
      zh: '责任单位',
      kind: 'organisation',
      optional: true,
      whenEmpty: '不选:交下级办理的为该下级单位,其余为本单位',
    },
    instructedOn: { zh: '批示日期', kind: 'date', optional: true },
  }),
  coordinate: fieldsOf({
    on: { ...ON, zh: '协调日期' },
    with: { zh: '与谁协调', kind: 'text', max: 200 },
    outcome: { zh: '协调结果', kind: 'text', max: 2_000, rows: 3 },
  }),
  inspect: fieldsOf({
    on: { ...ON, zh: '发出日期' },
    feedbackDueOn: { zh: '反馈期限', kind: 'date' },
    requirement: { zh: '督办要求', kind: 'text', max: 2_000, rows: 4 },
  }),
  signNotice: fieldsOf({ on: { ...ON, zh: '签收日期' } }),
  urge: fieldsOf({
    on: { ...ON, zh: '催办日期' },
    words: { zh: '催办内容', kind: 'text', max: 500, rows: 2 },
  }),
  giveFeedback: fieldsOf({
    on: { ...ON, zh: '反馈日期' },
    feedback: { zh: '书面反馈', kind: 'text', max: 4_000, rows: 5 },
  }),
  reinspect: fieldsOf({
    on: { ...ON, zh: '再检查日期' },
    passed: { zh: '再检查通过', kind: 'flag' },
    finding: { zh: '再检查情况', kind: 'text', max: 2_000, rows: 4 },
  }),
  recordSatisfaction: fieldsOf({
    on: { ...ON, zh: '记录日期' },
    party: { zh: '哪一方', kind: 'choice', options: SATISFIED_PARTIES },
    opinion: { zh: '意见', kind: 'choice', options: PARTY_OPINIONS },
    note: { zh: '说明', kind: 'text', max: 1_000, rows: 2, optional: true },
  }),
  writeOff: fieldsOf({
    on: { ...ON, zh: '销号日期' },
    papersComplete: { zh: '结果文书已经齐全', kind: 'flag' },
    conclusion: { zh: '销号结论', kind: 'text', max: 2_000, rows: 3 },
  }),
  advise: fieldsOf({
    on: { ...ON, zh: '发出日期' },
    adviceType: { zh: '建议种类', kind: 'choice', options: ADVICE_TYPES },
    // to the joint conference one proposes measures, and sends no advice
    addressee: {
      zh: '对象类别',
      kind: 'choice',
      options: ADDRESSEES,
      offered: codesOf(ADDRESSEES).filter((code) => code !== 'jointConference'),
    },
    to: { zh: '对象名称', kind: 'text', max: 120 },
    targetOrgId: { zh: '对象是本系统的单位', kind: 'organisation', optional: true },
    advice: { zh: '建议内容', kind: 'text', max: 4_000, rows: 4 },
    replyDueOn: { zh: '要求反馈日期', kind: 'date', optional: true },
  }),
  recordAdoption: fieldsOf({
    on: { ...ON, zh: '反馈日期' },
    adviceNo: { zh: '第几条建议', kind: 'int', min: 1, max: 99 },
    adopted: { zh: '采纳情况', kind: 'choice', options: ADOPTED },
    reason: { zh: '反馈内容、不采纳的理由', kind: 'text', max: 2_000, rows: 3 },
  }),
  proposeAccountability: fieldsOf({
    on: { ...ON, zh: '提请日期' },
    measure: { zh: '提请的措施', kind: 'choice', options: CONFERENCE_MEASURES },
    // the measures are the joint conference's: there is nobody else to ask (R-53, 39③)
    addressee: { zh: '提请谁', kind: 'choice', options: ADDRESSEES, offered: ['jointConference'] },
    grounds: { zh: '事由和依据', kind: 'text', max: 2_000, rows: 4 },
  }),
  recordOutcome: fieldsOf({
    on: { ...ON, zh: '答复日期' },
    proposalNo: { zh: '第几项提请', kind: 'int', min: 1, max: 99 },
    taken: { zh: '联席会议已采取', kind: 'flag' },
    outcome: { zh: '结果', kind: 'text', max: 2_000, rows: 3 },
  }),
};

type Bodies = { [T in keyof typeof SUPERVISION_FIELDS]: BodyOf<(typeof SUPERVISION_FIELDS)[T]> };
/** A command on a supervision. */
export type SupervisionCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];
/** One command by its name. */
export type SupervisionCommandOf<T extends keyof Bodies> = { type: T } & Bodies[T];
