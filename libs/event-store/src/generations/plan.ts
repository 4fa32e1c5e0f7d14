import type { InlineProjection } from '../types.js';

/** A table of a read model. */
export type PlanTable = {
  readonly name: string;
  /** Column with the stream that a row is made from. */
  readonly stream: string;
  /** Columns of which only null or not null is compared: ciphertext differs with every sealing. */
  readonly sealed?: readonly string[];
};

/** How a read model is made anew beside the one in use (eventstore.md §5.4). */
export type RebuildPlan = {
  /** Name in the register of generations. */
  readonly name: string;
  readonly schema: string;
  /** Parents before their children. */
  readonly tables: readonly PlanTable[];
  /** Streams whose events make the rows. */
  readonly categories: readonly string[];
  /**
   * Writes into `schema`; taken anew for each batch and given whole streams only, so a fold may be kept across calls.
   * The rows of a stream must follow from its events alone.
   */
  readonly projection: () => InlineProjection;
  /** The subscription that writes the rows in use; null where appends do: they wait for the moment of the switch. */
  readonly subscription: string | null;
  /** Settings of the transaction that switches, for triggers that must know. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** How far a rebuild has come. */
export type RebuildProgress = { readonly streams: number; readonly events: number };

/** A table after the switch. */
export type TableResult = {
  readonly table: string;
  readonly rows: number;
  /** Streams whose rows were not what the events say, those left out to which writing has yet to come. */
  readonly differing: number;
  /** Of the new generation, sealed columns left out. @shape decimal */
  readonly checksum: string;
};

/** What a rebuild did. */
export type GenerationResult = RebuildProgress & {
  readonly generation: number;
  readonly tables: readonly TableResult[];
  /** How long appends waited. @unit milliseconds */
  readonly heldMs: number;
  /** False where it was only looked at. */
  readonly switched: boolean;
};
