import pg from 'pg';
import { type DatabaseConfig, type Log, withSessionOptions } from '#platform';

/** What an open page may hear; ids only. */
export type LiveNews =
  | { readonly kind: 'inbox'; readonly accountId: string }
  | { readonly kind: 'case'; readonly petitionIds: readonly string[] }
  | { readonly kind: 'calendar' }
  | { readonly kind: 'profile' };

/** Channel of PostgreSQL's NOTIFY. */
const CHANNEL = 'xf_live';
const RETRY_MS = 2_000;

const newsOf = (payload: string): LiveNews | null => {
  const at = payload.indexOf(':');
  const [kind, rest] = at < 0 ? [payload, ''] : [payload.slice(0, at), payload.slice(at + 1)];
  if (kind === 'inbox') return { kind, accountId: rest };
  if (kind === 'case') return { kind, petitionIds: rest.split(',') };
  return kind === 'calendar' || kind === 'profile' ? { kind } : null;
};

/** Ids in one message; PostgreSQL takes 8,000 bytes. */
const IDS_MAX = 150;

/** Tells every process's open pages that these petitions changed; heard when the transaction commits. */
export async function tellChanged(client: pg.ClientBase, petitionIds: readonly string[]): Promise<void> {
  for (let from = 0; from < petitionIds.length; from += IDS_MAX)
    await client.query({
      name: 'jobs_tell_changed',
      text: `select pg_notify('${CHANNEL}', $1)`,
      values: [`case:${petitionIds.slice(from, from + IDS_MAX).join(',')}`],
    });
}

/**
 * One listening connection for all open pages of a process. What is said while it is away is lost: pages ask anew when
 * it is back (`onBack`), so nothing rests on it but speed.
 */
export class LiveHub {
  private readonly listeners = new Set<(news: LiveNews) => void>();
  private readonly backers = new Set<() => void>();
  private client: pg.Client | null = null;
  private closed = false;
  private retry: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: DatabaseConfig,
    private readonly log: Log,
  ) {}

  /** Starts listening, and goes on trying. */
  async open(): Promise<void> {
    if (this.closed || this.client !== null) return;
    const client = new pg.Client({
      connectionString: withSessionOptions(this.config.url, '-c role=xf_store'),
      keepAlive: true,
      application_name: 'xinfang live',
      connectionTimeoutMillis: 10_000,
    });
    this.client = client;
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload = '' }) => this.hear(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      for (const back of this.backers) back();
    } catch (error) {
      this.log.warn({ err: error }, 'live news cannot be heard; pages ask by themselves');
      this.lost(client);
    }
  }

  /** Hears news until the returned function is called. */
  listen(listener: (news: LiveNews) => void, onBack?: () => void): () => void {
    this.listeners.add(listener);
    if (onBack) this.backers.add(onBack);
    return () => {
      this.listeners.delete(listener);
      if (onBack) this.backers.delete(onBack);
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private hear(payload: string): void {
    const news = newsOf(payload);
    if (news === null) return;
    for (const listener of this.listeners) listener(news);
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    client.end().catch(() => undefined);
    if (this.closed) return;
    this.retry = setTimeout(() => void this.open(), RETRY_MS);
    this.retry.unref();
  }
}
