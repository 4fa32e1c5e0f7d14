import type { Pool } from 'pg';
import { type Calendar, workingDaysBetween, addDays } from '#domain';

/** When messages leave the house. @shape hours and minutes in Asia/Shanghai */
export type DeliveryHours = {
  readonly digestAt: string;
  readonly quietFrom: string;
  readonly quietTo: string;
};

/** 08:30 on workdays; nothing but minutes' clocks at night. */
export const DELIVERY_HOURS: DeliveryHours = { digestAt: '08:30', quietFrom: '20:00', quietTo: '08:00' };

/** A moment as an office sees it. @shape day YYYY-MM-DD, time HH:MM, both in Asia/Shanghai */
export type OfficeMoment = { readonly day: string; readonly time: string };

const MOMENT = `select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
  to_char(now() at time zone 'Asia/Shanghai', 'HH24:MI') as time`;

/** The moment by the database's clock: two servers whose clocks differ agree. */
export async function officeMoment(db: Pool): Promise<OfficeMoment> {
  const { rows } = await db.query<OfficeMoment>(MOMENT);
  const [moment] = rows;
  if (moment === undefined) throw new Error('the database did not say what time it is');
  return moment;
}

/** Is it a working day, estimated where the year is not published: a mail more is better than a day without. */
export const isOfficeDay = (calendar: Calendar, day: string): boolean =>
  workingDaysBetween(calendar, addDays(day, -1), day).count === 1;

/** May a line of days go out now? Never at night or on a day off. */
export const isLoudTime = (
  calendar: Calendar,
  { day, time }: OfficeMoment,
  hours = DELIVERY_HOURS,
): boolean => isOfficeDay(calendar, day) && time >= hours.quietTo && time < hours.quietFrom;

/** Has today's digest's hour come, and the evening not? */
export const isDigestTime = (calendar: Calendar, moment: OfficeMoment, hours = DELIVERY_HOURS): boolean =>
  isLoudTime(calendar, moment, hours) && moment.time >= hours.digestAt;

/**
 * The rule of the inbox (row-level security of `rm.petition`), asked for the receiver: what he may not see in the page leaves the house by no
 * way either. Of the zones those who are named, before anyone is the clerk and the head of the window (O-23); of what is sealed the two heads.
 * `r` is the reminder, `a` the receiver's account.
 */
export const IS_SEEN = `not exists (select from rm.exclusion x where x.petition_id = r.petition_id and x.account_id = r.receiver)
      and (r.petition_id is null or exists (select from rm.petition p where p.petition_id = r.petition_id and case p.zone
        when 'general' then true
        when 'accusation' then exists (select from rm.access c where c.petition_id = p.petition_id and c.account_id = r.receiver)
          or p.unnamed and (p.registrar_id = r.receiver or p.org_id = a.org_id and exists (select from idn.account_role h
            where h.account_id = r.receiver and h.role = 'windowHead'))
        else p.org_id = a.org_id and exists (select from idn.account_role h
          where h.account_id = r.receiver and h.role in ('windowHead', 'leader')) end))`;

// Lines that nobody has read and that went out by no message of this way yet; of petitions that the receiver may not
// see any more, none. The claim is the dispatch's unique key, and each line's primary key.
const LINES = (urgent: string): string => `select r.reminder_id, r.receiver, w.channel
    from jobs.reminder r
    join jobs.contact c on c.account_id = r.receiver
    join idn.account a on a.id = r.receiver and a.disabled_at is null
    cross join lateral (values ('email', c.by_email and c.email is not null), ('sms', c.by_sms and c.phone is not null))
      as w(channel, wanted)
    where w.wanted and w.channel = any($1::text[]) and r.read_at is null
      and r.created_at > now() - interval '7 days' and ${urgent}
      and not exists (select from jobs.dispatch_line l where l.channel = w.channel and l.reminder_id = r.reminder_id)
      and ${IS_SEEN}`;

const DIGEST = `with line as (${LINES('true')}), made as (
    insert into jobs.dispatch (dispatch_id, receiver, channel, kind, claim)
      select gen_random_uuid(), receiver, channel, 'digest', $2 from line group by receiver, channel
    on conflict do nothing returning dispatch_id, receiver, channel
  ) insert into jobs.dispatch_line (channel, reminder_id, dispatch_id)
    select line.channel, line.reminder_id, made.dispatch_id from line join made using (receiver, channel)
    on conflict do nothing`;

const URGENT = (which: string): string => `with line as (${LINES(which)}), made as (
    insert into jobs.dispatch (dispatch_id, receiver, channel, kind, claim)
      select gen_random_uuid(), receiver, channel, 'urgent', reminder_id::text from line
    on conflict do nothing returning dispatch_id, receiver, channel, claim
  ) insert into jobs.dispatch_line (channel, reminder_id, dispatch_id)
    select made.channel, made.claim::uuid, made.dispatch_id from made on conflict do nothing`;

/** Late things and their escalation do not wait for the next morning. */
const LATE = `r.kind in ('urge', 'escalation')`;
/** Minutes run day and night (K-08); `r` is the reminder. */
export const MINUTES = `r.clock_kind in ('urgentPhone', 'urgentWritten', 'followUp')`;

/**
 * Claims the messages that are due: minutes' clocks at any hour, late things by day, everything else in one digest on
 * the morning of a workday. May run twice and in several processes: each line goes out once by each way.
 */
export async function makeDispatches(
  db: Pool,
  { calendar, channels, moment }: { calendar: Calendar; channels: readonly string[]; moment: OfficeMoment },
): Promise<number> {
  if (channels.length === 0) return 0;
  const ways = [...channels];
  let lines = (await db.query(URGENT(MINUTES), [ways])).rowCount ?? 0;
  if (isDigestTime(calendar, moment)) lines += (await db.query(DIGEST, [ways, moment.day])).rowCount ?? 0;
  if (isLoudTime(calendar, moment)) lines += (await db.query(URGENT(LATE), [ways])).rowCount ?? 0;
  return lines;
}
