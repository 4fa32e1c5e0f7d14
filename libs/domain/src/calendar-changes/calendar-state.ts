import { type Calendar, CHINA_CALENDAR, withLocalHolidays, withYear } from '../calendar.js';
import type { Ladders } from '../deadlines/index.js';
import type { ClockKind } from '../glossary/index.js';
import type {
  CalendarEvent,
  HolidaysPublished,
  LocalHolidaysSet,
  SensitivePeriodSet,
} from './calendar-events.js';

/** The calendar with what it was made of. @shape years, local: the newest for each year; periods: by their first day */
export type CalendarState = {
  readonly calendar: Calendar;
  /** How many changes there were beyond the built-in years. */
  readonly changes: number;
  readonly years: ReadonlyMap<number, HolidaysPublished['data']>;
  readonly local: ReadonlyMap<number, LocalHolidaysSet['data']>;
  readonly periods: readonly SensitivePeriodSet['data'][];
  readonly ladders: Ladders;
  /** The version with which the ladder of a kind of clock was last set. */
  readonly ladderVersions: Readonly<Partial<Record<ClockKind, string>>>;
};

const sorted = <V>(map: ReadonlyMap<number, V>): V[] =>
  [...map].sort(([a], [b]) => a - b).map(([, value]) => value);

function reckoned(state: Omit<CalendarState, 'calendar'>, builtIn: Calendar, version: string): Calendar {
  const national = sorted(state.years).reduce<Calendar>(
    (calendar, { year, rest, work }) => withYear(calendar, version, { year, rest, work }),
    builtIn,
  );
  // Local days come last: a national notice that is published later does not take them away.
  const local = sorted(state.local).flatMap(({ rest }) => rest);
  const denser = state.periods.map(({ from, to }) => ({ from, to }));
  const { ladders } = state;
  return {
    ...withLocalHolidays(national, version, local),
    ...(denser.length > 0 ? { denser } : {}),
    ...(Object.keys(ladders).length > 0 ? { ladders } : {}),
  };
}

/** The calendar before anything was loaded: the years built in. */
export const builtInState = (builtIn: Calendar = CHINA_CALENDAR): CalendarState => ({
  calendar: builtIn,
  changes: 0,
  years: new Map(),
  local: new Map(),
  periods: [],
  ladders: {},
  ladderVersions: {},
});

/** Applies one change; the same events always come to the same calendar. */
export function evolveCalendar(
  state: CalendarState,
  event: CalendarEvent,
  builtIn: Calendar = CHINA_CALENDAR,
): CalendarState {
  const changes = state.changes + 1;
  const { years, local, periods, ladders, ladderVersions } = state;
  const with_ = (changed: Partial<Omit<CalendarState, 'calendar' | 'changes'>>): CalendarState => {
    const next = { years, local, periods, ladders, ladderVersions, ...changed, changes };
    return { ...next, calendar: reckoned(next, builtIn, event.data.version) };
  };
  switch (event.type) {
    case 'HolidaysPublished':
      return with_({ years: new Map(years).set(event.data.year, event.data) });
    case 'LocalHolidaysSet':
      return with_({ local: new Map(local).set(event.data.year, event.data) });
    case 'SensitivePeriodSet': {
      const others = periods.filter(({ periodId }) => periodId !== event.data.periodId);
      return with_({ periods: [...others, event.data].sort((a, b) => (a.from < b.from ? -1 : 1)) });
    }
    case 'LadderSet': {
      const { [event.data.clock]: _, ...others } = ladders;
      const { clock, profile, version } = event.data;
      return with_({
        ladders: profile === null ? others : { ...others, [clock]: profile },
        ladderVersions: { ...ladderVersions, [clock]: version },
      });
    }
    default:
      return event satisfies never;
  }
}

/** The calendar in force after these events. */
export const calendarStateOf = (
  events: readonly CalendarEvent[],
  builtIn: Calendar = CHINA_CALENDAR,
): CalendarState =>
  events.reduce((state, event) => evolveCalendar(state, event, builtIn), builtInState(builtIn));
