import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { jobFigures, queueStanding } from '#jobs';
import type { Runtime } from '#runtime';

/** The figures as a collector reads them. */
export type Metrics = { readonly contentType: string; text(): Promise<string> };

/** The figures of one process and of the store behind it, asked for at each call; no label names a person or a petition. */
export function createMetrics({ store, pools }: Pick<Runtime, 'store' | 'pools'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const shard = { labelNames: ['name', 'shard'] as const, registers: [registry] };
  const behind = new Gauge({
    ...shard,
    name: 'xinfang_subscription_lag_events',
    help: 'events behind (to 10000)',
  });
  const seconds = new Gauge({
    ...shard,
    name: 'xinfang_subscription_lag_seconds',
    help: 'age of the oldest of them',
  });
  const failures = new Gauge({
    ...shard,
    name: 'xinfang_subscription_failures',
    help: 'failures on one event',
  });
  const halted = new Gauge({ ...shard, name: 'xinfang_subscription_halted', help: '1 when it gave up' });
  const parked = new Gauge({
    name: 'xinfang_parked_streams',
    help: 'streams put aside by a subscription',
    labelNames: ['name'] as const,
    registers: [registry],
  });
  const guard = new Gauge({
    name: 'xinfang_guard_age_seconds',
    help: 'age of the oldest open write transaction of the server, which every reader waits for',
    registers: [registry],
  });
  new Gauge({
    name: 'xinfang_pool_connections',
    help: 'connections of a pool by state',
    labelNames: ['pool', 'state'] as const,
    registers: [registry],
    collect() {
      for (const pool of ['store', 'reader', 'keys', 'owner'] as const) {
        const { totalCount, idleCount, waitingCount } = pools[pool];
        this.set({ pool, state: 'busy' }, totalCount - idleCount);
        this.set({ pool, state: 'idle' }, idleCount);
        this.set({ pool, state: 'waiting' }, waitingCount);
      }
    },
  });
  const subscriptions = new Gauge({
    name: 'xinfang_subscriptions',
    help: 'shards of subscriptions',
    registers: [registry],
  });
  const rungs = new Gauge({
    name: 'xinfang_reminder_rungs_waiting',
    help: 'rungs whose day has come and that are not sent yet',
    registers: [registry],
  });
  const late = new Gauge({
    name: 'xinfang_reminder_late_seconds',
    help: 'seconds since the day of the oldest of them began',
    registers: [registry],
  });
  const stuck = new Gauge({
    name: 'xinfang_petitions_stuck',
    help: 'petitions without an owner or a next due thing, as of the last sweep',
    registers: [registry],
  });
  const dispatches = new Gauge({
    name: 'xinfang_dispatches',
    help: 'messages out of the house by state; sent ones of the last day',
    labelNames: ['state'] as const,
    registers: [registry],
  });
  const queueAway = new Gauge({
    name: 'xinfang_queue_away',
    help: '1 while the background cannot reach its queue and works without it',
    registers: [registry],
  });
  const askJobs = async (): Promise<void> => {
    const figures = await jobFigures(pools.store);
    queueAway.set((await queueStanding(pools.store)).awaySince === null ? 0 : 1);
    rungs.set(figures.rungsWaiting);
    late.set(figures.lateSeconds);
    stuck.set(figures.stuck);
    for (const [state, count] of Object.entries(figures.dispatches)) dispatches.set({ state }, count);
  };
  // Asked once for all of them and before anything is written out: the registry collects its gauges side by side.
  const ask = async (): Promise<void> => {
    guard.set((await store.openWriters(pools.owner))[0]?.seconds ?? 0);
    const lag = await store.lag();
    subscriptions.set(lag.length);
    for (const one of lag) {
      const labels = { name: one.name, shard: String(one.shard) };
      behind.set(labels, one.eventsBehind);
      seconds.set(labels, one.secondsBehind);
      failures.set(labels, one.failures);
      halted.set(labels, one.status === 'halted' ? 1 : 0);
      parked.set({ name: one.name }, one.parked);
    }
  };
  return {
    contentType: registry.contentType,
    async text() {
      await ask();
      await askJobs();
      return registry.metrics();
    },
  };
}
