import { CaseworkRefused } from '#casework';
import { hasAnyRole, listAccess, type Viewer, withViewer } from '#identity';
import type { Runtime } from '../shared/runtime.js';
import type { BookLines } from './book-lines.js';
import type { RegisterQuestion } from './register-filter.js';

const WORDS = { view: '查阅', reveal: '揭示身份', export: '取出文书', search: '查询' } as const;

/** L19: of the accesses to petitions that the reader may see himself; the auditor sees that, not which. @rejects ROLE_MISSING */
export async function auditLines(
  { pools }: Runtime,
  viewer: Viewer,
  { from, to, handlerId }: RegisterQuestion,
): Promise<BookLines['rows']> {
  if (!hasAnyRole(viewer.roles, ['auditor', 'windowHead', 'leader']))
    throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '审计台账由审计员、扎口负责人、部长查阅(§9)。');
  const entries = await listAccess(pools.store, { orgIds: [viewer.orgId], limit: 1000 });
  const ids = [...new Set(entries.flatMap(({ petitionId }) => (petitionId === null ? [] : [petitionId])))];
  const { rows } = await withViewer(pools.reader, viewer, (client) =>
    client.query<{ id: string; no: string }>(
      'select petition_id as id, display_no as no from rm.petition where petition_id = any($1::uuid[])',
      [ids],
    ),
  );
  const numbers = new Map(rows.map(({ id, no }) => [id, no]));
  const names = await pools.store.query<{ id: string; name: string }>(
    'select id, display_name as name from idn.account where org_id = $1',
    [viewer.orgId],
  );
  const nameOf = new Map(names.rows.map(({ id, name }) => [id, name]));
  const auditor = viewer.roles.includes('auditor');
  return entries.flatMap(({ accountId, petitionId, action, recordedAt, sealedReason }) => {
    if (handlerId !== undefined && accountId !== handlerId) return [];
    const at = new Date(recordedAt);
    const on = new Date(at.getTime() + 8 * 3_600_000).toISOString();
    const no = petitionId === null ? '' : numbers.get(petitionId);
    if (on.slice(0, 10) < from || on.slice(0, 10) > to || (no === undefined && !auditor)) return [];
    const cells = [
      nameOf.get(accountId) ?? '(已不在册)',
      on.slice(0, 16).replace('T', ' '),
      no ?? '(不显示)',
      '',
      sealedReason === null ? '' : '(密存)',
      WORDS[action],
    ];
    return [{ on: on.slice(0, 10), cells, petitionId: no === undefined ? null : petitionId }];
  });
}
