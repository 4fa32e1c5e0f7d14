import type { Pool } from 'pg';
import { DeliveryFailed, type DeliveryLine, type Gateway, type Gateways } from './gateway.js';
import { IS_SEEN, MINUTES } from './make-dispatches.js';
import { noteFailed, noteTaken, SHUT } from './outage.js';

/** What a run did. */
export type Delivered = { readonly sent: number; readonly failed: number };

type Due = {
  id: string;
  kind: 'digest' | 'urgent';
  attempts: number;
  to: string | null;
  day: string;
};

/** A gateway gives up long before; a sender that was killed meanwhile is taken for gone after that. @unit seconds */
const CLAIMED = 120;

// Claimed for a while and committed before the gateway is asked: a transaction that waits for somebody else's machine
// holds up every reader of events, and is ended by the server. Killed in between, the message goes out again under the same id.
const TAKE = `with due as (
    select d.dispatch_id from jobs.dispatch d
    where d.state in ('waiting', 'failed') and d.next_at <= now() and d.dispatch_id <> all($1::uuid[]) and d.channel = $2
    order by d.kind = 'digest', not exists (
        select from jobs.dispatch_line l join jobs.reminder r using (reminder_id)
        where l.dispatch_id = d.dispatch_id and ${MINUTES}),
      d.next_at limit 1 for update of d skip locked)
  update jobs.dispatch d set next_at = now() + make_interval(secs => ${CLAIMED}) from due
  where d.dispatch_id = due.dispatch_id
  returning d.dispatch_id as id, d.kind, d.attempts, (
      select case d.channel when 'email' then c.email else c.phone end from jobs.contact c
      where c.account_id = d.receiver) as to,
    to_char(d.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`;

// Asked anew at each attempt, which may be hours later: who has left, has read it, or may not see it any more, is not told.
const LINES = `select r.sentence, r.petition_id as "petitionId" from jobs.dispatch_line l
  join jobs.reminder r using (reminder_id)
  join idn.account a on a.id = r.receiver and a.disabled_at is null
  where l.dispatch_id = $1 and r.read_at is null and ${IS_SEEN}
  order by r.due, r.display_no, r.seq`;

/** After the first failure, the second …; then it is a dead letter, red until somebody has solved it. @unit seconds */
const PAUSES = [60, 300, 900, 3_600, 14_400, 43_200];

const SENT = `update jobs.dispatch set state = 'sent', attempts = attempts + 1, sent_at = now(), last_error = null
  where dispatch_id = $1`;
// Nothing left to tell. It went nowhere: without `sent_at`, and one that failed before stays the failure that it was.
const MOOT = `update jobs.dispatch set state = case when last_error is null then 'sent' else 'dead' end where dispatch_id = $1`;
const FAILED = `update jobs.dispatch set state = $2, attempts = attempts + 1, last_error = $3,
  next_at = now() + make_interval(secs => $4) where dispatch_id = $1`;

/** The ways out of the house. */
export const CHANNELS = ['email', 'sms'] as const;
/** One of them. */
export type Channel = (typeof CHANNELS)[number];

/**
 * Sends what waits, by each way one message at a time. One that fails does not keep the others back, nor a way that is shut the other way;
 * by that one nothing more is tried in this run.
 */
export async function sendDispatches(db: Pool, gateways: Gateways, how: Sending): Promise<Delivered> {
  return byEachWay((channel) => sendRound(db, channel, gateways, how));
}

/** Lets each way do its work beside the other, and adds up what they did; one that broke off breaks off afterwards. */
export async function byEachWay(work: (channel: Channel) => Promise<Delivered>): Promise<Delivered> {
  const ways = await Promise.allSettled(CHANNELS.map(work));
  const done = { sent: 0, failed: 0 };
  for (const way of ways) {
    if (way.status === 'rejected') throw way.reason;
    done.sent += way.value.sent;
    done.failed += way.value.failed;
  }
  return done;
}

/** How to send. @unit roundMs milliseconds after which a round takes no further message; without it, it takes all */
export type Sending = { publicUrl: string; stopping?: () => boolean; roundMs?: number };

/** What a round did. @shape more: its time was over before the messages were */
export type Round = Delivered & { readonly more: boolean };

/** Sends what waits by one way, the most urgent first, until nothing does, the way is shut or the round's time is over. */
export async function sendRound(
  db: Pool,
  channel: Channel,
  gateways: Gateways,
  { publicUrl, stopping = () => false, roundMs = Infinity }: Sending,
): Promise<Round> {
  const began = performance.now();
  const tried: string[] = [];
  let sent = 0;
  let failed = 0;
  while (!stopping()) {
    if (tried.length > 0 && performance.now() - began > roundMs) return { sent, failed, more: true };
    const { rows } = await db.query<Due>(TAKE, [tried, channel]);
    const [due] = rows;
    if (due === undefined) break;
    tried.push(due.id);
    const refused = await sendOne(db, due, { gateway: gateways[channel], publicUrl });
    if (refused === 'moot') continue;
    if (refused === null) sent += 1;
    else failed += 1;
    if (refused !== null && SHUT.has(refused)) break;
  }
  return { sent, failed, more: false };
}

type Way = { readonly gateway: Gateway | null; readonly publicUrl: string };

/** @returns null when it was taken; `moot` when it had nothing left to tell */
async function sendOne(
  db: Pool,
  due: Due,
  { gateway, publicUrl }: Way,
): Promise<DeliveryFailed['code'] | 'moot' | null> {
  try {
    const { rows } = await db.query<{ sentence: string; petitionId: string | null }>(LINES, [due.id]);
    const lines = rows.map(({ sentence, petitionId }): DeliveryLine => ({
      sentence,
      link: petitionId === null ? null : `${publicUrl}/petitions/${petitionId}`,
    }));
    if (lines.length === 0) {
      await db.query(MOOT, [due.id]);
      return 'moot';
    }
    if (gateway === null) throw new DeliveryFailed('NO_GATEWAY');
    if (due.to === null) throw new DeliveryFailed('NO_ADDRESS');
    const { id, to, day } = due;
    await gateway.send({ id, to, day, urgent: due.kind === 'urgent', lines });
    // first of all: what was taken is not sent twice
    await db.query(SENT, [due.id]);
    await noteTaken(db, due.id);
    return null;
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    const pause = PAUSES[due.attempts];
    await db.query(FAILED, [due.id, pause === undefined ? 'dead' : 'failed', error.code, pause ?? 0]);
    await noteFailed(db, due.id, error.code);
    return error.code;
  }
}
