import type { PoolClient } from 'pg';
import { type AnyAffairEvent, seriesSetBy, type TakeoverState } from '#domain';
import type { DatabaseTime } from '#event-store';
import { Casework } from '../casework.js';
import type { CaseworkParts } from '../decisions.js';
import type { CommandFrame } from '../command-frame.js';
import { setNextNumber } from '../numbers.js';

/** What an event of a take-over brings with it, in its own transaction. */
export type Effects = {
  parts: CaseworkParts;
  affairId: string;
  orgId: number;
  state: TakeoverState | null;
  frame: CommandFrame;
  time: DatabaseTime;
};

/**
 * Sets the next number of a book (O-103), and takes back every petition of an import that is undone.
 * @rejects NUMBER_ALREADY_TAKEN, TAKEOVER_WORKED_ON
 */
export async function carryOutTakeover(
  client: PoolClient,
  events: readonly AnyAffairEvent[],
  { parts, affairId, orgId, state, frame, time }: Effects,
): Promise<void> {
  for (const event of events) {
    const series = seriesSetBy(event, orgId);
    if (series !== null) await setNextNumber(client, series);
    if (event.type === 'TakeoverUndone' && state !== null) {
      const { reason } = event.sealed as { reason: string };
      const undoing = { ...frame, time, importId: affairId, reason };
      await new Casework(parts).takeBack(client, state.petitionIds, undoing);
    }
  }
}
