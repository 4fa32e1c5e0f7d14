import type { Pool } from 'pg';
import { type ScanSweep, sweepScans } from '#paperwork';
import type { BackgroundParts } from '../background-parts.js';
import { noticeHeldScans } from '../watch/notices.js';

// The first look of an installation, or of one that comes from another machine, only begins the day.
const FIRST = `insert into jobs.mark (name, value, at) values ('scans', '', now()) on conflict (name) do nothing`;
// One process a day; a mark that lies ahead was made before the clock was set back.
const MINE = `update jobs.mark set at = now()
  where name = 'scans' and (at <= now() - interval '1 day' or at > now() + interval '1 hour') returning name`;
const DONE = `update jobs.mark set value = $1 where name = 'scans'`;

/**
 * Once a day, whichever process comes first removes scans whose event was never written. Null when it is not the time.
 * @rejects what disk and database reject with; the next day tries again
 */
export async function sweepScansDaily(
  { pools, settings, log }: Pick<BackgroundParts, 'settings' | 'log'> & { pools: { store: Pool } },
  stopping: () => boolean = () => false,
  settleMs?: number,
): Promise<ScanSweep | null> {
  const { store } = pools;
  await store.query(FIRST);
  if ((await store.query(MINE)).rowCount !== 1) return null;
  const swept = await sweepScans(store, {
    dataDir: settings.dataDir,
    olderThanMs: settings.scanOrphanHours * 3_600_000,
    stopping,
    ...(settleMs === undefined ? {} : { settleMs }),
  });
  await store.query(DONE, [JSON.stringify(swept)]);
  if (swept.removed + swept.broken > 0) log.info({ ...swept }, 'scans without an event removed');
  if (swept.held > 0) {
    log.warn({ ...swept }, 'so many scans have no event that none was removed');
    await noticeHeldScans(store, swept.held);
  }
  return swept;
}
