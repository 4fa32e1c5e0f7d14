/** Results: what the rules hold at their edges. */
import { uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const OK = { events: [{}] };
const appealResult = actOf(
  'submitResult',
  (s) =>
    s.class === 'appeal' &&
    s.appealKind === 'item6' &&
    s.triage?.intakeDecision === 'handle' &&
    s.coHandlers.length === 0,
);
const accusedResult = actOf(
  'submitResult',
  (s) => s.class === 'accusation' && s.triage?.intakeDecision === 'handle',
);
const suggestion = actOf('submitResult', (s) => s.class === 'suggestion');
const joint = actOf('submitResult', (s) => s.coHandlers.length > 0);
const rework = actOf('submitResult', (s) => s.reworks.length > 0);
const answers = (form: typeof appealResult, change: Record<string, unknown>) => ({
  answers: (form.command as unknown as { answers: object[] }).answers.map((answer, at) =>
    at === 0 ? { ...answer, ...change } : answer,
  ),
});

export const RESULT: readonly Variation[] = [
  ['K-19 没有受理的不报结果', appealResult, { state: { accepted: null } }, 'NOT_ACCEPTED type'],
  ['R-31 没有写投诉请求', appealResult, { form: { request: ' ' } }, 'OPINION_BLOCK_MISSING request'],
  ['R-31 事实和理由不是文字', appealResult, { form: { facts: 7 } }, 'OPINION_BLOCK_MISSING facts'],
  ['R-31 求决没有写依据', appealResult, { form: { basis: '' } }, 'OPINION_BLOCK_MISSING basis'],
  [
    'R-31 建议可以没有依据',
    suggestion,
    { form: { basis: '' } },
    { events: [{ article: 'suggestions', sealed: { basis: '' } }] },
  ],
  ['R-31 建议不可以没有事实', suggestion, { form: { facts: '' } }, 'OPINION_BLOCK_MISSING facts'],
  ['R-31 求决的结果依第三十二条', appealResult, {}, { events: [{ article: 'opinionContents' }] }],
  [
    'O-39 举报的结果依其条款',
    accusedResult,
    {},
    { events: [{ article: 'accusations', data: { conclusion: null } }] },
  ],
  ['QS01 要点没有答复', appealResult, { form: { answers: [] } }, 'POINT_UNANSWERED answers'],
  [
    'QS02 证据不在本件',
    appealResult,
    { form: answers(appealResult, { evidence: [uuid(999)] }) },
    'EVIDENCE_UNKNOWN answers[0].evidence',
  ],
  [
    'O-39 举报要点没有查核结论',
    accusedResult,
    { form: answers(accusedResult, { finding: null }) },
    'FINDING_MISSING answers[0]',
  ],
  [
    'O-39 举报要点不作处理意见',
    accusedResult,
    { form: answers(accusedResult, { conclusion: 'support' }) },
    'ANSWER_KIND_MISMATCH answers[0]',
  ],
  [
    'R-31 求决不作查核结论',
    appealResult,
    { form: answers(appealResult, { finding: 'substantiated' }) },
    'ANSWER_KIND_MISMATCH answers[0]',
  ],
  [
    'R-31 诉求没有处理意见',
    appealResult,
    { form: answers(appealResult, { conclusion: null }) },
    'CONCLUSION_MISSING answers[0]',
  ],
  [
    'R-31 意见与类别不合',
    appealResult,
    { form: answers(appealResult, { conclusion: 'adopted' }) },
    'CONCLUSION_NOT_FITTING answers[0]',
  ],
  [
    'R-31 各要点不同,须写整件',
    appealResult,
    { form: { ...answers(appealResult, { conclusion: 'notSupport' }), conclusion: null } },
    'CONCLUSION_MISSING conclusion',
  ],
  [
    'R-31 各要点不同,写了整件',
    appealResult,
    { form: { ...answers(appealResult, { conclusion: 'notSupport' }), conclusion: 'explain' } },
    { events: [{ data: { conclusion: 'explain' } }] },
  ],
  [
    'R-31 整件的意见也须合类别',
    appealResult,
    { form: { conclusion: 'adopted' } },
    'CONCLUSION_NOT_FITTING conclusion',
  ],
  [
    'R-31 应履职的不出支持',
    appealResult,
    { state: { appealKind: 'item5' } },
    'CONCLUSION_NOT_FITTING answers[0]',
  ],
  [
    'O-40 诬告没有部长批示',
    accusedResult,
    {
      form: {
        ...answers(accusedResult, { finding: 'falseAccusation' }),
        measures: [{ measure: 'referral', text: '移送', completedOn: null }],
      },
    },
    'FALSE_ACCUSATION_NEEDS_PROCEDURE answers[0]',
  ],
  [
    'O-40 诬告没有移送',
    accusedResult,
    {
      state: (s) => ({ notes: s.notes.map((each) => ({ ...each, kind: 'instruction' as const })) }),
      form: answers(accusedResult, { finding: 'falseAccusation' }),
    },
    'FALSE_ACCUSATION_NEEDS_PROCEDURE answers[0]',
  ],
  [
    'O-40 有批示、有移送,可以',
    accusedResult,
    {
      state: (s) => ({ notes: s.notes.map((each) => ({ ...each, kind: 'instruction' as const })) }),
      form: {
        ...answers(accusedResult, { finding: 'falseAccusation' }),
        measures: [{ measure: 'referral', text: '移送', completedOn: null }],
      },
    },
    OK,
  ],
  [
    'R-53 有效的依据',
    appealResult,
    { form: { legalBases: [{ source: ' 《信访工作条例》 ', article: ' 第九十九条 ' }] } },
    {
      events: [
        {
          data: {
            legalBases: [{ source: '《信访工作条例》', article: '第九十九条', effective: true, ours: true }],
          },
        },
      ],
    },
  ],
  [
    'R-53 已废止的依据',
    appealResult,
    { form: { legalBases: [{ source: '信访条例', article: '第九十九条' }] } },
    { events: [{ data: { legalBases: [{ effective: false }] } }] },
  ],
  [
    'R-53 不在库的依据当作有效',
    appealResult,
    { form: { legalBases: [{ source: '某县办法', article: '第一条' }] } },
    { events: [{ data: { legalBases: [{ effective: true, ours: true }] } }] },
  ],
  [
    'QE06 相似度取整',
    appealResult,
    { form: { templateLikeness: 41.6 } },
    { events: [{ data: { templateLikeness: 42 } }] },
  ],
  [
    'O-26 还有协办没有答复',
    joint,
    {
      state: (s) => ({
        coHandlers: s.coHandlers.map((unit) => ({ ...unit, repliedOn: null, absent: false })),
      }),
    },
    'CO_REPLY_MISSING type',
  ],
  [
    'O-26 缺席的不等',
    joint,
    {
      state: (s) => ({
        coHandlers: s.coHandlers.map((unit) => ({ ...unit, repliedOn: null, absent: true })),
      }),
    },
    OK,
  ],
  ['O-26 联合办理没有协办', joint, { state: { coHandlers: [] } }, 'CO_REPLY_MISSING type'],
  [
    'O-26 没有商请而有协办记录的,可以',
    joint,
    {
      state: (s) => ({
        coHandlers: [],
        notes: s.notes.map((each, at) => (at === 0 ? { ...each, kind: 'coReply' as const } : each)),
      }),
    },
    OK,
  ],
  [
    'QP05 重办的结果不早于退回日',
    rework,
    { form: { submittedOn: '2026-03-05' } },
    'DATE_BEFORE_STEP submittedOn',
  ],
];
