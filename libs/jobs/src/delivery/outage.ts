import type { Pool } from 'pg';
import { momentWords } from '../moment-words.js';
import { putNotices } from '../watch/notices.js';
import { IS_WANTED } from './deliveries.queries.js';
import { type DeliveryFailed, failureInWords } from './gateway.js';

type Code = DeliveryFailed['code'];

/** It is the way that is shut, and not a message that is refused: the next one would wait as long for the same answer. */
export const SHUT: ReadonlySet<Code> = new Set(['UNREACHABLE', 'TIMED_OUT', 'SIGN_IN_FAILED']);

/** A server that refuses every message is as good as shut; one that takes another ends the outage. */
const FAILING: ReadonlySet<Code> = new Set([...SHUT, 'REFUSED']);

/** Until then the first repetition has been tried as well: a hiccup alarms nobody. @unit seconds */
const PATIENCE = 120;

// Nothing is written while the way is known to be shut for the same reason.
const FAILED = `insert into jobs.outage as o (org_id, channel, last_error)
  select a.org_id, d.channel, $2 from jobs.dispatch d join idn.account a on a.id = d.receiver where d.dispatch_id = $1
  on conflict (org_id, channel) where ended_at is null do update set last_error = excluded.last_error
    where o.last_error <> excluded.last_error`;
/** One wrong address is no outage; of so many people in a row it is the gateway, or what it was given to send as. */
const IN_A_ROW = 3;

// Since the way last took anything, whosever it was: one installation has one gateway.
const REFUSED_IN_A_ROW = `select count(distinct r.receiver) >= ${IN_A_ROW} as shut from jobs.dispatch d
  join jobs.dispatch r on r.channel = d.channel and r.state in ('failed', 'dead') and r.last_error = 'ADDRESS_REFUSED'
  where d.dispatch_id = $1 and r.created_at > greatest(now() - interval '1 day', (
    select max(s.sent_at) from jobs.dispatch s where s.channel = d.channel and s.state = 'sent'))`;
const TAKEN = `update jobs.outage o set ended_at = now() from jobs.dispatch d join idn.account a on a.id = d.receiver
  where d.dispatch_id = $1 and o.channel = d.channel and o.ended_at is null
    and (o.org_id = a.org_id or o.last_error = 'ADDRESS_REFUSED')`;

/** Notes that a message was not taken; what concerns that message alone is no outage. */
export async function noteFailed(db: Pool, dispatchId: string, code: Code): Promise<void> {
  if (FAILING.has(code) || (code === 'ADDRESS_REFUSED' && (await isRefusedInARow(db, dispatchId))))
    await db.query(FAILED, [dispatchId, code]);
}

async function isRefusedInARow(db: Pool, dispatchId: string): Promise<boolean> {
  const { rows } = await db.query<{ shut: boolean }>(REFUSED_IN_A_ROW, [dispatchId]);
  return rows[0]?.shut === true;
}

/** Notes that a message was taken: the way is open for its receiver's organisation. */
export async function noteTaken(db: Pool, dispatchId: string): Promise<void> {
  await db.query(TAKEN, [dispatchId]);
}

type Telling = {
  outageId: string;
  orgId: number;
  /** Name of the organisation; one above may hear of several. */
  office: string;
  channel: 'email' | 'sms';
  code: string;
  since: Date;
  over: boolean;
  minutes: number;
  dead: number;
  receivers: { accountId: string; orgId: number }[];
};

// Whoever administers the organisation, else the nearest one above it that has an administrator: he manages its accounts.
const TO_TELL = `with recursive due as (
    select * from jobs.outage where ended_at is null and told_at is null and since < now() - make_interval(secs => ${PATIENCE})
      or ended_at is not null and told_at is not null and end_told_at is null
  ), above as (
    select d.outage_id, o.id, o.parent_id, 0 as up from due d join idn.organisation o on o.id = d.org_id
    union all select a.outage_id, o.id, o.parent_id, a.up + 1 from above a join idn.organisation o on o.id = a.parent_id
  ), admin as (
    select above.outage_id, a.id, a.org_id, rank() over (partition by above.outage_id order by above.up) as nearest
    from above join idn.account a on a.org_id = above.id and a.disabled_at is null
    join idn.account_role r on r.account_id = a.id and r.role = 'admin'
  )
  select d.outage_id as "outageId", d.org_id as "orgId",
    (select o.name from idn.organisation o where o.id = d.org_id) as office, d.channel, d.last_error as code, d.ended_at is not null as over,
    d.since,
    ceil(extract(epoch from coalesce(d.ended_at, now()) - d.since) / 60)::int as minutes,
    (select count(*)::int from jobs.dispatch m join idn.account a on a.id = m.receiver
      where a.org_id = d.org_id and m.channel = d.channel and m.state = 'dead'
        and ${IS_WANTED('m')}) as dead,
    coalesce((select jsonb_agg(jsonb_build_object('accountId', admin.id, 'orgId', admin.org_id)) from admin
      where admin.outage_id = d.outage_id and admin.nearest = 1), '[]') as receivers
  from due d`;
const TOLD = 'update jobs.outage set told_at = now() where outage_id = any($1::uuid[])';
const END_TOLD = 'update jobs.outage set end_told_at = now() where outage_id = any($1::uuid[])';

const WAYS = { email: '邮件', sms: '短信' } as const;
const SERVERS = { email: '邮件服务器', sms: '短信网关' } as const;

const ALL_REFUSED = { email: '邮箱地址接连被拒收', sms: '号码接连被拒收' } as const;

const beginning = ({ office, channel, since, code }: Telling): string =>
  `${office}的${WAYS[channel]}自${momentWords(since)}起发不出去(${code === 'ADDRESS_REFUSED' ? `${ALL_REFUSED[channel]},多半是发送方或模板设置有误` : failureInWords(code)}):收件人暂时只能在网页收件箱看到提醒。` +
  `请检查${SERVERS[channel]},情况见“管理—消息送达”;恢复后再告知`;

const ending = ({ office, channel, since, minutes, dead }: Telling): string =>
  `${office}的${WAYS[channel]}已恢复发送(自${momentWords(since)}起中断约${minutes}分钟)` +
  (dead === 0
    ? ',没有送达的会自动补发'
    : `;其间已放弃的${dead}封不会自动补发,请在“管理—消息送达”点“全部重发”`);

/**
 * Tells the administrators of an organisation whose messages do not go out, once for each outage, and once that it is over.
 * What ended before it was told is told to nobody. May run twice and in several processes.
 */
export async function noticeOutages(db: Pool): Promise<void> {
  const { rows } = await db.query<Telling>(TO_TELL);
  // without anybody to tell it waits for somebody
  const telling = rows.filter(({ receivers }) => receivers.length > 0);
  if (telling.length === 0) return;
  await putNotices(
    db,
    telling.flatMap((one) =>
      one.receivers.map((receiver) => ({
        ...receiver,
        key: `outage-${one.outageId}${one.over ? '-over' : ''}`,
        sentence: one.over ? ending(one) : beginning(one),
      })),
    ),
  );
  const idsOf = (over: boolean) => telling.filter((one) => one.over === over).map(({ outageId }) => outageId);
  await db.query(TOLD, [idsOf(false)]);
  await db.query(END_TOLD, [idsOf(true)]);
}
