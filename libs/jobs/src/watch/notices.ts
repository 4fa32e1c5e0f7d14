import type { Pool } from 'pg';
import { type Calendar, missingYear } from '#domain';
import { deriveStreamId } from '#event-store';
import { today } from '#platform';

/**
 * A notice to one person; `key` names what it is about, so that it comes once.
 * @shape petition: which it leads into, and whose policy guards it; of the system itself none
 */
export type Notice = {
  readonly accountId: string;
  readonly orgId: number;
  readonly key: string;
  readonly sentence: string;
  readonly petition?: { readonly petitionId: string; readonly displayNo: string };
};

const PUT = `insert into jobs.reminder
    (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
  select g.reminder_id, g.petition_id, g.org_id, 'notice:' || g.key, 'notice', 'N', $2, g.receiver, 'notice',
    g.display_no, g.sentence
    from jsonb_to_recordset($1::jsonb) as g(reminder_id uuid, petition_id uuid, org_id int, key text, receiver uuid,
      display_no text, sentence text)
  on conflict do nothing`;

/** Puts notices into inboxes; those that are there already stay as they are. Gives how many were new. */
export async function putNotices(db: Pool, notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const rows = notices.map(({ accountId, orgId, key, sentence, petition }) => ({
    reminder_id: deriveStreamId(accountId, `notice/${key}`),
    petition_id: petition?.petitionId ?? null,
    org_id: orgId,
    key,
    receiver: accountId,
    display_no: petition?.displayNo ?? '',
    sentence,
  }));
  const { rowCount } = await db.query(PUT, [JSON.stringify(rows), (await today(db)).today]);
  return rowCount ?? 0;
}

type Receiver = { accountId: string; orgId: number };

async function holders(db: Pool, role: string, where: string): Promise<Receiver[]> {
  const { rows } = await db.query<Receiver>(
    `select a.id as "accountId", a.org_id as "orgId" from idn.account a
       join idn.account_role r on r.account_id = a.id and r.role = $1
       join idn.organisation o on o.id = a.org_id
      where a.disabled_at is null and ${where}`,
    [role],
  );
  return rows;
}

/** The Monday of a day's week: reminders of what is still missing come once a week. */
const weekOf = (day: string): string => {
  const at = Date.parse(`${day}T00:00:00Z`);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(monday).toISOString().slice(0, 10);
};

/**
 * The administrators of the topmost organisation are told of something once a week, for as long as it is so.
 * @shape topic: what it is about, in the key of the notice
 */
export async function noticeAdministrators(
  db: Pool,
  { topic, sentence }: { topic: string; sentence: string },
): Promise<number> {
  const key = `${topic}-${weekOf((await today(db)).today)}`;
  const admins = await holders(db, 'admin', 'o.parent_id is null');
  return putNotices(
    db,
    admins.map((admin) => ({ ...admin, key, sentence })),
  );
}

const YEAR_TOPIC = 'calendar-';

const END_YEARS = `with ended as (
    update jobs.reminder set read_at = clock_timestamp()
     where kind = 'notice' and read_at is null
       and clock_id like 'notice:${YEAR_TOPIC}%' and split_part(clock_id, '-', 2) = any($1::text[])
    returning receiver)
  select count(pg_notify('xf_live', 'inbox:' || receiver))::int as n from (select distinct receiver from ended) as them`;

/** Notices of a year that is loaded by now are over, for whoever had not read them. Gives how many people had one. */
export async function endLoadedYears(db: Pool, { years }: Pick<Calendar, 'years'>): Promise<number> {
  const { rows } = await db.query<{ n: number }>(END_YEARS, [years.map(String)]);
  return rows[0]?.n ?? 0;
}

/** From 1 November they are told until the year is loaded (K-21). */
export async function noticeMissingYear(db: Pool, calendar: Calendar): Promise<number> {
  const missing = missingYear(calendar, (await today(db)).today);
  if (missing === null) return 0;
  const sentence = `${missing.year}年放假安排尚未装入,跨年的期限只能暂定:国务院办公厅通知公布后请在“管理—工作日历”装入`;
  return noticeAdministrators(db, { topic: `${YEAR_TOPIC}${missing.year}`, sentence });
}

/** Of scans that no event names, when there are so many that none was removed. @shape held: how many */
export function noticeHeldScans(db: Pool, held: number): Promise<number> {
  const sentence = `附件目录中有${held}个扫描件在库中没有记录,未作清理:请核对数据库与附件目录是否属于同一份数据(是否退回过旧备份)`;
  return noticeAdministrators(db, { topic: 'scans', sentence });
}

/**
 * Once a day the head of the window hears how many petitions of his organisation stand still: seen by two sweeps, since
 * after a start the timers may still be on their way when the first one looks.
 */
export async function noticeStuck(db: Pool): Promise<number> {
  const now = (await today(db)).today;
  const { rows } = await db.query<{ orgId: number; petitions: number }>(
    `select p.org_id as "orgId", count(distinct s.petition_id)::int as petitions
      from jobs.stuck s join rm.petition p using (petition_id)
      where p.zone = 'general' and s.since < now() - interval '5 minutes' group by 1`,
  );
  const counts = new Map(rows.map(({ orgId, petitions }) => [orgId, petitions]));
  if (counts.size === 0) return 0;
  const heads = await holders(db, 'windowHead', 'true');
  return putNotices(
    db,
    heads.flatMap((head) => {
      const petitions = counts.get(head.orgId);
      if (petitions === undefined) return [];
      const sentence = `有${petitions}件卡住:没有责任人或没有下一个到期事项,请在“期限—卡住的件”逐件处理`;
      return [{ ...head, key: `stuck-${now}`, sentence }];
    }),
  );
}
