import type { ClientBase, Pool } from 'pg';

/**
 * A reminder as its receiver sees it.
 * @shape kind: `urgent` what runs by minutes, `word` of a leader or an urging, `judge` what the rules found and a person decides; due: null where nothing
 *        falls due; supervision: whether it is answered there and not in the file's own
 *        steps, where what a superior asks of the unit below is answered; seq: decimal string, newer = greater; dates YYYY-MM-DD
 */
export type InboxRow = {
  reminderId: string;
  petitionId: string;
  displayNo: string;
  sentence: string;
  rung: string;
  kind: string;
  supervision: boolean;
  due: string | null;
  at: string;
  readAt: string | null;
  seq: string;
};

const LIST = `select reminder_id as "reminderId", petition_id as "petitionId", display_no as "displayNo", sentence, rung,
    case when clock_kind = 'words' then 'word' when clock_kind = 'finding' then 'judge'
      when clock_kind in ('urgentPhone', 'urgentWritten', 'followUp') then 'urgent' else kind end as kind,
    clock_kind in ('words', 'superviseDue', 'adviceReplyDue') and clock_id not like '%:below/%' as supervision,
    case when clock_kind not in ('words', 'finding', 'notice') then due end as due, created_at as at, read_at as "readAt", seq
  from jobs.reminder where $1::bigint is null or seq < $1 order by seq desc limit $2`;

/** The viewer's reminders, newest first; the client is under his settings, so that he sees only his own. */
export async function inboxRows(
  client: ClientBase,
  page: { readonly before: string | null; readonly limit: number },
): Promise<InboxRow[]> {
  const { rows } = await client.query<InboxRow>({
    name: 'jobs_inbox',
    text: LIST,
    values: [page.before, page.limit],
  });
  return rows;
}

/** How many of them are unread; the client is under the viewer's settings. */
export async function unreadCount(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ n: number }>({
    name: 'jobs_unread',
    text: 'select count(*)::int as n from jobs.reminder where read_at is null',
  });
  return rows[0]?.n ?? 0;
}

/** Marks one reminder of the account read, or all when null; another's stays untouched and nothing tells of it. */
export async function markRead(storePool: Pool, accountId: string, reminderId: string | null): Promise<void> {
  await storePool.query({
    name: 'jobs_mark_read',
    text: `update jobs.reminder set read_at = clock_timestamp()
      where receiver = $1 and read_at is null and ($2::uuid is null or reminder_id = $2)`,
    values: [accountId, reminderId],
  });
}
