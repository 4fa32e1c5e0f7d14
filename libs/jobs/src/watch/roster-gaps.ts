import type { Pool } from 'pg';
import { addDays, DUTY_SHIFTS, type PlannedShift, type Profiles, type RosterGap, rosterGaps } from '#domain';
import { today as databaseToday } from '#platform';
import { type Notice, putNotices } from './notices.js';

const MISSING_ZH = { officer: '值班员', leader: '带班领导' } as const;
/** No office looks further ahead than this. @unit days */
const LOOKED_AHEAD_MAX = 62;
/** Shifts that the sentence names; the page shows the rest. */
const NAMED = 3;

// Only where a roster is kept: an office that never planned a shift has none to keep complete.
const ROSTERS = `select a.org_id as "orgId", coalesce(jsonb_agg(a.facts) filter (where a.facts ->> 'on' between $1 and $2), '[]')
    as shifts from rm.affair a where a.category = 'duty-shift' group by 1`;
// Whoever is in charge of the office's duty, and the head of the window, who keeps the roster.
const RECEIVERS = `select distinct a.id as "accountId", a.org_id as "orgId" from idn.account a
    join idn.account_role r on r.account_id = a.id and r.role in ('deputyLeader', 'windowHead')
  where a.disabled_at is null and a.org_id = any($1::int[])`;

/** What lacks whom, with the first shifts by name. @shape 12月1日夜班缺带班领导 */
export function rosterGapSentence(gaps: readonly RosterGap[], days: number): string {
  const named = gaps.slice(0, NAMED).map(({ on, shift, missing }) => {
    const [, month, day] = on.split('-').map(Number);
    return `${month}月${day}日${DUTY_SHIFTS[shift].zh}缺${missing.map((one) => MISSING_ZH[one]).join('和')}`;
  });
  const rest = gaps.length > NAMED ? '等' : '';
  return `未来${days}日有${gaps.length}个班次缺人:${named.join('、')}${rest},请在“值班”补齐(O-79)`;
}

/** Each day until it is filled, whoever answers for the roster hears of the gaps of the coming week (O-79). */
export async function noticeRosterGaps(db: Pool, profiles: Profiles, today?: string): Promise<number> {
  const from = today ?? (await databaseToday(db)).today;
  const { rows } = await db.query<{ orgId: number; shifts: PlannedShift[] }>(ROSTERS, [
    from,
    addDays(from, LOOKED_AHEAD_MAX),
  ]);
  const sentences = new Map(
    rows.flatMap(({ orgId, shifts }): [number, string][] => {
      const days = profiles.policyOn(orgId, from).rosterAheadDays;
      const gaps = rosterGaps(shifts, from, days);
      return gaps.length === 0 ? [] : [[orgId, rosterGapSentence(gaps, days)]];
    }),
  );
  if (sentences.size === 0) return 0;
  const receivers = await db.query<Pick<Notice, 'accountId' | 'orgId'>>(RECEIVERS, [[...sentences.keys()]]);
  return putNotices(
    db,
    receivers.rows.map((receiver) => ({
      ...receiver,
      key: `roster-${from}`,
      sentence: sentences.get(receiver.orgId) ?? '',
    })),
  );
}
