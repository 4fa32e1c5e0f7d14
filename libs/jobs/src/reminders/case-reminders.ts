import type { Pool } from 'pg';
import type { Office } from '#casework';
import { type ClockKind, type PetitionState, shanghaiTime } from '#domain';
import { urgentTimersOf } from '../urgent/plan-urgent.js';
import { onDutyAt, urgentReceiversOf } from '../urgent/urgent-receivers.js';
import { countsToLegalDay, type Reckoning, timersOf } from './plan-reminders.js';
import { type Receiver, receiversOf } from './receivers.js';

/** One reminder of a case, sent or to come. @shape at: null = to come; time: HH:mm of one that comes by minutes */
export type CaseReminder = {
  clockId: string;
  clockKind: ClockKind;
  rung: string;
  on: string;
  time: string | null;
  kind: string;
  receivers: readonly string[];
  at: string | null;
  read: number;
};

const SENT = `select clock_id as "clockId", clock_kind as "clockKind", rung, kind,
    to_char(min(created_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, null as time, min(created_at) as at,
    array_agg(receiver::text order by receiver) as receivers, count(read_at)::int as read
  from jobs.reminder where petition_id = $1 and clock_kind not in ('finding', 'words')
  group by clock_id, clock_kind, rung, kind, due order by min(seq)`;

/**
 * 什么时候提醒谁: what was sent, and every rung to come, by days and by minutes, with its receivers as they would be today.
 * The caller has made sure that the viewer may see the petition. @shape now: ISO 8601 in UTC
 */
export async function caseReminders(
  db: Pool,
  state: PetitionState,
  at: { readonly office: Office; readonly now: string } & Reckoning,
): Promise<CaseReminder[]> {
  const { today, office } = at;
  const { rows: sent } = await db.query<CaseReminder>(SENT, [state.petitionId]);
  const known = new Set(sent.map(({ clockId, rung }) => `${clockId}/${rung}`));
  const coming = timersOf(state, at)
    .filter(({ clock, rung }) => rung.on >= today && !known.has(`${clock.id}/${rung.key}`))
    .flatMap((timer): CaseReminder[] => {
      const { clock, rung } = timer;
      const one = { clockId: clock.id, clockKind: clock.kind, rung: rung.key, on: rung.on, time: null };
      return toReceivers(one, receiversOf(state, office, timer));
    });
  const byMinutes = await comingByMinutes(db, state, at);
  return [
    ...sent,
    ...byMinutes.filter(({ clockId, rung }) => !known.has(`${clockId}/${rung}`)),
    ...coming.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  ];
}

/** One line for each kind of receivers. */
function toReceivers(
  one: Pick<CaseReminder, 'clockId' | 'clockKind' | 'rung' | 'on' | 'time'>,
  receivers: readonly Receiver[],
): CaseReminder[] {
  const byKind = new Map<string, string[]>();
  for (const { accountId, kind } of receivers) byKind.set(kind, [...(byKind.get(kind) ?? []), accountId]);
  return [...byKind].map(([kind, ids]) => ({ ...one, kind, receivers: ids, at: null, read: 0 }));
}

/** The rungs to come of an urgent matter (K-08), to whoever is on duty now. */
async function comingByMinutes(
  db: Pool,
  state: PetitionState,
  { office, now, profiles }: { readonly office: Office; readonly now: string } & Reckoning,
): Promise<CaseReminder[]> {
  const timers = urgentTimersOf(state, profiles.policyFor(state), now).filter(({ at }) => at > now);
  if (timers.length === 0) return [];
  const onDuty = await onDutyAt(db, state.arrival.orgId, now);
  return timers
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .flatMap((timer) => {
      const { clock, clockId, rung, at } = timer;
      const one = { clockId, clockKind: clock.kind, rung, ...shanghaiTime(at) };
      return toReceivers(one, urgentReceiversOf({ state, office, onDuty }, timer));
    });
}

const RUNGS_ZH: Readonly<Record<string, string>> = {
  T0: '到期当日',
  TL: '顺延后到期当日',
  '1/2': '剩一半时间',
  '1/5': '剩五分之一时间',
  '0': '到点',
};

/** `T-3`, `1/5`, `+2` and the like in words. */
export const rungInWords = (rung: string): string => {
  const known = RUNGS_ZH[rung];
  if (known !== undefined) return known;
  if (rung.startsWith('+')) return `到点后第${rung.slice(1)}次`;
  const days = rung.slice(2);
  return countsToLegalDay(rung) ? `超期第${days}个工作日` : `到期前${days}日`;
};
