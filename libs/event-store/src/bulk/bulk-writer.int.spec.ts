import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { EventStore, eventStoreMigrations, hashRequest, START } from '../index.js';
import { type BulkAppend, BulkWriter } from './bulk-writer.js';

const STREAMS = 400;

let db: TestDatabase;
let store: EventStore;
beforeAll(async () => {
  db = await createTestDatabase({ migrations: eventStoreMigrations });
  store = new EventStore({ pool: db.pools.store });
}, 120_000);
afterAll(() => db.drop());

const append = (streamId: string, names: readonly string[], recordedAt: string): BulkAppend => ({
  streamId,
  category: 'petition',
  command: {
    id: randomUUID(),
    account: 'clerk',
    requestHash: hashRequest({ names: [...names] }),
    response: null,
  },
  recordedAt,
  events: names.map((name) => ({
    type: 'Noted',
    schemaVersion: 1,
    // what COPY's text format would mistake for its own
    data: { name, odd: 'a\\b\tc\nd\r\\N \\. 中文 "quoted"' },
    sealed: Buffer.from([0, 255, 92, 10]),
    metadata: {
      causationId: null,
      correlationId: streamId,
      actorId: null,
      capacity: '',
      orgOfRecord: 1,
      orgOfAction: 1,
      zone: 'general',
      occurredOn: '2024-05-06',
      occurredAt: null,
      profileVersion: 'p',
      calendarVersion: 'c',
      article: null,
      source: 'demo',
    },
  })),
});

describe('the bulk writer', () => {
  const ids = Array.from({ length: STREAMS }, () => randomUUID());

  it('writes what appends would have written: verify, order, heads, old times of recording', async () => {
    const writer = await BulkWriter.open({ pool: db.pools.store, codec: null });
    const half = (part: readonly string[]) =>
      part.flatMap((id) => [
        append(id, ['one', 'two'], '2024-05-06T01:02:03.004Z'),
        append(id, ['three'], '2025-01-01T00:00:00.000Z'),
      ]);
    await Promise.all([writer.write(half(ids.slice(0, 200))), writer.write(half(ids.slice(200)))]);
    writer.close();
    const verified = await store.verify();
    expect(verified).toEqual({ ok: true, streams: STREAMS, events: 3 * STREAMS, faults: [], faultCount: 0 });
    const { events } = await store.readAll({ from: START, limit: 10 });
    expect(
      events.map(({ streamId, version, data }) => [streamId, version, data['name']]).slice(0, 4),
    ).toEqual([
      [ids[0], 1, 'one'],
      [ids[0], 2, 'two'],
      [ids[0], 3, 'three'],
      [ids[1], 1, 'one'],
    ]);
    expect(events[0]).toMatchObject({
      recordedAt: '2024-05-06T01:02:03.004Z',
      data: { odd: 'a\\b\tc\nd\r\\N \\. 中文 "quoted"' },
    });
    const { rows } = await db.pools.store.query(
      'select sealed from es.event where stream_id = $1 and version = 1',
      [ids[0]],
    );
    expect(rows).toEqual([{ sealed: Buffer.from([0, 255, 92, 10]) }]);
  });

  it('lets ordinary appends go on behind it, and repetitions be known', async () => {
    const id = ids[7] as string;
    const loaded = await store.load(db.pools.store, id);
    const next = { ...append(id, ['four'], loaded.now), expected: loaded.expected };
    const done = await store.appendAlone(next);
    expect(done).toMatchObject({ duplicate: false, version: 4 });
    expect(await store.appendAlone(next)).toMatchObject({ duplicate: true, version: 4 });
    expect((await store.verify({ stream: id })).ok).toBe(true);
  });

  it('is refused where there are events', async () => {
    await expect(BulkWriter.open({ pool: db.pools.store, codec: null })).rejects.toMatchObject({
      code: 'BULK_NOT_EMPTY',
    });
  });
});
