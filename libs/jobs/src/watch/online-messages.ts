import type { Pool } from 'pg';
import { CaseworkRefused } from '#casework';
import { addDays, ASIDE_RETENTION, ONLINE_MESSAGE, Rejected, shanghaiTime } from '#domain';
import { today as databaseToday } from '#platform';
import type { DetectionParts } from './detect-supervision.js';
import { type Notice, putNotices } from './notices.js';

type Waiting = { orgId: number; accountId: string; waiting: number; overdue: number };

// Nobody is told even how many there are of those that are closed to him.
const WAITING = `select a.org_id as "orgId", a.id as "accountId", count(*)::int as waiting,
    count(*) filter (where m.facts ->> 'entryDueOn' < $2)::int as overdue
  from rm.affair m
    join idn.account a on a.org_id = m.org_id and a.disabled_at is null and not (m.facts -> 'closedTo' ? a.id::text)
  where m.category = $1 and m.is_open
    and exists (select from idn.account_role r where r.account_id = a.id and r.role in ('reception', 'windowHead'))
  group by 1, 2`;

/** How many wait, and how many of them too long. */
export const onlineMessagesSentence = ({ waiting, overdue }: Pick<Waiting, 'waiting' | 'overdue'>): string =>
  overdue === 0
    ? `有${waiting}件网上来件待登记,请在“登记—网上来件”登记(R-06)`
    : `有${waiting}件网上来件待登记,其中${overdue}件已超过录入期限,请立即在“登记—网上来件”登记(R-06)`;

/** Each day until nothing waits, whoever enters what came in over the public page hears of it. */
export async function noticeOnlineMessages(db: Pool, today?: string): Promise<number> {
  const on = today ?? (await databaseToday(db)).today;
  const { rows } = await db.query<Waiting>(WAITING, [ONLINE_MESSAGE.category, on]);
  return putNotices(
    db,
    rows.map(({ accountId, orgId, ...counts }): Notice => ({
      accountId,
      orgId,
      key: `online-messages-${on}`,
      sentence: onlineMessagesSentence(counts),
    })),
  );
}

// Of rows from before the day was kept, the day of receipt; the rule itself looks at the day in the events.
const ASIDE = `select affair_id as id from rm.affair where category = $1 and status = 'setAside'
    and coalesce((facts ->> 'asideOn')::date, opened_on) < $2::date
  order by coalesce((facts ->> 'asideOn')::date, opened_on), affair_id limit 200`;

/**
 * Destroys what was set aside once its retention is over (decision 0119), a handful in each round. Gives how many.
 * @shape now: ISO 8601 in UTC
 */
export async function destroyAsideMessages(
  { pools, onlineMessages }: Pick<DetectionParts, 'pools' | 'onlineMessages'>,
  now: string,
  stopping: () => boolean = () => false,
): Promise<number> {
  const { on: today } = shanghaiTime(now);
  const { rows } = await pools.store.query<{ id: string }>(ASIDE, [
    ONLINE_MESSAGE.category,
    addDays(today, -ASIDE_RETENTION.days),
  ]);
  let destroyed = 0;
  for (const { id } of rows) {
    if (stopping()) break;
    try {
      if (await onlineMessages.destroy(id, { time: { today, now } })) destroyed += 1;
    } catch (error) {
      // taken up again in between: then it is not for us
      if (!(error instanceof CaseworkRefused || error instanceof Rejected)) throw error;
    }
  }
  return destroyed;
}
