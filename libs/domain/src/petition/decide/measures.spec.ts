import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../../calendar.js';
import { dueOf, ladderOf } from '../../deadlines/index.js';
import type { Measure } from '../../glossary/index.js';
import { policyOn } from '../../parameters.js';
import { clocksOf } from '../clocks.js';
import type { PetitionEvent } from '../events.js';
import { awaitedFollowUps } from '../measure-follow-ups.js';
import { handling, on, result } from '../spec-fixtures.js';
import type { PetitionState } from '../state.js';
import { decide } from './index.js';

const POLICY = policyOn('2026-03-02');
const GIVEN = '2026-08-31';

/** A result with these measures, each given on `GIVEN`, or not yet. */
const withMeasures = (measures: readonly Measure[], completedOn: string | null = GIVEN) => {
  const story = handling();
  const today = on('2026-09-01');
  const command = result('2026-09-01', {
    measures: measures.map((measure) => ({ measure, text: '措施', completedOn })),
    legalBases: [],
  });
  return story.add(decide(story.now, command, today).events);
};
const came = (measureNo: number, followUp: 'selfReview' | 'rectification', receivedOn: string) =>
  ({ type: 'recordMeasureFollowUp', measureNo, followUp, receivedOn, summary: '已交' }) as const;
const clocks = (state: PetitionState) =>
  clocksOf(state, POLICY)
    .filter(({ kind }) => kind === 'selfReviewDue' || kind === 'rectificationDue')
    .map((clock) => [clock.id, dueOf(clock, CHINA_CALENDAR).nominalDue, clock.stoppedOn]);

describe('recordMeasureFollowUp (O-20)', () => {
  it('records what an admonition calls for, once each, and awaits it no longer', () => {
    const story = withMeasures(['admonition']);
    const ctx = on('2026-09-04');
    const { events } = decide(story.now, came(1, 'selfReview', '2026-09-03'), ctx);
    const expected: PetitionEvent = {
      type: 'MeasureFollowedUp',
      occurredOn: '2026-09-03',
      article: 'admonitionFollowUp',
      data: { submission: 1, measureNo: 1, followUp: 'selfReview', receivedOn: '2026-09-03' },
      sealed: { summary: '已交' },
    };
    expect(events).toEqual([expected]);
    expect(awaitedFollowUps(story.now)).toHaveLength(2);
    story.add(events);
    expect(awaitedFollowUps(story.now)).toEqual([{ measureNo: 1, followUp: 'rectification' }]);
    expect(() => decide(story.now, came(1, 'selfReview', '2026-09-04'), ctx)).toThrow(
      expect.objectContaining({ code: 'FOLLOW_UP_ALREADY_RECORDED' }),
    );
  });

  it('refuses what the measure does not call for, or before it was given', () => {
    const ctx = on('2026-09-04');
    const refusal = (state: PetitionState, command: ReturnType<typeof came>) => {
      try {
        decide(state, command, ctx);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return null;
    };
    const reminded = withMeasures(['reminder', 'criticism']).now;
    expect(refusal(reminded, came(1, 'selfReview', '2026-09-03'))).toBe('FOLLOW_UP_NOT_CALLED_FOR');
    expect(refusal(reminded, came(2, 'rectification', '2026-09-03'))).toBe('FOLLOW_UP_NOT_CALLED_FOR');
    expect(refusal(reminded, came(3, 'rectification', '2026-09-03'))).toBe('MEASURE_UNKNOWN');
    expect(refusal(reminded, came(1, 'rectification', '2026-08-30'))).toBe('DATE_BEFORE_STEP');
    expect(refusal(withMeasures(['reminder'], null).now, came(1, 'rectification', '2026-09-03'))).toBe(
      'MEASURE_NOT_COMPLETED',
    );
  });
});

describe('书面检查 and 整改报告 have clocks of their own (O-20, K-09)', () => {
  it('five working days and six months from the day on which the measure was given, by calendar months', () => {
    expect(clocks(withMeasures(['admonition', 'reminder', 'criticism']).now)).toEqual([
      ['selfReviewDue:1', '2026-09-07', null],
      // 31 August and no 31 February
      ['rectificationDue:1', '2027-02-28', null],
      ['rectificationDue:2', '2027-02-28', null],
    ]);
  });

  it('runs for nobody before it was given, and stops on the day on which the paper came', () => {
    expect(clocks(withMeasures(['admonition'], null).now)).toEqual([]);
    const story = withMeasures(['admonition']);
    story.add(decide(story.now, came(1, 'selfReview', '2026-09-03'), on('2026-09-04')).events);
    expect(clocks(story.now)).toEqual([
      ['selfReviewDue:1', '2026-09-07', '2026-09-03'],
      ['rectificationDue:1', '2027-02-28', null],
    ]);
  });

  it('到期提醒干部监督: the first reminder after the day goes to the supervision', () => {
    const [selfReview] = clocksOf(withMeasures(['admonition']).now, POLICY).filter(
      ({ kind }) => kind === 'selfReviewDue',
    );
    const rungs = selfReview === undefined ? [] : ladderOf(selfReview, CHINA_CALENDAR, '2026-09-08');
    expect(rungs.find(({ key }) => key === 'T+1')?.level).toBe('supervision');
    expect(rungs.map(({ key }) => key).slice(0, 2)).toEqual(['T-1', 'T0']);
  });
});
