// What the benches of the store share: a server of their own with durability on, the store as it runs, a raw table as floor.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore, eventStoreMigrations, hashRequest, newId } from '#event-store';
import {
  createLogger,
  loadSettings,
  openDatabase,
  openPools,
  platformMigrations,
  runMigrations,
} from '#platform';
import { algorithmById } from '#vault';

export { options } from './options.mjs';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** What else ran on the machine: figures without it say little. */
export const load = () => loadavg()[0].toFixed(1);

const METADATA = {
  causationId: null,
  correlationId: '0198f000-0000-7000-8000-000000000001',
  actorId: '0198f000-0000-7000-8000-000000000002',
  capacity: 'registrar',
  orgOfRecord: 1,
  orgOfAction: 1,
  zone: 'general',
  occurredOn: '2026-03-02',
  occurredAt: null,
  profileVersion: '2022.1',
  calendarVersion: '2026.1',
  article: null,
  source: 'bench',
};
const DATA = { note: 'x'.repeat(280), n: 1, code: '0801', open: true };
const KEY = randomBytes(32);

const AES_256_GCM = algorithmById(1);

/** Sealed as the product seals, under a key from stock; opening is not measured. */
const codec = {
  seal: async (items) =>
    items.map(({ secret, at }) =>
      AES_256_GCM.seal(
        KEY,
        Buffer.from(JSON.stringify(secret)),
        Buffer.from(`${at.tenantId}${at.streamId}${at.version}`),
      ),
    ),
  open: async (items) => items.map(() => null),
};

const SECRET = { title: '请求补发工龄津贴', name: '周某山', phone: '13800000001' };
const request = hashRequest({ bench: true });

export async function openBenchStore() {
  const folder = mkdtempSync(join(tmpdir(), 'xinfang-bench-'));
  const settings = loadSettings({ DATA_DIR: folder, PORT: '0' });
  const database = await openDatabase(settings, createLogger({ level: 'silent' }));
  const { url } = database.config;
  await runMigrations(url, [...platformMigrations, ...eventStoreMigrations]);
  const pools = openPools(database.config, { sizes: { store: 32, reader: 1, keys: 1, owner: 2 } });
  await pools.owner
    .query(`create table rm.raw_event (id bigint generated always as identity primary key, stream_id uuid not null,
    version int not null, type text not null, data jsonb not null, metadata jsonb not null, unique (stream_id, version))`);
  // the clock of the database, as a command has it from the load of its stream; kept fresh aside
  let recordedAt = '';
  const tick = async () => {
    const { rows } = await pools.owner.query(
      `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
    );
    recordedAt = rows[0].now;
  };
  await tick();
  const ticking = setInterval(() => void tick().catch(() => undefined), 5_000);
  const store = new EventStore({ pool: pools.store, codec });
  const texts = [JSON.stringify(DATA), JSON.stringify(METADATA)];
  return {
    pools,
    store,
    rawInsert: () =>
      pools.store.query({
        name: 'raw_insert',
        text: 'insert into rm.raw_event (stream_id, version, type, data, metadata) values ($1, $2, $3, $4, $5) returning id',
        values: [newId(), 1, 'Registered', ...texts],
      }),
    append: (length = 1) =>
      store.appendAlone({
        streamId: newId(),
        category: 'petition',
        expected: { kind: 'new' },
        command: { id: newId(), account: 'bench', requestHash: request },
        recordedAt,
        events: Array.from({ length }, () => ({
          type: 'Registered',
          schemaVersion: 1,
          data: DATA,
          secret: SECRET,
          metadata: METADATA,
        })),
      }),
    close: async () => {
      clearInterval(ticking);
      await pools.end();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
