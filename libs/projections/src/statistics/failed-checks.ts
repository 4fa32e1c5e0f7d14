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

const COUNT = `select v.check_code as code, count(*)::int as count from rm.verdict v
  where v.value = 'failed' and v.judged_on between $1::date and $2::date and v.org_id = any($3::int[])
    and not exists (select from rm.exclusion x where x.account_id = $4 and x.petition_id = v.petition_id)
  group by 1`;
const COUNT_VISIBLE = `select v.check_code as code, count(*)::int as count from rm.verdict v
  where v.value = 'failed' and v.judged_on between $1::date and $2::date and v.org_id = any($3::int[]) group by 1`;

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
