import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { v5 as uuidv5 } from 'uuid';
import { CaseworkRefused } from '#casework';
import {
  type Calendar,
  type CalendarCommand,
  type CalendarEvent,
  CLOCK_KINDS,
  type ClockKind,
  CLOCKS,
  LADDER_LEVELS,
  missingYear,
  policyOn,
  type ReminderProfile,
  reminderProfileOf,
} from '#domain';
import { accountById, listOrganisations, type Viewer, withViewer } from '#identity';
import { calendarFollowed, previewCalendar } from '#jobs';
import { today } from '#platform';
import { provisionalClocks } from '#projections';
import { Runtime } from '../shared/runtime.js';
import type {
  CalendarChanged,
  CalendarChangeRequest,
  CalendarPreviewView,
  CalendarView,
  CalendarYearView,
  LadderProfile,
  LadderRow,
} from './calendar.dto.js';
import { ChangeCalendar, GetCalendar, PreviewCalendar } from './calendar.messages.js';

/** One calendar for all: only the administrator of the topmost organisation may change it. */
async function mayChange({ pools }: Runtime, viewer: Viewer): Promise<boolean> {
  if (!viewer.roles.includes('admin')) return false;
  const organisations = await listOrganisations(pools.store);
  return organisations.some(({ id, parentId }) => id === viewer.orgId && parentId === null);
}

async function requireChange(runtime: Runtime, viewer: Viewer): Promise<void> {
  if (await mayChange(runtime, viewer)) return;
  throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '工作日历由本系统最上一级单位的系统管理员装入。');
}

const commandOf = (body: CalendarChangeRequest): CalendarCommand => {
  const { kind, year = 0, rest = [], work = [] } = body;
  const source = { ...body.source };
  if (kind === 'national') return { type: 'publishHolidays', year, rest, work, source };
  if (kind === 'local') return { type: 'setLocalHolidays', year, rest, source };
  if (kind === 'ladder') {
    const clock = (body.clock ?? 'dueHandle') as ClockKind;
    return { type: 'setLadder', clock, profile: profileOf(body.profile ?? null), source };
  }
  const { name = '', from = '', to = '' } = body;
  // The same stretch entered twice is the same stretch.
  const periodId = body.periodId ?? uuidv5(`${name}/${from}`, '6f0c8f7e-0a57-5a5b-9d53-2f3a3b1c9a11');
  return { type: 'setSensitivePeriod', periodId, name, from, to, source };
};

function profileOf(given: LadderProfile | null): ReminderProfile | null {
  if (given === null) return null;
  const { unit, yellow, orange, rungs, section, deputyLeader, supervision, every } = given;
  return { unit, yellow, orange, rungs, levels: { section, deputyLeader, supervision, every } };
}

/** Every ladder as it is in force, of the kinds that count days. */
function ladderRows(calendar: Calendar, now: string): LadderRow[] {
  const policy = policyOn(now);
  return (Object.keys(CLOCK_KINDS) as ClockKind[]).flatMap((clock) => {
    const { unit, parameter } = CLOCK_KINDS[clock];
    if (unit === 'minute') return [];
    const n = parameter === null ? null : policy[parameter];
    const profile = reminderProfileOf(clock, { n: typeof n === 'number' ? n : 30, unit }, calendar);
    const { levels = LADDER_LEVELS, rungs, ...rest } = profile;
    const own = calendar.ladders?.[clock] !== undefined;
    return [{ clock, zh: CLOCKS[clock].zh, own, profile: { ...rest, rungs: [...rungs], ...levels } }];
  });
}

const WHAT: Record<CalendarEvent['type'], (event: CalendarEvent['data']) => string> = {
  HolidaysPublished: (data) => `装入${'year' in data ? data.year : ''}年放假安排`,
  LocalHolidaysSet: (data) => `地方放假日${'year' in data ? data.year : ''}年`,
  LadderSet: (data) =>
    'clock' in data ? `催办阶梯:${CLOCKS[data.clock].zh}${data.profile === null ? '(恢复通用)' : ''}` : '',
  SensitivePeriodSet: (data) => ('name' in data ? `敏感时期:${data.name} ${data.from}至${data.to}` : ''),
};

@QueryHandler(GetCalendar)
export class GetCalendarHandler implements IQueryHandler<GetCalendar> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetCalendar): Promise<CalendarView> {
    const { calendarBook: book, pools } = this.runtime;
    await book.refresh();
    const { state, calendar } = book;
    const now = await today(pools.store);
    const changes = await book.changes();
    const names = new Map<string, string>();
    for (const { by } of changes)
      if (by !== null && !names.has(by)) names.set(by, (await accountById(pools.store, by)).displayName);
    const may = await mayChange(this.runtime, viewer);
    return {
      version: calendar.version,
      missingYear: missingYear(calendar, now.today)?.year ?? null,
      // The administrator reads no petition, but must know how much waits for the notice.
      provisionalClocks: may
        ? await provisionalClocks(pools.store)
        : await withViewer(pools.reader, viewer, (client) => provisionalClocks(client)),
      followed: await calendarFollowed(pools.store, calendar.version),
      mayChange: may,
      years: [...calendar.years].reverse().map((year): CalendarYearView => {
        const days = (kind: 'rest' | 'work') =>
          Object.keys(calendar.overrides)
            .filter((day) => day.startsWith(`${year}-`) && calendar.overrides[day] === kind)
            .sort();
        const source = state.years.get(year)?.source ?? null;
        return { year, rest: days('rest'), work: days('work'), source };
      }),
      local: [...state.local.values()].map(({ year, rest, source }) => ({ year, rest: [...rest], source })),
      sensitive: state.periods.map(({ periodId, name, from, to, source }) => ({
        periodId,
        name,
        from,
        to,
        source,
      })),
      ladders: ladderRows(calendar, now.today),
      changes: [...changes].reverse().map(({ event, at, by }) => ({
        version: event.data.version,
        what: WHAT[event.type](event.data),
        docNo: event.data.source.docNo,
        at,
        by: by === null ? null : (names.get(by) ?? null),
      })),
    };
  }
}

@QueryHandler(PreviewCalendar)
export class PreviewCalendarHandler implements IQueryHandler<PreviewCalendar> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body }: PreviewCalendar): Promise<CalendarPreviewView> {
    const { calendarBook: book, pools } = this.runtime;
    await requireChange(this.runtime, viewer);
    await book.refresh();
    const now = await today(pools.store);
    const { calendar } = book.preview(commandOf(body), now.today);
    const { kinds, ...seen } = await previewCalendar(pools.store, calendar);
    return {
      ...seen,
      changed: calendar.version !== book.calendar.version,
      kinds: kinds.map(({ kind, clocks }) => ({ kind, zh: CLOCKS[kind].zh, clocks })),
    };
  }
}

@CommandHandler(ChangeCalendar)
export class ChangeCalendarHandler implements ICommandHandler<ChangeCalendar> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body, request }: ChangeCalendar): Promise<CalendarChanged> {
    const { calendarBook: book } = this.runtime;
    await requireChange(this.runtime, viewer);
    const { accountId, orgId } = viewer;
    const changed = await book.change(commandOf(body), { accountId, orgId, seen: body.seen, ...request });
    return { changed, version: book.calendar.version };
  }
}
