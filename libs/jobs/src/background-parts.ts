import type { Casework } from '#casework';
import type { Calendar } from '#domain';
import type { EventStore } from '#event-store';
import type { DatabaseConfig, Log, Pools, Settings } from '#platform';
import type { Vault } from '#vault';
import type { CalendarBook } from './calendar/calendar-book.js';

/** What the background needs of an opened runtime; a type of its own, because the runtime runs our migrations. */
export type BackgroundParts = {
  settings: Pick<Settings, 'redisUrl' | 'dataDir'>;
  log: Log;
  config: DatabaseConfig;
  pools: Pools;
  vault: Vault;
  store: EventStore;
  casework: Casework;
  calendar: Calendar;
  calendarBook: Pick<CalendarBook, 'refresh'>;
};

/** What reminding needs. */
export type ReminderParts = Pick<BackgroundParts, 'log' | 'store' | 'calendar'> & {
  pools: Pick<Pools, 'store'>;
  /** Another day than the database's, for specs and simulations. @shape YYYY-MM-DD */
  todayIs?: () => string;
};
