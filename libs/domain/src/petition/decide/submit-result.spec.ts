import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import { noted, on, result, STAFF, uuid } from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';
import { findingOf, isVagueReason, legalBasisOf, statesRemedy } from './result-rules.js';
import { appeal, inHand, reason, verified } from './second-half-fixtures.js';

describe('submitResult', () => {
  const { given } = petitionOn(on('2026-04-10'));
  const command = result('2026-04-10');

  it('R-31: records what the texts say as facts, the texts apart', () => {
    given(...inHand)
      .when(command)
      .then({
        type: 'ResultSubmitted',
        occurredOn: '2026-04-10',
        article: 'opinionContents',
        data: {
          submission: 1,
          answers: [
            { point: '1.1', finding: null, conclusion: 'support', evidence: [uuid(31)], textLength: 4 },
            { point: '1.2', finding: null, conclusion: 'support', evidence: [uuid(31)], textLength: 4 },
          ],
          finding: null,
          conclusion: 'support',
          measures: [
            {
              measure: 'executeSupport',
              completedOn: null,
              dueOn: '2026-06-30',
              responsibleId: STAFF.handler,
            },
          ],
          legalBases: [{ source: '信访工作条例', article: '第三十二条第一款', effective: true, ours: true }],
          remedyStated: true,
          litigationChecked: true,
          petitionerOpinion: 'agree',
          templateLikeness: 10,
          secrecyMarked: true,
        },
        sealed: {
          request: command.request,
          facts: command.facts,
          opinion: command.opinion,
          basis: command.basis,
          answers: { '1.1': '予以补发', '1.2': '予以说明' },
          measures: ['责成补发'],
        },
      });
  });

  it('QS01: every point exactly once, and none that is not there', () => {
    const [first, second] = command.answers;
    if (!first || !second) throw new Error('two answers');
    given(...inHand)
      .when({ ...command, answers: [first] })
      .thenRejected('POINT_UNANSWERED');
    given(...inHand)
      .when({ ...command, answers: [first, second, first] })
      .thenRejected('POINT_ANSWERED_TWICE');
    given(...inHand)
      .when({ ...command, answers: [first, second, { ...first, point: '2.1' }] })
      .thenRejected('POINT_UNKNOWN');
  });

  it('R-31: says no where a block is empty; QS02: where the evidence is none of ours', () => {
    for (const block of ['request', 'facts', 'opinion', 'basis'] as const)
      given(...inHand)
        .when({ ...command, [block]: ' ' })
        .thenRejected('OPINION_BLOCK_MISSING', ARTICLES.opinionContents);
    given(...inHand)
      .when({ ...command, answers: command.answers.map((answer) => ({ ...answer, evidence: [uuid(99)] })) })
      .thenRejected('EVIDENCE_UNKNOWN');
  });

  it('R-23: conclusions of the right kind', () => {
    const with_ = (change: object) => ({
      ...command,
      answers: command.answers.map((answer) => ({ ...answer, ...change })),
    });
    given(...inHand)
      .when(with_({ conclusion: 'adopted' }))
      .thenRejected('CONCLUSION_NOT_FITTING');
    given(...inHand)
      .when(with_({ conclusion: null }))
      .thenRejected('CONCLUSION_MISSING');
    given(...inHand)
      .when(with_({ finding: 'substantiated' }))
      .thenRejected('ANSWER_KIND_MISMATCH');
    given(...verified)
      .when(command)
      .thenRejected('ANSWER_KIND_MISMATCH');
    given(...verified)
      .when(with_({ conclusion: null }))
      .thenRejected('FINDING_MISSING');
    given(...inHand)
      .when({
        ...command,
        answers: command.answers.map((each, at) => (at ? { ...each, conclusion: 'explain' } : each)),
      })
      .thenRejected('CONCLUSION_MISSING');
  });

  it('QS05: records measures that contradict the conclusion: the gate judges them', () => {
    given(...inHand)
      .when({ ...command, measures: [{ measure: 'admonition', text: '诫勉' }] })
      .thenState((state) => expect(state?.submissions[0]?.measures[0]?.measure).toBe('admonition'));
  });

  it('O-40: 诬告 only by its own procedure', () => {
    const false_ = {
      ...command,
      answers: command.answers.map((each) => ({
        ...each,
        conclusion: null,
        finding: 'falseAccusation' as const,
      })),
      measures: [{ measure: 'referral' as const, text: '移送' }],
    };
    given(...verified)
      .when(false_)
      .thenRejected('FALSE_ACCUSATION_NEEDS_PROCEDURE', ARTICLES.falseAccusationFinding);
    given(...verified, noted('2026-04-01', uuid(44), 'instruction'))
      .when(false_)
      .thenState((state) => expect(state?.submissions[0]?.finding).toBe('falseAccusation'));
  });

  it('K-19, QP05: not before acceptance, not without it', () => {
    given(...inHand)
      .when({ ...command, submittedOn: '2026-03-04' })
      .thenRejected('DATE_BEFORE_STEP');
    given(...appeal)
      .when(command)
      .thenRejected('ACTION_NOT_IN_STATE');
  });
});

describe('what the texts say', () => {
  it('O-39: the finding of the whole follows from the points', () => {
    expect(findingOf(['substantiated', 'substantiated'])).toBe('substantiated');
    expect(findingOf(['substantiated', 'unverifiable'])).toBe('partiallySubstantiated');
    expect(findingOf(['partiallySubstantiated'])).toBe('partiallySubstantiated');
    expect(findingOf(['unsubstantiated', 'unsubstantiated'])).toBe('unsubstantiated');
    expect(findingOf(['unsubstantiated', 'unverifiable'])).toBe('unverifiable');
    expect(findingOf(['unsubstantiated', 'noEvidence'])).toBe('noEvidence');
    expect(findingOf(['unsubstantiated', 'falseAccusation'])).toBe('unsubstantiated');
  });

  it('QC05: the remedy is named by 复查, an organ and the 30 days', () => {
    expect(statesRemedy('可自收到之日起30日内', '向上一级机关申请复查')).toBe(true);
    expect(statesRemedy('可自收到之日起三十日内向市委组织部申请复查')).toBe(true);
    expect(statesRemedy('可向上一级机关申请复查')).toBe(false);
    expect(statesRemedy('可在30日内申请复查')).toBe(false);
    expect(statesRemedy('可在30日内向上一级机关提出')).toBe(false);
  });

  it('QE05: phrases that explain nothing', () => {
    expect(isVagueReason('因工作忙,不能按期')).toBe(true);
    expect(isVagueReason(reason)).toBe(false);
  });

  it('QS04, R-53: in force on the day, and ours to cite', () => {
    expect(legalBasisOf({ source: '《信访工作条例》', article: '第三十四条' }, '2026-04-10')).toMatchObject({
      effective: true,
      ours: true,
    });
    expect(legalBasisOf({ source: '信访工作条例', article: '第四十条第一款' }, '2026-04-10').ours).toBe(
      false,
    );
    expect(legalBasisOf({ source: '信访条例', article: '第三十三条' }, '2026-04-10').effective).toBe(false);
    expect(legalBasisOf({ source: '干部任用条例', article: '第一条' }, '2026-04-10')).toMatchObject({
      effective: true,
      ours: true,
    });
  });
});
