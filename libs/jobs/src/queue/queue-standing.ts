import type { Pool } from 'pg';
import { setMark } from '../marks.js';

const MARK = 'queue';
/** Noted by each sweep while it lasts; older than that, nobody sweeps, which is told by itself. */
const FRESH = '5 minutes';

const AWAY = `insert into jobs.mark as m (name, value, at)
  values ('${MARK}', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), now())
  on conflict (name) do update set at = excluded.at,
    value = case when m.value <> '' and m.at > now() - interval '${FRESH}' then m.value else excluded.value end`;
const STANDING = `select value as "awaySince" from jobs.mark
  where name = '${MARK}' and value <> '' and at > now() - interval '${FRESH}'`;

/** Since when the background has done without its queue; null where it answers. @shape awaySince: ISO 8601 in UTC */
export type QueueStanding = { readonly awaySince: string | null };

/** Notes what a sweep saw of the queue. Of several processes the last one to look has said it. */
export async function noteQueue(db: Pool, away: boolean): Promise<void> {
  if (away) await db.query(AWAY);
  else if ((await queueStanding(db)).awaySince !== null) await setMark(db, MARK, '');
}

/** What the background has noted of its queue. */
export async function queueStanding(db: Pool): Promise<QueueStanding> {
  const { rows } = await db.query<{ awaySince: string }>(STANDING);
  return { awaySince: rows[0]?.awaySince ?? null };
}

/** Month, day and minute in Asia/Shanghai, which knows no summer time. */
const momentWords = (at: string): string => {
  const [, month, day, minute] =
    /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(new Date(Date.parse(at) + 8 * 3_600_000).toISOString()) ?? [];
  return `${Number(month)}月${Number(day)}日${minute}`;
};

/** What an outage means and what to do, for people; null where there is none. The address stays unsaid: it may hold a password. */
export function queueWarning(awaySince: string | null, redisUrl: string | null): string | null {
  if (awaySince === null) return null;
  const [place, advice] =
    redisUrl === null ? ['数据库', '请看日志。'] : ['Redis', '请检查 Redis 是否在运行(设置项 REDIS_URL);'];
  return `后台队列(${place})自${momentWords(awaySince)}起连不上:提醒和消息改由系统自查发出,不会丢,最多迟三分钟。${advice}恢复后自动接上,不必重启。`;
}
