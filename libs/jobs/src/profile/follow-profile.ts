import type { ReminderParts } from '../background-parts.js';
import { type Rederived, rederivePetitions } from '../calendar/rederive-deadlines.js';
import { setMark } from '../marks.js';

const DONE = `select value from jobs.mark where name = 'profile'`;
// What is closed keeps the version under which it was closed (0110).
const OPEN = `select petition_id as id, org_id as "orgId" from rm.petition
  where is_open and not history and registered_on >= $1::date order by petition_id`;
const BATCH = 100;

/**
 * Makes the open clocks and their timers follow the parameters in force, once for each change of the book; each running
 * clock that moved becomes one event with its reason. Null when there was nothing to do. May run twice, in several
 * processes, and be killed anywhere.
 */
export async function followProfile(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<Rederived | null> {
  const { pools, profiles } = parts;
  const { version } = profiles;
  const { rows: marks } = await pools.store.query<{ value: string }>(DONE);
  if (marks[0]?.value === version) return null;
  const ids = await touchedBy(parts, Number(marks[0]?.value.slice(1) ?? 0));
  let moved = 0;
  for (let from = 0; from < ids.length && !stopping(); from += BATCH)
    moved += await rederivePetitions(ids.slice(from, from + BATCH), parts, 'profile');
  if (!stopping()) await setMark(pools.store, 'profile', version);
  return { petitions: ids.length, moved };
}

/** Open petitions that changes after one of the book may reach: by their organisation and their day of registration. */
async function touchedBy({ pools, profiles }: ReminderParts, known: number): Promise<string[]> {
  // A later change may end an earlier one: then both of its days count.
  const fresh = profiles.current.values.filter(({ no, ended }) => no > known || (ended?.no ?? 0) > known);
  if (fresh.length === 0) return [];
  const earliest = fresh.reduce((day, { from }) => (from < day ? from : day), '9999-12-31');
  const reached = new Set(
    fresh.flatMap(({ orgId, forBelow }) => (forBelow ? profiles.reachOf(orgId) : [orgId])),
  );
  const { rows } = await pools.store.query<{ id: string; orgId: number }>(OPEN, [earliest]);
  return rows.filter(({ orgId }) => reached.has(orgId)).map(({ id }) => id);
}
