import { addDays, type IndicatorFacts } from '#domain';
import type { ClientBase } from 'pg';
import { checkpointAudit } from '../checkpoints.queries.js';
import type { NamedOrganisation } from './organisations.js';
import { periodOfCode, windowsOf } from './period-code.js';
import { type StatQuestion, statisticsOf } from './quarter.js';
import type { QuarterStatistics } from './report.js';
import { petitionIdsBehind, readStatRef } from './stat-ref.js';

/** Whose facts, and of which days. */
export type FactsRequest = { orgIds: readonly number[]; windows: readonly { from: string; to: string }[] };

/** The indicators' rows that any figure of those days may look at, as far as the viewer's counts go. */
export async function statFacts(
  client: ClientBase,
  { orgIds, windows }: FactsRequest,
): Promise<IndicatorFacts[]> {
  const { rows } = await client.query<{ facts: IndicatorFacts }>({
    name: 'rm_stat_facts',
    text: `select f.facts from rm.fact f
      where f.org_id = any($1::int[])
        and exists (select from unnest($2::date[], $3::date[]) w (first, last)
                     where f.first_on <= w.last and f.last_on >= w.first)
      order by f.received_on, f.petition_id`,
    values: [[...orgIds], windows.map(({ from }) => from), windows.map(({ to }) => to)],
  });
  return rows.map(({ facts }) => facts);
}

/** A period's statistics for a viewer. */
export type QuarterRequest = Omit<StatQuestion, 'topFailures' | 'asOf' | 'axis'> & {
  /** Default: by the day of receipt. */
  axis?: StatQuestion['axis'];
  /** Default: yesterday evening (§3.1 no. 4). */
  asOf?: string;
  today: string;
  /** The organisation and, where asked for, those below it. */
  orgIds: readonly number[];
};

const TOP = 5;

/** Everything of one period; the client is under the viewer's settings. @rejects PERIOD_INVALID */
export async function quarterStatistics(
  client: ClientBase,
  request: QuarterRequest,
): Promise<QuarterStatistics> {
  const { orgIds, today, ...question } = request;
  const asOf = request.asOf ?? addDays(today, -1);
  const period = periodOfCode(request.period);
  const windows = windowsOf(period, asOf);
  const facts = await statFacts(client, {
    orgIds,
    windows: [windows.current.period, windows.previous.period, windows.lastYear.period],
  });
  const judgedUntil = asOf < period.to ? asOf : period.to;
  const audit = await checkpointAudit(client, { from: period.from, to: judgedUntil, orgIds });
  const topFailures = audit
    .filter(({ failed }) => failed > 0)
    .sort((a, b) => b.failed - a.failed || (a.check < b.check ? -1 : 1))
    .slice(0, TOP)
    .map(({ check, zh, failed }) => ({ check, zh, count: failed }));
  return statisticsOf(facts, { ...question, asOf, axis: request.axis ?? 'received', topFailures });
}

/**
 * The petitions behind a figure, to be given to the register as `ids`; which of them the viewer may open is the
 * register's affair.
 * @shape organisations: ids of the reference's organisation and those below it that the viewer may look at
 * @rejects STAT_REF_INVALID PERIOD_INVALID STAT_REF_TOO_LARGE
 */
export async function idsBehindRef(
  client: ClientBase,
  ref: string,
  organisationsOf: (orgId: number, withSubordinates: boolean) => Promise<readonly number[]>,
): Promise<string[]> {
  const { period, orgId, withSubordinates } = readStatRef(ref);
  const orgIds = await organisationsOf(orgId, withSubordinates);
  const facts = await statFacts(client, { orgIds, windows: [periodOfCode(period)] });
  return petitionIdsBehind(ref, facts);
}

export type { NamedOrganisation };
