import { comparePositions } from '../read.js';
import { CLOCK_SQL, ROW_TYPES } from '../rows.js';
import type { SubscriptionDefinition } from '../subscription-definition.js';
import { type ClientBase, type DatabaseTime, START, type StoredEvent } from '../types.js';
import { leafOf, rootOf, type SealedEvent } from './merkle.js';
import { insertSeal, newestSeal } from './seal-rows.js';
import { FIRST_PREVIOUS, type SealSigner, signSeal } from './seal.js';

/** Name of the subscription that seals. */
export const SEAL_SUBSCRIPTION = 'seal';

/**
 * Seals all events in batches (§5.6): an ordinary subscription, so nobody who writes waits for it, and below the guard, so
 * a seal is final. For `store.runSubscription`.
 * @shape paceMs at least this long between two seals that are not full
 */
export function sealSubscription(
  signer: SealSigner,
  options: { readonly batchSize?: number; readonly paceMs?: number } = {},
): SubscriptionDefinition {
  return {
    name: SEAL_SUBSCRIPTION,
    // also of types that this program does not know: a later one wrote them
    bare: true,
    // a seal goes into the anchor file outside; made anew after a crash it would differ from it
    waitsForDisk: true,
    batchSize: options.batchSize ?? 10_000,
    paceMs: options.paceMs ?? 1_000,
    handlePage: (client, events) => sealPage(client, events, signer),
  };
}

async function sealPage(
  client: ClientBase,
  events: readonly StoredEvent[],
  signer: SealSigner,
): Promise<void> {
  const last = await newestSeal(client);
  const from = last?.to ?? START;
  // a subscription that was set back must not seal anything twice
  const fresh = events.filter((event) => comparePositions(event, from) > 0);
  const end = fresh.at(-1);
  if (end === undefined) return;
  const { rows } = await client.query<DatabaseTime>({ text: `select ${CLOCK_SQL}`, types: ROW_TYPES });
  // bare events have their hashes
  const leaves = (fresh as readonly (StoredEvent & SealedEvent)[]).map(leafOf);
  const seal = signSeal(
    {
      seal: (last?.seal ?? 0) + 1,
      from,
      to: { tx: end.tx, position: end.position },
      count: fresh.length,
      total: (last?.total ?? 0) + fresh.length,
      root: rootOf(leaves).toString('hex'),
      previous: last?.hash ?? FIRST_PREVIOUS,
      sealedAt: (rows[0] as DatabaseTime).now,
      keyId: signer.keyId,
    },
    signer,
  );
  await insertSeal(client, seal, leaves);
}
