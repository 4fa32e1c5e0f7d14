import type { Pool } from 'pg';
import { momentWords } from '../moment-words.js';

// One mark for each process: one that reaches the queue says nothing of another that does not.
const OF = 'queue:';
/** Noted by each sweep while it lasts; older than that, nobody sweeps, which is told by itself. */
const FRESH = '5 minutes';

const AWAY = `insert into jobs.mark as m (name, value, at)
  values ('${OF}' || $1, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), now())
  on conflict (name) do update set at = excluded.at,
    value = case when m.at > now() - interval '${FRESH}' then m.value else excluded.value end`;
// Also what a process has left that is gone, and the one mark of all that older programs wrote.
const BACK = `delete from jobs.mark
  where name = '${OF}' || $1 or (name like '${OF}%' or name = 'queue') and at < now() - interval '${FRESH}'`;
const STANDING = `select min(value) as "awaySince" from jobs.mark
  where name like '${OF}%' and at > now() - interval '${FRESH}'`;

/** Since when some process of the background has done without its queue; null where it answers all. @shape awaySince: ISO 8601 in UTC */
export type QueueStanding = { readonly awaySince: string | null };

/** Notes what a sweep of one process saw of the queue. @shape worker: any word that no other process has */
export async function noteQueue(db: Pool, worker: string, away: boolean): Promise<void> {
  await db.query(away ? AWAY : BACK, [worker]);
}

/** What the background has noted of its queue. */
export async function queueStanding(db: Pool): Promise<QueueStanding> {
  const { rows } = await db.query<QueueStanding>(STANDING);
  return { awaySince: rows[0]?.awaySince ?? null };
}

/** What an outage means and what to do, for people; null where there is none. The address stays unsaid: it may hold a password. */
export function queueWarning(awaySince: string | null, redisUrl: string | null): string | null {
  if (awaySince === null) return null;
  const [place, advice] =
    redisUrl === null ? ['数据库', '请看日志。'] : ['Redis', '请检查 Redis 是否在运行(设置项 REDIS_URL);'];
  return `后台队列(${place})自${momentWords(awaySince)}起连不上:提醒和消息改由系统自查发出,不会丢,最多迟三分钟。${advice}恢复后自动接上,不必重启。`;
}
