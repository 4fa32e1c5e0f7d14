import type { Pool } from 'pg';

/** Where a person wants to hear of his reminders. */
export type Contact = { email: string | null; phone: string | null; byEmail: boolean; bySms: boolean };

const CONTACT = `select email, phone, by_email as "byEmail", by_sms as "bySms" from jobs.contact where account_id = $1`;

/** A person's ways; none where nothing was entered. */
export async function contactOf(db: Pool, accountId: string): Promise<Contact> {
  const { rows } = await db.query<Contact>(CONTACT, [accountId]);
  return rows[0] ?? { email: null, phone: null, byEmail: false, bySms: false };
}

/** Enters them. */
export async function putContact(db: Pool, accountId: string, contact: Contact): Promise<void> {
  await db.query(
    `insert into jobs.contact (account_id, email, phone, by_email, by_sms) values ($1, $2, $3, $4, $5)
      on conflict (account_id) do update set email = excluded.email, phone = excluded.phone,
        by_email = excluded.by_email, by_sms = excluded.by_sms, updated_at = now()`,
    [accountId, contact.email, contact.phone, contact.byEmail, contact.bySms],
  );
}

/** Does a message hold a line that its receiver has not read in the inbox? Otherwise there is nothing to deliver any more. @shape d: alias of the dispatch */
export const IS_WANTED = (
  d: string,
): string => `exists (select from jobs.dispatch_line l join jobs.reminder r using (reminder_id)
      where l.dispatch_id = ${d}.dispatch_id and r.read_at is null)`;

/** How it stands with one person's messages by one way. @shape state: of the last one; open: not delivered yet */
export type ReceiverState = {
  accountId: string;
  displayName: string;
  orgId: number;
  channel: 'email' | 'sms';
  state: 'waiting' | 'sent' | 'failed' | 'dead' | 'none';
  lastAt: string | null;
  open: number;
  dead: number;
  lastError: string | null;
};

const STATES = `select a.id as "accountId", a.display_name as "displayName", a.org_id as "orgId", w.channel,
    coalesce(last.state, 'none') as state, coalesce(last.sent_at, last.created_at) as "lastAt", last.last_error as "lastError",
    (select count(*)::int from jobs.dispatch d where d.receiver = a.id and d.channel = w.channel
      and d.state in ('waiting', 'failed') and ${IS_WANTED('d')}) as open,
    (select count(*)::int from jobs.dispatch d where d.receiver = a.id and d.channel = w.channel
      and d.state = 'dead' and ${IS_WANTED('d')}) as dead
  from jobs.contact c join idn.account a on a.id = c.account_id
  cross join lateral (values ('email', c.by_email), ('sms', c.by_sms)) as w(channel, wanted)
  left join lateral (select d.state, d.sent_at, d.created_at, d.last_error from jobs.dispatch d
    where d.receiver = a.id and d.channel = w.channel
      and (d.state <> 'sent' or d.sent_at is not null) order by d.created_at desc limit 1) last on true
  where a.org_id = any($1::int[]) and (w.wanted or last.state is not null)
  order by (coalesce(last.state, 'none') in ('failed', 'dead')) desc, a.display_name, w.channel`;

/** Every receiver of some organisations, those whose last message failed first. */
export async function receiverStates(db: Pool, orgIds: readonly number[]): Promise<ReceiverState[]> {
  const { rows } = await db.query<ReceiverState>(STATES, [[...orgIds]]);
  return rows;
}

/** A message that was given up, or still fails. */
export type DeadLetter = {
  dispatchId: string;
  displayName: string;
  channel: 'email' | 'sms';
  kind: 'digest' | 'urgent';
  state: 'failed' | 'dead';
  attempts: number;
  lastError: string | null;
  createdAt: string;
  lines: number;
};

const DEAD = `select d.dispatch_id as "dispatchId", a.display_name as "displayName", d.channel, d.kind, d.state, d.attempts,
    d.last_error as "lastError", d.created_at as "createdAt",
    (select count(*)::int from jobs.dispatch_line l join jobs.reminder r using (reminder_id)
      where l.dispatch_id = d.dispatch_id and r.read_at is null) as lines,
    count(*) over ()::int as total, count(*) filter (where d.state = 'dead') over ()::int as "deadOfAll"
  from jobs.dispatch d join idn.account a on a.id = d.receiver
  where d.state in ('failed', 'dead') and a.org_id = any($1::int[]) and ${IS_WANTED('d')}
  order by d.state, d.created_at desc limit 200`;

/** 死信 and what still fails; how many lines that are not read yet, never which. @shape letters: given up first, the newest first; total: of all; dead: given up, of all */
export async function deadLetters(
  db: Pool,
  orgIds: readonly number[],
): Promise<{ letters: DeadLetter[]; total: number; dead: number }> {
  const { rows } = await db.query<DeadLetter & { total: number; deadOfAll: number }>(DEAD, [[...orgIds]]);
  return {
    letters: rows.map(({ total: _, deadOfAll: __, ...letter }) => letter),
    total: rows[0]?.total ?? 0,
    dead: rows[0]?.deadOfAll ?? 0,
  };
}

/** Lets a message try again from the start; false where there is none of these organisations that failed. */
export async function resend(db: Pool, dispatchId: string, orgIds: readonly number[]): Promise<boolean> {
  const { rowCount } = await db.query(
    `update jobs.dispatch d set state = 'waiting', attempts = 0, next_at = now() from idn.account a
      where d.dispatch_id = $1 and a.id = d.receiver and a.org_id = any($2::int[]) and d.state in ('failed', 'dead')`,
    [dispatchId, [...orgIds]],
  );
  return rowCount === 1;
}

/** Lets every message of these organisations that failed try again from the start, but what its receiver has read meanwhile. @returns how many there were */
export async function resendAll(db: Pool, orgIds: readonly number[]): Promise<number> {
  const { rowCount } = await db.query(
    `update jobs.dispatch d set state = 'waiting', attempts = 0, next_at = now() from idn.account a
      where a.id = d.receiver and a.org_id = any($1::int[]) and d.state in ('failed', 'dead') and ${IS_WANTED('d')}`,
    [[...orgIds]],
  );
  return rowCount ?? 0;
}
