import type { PoolClient } from 'pg';
import { type AnyAffairEvent, DESTRUCTION, type DestructionEvent, type PetitionCommand } from '#domain';
import type { DatabaseTime } from '#event-store';
import type { CommandFrame } from '../command-frame.js';
import { type CaseworkParts, Decisions } from '../decisions.js';
import { keyIdsOf } from '../opened-case.js';
import { officeOf } from '../office.js';
import { petitionsOf } from './filed-petitions.js';

/** Why a key is destroyed, as the keys database notes it. */
export const RETENTION_ENDED = 'RETENTION_ENDED';

type Effects = {
  parts: CaseworkParts;
  affairId: string;
  orgId: number;
  frame: CommandFrame;
  time: DatabaseTime;
};

/**
 * What the approval and the carrying out of a destruction list do to its petitions, in the transaction of the list's own
 * event: all of them or none. The keys are destroyed afterwards, by whoever comes first of the command and the background.
 * @returns the keys to destroy once this is committed
 * @rejects DESTRUCTION_PERMANENT, DESTRUCTION_RETENTION_RUNS, ACTION_NOT_IN_STATE
 */
export async function carryOutDestruction(
  client: PoolClient,
  events: readonly AnyAffairEvent[],
  { parts, affairId: listId, orgId, frame, time }: Effects,
): Promise<string[]> {
  const decisions = new Decisions(parts);
  const keys: string[] = [];
  const office = await officeOf(client, orgId, []);
  const on = time.today;
  for (const event of events as readonly DestructionEvent[]) {
    const asked = new Map(
      event.type === 'DestructionApproved'
        ? event.data.extended.map(({ petitionId, retention }) => [petitionId, retention] as const)
        : event.type === 'DestructionCarriedOut'
          ? event.data.petitionIds.map((petitionId) => [petitionId, null] as const)
          : [],
    );
    for (const { loaded, state } of await petitionsOf(client, parts, {
      ids: [...asked.keys()],
      secrets: false,
    })) {
      const { petitionId } = state;
      const retention = asked.get(petitionId) ?? null;
      const keyIds = Object.values(keyIdsOf(loaded.events));
      const scanIds = loaded.events.flatMap(({ type, data }) =>
        type === 'ScanFiled' ? [String(data['scanId'])] : [],
      );
      const command: PetitionCommand =
        retention === null
          ? { type: 'destroy', listId, keyIds, scanIds, on }
          : { type: 'extendRetention', listId, retention, on };
      const at = { petitionId, state, loaded, command, frame, office, capacity: 'windowHead', time } as const;
      await decisions.decideAndAppend(client, { ...at, ending: null });
      if (retention === null) keys.push(...keyIds);
    }
  }
  return keys;
}

/** Is it an affair whose events reach its petitions? */
export const isDestruction = ({ category }: { category: string }): boolean =>
  category === DESTRUCTION.category;
