import { FORGOTTEN } from '#casework';
import type { SubscriptionDefinition } from '#event-store';
import type { Vault } from '#vault';

/**
 * Destroys the keys of persons whose identity was deleted by law. The command does so itself right after its event; this is
 * for the process that died in between, and for an event brought back by a restored backup together with its key.
 */
export function destroyKeysSubscription({
  vault,
}: {
  vault: { stock: Pick<Vault['stock'], 'shred'> };
}): SubscriptionDefinition {
  return {
    name: 'destroy-keys',
    types: ['SubjectForgotten'],
    handlePage: async (_client, events) => {
      for (const { data } of events) await vault.stock.shred(String(data['keyId']), FORGOTTEN);
    },
  };
}
