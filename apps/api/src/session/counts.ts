import { ONLINE_MESSAGE } from '#domain';
import { type Viewer, withViewer } from '#identity';
import { unreadCount } from '#jobs';
import { today } from '#platform';
import { countAffairs, workCounts } from '#projections';
import type { Runtime } from '../shared/runtime.js';
import type { ViewerCounts } from './session.dto.js';

/** What stands beside the words of the rail: under the viewer's own row-level security, so that no count tells more. */
export async function countsFor({ pools, calendar }: Runtime, viewer: Viewer): Promise<ViewerCounts> {
  const now = await today(pools.store);
  return withViewer(pools.reader, viewer, async (client) => ({
    ...(await workCounts(client, viewer, { today: now.today, calendar })),
    unread: await unreadCount(client),
    toRegister: await countAffairs(client, { category: ONLINE_MESSAGE.category, open: true }),
  }));
}
