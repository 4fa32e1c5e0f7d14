import type { DatabaseConfig } from '#platform';
import { asOwner } from './as-owner.js';
import { projectionHashes } from './projection-hashes.js';
import type { RestoreReport } from './restore.js';

/** A read model that is not what it was when the backup was made. */
export type Difference = { projection: string; rows: number; expectedRows: number };

/** What a subscription fills may have lagged when the backup was made; then it cannot be compared. */
const FOLLOWING = ['rm.search', 'rm.search_parts'];

/** What the background keeps for speed and makes anew when it next runs: no events make it. */
const KEPT_FOR_SPEED = ['rm.stat_tally', 'rm.text_cluster'];

/** Compares the read models made anew with those that the backup had. */
export async function compareProjections(
  config: DatabaseConfig,
  expected: RestoreReport['expected'],
): Promise<{ compared: number; passedOver: string[]; differences: Difference[] }> {
  const now = new Map((await asOwner(config.url, projectionHashes)).map((each) => [each.projection, each]));
  const passedOver: string[] = [];
  const differences: Difference[] = [];
  const made = expected.filter(({ projection }) => !KEPT_FOR_SPEED.includes(projection));
  for (const { projection, rows, hash, behind } of made) {
    const found = now.get(projection);
    // a later version may have taken it away or made it otherwise
    if (!found || (behind && FOLLOWING.includes(projection))) passedOver.push(projection);
    else if (found.hash !== hash) differences.push({ projection, rows: found.rows, expectedRows: rows });
  }
  return { compared: made.length - passedOver.length, passedOver, differences };
}
