import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventCodec,
  EventStore,
  type InlineProjection,
  type JsonObject,
  newId,
  START,
  type StoredEvent,
} from './index.js';
import { command, event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
  await fixture.owner.query(
    'create table rm.total (stream_id uuid primary key, sum int not null, words text not null)',
  );
});
afterAll(() => fixture.end());

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const totals: InlineProjection = {
  name: 'totals',
  types: ['Added'],
  secrets: true,
  async apply(client, events) {
    for (const { streamId, data, secret } of events) {
      await client.query(
        `insert into rm.total values ($1, $2, $3) on conflict (stream_id)
         do update set sum = total.sum + excluded.sum, words = total.words || excluded.words`,
        [streamId, data.amount, (secret as { word?: string } | undefined)?.word ?? '-'],
      );
    }
  },
};
/** Not a cipher: shows that only sealed bytes travel and that they are bound to their place. */
const codec: EventCodec = {
  seal: (items) =>
    Promise.resolve(
      items.map(({ secret, at }) => Buffer.from(JSON.stringify([secret, at])).map((b) => b ^ 0x5a) as Buffer),
    ),
  open: (items) =>
    Promise.resolve(
      items.map(({ sealed, at }) => {
        const [secret, bound] = JSON.parse(Buffer.from(sealed.map((b) => b ^ 0x5a)).toString()) as [
          unknown,
          object,
        ];
        expect(bound).toEqual({ ...at });
        return secret;
      }),
    ),
};
const v2 = {
  current: { Added: 2 },
  upcasters: [
    {
      type: 'Added',
      from: 1,
      up: ({ plus = 0, ...data }: JsonObject) => ({ ...data, amount: plus }),
      upSecret: (secret: unknown) => ({ word: (secret as { old: string }).old }),
    },
  ],
};
const make = (settings: object = {}) => new EventStore({ pool: fixture.pool, codec, ...settings });
const reset = (client: { query(sql: string): Promise<unknown> }) =>
  client.query('delete from rm.total').then(() => undefined);
const checksum = async (): Promise<string> => {
  const sql = `select coalesce(md5(string_agg(t::text, ',' order by stream_id)), '') || count(*) as sum from rm.total t`;
  return (await fixture.pool.query<{ sum: string }>(sql)).rows[0]?.sum ?? '';
};
const added = (amount: number, word = 'w') =>
  event('Added', { amount }, { schemaVersion: 2, secret: { word } });

describe('inline projections run in the appending transaction', () => {
  it('once for a command, not again for its repetition, and not at all after a rollback', async () => {
    const store = make({ inline: [totals], schema: v2 });
    const append = await fresh(fixture.pool, added(3, 'a'), added(4, 'b'));
    await store.appendAlone(append);
    await store.appendAlone(append);
    const undone = await fresh(fixture.pool, added(5));
    await expect(
      store.transaction(async (client) => {
        await store.append(client, undone);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const { rows } = await fixture.pool.query('select sum, words from rm.total where stream_id = any($1)', [
      [append.streamId, undone.streamId],
    ]);
    expect(rows).toEqual([{ sum: 7, words: 'ab' }]);
  });

  it('a projection that fails takes the append with it', async () => {
    const broken: InlineProjection = {
      name: 'broken',
      types: ['Added'],
      apply: (client) => client.query('select 1/0').then(() => undefined),
    };
    const append = await fresh(fixture.pool, added(1));
    await expect(make({ inline: [broken] }).appendAlone(append)).rejects.toMatchObject({ code: '22012' });
    expect((await make().load(fixture.pool, append.streamId)).version).toBe(0);
  });

  it('sealed bytes are stored, never the secret', async () => {
    const append = await fresh(fixture.pool, added(1, '机密文字'));
    await make().appendAlone(append);
    const { rows } = await fixture.pool.query<{ row: string }>(
      `select e::text || convert_from(sealed, 'LATIN1') as row from es.event e where stream_id = $1`,
      [append.streamId],
    );
    expect(rows[0]?.row).not.toContain('机密文字');
    const { events } = await make({ schema: v2 }).load(fixture.pool, append.streamId, { secrets: true });
    expect(events[0]?.secret).toEqual({ word: '机密文字' });
  });
});

describe('rebuild', () => {
  it('gives the same rows while appends wait and lose nothing', async () => {
    const store = make({ inline: [totals], schema: v2 });
    const streams = Array.from({ length: 8 }, () => newId());
    const write = (streamId: string) =>
      store.transaction((client, { now }) =>
        store.append(client, {
          streamId,
          category: 'sum',
          expected: { kind: 'any' },
          command: command(),
          recordedAt: now,
          events: [added(1), added(2)],
        }),
      );
    await fixture.pool.query('delete from rm.total');
    await store.rebuild(totals, reset);
    for (const id of streams) await write(id);
    const before = await checksum();
    await store.rebuild(totals, reset, { pageSize: 3 });
    expect(await checksum()).toBe(before);

    let writing = true;
    const writers = streams.map(async (id) => {
      let n = 0;
      for (; writing; n++) await write(id);
      return n;
    });
    for (let i = 0; i < 3; i++) await store.rebuild(totals, reset, { pageSize: 7 });
    writing = false;
    expect((await Promise.all(writers)).every((n) => n > 0)).toBe(true);
    const live = await checksum();
    const { rows } = await fixture.pool.query<{ sum: number }>(
      'select sum(sum)::int as sum from rm.total where stream_id = any($1)',
      [streams],
    );
    const facts = await fixture.pool.query<{ sum: number }>(
      `select sum((data->>'amount')::int)::int as sum from es.event where stream_id = any($1)`,
      [streams],
    );
    expect(rows).toEqual(facts.rows);
    await store.rebuild(totals, reset);
    expect(await checksum()).toBe(live);
  }, 240_000);

  it('counts what the guard still holds back from subscriptions', async () => {
    const store = make({ inline: [totals], schema: v2 });
    const unrelated = await fixture.pool.connect();
    try {
      await unrelated.query('begin');
      await unrelated.query('select pg_current_xact_id()');
      const append = await fresh(fixture.pool, added(9));
      await store.appendAlone(append);
      const before = await checksum();
      await store.rebuild(totals, reset);
      expect(await checksum()).toBe(before);
    } finally {
      await unrelated.query('rollback');
      unrelated.release();
    }
  });

  it("holds off an append that shares the caller's own transaction", async () => {
    const store = make({ inline: [totals], schema: v2 });
    const append = await fresh(fixture.pool, added(6));
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    let reached = false;
    const slow: InlineProjection = {
      ...totals,
      apply: async (client, events, context) => {
        reached = true;
        await gate;
        await totals.apply(client, events, context);
      },
    };
    const rebuilding = store.rebuild(slow, reset);
    while (!reached) await wait(5);
    const client = await fixture.pool.connect();
    try {
      await client.query('begin');
      let appended = false;
      const appending = store.append(client, append).then(() => (appended = true));
      await wait(150);
      expect(appended).toBe(false);
      goOn();
      await rebuilding;
      await appending;
      await client.query('commit');
    } finally {
      goOn();
      client.release();
    }
    const live = await checksum();
    await store.rebuild(totals, reset);
    expect(await checksum()).toBe(live);
  });

  it('keeps the old rows when it fails', async () => {
    const before = await checksum();
    const failing = { ...totals, apply: () => Promise.reject(new Error('no')) };
    await expect(make().rebuild(failing, reset)).rejects.toThrow('no');
    expect(await checksum()).toBe(before);
  });
});

describe('one decode function on every read path (§5.8)', () => {
  it('upcasts on load, readAll, rebuild and subscription, data and secret', async () => {
    const append = await fresh(fixture.pool, event('Added', { plus: 41 }, { secret: { old: 'x' } }));
    await make().appendAlone(append);
    const store = make({ inline: [totals], schema: v2 });
    const mine = (events: readonly StoredEvent[]) =>
      events
        .filter(({ streamId }) => streamId === append.streamId)
        .map(({ data, secret, schemaVersion, storedSchemaVersion }) => ({
          data,
          secret,
          schemaVersion,
          storedSchemaVersion,
        }));
    const lifted = [
      { data: { amount: 41 }, secret: { word: 'x' }, schemaVersion: 2, storedSchemaVersion: 1 },
    ];

    expect(mine((await store.load(fixture.pool, append.streamId, { secrets: true })).events)).toEqual(lifted);
    const [among] = await store.loadMany(fixture.pool, [append.streamId], { secrets: true });
    expect(mine(among?.events ?? [])).toEqual(lifted);
    const handled: StoredEvent[] = [];
    const subscription = store.subscription({
      name: 'upcast',
      types: ['Added'],
      secrets: true,
      handlePage: (_client, events) => Promise.resolve(void handled.push(...events)),
    });
    await subscription.catchUp();
    expect(mine(handled)).toEqual(lifted);
    expect(mine((await store.readAll({ from: START, limit: 100_000, secrets: true })).events)).toEqual(
      lifted,
    );
    await store.rebuild(totals, reset);
    const { rows } = await fixture.pool.query('select sum, words from rm.total where stream_id = $1', [
      append.streamId,
    ]);
    expect(rows).toEqual([{ sum: 41, words: 'x' }]);
    expect(await store.verify({ stream: append.streamId })).toMatchObject({ ok: true });
  });

  it('an unknown type: skipped by who did not ask, refused by who did and by load', async () => {
    const append = await fresh(fixture.pool, event('FromTheFuture'), added(1));
    await make().appendAlone(append);
    const store = make({ schema: v2 });
    await expect(store.load(fixture.pool, append.streamId)).rejects.toMatchObject({
      code: 'EVENT_TYPE_UNKNOWN',
    });
    const lenient = await store.load(fixture.pool, append.streamId, { unknownTypes: 'skip' });
    expect(lenient).toMatchObject({ version: 2, events: [{ type: 'Added' }] });
    const asked = store.subscription({
      name: 'asked',
      types: ['FromTheFuture'],
      retries: 0,
      handlePage: () => Promise.resolve(),
    });
    await expect(asked.catchUp()).rejects.toMatchObject({ code: 'SUBSCRIPTION_HALTED' });
    let handled = 0;
    const all = store.subscription({
      name: 'all',
      handlePage: (_c, events) => Promise.resolve(void (handled += events.length)),
    });
    await all.catchUp();
    expect(handled).toBeGreaterThan(0);
  });

  it('an event of a version that this program does not write is not appended', async () => {
    const old = await fresh(fixture.pool, event('Added', { plus: 1 }));
    await expect(make({ schema: v2 }).appendAlone(old)).rejects.toMatchObject({
      code: 'SCHEMA_VERSION_NOT_CURRENT',
    });
  });
});
