import type { ClientBase, Pool } from 'pg';
import type { ProfileBook } from '#casework';
import { policyOn } from '#domain';
import { today } from '#platform';

/** Why a petition counts as stuck. */
export const STUCK_REASONS = ['noOwner', 'ownerGone', 'nothingDue', 'noTimer', 'unheard'] as const;

/** One of them. */
export type StuckReason = (typeof STUCK_REASONS)[number];

/** What a sweep saw. @shape open: petitions looked at; stuck: those that break the rule */
export type StuckSweep = { readonly open: number; readonly stuck: number };

// Of each open petition: somebody whose it is, and something that comes due. A petition without a running clock is not
// stuck at once: what has just been done may wait some days for the next step (同节点停留, SUP-05).
const FIND = `with open as (
    select p.petition_id, p.org_id, p.handler_id, p.awaits, p.updated_at from rm.petition p where p.is_open
  ), found as (
    select o.petition_id, 'ownerGone' as reason from open o
      join idn.account a on a.id = o.handler_id and a.disabled_at is not null
    union all
    select o.petition_id, 'noOwner' from open o where o.handler_id is null and not exists (
      select from idn.account a join idn.account_role r on r.account_id = a.id
       where a.org_id = o.org_id and a.disabled_at is null and r.role in ('windowHead', 'deputyLeader', 'leader'))
    union all
    select o.petition_id, 'nothingDue' from open o
      where o.updated_at < now() - make_interval(days => coalesce(($2::jsonb ->> o.org_id::text)::int, $1))
        and not exists (select from rm.clock c where c.petition_id = o.petition_id and c.stopped_on is null)
    union all
    -- a running clock of ours, certain, without any rung to come: the timers have lost it
    select distinct c.petition_id, 'noTimer' from rm.clock c join open o using (petition_id)
      where c.stopped_on is null and not c.petitioners and c.legal_due is not null
        and o.updated_at < now() - interval '10 minutes'
        and not exists (select from jobs.timer t where t.petition_id = c.petition_id and t.clock_id = c.clock_id
          and t.outcome is null)
    union all
    -- a rung whose day has come, and for more than a day nobody was there to hear it
    select distinct t.petition_id, 'unheard' from jobs.timer t join open o using (petition_id)
      where t.outcome is null and t.on_date < (now() at time zone 'Asia/Shanghai')::date - 1
  ), gone as (
    delete from jobs.stuck s where not exists (
      select from found f where f.petition_id = s.petition_id and f.reason = s.reason)
  ), put as (
    insert into jobs.stuck (petition_id, reason) select petition_id, reason from found
    on conflict (petition_id, reason) do update set seen_at = now()
  )
  select (select count(*)::int from open) as open, (select count(distinct petition_id)::int from found) as stuck`;

/** Proves that each open petition has an owner and a next due thing; what does not stands in the list. */
export async function sweepStuck(db: Pool, profiles: ProfileBook): Promise<StuckSweep> {
  const now = (await today(db)).today;
  const own = profiles.organisations.map((id) => [id, profiles.policyOn(id, now).stagnationDays]);
  const { rows } = await db.query<StuckSweep>(FIND, [
    policyOn(now).stagnationDays,
    JSON.stringify(Object.fromEntries(own)),
  ]);
  return rows[0] ?? { open: 0, stuck: 0 };
}

/** A petition that stands still, as those who may see it see it. */
export type StuckRow = {
  petitionId: string;
  displayNo: string;
  orgId: number;
  status: string;
  handlerName: string | null;
  reasons: StuckReason[];
  since: string;
};

/** What stands still. @shape total: also those beyond the rows */
export type StuckList = { rows: StuckRow[]; total: number };

const LIST = `select p.petition_id as "petitionId", p.display_no as "displayNo", p.org_id as "orgId", p.status,
    a.display_name as "handlerName", array_agg(s.reason order by s.reason) as reasons, min(s.since) as since,
    count(*) over ()::int as total
  from jobs.stuck s join rm.petition p using (petition_id) left join idn.account a on a.id = p.handler_id
  group by p.petition_id, p.display_no, p.org_id, p.status, a.display_name order by min(s.since), p.petition_id limit $1`;

/** 卡住的件 of a viewer, longest first; the client is under his settings. */
export async function stuckRows(client: ClientBase, limit: number | null = null): Promise<StuckList> {
  const { rows } = await client.query<StuckRow & { total: number }>(LIST, [limit]);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many there are by organisation and reason; counts alone, for whoever administers. */
export async function stuckCounts(
  db: Pool,
  orgIds: readonly number[],
): Promise<{ orgId: number; reason: StuckReason; petitions: number }[]> {
  const { rows } = await db.query<{ orgId: number; reason: StuckReason; petitions: number }>(
    `select p.org_id as "orgId", s.reason, count(*)::int as petitions from jobs.stuck s
      join rm.petition p using (petition_id) where p.org_id = any($1::int[]) group by 1, 2 order by 1, 2`,
    [[...orgIds]],
  );
  return rows;
}
