import type { ClockKind } from '#domain';

/** Category of the streams that say why a due day moved; beside the petition's own, whose version it must not raise. */
export const DEADLINE = 'deadline';

/** Newest schema version of each event type of that category. */
export const DEADLINE_EVENT_VERSIONS = { DeadlineMoved: 1 } as const;

/** The two due days. @shape legal: null = provisional */
export type MovedDay = { nominal: string; legal: string | null };

/** 期限变动: a running clock's day moved although nothing happened in its petition. */
export type DeadlineMoved = {
  petitionId: string;
  clockId: string;
  clockKind: ClockKind;
  before: MovedDay;
  after: MovedDay;
  /** Days of rest, or an office's own parameter: which one, `profileVersion` of the envelope says. */
  cause: 'calendar' | 'profile';
  /** The version of the calendar by which both days are reckoned. */
  calendarVersion: string;
};
