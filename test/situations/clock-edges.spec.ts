import { describe, expect, it } from '@jest/globals';
import { type ClockKind, clocksOf, dueOf, handlingClockOf, type PetitionState } from '#domain';
import { STAFF, uuid } from '../../libs/domain/src/petition/spec-fixtures.js';
import type { Act } from './petition-world.js';
import { actOf } from './variation.js';

const fact = (occurredOn: string) => ({ eventId: uuid(1), occurredOn });
const handled = actOf('submitResult', (s) => s.class === 'appeal' && s.triage?.disposition === 'ZB');
const verified = actOf('submitResult', (s) => s.class === 'accusation');
const joint = actOf('recordCoReply');
const sentDown = actOf('recallAssignment');
const issued = actOf('dispatch', (s) => s.class === 'appeal');
const closed = actOf('archive', (s) => s.status === 'closed');
const reviewed = actOf('requestReview', (s) => s.reviews.length === 1);
const revoked = actOf('reopen', (s) => s.reviews.length === 1);
const againHandled = actOf('submitResult', (s) => s.earlierRound !== null);
const feedback = actOf('giveReporterFeedback', (s) => s.status === 'issued');
const passedOn = actOf('raiseObjection');
const sealed = actOf('triage', (s) => s.zone === 'sealed');
const checkedSheet = actOf('signDocument');
const extended = actOf('decideExtension', (s) => s.class === 'appeal');
const returned = actOf('submitResult', (s) => s.class === 'appeal' && s.reworks.length > 0);
const note = (kind: string, occurredOn: string, at = 0): PetitionState['notes'][number] => ({
  ...fact(occurredOn),
  noteId: uuid(600 + at),
  kind: kind as 'statement',
  staffIds: [STAFF.handler],
  externalStaffCount: 0,
  contactSucceeded: null,
  textLength: 2,
});
const measure = (kind: string, dueOn: string | null, completedOn: string | null) => ({
  measure: kind as 'executeSupport',
  dueOn,
  completedOn,
  responsibleId: null,
});
const submitted = (
  act: Act,
  ...measures: ReturnType<typeof measure>[]
): Pick<PetitionState, 'submissions'> => ({
  submissions: (act.state?.submissions ?? []).map((each) => ({ ...each, conclusion: 'support', measures })),
});
type Change = Partial<PetitionState> | ((state: PetitionState) => Partial<PetitionState>);
type Row = readonly [
  said: string,
  act: Act,
  change: Change,
  kinds: readonly ClockKind[],
  clocks: readonly string[],
];

const said = ({ state, ctx }: Act, change: Change, kinds: readonly ClockKind[]): string[] => {
  if (state === null) throw new Error('this act opens a petition');
  const after = { ...state, ...(typeof change === 'function' ? change(state) : change) };
  return clocksOf(after, ctx.policy, ctx.calendar)
    .filter(({ kind }) => kinds.includes(kind))
    .map((clock) => {
      const { legalDue, nominalDue } = dueOf(clock, ctx.calendar);
      return `${clock.id} ${clock.startedOn} → ${legalDue ?? nominalDue}${clock.stoppedOn ? ` 停于 ${clock.stoppedOn}` : ''}`;
    });
};

const ROWS: readonly Row[] = [
  [
    'O-26 协办单位各有自己的期限',
    joint,
    (s) => ({
      coHandlers: s.coHandlers.map((unit, at) =>
        at === 0 ? { ...unit, dueOn: '2026-03-27' } : { ...unit, absent: true, ...fact('2026-03-20') },
      ),
    }),
    ['coReplyDue'],
    ['coReplyDue:1 2026-03-17 → 2026-03-27', 'coReplyDue:2 2026-03-17 → 2026-04-16 停于 2026-03-20'],
  ],
  [
    'O-26 没有商请的,自分流日起,有协办记录为止',
    joint,
    { coHandlers: [], notes: [note('progress', '2026-03-18'), note('coReply', '2026-03-24', 1)] },
    ['coReplyDue'],
    ['coReplyDue:1 2026-03-16 → 2026-04-15 停于 2026-03-24'],
  ],
  [
    'O-26 没有商请也没有协办记录的,还在走',
    joint,
    { coHandlers: [], notes: [] },
    ['coReplyDue'],
    ['coReplyDue:1 2026-03-16 → 2026-04-15'],
  ],
  ['O-26 直接办理的没有协办期限', handled, { notes: [note('coReply', '2026-03-24')] }, ['coReplyDue'], []],
  [
    'O-18 函询当天就有回复',
    verified,
    {
      notes: [
        note('inquirySent', '2026-03-10'),
        note('inquiryReply', '2026-03-10', 1),
        note('inquiryReply', '2026-03-09', 2),
        note('inquirySent', '2026-03-12', 3),
      ],
    },
    ['inquiryReplyDue'],
    [
      'inquiryReplyDue:1 2026-03-10 → 2026-03-31 停于 2026-03-10',
      'inquiryReplyDue:2 2026-03-12 → 2026-04-02',
    ],
  ],
  [
    'O-31 没有发函的,自分流日起',
    sentDown,
    { below: null },
    ['feedbackDue'],
    ['feedbackDue:1 2026-03-04 → 2026-05-06'],
  ],
  [
    'O-31 收回的函,停在收回日',
    sentDown,
    (s) => ({ below: s.below && { ...s.below, endedOn: '2026-03-12' } }),
    ['feedbackDue'],
    ['feedbackDue:1 2026-03-09 → 2026-05-08 停于 2026-03-12'],
  ],
  [
    'O-31 没有签收的,自视为签收日起',
    sentDown,
    (s) => ({ below: s.below && { ...s.below, signedForOn: null } }),
    ['feedbackDue'],
    ['feedbackDue:1 2026-03-10 → 2026-05-09'],
  ],
  [
    'R-32 没有送出的支持意见还不起算',
    issued,
    submitted(issued, measure('executeSupport', '2026-06-30', null)),
    ['executionDue'],
    [],
  ],
  [
    'R-32 不是支持的没有执行期限',
    closed,
    (s) => ({ submissions: s.submissions.map((each) => ({ ...each, conclusion: 'explain' as const })) }),
    ['executionDue'],
    [],
  ],
  [
    'R-32 每项措施一口钟,无需执行的没有',
    closed,
    submitted(
      closed,
      measure('executeSupport', '2026-06-30', null),
      measure('noAction', null, null),
      measure('executeSupport', null, '2026-05-20'),
    ),
    ['executionDue'],
    ['executionDue:1 2026-04-23 → 2026-06-30', 'executionDue:3 2026-04-23 → 2026-06-22 停于 2026-05-20'],
  ],
  [
    'R-32 送出以前落实的,停在起算日',
    closed,
    submitted(
      closed,
      measure('executeSupport', null, '2026-04-01'),
      measure('executeSupport', '2026-04-01', null),
    ),
    ['executionDue'],
    ['executionDue:1 2026-04-23 → 2026-06-22 停于 2026-04-23', 'executionDue:2 2026-04-23 → 2026-04-23'],
  ],
  [
    'R-32 匿名的自签发日起',
    issued,
    (s) => ({
      ...submitted(issued, measure('executeSupport', null, null)),
      arrival: { ...s.arrival, anonymity: 'anonymous' },
    }),
    ['executionDue'],
    ['executionDue:1 2026-04-22 → 2026-06-22'],
  ],
  ['R-32 没有签发的没有执行期限', handled, { issued: null }, ['executionDue'], []],
  [
    'R-32 更正后的措施接着编号',
    closed,
    (s) => ({
      submissions: [
        ...submitted(closed, measure('executeSupport', null, null), measure('executeSupport', null, null))
          .submissions,
        ...submitted(closed, measure('executeSupport', null, null)).submissions,
        ...s.submissions.slice(1),
      ],
    }),
    ['executionDue'],
    ['executionDue:3 2026-04-23 → 2026-06-22'],
  ],
  [
    'R-47 撤销的一轮,措施不再执行,新一轮接着编号',
    againHandled,
    (s) => ({
      ...submitted(closed, measure('executeSupport', null, null)),
      issued: issued.state?.issued ?? null,
      dispatched: { ...fact('2026-07-06'), method: 'posted', dispatchedOn: '2026-07-06' },
      earlierRound: s.earlierRound && {
        ...s.earlierRound,
        ...submitted(
          { ...againHandled, state: s.earlierRound },
          measure('executeSupport', null, null),
          measure('executeSupport', null, '2026-05-08'),
        ),
      },
    }),
    ['executionDue'],
    [
      'executionDue:1 2026-04-23 → 2026-06-22 停于 2026-06-11',
      'executionDue:2 2026-04-23 → 2026-06-22 停于 2026-05-08',
      'executionDue:3 2026-07-06 → 2026-09-04',
    ],
  ],
  [
    'O-20 提醒、诫勉各有书面检查,作出以后才起算',
    verified,
    {
      submissions: [
        {
          ...(feedback.state?.submissions[0] as PetitionState['submissions'][number]),
          measures: [
            measure('clarification', null, '2026-04-20'),
            measure('admonition', null, '2026-04-20'),
            measure('reminder', null, null),
          ],
        },
      ],
    },
    ['selfReviewDue', 'rectificationDue'],
    ['selfReviewDue:2 2026-04-20 → 2026-04-27', 'rectificationDue:2 2026-04-20 → 2026-10-20'],
  ],
  [
    'O-12 反馈在审签当天,算',
    feedback,
    (s) => ({ reporterFeedback: { ...fact(s.issued?.occurredOn ?? ''), staffIds: [], reached: true } }),
    ['feedbackToReporterDue'],
    ['feedbackToReporterDue:1 2026-04-22 → 2026-05-15 停于 2026-04-22'],
  ],
  [
    'O-12 审签以前的反馈不算',
    feedback,
    { reporterFeedback: { ...fact('2026-03-20'), staffIds: [], reached: true } },
    ['feedbackToReporterDue'],
    ['feedbackToReporterDue:1 2026-04-22 → 2026-05-15'],
  ],
  ['O-12 求决没有反馈期限', issued, {}, ['feedbackToReporterDue'], []],
  [
    'O-12 匿名举报没有反馈期限',
    feedback,
    (s) => ({ arrival: { ...s.arrival, anonymity: 'anonymous' } }),
    ['feedbackToReporterDue'],
    [],
  ],
  [
    'O-12 署名未核的没有反馈期限',
    feedback,
    (s) => ({ arrival: { ...s.arrival, anonymity: 'unverified' } }),
    ['feedbackToReporterDue'],
    [],
  ],
  ['O-12 没有审签的没有反馈期限', feedback, { issued: null }, ['feedbackToReporterDue'], []],
  ['R-40 无法送达的没有复查期间', closed, { status: 'unservable' }, ['reviewWindow'], []],
  ['R-40 建议没有复查期间', closed, { class: 'suggestion' }, ['reviewWindow'], []],
  ['R-40 应履职的没有复查期间', closed, { appealKind: 'item5' }, ['reviewWindow'], []],
  ['R-40 没有送达的没有复查期间', closed, { delivered: null }, ['reviewWindow'], []],
  [
    'R-40 复查、复核各停各的期间',
    reviewed,
    (s) => ({
      reviews: [
        ...s.reviews,
        {
          ...(s.reviews[0] as PetitionState['reviews'][number]),
          stage: 'recheck',
          requestedOn: '2026-06-24',
          receivedOn: '2026-06-25',
          concluded: null,
        },
      ],
    }),
    ['reviewWindow', 'dueReview', 'recheckWindow', 'dueRecheck'],
    [
      'reviewWindow:1 2026-04-27 → 2026-05-27 停于 2026-05-18',
      'dueReview:1 2026-05-20 → 2026-06-22 停于 2026-06-08',
      'recheckWindow:1 2026-06-10 → 2026-07-10 停于 2026-06-24',
      'dueRecheck:1 2026-06-25 → 2026-07-27',
    ],
  ],
  [
    'R-47 撤销的没有复核期间',
    revoked,
    {},
    ['recheckWindow', 'dueReview'],
    ['dueReview:1 2026-05-20 → 2026-06-22 停于 2026-06-08'],
  ],
  [
    'R-42 复核意见以后没有第三次',
    reviewed,
    (s) => ({ reviews: s.reviews.map((each) => ({ ...each, stage: 'recheck' as const })) }),
    ['recheckWindow', 'dueRecheck'],
    ['dueRecheck:1 2026-05-20 → 2026-06-22 停于 2026-06-08'],
  ],
  [
    'R-42 复查意见没有送达,没有复核期间',
    reviewed,
    (s) => ({
      reviews: s.reviews.map((each) => ({
        ...each,
        concluded: each.concluded && { ...each.concluded, deliveredOn: null },
      })),
    }),
    ['recheckWindow'],
    [],
  ],
  [
    'R-14 通报没有告知期限',
    passedOn,
    (s) => ({ arrival: { ...s.arrival, transferKind: 'briefing' } }),
    ['dueNotify', 'objectionDue'],
    [],
  ],
  [
    'R-15 没有定路的,异议期限在走',
    passedOn,
    {},
    ['objectionDue'],
    ['objectionDue:1 2026-03-05 → 2026-03-12'],
  ],
  [
    'R-15 受理了的,没有异议期限',
    passedOn,
    { accepted: { ...fact('2026-03-05'), acceptedOn: '2026-03-05' } },
    ['objectionDue'],
    [],
  ],
  [
    'R-15 定了别的路的,没有异议期限',
    passedOn,
    { triage: handled.state?.triage ?? null },
    ['objectionDue'],
    [],
  ],
  [
    'R-15 定为异议的,还在走',
    passedOn,
    { triage: handled.state?.triage ? { ...handled.state.triage, intakeDecision: 'objection' } : null },
    ['objectionDue'],
    ['objectionDue:1 2026-03-05 → 2026-03-12'],
  ],
  [
    'R-15 异议发出的,停在发出日,以后受理也在',
    passedOn,
    {
      accepted: { ...fact('2026-03-12'), acceptedOn: '2026-03-12' },
      objection: { ...fact('2026-03-10'), sentOn: '2026-03-10', answered: null },
    },
    ['objectionDue'],
    ['objectionDue:1 2026-03-05 → 2026-03-12 停于 2026-03-10'],
  ],
  [
    'O-10 报上级停在分流日',
    sealed,
    { triage: handled.state?.triage ? { ...handled.state.triage, intakeDecision: 'passUp' } : null },
    ['reportUpDue', 'proposeDue'],
    [
      'proposeDue:1 2026-03-02 → 2026-03-09 停于 2026-03-10',
      'reportUpDue:1 2026-03-02 → 2026-03-09 停于 2026-03-10',
    ],
  ],
  [
    'O-10 没有报上级的还在走',
    sealed,
    { triage: handled.state?.triage ?? null },
    ['reportUpDue', 'proposeDue'],
    ['proposeDue:1 2026-03-02 → 2026-03-09 停于 2026-03-10', 'reportUpDue:1 2026-03-02 → 2026-03-09'],
  ],
  [
    'O-09 呈批单等批示,核稿以前的不算,当天的算',
    checkedSheet,
    (s) => ({
      papers: s.papers.map((each) => ({ ...each, code: 'D03' as const })),
      instructions: [{ ...fact('2026-03-05') } as never, { ...fact('2026-03-06') } as never],
    }),
    ['instructDue'],
    ['instructDue:1 2026-03-06 → 2026-03-12 停于 2026-03-06'],
  ],
  [
    'O-09 核稿以前的批示不算',
    checkedSheet,
    (s) => ({
      papers: s.papers.map((each) => ({ ...each, code: 'D03' as const })),
      instructions: [{ ...fact('2026-03-05') } as never],
    }),
    ['instructDue'],
    ['instructDue:1 2026-03-06 → 2026-03-12'],
  ],
  [
    'K-17 受理以后转走的,停在转走那天',
    handled,
    (s) => ({ triage: s.triage && { ...s.triage, intakeDecision: 'refer', ...fact('2026-03-20') } }),
    ['dueHandle'],
    ['dueHandle:1 2026-03-11 → 2026-05-11 停于 2026-03-20'],
  ],
  ['R-35 延期没有批的,不算', extended, {}, ['dueHandle'], ['dueHandle:1 2026-03-05 → 2026-05-06']],
  [
    'R-35 批的是别口钟,不算',
    extended,
    (s) => ({
      extensions: s.extensions.map((each) => ({
        ...each,
        requested: { ...each.requested, clock: 'verificationDue' as const },
        decided: {
          ...fact('2026-04-21'),
          approved: true,
          days: 30,
          approval: { signedOn: '2026-04-21' },
        } as never,
      })),
    }),
    ['dueHandle'],
    ['dueHandle:1 2026-03-05 → 2026-05-06'],
  ],
  [
    'O-06 举报走查核期限',
    verified,
    {},
    ['dueHandle', 'verificationDue'],
    ['verificationDue:1 2026-03-11 → 2026-05-11'],
  ],
  [
    '§1.12 简易的多一口钟,退出的停在那天',
    handled,
    { simplified: true, leftSimplifiedOn: '2026-03-16' },
    ['simplifiedDue'],
    ['simplifiedDue:1 2026-03-11 → 2026-03-25 停于 2026-03-16'],
  ],
  [
    '§1.12 应履职的没有简易的钟',
    handled,
    { simplified: true, appealKind: 'item5' },
    ['simplifiedDue', 'dueHandle'],
    [],
  ],
  [
    '§1.12 建议没有简易的钟',
    handled,
    { simplified: true, class: 'suggestion' },
    ['simplifiedDue', 'dueHandle'],
    [],
  ],
  [
    'K-17 导入程序的,期限算到那天,按原来的项',
    handled,
    { appealKind: 'item2', ledAwayFrom: 'item6' },
    ['dueHandle'],
    ['dueHandle:1 2026-03-11 → 2026-05-11'],
  ],
  ['O-50 退回重办有自己的期限', returned, {}, ['reworkDue'], ['reworkDue:1 2026-04-27 → 2026-05-12']],
  [
    'O-53 要求补正的也有,不动已停的期限',
    issued,
    { completions: [{ ...fact('2026-04-24'), failedChecks: ['QC01'], dueOn: '2026-05-09' }] },
    ['completionDue'],
    ['completionDue:1 2026-04-24 → 2026-05-09'],
  ],
  [
    'O-53 又一次补正,前一次的停在那天',
    issued,
    {
      completions: [
        { ...fact('2026-04-24'), failedChecks: ['QC01'], dueOn: '2026-05-09' },
        { ...fact('2026-04-28'), failedChecks: ['QC01'], dueOn: '2026-05-13' },
      ],
    },
    ['completionDue'],
    ['completionDue:1 2026-04-24 → 2026-05-09 停于 2026-04-28', 'completionDue:2 2026-04-28 → 2026-05-13'],
  ],
  [
    '§1.14 撤回以后都停',
    handled,
    { status: 'withdrawn', left: { ...fact('2026-04-02'), on: '2026-04-02', statusBefore: 'handling' } },
    ['dueHandle', 'dueNotify'],
    [
      'dueNotify:1 2026-03-09 → 2026-03-24 停于 2026-03-12',
      'dueHandle:1 2026-03-11 → 2026-05-11 停于 2026-04-02',
    ],
  ],
  [
    '§1.14 找不到人的,没停的不再看',
    handled,
    { status: 'unreachable', left: { ...fact('2026-04-02'), on: '2026-04-02', statusBefore: 'handling' } },
    ['dueHandle', 'dueNotify'],
    ['dueNotify:1 2026-03-09 → 2026-03-24 停于 2026-03-12'],
  ],
  [
    '§1.14 没有结案就归档的,没停的不再看',
    handled,
    { status: 'archived' },
    ['dueHandle', 'dueNotify'],
    ['dueNotify:1 2026-03-09 → 2026-03-24 停于 2026-03-12'],
  ],
  [
    '§1.14 结了案归档的,钟照旧',
    closed,
    { status: 'archived' },
    ['dueHandle', 'dueNotify', 'reviewWindow', 'executionDue'],
    [
      'dueNotify:1 2026-03-02 → 2026-03-17 停于 2026-03-09',
      'dueHandle:1 2026-03-05 → 2026-05-06 停于 2026-04-23',
      'executionDue:1 2026-04-23 → 2026-06-22 停于 2026-04-23',
      'reviewWindow:1 2026-04-27 → 2026-05-27',
    ],
  ],
  [
    'O-25 收回的下级件都停',
    passedOn,
    { recalled: { ...fact('2026-03-20'), recalledOn: '2026-03-20' } },
    ['dueNotify', 'objectionDue'],
    [
      'dueNotify:1 2026-03-05 → 2026-03-20 停于 2026-03-20',
      'objectionDue:1 2026-03-05 → 2026-03-12 停于 2026-03-20',
    ],
  ],
];

describe('钟在边界上(K-17、K-20、O-04…)', () => {
  it.each(ROWS.map((row) => [row[0], row] as const))('%s', (_, [, act, change, kinds, clocks]) => {
    expect(said(act, change, kinds)).toEqual(clocks);
  });

  it('R-47 的新一轮以最后一轮的主钟为准;同一状态换了规则,钟重新算', () => {
    const { state, ctx } = againHandled;
    if (state === null) throw new Error('no state');
    expect(handlingClockOf(state, ctx.policy, ctx.calendar)).toMatchObject({ id: 'dueHandle:2' });
    const short = { ...ctx.policy, reopenedHandleDays: 10 };
    const days = (policy: typeof short) =>
      dueOf(handlingClockOf(state, policy, ctx.calendar) ?? ({} as never), ctx.calendar).nominalDue;
    expect(days(short) < days(ctx.policy)).toBe(true);
    expect(days(ctx.policy) > days(short)).toBe(true);
  });
});
