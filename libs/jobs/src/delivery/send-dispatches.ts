import type { Pool } from 'pg';
import { DeliveryFailed, type DeliveryLine, type Gateway, type Gateways } from './gateway.js';

/** What a run did. */
export type Delivered = { readonly sent: number; readonly failed: number };

type Due = {
  id: string;
  channel: 'email' | 'sms';
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
    where d.state in ('waiting', 'failed') and d.next_at <= now() and d.dispatch_id <> all($1::uuid[])
    order by d.kind = 'digest', d.next_at limit 1 for update of d skip locked)
  update jobs.dispatch d set next_at = now() + make_interval(secs => ${CLAIMED}) from due
  where d.dispatch_id = due.dispatch_id
  returning d.dispatch_id as id, d.channel, d.kind, d.attempts, (
      select case d.channel when 'email' then c.email else c.phone end from jobs.contact c
      where c.account_id = d.receiver) as to,
    to_char(d.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`;

const LINES = `select r.sentence, r.petition_id as "petitionId" from jobs.dispatch_line l
  join jobs.reminder r using (reminder_id)
  where l.dispatch_id = $1 and not exists (
    select from rm.exclusion x where x.petition_id = r.petition_id and x.account_id = r.receiver)
  order by r.due, r.display_no, r.seq`;

/** After the first failure, the second …; then it is a dead letter, red until somebody has solved it. @unit seconds */
const PAUSES = [60, 300, 900, 3_600, 14_400, 43_200];

const SENT = `update jobs.dispatch set state = 'sent', attempts = attempts + 1, sent_at = now(), last_error = null
  where dispatch_id = $1`;
const FAILED = `update jobs.dispatch set state = $2, attempts = attempts + 1, last_error = $3,
  next_at = now() + make_interval(secs => $4) where dispatch_id = $1`;

/** Sends what waits, one message at a time; one that fails does not keep the others back. */
export async function sendDispatches(
  db: Pool,
  gateways: Gateways,
  { publicUrl, stopping = () => false }: { publicUrl: string; stopping?: () => boolean },
): Promise<Delivered> {
  const tried: string[] = [];
  let sent = 0;
  let failed = 0;
  while (!stopping()) {
    const { rows } = await db.query<Due>(TAKE, [tried]);
    const [due] = rows;
    if (due === undefined) break;
    tried.push(due.id);
    if (await sendOne(db, due, { gateway: gateways[due.channel], publicUrl })) sent += 1;
    else failed += 1;
  }
  return { sent, failed };
}

type Way = { readonly gateway: Gateway | null; readonly publicUrl: string };

async function sendOne(db: Pool, due: Due, { gateway, publicUrl }: Way): Promise<boolean> {
  try {
    const { rows } = await db.query<{ sentence: string; petitionId: string | null }>(LINES, [due.id]);
    const lines = rows.map(({ sentence, petitionId }): DeliveryLine => ({
      sentence,
      link: petitionId === null ? null : `${publicUrl}/petitions/${petitionId}`,
    }));
    if (gateway === null) throw new DeliveryFailed('NO_GATEWAY');
    if (due.to === null) throw new DeliveryFailed('NO_ADDRESS');
    const { id, to, day } = due;
    if (lines.length > 0) await gateway.send({ id, to, day, urgent: due.kind === 'urgent', lines });
    await db.query(SENT, [due.id]);
    return true;
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    const pause = PAUSES[due.attempts];
    await db.query(FAILED, [due.id, pause === undefined ? 'dead' : 'failed', error.code, pause ?? 0]);
    return false;
  }
}
