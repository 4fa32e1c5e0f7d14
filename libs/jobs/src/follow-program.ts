import type { Pool } from 'pg';
import { type GenerationResult, type RebuildPlan, StoreMisuse } from '#event-store';
import {
  affairPlan,
  forgetKeptTallies,
  petitionReadModelPlan,
  type ReadModel,
  READ_MODEL_NAMES,
  READ_MODELS,
  searchPlan,
} from '#projections';
import type { BackgroundParts, ReminderParts } from './background-parts.js';
import { setMark } from './marks.js';
import { deriveAllTimers } from './reminders/timers.js';

type Parts = Pick<BackgroundParts, 'log' | 'store' | 'pools' | 'vault' | 'calendar' | 'profiles'> &
  ReminderParts;

const PLANS: Readonly<Record<ReadModel, (parts: Parts) => RebuildPlan>> = {
  petitions: ({ vault, calendar, profiles }) =>
    petitionReadModelPlan({ vault, calendar, policyFor: profiles.policyFor }),
  affairs: affairPlan,
  search: searchPlan,
};

// Without a mark they are of a release from before there were numbers; an empty installation has no rows of any.
const MADE_BY = `select coalesce((select m.value::int from jobs.mark m where m.name = 'rows:' || $1),
  case when exists (select from rm.petition) then 1 else $2::int end) as number`;

/** Another process is at it, or this one ends: the next look or the next start goes on. */
const NOT_NOW: readonly string[] = ['REBUILD_RUNNING', 'REBUILD_STOPPED'];

/**
 * After an upgrade, makes anew what an older program made otherwise of the same events, beside the rows in use: nobody waits, readers
 * see the old rows until the new ones are whole (§5.4).
 * @returns whether everything is as this program makes it
 */
export async function followProgram(parts: Parts, stopping: () => boolean = () => false): Promise<boolean> {
  const { log, store, pools } = parts;
  for (const name of READ_MODEL_NAMES) {
    if (stopping()) return false;
    const { rows } = await pools.store.query<{ number: number }>(MADE_BY, [name, READ_MODELS[name]]);
    if ((rows[0]?.number ?? 0) < READ_MODELS[name]) {
      log.info({ name }, 'rows of an older program are made anew');
      const done = await madeAnew(store.rebuildBeside(PLANS[name](parts), { owner: pools.owner, stopping }));
      if (done === null) return false;
      if (name === 'petitions') {
        await forgetKeptTallies(pools.owner);
        // clocks that are reckoned otherwise have other days to be reminded of
        await deriveAllTimers(parts, stopping);
        if (stopping()) return false;
      }
      const differing = done.tables.reduce((sum, table) => sum + table.differing, 0);
      log.info({ name, streams: done.streams, differing }, 'rows were made anew');
    }
    await markRowsMade(pools.store, name);
  }
  return true;
}

async function madeAnew(rebuild: Promise<GenerationResult>): Promise<GenerationResult | null> {
  try {
    return await rebuild;
  } catch (error) {
    if (error instanceof StoreMisuse && NOT_NOW.includes(error.code)) return null;
    throw error;
  }
}

/** Notes that all rows are as this program makes them. */
export async function markRowsMade(db: Pool, name: ReadModel): Promise<void> {
  await setMark(db, `rows:${name}`, String(READ_MODELS[name]));
}
