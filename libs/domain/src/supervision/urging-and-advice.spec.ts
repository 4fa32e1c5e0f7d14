import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, CONCERNED } from '../affairs/spec-support.js';
import { CHINA_CALENDAR } from '../calendar.js';
import { lightOf } from '../deadlines/index.js';
import { RECEIVED_ADVICE } from './received-advice.js';
import { URGING } from './urging.js';

describe('催办 without a number (§1.7)', () => {
  const urge = {
    type: 'urgePetition',
    petitionId: CONCERNED.petitionId,
    cause: 'SUP-02',
    title: '办理期限剩三日',
  } as const;
  const on = (change: Parameters<typeof affairContext>[1]) =>
    affairSpecification(URGING, affairContext('2026-03-10', change));
  it('SUP-02 is given by a person or by a rule, and says which', () => {
    on({ petition: CONCERNED }).given().when(urge).then(URGING.events.PetitionUrged.sample);
    const machine = { accountId: null, orgId: 1, capacity: 'machine', roles: [] } as const;
    on({ petition: CONCERNED, actor: machine })
      .given()
      .when(urge)
      .thenState((state) => expect([state?.byMachine, URGING.rowOf(state!).number]).toEqual([true, null]));
    on({}).given().when(urge).thenRejected('URGING_WITHOUT_PETITION');
  });
  it('is answered once', () => {
    const { PetitionUrged, UrgingAnswered } = URGING.events;
    const spec = affairSpecification(
      URGING,
      affairContext('2026-03-11', { petition: CONCERNED, ...as('handler') }),
    );
    const answer = { type: 'answerUrging', answer: '今日报结果' } as const;
    spec.given(PetitionUrged.sample).when(answer).then(UrgingAnswered.sample);
    spec.given(PetitionUrged.sample, UrgingAnswered.sample).when(answer).thenRejected('AFFAIR_STEP_NOT_OPEN');
  });
});

describe('来督来建议 (R-54, R-55)', () => {
  const { AdviceReceived, AdviceReplied } = RECEIVED_ADVICE.events;
  const receive = {
    type: 'receive',
    from: 'petitionOffice',
    kind: 'improve',
    externalNo: '某信函〔2026〕5号',
    title: '关于规范答复说理的建议',
    content: '建议加强说理',
  } as const;
  const on = (day: string) => affairSpecification(RECEIVED_ADVICE, affairContext(day));
  it('R-54 is answered in writing within thirty days (C1) or by the day that the letter names', () => {
    on('2026-03-02').given().when(receive).then(AdviceReceived.sample);
    on('2026-03-02')
      .given()
      .when({ ...receive, replyDueOn: '2026-03-16' })
      .thenState((state) => expect(state?.replyDueOn).toBe('2026-03-16'));
    on('2026-03-02')
      .given()
      .when({ ...receive, replyDueOn: '2026-03-01' })
      .thenRejected('DUE_BEFORE_ASKED');
  });
  it('R-54 adviceReplyDue stops with the written reply; unanswered it turns red', () => {
    const clockAfter = (...more: (typeof AdviceReplied.sample)[]) => {
      const recorded = [AdviceReceived.sample, ...more].map((event, at) => ({
        ...event,
        meta: { eventId: 'e', version: at + 1, recordedAt: '', actorId: null, capacity: null },
      }));
      const state = recorded.reduce<Parameters<typeof RECEIVED_ADVICE.evolve>[0]>(
        (folded, event) => RECEIVED_ADVICE.evolve(folded, event, 'id'),
        null,
      );
      return state === null ? null : RECEIVED_ADVICE.rowOf(state).clock;
    };
    const running = clockAfter();
    expect(running && lightOf(running, '2026-04-02', CHINA_CALENDAR).overdue).toBe(true);
    expect(clockAfter(AdviceReplied.sample)?.stoppedOn).toBe('2026-03-20');
  });
  it('R-55 what was found is put right after the reply, not before', () => {
    const done = { type: 'recordRectified', result: '模板已启用' } as const;
    on('2026-04-20').given(AdviceReceived.sample).when(done).thenRejected('AFFAIR_STEP_NOT_OPEN');
    on('2026-04-20')
      .given(AdviceReceived.sample, AdviceReplied.sample)
      .when(done)
      .then(RECEIVED_ADVICE.events.AdviceRectified.sample);
  });
});
