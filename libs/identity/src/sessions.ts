import { createHash, randomBytes } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { isUuid } from './fields.js';
import type { Role } from './roles.js';
import { viewerOf, type Viewer } from './viewer.js';

/** How long a session lives. @unit seconds */
export type SessionLimits = { readonly idleSeconds: number; readonly absoluteSeconds: number };

/** Half an hour without use, twelve hours at most. */
export const DEFAULT_SESSION_LIMITS: SessionLimits = { idleSeconds: 30 * 60, absoluteSeconds: 12 * 3600 };

/** A session as its owner or an administrator sees it. */
export type Session = {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
};

/** Who is asking, with what he may see. */
export type SignedIn = { readonly session: Session; readonly viewer: Viewer };

const TOKEN_BYTES = 32;
// Writing the time of use at every request would be a write for every read.
const TOUCH_AFTER_SECONDS = 30;
const DISK_FULL = '53100';
const COLUMNS = `s.id, s.account_id as "accountId", s.created_at as "createdAt",
  s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"`;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opens a session. The token goes to the browser and is stored nowhere. @shape token 43 characters of base64url */
export async function openSession(
  client: ClientBase | Pool,
  accountId: string,
  limits: SessionLimits = DEFAULT_SESSION_LIMITS,
): Promise<{ token: string; session: Session }> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const { rows } = await client.query<Session>(
    `insert into idn.session as s (token_hash, id, account_id, expires_at)
     values ($1, $2, $3, now() + make_interval(secs => $4)) returning ${COLUMNS}`,
    [hashOf(token), uuidv7(), accountId, limits.absoluteSeconds],
  );
  return { token, session: rows[0]! };
}

type SessionRow = Session & {
  tokenHash: Buffer;
  displayName: string;
  orgId: number;
  belowIds: number[];
  roles: Role[];
  smallOffice: boolean;
  mustChangePassword: boolean;
  stale: boolean;
};

/** Who a token belongs to; null when it is unknown, ended, expired, too long idle, or its account disabled. */
export async function resolveSession(
  db: ClientBase | Pool,
  token: string,
  limits: SessionLimits = DEFAULT_SESSION_LIMITS,
): Promise<SignedIn | null> {
  const [found] = await resolveSessions(db, [token], limits);
  return found ?? null;
}

/** The same for tokens of one moment. @shape as many answers as tokens, in their order */
export async function resolveSessions(
  db: ClientBase | Pool,
  tokens: readonly string[],
  limits: SessionLimits = DEFAULT_SESSION_LIMITS,
): Promise<(SignedIn | null)[]> {
  const hashes = tokens.map((token) => (/^[\w-]{43}$/.test(token) ? hashOf(token) : null));
  const known = hashes.filter((hash) => hash !== null);
  if (known.length === 0) return tokens.map(() => null);
  // by name, so that it is planned once and not at every request
  const { rows } = await db.query<SessionRow>({
    name: 'idn_resolve_sessions',
    text: `select s.token_hash as "tokenHash", ${COLUMNS}, a.display_name as "displayName", a.org_id as "orgId",
        idn.organisations_below(a.org_id) as "belowIds", o.small_office as "smallOffice",
        array(select r.role from idn.account_role r where r.account_id = a.id) as roles,
        a.must_change_password as "mustChangePassword",
        s.last_seen_at < now() - make_interval(secs => $3) as stale
       from idn.session s
       join idn.account a on a.id = s.account_id and a.disabled_at is null
       join idn.organisation o on o.id = a.org_id
      where s.token_hash = any($1::bytea[]) and s.expires_at > now()
        and s.last_seen_at > now() - make_interval(secs => $2)`,
    values: [known, limits.idleSeconds, Math.min(TOUCH_AFTER_SECONDS, limits.idleSeconds / 4)],
  });
  const stale = rows.filter((row) => row.stale).map(({ tokenHash }) => tokenHash);
  if (stale.length > 0)
    await db
      .query('update idn.session set last_seen_at = now() where token_hash = any($1::bytea[])', [stale])
      .catch((error: unknown) => {
        // a full disk stops writing, not reading
        if ((error as { code?: unknown }).code !== DISK_FULL) throw error;
      });
  return hashes.map((hash) => {
    const row = hash === null ? undefined : rows.find(({ tokenHash }) => tokenHash.equals(hash));
    return row ? signedInOf(row) : null;
  });
}

const signedInOf = (row: SessionRow): SignedIn => {
  const { id, accountId, createdAt, lastSeenAt, expiresAt } = row;
  return { session: { id, accountId, createdAt, lastSeenAt, expiresAt }, viewer: viewerOf(row) };
};

/** The open sessions of an account, youngest first. */
export async function listSessions(
  db: ClientBase | Pool,
  accountId: string,
  limits: SessionLimits = DEFAULT_SESSION_LIMITS,
): Promise<Session[]> {
  const { rows } = await db.query<Session>(
    `select ${COLUMNS} from idn.session s where s.account_id = $1 and s.expires_at > now()
        and s.last_seen_at > now() - make_interval(secs => $2) order by s.id desc`,
    [accountId, limits.idleSeconds],
  );
  return rows;
}

/** Ends the session of a token: signing out. */
export async function endSession(db: ClientBase | Pool, token: string): Promise<void> {
  await db.query('delete from idn.session where token_hash = $1', [hashOf(token)]);
}

/** Ends one session of an account by its id; whether there was one. */
export async function endSessionById(
  db: ClientBase | Pool,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  if (!isUuid(sessionId)) return false;
  const { rowCount } = await db.query('delete from idn.session where id = $1 and account_id = $2', [
    sessionId,
    accountId,
  ]);
  return rowCount === 1;
}

/** Ends all sessions of an account; how many there were. */
export async function endSessionsOf(db: ClientBase | Pool, accountId: string): Promise<number> {
  const { rowCount } = await db.query('delete from idn.session where account_id = $1', [accountId]);
  return rowCount ?? 0;
}

/** Removes what has run out: sessions, and failed sign-ins of more than a day ago. For a daily job. */
export async function tidySessions(
  db: ClientBase | Pool,
  limits: SessionLimits = DEFAULT_SESSION_LIMITS,
): Promise<void> {
  await db.query(
    'delete from idn.session where expires_at <= now() or last_seen_at <= now() - make_interval(secs => $1)',
    [limits.idleSeconds],
  );
  await db.query(`delete from idn.sign_in_failure where last_failed_at < now() - interval '1 day'`);
}
