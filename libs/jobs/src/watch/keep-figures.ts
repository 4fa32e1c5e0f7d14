import { listOrganisations } from '#identity';
import { today as databaseToday } from '#platform';
import { keptFor, keptSignals, previousQuarterCode, quarterCodeOf } from '#projections';
import type { ReminderParts } from '../background-parts.js';

/** What keeping needs. */
export type KeepingParts = Pick<ReminderParts, 'pools' | 'todayIs'>;

/** No account: nobody is accused of anything here, and each viewer's own exclusions are taken away later. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Brings the sums of this quarter, of the last one, of the month and of the year up to this morning, for every organisation,
 * so that the first page of a day finds them. Where they are, it costs a look.
 * @rejects nothing that a page would not say as well
 */
export async function keepFigures(
  { pools, todayIs }: KeepingParts,
  stopping: () => boolean = () => false,
): Promise<void> {
  const today = todayIs?.() ?? (await databaseToday(pools.store)).today;
  const orgIds = (await listOrganisations(pools.store)).map(({ id }) => id);
  if (orgIds.length === 0) return;
  const quarter = quarterCodeOf(today);
  for (const period of [quarter, previousQuarterCode(quarter), today.slice(0, 7), today.slice(0, 4)]) {
    if (stopping()) return;
    const request = {
      orgIds,
      period,
      today,
      countsRestricted: true,
      accountId: NOBODY,
      isUnbounded: true,
    };
    await keptFor(pools.store, request);
    await keptSignals(pools.store, request);
  }
}
