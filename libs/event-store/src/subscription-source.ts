import type { Pool } from 'pg';
import type { Decoding } from './decode.js';
import type { Position } from './types.js';
import type { WakeSignal } from './wake.js';

/** What a runner needs of its store. */
export type SubscriptionSource = {
  readonly pool: Pool;
  readonly wake: WakeSignal;
  readonly decoding: Decoding;
};

/** How far and how long to catch up. @shape readable: the newest event below the guard */
export type CatchUp = {
  readonly newest: Position;
  readonly readable: Position | null;
  readonly patienceMs: number;
};
