import { addDays, type IndicatorFacts } from '#domain';
import type { ClientBase } from 'pg';
import { failedChecks } from './failed-checks.js';
import { periodOfCode, windowsOf } from './period-code.js';
import { statisticsOf } from './quarter.js';
import type { QuarterStatistics } from './report.js';
import type { FactsRequest, QuarterRequest } from './statistics.queries.js';

/** The end of a day in Shanghai as an instant: what was recorded before it was known that evening. */
export const endOfDay = (day: string): string => `${addDays(day, 1)}T00:00:00+08:00`;

/** The indicators' rows as they were recorded at an instant: out of the history of rows, without folding anything. */
export async function factsRecordedAt(
  client: ClientBase,
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

/** The page of a period as it would have been printed the morning after a day. @rejects PERIOD_INVALID */
export async function statisticsRecordedAt(
  client: ClientBase,
  request: QuarterRequest & { knownOn: string },
): Promise<QuarterStatistics> {
  const { orgIds, today: _, accountId: __, knownOn, ...asked } = request;
  const asOf = request.asOf ?? knownOn;
  const period = periodOfCode(request.period);
  const windows = windowsOf(period, asOf);
  const facts = await factsRecordedAt(client, {
    orgIds,
    windows: [windows.current.period, windows.previous.period, windows.lastYear.period],
    at: endOfDay(knownOn),
  });
  const topFailures = await failedChecks(
    { client, store: client },
    {
      orgIds,
      from: period.from,
      to: asOf < period.to ? asOf : period.to,
      countsRestricted: false,
      accountId: request.accountId,
    },
  );
  const page = statisticsOf(facts, { ...asked, asOf, axis: request.axis ?? 'received', topFailures });
  return { ...page, notes: [...page.notes, `按 ${knownOn} 24:00 的记录重现,之后的登记、更正不在其中。`] };
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

/**
 * The register as it was recorded on the evening of a day, from the history of rows; whoever may not open one does not see
 * it. The guards of a row of history are those of its petition, so the register itself is only asked for numbers.
 */
export async function petitionsRecordedAt(
  client: ClientBase,
  { orgIds, knownOn, limit }: { orgIds: readonly number[]; knownOn: string; limit: number },
): Promise<{ total: number; items: RecordedPetition[] }> {
  // What may be counted without being opened (S9) is no part of a list.
  await client.query("select set_config('xf.counts', '', true)");
  const values = [[...orgIds], endOfDay(knownOn)];
  const { rows: counted } = await client.query<{ total: string }>({
    text: `select count(*) as total from rm.fact_history h where ${AS_OF}`,
    values,
  });
  // Unnamed: how much of the history an evening leaves out is known only with the evening.
  const { rows } = await client.query<RecordedPetition>({
    text: `select h.petition_id as "petitionId", p.display_no as "displayNo", h.received_on as "receivedOn",
        f.status, f.class, f."categoryCode", h.org_id as "orgId", f.main ->> 'legalDue' as "legalDue", f."closureOn" as "closedOn"
      from (select h.petition_id, h.received_on, h.org_id, h.facts from rm.fact_history h where ${AS_OF}
              order by h.received_on desc, h.petition_id desc limit $3) h
        join rm.petition p using (petition_id)
        cross join lateral jsonb_to_record(h.facts)
          as f (status text, class text, "categoryCode" text, main jsonb, "closureOn" text)
      order by h.received_on desc, h.petition_id desc`,
    values: [...values, limit],
  });
  return { total: Number(counted[0]?.total ?? 0), items: rows };
}
