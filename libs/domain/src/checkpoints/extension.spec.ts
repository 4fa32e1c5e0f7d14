import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { policyOn } from '../parameters.js';
import type { PetitionState } from '../petition/state.js';
import { judgeGate } from './index.js';
import { accusationStory, appealStory, approvedBy, matter, Story, verdict } from './spec-support.js';

// Accepted on 2026-03-06: the sixtieth day is 2026-05-05, a day off (05-01…05-05), so legally 2026-05-06.
describe('延期说明关', () => {
  it('QE01 passes up to the legal due day and fails the day after (K-04)', () => {
    expect(verdict(appealStory(), 'QE01', 'signing', '2026-05-06').value).toBe('passed');
    expect(verdict(appealStory(), 'QE01', 'signing', '2026-05-07')).toMatchObject({
      value: 'failed',
      missing: ['OverdueExplained'],
    });
  });
  it('QE01 at the closing gate goes by the day of closure (K-20), not by today', () => {
    const story = appealStory().submitted().gatePassed().issued().served('2026-04-24');
    expect(verdict(story, 'QE01', 'closing', '2026-08-01').value).toBe('passed');
  });
  it('QE01 counts an approved extension, and none that came too late or too low (R-35)', () => {
    expect(verdict(appealStory().extended(30), 'QE01', 'signing', '2026-06-04').value).toBe('passed');
    expect(
      verdict(appealStory().extended(30, { approvedOn: '2026-05-08' }), 'QE01', 'signing', '2026-05-20')
        .value,
    ).toBe('failed');
    expect(verdict(appealStory().extended(30, { level: 'B' }), 'QE01', 'signing', '2026-05-20').value).toBe(
      'failed',
    );
    expect(verdict(appealStory().extended(45), 'QE01', 'signing', '2026-06-10').value).toBe('failed');
  });
  it('QE01 is not asked where no clock of handling runs, and never fails on a provisional day (K-21)', () => {
    const suggestion = new Story(matter({ class: 'suggestion', appealKind: null }))
      .triaged()
      .told()
      .accepted();
    expect(verdict(suggestion, 'QE01').value).toBe('notApplicable');
    const late = new Story({ receivedOn: '2026-12-01', registeredOn: '2026-12-01' })
      .triaged({}, '2026-12-01')
      .told('2026-12-01')
      .accepted('2026-12-01');
    expect(verdict(late, 'QE01', 'signing', '2027-03-01')).toMatchObject({
      value: 'passed',
      finding: expect.stringContaining('暂定'),
    });
  });
  it('QE01 runs for an accusation as its verification (O-06)', () => {
    expect(verdict(accusationStory(), 'QE01', 'signing', '2026-05-07').value).toBe('failed');
  });
  it('QE01 goes on running through a return for rework (O-51, pitfall 11)', () => {
    const story = appealStory().submitted().returned('signing', '2026-05-04').submitted({}, '2026-05-12');
    expect(verdict(story, 'QE01', 'signing', '2026-05-12').value).toBe('failed');
  });

  it('QE02 passes in time, fails late (pitfall 12), passes once the overrun is explained', () => {
    expect(verdict(appealStory(), 'QE02').value).toBe('notApplicable');
    expect(verdict(appealStory().extended(10), 'QE02').value).toBe('passed');
    expect(verdict(appealStory().extended(10, { approvedOn: '2026-05-06' }), 'QE02').value).toBe('passed');
    const late = appealStory().extended(10, { approvedOn: '2026-05-07' });
    expect(verdict(late, 'QE02', 'signing', '2026-05-08')).toMatchObject({
      value: 'failed',
      missing: ['OverdueExplained'],
    });
    expect(verdict(late.explained('2026-05-08'), 'QE02', 'signing', '2026-05-08').value).toBe('passed');
  });
  it('QE03 wants the head of the organ', () => {
    expect(verdict(appealStory(), 'QE03').value).toBe('notApplicable');
    expect(verdict(appealStory().extended(10), 'QE03').value).toBe('passed');
    expect(verdict(appealStory().extended(10, { level: 'B' }), 'QE03').value).toBe('failed');
  });
  it('QE03 names the assigner’s consent where the office asks for it; the statutory period stays ours (O-32)', () => {
    const story = appealStory({
      origin: 'superiorOrgDept',
      transferKind: 'assign',
      signedForOn: '2026-03-02',
    });
    const policy = { ...policyOn('2026-03-02'), assignerConsentRequired: true };
    const judged = (state: PetitionState, asked = policy) =>
      judgeGate(state, 'signing', { today: '2026-04-21', policy: asked, calendar: CHINA_CALENDAR }).find(
        ({ check }) => check === 'QE03',
      );
    expect(judged(story.extended(10).state())?.finding).toContain('交办方书面同意(O-32)');
    expect(judged(story.state(), policyOn('2026-03-02'))?.finding ?? '').not.toContain('O-32');
    // whatever the assigner consents to, an extension without our head is none
    const without = appealStory({
      origin: 'superiorOrgDept',
      transferKind: 'assign',
      signedForOn: '2026-03-02',
    });
    expect(judged(without.extended(10, { level: 'B' }).state())?.value).toBe('failed');
  });
  it('QE04 sums up: thirty days in all and not one more', () => {
    expect(verdict(appealStory(), 'QE04').value).toBe('notApplicable');
    expect(verdict(appealStory().extended(30), 'QE04').value).toBe('passed');
    expect(verdict(appealStory().extended(20).extended(11), 'QE04').value).toBe('failed');
  });
  it('QE05 fails softly on a short or vague reason, else waits for a person', () => {
    expect(verdict(appealStory(), 'QE05').value).toBe('notApplicable');
    expect(verdict(appealStory().extended(10, { reasonLength: 29 }), 'QE05')).toMatchObject({
      value: 'failed',
      hard: false,
    });
    expect(verdict(appealStory().extended(10, { vague: true }), 'QE05').value).toBe('failed');
    expect(verdict(appealStory().extended(10), 'QE05').value).toBe('awaitingPerson');
  });
  it('QE06 wants the notice; a late one is a finding and passes; accusations have none (O-07)', () => {
    expect(verdict(appealStory(), 'QE06').value).toBe('notApplicable');
    expect(verdict(appealStory().extended(10), 'QE06').missing).toEqual(['ExtensionNotified']);
    const told = (late: boolean) =>
      appealStory()
        .extended(10)
        .add('ExtensionNotified', '2026-05-09', { method: 'posted', documentId: 'd', late });
    expect(verdict(told(false), 'QE06').value).toBe('passed');
    expect(verdict(told(true), 'QE06')).toMatchObject({ value: 'passed', finding: '延期告知迟' });
    expect(verdict(accusationStory().extended(10), 'QE06').value).toBe('notApplicable');
    expect(verdict(appealStory({ anonymity: 'anonymous' }).extended(10), 'QE06').value).toBe('notApplicable');
  });
  it('QE07 does not apply: handling knows no pause (C4, pitfall 14)', () => {
    expect(verdict(appealStory().noted('hearing'), 'QE07').value).toBe('notApplicable');
  });
  it('QE08 is asked only after QE01 failed; wants days, a name and the deputy, then a person', () => {
    expect(verdict(appealStory().explained(), 'QE08').value).toBe('notApplicable');
    const on = '2026-05-12';
    expect(verdict(appealStory(), 'QE08', 'signing', on).missing).toEqual(['OverdueExplained']);
    expect(verdict(appealStory().explained(on), 'QE08', 'signing', on).value).toBe('awaitingPerson');
    expect(verdict(appealStory().explained(on).signed('QE08'), 'QE08', 'signing', on).value).toBe('passed');
    const bare = appealStory().explained(on, {
      overdueDays: 0,
      responsibleId: '',
      approval: approvedBy('A'),
    });
    expect(verdict(bare, 'QE08', 'signing', on).missing).toEqual([
      'OverdueExplained/days',
      'OverdueExplained/responsible',
      'OverdueExplained/signature',
    ]);
  });
});
