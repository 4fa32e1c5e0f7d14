import type { Affairs, Casework, OnlineMessages, ProfileBook } from '#casework';
import type { Calendar } from '#domain';
import type { EventStore } from '#event-store';
import type { DatabaseConfig, Log, Pools, Settings } from '#platform';
import type { Vault } from '#vault';
import type { CalendarBook } from './calendar/calendar-book.js';
import type { Gateways } from './delivery/gateway.js';

/** What the background needs of an opened runtime; a type of its own, because the runtime runs our migrations. */
export type BackgroundParts = {
  settings: Pick<Settings, 'redisUrl' | 'dataDir' | 'delivery' | 'scanOrphanHours'>;
  log: Log;
  config: DatabaseConfig;
  pools: Pools;
  vault: Vault;
  store: EventStore;
  casework: Casework;
  affairs: Affairs;
  onlineMessages: Pick<OnlineMessages, 'destroy'>;
  calendar: Calendar;
  calendarBook: Pick<CalendarBook, 'refresh'>;
  profiles: ProfileBook;
  /** Other ways out of the house than those of the settings, for specs. */
  gateways?: Gateways;
};

/** What reminding needs. */
export type ReminderParts = Pick<BackgroundParts, 'log' | 'store' | 'calendar' | 'profiles'> & {
  pools: Pick<Pools, 'store'>;
  /** Another day than the database's, for specs and simulations. @shape YYYY-MM-DD */
  todayIs?: () => string;
  /** Another moment than the database's, for specs of what runs by minutes. @shape ISO 8601 in UTC */
  nowIs?: () => string;
};
