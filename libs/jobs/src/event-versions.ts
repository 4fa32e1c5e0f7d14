import { CALENDAR_EVENT_VERSIONS } from '#domain';
import { DEADLINE_EVENT_VERSIONS } from './calendar/deadline-events.js';
import { REMINDER_EVENT_VERSIONS } from './reminders/reminder-events.js';

/** Newest schema version of every event type that this lib writes. */
export const JOBS_EVENT_VERSIONS = {
  ...REMINDER_EVENT_VERSIONS,
  ...DEADLINE_EVENT_VERSIONS,
  ...CALENDAR_EVENT_VERSIONS,
} as const;
