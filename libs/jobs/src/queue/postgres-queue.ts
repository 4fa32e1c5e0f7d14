import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import { type DatabaseConfig, withSessionOptions } from '#platform';
import { type OpenBell, type Processor, QUEUE_NAME, type QueuePlace } from './bell.js';
import { KEEP, workerOptions } from './worker-options.js';

/** BullMQ's own schema; nothing of ours is in it, and it may be dropped at any time. */
export const QUEUE_SCHEMA = 'bullmq';

const GRANTS = `grant usage, create on schema ${QUEUE_SCHEMA} to xf_store;
  grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to xf_store;
  grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to xf_store;
  grant execute on all functions in schema ${QUEUE_SCHEMA} to xf_store`;

/** Makes or updates BullMQ's tables as the owner: the processes that work with them have no DDL rights. */
async function prepareQueueSchema(owner: pg.Pool): Promise<void> {
  const client = await owner.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(GRANTS);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** The one pool of a process's queues, in the application's role; its pooled clients also LISTEN. */
export function openQueuePool(config: DatabaseConfig): pg.Pool {
  const options = `-c TimeZone=UTC -c role=xf_store -c search_path=${QUEUE_SCHEMA}`;
  return new pg.Pool({
    connectionString: withSessionOptions(config.url, options),
    max: 4,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'xinfang queue',
  });
}

/** Queue and worker on PostgreSQL, over one pool; makes or updates their tables first. */
export async function openPostgresBell(
  { config, owner, stalledMs }: Pick<QueuePlace, 'config' | 'owner' | 'stalledMs'>,
  process: Processor,
): Promise<OpenBell> {
  await prepareQueueSchema(owner);
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const pool = openQueuePool(config);
  // The pool replaces a lost idle connection; without a listener the loss would end the process.
  pool.on('error', () => undefined);
  return {
    queue: new Queue(QUEUE_NAME, { connection: pool, defaultJobOptions: KEEP }),
    worker: new Worker(QUEUE_NAME, process, { connection: pool, ...workerOptions(stalledMs) }),
    end: () => pool.end(),
  };
}
