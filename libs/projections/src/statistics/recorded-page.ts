import type { ClientBase, Pool } from 'pg';
import { countedFacts } from './counted-facts.js';
import { failedChecks } from './failed-checks.js';
import { firstDays } from './first-days.js';
import { momentOf } from './history.queries.js';
import { periodOfCode, windowsOf } from './period-code.js';
import { statisticsOf } from './quarter.js';
import type { QuarterStatistics } from './report.js';
import type { QuarterRequest } from './statistics.queries.js';

/** The page of a period as it would have been printed the morning after a day. @rejects PERIOD_INVALID */
export async function statisticsRecordedAt(
  { client, store }: { client: ClientBase; store: Pool },
  request: QuarterRequest & { knownOn: string; time?: string | undefined },
): Promise<QuarterStatistics> {
  const { orgIds, today: _, accountId, signed, knownOn, time, ...asked } = request;
  const { countsRestricted } = request;
  const asOf = request.asOf ?? knownOn;
  const period = periodOfCode(request.period);
  const windows = windowsOf(period, asOf);
  const facts = await countedFacts(
    { client, store, countsRestricted, accountId, signed },
    { orgIds, windows: [windows.current.period, windows.previous.period, windows.lastYear.period] },
    momentOf(knownOn, time),
  );
  const topFailures = await failedChecks(
    { client, store: client },
    {
      orgIds,
      from: period.from,
      to: asOf < period.to ? asOf : period.to,
      countsRestricted: false,
      accountId,
    },
  );
  const since = await firstDays(store, {
    orgIds,
    generalOnly: !countsRestricted,
    accountId,
    at: momentOf(knownOn, time),
  });
  const page = statisticsOf(facts, { ...asked, asOf, axis: request.axis ?? 'received', topFailures, since });
  return {
    ...page,
    notes: [
      ...page.notes,
      `按 ${knownOn} ${time ?? '24:00'} 的记录重现,之后的登记、更正不在其中;四关未过的检查项按现在的记录。`,
    ],
  };
}
