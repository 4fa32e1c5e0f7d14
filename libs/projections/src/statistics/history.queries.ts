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
  { orgIds, windows, at }: FactsRequest & { at: string },
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>({
    name: 'rm_facts_recorded_at',
    text: `select h.facts from rm.fact_history h
      where h.org_id = any($1::int[]) and h.recorded_at < $4 and (h.replaced_at is null or h.replaced_at >= $4)
        and exists (select from unnest($2::date[], $3::date[]) w (first, last)
                     where h.first_on <= w.last and h.last_on >= w.first)
      order by h.received_on, h.petition_id`,
    values: [[...orgIds], windows.map(({ from }) => from), windows.map(({ to }) => to), at],
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

/** The register as it was recorded on the evening of a day, from the history of rows; whoever may not open one does not see it. */
export async function petitionsRecordedAt(
  client: ClientBase,
  { orgIds, knownOn, limit }: { orgIds: readonly number[]; knownOn: string; limit: number },
): Promise<{ total: number; items: RecordedPetition[] }> {
  const { rows } = await client.query<RecordedPetition & { total: string }>({
    name: 'rm_petitions_recorded_at',
    text: `select p.petition_id as "petitionId", p.display_no as "displayNo", h.received_on as "receivedOn",
        h.facts ->> 'status' as status, h.facts ->> 'class' as class, h.facts ->> 'categoryCode' as "categoryCode",
        h.org_id as "orgId", h.facts #>> '{main,legalDue}' as "legalDue", h.facts ->> 'closureOn' as "closedOn",
        count(*) over () as total
      from rm.fact_history h join rm.petition p using (petition_id)
      where h.org_id = any($1::int[]) and h.recorded_at < $2 and (h.replaced_at is null or h.replaced_at >= $2)
      order by h.received_on desc, h.petition_id desc limit $3`,
    values: [[...orgIds], endOfDay(knownOn), limit],
  });
  const total = Number(rows[0]?.total ?? 0);
  return { total, items: rows.map(({ total: _, ...item }) => item) };
}
