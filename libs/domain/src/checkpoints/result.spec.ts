import { describe, expect, it } from '@jest/globals';
import { accusationStory, appealStory, matter, Story, verdict, WHO } from './spec-support.js';

const full = { resultRequired: true };
const measure = (
  name: 'clarification' | 'criticism' | 'noAction' | 'executeSupport' | 'counselling' | 'improveSystem',
) => ({
  measure: name,
  completedOn: '2026-04-10',
  dueOn: null,
  responsibleId: null,
});

describe('结果正确关', () => {
  it('QS01 names the points without an answer, then waits for a person, then passes', () => {
    const half = appealStory().submitted({
      answers: [{ point: '1.1', finding: null, conclusion: 'support', evidence: [], textLength: 9 }],
    });
    expect(verdict(half, 'QS01')).toMatchObject({ value: 'failed', missing: ['ResultSubmitted/answer:1.2'] });
    expect(verdict(half.signed('QS01'), 'QS01').value).toBe('failed');
    const whole = appealStory().submitted();
    expect(verdict(whole, 'QS01').value).toBe('awaitingPerson');
    expect(verdict(whole.signed('QS01'), 'QS01').value).toBe('passed');
    expect(verdict(appealStory(), 'QS01').missing).toEqual(['ResultSubmitted']);
  });

  it('QS02 passes on notes of this petition, fails on none or foreign ones, light set not', () => {
    expect(verdict(accusationStory().submitted(), 'QS02').decidedBy).toContain('6-HandlingNoteAdded');
    const answers = (evidence: string[]) => ({
      answers: ['1.1', '1.2'].map((point) => ({
        point,
        finding: 'unsubstantiated' as const,
        conclusion: null,
        evidence,
        textLength: 9,
      })),
    });
    expect(verdict(accusationStory().submitted(answers([])), 'QS02').missing).toEqual([
      'ResultSubmitted/evidence:1.1',
      'ResultSubmitted/evidence:1.2',
    ]);
    expect(verdict(accusationStory().submitted(answers(['elsewhere'])), 'QS02').value).toBe('failed');
    expect(verdict(accusationStory({}, false).submitted(), 'QS02').value).toBe('notApplicable');
  });

  it('QS03 is a person’s word in the full set', () => {
    expect(verdict(appealStory(full).submitted(), 'QS03').value).toBe('awaitingPerson');
    expect(verdict(appealStory(full).submitted().signed('QS03', 'signing', false), 'QS03').value).toBe(
      'failed',
    );
    expect(verdict(appealStory().submitted(), 'QS03').value).toBe('notApplicable');
  });

  it('QS04 fails on no basis, on one not in force and on one that is not ours (R-53, pitfall 36)', () => {
    const basis = (changes: object) => ({
      legalBases: [{ source: 'x', article: 'y', effective: true, ours: true, ...changes }],
    });
    expect(verdict(appealStory().submitted({ legalBases: [] }), 'QS04').missing).toEqual([
      'ResultSubmitted/legalBasis',
    ]);
    expect(verdict(appealStory().submitted(basis({ effective: false })), 'QS04').missing).toEqual([
      'ResultSubmitted/effectiveBasis',
    ]);
    expect(verdict(appealStory().submitted(basis({ ours: false })), 'QS04').missing).toEqual([
      'ResultSubmitted/ourBasis',
    ]);
    expect(verdict(appealStory().submitted().signed('QS04'), 'QS04').value).toBe('passed');
  });
  it('QS04 is asked of an accusation only where somebody is characterised or dealt with', () => {
    expect(verdict(accusationStory().submitted({ legalBases: [] }), 'QS04').value).toBe('notApplicable');
    expect(
      verdict(accusationStory().submitted({ finding: 'substantiated', legalBases: [] }), 'QS04').value,
    ).toBe('failed');
  });

  it('QS05 属实却无处理 fails; the clarification of an unfounded accusation is needed (O-41)', () => {
    expect(
      verdict(accusationStory().submitted({ finding: 'substantiated', measures: [] }), 'QS05').missing,
    ).toEqual(['ResultSubmitted/anyMeasure']);
    expect(
      verdict(
        accusationStory().submitted({ finding: 'substantiated', measures: [measure('criticism')] }),
        'QS05',
      ).value,
    ).toBe('passed');
    expect(verdict(accusationStory().submitted({ measures: [] }), 'QS05').missing).toEqual([
      'ResultSubmitted/measure:clarification',
    ]);
    expect(verdict(accusationStory().submitted(), 'QS05').value).toBe('passed');
  });
  it('QS05 fails on a measure that contradicts the conclusion', () => {
    const both = [measure('clarification'), measure('criticism')];
    expect(verdict(accusationStory().submitted({ measures: both }), 'QS05')).toMatchObject({
      value: 'failed',
      finding: '与结论相反的措施:批评教育',
    });
    expect(
      verdict(
        appealStory().submitted({ conclusion: 'notSupport', measures: [measure('counselling')] }),
        'QS05',
      ).value,
    ).toBe('passed');
    expect(verdict(appealStory().submitted({ conclusion: 'notSupport' }), 'QS05').value).toBe('failed');
  });
  it('QS05 does not apply where the table has no such conclusion (已答复)', () => {
    const story = new Story(matter({ class: 'suggestion', appealKind: null }))
      .triaged()
      .submitted({ conclusion: 'answered' });
    expect(verdict(story, 'QS05').value).toBe('notApplicable');
  });

  it('QS06 asks for a day or for a person and a day; nothing without measures', () => {
    const loose = {
      measure: 'executeSupport' as const,
      completedOn: null,
      dueOn: '2026-06-01',
      responsibleId: null,
    };
    expect(verdict(appealStory().submitted({ measures: [loose] }), 'QS06').missing).toEqual([
      'ResultSubmitted/plan:executeSupport',
    ]);
    expect(
      verdict(appealStory().submitted({ measures: [{ ...loose, responsibleId: WHO.handler }] }), 'QS06')
        .value,
    ).toBe('awaitingPerson');
    expect(
      verdict(
        appealStory()
          .submitted({ measures: [measure('executeSupport')] })
          .signed('QS06'),
        'QS06',
      ).value,
    ).toBe('passed');
    expect(verdict(appealStory().submitted({ measures: [] }), 'QS06').value).toBe('notApplicable');
  });

  it('QS07 waits for a person only where there is an earlier petition, softly', () => {
    expect(verdict(appealStory(full).submitted(), 'QS07').value).toBe('notApplicable');
    expect(verdict(appealStory({ ...full, repeatOf: 'p0' }).submitted(), 'QS07')).toMatchObject({
      value: 'awaitingPerson',
      hard: false,
    });
  });
  it('QS08 fails softly from 90 % on', () => {
    expect(verdict(appealStory().submitted({ templateLikeness: 89 }), 'QS08').value).toBe('passed');
    expect(verdict(appealStory().submitted({ templateLikeness: 90 }), 'QS08')).toMatchObject({
      value: 'failed',
      hard: false,
    });
  });
  it('QS09 lies in the text, which no rule set reads: a person compares, softly', () => {
    expect(verdict(appealStory(full).submitted(), 'QS09')).toMatchObject({
      value: 'awaitingPerson',
      hard: false,
    });
    expect(verdict(appealStory().submitted(), 'QS09').value).toBe('notApplicable');
  });
  it('QS10 passes with any opinion recorded, fails softly without, not for the anonymous', () => {
    expect(verdict(appealStory(full).submitted({ petitionerOpinion: 'none' }), 'QS10').value).toBe('passed');
    expect(verdict(appealStory(full).submitted({ petitionerOpinion: null }), 'QS10').value).toBe('failed');
    expect(verdict(appealStory().submitted({ petitionerOpinion: null }), 'QS10').value).toBe('notApplicable');
    expect(verdict(appealStory({ ...full, anonymity: 'anonymous' }).submitted(), 'QS10').value).toBe(
      'notApplicable',
    );
  });
});
