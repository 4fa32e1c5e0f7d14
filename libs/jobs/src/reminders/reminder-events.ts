import type { ClockKind, LadderLevel } from '#domain';

/** Category of the streams that hold what was sent; never the petition's own stream (eventstore.md §5.0 no. 8). */
export const REMINDER = 'reminder';

/** Newest schema version of each event type of that category. */
export const REMINDER_EVENT_VERSIONS = { ReminderIssued: 1 } as const;

/** What it is to the receiver: 提醒, 催办, 上报, 通知. */
export type ReminderKind = 'reminder' | 'urge' | 'escalation' | 'notice';

/**
 * One reminder to one receiver; ids and codes only.
 * @shape due: the due day that the rung counts to; supersedes: earlier rungs that were never sent
 */
export type ReminderIssued = {
  petitionId: string;
  clockId: string;
  clockKind: ClockKind;
  rung: string;
  level: LadderLevel;
  kind: ReminderKind;
  due: string;
  receiver: string;
  supersedes: string[];
};
