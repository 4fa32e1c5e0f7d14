import { addDays, policyOn } from '#domain';
import {
  type AffairListRow,
  listAffairs,
  officeRows,
  periodOfCode,
  ProjectionsRefused,
  type QuarterRequest,
  talliesFor,
  windowsOf,
  withWritten,
} from '#projections';
import type { ClientBase, Pool } from 'pg';
import { type ScoreBoard, scoreBoard } from './score-board.js';

type ListContext = Parameters<typeof listAffairs>[2];

/** The evening by which a year is scored: the end of a quarter, or yesterday while it runs. @shape quarter 1 to 4 */
export function scoredUntil(year: number, quarter: number | undefined, today: string): string {
  const yesterday = addDays(today, -1);
  const to = periodOfCode(quarter === undefined ? String(year) : `${year}Q${quarter}`).to;
  return to < yesterday ? to : yesterday;
}

/** The year whose scheme a period is scored by, and up to which of its quarters; null for a week or another stretch. */
export function scoredYearOf(period: string): { year: number; quarter: number | undefined } | null {
  const [, year, quarter, half] = /^(\d{4})(?:Q([1-4])|H([12]))?$/.exec(period) ?? [];
  if (year === undefined) return null;
  return {
    year: Number(year),
    quarter: quarter !== undefined ? Number(quarter) : half !== undefined ? Number(half) * 2 : undefined,
  };
}

/**
 * The scores of a year, out of the kept sums of its units and of what the registers of scheme and deductions hold.
 * @rejects SCORE_YEAR_AHEAD
 */
export async function readScores(
  sources: { client: ClientBase; store: Pool; context: ListContext },
  asked: { year: number; quarter?: number | undefined; request: Omit<QuarterRequest, 'period' | 'asOf'> },
): Promise<ScoreBoard> {
  const { client, store, context } = sources;
  const { year, quarter, request } = asked;
  const asOf = scoredUntil(year, quarter, request.today);
  if (asOf < `${year}-01-01`)
    throw new ProjectionsRefused('SCORE_YEAR_AHEAD', `${year} 年还没有可以计分的日子。`, { field: 'year' });
  const period = String(year);
  const { question, tallies } = await talliesFor({ client, store }, { ...request, period, asOf });
  const minimum = { ...policyOn(asOf), ...request.policy };
  const of = (category: string): Promise<AffairListRow[]> =>
    listAffairs(client, { category, orgId: request.orgId }, context);
  return scoreBoard({
    year,
    asOf,
    orgId: request.orgId,
    organisations: request.organisations,
    inUse: request.inUse,
    items: await of('score-item'),
    deductions: await of('accountability'),
    tallies: withWritten(tallies, request.manual ?? new Map()),
    office: request.office ?? (await officeRows(store, request.orgIds)),
    windows: windowsOf(periodOfCode(period), asOf),
    since: question.since ?? new Map(),
    written: request.manual ?? new Map(),
    minimum: { days: minimum.rankDaysMin, items: minimum.rankItemsMin },
  });
}
