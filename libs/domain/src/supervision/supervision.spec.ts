import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, CONCERNED, PEOPLE } from '../affairs/spec-support.js';
import { CHINA_CALENDAR } from '../calendar.js';
import { lightOf } from '../deadlines/index.js';
import type { SupervisionCommand } from './commands.js';
import type { SupervisionEvent } from './events.js';
import { fastSummary, fourFastOf } from './four-fast.js';
import { SUPERVISION_SAMPLES as SAMPLE } from './samples.js';
import { SUPERVISION } from './supervision.js';
import { supervisionSeries } from './decide.js';

const on = (today: string, change: Parameters<typeof affairContext>[1] = {}) =>
  affairSpecification(SUPERVISION, affairContext(today, { petition: CONCERNED, ...change }));

const { LeaderInstructed, SupervisionOpened, SupervisionNoticeSent, SupervisionNoticeSigned } = SAMPLE;
const { SupervisionFeedbackGiven, SupervisionReinspected } = SAMPLE;
const OPENED: SupervisionEvent[] = [LeaderInstructed, SupervisionOpened];
const NOTICED: SupervisionEvent[] = [...OPENED, SupervisionNoticeSent, SupervisionNoticeSigned];
const ANSWERED: SupervisionEvent[] = [...NOTICED, SupervisionFeedbackGiven];
const PASSED: SupervisionEvent[] = [...ANSWERED, SupervisionReinspected];
const opinion = (
  party: 'leader' | 'department' | 'petitioner',
  given: 'agree' | 'disagree' | 'none' = 'agree',
): SupervisionEvent => ({ ...SAMPLE.SatisfactionRecorded, data: { party, opinion: given }, sealed: {} });
const SATISFIED = [...PASSED, opinion('leader'), opinion('department'), opinion('petitioner', 'none')];

describe('立项 (§1.7, O-90)', () => {
  const open: SupervisionCommand = {
    type: 'openSupervision',
    petitionId: CONCERNED.petitionId,
    cause: 'SUP-02',
    title: '津贴一事超期',
  };

  it('O-90 gives number, cause and responsible unit', () => {
    on('2026-03-03')
      .given()
      .when(open)
      .then({
        ...SupervisionOpened,
        data: {
          ...SupervisionOpened.data,
          cause: 'SUP-02',
          targetOrgId: 1,
          instructedOn: null,
        },
        sealed: { title: '津贴一事超期' },
      });
  });

  it('§1.7 what was sent down is answered for by the unit that has it, unless another is named', () => {
    const sentDown = { petition: { ...CONCERNED, sentDownTo: 2 } };
    const opened = (targetOrgId: number): SupervisionEvent => ({
      ...SupervisionOpened,
      data: { ...SupervisionOpened.data, cause: 'SUP-02', targetOrgId, instructedOn: null },
      sealed: { title: '津贴一事超期' },
    });
    on('2026-03-03', sentDown).given().when(open).then(opened(2));
    on('2026-03-03', sentDown)
      .given()
      .when({ ...open, targetOrgId: 1 })
      .then(opened(1));
  });

  it('SUP-08 a leader’s instruction waits for its 立项 and gives it cause and day', () => {
    on('2026-03-03')
      .given(LeaderInstructed)
      .when({
        type: 'openSupervision',
        cause: 'SUP-02',
        title: '老干部津贴一事',
        basis: '部长批示',
        targetOrgId: 2,
      })
      .then({ ...SupervisionOpened, data: { ...SupervisionOpened.data } });
    on('2026-03-03')
      .given()
      .when({ ...open, cause: 'SUP-08' })
      .thenRejected('INSTRUCTION_DAY_MISSING');
  });

  it('§2.14 another’s instruction is recorded from paper only, and never twice', () => {
    const instruct: SupervisionCommand = {
      type: 'instruct',
      leaderId: PEOPLE.leader,
      on: '2026-03-02',
      title: '老干部津贴一事',
      instruction: '请尽快查清,一个月内报结果。',
      petitionId: CONCERNED.petitionId,
    };
    on('2026-03-02').given().when(instruct).thenRejected('INSTRUCTION_NOT_YOURS');
    on('2026-03-02')
      .given()
      .when({ ...instruct, onPaper: true })
      .then(LeaderInstructed);
    on('2026-03-02', as('leader'))
      .given()
      .when(instruct)
      .then({ ...LeaderInstructed, data: { ...LeaderInstructed.data, onPaper: false } });
    on('2026-03-02')
      .given(LeaderInstructed)
      .when({ ...instruct, onPaper: true })
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    on('2026-03-01')
      .given()
      .when({ ...instruct, onPaper: true })
      .thenRejected('DATE_IN_FUTURE');
    on('2026-03-02')
      .given()
      .when({ ...instruct, on: '2026-02-01', onPaper: true })
      .thenRejected('DATE_BEFORE_STEP');
  });

  it('§6.2 an accusation takes a random number: no gap in the book tells of it; its reporter is not asked (O-91)', () => {
    const petition = { ...CONCERNED, class: 'accusation', zone: 'accusation' } as const;
    const ctx = affairContext('2026-03-03', { petition });
    expect(supervisionSeries(null, open, ctx)).toEqual([]);
    expect(supervisionSeries(null, open, affairContext('2026-03-03', { petition: CONCERNED }))).toEqual([
      { orgId: 1, year: 2026, book: '宛组信督' },
    ]);
    on('2026-03-03', { petition })
      .given()
      .when(open)
      .thenState((state) =>
        expect(state).toMatchObject({ number: '宛组信督密〔2026〕4820175936号', petitionerExempt: true }),
      );
  });

  it('says no to a text that is missing or too long, and to a cause that is none', () => {
    on('2026-03-03')
      .given()
      .when({ ...open, title: ' ' })
      .thenRejected('FIELD_MISSING');
    on('2026-03-03')
      .given()
      .when({ ...open, title: '长'.repeat(121) })
      .thenRejected('TEXT_TOO_LONG');
    on('2026-03-03')
      .given()
      .when({ ...open, cause: 'SUP-10' as 'SUP-01' })
      .thenRejected('FIELD_SHAPE');
  });
});

describe('检查 — 反馈 — 再检查 in rounds', () => {
  it('sends the notice of a round once, with a day by which an answer is due', () => {
    const inspect: SupervisionCommand = {
      type: 'inspect',
      feedbackDueOn: '2026-03-26',
      requirement: '核对档案,书面反馈',
    };
    on('2026-03-05')
      .given(...OPENED)
      .when(inspect)
      .then(SupervisionNoticeSent);
    on('2026-03-06')
      .given(...NOTICED)
      .when(inspect)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    on('2026-03-05')
      .given(...OPENED)
      .when({ ...inspect, feedbackDueOn: '2026-03-04' })
      .thenRejected('DUE_BEFORE_ASKED');
  });

  it('§4.6 superviseDue runs from the signing to the day named, rolls over a day of rest, and stops with the feedback', () => {
    const clockAt = (
      events: SupervisionEvent[],
      change: (event: SupervisionEvent) => SupervisionEvent = (e) => e,
    ) => {
      let seen: ReturnType<typeof SUPERVISION.rowOf> | null = null;
      on('2026-04-10')
        .given(...events.map(change))
        .when({ type: 'urge', words: '请反馈' })
        .thenState((state) => {
          if (state) seen = SUPERVISION.rowOf(state);
        });
      return (seen as ReturnType<typeof SUPERVISION.rowOf> | null)?.clock ?? null;
    };
    const clock = clockAt(NOTICED);
    expect(clock).toMatchObject({
      kind: 'superviseDue',
      startedOn: '2026-03-06',
      budget: { n: 20, unit: 'day' },
    });
    expect(clock && lightOf(clock, '2026-03-27', CHINA_CALENDAR).light).toBe('red');
    // 2026-03-28 is a Saturday: answered on Monday it is in time.
    const saturday = (event: SupervisionEvent): SupervisionEvent =>
      event.type === 'SupervisionNoticeSent'
        ? { ...event, data: { ...event.data, feedbackDueOn: '2026-03-28' } }
        : event;
    const rolled = clockAt(NOTICED, saturday);
    expect(rolled && lightOf(rolled, '2026-03-30', CHINA_CALENDAR).overdue).toBe(false);
    expect(clockAt(ANSWERED)?.stoppedOn).toBe('2026-03-25');
  });

  it('tells a late feedback by the legal day, not by the nominal one', () => {
    const give = { type: 'giveFeedback', feedback: '已核对,漏算属实' } as const;
    on('2026-03-27', as('handler', 2))
      .given(...NOTICED)
      .when(give)
      .then({
        ...SupervisionFeedbackGiven,
        occurredOn: '2026-03-27',
        data: { ...SupervisionFeedbackGiven.data, late: true },
      });
    on('2026-03-25', as('handler', 2))
      .given(...NOTICED)
      .when(give)
      .then(SupervisionFeedbackGiven);
    on('2026-03-25')
      .given(...OPENED)
      .when(give)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
  });

  it('goes back to 检查 with the next round when the second look is not content', () => {
    const failed: SupervisionEvent = { ...SupervisionReinspected, data: { round: 1, passed: false } };
    const look = { type: 'reinspect', passed: false, finding: '已补发' } as const;
    on('2026-03-30')
      .given(...ANSWERED)
      .when(look)
      .then(failed);
    on('2026-03-31')
      .given(...ANSWERED, failed)
      .when({ type: 'inspect', feedbackDueOn: '2026-04-10', requirement: '再核' })
      .thenState((state) => {
        expect(state).toMatchObject({ status: 'inspecting', round: 2 });
        expect(state?.rounds.map(({ passed }) => passed)).toEqual([false, null]);
      });
    on('2026-03-31')
      .given(...ANSWERED, failed)
      .when({ type: 'giveFeedback', feedback: '再反馈' })
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
  });

  it('§2.14 whoever answered does not look again himself', () => {
    const look = { type: 'reinspect', passed: true, finding: '已补发' } as const;
    on('2026-03-30', as('handler'))
      .given(...ANSWERED)
      .when(look)
      .thenRejected('REINSPECTOR_ANSWERED');
    on('2026-03-30', as('examiner'))
      .given(...ANSWERED)
      .when(look)
      .then(SupervisionReinspected);
  });
});

describe('三满意、销号 (O-91, O-92)', () => {
  const off = { type: 'writeOff', papersComplete: true, conclusion: '事项落实' } as const;
  const deputy = as('deputyLeader');

  it('O-92 writes off when the second look passed, papers are there and three opinions are recorded', () => {
    on('2026-04-02', deputy)
      .given(...SATISFIED)
      .when(off)
      .then(SAMPLE.SupervisionWrittenOff);
  });

  it('O-92 not before the second look passed, not without papers, not without one of the three', () => {
    on('2026-04-02', deputy)
      .given(...ANSWERED)
      .when(off)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    on('2026-04-02', deputy)
      .given(...SATISFIED)
      .when({ ...off, papersComplete: false })
      .thenRejected('WRITE_OFF_PAPERS_MISSING');
    for (const party of ['leader', 'department', 'petitioner'])
      on('2026-04-02', deputy)
        .given(...SATISFIED.filter((e) => e.type !== 'SatisfactionRecorded' || e.data.party !== party))
        .when(off)
        .thenRejected('WRITE_OFF_OPINIONS_MISSING');
  });

  it('O-92 not by the handler; §2.14 in a small office its head may', () => {
    on('2026-04-02', as('handler'))
      .given(...SATISFIED)
      .when(off)
      .thenRejected('WRITE_OFF_BY_HANDLER');
    const small = affairContext('2026-04-02').organisation;
    const head = {
      ...as('handler').actor,
      roles: ['handler', 'windowHead'] as const,
      capacity: 'windowHead' as const,
    };
    on('2026-04-02', { actor: head, organisation: { ...small, smallOffice: true } })
      .given(...SATISFIED)
      .when(off)
      .thenState((state) => expect(state?.status).toBe('writtenOff'));
  });

  it('O-91 不满意 may stand with a note; the petitioner of an accusation is not asked', () => {
    const record = { type: 'recordSatisfaction', party: 'petitioner', opinion: 'disagree' } as const;
    on('2026-04-01')
      .given(...PASSED)
      .when(record)
      .thenRejected('OPINION_NOTE_MISSING');
    on('2026-04-01')
      .given(...PASSED)
      .when({ ...record, note: '嫌慢' })
      .thenState((state) => {
        expect(state?.satisfaction).toEqual({ petitioner: 'disagree' });
      });
    const exempt = PASSED.map((event): SupervisionEvent =>
      event.type === 'SupervisionOpened'
        ? { ...event, data: { ...event.data, petitionerExempt: true } }
        : event,
    );
    on('2026-04-01')
      .given(...exempt)
      .when(record)
      .thenRejected('PETITIONER_NOT_ASKED');
    on('2026-04-02', deputy)
      .given(...exempt, opinion('leader'), opinion('department'))
      .when(off)
      .thenState((state) => expect(state?.status).toBe('writtenOff'));
  });
});

describe('建议与提请 (R-53, O-88)', () => {
  it('R-53 约谈、通报、挂牌、责令 are proposed to the joint conference only', () => {
    const propose = {
      type: 'proposeAccountability',
      measure: 'admonitoryMeeting',
      addressee: 'jointConference',
      grounds: '三次催办未反馈',
    } as const;
    on('2026-04-02')
      .given(...OPENED)
      .when(propose)
      .then(SAMPLE.AccountabilityProposed);
    for (const addressee of ['subordinate', 'managingAuthority', 'otherUnit'] as const)
      on('2026-04-02')
        .given(...OPENED)
        .when({ ...propose, addressee })
        .thenRejected('MEASURE_NOT_OURS');
  });

  it('O-88 advice of accountability goes only to whoever has the authority; C1 30 days unless said otherwise', () => {
    const advise = {
      type: 'advise',
      adviceType: 'improve',
      addressee: 'subordinate',
      to: '某县委组织部',
      targetOrgId: 2,
      advice: '建立津贴核对制度',
    } as const;
    on('2026-03-10')
      .given(...OPENED)
      .when(advise)
      .then(SAMPLE.WorkAdviceSent);
    on('2026-03-10')
      .given(...OPENED)
      .when({ ...advise, adviceType: 'accountability' })
      .thenRejected('ACCOUNTABILITY_ADDRESSEE');
    on('2026-03-10')
      .given(...OPENED)
      .when({ ...advise, addressee: 'jointConference' })
      .thenRejected('ADVICE_TO_CONFERENCE');
  });

  it('R-54 records once whether an advice was adopted', () => {
    const adopted = {
      type: 'recordAdoption',
      adviceNo: 1,
      adopted: 'partial',
      reason: '先在两个科室试行',
    } as const;
    on('2026-04-01')
      .given(...OPENED, SAMPLE.WorkAdviceSent)
      .when(adopted)
      .then(SAMPLE.WorkAdviceAnswered);
    on('2026-04-02')
      .given(...OPENED, SAMPLE.WorkAdviceSent, SAMPLE.WorkAdviceAnswered)
      .when(adopted)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    on('2026-04-02')
      .given(...OPENED, SAMPLE.WorkAdviceSent)
      .when({ ...adopted, adviceNo: 2 })
      .thenRejected('ADVICE_UNKNOWN');
    on('2026-04-20')
      .given(...OPENED, SAMPLE.AccountabilityProposed)
      .when({ type: 'recordOutcome', proposalNo: 1, taken: true, outcome: '已约谈' })
      .then(SAMPLE.AccountabilityAnswered);
  });
});

describe('四快 (O-89)', () => {
  const round = {
    round: 1,
    noticeNo: 'x',
    sentOn: '2026-03-05',
    signedOn: null,
    dueOn: '2026-03-26',
    feedbackOn: '2026-03-25',
    reinspectedOn: null,
    passed: null,
  };

  it('counts four intervals in working days; an early feedback is negative, what is missing is null', () => {
    const days = {
      instructedOn: '2026-02-27',
      openedOn: '2026-03-02',
      coordinatedOn: '2026-03-04',
      rounds: [round],
    };
    // 2026-02-28 is a make-up workday, so Friday to Monday are two.
    expect(fourFastOf(days, CHINA_CALENDAR)).toEqual({
      opening: 2,
      coordination: 2,
      supervision: 3,
      feedback: -1,
    });
    expect(
      fourFastOf(
        { instructedOn: null, openedOn: '2026-03-02', coordinatedOn: null, rounds: [] },
        CHINA_CALENDAR,
      ),
    ).toEqual({ opening: null, coordination: null, supervision: null, feedback: null });
  });

  it('lists median and slowest, not an average', () => {
    expect(fastSummary([3, null, 1, 10])).toEqual({ count: 3, medianTwice: 6, slowest: 10 });
    expect(fastSummary([2, 5])).toEqual({ count: 2, medianTwice: 7, slowest: 5 });
    expect(fastSummary([null])).toEqual({ count: 0, medianTwice: null, slowest: null });
  });
});
