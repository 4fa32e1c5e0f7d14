import { type ReplayResult, sealSubscription, type SubscriptionDefinition } from '#event-store';
import { searchSubscription } from '#projections';
import { destroyKeysSubscription } from './forgetting/destroy-keys.subscription.js';
import type { BackgroundParts, ReminderParts } from './background-parts.js';
import { wordsSubscription } from './live/words.subscription.js';
import { timersSubscription } from './reminders/timers.subscription.js';

// Petitions come one by one: handled in handfuls they cost the database a third, and nobody waits for these to the blink of an eye.
const HANDFUL_MS = 400;

/**
 * Every subscription of the background. Reminders, words, search index and erasures do not need one petition for another, so one
 * that fails is put aside; seals follow the order of all and stop.
 */
export function backgroundSubscriptions(
  parts: BackgroundParts & Pick<ReminderParts, 'todayIs'>,
): SubscriptionDefinition[] {
  return [
    { ...timersSubscription(parts), onPoison: 'park', paceMs: HANDFUL_MS },
    { ...wordsSubscription(parts), onPoison: 'park', paceMs: HANDFUL_MS },
    { ...searchSubscription(parts), onPoison: 'park', paceMs: HANDFUL_MS },
    { ...destroyKeysSubscription(parts), onPoison: 'park', paceMs: HANDFUL_MS },
    sealSubscription(parts.vault.sealSigner),
  ];
}

/** Handles what waits of a stream that a subscription put aside; null when there is no such subscription. */
export async function replayParkedStream(
  parts: BackgroundParts & Pick<ReminderParts, 'todayIs'>,
  name: string,
  streamId: string,
): Promise<ReplayResult | null> {
  const definition = backgroundSubscriptions(parts).find((one) => one.name === name);
  return definition ? parts.store.replayParked(definition, streamId) : null;
}
