import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { type EventStore, type KnownHeadAppend, newId } from './index.js';
import { clock, command, event, type Fixture, openFixture } from './testing/fixture.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
  await fixture.owner.query(
    'create table rm.seen (stream_id uuid primary key); grant all on rm.seen to xf_store',
  );
});
afterAll(() => fixture.end());

const opening = async (streamId = newId(), events = 1): Promise<KnownHeadAppend> => ({
  streamId,
  category: 'thing',
  expected: { kind: 'new' },
  command: command(),
  recordedAt: await clock(fixture.pool),
  events: Array.from({ length: events }, (_, n) => event('Happened', { n })),
});
/** A row that must not stand without its events. */
const noted = (client: PoolClient, streamId: string): Promise<unknown> =>
  client.query('insert into rm.seen (stream_id) values ($1)', [streamId]);
const rowsOf = async (streamId: string): Promise<number> =>
  (await fixture.owner.query('select from rm.seen where stream_id = $1', [streamId])).rowCount ?? -1;

/** Appends with its row at the end; how often `work` ran. */
async function write(append: KnownHeadAppend): Promise<number> {
  let runs = 0;
  await store.transactionAtOnce(async (client, ending) => {
    runs++;
    await store.load(client, append.streamId);
    const pending = await store.prepare(append);
    ending((ended) => [pending.send(ended), noted(ended, append.streamId)]);
  });
  return runs;
}

describe('transactionAtOnce: append, rows and COMMIT in one round trip', () => {
  it.each([1, 3])(
    'writes %i event(s) and the row; the events are those that were named before',
    async (count) => {
      const append = await opening(newId(), count);
      let named: unknown[] = [];
      await store.transactionAtOnce(async (client, ending) => {
        const loaded = await store.load(client, append.streamId);
        expect(loaded.version).toBe(0);
        const pending = await store.prepare(append);
        named = pending.events.map(({ eventId, hash, version }) => ({ eventId, hash, version }));
        ending((ended) => [pending.send(ended), noted(ended, append.streamId)]);
      });
      const { events } = await store.load(fixture.pool, append.streamId, { secrets: true });
      expect(events.map(({ eventId, hash, version }) => ({ eventId, hash, version }))).toEqual(named);
      expect(await rowsOf(append.streamId)).toBe(1);
    },
  );

  it('waits neither for BEGIN nor between the statements of the end', async () => {
    const append = await opening();
    const held = (client: PoolClient) =>
      client as unknown as { _activeQuery: unknown; _queryQueue: unknown[] };
    await store.transactionAtOnce(async (client, ending) => {
      // BEGIN is on its way and has not been answered
      expect(held(client)._activeQuery).not.toBeNull();
      const loaded = store.load(client, append.streamId);
      expect(held(client)._queryQueue).toHaveLength(0);
      await loaded;
      const pending = await store.prepare(append);
      ending((ended) => {
        const sent = [pending.send(ended), noted(ended, append.streamId)];
        // both have left this process
        expect(held(ended)._queryQueue).toHaveLength(0);
        return sent;
      });
    });
    expect(await rowsOf(append.streamId)).toBe(1);
  });

  it('writes no row where the stream is not as expected', async () => {
    const append = await opening();
    await write(append);
    const late = { ...append, command: command() };
    await fixture.owner.query('delete from rm.seen where stream_id = $1', [append.streamId]);
    await expect(write(late)).rejects.toMatchObject({ code: 'STREAM_EXISTS' });
    expect(await rowsOf(append.streamId)).toBe(0);
    const stale = { ...late, expected: { kind: 'exact', version: 4, headHash: Buffer.alloc(32) } } as const;
    await expect(write(stale)).rejects.toMatchObject({ code: 'WRONG_VERSION', currentVersion: 1 });
    expect(await rowsOf(append.streamId)).toBe(0);
  });

  it('writes no row where the command was settled by another, and lets the work be done again', async () => {
    const first = await opening();
    await write(first);
    const repeated = { ...(await opening()), command: first.command };
    await expect(write(repeated)).rejects.toMatchObject({ code: 'COMMAND_SETTLED', reloadable: true });
    expect(await rowsOf(repeated.streamId)).toBe(0);
    expect((await store.load(fixture.pool, repeated.streamId)).version).toBe(0);
  });

  it('writes no event where the row fails, and the client is as good as before', async () => {
    const append = await opening();
    await noted(fixture.owner as unknown as PoolClient, append.streamId);
    await expect(write(append)).rejects.toMatchObject({ code: '23505' });
    expect((await store.load(fixture.pool, append.streamId)).version).toBe(0);
    await Promise.all(Array.from({ length: 30 }, async () => write(await opening())));
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('rolls back what `work` did where it throws, and sends nothing of the end', async () => {
    const append = await opening();
    const failing = store.transactionAtOnce(async (client, ending) => {
      await noted(client, append.streamId);
      const pending = await store.prepare(append);
      ending((ended) => [pending.send(ended)]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect([
      await rowsOf(append.streamId),
      (await store.load(fixture.pool, append.streamId)).version,
    ]).toEqual([0, 0]);
  });

  it.each(['2020-01-01T00:00:00.000Z', '2120-01-01T00:00:00.000Z'])(
    'refuses %s as what it is, out of range, for a new stream and for one that is there: no conflict, no second try',
    async (recordedAt) => {
      const append = { ...(await opening()), recordedAt };
      let runs = 0;
      const counted = store.transactionAtOnce(async (_client, ending) => {
        runs++;
        const pending = await store.prepare(append);
        ending((ended) => [pending.send(ended), noted(ended, append.streamId)]);
      });
      await expect(counted).rejects.toMatchObject({ name: 'EventRefused', code: 'RECORDED_AT_OUT_OF_RANGE' });
      expect([runs, await rowsOf(append.streamId)]).toEqual([1, 0]);
      await write({ ...append, recordedAt: await clock(fixture.pool) });
      const { expected } = await store.load(fixture.pool, append.streamId);
      const next = { ...(await opening(append.streamId)), expected, recordedAt } as KnownHeadAppend;
      await fixture.owner.query('delete from rm.seen where stream_id = $1', [append.streamId]);
      await expect(write(next)).rejects.toMatchObject({ code: 'RECORDED_AT_OUT_OF_RANGE' });
      expect(await rowsOf(append.streamId)).toBe(0);
    },
  );
});
