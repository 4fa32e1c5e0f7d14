import type { Policy } from '#domain';
import type { FirstDays } from './first-days.js';
import type { InUse, NamedOrganisation } from './named-organisation.js';
import type { OfficeRows } from './office-rows.js';
import type { CheckpointFigures } from './report.js';
import type { StatScope } from './stat-ref.js';
import type { Tally } from './tally.js';
import type { WrittenTallies } from './written-figures.js';

/** What a report is made of besides the facts. */
export type StatQuestion = StatScope & {
  /** Those that get a row of their own. */
  organisations: readonly NamedOrganisation[];
  /** From which day on their registers have anything; without it every earlier window counts as registered (decision 0085). */
  since?: FirstDays | undefined;
  /** Which of them were there in a period: the others have a row where something counts (O-59). Without it all were. */
  inUse?: InUse | undefined;
  policy: { smallSample: number } & Partial<Pick<Policy, 'rankDaysMin' | 'rankItemsMin'>>;
  /** Parameters in force on a day; without it nothing is said of changes (M-15). */
  policyOn?: (day: string) => Policy;
  /** Failed checks of the period, the most frequent first. */
  topFailures: CheckpointFigures['topFailures'];
  /** False when the viewer's figures lack the accusations that he may not see. */
  countsRestricted: boolean;
  /** Sums that units without the system wrote down (O-73). */
  manual?: WrittenTallies;
  /** Last year's signed figures of the whole, entered with their source (O-104). */
  historic?: { tally: Tally; source: string } | null;
  /** Information items and self-opened cases, which are no petitions. */
  office?: OfficeRows;
};
