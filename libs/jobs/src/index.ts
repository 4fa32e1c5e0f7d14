export { jobsMigrations } from './migrations/index.js';
export type { BackgroundParts, ReminderParts } from './background-parts.js';
export { type Background, type BackgroundTimes, SEND_DUE_REMINDERS, startBackground } from './background.js';
export { backgroundSubscriptions, replayParkedStream } from './background-subscriptions.js';
export { seenFromOutside, standingStill } from './standing-still.js';
export type { SendingResult } from './reminders/remind-each.js';
export { sendDueReminders } from './reminders/send-due-reminders.job.js';
export { sendUrgentReminders } from './urgent/send-urgent-reminders.job.js';
export { healTimers, rebuildTimers } from './reminders/timers.js';
export { WORDS_SUBSCRIPTION, wordsSubscription } from './live/words.subscription.js';
export { TIMERS_SUBSCRIPTION, timersSubscription } from './reminders/timers.subscription.js';
export { inboxRows, type InboxRow, markRead, unreadCount } from './reminders/inbox.queries.js';
export { JOBS_EVENT_VERSIONS } from './event-versions.js';
export { CALENDAR, CalendarBook, type CalendarChange, type CalendarFrame } from './calendar/calendar-book.js';
export { DEADLINE, type DeadlineMoved, type MovedDay } from './calendar/deadline-events.js';
export { rederiveDeadlines, type Rederived } from './calendar/rederive-deadlines.js';
export { type MovedClock, movedClocks } from './calendar/moved-days.js';
export { followProfile } from './profile/follow-profile.js';
export { previewProfile, type ProfilePreview } from './profile/preview-profile.js';
export { type CalendarPreview, previewCalendar } from './calendar/preview-calendar.js';
export { calendarFollowed, followCalendar } from './calendar/follow-calendar.js';
export { followProgram, markRowsMade } from './follow-program.js';
export { REMINDER, type ReminderIssued, type ReminderKind } from './reminders/reminder-events.js';
export { LiveHub, type LiveNews } from './live/live-hub.js';
export {
  STUCK_REASONS,
  stuckCounts,
  type StuckReason,
  type StuckList,
  type StuckRow,
  stuckRows,
  type StuckSweep,
  sweepStuck,
} from './watch/stuck.js';
export { queueStanding, queueWarning } from './queue/queue-standing.js';
export { openQueueView, type QueueView } from './queue/open-queue-view.js';
export { jobFigures, type JobFigures } from './watch/job-figures.js';
export { noticeAdministrators } from './watch/notices.js';
export { watchOffice } from './watch/watch-office.js';
export {
  type Contact,
  contactOf,
  type DeadLetter,
  deadLetters,
  putContact,
  type ReceiverState,
  receiverStates,
  resend,
  resendAll,
} from './delivery/deliveries.queries.js';
export { failureInWords } from './delivery/gateway.js';
export { caseReminders, type CaseReminder, rungInWords } from './reminders/case-reminders.js';
export { type Detected, type DetectionParts, detectSupervision } from './watch/detect-supervision.js';
