import type { Pool } from 'pg';
import { IS_WANTED } from '../delivery/deliveries.queries.js';

/** What a collector watches of the reminders; counts alone. @unit lateSeconds seconds since the day of the oldest rung began */
export type JobFigures = {
  readonly rungsWaiting: number;
  readonly lateSeconds: number;
  readonly stuck: number;
  readonly dispatches: Readonly<Record<DispatchState, number>>;
};
type DispatchState = 'waiting' | 'sent' | 'failed' | 'dead';

// A rung comes with the first minute of its day in Asia/Shanghai; what nobody is there to hear is counted as stuck.
const FIGURES = `with come as (
    select on_date from jobs.timer where outcome is null and on_date <= (now() at time zone 'Asia/Shanghai')::date
      and not_before is null)
  select (select count(*)::int from come) as "rungsWaiting",
    coalesce((select extract(epoch from now() - min(on_date)::timestamp at time zone 'Asia/Shanghai')::int from come), 0)
      as "lateSeconds",
    (select count(distinct petition_id)::int from jobs.stuck) as stuck,
    (select coalesce(jsonb_object_agg(state, n), '{}') from (
      select state, count(*)::int as n from jobs.dispatch d
      where case d.state when 'sent' then d.created_at > now() - interval '1 day' else ${IS_WANTED('d')} end
      group by 1) s) as dispatches`;

/** Figures of the moment; `sent` counts the last day, the others what is not read in the inbox either. */
export async function jobFigures(db: Pool): Promise<JobFigures> {
  const { rows } = await db.query<
    Omit<JobFigures, 'dispatches'> & { dispatches: Partial<JobFigures['dispatches']> }
  >(FIGURES);
  const { dispatches = {}, ...figures } = rows[0] ?? { rungsWaiting: 0, lateSeconds: 0, stuck: 0 };
  return {
    ...figures,
    dispatches: { waiting: 0, sent: 0, failed: 0, dead: 0, ...dispatches },
  };
}
