import type { EventStore, SubscriptionLag } from '#event-store';
import type { Pool } from 'pg';

/** Reminders go on without a queue within three minutes; what is older than that waits for nobody. */
const STILL_SECONDS = 240;

/** What is known of the background from outside. @shape oldestEvent age of the oldest event in seconds, null where there is none */
export type SeenFromOutside = {
  readonly lag: readonly Pick<SubscriptionLag, 'name' | 'status' | 'eventsBehind' | 'secondsBehind'>[];
  readonly oldestEvent: number | null;
};

/**
 * That nobody does the background's work: with BACKGROUND=separate the pages go on as if nothing were, while reminders, search
 * and seals stand still. Null where it runs; a halted subscription is told by itself.
 */
export function standingStill({ lag, oldestEvent }: SeenFromOutside): string | null {
  const advice = '请查看后台进程是否在运行(BACKGROUND=separate 时须另行启动)。';
  if (lag.length === 0)
    return oldestEvent !== null && oldestEvent > STILL_SECONDS
      ? `后台从未运行过:没有提醒、检索和封存。${advice}`
      : null;
  const still = lag.filter(
    ({ status, secondsBehind }) => status === 'running' && secondsBehind > STILL_SECONDS,
  );
  if (still.length === 0) return null;
  const names = [...new Set(still.map(({ name }) => `“${name}”`))].join('、');
  const minutes = Math.floor(Math.max(...still.map(({ secondsBehind }) => secondsBehind)) / 60);
  const events = Math.max(...still.map(({ eventsBehind }) => eventsBehind));
  return `后台订阅${names}已有 ${minutes} 分钟没有跟上,最多落后 ${events} 条事件:提醒、检索、封存都会停在那里。${advice}`;
}

/** What `standingStill` asks: the lag, and where nothing ever ran how old the first event is. */
export async function seenFromOutside(
  store: Pick<EventStore, 'lag'>,
  pool: Pool,
): Promise<{ lag: readonly SubscriptionLag[]; oldestEvent: number | null }> {
  const lag = await store.lag();
  if (lag.length > 0) return { lag, oldestEvent: null };
  const { rows } = await pool.query<{ seconds: number }>(
    `select extract(epoch from clock_timestamp() - recorded_at)::int as seconds
       from es.event order by tx, position limit 1`,
  );
  return { lag, oldestEvent: rows[0]?.seconds ?? null };
}
