import type { Pool } from 'pg';
import { foldLoaded } from '#casework';
import {
  type Calendar,
  type ClockKind,
  clocksOf,
  differs,
  dueOf,
  type PetitionState,
  type Profiles,
} from '#domain';
import type { EventStore } from '#event-store';

/** How many running clocks changed parameters would move; counts alone, so that whoever administers may see them. */
export type ProfilePreview = {
  readonly petitions: number;
  readonly clocks: number;
  readonly kinds: readonly { readonly kind: ClockKind; readonly clocks: number }[];
};

// Only petitions that are still open: what is closed keeps the version under which it was closed.
const OPEN = `select petition_id as id, org_id as "orgId", registered_on as "registeredOn" from rm.petition
  where is_open and not history and org_id = any($1::int[]) order by petition_id`;

type Before = { readonly before: Profiles; readonly after: Profiles; readonly calendar: Calendar };

/** Kinds of the running clocks whose due day is another by other parameters, or which run by one alone. */
export function movedKinds(state: PetitionState, { before, after, calendar }: Before): ClockKind[] {
  const running = (profiles: Profiles) =>
    new Map(
      clocksOf(state, profiles.policyFor(state), calendar)
        .filter(({ stoppedOn }) => !stoppedOn)
        .map((clock) => [clock.id, { kind: clock.kind, due: dueOf(clock, calendar) }]),
    );
  const [then, now] = [running(before), running(after)];
  return [...new Map([...then, ...now])].flatMap(([id, { kind }]) => {
    const [was, is] = [then.get(id), now.get(id)];
    return was && is && !differs(was.due, is.due) ? [] : [kind];
  });
}

/** What would move in these organisations if the parameters were others; nothing is written. */
export async function previewProfile(
  parts: { readonly store: EventStore; readonly pool: Pool },
  orgIds: readonly number[],
  change: Before,
): Promise<ProfilePreview> {
  const { rows } = await parts.pool.query<{ id: string; orgId: number; registeredOn: string }>(OPEN, [
    [...orgIds],
  ]);
  const kinds = new Map<ClockKind, number>();
  let petitions = 0;
  for (const { id, orgId, registeredOn } of rows) {
    const [was, is] = [change.before, change.after].map(
      (profiles) => profiles.policyOn(orgId, registeredOn).version,
    );
    if (was === is) continue;
    const state = foldLoaded(await parts.store.load(parts.pool, id));
    const moved = state === null ? [] : movedKinds(state, change);
    if (moved.length > 0) petitions += 1;
    for (const kind of moved) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const counts = [...kinds].map(([kind, clocks]) => ({ kind, clocks })).sort((a, b) => b.clocks - a.clocks);
  return { petitions, clocks: counts.reduce((sum, { clocks }) => sum + clocks, 0), kinds: counts };
}
