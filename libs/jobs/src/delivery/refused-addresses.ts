import type { Pool } from 'pg';
import { putNotices } from '../watch/notices.js';

/** A server that does not know the sender takes him at the second or third attempt (greylisting); six minutes alarm nobody. */
const ATTEMPTS = 3;

type Refused = {
  accountId: string;
  orgId: number;
  name: string;
  office: string;
  channel: 'email' | 'sms';
  /** Since when this address has been entered: another one is another thing to tell. */
  entered: string;
  admins: { accountId: string; orgId: number }[];
};

// Of the address that is entered now. Whoever administers the organisation, else the nearest one above it that has an administrator.
const REFUSED = `with recursive refused as (
    select a.id as account, a.org_id, a.display_name, d.channel, c.updated_at
    from jobs.dispatch d join idn.account a on a.id = d.receiver and a.disabled_at is null
    join jobs.contact c on c.account_id = a.id
    where d.state in ('failed', 'dead') and d.last_error = 'ADDRESS_REFUSED' and d.attempts >= ${ATTEMPTS}
      and d.created_at > greatest(c.updated_at, now() - interval '7 days')
      -- everybody's are refused: that is the gateway, and told as such
      and not exists (select from jobs.outage o
        where o.channel = d.channel and o.ended_at is null and o.last_error = 'ADDRESS_REFUSED')
      and case d.channel when 'email' then c.by_email else c.by_sms end
    group by 1, 2, 3, 4, 5
  ), above as (
    select distinct r.org_id as of_org, o.id, o.parent_id, 0 as up from refused r join idn.organisation o on o.id = r.org_id
    union all select a.of_org, o.id, o.parent_id, a.up + 1 from above a join idn.organisation o on o.id = a.parent_id
  ), admin as (
    select above.of_org, a.id, a.org_id, rank() over (partition by above.of_org order by above.up) as nearest
    from above join idn.account a on a.org_id = above.id and a.disabled_at is null
    join idn.account_role h on h.account_id = a.id and h.role = 'admin'
  )
  select r.account as "accountId", r.org_id as "orgId", r.display_name as name, o.name as office, r.channel,
    floor(extract(epoch from r.updated_at) * 1000)::bigint::text as entered,
    coalesce((select jsonb_agg(jsonb_build_object('accountId', admin.id, 'orgId', admin.org_id)) from admin
      where admin.of_org = r.org_id and admin.nearest = 1), '[]') as admins
  from refused r join idn.organisation o on o.id = r.org_id`;

const WAYS = {
  email: { address: '邮箱', server: '邮件服务器', message: '邮件' },
  sms: { address: '手机号', server: '短信网关', message: '短信' },
} as const;

const toOwner = ({ channel }: Refused): string => {
  const { address, server, message } = WAYS[channel];
  return `您的${address}被${server}拒收,目前收不到${message}提醒:请在“收件箱—我的接收方式”核对后重新填写;网页收件箱不受影响`;
};

const toAdmin = ({ office, name, channel }: Refused): string => {
  const { address, server, message } = WAYS[channel];
  return (
    `${office}${name}的${address}被${server}拒收,收不到${message}:请提醒本人在“收件箱—我的接收方式”核对,改好后在“管理—消息送达”重发。` +
    '网关本身没有中断'
  );
};

/**
 * Tells whoever's address is refused, and who looks after his account, once for each address that is entered. Never which address.
 * May run twice and in several processes.
 */
export async function noticeRefusedAddresses(db: Pool): Promise<void> {
  const { rows } = await db.query<Refused>(REFUSED);
  await putNotices(
    db,
    rows.flatMap((one) => {
      const key = `address-${one.accountId}-${one.channel}-${one.entered}`;
      const admins = one.admins.filter(({ accountId }) => accountId !== one.accountId);
      return [
        { accountId: one.accountId, orgId: one.orgId, key, sentence: toOwner(one) },
        ...admins.map((admin) => ({ ...admin, key, sentence: toAdmin(one) })),
      ];
    }),
  );
}
