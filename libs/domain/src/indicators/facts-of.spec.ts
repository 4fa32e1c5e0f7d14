import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { accusationStory, appealStory, matter, Story } from '../checkpoints/spec-support.js';
import { policyOn } from '../parameters.js';
import { evolve } from '../petition/evolve.js';
import { computeIndicator, indicatorFactsOf, periodOf } from './index.js';

const row = (story: Story) => indicatorFactsOf(story.state(), CHINA_CALENDAR, policyOn('2026-03-02'));
const YEAR = periodOf('year', '2026-01-01');

describe('indicatorFactsOf', () => {
  it('gives an appeal its clocks: accepted 03-06, due 05-06, posted 04-24 (K-04, K-20)', () => {
    const facts = row(appealStory().submitted().gatePassed().issued().served());
    expect(facts).toMatchObject({
      main: {
        kind: 'dueHandle',
        legalDue: '2026-05-06',
        provisional: false,
        closedOn: '2026-04-24',
        endedOn: null,
      },
      notify: { legalDue: '2026-03-17', fulfilledOn: '2026-03-06', exempt: false },
      closureOn: '2026-04-24',
      concludedOn: null,
      signing: { submittedOn: ['2026-04-20'], returnedOn: [], firstPassedOn: '2026-04-21' },
      satisfaction: { dueOn: '2026-05-24', ratedOn: null, rating: null },
    });
    expect(computeIndicator('I-09', [facts], YEAR, '2026-12-31').value).toBe('1.0000');
    expect(computeIndicator('I-24', [facts], YEAR, '2026-12-31').value).toBe('1.0000');
  });
  it('an extension moves the due day, a return does not', () => {
    expect(row(appealStory().extended(30)).main?.legalDue).toBe('2026-06-04');
    const returned = row(
      appealStory().submitted().returned().submitted({}, '2026-04-30').gatePassed('signing', '2026-05-01'),
    );
    expect(returned.main?.legalDue).toBe('2026-05-06');
    expect(returned.signing).toEqual({
      submittedOn: ['2026-04-20', '2026-04-30'],
      returnedOn: ['2026-04-22'],
      firstPassedOn: null,
    });
  });
  it('an accusation is nobody’s to rate and closes with its conclusion', () => {
    const facts = row(
      accusationStory().submitted().gatePassed().issued('2026-04-22', 'C', 'investigationReport'),
    );
    expect(facts).toMatchObject({
      satisfaction: null,
      caseOpenedOn: '2026-03-04',
      finding: 'unsubstantiated',
    });
    expect(facts.main).toMatchObject({ kind: 'verificationDue', closedOn: '2026-04-22' });
    expect(facts.concludedOn).toBe('2026-04-22');
  });
  it('a finding counts once it is signed, not when it passed the gate before (I-22, K-20)', () => {
    const passed = row(accusationStory().submitted().gatePassed());
    expect(passed).toMatchObject({ finding: 'unsubstantiated', concludedOn: null });
    expect(computeIndicator('I-22', [passed], YEAR, '2026-12-31').denominator).toBe(0);
    const signed = row(
      accusationStory().submitted().gatePassed().issued('2026-04-22', 'C', 'investigationReport'),
    );
    expect(computeIndicator('I-22', [signed], YEAR, '2026-12-31').denominator).toBe(1);
  });
  it('a suggestion has no main clock; its reply is its closure', () => {
    const story = new Story(matter({ class: 'suggestion', appealKind: null })).triaged().told().accepted();
    expect(row(story)).toMatchObject({ main: null, closureOn: null });
    const replied = story
      .submitted({ conclusion: 'adopted' })
      .gatePassed()
      .issued('2026-04-22', 'C', 'suggestionReply')
      .served();
    expect(row(replied).closureOn).toBe('2026-04-24');
    expect(computeIndicator('I-10', [row(replied)], YEAR, '2026-12-31').value).toBe('1.0000');
  });
  it('R-13: a direct petition without a name is exempt; what others sent on is not (R-14)', () => {
    expect(row(new Story({ anonymity: 'anonymous' })).notify?.exempt).toBe(true);
    const sent = new Story({
      anonymity: 'anonymous',
      origin: 'petitionOffice',
      transferKind: 'transfer',
      signedForOn: '2026-03-05',
    });
    expect(row(sent).notify).toMatchObject({ exempt: false, legalDue: '2026-03-20' });
  });
  it('a visit of five is a group visit (K-11)', () => {
    expect(row(new Story({ channel: 'visit', visitorCount: 5 })).groupVisit).toBe(true);
    expect(row(new Story({ channel: 'visit', visitorCount: 4 })).groupVisit).toBe(false);
  });
  it('a clock into an unpublished year is provisional', () => {
    const facts = row(new Story({ receivedOn: '2026-12-25', registeredOn: '2026-12-25' }));
    expect(facts.notify).toMatchObject({ legalDue: '2027-01-09', provisional: true });
    expect(computeIndicator('I-08', [facts], periodOf('year', '2027-01-01'), '2027-06-30')).toMatchObject({
      denominator: 0,
      aside: { provisional: 1 },
    });
  });
  it('is merged once that is decided: a case in hand that is marked as a repeat to be merged is still being handled', () => {
    const earlierId = '00000000-0000-4000-8000-000000000009';
    const link = { earlierId, merge: true, likeness: 90, grounds: ['petitioner'] };
    const inHand = appealStory().add('RepeatLinked', '2026-03-10', link as never);
    expect(row(inHand)).toMatchObject({ left: null, intakeDecision: 'handle' });
    const merged = { intakeDecision: 'mergeInto', disposition: 'HB', mergedInto: earlierId } as const;
    const decided = new Story().triaged(merged);
    expect(row(decided).left).toBe('merged');
    // 激活: whoever was merged by mistake is counted as what he is handled as
    const back = decided.add('PetitionReactivated', '2026-03-12', { backTo: 'triaged' } as never);
    expect(row(back).left).toBeNull();
    expect(row(back.triaged({}, '2026-03-13')).left).toBeNull();
  });
  it('withdrawn, also once archived, leaves the handling figures and stays in the total', () => {
    const story = appealStory().add('PetitionWithdrawn', '2026-04-01', {
      voluntary: true,
      approval: { signerId: 'x', capacity: 'windowHead', level: 'A', signedOn: '2026-04-01', onPaper: false },
    });
    expect(row(story).left).toBe('withdrawn');
    const archived = row(
      story.add('PetitionArchived', '2026-04-02', {
        archivedOn: '2026-04-02',
        retention: '10y',
        pageCount: 3,
      }),
    );
    expect(archived.left).toBe('withdrawn');
    expect(computeIndicator('I-10', [archived], YEAR, '2026-12-31').denominator).toBe(0);
    expect(computeIndicator('I-01', [archived], YEAR, '2026-12-31').numerator).toBe(1);
  });

  it('包案 and 请求复查 are facts of the petition’s own events, and move their figures (I-17, I-18)', () => {
    const closed = appealStory().submitted({ petitionerOpinion: 'agree' }).gatePassed().issued().served();
    const state = closed.state();
    const events = (...list: Parameters<typeof evolve>[1][]) =>
      indicatorFactsOf(
        list.reduce((now, event) => evolve(now, event, state.petitionId) ?? now, state),
        CHINA_CALENDAR,
        policyOn('2026-03-02'),
      );
    const meta = {
      eventId: '',
      recordedAt: '2026-05-01T00:00:00.000Z',
      version: 90,
      actorId: null,
      capacity: null,
    };
    const sponsor = (on: string, sponsorId: string | null) =>
      ({
        type: 'CaseSponsored',
        occurredOn: on,
        article: 'leaderReception',
        data: { sponsorId, assignedOn: on },
        sealed: {},
        meta,
      }) as never;
    const taken = events(sponsor('2026-03-10', 'a'), sponsor('2026-04-01', 'b'), sponsor('2026-05-02', null));
    // another leader goes on with it; nobody having it any more is the end of it
    expect(taken.leaderCases).toEqual([{ assignedOn: '2026-03-10', endedOn: '2026-05-02' }]);
    const again = events(sponsor('2026-03-10', 'a'), sponsor('2026-05-02', null), sponsor('2026-08-03', 'a'));
    expect(again.leaderCases).toEqual([
      { assignedOn: '2026-03-10', endedOn: '2026-05-02' },
      { assignedOn: '2026-08-03', endedOn: null },
    ]);
    const of = (facts: ReturnType<typeof row>, id: 'I-17' | 'I-18', day: string) => {
      const { numerator, denominator } = computeIndicator(
        id,
        [facts],
        periodOf('quarter', day),
        '2026-12-31',
      );
      return [numerator, denominator];
    };
    expect(of(taken, 'I-18', '2026-01-01')).toEqual([1, 1]);
    expect(of(taken, 'I-18', '2026-07-01')).toEqual([0, 0]);
    expect(of(again, 'I-18', '2026-07-01')).toEqual([1, 1]);
    // asked for a review within the observation period: not resolved, after all
    const asked = events(sponsor('2026-03-10', 'a'), {
      type: 'ReviewRequested',
      occurredOn: '2026-05-10',
      article: 'review',
      data: { stage: 'review', requestedOn: '2026-05-08', receivedOn: '2026-05-10' },
      sealed: { organ: '某省委组织部', grounds: '不服' },
      meta,
    } as never);
    expect(asked.reviewRequestedOn).toEqual(['2026-05-08']);
    expect([of(taken, 'I-17', '2026-07-01'), of(asked, 'I-17', '2026-07-01')]).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(of(asked, 'I-18', '2026-07-01')).toEqual([0, 1]);
  });
});
