import type { MinuteClock } from '../deadlines/index.js';
import type { Policy } from '../parameters.js';
import type { UrgentGround } from './events.js';
import type { PetitionState } from './state.js';
import { isAllowedIn } from './transitions.js';

/** 重大紧急的情形 (§1.9). */
export const URGENT_GROUNDS_ZH: Readonly<Record<UrgentGround, string>> = {
  threat: '扬言采取极端行为',
  massVisit: '规模性集体访',
  media: '媒体舆情',
  termChange: '换届敏感期举报候选人',
  sensitivePeriod: '敏感时期',
  seriousCadreMatter: '涉及本级管理干部的重大问题',
};

/**
 * The clocks of an urgent matter (§1.9, K-08): first report by phone and in writing from the discovery, then a
 * follow-up every so often until the final report. They run day and night, working day or not. A written report
 * stands for the call as well. Where nothing can be reported any more (withdrawn, put away) nothing runs.
 */
export function urgentClocksOf(state: PetitionState, policy: Policy): MinuteClock[] {
  const { urgency, urgentReports } = state;
  if (urgency === null) return [];
  const startedAt = urgency.discoveredAt;
  const written = urgentReports.find(({ way }) => way === 'written')?.reportedAt ?? null;
  const first = urgentReports[0]?.reportedAt ?? null;
  const final = urgentReports.find(({ report }) => report === 'final')?.reportedAt ?? null;
  const last = urgentReports.at(-1)?.reportedAt ?? startedAt;
  const clocks: MinuteClock[] = [
    { kind: 'urgentPhone', startedAt, minutes: policy.urgentPhoneMinutes, stoppedAt: first },
    { kind: 'urgentWritten', startedAt, minutes: policy.urgentWrittenMinutes, stoppedAt: written },
    {
      kind: 'followUp',
      startedAt: final === null ? last : startedAt,
      minutes: policy.urgentFollowUpMinutes,
      stoppedAt: final,
    },
  ];
  return isAllowedIn(state.status, 'reportUrgent') ? clocks : clocks.filter(({ stoppedAt }) => stoppedAt);
}
