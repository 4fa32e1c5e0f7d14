import type { Pool } from 'pg';
import { ONLINE_MESSAGE } from '#domain';
import { today as databaseToday } from '#platform';
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
