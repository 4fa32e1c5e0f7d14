import type { Pool } from 'pg';
import { parkedStreams } from './parked.js';
import { comparePositions } from './read.js';
import { acquireLease, type Holder, type Lease, movePosition, releaseLease } from './subscription-lease.js';
import type { Position } from './types.js';

/** What a runner learns with a lease that it has just taken. */
export type TakenLease = { readonly failures: number; readonly parked: ReadonlySet<string> };

/** A runner's hold on its shard: the lease, when it was last renewed, and how far was read. */
export class ShardLease {
  /** Read up to here; ahead of the stored position where events did not match. */
  cursor: Position | null = null;
  private held: Lease | null = null;
  private renewedAt = 0;

  constructor(
    private readonly pool: Pool,
    readonly holder: Holder,
  ) {}

  get isHeld(): boolean {
    return this.held !== null;
  }

  /** To be asked only while it is held. */
  get lease(): Lease {
    return this.held as Lease;
  }

  /** Where the next page begins; only while it is held. */
  get from(): Position {
    return this.cursor ?? this.lease.position;
  }

  /** Renews the lease or takes it; `onTaken` is told what comes with one that is new. @rejects whatever the database says */
  async ensure(onTaken: (taken: TakenLease) => void): Promise<'held' | 'foreign' | 'halted'> {
    if (this.isHeld) {
      if (performance.now() - this.renewedAt < this.holder.leaseMs / 3) return 'held';
      // The renewal also stores what was read past without a match.
      if (await this.store(this.from)) return 'held';
      this.drop();
    }
    const asked = performance.now();
    const answer = await acquireLease(this.pool, this.holder);
    if (answer.kind !== 'held') return answer.kind;
    // asked before it counts as held: without them what comes after a parked event would be handled before it
    const parked = await parkedStreams(this.pool, this.holder);
    this.held = answer.lease;
    this.renewedAt = asked;
    this.cursor = answer.lease.position;
    onTaken({ failures: answer.lease.failures, parked });
    return 'held';
  }

  /** Writes the position down; false where another runner holds the lease now. */
  async store(to: Position): Promise<boolean> {
    const moved = await movePosition(this.pool, this.holder, this.lease, to);
    if (moved) this.moved(to);
    return moved;
  }

  /** The position was written down, here or in the transaction of a page. */
  moved(to: Position): void {
    this.held = { ...this.lease, position: to };
    this.cursor = to;
    this.renewed();
  }

  /** The database has just renewed the lease with something else. */
  renewed(): void {
    this.renewedAt = performance.now();
  }

  /** What lies up to there and was not ours need not be looked at again. */
  passOver(readable: Position | null): void {
    const { cursor } = this;
    if (readable !== null && cursor !== null && comparePositions(cursor, readable) < 0)
      this.cursor = readable;
  }

  /** Stores how far was read and gives the lease back. */
  async release(): Promise<void> {
    if (this.held === null) return;
    // On a lost connection the lease runs out by itself.
    try {
      if (this.cursor !== null && comparePositions(this.cursor, this.held.position) > 0)
        await this.store(this.cursor);
      await releaseLease(this.pool, this.holder, this.lease);
    } catch {
      // nothing to save: position and effect were committed together
    }
    this.drop();
  }

  drop(): void {
    this.held = null;
    this.cursor = null;
  }
}
