import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { AnswerObjection, RaiseObjection } from '../commands.js';
import type { PetitionEvent } from '../events.js';
import { accepted, arrival, designated, on, registered, triaged } from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';

const { given } = petitionOn(on('2026-03-20', 'windowHead'));
const sent = arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-02' });
const objection = (change: Partial<RaiseObjection> = {}): RaiseObjection => ({
  type: 'raiseObjection',
  sentOn: '2026-03-09',
  reason: '所反映征地补偿属自然资源部门职权,不属组织部门,也不属本系统。',
  suggestedOrgan: '县自然资源局',
  belongsToOwnSystem: false,
  ...change,
});
const raised: PetitionEvent = {
  type: 'ObjectionRaised',
  occurredOn: '2026-03-09',
  article: 'objection',
  data: { docNo: '宛组信函〔2026〕1号', sentOn: '2026-03-09' },
  sealed: { reason: objection().reason, suggestedOrgan: '县自然资源局' },
};
const answer = (change: Partial<AnswerObjection> = {}): AnswerObjection => ({
  type: 'answerObjection',
  consent: false,
  answeredOn: '2026-03-13',
  ...change,
});

describe('raiseObjection', () => {
  it('R-15: does it on the fifth working day after our signing', () => {
    given(registered(sent)).when(objection()).then(raised);
  });

  it('R-15: also after a triage that decided for it', () => {
    given(registered(sent), triaged('2026-03-04', sent, { intakeDecision: 'objection', disposition: null }))
      .when(objection())
      .thenState((state) => expect(state?.status).toBe('objectionPending'));
  });

  it.each([
    ['R-15: on the sixth working day', sent, { sentOn: '2026-03-10' }, 'OBJECTION_LATE', ARTICLES.objection],
    [
      'R-24: what belongs to our own system',
      sent,
      { belongsToOwnSystem: true },
      'OBJECTION_WITHIN_OWN_SYSTEM',
      ARTICLES.transferWithinSystem,
    ],
    ['R-15: a reason without detail', sent, { reason: '不归我们管' }, 'TEXT_TOO_SHORT', undefined],
    ['R-15: before it was signed for', sent, { sentOn: '2026-03-01' }, 'DATE_BEFORE_STEP', undefined],
    [
      "R-27: a leader's instruction",
      arrival({ origin: 'leader' }),
      {},
      'OBJECTION_ORIGIN',
      ARTICLES.objection,
    ],
    ['R-15: a direct letter', arrival(), {}, 'OBJECTION_ORIGIN', ARTICLES.objection],
    [
      '30②: a briefing',
      arrival({ ...sent, transferKind: 'briefing' }),
      {},
      'OBJECTION_ORIGIN',
      ARTICLES.objection,
    ],
  ])('%s: says no', (_name, facts, change, code, article) => {
    given(registered(facts)).when(objection(change)).thenRejected(code, article);
  });

  it('R-15: says no after acceptance and after a refusal', () => {
    given(registered(sent), triaged('2026-03-03', sent), designated('2026-03-03'), accepted('2026-03-04'))
      .when(objection())
      .thenRejected('ACTION_NOT_IN_STATE');
    given(registered(sent), raised, {
      type: 'ObjectionAnswered',
      occurredOn: '2026-03-09',
      article: 'objection',
      data: { consent: false, deemed: false },
      sealed: {},
    })
      .when(objection())
      .thenRejected('OBJECTION_ALREADY_ANSWERED', ARTICLES.objection);
  });

  it('stays quiet about the duty: notification is still owed while it is pending', () => {
    given(registered(sent))
      .when(objection())
      .thenState((state) =>
        expect(state).toMatchObject({
          notificationExempted: null,
          notifications: [],
          objection: { answered: null },
        }),
      );
  });
});

describe('answerObjection', () => {
  it('R-15: consent hands it back', () => {
    given(registered(sent), raised)
      .when(answer({ consent: true, remark: '同意退回' }))
      .then({
        type: 'ObjectionAnswered',
        occurredOn: '2026-03-13',
        article: 'objection',
        data: { consent: true, deemed: false },
        sealed: { remark: '同意退回' },
      });
  });

  it('R-15: refusal leaves it here, registered, to be decided anew', () => {
    given(
      registered(sent),
      triaged('2026-03-04', sent, { intakeDecision: 'objection', disposition: null }),
      raised,
    )
      .when(answer())
      .thenState((state) => expect(state).toMatchObject({ status: 'registered', triage: null }));
  });

  it('§1.14: no word for ten working days is refusal', () => {
    petitionOn(on('2026-03-23', 'windowHead'))
      .given(registered(sent), raised)
      .when(answer({ deemed: true, answeredOn: '2026-03-23' }))
      .thenState((state) => expect(state?.objection?.answered?.deemed).toBe(true));
  });

  it.each([
    ['deemed too early', answer({ deemed: true }), 'OBJECTION_NOT_YET_DEEMED'],
    ['deemed consent', answer({ deemed: true, consent: true }), 'OBJECTION_DEEMED_CONSENT'],
    ['answered before it was sent', answer({ answeredOn: '2026-03-08' }), 'DATE_BEFORE_STEP'],
  ])('R-15: says no: %s', (_name, command, code) => {
    given(registered(sent), raised).when(command).thenRejected(code);
  });

  it('says no when nothing is pending', () => {
    given(registered(sent)).when(answer()).thenRejected('ACTION_NOT_IN_STATE');
  });
});
