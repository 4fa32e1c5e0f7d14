import { type Viewer, withViewer } from '#identity';
import { unreadCount } from '#jobs';
import { gateQueue, type ListContext, workbenchRows } from '#projections';
import { listContextOf } from '../petitions/register-view.js';
import type { Runtime } from '../shared/runtime.js';
import type { ViewerCounts } from './session.dto.js';

/** What stands beside the words of the rail: under the viewer's own row-level security, so that no count tells more. */
export async function countsFor(runtime: Runtime, viewer: Viewer): Promise<ViewerCounts> {
  // counted and not read: nothing sealed is opened
  const context = { ...(await listContextOf(runtime)), open: nothingOpened };
  return withViewer(runtime.pools.reader, viewer, async (client) => {
    const todo = await workbenchRows(client, viewer, context);
    const waiting = await gateQueue(client, viewer, context);
    return {
      todo: todo.length,
      unread: await unreadCount(client),
      toExamine: waiting.rows.filter(({ mayExamine }) => mayExamine).length,
      overdue: todo.filter(({ clock }) => clock?.face.overdue === true).length,
    };
  });
}

const nothingOpened: ListContext['open'] = async (items) => items.map(() => ({}));
