import type { PoolClient } from 'pg';
import { foldLoaded } from '#casework';
import { CLOCK_KINDS, type ClockKind, differs, type DueDays, type PetitionState } from '#domain';
import { type DatabaseTime, deriveStreamId, hashRequest } from '#event-store';
import {
  clockMoves,
  type DeadlineRows,
  deadlineRowsOf,
  lockDeadlineRows,
  type StoredDue,
  writeDeadlineRows,
} from '#projections';
import type { ReminderParts } from '../background-parts.js';
import { timersOf } from '../reminders/plan-reminders.js';
import { urgentTimersOf } from '../urgent/plan-urgent.js';
import { type PlannedUrgent, putUrgentTimers } from '../urgent/urgent-timers.js';
import { noteMovedDays } from './moved-days.js';
import { lockTimers, type PlannedTimers, putTimers } from '../reminders/timers.js';
import { DEADLINE, DEADLINE_EVENT_VERSIONS, type DeadlineMoved } from './deadline-events.js';

/** What a run did. @shape petitions: derived anew; moved: due days recorded as moved */
export type Rederived = { readonly petitions: number; readonly moved: number };

const BATCH = 100;

/**
 * Derives anew every clock whose row does not say what the calendar in force says, and records each running one that
 * moved once, with its reason. Looks at rows first, so it costs no more than what moved; may run twice, in several
 * processes, and be killed anywhere.
 */
export async function rederiveDeadlines(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<Rederived> {
  const astray = new Set<string>();
  for await (const moves of clockMoves(parts.pools.store, parts.calendar, 'all'))
    for (const { petitionId } of moves) astray.add(petitionId);
  const ids = [...astray];
  let moved = 0;
  for (let from = 0; from < ids.length && !stopping(); from += BATCH)
    moved += await rederivePetitions(ids.slice(from, from + BATCH), parts, 'calendar');
  return { petitions: ids.length, moved };
}

/** Derives the clocks and timers of petitions anew in one transaction; how many running ones were recorded as moved. */
export function rederivePetitions(
  petitionIds: readonly string[],
  parts: ReminderParts,
  cause: DeadlineMoved['cause'],
): Promise<number> {
  const { store, calendar, profiles } = parts;
  return parts.store.transaction(async (client, clock) => {
    const time = { ...clock, today: parts.todayIs?.() ?? clock.today };
    await lockTimers(client, petitionIds);
    const before = new Map((await lockDeadlineRows(client, petitionIds)).map((due) => [keyOf(due), due]));
    const rows: DeadlineRows[] = [];
    const timers: PlannedTimers[] = [];
    const urgent: PlannedUrgent[] = [];
    let moved = 0;
    for (const petitionId of petitionIds) {
      const state = foldLoaded(await store.load(client, petitionId));
      if (state === null) continue;
      const policy = profiles.policyFor(state);
      const derived = deadlineRowsOf(state, { calendar, policy });
      rows.push(derived);
      timers.push({ petitionId, timers: timersOf(state, { calendar, profiles, today: time.today }) });
      urgent.push({ petitionId, timers: urgentTimersOf(state, policy, parts.nowIs?.() ?? clock.now) });
      moved += await recordMoves({ client, parts, state, time, cause }, movesOf(derived, before));
    }
    await writeDeadlineRows(client, rows);
    await putTimers(client, timers, calendar.version);
    await putUrgentTimers(client, urgent);
    return moved;
  });
}

const keyOf = ({ petitionId, clockId }: Pick<StoredDue, 'petitionId' | 'clockId'>): string =>
  `${petitionId}/${clockId}`;

type Move = { clockId: string; kind: ClockKind; before: DueDays; after: DueDays };

function movesOf({ petition, clocks }: DeadlineRows, before: ReadonlyMap<string, StoredDue>): Move[] {
  const petitionId = String(petition['petition_id']);
  return clocks.flatMap((clock): Move[] => {
    const stood = before.get(keyOf({ petitionId, clockId: clock.clock_id }));
    const after = {
      nominalDue: clock.nominal_due,
      legalDue: clock.legal_due,
      provisional: clock.provisional,
    };
    if (stood === undefined || clock.stopped_on !== null || !differs(stood, after)) return [];
    return [{ clockId: clock.clock_id, kind: clock.kind as ClockKind, before: stood, after }];
  });
}

type Recording = {
  client: PoolClient;
  parts: ReminderParts;
  state: PetitionState;
  time: DatabaseTime;
  cause: DeadlineMoved['cause'];
};

/** One event for each, under an id of clock and version of what moved it: a second run finds it there. */
async function recordMoves(
  { client, parts, state, time, cause }: Recording,
  moves: readonly Move[],
): Promise<number> {
  if (moves.length === 0) return 0;
  const { store, calendar } = parts;
  const { petitionId, arrival, zone } = state;
  const { version } = calendar;
  const clockIds = moves.map(({ clockId }) => clockId).sort();
  const profileVersion = parts.profiles.policyFor(state).version;
  const by = cause === 'calendar' ? version : `profile ${profileVersion}`;
  const commandId = deriveStreamId(petitionId, `moved/${by}/${clockIds.join(',')}`);
  const result = await store.append(client, {
    streamId: deriveStreamId(petitionId, 'deadlines'),
    category: DEADLINE,
    expected: { kind: 'any' },
    command: { id: commandId, account: null, requestHash: hashRequest({ commandId }) },
    recordedAt: time.now,
    events: moves.map(({ clockId, kind, before, after }) => ({
      type: 'DeadlineMoved',
      schemaVersion: DEADLINE_EVENT_VERSIONS.DeadlineMoved,
      data: {
        petitionId,
        clockId,
        clockKind: kind,
        before: { nominal: before.nominalDue, legal: before.legalDue },
        after: { nominal: after.nominalDue, legal: after.legalDue },
        cause,
        calendarVersion: version,
      } satisfies DeadlineMoved,
      metadata: {
        causationId: null,
        correlationId: petitionId,
        actorId: null,
        capacity: 'system',
        orgOfRecord: arrival.orgId,
        orgOfAction: arrival.orgId,
        zone,
        occurredOn: time.today,
        occurredAt: null,
        profileVersion,
        calendarVersion: version,
        article: cause === 'calendar' ? 'workdays' : CLOCK_KINDS[kind].article,
        source: 'job',
      },
    })),
  });
  if (result.duplicate) return 0;
  // The letter to the petitioner tells of days of rest; a shorter period of our own is not his to reckon with.
  if (cause === 'calendar') await noteMovedDays(client, { petitionId, version }, moves);
  return moves.length;
}
