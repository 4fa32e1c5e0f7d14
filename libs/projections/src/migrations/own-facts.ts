import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 请求复查 and 包案 are facts of the petition's own stream: what other streams lay beside a row no longer covers them. 答复公开
 * and 排除统计 are laid beside it. Rows of an older program lack their own facts until they are rebuilt.
 */
export class OwnFacts1796050000000 implements MigrationInterface {
  readonly name = 'OwnFacts1796050000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
truncate rm.stat_tally;

alter table rm.fact_aside drop constraint fact_aside_kind_check;
delete from rm.fact_aside where kind in ('reviewRequested', 'leaderCase', 'inspected');
alter table rm.fact_aside add constraint fact_aside_kind_check
  check (kind in ('repeated', 'urged', 'supervised', 'round', 'publication', 'excluded'));

create or replace function rm.asides_of(petition uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'repeatedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'repeated'), '[]'),
    'urgedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'urged'), '[]'),
    'supervisedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'supervised'), '[]'),
    'supervisionRounds', coalesce(jsonb_agg(jsonb_build_object('legalDue', a.due_on, 'provisional', a.provisional,
      'doneOn', a.done_on) order by a.due_on, a.source) filter (where a.kind = 'round'), '[]'),
    'publication', (array_agg(jsonb_build_object('dueOn', a.due_on, 'publishedOn', a.done_on) order by a.due_on desc)
      filter (where a.kind = 'publication'))[1],
    'excludedFromStats', coalesce(bool_or(a.kind = 'excluded' and a.done_on is null), false))
  from rm.fact_aside a where a.petition_id = petition
$$;

create or replace function rm.lay_asides() returns trigger language plpgsql set search_path = '' as $$
declare
  bounds record;
begin
  if not exists (select from rm.fact_aside a where a.petition_id = new.petition_id) then
    return new;
  end if;
  new.facts := new.facts || rm.asides_of(new.petition_id);
  select min(d) as first, max(d) as last into bounds
    from rm.fact_aside a, unnest(array[a.on_date, a.due_on, a.done_on]) d where a.petition_id = new.petition_id;
  new.first_on := least(new.first_on, bounds.first);
  new.last_on := greatest(new.last_on, bounds.last);
  return new;
end $$;

alter table rm.fact disable trigger keep_history;
alter table rm.fact disable trigger lay_asides;
update rm.fact set facts = '{"leaderCases": [], "reviewRequestedOn": []}'::jsonb || (facts - 'leaderCase' - 'inspectedOn');
alter table rm.fact enable trigger lay_asides;
alter table rm.fact enable trigger keep_history;
update rm.fact_history
  set facts = '{"leaderCases": [], "reviewRequestedOn": []}'::jsonb || (facts - 'leaderCase' - 'inspectedOn');
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
