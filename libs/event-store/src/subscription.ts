import { StoreMisuse } from './errors.js';
import { newestPosition, newestReadable } from './read.js';
import { ShardRunner } from './shard-runner.js';
import type { SubscriptionSource } from './subscription-source.js';
import type { SubscriptionDefinition } from './subscription-definition.js';

/** One process's runners of a subscription. */
export class Subscription {
  private readonly runners: readonly ShardRunner[];

  constructor(
    readonly definition: SubscriptionDefinition,
    private readonly source: SubscriptionSource,
  ) {
    const { name, shards = 1 } = definition;
    if (!/^[a-z][a-z0-9.-]{0,99}$/.test(name)) {
      throw new StoreMisuse(
        'SUBSCRIPTION_NAME_INVALID',
        'a subscription name is lower case, digits, dots and hyphens',
      );
    }
    if (!Number.isInteger(shards) || shards < 1 || shards > 64)
      throw new StoreMisuse('SHARDS_OUT_OF_RANGE', 'a subscription has 1 to 64 shards');
    this.runners = Array.from(
      { length: shards },
      (_, shard) => new ShardRunner(definition, source, { shard, shards }),
    );
  }

  /** Runs until `stop`. */
  start(): this {
    for (const runner of this.runners) runner.start();
    return this;
  }

  /** Ends after the pages in hand and gives the leases back. */
  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
  }

  /**
   * Waits until every event committed before this call is handled; works itself when it was not started. Streams that are
   * parked are not waited for.
   * @unit timeoutMs milliseconds without progress; all of them where somebody else does the work
   * @rejects SUBSCRIPTION_HALTED
   */
  async catchUp(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    const { pool } = this.source;
    // of the newest event below the guard: nothing can later appear before it, so all shards may come to stand there
    const readable = await newestReadable(pool);
    const newest = await newestPosition(pool);
    if (newest === null) return;
    const until = { newest, readable, patienceMs: options.timeoutMs ?? 30_000 };
    await Promise.all(this.runners.map((runner) => runner.catchUp(until)));
  }
}
