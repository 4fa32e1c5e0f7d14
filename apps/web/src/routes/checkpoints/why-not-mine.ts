import type { GateQueueRow } from '../../api';

/** Why the viewer may not examine a waiting case; null when he may. */
export function whyNotMine(row: GateQueueRow): string | null {
  if (row.mayExamine) return null;
  return row.own ? '本人承办,不能自审' : '由该机关的审核人审核';
}
