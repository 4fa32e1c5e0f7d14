import { addDays, type IndicatorFacts } from '#domain';
import type { ClientBase, Pool } from 'pg';
import type { FactsRequest } from './statistics.queries.js';

/** The end of a day in Shanghai as an instant: what was recorded before it was known that evening. */
export const endOfDay = (day: string): string => `${addDays(day, 1)}T00:00:00+08:00`;

/** A moment of a day in Shanghai, its end unless a time is said. @example momentOf('2026-11-01', '10:30') */
export const momentOf = (day: string, time?: string): string =>
  time === undefined ? endOfDay(day) : `${day}T${time}:00+08:00`;

/** The indicators' rows as they were recorded at an instant: out of the history of rows, without folding anything. */
export async function factsRecordedAt(
  client: ClientBase | Pool,
  { orgIds, windows, at, generalOnly = false }: FactsRequest & { at: string; generalOnly?: boolean },
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>({
    name: 'rm_facts_recorded_at',
    text: `select h.facts from rm.fact_history h
      where h.org_id = any($1::int[]) and h.recorded_at < $4 and (h.replaced_at is null or h.replaced_at >= $4)
        and exists (select from unnest($2::date[], $3::date[]) w (first, last)
                     where h.first_on <= w.last and h.last_on >= w.first)
        and (not $5 or h.zone = 'general' and h.facts ->> 'zone' = 'general')
      order by h.received_on, h.petition_id`,
    values: [[...orgIds], windows.map(({ from }) => from), windows.map(({ to }) => to), at, generalOnly],
  });
  return rows.map(({ facts }) => facts);
}

/** A petition in a list as of an evening. */
export type RecordedPetition = {
  petitionId: string;
  displayNo: string;
  receivedOn: string;
  status: string;
  class: string;
  categoryCode: string;
  orgId: number;
  legalDue: string | null;
  closedOn: string | null;
};

const AS_OF = `h.org_id = any($1::int[]) and h.recorded_at < $2 and (h.replaced_at is null or h.replaced_at >= $2)`;

/** Each petition has one first row; of one that was taken back the last row has ended. */
const TOTAL = `select (select count(*) from rm.fact_history h where h.is_first and h.org_id = any($1::int[]) and h.recorded_at < $2)
  - (select count(*) from rm.fact_history h where h.is_ended and h.org_id = any($1::int[]) and h.replaced_at < $2) as total`;

/** A line as it goes to the reader: made by the database, so that a hundred thousand are not read twice. */
const LINE = `json_build_object('petitionId', h.petition_id, 'displayNo', h.display_no, 'receivedOn', h.received_on, 'status', h.status,
  'class', h.class, 'categoryCode', h.category_code, 'orgId', h.org_id, 'legalDue', h.legal_due, 'closedOn', h.closed_on)`;

/**
 * The register as it was recorded on the evening of a day, from the history of rows alone; whoever may not open one does not
 * see it: the guards of a row of history are those of its petition today.
 * @shape before: an instant; items: text of a JSON list of `RecordedPetition`, the newest first
 */
export async function petitionsRecordedAt(
  client: ClientBase,
  { orgIds, before, limit }: { orgIds: readonly number[]; before: string; limit: number },
): Promise<{ total: number; items: string }> {
  // What may be counted without being opened (S9) is no part of a list.
  await client.query("select set_config('xf.counts', '', true)");
  // how much of the history an evening leaves out is known only with the evening
  await client.query('set local plan_cache_mode = force_custom_plan');
  const values = [[...orgIds], before];
  const { rows: counted } = await client.query<{ total: string }>({ text: TOTAL, values });
  // the rows come in the order of their index, and are put together as they come
  const { rows } = await client.query<{ items: string | null }>({
    text: `select '[' || string_agg(${LINE}::text, ',') || ']' as items
      from (select h.petition_id, h.display_no, h.received_on, h.status, h.class, h.category_code, h.org_id, h.legal_due, h.closed_on
              from rm.fact_history h where ${AS_OF} order by h.received_on desc, h.petition_id desc limit $3) h`,
    values: [...values, limit],
  });
  return { total: Number(counted[0]?.total ?? 0), items: rows[0]?.items ?? '[]' };
}
