export { jobsMigrations } from './migrations/index.js';
export type { BackgroundParts, ReminderParts } from './background-parts.js';
export { type Background, type BackgroundTimes, SEND_DUE_REMINDERS, startBackground } from './background.js';
export { sendDueReminders, type SendingResult } from './reminders/send-due-reminders.job.js';
export { healTimers, rebuildTimers } from './reminders/timers.js';
export { TIMERS_SUBSCRIPTION, timersSubscription } from './reminders/timers.subscription.js';
export { inboxRows, type InboxRow, markRead, unreadCount } from './reminders/inbox.queries.js';
export {
  REMINDER,
  REMINDER_EVENT_VERSIONS,
  type ReminderIssued,
  type ReminderKind,
} from './reminders/reminder-events.js';
