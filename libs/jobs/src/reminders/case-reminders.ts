import type { Pool } from 'pg';
import type { Office } from '#casework';
import type { ClockKind, PetitionState } from '#domain';
import { countsToLegalDay, type Reckoning, timersOf } from './plan-reminders.js';
import { receiversOf } from './receivers.js';

/** One reminder of a case, sent or to come. @shape at: null = to come; readAt: null = unread or to come */
export type CaseReminder = {
  clockId: string;
  clockKind: ClockKind;
  rung: string;
  on: string;
  kind: string;
  receivers: readonly string[];
  at: string | null;
  read: number;
};

const SENT = `select clock_id as "clockId", clock_kind as "clockKind", rung, kind,
    to_char(min(created_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, min(created_at) as at,
    array_agg(receiver::text order by receiver) as receivers, count(read_at)::int as read
  from jobs.reminder where petition_id = $1 and clock_kind not in ('finding', 'words')
  group by clock_id, clock_kind, rung, kind, due order by min(seq)`;

/**
 * 什么时候提醒谁: what was sent, and every rung to come with its receivers as they would be today. The caller has made
 * sure that the viewer may see the petition.
 */
export async function caseReminders(
  db: Pool,
  state: PetitionState,
  at: { readonly office: Office } & Reckoning,
): Promise<CaseReminder[]> {
  const { today, office } = at;
  const { rows: sent } = await db.query<CaseReminder>(SENT, [state.petitionId]);
  const known = new Set(sent.map(({ clockId, rung }) => `${clockId}/${rung}`));
  const coming = timersOf(state, at)
    .filter(({ clock, rung }) => rung.on >= today && !known.has(`${clock.id}/${rung.key}`))
    .flatMap((timer): CaseReminder[] => {
      const byKind = new Map<string, string[]>();
      for (const { accountId, kind } of receiversOf(state, office, timer))
        byKind.set(kind, [...(byKind.get(kind) ?? []), accountId]);
      const { clock, rung } = timer;
      return [...byKind].map(([kind, receivers]) => ({
        clockId: clock.id,
        clockKind: clock.kind,
        rung: rung.key,
        on: rung.on,
        kind,
        receivers,
        at: null,
        read: 0,
      }));
    });
  return [...sent, ...coming.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))];
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
