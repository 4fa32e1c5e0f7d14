import type { UnknownTypes } from './decode.js';
import type { ClientBase, StoredEvent } from './types.js';

/** A subscription that gave up; nothing of an event's content. */
export type Stall = { readonly name: string; readonly failures: number; readonly error: string };

/** A stream that was put aside. */
export type Parking = { readonly name: string; readonly streamId: string; readonly error: string };

/** What to do with the events of a subscription. */
export type SubscriptionDefinition = {
  readonly name: string;
  /** The whole page, in order (with several shards: in the order of each stream), inside the transaction that also moves the position: effect and position stand or fall together. */
  handlePage(client: ClientBase, events: readonly StoredEvent[]): Promise<void>;
  /**
   * True where something outside the database is made of what the handler wrote: then a page is on disk before the next one.
   * Otherwise a crash of the server may take back the pages of the last moments, effect and position together, and they are
   * handled again (0113).
   */
  readonly waitsForDisk?: boolean;
  /** Null or absent: all types. */
  readonly types?: readonly string[] | null;
  /** True when `handlePage` needs `event.secret`. */
  readonly secrets?: boolean;
  /** True when place and hash of each event are enough: its data, metadata and secret are not read. */
  readonly bare?: boolean;
  /** Default: fail for types that were asked for, skip where all were. */
  readonly unknownTypes?: UnknownTypes;
  /** Positions in a page. Default 1000. */
  readonly batchSize?: number;
  /** After a page that was not full: at least so long until the next, so that a trickle is handled in batches. @unit milliseconds */
  readonly paceMs?: number;
  /** Failures on one event after which the subscription halts. Default 5. */
  readonly retries?: number;
  /** First delay after a failure, doubled each time. @unit milliseconds. Default 500 */
  readonly retryDelayMs?: number;
  /** How long a dead holder blocks others. @unit milliseconds. Default 15000 */
  readonly leaseMs?: number;
  /**
   * What happens when one event fails again and again: `halt` (default) stops the shard; `park` puts the event's stream
   * aside, in its order, and goes on with the others. Only where streams do not need each other.
   */
  readonly onPoison?: 'halt' | 'park';
  /** Into how many shards streams are divided; each has a position and a lease of its own. Default 1 */
  readonly shards?: number;
  onStalled?(stall: Stall): void;
  onParked?(parked: Parking): void;
};
