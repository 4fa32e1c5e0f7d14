import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import pg, { type Pool } from 'pg';
import { openPools, type Pools, withSessionOptions } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import {
  type Append,
  type EventMetadata,
  EventStore,
  eventStoreMigrations,
  type EventStoreSettings,
  hashRequest,
  type JsonValue,
  newId,
  type NewEvent,
} from '../index.js';

// The first suite of a run starts the server; other work may share the machine.
jest.setTimeout(60_000);

/** A database of one suite with enough connections for its writers. */
export type Fixture = {
  pool: Pool;
  owner: Pool;
  store: EventStore;
  pools: Pools;
  database: TestDatabase;
  end(): Promise<void>;
};

export async function openFixture(settings: Omit<EventStoreSettings, 'pool'> = {}): Promise<Fixture> {
  const database = await createTestDatabase({ migrations: eventStoreMigrations });
  const pools = openPools(database.config, { sizes: { store: 26, reader: 1, keys: 1, owner: 2 } });
  return {
    pool: pools.store,
    owner: pools.owner,
    store: new EventStore({ pool: pools.store, ...settings }),
    pools,
    database,
    end: async () => {
      await pools.end();
      await database.drop();
    },
  };
}

/** A pool whose server ends transactions after 50 ms, as it does with those of a request after 60 s. */
export async function within50Ms(
  { database }: Fixture,
  work: (hurried: Pool) => Promise<void>,
): Promise<void> {
  const options = '-c role=xf_store -c TimeZone=UTC -c transaction_timeout=50ms';
  const hurried = new pg.Pool({ connectionString: withSessionOptions(database.config.url, options) });
  hurried.on('error', () => undefined);
  await work(hurried).finally(() => hurried.end());
}

export const METADATA: EventMetadata = {
  causationId: null,
  correlationId: '0198f000-0000-7000-8000-000000000001',
  actorId: 'a-1',
  capacity: 'registrar',
  orgOfRecord: 1,
  orgOfAction: 2,
  zone: 'ordinary',
  occurredOn: '2026-03-02',
  occurredAt: null,
  profileVersion: '2022.1',
  calendarVersion: '2026.1',
  article: null,
  source: 'test',
};

export function event(type: string, data: object = {}, more: Partial<NewEvent> = {}): NewEvent {
  return { type, schemaVersion: 1, data, metadata: METADATA, ...more };
}

export function command(request: JsonValue = null, id = newId()): Append['command'] {
  return { id, account: 'account-1', requestHash: hashRequest(request), response: { said: request } };
}

export async function clock(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return rows[0]?.now ?? '';
}

/** Waits until every event that is committed lies below the readers' guard. */
export async function readableToTheEnd(pool: Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ hidden: boolean }>(
      'select exists (select from es.event where tx >= es.readable_below()) as hidden',
    );
    if (rows[0]?.hidden !== true) return;
    await sleep(20);
  }
}

/** An append to a new stream of category `thing`. */
export async function fresh(pool: Pool, ...events: NewEvent[]): Promise<Append> {
  return {
    streamId: newId(),
    category: 'thing',
    expected: { kind: 'new' },
    command: command(),
    recordedAt: await clock(pool),
    events: events.length > 0 ? events : [event('Happened', { n: 1 })],
  };
}
