import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '#platform';
import { isUuid } from './fields.js';
import { IdentityRefused } from './identity-refused.js';

/** What was done with a petition: seen, seen with the reporter's identity where that is withheld from others, taken out. */
export const ACCESS_ACTIONS = ['view', 'reveal', 'export'] as const;

/** One kind of access. */
export type AccessAction = (typeof ACCESS_ACTIONS)[number];

/**
 * One look at something.
 * @shape orgId in whose book it stands; sealedReason the reason (事由) sealed by the vault under the petition's key (it
 *   is free text, §5.0 no. 10), null where none is asked
 */
export type AccessEntry = {
  readonly orgId: number;
  readonly accountId: string;
  /** Null: a book taken out that is of no petition, or whose petitions are hidden from whoever took it. */
  readonly petitionId: string | null;
  readonly action: AccessAction;
  readonly sealedReason: Buffer | null;
  /** Code of the book that was taken out (`L04`); null or left out: something else. */
  readonly register?: string | null;
};

/** An entry as it stands in the audit. @shape seq decimal string, counted within the organisation */
export type AccessRecord = Required<AccessEntry> & { readonly seq: string; readonly recordedAt: string };

/** What the reason of an entry is bound to when it is sealed: nobody can put it under another name. */
export const accessReasonAad = (entry: { accountId: string; petitionId: string }): string =>
  `idn.access_audit|${entry.accountId}|${entry.petitionId}`;

/**
 * Writes an access into the chained, append-only audit; returns its number. Entries of one organisation take
 * turns until commit, so let it be the last statement of its transaction. @rejects AUDIT_ENTRY_INVALID
 */
export async function recordAccess(db: ClientBase | Pool, entry: AccessEntry): Promise<string> {
  const { orgId, accountId, petitionId, action, sealedReason, register = null } = entry;
  if (
    !isUuid(accountId) ||
    (petitionId === null ? action !== 'export' : !isUuid(petitionId)) ||
    !ACCESS_ACTIONS.includes(action) ||
    (register !== null && (action !== 'export' || !/^L\d{2}$/.test(register)))
  )
    throw new IdentityRefused('AUDIT_ENTRY_INVALID', '查阅记录的账号、信访件或动作不正确。');
  const { rows } = await db.query<{ seq: string }>(
    'select idn.record_access($1, $2, $3, $4, $5, $6) as seq',
    [orgId, accountId, petitionId, action, sealedReason, register],
  );
  return rows[0]!.seq;
}

/**
 * Which part of the audit is asked for. @shape orgIds: books in which it was written, left out = whichever; an entry
 *   stands in the book of its petition's organisation, or of whoever took something out; from, to: YYYY-MM-DD in
 *   Asia/Shanghai, both included
 */
export type AccessFilter = {
  readonly orgIds?: readonly number[];
  readonly petitionId?: string;
  readonly accountId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
};

/** Entries, youngest first; reasons stay sealed. */
export async function listAccess(db: ClientBase | Pool, filter: AccessFilter): Promise<AccessRecord[]> {
  const { rows } = await db.query<AccessRecord>(
    `select org_id as "orgId", seq, recorded_at as "recordedAt", account_id as "accountId",
        petition_id as "petitionId", action, sealed_reason as "sealedReason", register
       from idn.access_audit
      where ($1::int[] is null or org_id = any($1)) and ($2::uuid is null or petition_id = $2)
        and ($3::uuid is null or account_id = $3)
        and ($4::date is null or recorded_at >= $4::date::timestamp at time zone 'Asia/Shanghai')
        and ($5::date is null or recorded_at < ($5::date + 1)::timestamp at time zone 'Asia/Shanghai')
      order by recorded_at desc, org_id, seq desc limit $6`,
    [
      filter.orgIds ?? null,
      filter.petitionId ?? null,
      filter.accountId ?? null,
      filter.from ?? null,
      filter.to ?? null,
      filter.limit ?? 100,
    ],
  );
  return rows;
}

/** What verification found. @shape broken the first entry of each organisation that does not fit; empty = all is well */
export type AccessAuditVerdict = {
  readonly checked: number;
  readonly broken: readonly { readonly orgId: number; readonly seq: string }[];
};

type ChainRow = {
  org_id: number;
  seq: string;
  at: string;
  account_id: string;
  petition_id: string | null;
  action: string;
  sealed_reason: Buffer | null;
  register: string | null;
  hash: Buffer;
};

const PAGE = 2000;

const hashOf = (previous: Buffer, row: ChainRow): Buffer => {
  const reason = row.sealed_reason ? createHash('sha256').update(row.sealed_reason).digest('hex') : '-';
  const text = [
    row.register === null ? 'xinfang/access/1' : 'xinfang/access/2',
    row.org_id,
    row.seq,
    row.at,
    row.account_id,
    row.petition_id ?? '-',
    row.action,
    reason,
    ...(row.register === null ? [] : [row.register]),
  ].join('|');
  return createHash('sha256').update(previous).update(text, 'utf8').digest();
};

/**
 * Computes every chain again, apart from the SQL that wrote it: a changed, missing, added or cut-off entry is
 * named. In one snapshot, so that an entry written meanwhile is none of these.
 */
export function verifyAccessAudit(pool: Pool): Promise<AccessAuditVerdict> {
  return inTransaction(pool, verifyChains, {
    isolation: 'repeatable read',
    readOnly: true,
    isUnbounded: true,
  });
}

async function verifyChains(db: ClientBase): Promise<AccessAuditVerdict> {
  const heads = await db.query<{ org_id: number; seq: string; head_hash: Buffer }>(
    `select o.org_id, coalesce(c.seq, 0) as seq, coalesce(c.head_hash, '\\x'::bytea) as head_hash
       from (select distinct org_id from idn.access_audit union select org_id from idn.access_chain) o
       left join idn.access_chain c on c.org_id = o.org_id order by o.org_id`,
  );
  const broken: { orgId: number; seq: string }[] = [];
  let checked = 0;
  for (const head of heads.rows) {
    const result = await verifyChain(db, head);
    checked += result.checked;
    if (result.brokenAt !== null) broken.push({ orgId: head.org_id, seq: result.brokenAt });
  }
  return { checked, broken };
}

async function verifyChain(
  db: ClientBase,
  head: { org_id: number; seq: string; head_hash: Buffer },
): Promise<{ checked: number; brokenAt: string | null }> {
  let previous: Buffer = Buffer.alloc(0);
  let last = 0n;
  let checked = 0;
  for (;;) {
    const { rows } = await db.query<ChainRow>(
      `select org_id, seq, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
          account_id, petition_id, action, sealed_reason, register, hash
         from idn.access_audit where org_id = $1 and seq > $2 order by seq limit $3`,
      [head.org_id, last.toString(), PAGE],
    );
    for (const row of rows) {
      const expected = last + 1n;
      const hash = hashOf(previous, row);
      if (BigInt(row.seq) !== expected) return { checked, brokenAt: expected.toString() };
      if (!hash.equals(row.hash)) return { checked, brokenAt: row.seq };
      previous = hash;
      last = expected;
      checked += 1;
    }
    if (rows.length < PAGE) break;
  }
  const ends = BigInt(head.seq) === last && head.head_hash.equals(previous);
  return { checked, brokenAt: ends ? null : (last + 1n).toString() };
}
