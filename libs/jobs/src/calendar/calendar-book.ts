import type { Pool } from 'pg';
import {
  type Calendar,
  type CalendarCommand,
  type CalendarEvent,
  CALENDAR_EVENT_VERSIONS,
  type CalendarState,
  calendarStateOf,
  builtInState,
  decideCalendar,
} from '#domain';
import { deriveStreamId, type EventStore, type LoadedStream, type Queryable } from '#event-store';
import { endLoadedYears } from '../watch/notices.js';

/** Category of the one stream that holds what was done to the calendar. */
export const CALENDAR = 'calendar';

/** The one stream: an installation has one calendar. */
const STREAM = deriveStreamId('00000000-0000-0000-0000-000000000000', 'calendar');

/** Who changes the calendar, and under which id, so that a repetition is one. */
export type CalendarFrame = {
  readonly accountId: string;
  readonly orgId: number;
  readonly commandId: string;
  readonly requestHash: Buffer;
  /** Simulated time, for specs. */
  readonly today?: string;
  /** Version of the calendar on the page of whoever changes it; left out = whichever. */
  readonly seen?: string | undefined;
};

/** A change as it is shown in the list of changes. */
export type CalendarChange = {
  readonly event: CalendarEvent;
  readonly at: string;
  readonly by: string | null;
};

/**
 * The calendar in force, read from its stream. `calendar` is one object for as long as the process lives, and says
 * what the newest version says: whoever holds it needs not be told that a year was loaded.
 */
export class CalendarBook {
  readonly calendar: Calendar;
  private current: CalendarState = builtInState();
  private seen = 0;

  constructor(private readonly parts: { readonly store: EventStore; readonly pool: Pool }) {
    // Getters of one object: the pure functions are given it as the plain value that it is at that moment.
    const now = (): Calendar => this.current.calendar;
    this.calendar = {
      get version() {
        return now().version;
      },
      get years() {
        return now().years;
      },
      get overrides() {
        return now().overrides;
      },
      get denser() {
        return now().denser ?? [];
      },
      get ladders() {
        return now().ladders ?? {};
      },
    };
  }

  get state(): CalendarState {
    return this.current;
  }

  /** Reads what other processes have loaded; true when it was something. */
  async refresh(client: Queryable = this.parts.pool): Promise<boolean> {
    const stream = await this.parts.store.load(client, STREAM);
    return this.take(stream);
  }

  /** Everything that was changed, oldest first. */
  async changes(): Promise<CalendarChange[]> {
    const { events } = await this.parts.store.load(this.parts.pool, STREAM);
    return events.map((event) => ({
      event: eventOf(event),
      at: event.recordedAt,
      by: event.metadata.actorId,
    }));
  }

  /** What the calendar would be after a command; nothing is written. @rejects as decideCalendar */
  preview(command: CalendarCommand, today: string): CalendarState {
    const events = decideCalendar(this.current, command, { today });
    return events.length === 0 ? this.current : calendarStateOf([...this.events, ...events]);
  }

  private events: readonly CalendarEvent[] = [];

  /** Carries a change out; false where it says what is in force already. @rejects as decideCalendar, IdempotencyConflict */
  async change(command: CalendarCommand, frame: CalendarFrame): Promise<boolean> {
    const { store } = this.parts;
    const changed = await store.transaction(async (client, time) => {
      const today = frame.today ?? time.today;
      const loaded = await store.load(client, STREAM, { commandId: frame.commandId });
      if (loaded.command) return loaded.command.response !== null;
      const state = calendarStateOf(loaded.events.map(eventOf));
      const decided = decideCalendar(state, command, { today, seen: frame.seen });
      if (decided.length === 0) return false;
      await store.append(client, {
        streamId: STREAM,
        category: CALENDAR,
        expected: loaded.expected,
        command: {
          id: frame.commandId,
          account: frame.accountId,
          requestHash: frame.requestHash,
          response: { changed: true },
        },
        recordedAt: time.now,
        events: decided.map(({ type, article, data }) => ({
          type,
          schemaVersion: CALENDAR_EVENT_VERSIONS[type],
          data,
          metadata: {
            causationId: frame.commandId,
            correlationId: STREAM,
            actorId: frame.accountId,
            capacity: 'admin',
            orgOfRecord: frame.orgId,
            orgOfAction: frame.orgId,
            zone: 'general',
            occurredOn: today,
            occurredAt: null,
            profileVersion: '',
            calendarVersion: data.version,
            article,
            source: 'screen',
          },
        })),
      });
      await client.query(`select pg_notify('xf_live', 'calendar')`);
      return true;
    });
    await this.refresh();
    // whoever loaded the year sees his notice gone at once; should this not run, the next look over the office ends it
    if (changed) await endLoadedYears(this.parts.pool, this.calendar);
    return changed;
  }

  private take({ version, events }: LoadedStream): boolean {
    if (version === this.seen) return false;
    this.events = events.map(eventOf);
    this.current = calendarStateOf(this.events);
    this.seen = version;
    return true;
  }
}

const eventOf = (event: LoadedStream['events'][number]): CalendarEvent =>
  ({ type: event.type, article: event.metadata.article, data: event.data }) as unknown as CalendarEvent;
