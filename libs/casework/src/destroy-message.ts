import { foldAffair, ONLINE_MESSAGE } from '#domain';
import { type DatabaseTime, deriveStreamId, hashRequest } from '#event-store';
import { affairNotFound } from './affairs/affair-access.js';
import type { Affairs } from './affairs/affairs.js';
import { RETENTION_ENDED } from './affairs/destruction-effects.js';
import type { CaseworkParts } from './decisions.js';
import { keyIdsOf, recordedOf } from './opened-case.js';

const { category } = ONLINE_MESSAGE;

/**
 * Destroys an online message that was set aside and need not be kept any longer, as a petition's file is (decision 0111): one event,
 * then its keys; the files go by the subscription that finishes erasures. False where its time has not come.
 * @rejects AFFAIR_STEP_NOT_OPEN of one that is not set aside
 */
export async function destroyMessage(
  { store, vault }: CaseworkParts,
  affairs: Affairs,
  { messageId, time: simulated }: { messageId: string; time?: DatabaseTime },
): Promise<boolean> {
  const commandId = deriveStreamId(messageId, 'destroy');
  const { keyIds, status } = await store.transaction(async (client, databaseTime) => {
    const time = simulated ?? databaseTime;
    const { events } = await store.load(client, messageId);
    const state = foldAffair(ONLINE_MESSAGE, messageId, events.map(recordedOf) as never[]);
    if (state === null) throw affairNotFound();
    const keyIds = Object.values(keyIdsOf(events));
    const scanIds = state.attachments.map(({ scanId }) => scanId);
    const { status } = await affairs.within(client, {
      category,
      id: messageId,
      input: { type: 'destroy', on: time.today, keyIds, scanIds },
      frame: {
        by: { machineOf: state.orgId },
        commandId,
        requestHash: hashRequest({ commandId }),
        source: 'job',
        expectedVersion: 'any',
        ...(simulated === undefined ? {} : { time: simulated }),
      },
      time,
      keysToDestroy: [],
    });
    return { keyIds, status };
  });
  if (status !== 'destroyed') return false;
  // after the event and not before: were we to die in between, the background destroys them
  for (const keyId of keyIds) await vault.stock.shred(keyId, RETENTION_ENDED);
  return true;
}
