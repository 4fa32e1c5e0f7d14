import type { PoolClient } from 'pg';
import type { AttachedFile, OnlineMessageEvent } from '#domain';
import type { LoadedStream } from '#event-store';
import type { CaseworkParts } from './decisions.js';
import { recordedOf } from './opened-case.js';
import { takeTurns } from './take-turns.js';

/** A message that was taken. @shape attachments: how many were kept with it */
export type ReceivedMessage = { queryCode: string; attachments: number };

/**
 * Attachments that were examined. @shape measured: of each, without its id; lay: puts them down sealed under this key, each by its id
 */
export type MessageFiles = {
  measured: readonly Omit<AttachedFile, 'scanId'>[];
  lay: (message: { messageId: string; scanIds: readonly string[]; keyId: string }) => Promise<void>;
};

/**
 * The key for the files of a message that is not there yet; null = there are none, or they lie there since the first click, for which
 * whoever clicks a second time waits.
 */
export async function keyForFiles(
  client: PoolClient,
  { store, vault }: Pick<CaseworkParts, 'store' | 'vault'>,
  {
    messageId,
    attachments,
    commandId,
  }: { messageId: string; attachments: readonly AttachedFile[]; commandId: string },
): Promise<string | null> {
  if (attachments.length === 0) return null;
  await takeTurns(client, messageId);
  const { events } = await store.load(client, messageId, { commandId });
  return events.length > 0 ? null : (await vault.stock.take()).keyId;
}

/** How its attachments are called, by their ids. */
export function namesOf({ events }: LoadedStream): Map<string, string> {
  return new Map(
    events
      .filter(({ type }) => type === ATTACHED)
      .map((event) => {
        const { data, sealed } = recordedOf(event) as unknown as {
          data: { scanId: string };
          sealed?: { name: string };
        };
        return [data.scanId, sealed?.name ?? ''] as const;
      }),
  );
}

/** How many files lie with a message that was taken before. */
export async function attachmentsKept(
  client: PoolClient,
  { store }: Pick<CaseworkParts, 'store'>,
  { messageId, commandId }: { messageId: string; commandId: string },
): Promise<number> {
  const { events } = await store.load(client, messageId, { commandId });
  return events.filter(({ type }) => type === ATTACHED).length;
}

const ATTACHED: OnlineMessageEvent['type'] = 'OnlineMessageAttached';
