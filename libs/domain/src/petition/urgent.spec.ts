import { describe, expect, it } from '@jest/globals';
import { policyOn } from '../parameters.js';
import type { UrgentReported } from './events.js';
import { handling } from './spec-fixtures.js';
import type { PetitionState } from './state.js';
import { urgentClocksOf } from './urgent.js';

const POLICY = policyOn('2026-03-02');
const FOUND = '2026-03-06T02:00:00.000Z';
const fact = { eventId: '00000000-0000-4000-8000-000000000001', occurredOn: '2026-03-06' };

type Report = Pick<UrgentReported['data'], 'report' | 'way' | 'reportedAt'>;
const told = (report: Report['report'], way: Report['way'], reportedAt: string) => ({
  ...fact,
  report,
  way,
  reportedAt,
  recipients: ['partyGovernment' as const],
  minutes: 0,
  late: false,
});
const urgent = (reports: ReturnType<typeof told>[], change: Partial<PetitionState> = {}): PetitionState => ({
  ...handling().now,
  urgency: { ...fact, grounds: ['threat'], discoveredAt: FOUND },
  urgentReports: reports,
  ...change,
});
const clocks = (state: PetitionState) =>
  urgentClocksOf(state, POLICY).map(({ kind, startedAt, minutes, stoppedAt }) => [
    kind,
    startedAt,
    minutes,
    stoppedAt,
  ]);

const PHONE = '2026-03-06T02:20:00.000Z';
const PAPER = '2026-03-06T02:50:00.000Z';
const END = '2026-03-06T08:00:00.000Z';

describe('首报、续报、终报的钟 (R-60, K-08)', () => {
  it('runs from the discovery: by phone 30 minutes, in writing 60, the next word after a day', () => {
    expect(clocks(urgent([]))).toEqual([
      ['urgentPhone', FOUND, POLICY.urgentPhoneMinutes, null],
      ['urgentWritten', FOUND, POLICY.urgentWrittenMinutes, null],
      ['followUp', FOUND, POLICY.urgentFollowUpMinutes, null],
    ]);
  });

  it('a call stops its own clock; the follow-up counts from the last word', () => {
    expect(clocks(urgent([told('initial', 'phone', PHONE)]))).toEqual([
      ['urgentPhone', FOUND, POLICY.urgentPhoneMinutes, PHONE],
      ['urgentWritten', FOUND, POLICY.urgentWrittenMinutes, null],
      ['followUp', PHONE, POLICY.urgentFollowUpMinutes, null],
    ]);
  });

  it('a written report stands for the call as well', () => {
    expect(clocks(urgent([told('initial', 'written', PAPER)]))).toEqual([
      ['urgentPhone', FOUND, POLICY.urgentPhoneMinutes, PAPER],
      ['urgentWritten', FOUND, POLICY.urgentWrittenMinutes, PAPER],
      ['followUp', PAPER, POLICY.urgentFollowUpMinutes, null],
    ]);
  });

  it('the final report ends all; the first of each way counts', () => {
    const reports = [
      told('initial', 'phone', PHONE),
      told('followUp', 'written', PAPER),
      told('final', 'written', END),
    ];
    expect(clocks(urgent(reports))).toEqual([
      ['urgentPhone', FOUND, POLICY.urgentPhoneMinutes, PHONE],
      ['urgentWritten', FOUND, POLICY.urgentWrittenMinutes, PAPER],
      ['followUp', FOUND, POLICY.urgentFollowUpMinutes, END],
    ]);
  });

  it('nothing runs where nothing is urgent, or nothing can be reported any more', () => {
    expect(clocks(urgent([], { urgency: null }))).toEqual([]);
    const reported = [told('initial', 'phone', PHONE)];
    expect(clocks(urgent(reported, { status: 'archived' }))).toEqual([
      ['urgentPhone', FOUND, POLICY.urgentPhoneMinutes, PHONE],
    ]);
  });
});
