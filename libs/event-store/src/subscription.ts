import type { Pool } from 'pg';
import { errorCode, isTransient, StoreMisuse, SubscriptionHalted } from './errors.js';
import { pendingUntil } from './lag.js';
import { comparePositions, newestPosition, type Page, readPage } from './read.js';
import type { Decoding, UnknownTypes } from './rows.js';
import {
  acquireLease,
  type Holder,
  type Lease,
  movePosition,
  ownerName,
  recordFailure,
  releaseLease,
} from './subscription-lease.js';
import { inTransaction, sleep } from './transaction.js';
import type { ClientBase, Position, StoredEvent } from './types.js';
import type { WakeSignal } from './wake.js';

/** A subscription that gave up; nothing of an event's content. */
export type Stall = { readonly name: string; readonly failures: number; readonly error: string };

/** What to do with the events of a subscription. */
export type SubscriptionDefinition = {
  readonly name: string;
  /** The whole page, in order, inside the transaction that also moves the position: effect and position stand or fall together. */
  handlePage(client: ClientBase, events: readonly StoredEvent[]): Promise<void>;
  /** Null or absent: all types. */
  readonly types?: readonly string[] | null;
  /** True when `handlePage` needs `event.secret`. */
  readonly secrets?: boolean;
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
  onStalled?(stall: Stall): void;
};

/** What a runner needs of its store. */
export type SubscriptionSource = {
  readonly pool: Pool;
  readonly wake: WakeSignal;
  readonly decoding: Decoding;
};

const POLL_MS = { least: 20, most: 500 };
const HALTED_POLL_MS = 2_000;

type Step = 'progress' | 'idle' | 'foreign' | 'halted' | 'failed';

/** The position moved under us: another runner holds the lease now. */
class LeaseLost extends Error {}

/** One process's runner of a subscription; of all runners of a name one at a time works. */
export class Subscription {
  private readonly holder: Holder;
  private readonly batchSize: number;
  private lease: Lease | null = null;
  private leasedAt = 0;
  /** Read up to here; ahead of the stored position where events did not match. */
  private cursor: Position | null = null;
  private limit: number;
  private failures = 0;
  private loop: Promise<void> | null = null;
  private stopping = false;
  /** The last page was not full. */
  private trickle = false;

  constructor(
    readonly definition: SubscriptionDefinition,
    private readonly source: SubscriptionSource,
  ) {
    if (!/^[a-z][a-z0-9.-]{0,99}$/.test(definition.name)) {
      throw new StoreMisuse(
        'SUBSCRIPTION_NAME_INVALID',
        'a subscription name is lower case, digits, dots and hyphens',
      );
    }
    this.batchSize = definition.batchSize ?? 1000;
    this.limit = this.batchSize;
    this.holder = { name: definition.name, owner: ownerName(), leaseMs: definition.leaseMs ?? 15_000 };
  }

  /** Runs until `stop`. */
  start(): this {
    this.stopping = false;
    this.loop ??= this.run();
    return this;
  }

  /** Ends after the page in hand and gives the lease back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.source.wake.signal();
    await this.loop;
    this.loop = null;
  }

  /**
   * Waits until every event committed before this call is handled; works itself when it was not started.
   * @rejects SUBSCRIPTION_HALTED
   */
  async catchUp(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    const { name, types = null } = this.definition;
    const { pool, wake } = this.source;
    const target = await newestPosition(pool);
    if (target === null) return;
    const deadline = Date.now() + (options.timeoutMs ?? 30_000);
    const driving = this.loop === null;
    try {
      for (;;) {
        const pending = await pendingUntil(pool, { name, types, target });
        if (!pending.behind) return;
        if (pending.halted) throw new SubscriptionHalted(name, pending.lastError ?? '');
        if (Date.now() > deadline) throw new SubscriptionHalted(name, 'catch-up timed out');
        if (!driving) wake.signal();
        if (!driving || (await this.step()) !== 'progress') await sleep(POLL_MS.least);
      }
    } finally {
      if (driving) await this.release();
    }
  }

  private async run(): Promise<void> {
    let pause = POLL_MS.least;
    while (!this.stopping) {
      const seen = this.source.wake.count;
      const step = await this.step();
      if (step === 'progress') {
        pause = POLL_MS.least;
        if (this.trickle) await this.rest(this.definition.paceMs ?? 0);
        continue;
      }
      if (this.stopping) break;
      if (step === 'failed') {
        await this.rest((this.definition.retryDelayMs ?? 500) * 2 ** Math.max(0, this.failures - 1));
        continue;
      }
      const signalled = await this.source.wake.wait(step === 'halted' ? HALTED_POLL_MS : pause, seen);
      pause = signalled ? POLL_MS.least : Math.min(pause * 2, POLL_MS.most);
    }
    await this.release();
  }

  /** Never throws: whatever goes wrong is a failed step. */
  private async step(): Promise<Step> {
    try {
      const answer = await this.ensureLease();
      if (answer !== 'held') return answer;
    } catch {
      this.failures++;
      return 'failed';
    }
    try {
      return await this.page();
    } catch (error) {
      return this.failed(error);
    }
  }

  private async ensureLease(): Promise<'held' | 'foreign' | 'halted'> {
    const { pool } = this.source;
    if (this.lease !== null) {
      if (Date.now() - this.leasedAt < this.holder.leaseMs / 3) return 'held';
      // The renewal also stores what was read past without a match.
      if (await this.store(pool, this.cursor ?? this.lease.position)) return 'held';
      this.dropLease();
    }
    const asked = Date.now();
    const answer = await acquireLease(pool, this.holder);
    if (answer.kind !== 'held') return answer.kind;
    this.lease = answer.lease;
    this.leasedAt = asked;
    this.cursor = answer.lease.position;
    this.failures = answer.lease.failures;
    return 'held';
  }

  private async page(): Promise<Step> {
    const lease = this.lease as Lease;
    const { definition, source } = this;
    const page = await this.read();
    this.trickle = page.scanned < this.limit;
    if (page.scanned === 0) return 'idle';
    if (page.events.length === 0) {
      this.cursor = page.next;
      // A full page without a match is worth a write; a trickle waits for the renewal.
      if (page.scanned >= this.limit && !(await this.store(source.pool, page.next))) throw new LeaseLost();
    } else {
      await inTransaction(
        source.pool,
        (client) => client.query('begin'),
        async (client) => {
          await definition.handlePage(client, page.events);
          if (!(await movePosition(client, this.holder, lease, page.next))) throw new LeaseLost();
        },
      );
      this.moved(page.next);
    }
    this.failures = 0;
    this.limit = Math.min(this.batchSize, this.limit * 2);
    return 'progress';
  }

  private read(): Promise<Page> {
    const { definition, source } = this;
    const types = definition.types ?? null;
    const unknownTypes = definition.unknownTypes ?? (types === null ? 'skip' : 'fail');
    const from = this.cursor ?? (this.lease as Lease).position;
    return readPage(
      source.pool,
      { from, limit: this.limit, types, guarded: true },
      { ...source.decoding, unknownTypes, secrets: definition.secrets ?? false },
    );
  }

  private async store(client: Pool, to: Position): Promise<boolean> {
    const moved = await movePosition(client, this.holder, this.lease as Lease, to);
    if (moved) this.moved(to);
    return moved;
  }

  private moved(to: Position): void {
    this.lease = { ...(this.lease as Lease), position: to };
    this.cursor = to;
    this.leasedAt = Date.now();
  }

  private async failed(error: unknown): Promise<Step> {
    const { definition, holder } = this;
    if (error instanceof LeaseLost) {
      this.dropLease();
      return 'foreign';
    }
    if (isTransient(error)) {
      this.failures++;
      return 'failed';
    }
    // Narrow the page first: what comes before the poisoned event goes on, and the error names one event.
    if (this.limit > 1) {
      this.limit = Math.max(1, Math.floor(this.limit / 4));
      return 'progress';
    }
    const lease = this.lease as Lease;
    const after = this.cursor ?? lease.position;
    const text = `${describe(error)} after ${after.tx}/${after.position}`;
    try {
      const retries = definition.retries ?? 5;
      const record = await recordFailure(this.source.pool, holder, lease, { error: text, retries });
      this.failures = record?.failures ?? this.failures + 1;
      this.leasedAt = Date.now();
      if (record === null) this.dropLease();
      if (record?.halted) {
        await this.release();
        definition.onStalled?.({ name: holder.name, failures: record.failures, error: text });
        return 'halted';
      }
    } catch {
      this.failures++;
    }
    return 'failed';
  }

  /** Back-off that `stop` can end, while signals of appends do not shorten it. */
  private async rest(milliseconds: number): Promise<void> {
    const until = Date.now() + Math.min(milliseconds, 30_000);
    while (!this.stopping && Date.now() < until) {
      await this.source.wake.wait(Math.max(1, until - Date.now()), this.source.wake.count);
    }
  }

  private async release(): Promise<void> {
    const { lease } = this;
    if (lease === null) return;
    // On a lost connection the lease runs out by itself.
    try {
      if (this.cursor !== null && comparePositions(this.cursor, lease.position) > 0)
        await this.store(this.source.pool, this.cursor);
      await releaseLease(this.source.pool, this.holder, this.lease as Lease);
    } catch {
      // nothing to save: position and effect were committed together
    }
    this.dropLease();
  }

  private dropLease(): void {
    this.lease = null;
    this.cursor = null;
  }
}

/** Name and code, never the message: PostgreSQL's messages quote values. */
function describe(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return [name, errorCode(error)].filter(Boolean).join(' ').slice(0, 200);
}
