import { INLINE_LOCK } from './migrations/append.sql.js';
import { readPage } from './read.js';
import { type Decoding, openSecrets } from './decode.js';
import {
  type ClientBase,
  type InlineProjection,
  type Position,
  type Queryable,
  START,
  type StoredEvent,
} from './types.js';

/** Takes the shared lock to the end of the transaction: waits while a rebuild is under way. */
export const LOCK_SHARED_SQL = `select pg_advisory_xact_lock_shared(${INLINE_LOCK})`;
const LOCK_EXCLUSIVE_SQL = `select pg_advisory_xact_lock(${INLINE_LOCK})`;

/** Runs the projections that asked for these events, in the given order. */
export async function applyInline(
  client: ClientBase,
  projections: readonly InlineProjection[],
  events: readonly StoredEvent[],
  how: Pick<Decoding, 'codec' | 'upcasters'>,
): Promise<void> {
  for (const projection of projections) {
    const wanted = events.filter((event) => projection.types.includes(event.type));
    if (wanted.length === 0) continue;
    const ready = projection.secrets ? await openSecrets(wanted, how) : wanted.map(withoutSecret);
    await projection.apply(client, ready, { replay: false });
  }
}

/** What a projection sees live must be what it sees in a rebuild. */
function withoutSecret({ secret: _, ...event }: StoredEvent): StoredEvent {
  return event;
}

/** What a rebuild did. */
export type RebuildResult = { readonly events: number; readonly through: Position };

/** How a projection is rebuilt. */
export type RebuildPlan = {
  readonly projection: InlineProjection;
  /** Empties its tables. */
  readonly reset: (client: ClientBase) => Promise<void>;
  readonly pageSize: number;
  readonly onPage?: (events: number) => void;
};

/**
 * Empties and refills an inline projection inside the caller's transaction. Appends wait at the shared lock until COMMIT,
 * so none decides on a half-built table. Under the exclusive lock no append is open: every committed event counts, also
 * those that the guard would still hold back because of some unrelated transaction.
 */
export async function rebuildInline(
  client: ClientBase,
  plan: RebuildPlan,
  how: Decoding,
): Promise<RebuildResult> {
  const { projection, reset, pageSize, onPage } = plan;
  await client.query(LOCK_EXCLUSIVE_SQL);
  await reset(client);
  let through = START;
  let events = 0;
  for (;;) {
    const page = await readPage(
      client,
      { from: through, limit: pageSize, types: projection.types, guarded: false },
      { ...how, unknownTypes: 'fail', secrets: projection.secrets ?? false },
    );
    if (page.events.length > 0) await projection.apply(client, page.events, { replay: true });
    events += page.events.length;
    onPage?.(events);
    if (page.scanned === 0) return { events, through };
    through = page.next;
  }
}

/** Takes the shared inline lock early, before the caller's own row locks, so that no deadlock with a rebuild can arise. */
export async function withInlineLock(client: Queryable): Promise<void> {
  await client.query(LOCK_SHARED_SQL);
}
