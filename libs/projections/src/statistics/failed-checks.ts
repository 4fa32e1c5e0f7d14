import { CHECKS } from '#domain';
import type { ClientBase, Pool } from 'pg';
import type { CheckpointFigures } from './report.js';

/** Whose failed checks, of which days. */
export type FailedChecksRequest = {
  orgIds: readonly number[];
  from: string;
  to: string;
  /** May accusations be counted that the viewer may not open? Then row by row nothing need be judged. */
  countsRestricted: boolean;
  accountId: string;
};

const TOP = 5;

/** Failed checks, by `$1` to `$2` and the organisations of `$3`. */
const FAILED = `from rm.verdict v, unnest(v.failed) c (code)
  where v.failed <> '{}' and v.judged_on between $1::date and $2::date and v.org_id = any($3::int[])`;
const withoutAccusing = (account: string): string =>
  `and not exists (select from rm.exclusion x where x.account_id = ${account} and x.petition_id = v.petition_id)`;
const COUNT_VISIBLE = `select c.code, count(*)::int as count ${FAILED} group by 1`;
const COUNT = `select c.code, count(*)::int as count ${FAILED} ${withoutAccusing('$4')} group by 1`;

/** The checks that failed in a period, the most frequent first: counted as figures are, what accuses the viewer left out. */
export async function failedChecks(
  { client, store }: { client: ClientBase; store: ClientBase | Pool },
  { orgIds, from, to, countsRestricted, accountId }: FailedChecksRequest,
): Promise<CheckpointFigures['topFailures']> {
  const days = [from, to, [...orgIds]];
  const { rows } = countsRestricted
    ? await store.query<{ code: string; count: number }>({
        name: 'rm_failed_checks',
        text: COUNT,
        values: [...days, accountId],
      })
    : await client.query<{ code: string; count: number }>({
        name: 'rm_failed_checks_visible',
        text: COUNT_VISIBLE,
        values: days,
      });
  return rows
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, TOP)
    .map(({ code, count }) => ({
      check: code,
      zh: Object.hasOwn(CHECKS, code) ? CHECKS[code as keyof typeof CHECKS].zh : code,
      count,
    }));
}

const CHECK_MEASURE = /^check:([A-Z]{2}\d\d)$/;

/** The measure of a failed check in the reference of a figure. */
export const checkMeasure = (code: string): string => `check:${code}`;

/** Is it one? */
export const isCheckMeasure = (measure: string): boolean => {
  const code = CHECK_MEASURE.exec(measure)?.[1];
  return code !== undefined && Object.hasOwn(CHECKS, code);
};

/** The petitions of which a check failed in a period, each as often as it failed; counted as {@link failedChecks} counts. */
export async function failedCheckMembers(
  { client, store }: { client: ClientBase; store: ClientBase | Pool },
  measure: string,
  { orgIds, from, to, countsRestricted, accountId }: FailedChecksRequest,
): Promise<{ petitionId: string; adds: number }[]> {
  const { rows } = await (countsRestricted ? store : client).query<{ petitionId: string; adds: number }>(
    `select v.petition_id as "petitionId", count(*)::int as adds ${FAILED} and c.code = $4
       ${countsRestricted ? withoutAccusing('$5') : ''}
     group by 1 order by 1`,
    [from, to, [...orgIds], CHECK_MEASURE.exec(measure)?.[1], ...(countsRestricted ? [accountId] : [])],
  );
  return rows;
}
