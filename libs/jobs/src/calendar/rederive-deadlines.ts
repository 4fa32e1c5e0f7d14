import type { PoolClient } from 'pg';
import { foldLoaded } from '#casework';
import { CLOCK_KINDS, type ClockKind, differs, type PetitionState } from '#domain';
import {
  type DatabaseTime,
  deriveStreamId,
  hashRequest,
  type KnownHead,
  type KnownHeadAppend,
} from '#event-store';
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
import { type DayMove, noteMovedDays } from './moved-days.js';
import { lockTimers, type PlannedTimers, putTimers } from '../reminders/timers.js';
import { DEADLINE, DEADLINE_EVENT_VERSIONS, type DeadlineMoved } from './deadline-events.js';

/** What a run did. @shape petitions: derived anew; moved: due days recorded as moved */
export type Rederived = { readonly petitions: number; readonly moved: number };

const BATCH = 100;
/** Batches under way: while the database writes one, the next is reckoned. */
const LANES = 2;

/**
 * Derives anew every clock whose row does not say what the calendar in force says, and records each running one that
 * moved once, with its reason. Looks at rows first, so it costs no more than what moved; may run twice, in several
 * processes, and be killed anywhere.
 */
export async function rederiveDeadlines(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
  size = BATCH,
): Promise<Rederived> {
  // what runs first: people wait for its days, while of what stopped only the timeliness may have to be judged anew
  const [running, stopped] = [new Set<string>(), new Set<string>()];
  for await (const moves of clockMoves(parts.pools.store, parts.calendar, 'all'))
    for (const move of moves) (move.running ? running : stopped).add(move.petitionId);
  const ids = [...running, ...[...stopped].filter((id) => !running.has(id))];
  let moved = 0;
  let from = 0;
  const lane = async (): Promise<void> => {
    while (from < ids.length && !stopping()) {
      const batch = ids.slice(from, from + size);
      from += size;
      // awaited first: the other lane counts meanwhile
      const here = await rederivePetitions(batch, parts, 'calendar');
      moved += here;
    }
  };
  // where one fails, the others begin nothing more
  const ended = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch((error: unknown) => {
        from = ids.length;
        throw error;
      }),
    ),
  );
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
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
    const moving: Moving[] = [];
    for (const stream of await store.loadMany(client, petitionIds)) {
      const state = foldLoaded(stream);
      if (state === null) continue;
      const { petitionId } = state;
      const policy = profiles.policyFor(state);
      const derived = deadlineRowsOf(state, { calendar, policy });
      rows.push(derived);
      timers.push({ petitionId, timers: timersOf(state, { calendar, profiles, today: time.today }) });
      urgent.push({ petitionId, timers: urgentTimersOf(state, policy, parts.nowIs?.() ?? clock.now) });
      const moves = movesOf(derived, before);
      if (moves.length > 0) moving.push({ state, moves });
    }
    const moved = await recordMoves({ client, parts, time, cause }, moving);
    // The letter to the petitioner tells of days of rest; a shorter period of our own is not his to reckon with.
    if (cause === 'calendar') await noteMovedDays(client, calendar.version, moved);
    await writeDeadlineRows(client, rows);
    await putTimers(client, timers, calendar.version);
    await putUrgentTimers(client, urgent);
    return moved.length;
  });
}

const keyOf = ({ petitionId, clockId }: Pick<StoredDue, 'petitionId' | 'clockId'>): string =>
  `${petitionId}/${clockId}`;

function movesOf({ petition, clocks }: DeadlineRows, before: ReadonlyMap<string, StoredDue>): DayMove[] {
  const petitionId = String(petition['petition_id']);
  return clocks.flatMap((clock): DayMove[] => {
    const stood = before.get(keyOf({ petitionId, clockId: clock.clock_id }));
    const after = {
      nominalDue: clock.nominal_due,
      legalDue: clock.legal_due,
      provisional: clock.provisional,
    };
    if (stood === undefined || clock.stopped_on !== null || !differs(stood, after)) return [];
    return [{ petitionId, clockId: clock.clock_id, kind: clock.kind as ClockKind, before: stood, after }];
  });
}

type Moving = { readonly state: PetitionState; readonly moves: readonly DayMove[] };

type Recording = {
  client: PoolClient;
  parts: ReminderParts;
  time: DatabaseTime;
  cause: DeadlineMoved['cause'];
};

/** Of each petition one event for each clock, and gives the moves that were not recorded yet; hold `lockTimers` before. */
async function recordMoves(on: Recording, moving: readonly Moving[]): Promise<DayMove[]> {
  if (moving.length === 0) return [];
  const { client, parts } = on;
  const ids = moving.map(({ state }) => deriveStreamId(state.petitionId, 'deadlines'));
  const streams = await parts.store.loadMany(client, ids);
  const appends = streams.map(({ expected }, at) => movedEvents(on, moving[at] as Moving, expected));
  const results = await parts.store.appendMany(client, appends);
  return results.flatMap(({ duplicate }, at) => (duplicate ? [] : (moving[at] as Moving).moves));
}

/** Under an id of clocks and version of what moved them, so that a second run finds it there. */
function movedEvents(
  { parts, time, cause }: Recording,
  { state, moves }: Moving,
  expected: KnownHead,
): KnownHeadAppend {
  const { calendar } = parts;
  const { petitionId, arrival, zone } = state;
  const { version } = calendar;
  const clockIds = moves.map(({ clockId }) => clockId).sort();
  const profileVersion = parts.profiles.policyFor(state).version;
  const by = cause === 'calendar' ? version : `profile ${profileVersion}`;
  const commandId = deriveStreamId(petitionId, `moved/${by}/${clockIds.join(',')}`);
  return {
    streamId: deriveStreamId(petitionId, 'deadlines'),
    category: DEADLINE,
    expected,
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
  };
}
