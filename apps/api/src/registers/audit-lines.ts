import { CaseworkRefused } from '#casework';
import { REGISTERS, Rejected, zhOf } from '#domain';
import { minuteOf } from '#documents';
import { type AccessAction, hasAnyRole, listAccess, type Viewer, withViewer } from '#identity';
import { reasonsIn } from '#paperwork';
import { auditedBelow } from '../shared/audited-below.js';
import type { Runtime } from '../shared/runtime.js';
import type { BookLines } from './book-lines.js';
import type { RegisterQuestion } from './register-filter.js';

const WORDS: Readonly<Record<AccessAction, string>> = {
  view: '查阅',
  reveal: '揭示身份',
  export: '取出文书',
};
/** What was seen of the petition. */
const FIELDS: Readonly<Record<AccessAction, string>> = {
  view: '案件详情',
  reveal: '案件详情、举报人身份',
  export: '文书、卷宗或台账',
};
/** What was looked at, as the reader may know of it: a petition, or what is none yet. */
type Seen = { no: string; isPetition: boolean };
const bookZh = (code: string): string => `${code} ${zhOf(REGISTERS, code)}`;

/** Most entries that one book is made of; more is a matter of a shorter period. */
const ENTRIES_LIMIT = 20_000;

/**
 * L19: of the accesses to petitions that the reader may see himself; the auditor sees that, not which, and that of the small
 * offices below whose auditor he is. Its readers but for
 * the auditor may know a reporter, and so the reasons of others, of the petitions that they see (§9).
 * @rejects ROLE_MISSING REGISTER_TOO_LARGE
 */
export async function auditLines(
  runtime: Runtime,
  viewer: Viewer,
  { from, to, handlerId }: RegisterQuestion,
): Promise<BookLines['rows']> {
  const { pools } = runtime;
  if (!hasAnyRole(viewer.roles, ['auditor', 'windowHead', 'leader']))
    throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '审计台账由审计员、扎口负责人、部长查阅(§9)。');
  const entries = await listAccess(pools.store, {
    orgIds: [viewer.orgId, ...(await auditedBelow(runtime, viewer))],
    ...(handlerId === undefined ? {} : { accountId: handlerId }),
    from,
    to,
    limit: ENTRIES_LIMIT + 1,
  });
  if (entries.length > ENTRIES_LIMIT)
    throw new Rejected('REGISTER_TOO_LARGE', null, `这一期间超过${ENTRIES_LIMIT}次查阅,请缩短期间。`, {
      field: 'from',
    });
  const ids = [...new Set(entries.map(({ petitionId }) => petitionId))];
  const { rows } = await withViewer(pools.reader, viewer, (client) =>
    client.query<Seen & { id: string }>(
      `select petition_id as id, display_no as no, true as "isPetition" from rm.petition where petition_id = any($1::uuid[])
       union all select affair_id, opened_on || ' 网上来件', false from rm.affair where affair_id = any($1::uuid[])`,
      [ids],
    ),
  );
  const objects = new Map<string | null, Seen>(rows.map(({ id, ...object }) => [id, object]));
  // a book taken out that shows no petition, or none to whoever took it
  objects.set(null, { no: '(台账)', isPetition: false });
  // people of superior organisations look at our petitions too
  const names = await pools.store.query<{ id: string; name: string }>(
    'select id, display_name as name from idn.account where id = any($1::uuid[])',
    [[...new Set(entries.map(({ accountId }) => accountId))]],
  );
  const nameOf = new Map(names.rows.map(({ id, name }) => [id, name]));
  const auditor = viewer.roles.includes('auditor');
  const seen = entries.filter(({ petitionId }) => objects.has(petitionId));
  const reasons = new Map((await reasonsIn(runtime, seen)).map((reason, at) => [seen[at], reason]));
  return entries.flatMap((entry) => {
    const { accountId, petitionId, action, recordedAt, sealedReason, register } = entry;
    const object = objects.get(petitionId);
    if (object === undefined && !auditor) return [];
    const at = minuteOf(recordedAt);
    const cells = [
      nameOf.get(accountId) ?? '(已不在册)',
      at,
      object?.no ?? '(不显示)',
      register === null ? FIELDS[action] : bookZh(register),
      sealedReason === null ? '' : (reasons.get(entry) ?? '(密存)'),
      register === null ? WORDS[action] : '取出台账',
    ];
    return [{ on: at.slice(0, 10), cells, petitionId: object?.isPetition === true ? petitionId : null }];
  });
}
