import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { gateOutcome, judgeGate } from '../checkpoints/index.js';
import { dueOf } from '../deadlines/index.js';
import type { Gate } from '../glossary/index.js';
import { Rejected } from '../rejected.js';
import { clocksOf } from './clocks.js';
import type { MatterInput, PetitionCommand, RegisterPetition } from './commands.js';
import type { DecisionContext } from './context.js';
import { decide } from './decide/index.js';
import { fold } from './evolve.js';
import {
  ACCUSED,
  on,
  PETITION_ID,
  PETITIONER,
  result,
  signature,
  STAFF,
  Story,
  uuid,
} from './spec-fixtures.js';

/** Says it and records it; a refusal fails the story. */
const say = (story: Story, command: PetitionCommand, ctx: DecisionContext) =>
  story.add(decide(story.state, command, ctx).events);

const refusal = (story: Story, command: PetitionCommand, ctx: DecisionContext): string => {
  try {
    decide(story.state, command, ctx);
    return 'accepted';
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
};

const letter = (matter: Partial<MatterInput>, change: Partial<RegisterPetition> = {}): RegisterPetition => ({
  type: 'register',
  channel: 'letter',
  origin: 'direct',
  receivedOn: '2026-03-02',
  anonymity: 'realName',
  subjects: [{ subjectId: PETITIONER, role: 'petitioner', name: '某甲', address: '某县某镇某村1号' }],
  matters: [
    {
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      purpose: 'claim',
      summary: '请求补发',
      points: ['请求补发', '请求说明'],
      ...matter,
    },
  ],
  title: '来信',
  content: '因某单位未按规定办理,请求补发并说明情况,理由如下。',
  queryCodeMac: 'mac-mac-mac-mac-mac',
  ...change,
});

/** Signs every check that waits for a person. */
function signAll(story: Story, gate: Gate, day: string, change: Parameters<typeof on>[2] = {}) {
  const ctx = on(day, 'examiner', change);
  for (const check of gateOutcome(judgeGate(story.now, gate, ctx)).awaiting)
    say(story, { type: 'signCheck', gate, check, passed: true }, ctx);
}

const remarks = (story: Story, gate: Gate, ctx: DecisionContext) =>
  Object.fromEntries(
    gateOutcome(judgeGate(story.now, gate, ctx)).failedSoft.map((check) => [check, '已说明']),
  );

function pass(story: Story, gate: Gate, day: string) {
  signAll(story, gate, day);
  const ctx = on(day, 'examiner');
  say(story, { type: 'passGate', gate, softFailureRemarks: remarks(story, gate, ctx) }, ctx);
}

const due = (story: Story, kind: string) => {
  const clock = clocksOf(story.now, on('2026-03-02').policy).find((each) => each.kind === kind);
  return clock ? [dueOf(clock, CHINA_CALENDAR).legalDue, clock.stoppedOn] : null;
};

describe('the life of an appeal under 31(六), from registration to the archive', () => {
  const story = new Story();

  it('is registered, routed, given to a handler, notified and accepted (R-12, R-13, R-34)', () => {
    say(story, letter({}), on('2026-03-02', 'registrar'));
    const { categoryCode } = story.now;
    say(
      story,
      {
        type: 'triage',
        intakeDecision: 'handle',
        disposition: 'ZB',
        class: 'appeal',
        appealKind: 'item6',
        categoryCode,
        proposal: '拟由本机关办理',
        approval: signature('windowHead', '2026-03-04'),
      },
      on('2026-03-04', 'windowHead'),
    );
    expect(refusal(story, { type: 'accept', acceptedOn: '2026-03-05' }, on('2026-03-05'))).toBe(
      'HANDLER_MISSING',
    );
    say(
      story,
      { type: 'designateHandler', handlerId: STAFF.handler, approval: signature('windowHead', '2026-03-04') },
      on('2026-03-04', 'windowHead'),
    );
    say(story, { type: 'accept', acceptedOn: '2026-03-05' }, on('2026-03-05'));
    say(
      story,
      {
        type: 'notify',
        kind: 'acceptanceNotice',
        documentId: uuid(51),
        method: 'posted',
        issuedOn: '2026-03-09',
        addressee: '某甲',
        route: '由本机关办理',
      },
      on('2026-03-09'),
    );
    expect(story.now.status).toBe('accepted');
    expect(due(story, 'dueNotify')).toEqual(['2026-03-17', '2026-03-09']);
    expect(due(story, 'dueHandle')).toEqual(['2026-05-06', null]);
  });

  it('is handled, extended once and told so (R-30, R-35)', () => {
    say(
      story,
      {
        type: 'addNote',
        noteId: uuid(31),
        kind: 'statement',
        occurredOn: '2026-03-12',
        staffIds: [STAFF.handler],
        text: '听取陈述',
      },
      on('2026-03-12'),
    );
    say(
      story,
      {
        type: 'addNote',
        noteId: uuid(32),
        kind: 'recusalDeclaration',
        occurredOn: '2026-03-12',
        staffIds: [STAFF.handler],
        text: '无利害关系',
      },
      on('2026-03-12'),
    );
    expect(story.now.status).toBe('handling');
    const reason = '涉及三个年度的工资档案,须向两个单位调取原始凭证逐笔核对,情况复杂,原期限内不能办结。';
    say(story, { type: 'requestExtension', days: 30, reason, requestedOn: '2026-04-20' }, on('2026-04-20'));
    say(
      story,
      { type: 'decideExtension', approve: true, approval: signature('leader', '2026-04-21') },
      on('2026-04-21', 'leader'),
    );
    say(
      story,
      {
        type: 'notifyExtension',
        method: 'posted',
        documentId: uuid(52),
        notifiedOn: '2026-04-22',
        addressee: '某甲',
      },
      on('2026-04-22'),
    );
    expect(due(story, 'dueHandle')).toEqual(['2026-06-03', null]);
    expect(
      refusal(
        story,
        { type: 'requestExtension', days: 1, reason, requestedOn: '2026-04-23' },
        on('2026-04-23'),
      ),
    ).toBe('EXTENSION_ALREADY_USED');
  });

  it('is returned once: not passed, reworked, and no statutory clock moved (O-45, O-50, O-51)', () => {
    say(story, result('2026-05-11', { opinion: '予以支持。' }), on('2026-05-11'));
    expect(refusal(story, { type: 'passGate', gate: 'signing' }, on('2026-05-12'))).toBe('NOT_YOUR_OWN_CASE');
    expect(refusal(story, { type: 'passGate', gate: 'signing' }, on('2026-05-12', 'examiner'))).toBe(
      'GATE_NOT_PASSED',
    );
    const before = due(story, 'dueHandle');
    say(
      story,
      {
        type: 'returnForRework',
        gate: 'signing',
        reason: '没有写明救济途径',
        requiredActions: ['补写复查途径、机关和期限'],
      },
      on('2026-05-12', 'examiner'),
    );
    expect(story.now.status).toBe('rework');
    expect(story.now.reworks[0]).toMatchObject({ round: 1, dueOn: '2026-05-27', doneOn: null });
    expect(story.now.reworks[0]?.failedChecks).toContain('QC05');
    expect(due(story, 'dueHandle')).toEqual(before);
    say(story, result('2026-05-14'), on('2026-05-14'));
    expect(story.now.reworks[0]?.doneOn).toBe('2026-05-14');
    expect(story.now.submissions.map(({ submission }) => submission)).toEqual([1, 2]);
  });

  it('passes the signing gate, is signed, sent and delivered (K-20, R-40)', () => {
    const paper = {
      type: 'issue',
      documentKind: 'handlingOpinion',
      documentId: uuid(53),
      title: '关于某事项的处理意见',
      issuedOn: '2026-05-19',
      approval: signature('deputy', '2026-05-19'),
    } as const;
    expect(refusal(story, paper, on('2026-05-19'))).toBe('GATE_NOT_PASSED');
    pass(story, 'signing', '2026-05-18');
    say(story, paper, on('2026-05-19'));
    expect(story.now.issued?.docNo).toBe('宛组信复〔2026〕1号');
    say(
      story,
      { type: 'dispatch', method: 'posted', dispatchedOn: '2026-05-20', trackingNo: 'X1' },
      on('2026-05-20'),
    );
    expect(due(story, 'dueHandle')).toEqual(['2026-06-03', '2026-05-20']);
    expect(due(story, 'reviewWindow')).toBeNull();
    say(
      story,
      { type: 'recordDelivery', deliveredOn: '2026-05-25', how: 'signed', receivedBy: '某甲' },
      on('2026-05-26'),
    );
    expect(due(story, 'reviewWindow')).toEqual(['2026-06-24', null]);
  });

  it('passes the closing gate, is closed, rated and archived (O-45, §1.13, §6.5)', () => {
    const close = {
      type: 'close',
      closedOn: '2026-05-28',
      approval: signature('windowHead', '2026-05-28'),
    } as const;
    expect(refusal(story, close, on('2026-05-28', 'windowHead'))).toBe('GATE_NOT_PASSED');
    pass(story, 'closing', '2026-05-27');
    say(story, close, on('2026-05-28', 'windowHead'));
    expect(story.now.closed).toMatchObject({ closedOn: '2026-05-28', overdueClosed: false });
    say(
      story,
      {
        type: 'rate',
        target: 'handlingOrgan',
        rating: 'satisfied',
        by: 'petitioner',
        evidence: '卷内第9页',
        ratedOn: '2026-06-01',
      },
      on('2026-06-01', 'registrar'),
    );
    say(
      story,
      {
        type: 'archive',
        archivalCode: '2026-30-1',
        retention: '30y',
        pageCount: 24,
        archivedOn: '2026-07-01',
      },
      on('2026-07-01', 'windowHead'),
    );
    expect(story.now.status).toBe('archived');
  });

  it('folds to the same state from its stored events, even when all keys are gone', () => {
    expect(fold(PETITION_ID, story.events)).toEqual(story.state);
    const withoutKeys = story.events.map((event) => ({
      ...event,
      sealed: { redacted: true as const },
      persons: {},
    }));
    expect(fold(PETITION_ID, withoutKeys as typeof story.events)).toEqual(story.state);
    expect(JSON.stringify(story.state)).not.toContain('某甲');
  });
});

describe('the life of a real-name accusation against a cadre of the unit below', () => {
  const story = new Story();

  it('is registered apart, verified by two, and ends in a report that nobody posts (O-06, QP07, R-20)', () => {
    say(
      story,
      letter(
        {
          class: 'accusation',
          appealKind: null,
          categoryCode: '0102',
          purpose: 'accusation',
          summary: '反映买官卖官',
          points: ['要点一', '要点二'],
        },
        {
          subjects: [
            { subjectId: PETITIONER, role: 'petitioner', name: '某甲', address: '某县某镇某村1号' },
            { subjectId: ACCUSED, role: 'accused', name: '某乙', cadreAuthority: 'subordinate' },
          ],
        },
      ),
      on('2026-03-02', 'registrar'),
    );
    expect(story.now).toMatchObject({ zone: 'accusation', class: 'accusation' });
    say(
      story,
      {
        type: 'triage',
        intakeDecision: 'handle',
        disposition: 'ZB',
        class: 'accusation',
        categoryCode: '0102',
        threePartTest: { significance: true, clarity: true, specificity: true },
        caseOpened: true,
        proposal: '拟立案查核',
        approval: signature('deputy', '2026-03-05'),
      },
      on('2026-03-05', 'windowHead'),
    );
    say(
      story,
      {
        type: 'designateHandler',
        handlerId: STAFF.handler,
        coHandlerIds: [STAFF.second],
        approval: signature('deputy', '2026-03-05'),
      },
      on('2026-03-05', 'windowHead'),
    );
    say(story, { type: 'accept', acceptedOn: '2026-03-06' }, on('2026-03-06'));
    say(
      story,
      {
        type: 'notify',
        kind: 'acceptanceNotice',
        documentId: uuid(61),
        method: 'posted',
        issuedOn: '2026-03-09',
        addressee: '某甲',
        route: '由本机关办理',
      },
      on('2026-03-09'),
    );
    expect(due(story, 'verificationDue')).toEqual(['2026-05-06', null]);
    expect(due(story, 'dueHandle')).toBeNull();
  });

  it('needs two at a talk, and derives its finding from the points (QP07, O-39)', () => {
    const talk = {
      type: 'addNote',
      noteId: uuid(71),
      kind: 'interviewTranscript',
      occurredOn: '2026-03-20',
      text: '谈话',
    } as const;
    expect(refusal(story, { ...talk, staffIds: [STAFF.handler] }, on('2026-03-20'))).toBe(
      'INTERVIEW_NEEDS_TWO',
    );
    for (const [noteId, kind] of [
      [uuid(70), 'verificationPlan'],
      [uuid(71), 'interviewTranscript'],
      [uuid(72), 'recusalDeclaration'],
    ] as const)
      say(story, { ...talk, noteId, kind, staffIds: [STAFF.handler, STAFF.second] }, on('2026-03-20'));
    say(
      story,
      { ...talk, noteId: uuid(73), kind: 'evidence', evidenceTitle: '账册', staffIds: [STAFF.handler] },
      on('2026-03-20'),
    );
    say(
      story,
      result('2026-04-10', {
        answers: [
          { point: '1.1', finding: 'substantiated', evidence: [uuid(71), uuid(73)], text: '属实' },
          { point: '1.2', finding: 'unsubstantiated', evidence: [uuid(71)], text: '不属实' },
        ],
        measures: [
          { measure: 'criticism', text: '批评教育', completedOn: '2026-04-09' },
          { measure: 'clarification', text: '就不实部分澄清', completedOn: '2026-04-09' },
        ],
        petitionerOpinion: null,
      }),
      on('2026-04-10'),
    );
    expect(story.now.submissions[0]).toMatchObject({ finding: 'partiallySubstantiated', conclusion: null });
  });

  it('knows neither opinion, nor posting, nor rating (O-06)', () => {
    pass(story, 'signing', '2026-04-14');
    const paper = {
      type: 'issue',
      documentKind: 'investigationReport',
      documentId: uuid(62),
      title: '查核报告',
      issuedOn: '2026-04-15',
      approval: signature('leader', '2026-04-15'),
    } as const;
    expect(refusal(story, { ...paper, documentKind: 'handlingOpinion' }, on('2026-04-15'))).toBe(
      'NOT_FOR_ACCUSATION',
    );
    say(story, paper, on('2026-04-15'));
    expect(due(story, 'verificationDue')).toEqual(['2026-05-06', '2026-04-15']);
    expect(due(story, 'feedbackToReporterDue')).toEqual(['2026-05-09', null]);
    for (const command of [
      { type: 'dispatch', method: 'posted', dispatchedOn: '2026-04-16' },
      { type: 'recordDelivery', deliveredOn: '2026-04-16', how: 'signed', receivedBy: '某甲' },
      {
        type: 'rate',
        target: 'handlingOrgan',
        rating: 'satisfied',
        by: 'petitioner',
        evidence: '卷内第9页',
        ratedOn: '2026-04-16',
      },
    ] as const)
      expect(refusal(story, command, on('2026-04-16', 'registrar'))).toBe('NOT_FOR_ACCUSATION');
  });

  it('is told to the reporter by two, closed by the deputy and archived (O-12, QC06, QP03)', () => {
    const feedback = {
      type: 'giveReporterFeedback',
      reached: true,
      opinion: 'agree',
      summary: '已反馈',
      givenOn: '2026-04-20',
    } as const;
    expect(refusal(story, { ...feedback, staffIds: [STAFF.handler] }, on('2026-04-20'))).toBe(
      'FEEDBACK_NEEDS_TWO',
    );
    expect(refusal(story, { type: 'passGate', gate: 'closing' }, on('2026-04-20', 'examiner'))).toBe(
      'GATE_NOT_PASSED',
    );
    say(story, { ...feedback, staffIds: [STAFF.handler, STAFF.second] }, on('2026-04-20'));
    pass(story, 'closing', '2026-04-22');
    const close = {
      type: 'close',
      closedOn: '2026-04-23',
      approval: signature('windowHead', '2026-04-23'),
    } as const;
    expect(refusal(story, close, on('2026-04-23', 'windowHead'))).toBe('APPROVAL_LEVEL_TOO_LOW');
    say(story, { ...close, approval: signature('deputy', '2026-04-23') }, on('2026-04-23', 'deputy'));
    say(
      story,
      {
        type: 'archive',
        archivalCode: '2026-30-2',
        retention: '30y',
        pageCount: 60,
        archivedOn: '2026-06-01',
      },
      on('2026-06-01', 'windowHead'),
    );
    expect(story.now.status).toBe('archived');
  });
});
