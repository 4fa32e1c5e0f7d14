import type { IndicatorFacts } from '#domain';
import type { ClientBase, Pool } from 'pg';
import { factsRecordedAt } from './history.queries.js';
import type { SignedWindow } from './kept-tallies.js';
import { type FactsRequest, statFacts } from './statistics.queries.js';

/**
 * Whose counting it is. Whoever may count accusations reads as the store does, less what accuses himself; anybody else reads
 * under his own settings what he may open.
 * @shape signed: days whose figures were signed, which count for everybody (decision 0082)
 */
export type Counting = {
  client: ClientBase;
  store: Pool | ClientBase;
  countsRestricted: boolean;
  accountId: string;
  signed?: readonly SignedWindow[] | undefined;
};

/**
 * The rows that this viewer's figures are made of: the same that the kept sums hold for him, so that a figure counted row by
 * row (a breakdown within another, an explanation, an earlier print) never differs from the page by what accuses him.
 * @shape at: an instant, for the rows as they were recorded by then
 */
export async function countedFacts(
  counting: Counting,
  request: FactsRequest,
  at?: string,
): Promise<IndicatorFacts[]> {
  const { client, store, countsRestricted } = counting;
  const reader = countsRestricted ? store : client;
  const rows =
    at === undefined ? await statFacts(reader, request) : await factsRecordedAt(reader, { ...request, at });
  if (!countsRestricted) return rows;
  const hidden = new Set(await hiddenFrom(counting));
  return hidden.size === 0 ? rows : rows.filter(({ petitionId }) => !hidden.has(petitionId));
}

/** The petitions that a viewer's figures must not hold: those that accuse him, until figures with them are signed. */
export async function hiddenFrom({
  store,
  accountId,
  signed,
}: Pick<Counting, 'store' | 'accountId' | 'signed'>): Promise<string[]> {
  const { rows } = await store.query<{ id: string; orgId: number; receivedOn: string }>({
    name: 'rm_stat_hidden_from',
    text: `select f.petition_id as id, f.org_id as "orgId", to_char(f.received_on, 'YYYY-MM-DD') as "receivedOn"
      from rm.exclusion x join rm.fact f using (petition_id) where x.account_id = $1`,
    values: [accountId],
  });
  return rows
    .filter(
      ({ orgId, receivedOn }) =>
        !signed?.some((one) => one.orgIds.includes(orgId) && one.from <= receivedOn && receivedOn <= one.to),
    )
    .map(({ id }) => id);
}
