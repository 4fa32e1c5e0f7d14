import { describe, expect, it } from '@jest/globals';
import { accusationStory, appealStory, matter, Story, verdict } from './spec-support.js';

const served = () => appealStory().submitted().gatePassed().issued().served();
const reported = () =>
  accusationStory().submitted().gatePassed().issued('2026-04-22', 'C', 'investigationReport');

describe('手续完备关', () => {
  it('QC01 passes with every paper, names each one missing by class and road', () => {
    expect(verdict(served(), 'QC01', 'closing').value).toBe('passed');
    const bare = new Story().triaged().accepted().submitted().issued();
    expect(verdict(bare, 'QC01', 'closing').missing).toEqual([
      'material:notice',
      'material:evidence',
      'material:statement',
      'material:service',
      'material:checkpointSheet',
    ]);
    expect(verdict(bare.noted('explanation'), 'QC01', 'closing')).toMatchObject({
      value: 'passed',
      finding: '所缺材料附有说明',
    });
  });
  it('QC01 asks an accusation for report, evidence and feedback, the light set for those that there are', () => {
    expect(verdict(reported(), 'QC01', 'closing').missing).toEqual(['material:feedback']);
    const light = accusationStory({}, false).submitted().gatePassed();
    expect(verdict(light, 'QC01', 'closing').missing).toEqual(['material:feedback']);
  });
  it('QC01 asks an end without a result for no result', () => {
    const redirected = new Story().triaged({ intakeDecision: 'redirect', disposition: null }).told();
    expect(verdict(redirected, 'QC01', 'closing').value).toBe('passed');
    const passedDown = new Story().triaged({ intakeDecision: 'passDown', disposition: 'ZS' });
    expect(verdict(passedDown, 'QC01', 'closing').missing).toEqual(['material:notice']);
  });

  it('QC02 is a person’s word: the stamp of the organ, never a section’s (pitfall 22)', () => {
    expect(verdict(appealStory().submitted(), 'QC02').value).toBe('awaitingPerson');
    expect(verdict(appealStory().submitted().signed('QC02'), 'QC02').value).toBe('passed');
    const thanks = new Story(matter({ class: 'suggestion', appealKind: null, purpose: 'thanks' })).triaged({
      disposition: 'DF',
    });
    expect(verdict(thanks, 'QC02').value).toBe('notApplicable');
  });

  it('QC03 waits for the issue and then wants the level (pitfall 38)', () => {
    expect(verdict(appealStory().submitted(), 'QC03').matrixRow).toContain('分管副部长');
    expect(verdict(served(), 'QC03', 'closing').value).toBe('passed');
    expect(verdict(appealStory().submitted().issued('2026-04-22', 'A'), 'QC03', 'closing').missing).toEqual([
      'ResultIssued/approval:B',
    ]);
    const grave = appealStory({ urgentGrounds: ['media'] })
      .submitted()
      .issued('2026-04-22', 'B');
    expect(verdict(grave, 'QC03', 'closing').missing).toEqual(['ResultIssued/approval:C']);
  });

  it('QC03, QC04 take the paper that was signed anew on the day of the return for the one in force', () => {
    const again = (level: 'A' | 'C', on: string) =>
      served()
        .returned('closing', '2026-04-26')
        .submitted({}, '2026-04-26')
        .gatePassed('signing', '2026-04-26')
        .issued(on, level);
    for (const on of ['2026-04-26', '2026-04-27']) {
      expect(verdict(again('C', on), 'QC03', 'closing').value).toBe('passed');
      expect(verdict(again('A', on), 'QC03', 'closing').missing).toEqual(['ResultIssued/approval:B']);
      expect(verdict(again('C', on), 'QC04', 'closing').missing).toEqual([
        'ResultDelivered',
        'ServiceFailed',
      ]);
    }
    // what was signed on that day before the return is not
    const before = appealStory().submitted().gatePassed().issued().served().returned('closing', '2026-04-22');
    expect(verdict(before, 'QC03', 'closing').value).toBe('notApplicable');
  });

  it('QC03 asks for the conclusion of an investigation what its row and its measures ask', () => {
    const issued = (level: 'B' | 'C', measure: 'clarification' | 'admonition' = 'clarification') =>
      accusationStory()
        .submitted({ measures: [{ measure, completedOn: '2026-04-10', dueOn: null, responsibleId: null }] })
        .issued('2026-04-22', level, 'investigationReport');
    expect(verdict(issued('B'), 'QC03', 'closing').value).toBe('passed');
    expect(verdict(issued('B', 'admonition'), 'QC03', 'closing').missing).toEqual([
      'ResultIssued/approval:C',
    ]);
    expect(verdict(issued('C', 'admonition'), 'QC03', 'closing').value).toBe('passed');
  });

  it('QC04 passes on a receipt or on the proof that it cannot be served', () => {
    expect(verdict(served(), 'QC04', 'closing').value).toBe('passed');
    const posted = appealStory().submitted().gatePassed().issued();
    expect(verdict(posted, 'QC04', 'closing').missing).toEqual(['ResultDelivered', 'ServiceFailed']);
    const failed = posted.add('ServiceFailed', '2026-05-01', { ground: 'returned' });
    expect(verdict(failed, 'QC04', 'closing').value).toBe('passed');
    expect(verdict(reported(), 'QC04', 'closing').value).toBe('notApplicable');
    expect(
      verdict(appealStory({ anonymity: 'anonymous' }).submitted().issued(), 'QC04', 'closing').value,
    ).toBe('notApplicable');
  });

  it('QC05 wants remedy, organ and thirty days in an opinion under 31(六) alone', () => {
    expect(verdict(appealStory().submitted(), 'QC05').value).toBe('passed');
    expect(verdict(appealStory().submitted({ remedyStated: false }), 'QC05').missing).toEqual([
      'ResultSubmitted/remedy',
    ]);
    expect(verdict(accusationStory().submitted({ remedyStated: false }), 'QC05').value).toBe('notApplicable');
    const duty = new Story(matter({ appealKind: 'item5' })).triaged().submitted({ remedyStated: false });
    expect(verdict(duty, 'QC05').value).toBe('notApplicable');
  });

  it('QC06 wants the feedback to a reporter by name, reached or proved not (O-12)', () => {
    expect(verdict(reported(), 'QC06', 'closing').missing).toEqual(['ReporterFeedbackGiven']);
    const told = reported().add('ReporterFeedbackGiven', '2026-04-28', {
      staffIds: [],
      reached: false,
      opinion: null,
    });
    expect(verdict(told, 'QC06', 'closing')).toMatchObject({ value: 'passed', finding: '联系不上,有凭证' });
    expect(verdict(accusationStory({ anonymity: 'anonymous' }).submitted(), 'QC06', 'closing').value).toBe(
      'notApplicable',
    );
  });

  it('QC04, QC01: a corrected opinion wants a service of its own; the one before the return stands for the paper before', () => {
    const corrected = () =>
      served()
        .returned('closing', '2026-04-24')
        .submitted({}, '2026-04-24')
        .gatePassed('signing', '2026-04-24');
    // returned and not signed anew: what was served is still the paper in force
    expect(verdict(corrected(), 'QC04', 'closing').value).toBe('passed');
    const signed = corrected().issued('2026-04-24');
    expect(verdict(signed, 'QC04', 'closing')).toMatchObject({
      value: 'failed',
      missing: ['ResultDelivered', 'ServiceFailed'],
    });
    expect(verdict(signed, 'QC01', 'closing').missing).toEqual(['material:service']);
    const again = corrected()
      .issued('2026-04-24')
      .add('ResultDelivered', '2026-04-24', { deliveredOn: '2026-04-24', how: 'signed' });
    expect(verdict(again, 'QC04', 'closing').value).toBe('passed');
    expect(verdict(again, 'QC01', 'closing').value).toBe('passed');
  });
  it('QC06: who was told of a conclusion that was corrected since is told again', () => {
    const fed = { staffIds: [], reached: true, opinion: null };
    const corrected = () =>
      reported()
        .add('ReporterFeedbackGiven', '2026-04-23', fed)
        .returned('closing', '2026-04-24')
        .submitted({}, '2026-04-24')
        .gatePassed('signing', '2026-04-24')
        .issued('2026-04-24', 'C', 'investigationReport');
    expect(verdict(corrected(), 'QC06', 'closing').missing).toEqual(['ReporterFeedbackGiven']);
    expect(
      verdict(corrected().add('ReporterFeedbackGiven', '2026-04-24', fed), 'QC06', 'closing').value,
    ).toBe('passed');
  });

  it('QC07 wants the superior’s word on the version in force (O-31)', () => {
    const asked = () => appealStory({ origin: 'leader', resultRequired: true }).submitted();
    expect(verdict(asked(), 'QC07', 'closing').missing).toEqual(['SuperiorAcknowledged']);
    const word = (passed: boolean, submission = 1) =>
      asked().add('SuperiorAcknowledged', '2026-05-01', { passed, submission });
    expect(verdict(word(true), 'QC07', 'closing').value).toBe('passed');
    expect(verdict(word(false), 'QC07', 'closing').missing).toEqual(['SuperiorAcknowledged/passed']);
    expect(
      verdict(word(true).returned('closing', '2026-05-02').submitted({}, '2026-05-06'), 'QC07', 'closing')
        .missing,
    ).toEqual(['SuperiorAcknowledged/lastVersion']);
    expect(verdict(served(), 'QC07', 'closing').value).toBe('notApplicable');
  });

  it('QC08 waits softly for a person in the full set', () => {
    expect(verdict(reported(), 'QC08', 'closing')).toMatchObject({ value: 'awaitingPerson', hard: false });
    expect(verdict(served(), 'QC08', 'closing').value).toBe('notApplicable');
  });
  it('QC09 wants the mark, and for an accusation the circle of those who know', () => {
    expect(verdict(appealStory().submitted(), 'QC09').value).toBe('passed');
    expect(verdict(appealStory().submitted({ secrecyMarked: false }), 'QC09').missing).toEqual([
      'ResultSubmitted/secrecy',
    ]);
    const undesignated = new Story({
      ...matter({ class: 'accusation', appealKind: null }),
      zone: 'accusation',
    })
      .triaged()
      .submitted();
    expect(verdict(undesignated, 'QC09').missing).toEqual(['HandlerDesignated/needToKnow']);
    expect(verdict(accusationStory().submitted(), 'QC09').value).toBe('passed');
  });
  it('QC10 passes: contents come from the events, the period from §6.5', () => {
    expect(verdict(served(), 'QC10', 'closing')).toMatchObject({
      value: 'passed',
      finding: expect.stringContaining('30年'),
    });
    const leader = appealStory({ origin: 'leader' }).submitted();
    expect(verdict(leader, 'QC10', 'closing').finding).toContain('永久');
  });
});
