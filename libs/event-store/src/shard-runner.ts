import { describeError, isTransient, SubscriptionHalted } from './errors.js';
import { pendingUntil } from './lag.js';
import { parkNext } from './parked.js';
import { PageReader, type PageWanted } from './page-reader.js';
import { comparePositions, type Shard } from './read.js';
import { ShardLease } from './shard-lease.js';
import { movePosition, ownerName, recordFailure } from './subscription-lease.js';
import { inTransaction, sleep } from './transaction.js';
import type { SubscriptionDefinition } from './subscription-definition.js';
import type { CatchUp, SubscriptionSource } from './subscription-source.js';
import type { Position } from './types.js';

const POLL_MS = { least: 20, most: 500 };
const HALTED_POLL_MS = 2_000;

/** COMMIT does not wait for the disk. What commits later and waits, waits for this as well: nothing is kept that was built on what is lost. */
const BEGIN_WITHOUT_WAIT = 'begin; set local synchronous_commit = off';

type Step = 'progress' | 'idle' | 'foreign' | 'halted' | 'failed';

/** The position moved under us: another runner holds the lease now. */
class LeaseLost extends Error {}

/** One process's runner of one shard of a subscription; of all runners of a shard one at a time works. */
export class ShardRunner {
  private readonly shard: Shard;
  private readonly held: ShardLease;
  private readonly batchSize: number;
  private readonly reader: PageReader;
  private limit: number;
  private failures = 0;
  private loop: Promise<void> | null = null;
  private stopping = false;
  /** The last page was not full. */
  private trickle = false;
  /** Streams put aside; right as long as the lease is held, because whoever changes them from outside takes it away. */
  private parked: ReadonlySet<string> = new Set();

  constructor(
    private readonly definition: SubscriptionDefinition,
    private readonly source: SubscriptionSource,
    shard: Shard,
  ) {
    this.shard = shard;
    this.batchSize = definition.batchSize ?? 1000;
    this.limit = this.batchSize;
    this.reader = new PageReader(definition, source, shard);
    const { name, leaseMs = 15_000 } = definition;
    this.held = new ShardLease(source.pool, { name, ...shard, owner: ownerName(), leaseMs });
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
   * Waits until every event up to `newest` is handled; works itself when it was not started.
   * @rejects SUBSCRIPTION_HALTED
   */
  async catchUp(until: CatchUp): Promise<void> {
    const { name, types = null } = this.definition;
    const { pool, wake } = this.source;
    const { newest: target, readable, patienceMs } = until;
    let deadline = performance.now() + patienceMs;
    const driving = this.loop === null;
    try {
      for (;;) {
        const pending = await pendingUntil(pool, { name, types, target, shard: this.shard });
        if (!pending.behind) {
          // so that shards come to stand at one place, also those that had nothing to do
          if (driving && this.shard.shards > 1) await this.ensureLease();
          if (driving && this.held.isHeld) this.held.passOver(readable);
          return;
        }
        if (pending.halted) throw new SubscriptionHalted(name, pending.lastError ?? '');
        if (performance.now() > deadline) throw new SubscriptionHalted(name, 'catch-up timed out');
        if (!driving) wake.signal();
        if (!driving || (await this.proceed(target)) !== 'progress') await sleep(POLL_MS.least);
        else deadline = performance.now() + patienceMs; // much to do is no reason to give up
      }
    } finally {
      if (driving) await this.release();
    }
  }

  /** Page after page, as long as there is progress before `target`: asking after each whether that was all costs as much as reading one. */
  private async proceed(target: Position): Promise<Step> {
    for (;;) {
      const step = await this.step();
      const { cursor } = this.held;
      if (step !== 'progress' || cursor === null || comparePositions(cursor, target) >= 0) return step;
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

  private ensureLease(): Promise<'held' | 'foreign' | 'halted'> {
    return this.held.ensure(({ failures, parked }) => {
      this.failures = failures;
      this.parked = parked;
    });
  }

  private async page(): Promise<Step> {
    const { definition, source, held } = this;
    const { lease } = held;
    const page = await this.reader.next(this.wanted(held.from));
    this.trickle = page.scanned < this.limit;
    if (page.scanned === 0) return 'idle';
    const nextLimit = Math.min(this.batchSize, this.limit * 2);
    // a full page has a successor, which is read while this one is handled
    if (!this.trickle) this.reader.readAhead({ ...this.wanted(page.next), limit: nextLimit });
    if (page.events.length === 0) {
      held.cursor = page.next;
      // A full page without a match is worth a write; a trickle waits for the renewal.
      if (page.scanned >= this.limit && !(await held.store(page.next))) throw new LeaseLost();
    } else {
      await inTransaction(
        source.pool,
        (client) => client.query(definition.waitsForDisk ? 'begin' : BEGIN_WITHOUT_WAIT),
        async (client) => {
          await definition.handlePage(client, page.events);
          if (!(await movePosition(client, held.holder, lease, page.next))) throw new LeaseLost();
        },
      );
      held.moved(page.next);
    }
    this.failures = 0;
    this.limit = nextLimit;
    return 'progress';
  }

  private wanted(from: Position): PageWanted {
    return { from, limit: this.limit, without: this.parked };
  }

  private narrow(): void {
    this.limit = Math.max(1, Math.floor(this.limit / 4));
  }

  private async failed(error: unknown): Promise<Step> {
    if (error instanceof LeaseLost) {
      this.held.drop();
      return 'foreign';
    }
    if (isTransient(error)) {
      // the page itself may be what is too much: the server ends a transaction that waits too long for the program
      if (++this.failures > 1) this.narrow();
      return 'failed';
    }
    // Narrow the page first: what comes before the poisoned event goes on, and the error names one event.
    if (this.limit > 1) {
      this.narrow();
      return 'progress';
    }
    try {
      return await this.poisoned(error);
    } catch {
      this.failures++;
      return 'failed';
    }
  }

  /** One event fails: tried again some times, then its stream is put aside, or the shard gives up. */
  private async poisoned(error: unknown): Promise<Step> {
    const { definition, held } = this;
    const { holder, lease, from: after } = held;
    const text = `${describeError(error)} after ${after.tx}/${after.position}`;
    const retries = definition.retries ?? 5;
    if (definition.onPoison === 'park' && this.failures >= retries) {
      const stream = await parkNext(this.source.pool, { holder, lease, after, error: text });
      if (stream !== null) {
        held.moved(stream.next);
        this.parked = new Set([...this.parked, stream.streamId]);
        this.failures = 0;
        definition.onParked?.({ name: holder.name, streamId: stream.streamId, error: text });
        return 'progress';
      }
    }
    const record = await recordFailure(this.source.pool, holder, lease, { error: text, retries });
    this.failures = record?.failures ?? this.failures + 1;
    held.renewed();
    if (record === null) held.drop();
    if (record?.halted) {
      await this.release();
      definition.onStalled?.({ name: holder.name, failures: record.failures, error: text });
      return 'halted';
    }
    return 'failed';
  }

  /** Back-off that `stop` can end, while signals of appends do not shorten it. */
  private async rest(milliseconds: number): Promise<void> {
    const until = performance.now() + Math.min(milliseconds, 30_000);
    while (!this.stopping && performance.now() < until) {
      await this.source.wake.wait(Math.max(1, until - performance.now()), this.source.wake.count);
    }
  }

  private async release(): Promise<void> {
    await this.reader.drop();
    await this.held.release();
  }
}
