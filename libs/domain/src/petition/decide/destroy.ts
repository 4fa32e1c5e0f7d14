import { isRetention, keptUntil, RETENTION_ORDER } from '../../destruction/retention-periods.js';
import type { Destroy, ExtendRetention } from '../commands.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { refuseIf } from './checks/refuse.js';

const article = 'destruction' as const;

/**
 * 延长保管期限: follows from the approval of a destruction list (§6.5).
 * @rejects DESTRUCTION_RETENTION_NOT_LONGER
 */
export function extendRetention(
  { archived }: PetitionState,
  { listId, retention, on }: ExtendRetention,
): PetitionEvent[] {
  const rank = archived === null ? -1 : RETENTION_ORDER.indexOf(archived.retention);
  refuseIf(
    !isRetention(retention) || RETENTION_ORDER.indexOf(retention) <= rank,
    'DESTRUCTION_RETENTION_NOT_LONGER',
    { article, message: '延长后的保管期限须长于原来的期限(§6.5)。', detail: { field: 'retention' } },
  );
  return [{ type: 'RetentionExtended', occurredOn: on, article, data: { listId, retention } }];
}

/**
 * 销毁: follows from a destruction list that was carried out. Whatever the list says, a file is never destroyed before
 * its period is over (§6.5).
 * @rejects DESTRUCTION_PERMANENT DESTRUCTION_RETENTION_RUNS
 */
export function destroy(
  { archived }: PetitionState,
  { listId, keyIds, scanIds, on }: Destroy,
): PetitionEvent[] {
  const until = archived === null ? null : keptUntil(archived.archivedOn, archived.retention);
  refuseIf(until === null, 'DESTRUCTION_PERMANENT', {
    article,
    message: '保管期限为永久,不得销毁(§6.5)。',
    detail: { field: 'type' },
  });
  refuseIf(until !== null && on <= until, 'DESTRUCTION_RETENTION_RUNS', {
    article,
    message: `保管期限到${until ?? ''}才届满,届满以前不得销毁(§6.5)。`,
    detail: { field: 'type', until },
  });
  return [{ type: 'PetitionDestroyed', occurredOn: on, article, data: { listId, keyIds, scanIds } }];
}
