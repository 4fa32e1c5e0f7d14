import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Append,
  ConcurrencyConflict,
  EventStore,
  EventRefused,
  IdempotencyConflict,
  newId,
  StoreMisuse,
} from './index.js';
import { canonicalText } from './canonical.js';
import { clock, command, event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
});
afterAll(() => fixture.end());

const count = async (streamId: string): Promise<number> => {
  const { rows } = await fixture.pool.query<{ n: number }>(
    'select count(*)::int as n from es.event where stream_id = $1',
    [streamId],
  );
  return rows[0]?.n ?? -1;
};
const conflict = (reason: string) => expect.objectContaining({ name: 'ConcurrencyConflict', reason });
const again = async (append: Append, changes: Partial<Append>): Promise<Append> => ({
  ...append,
  command: command(),
  recordedAt: await clock(fixture.pool),
  ...changes,
});

describe('append: what comes back is what went in (§5.0 no. 1)', () => {
  it('keeps the whole envelope', async () => {
    const sealed = Buffer.from([0, 1, 2, 255]);
    const append = await fresh(
      fixture.pool,
      event('Registered', { 号: '甲', n: -0, list: [1, null, true], gone: undefined }, { sealed }),
    );
    const result = await store.appendAlone(append);
    const opening = new EventStore({
      pool: fixture.pool,
      codec: { seal: () => Promise.resolve([]), open: (items) => Promise.resolve(items.map(() => '已拆封')) },
    });
    const loaded = await opening.load(fixture.pool, append.streamId, { secrets: true });
    expect(result.duplicate).toBe(false);
    expect(loaded.version).toBe(1);
    expect(loaded.events[0]).toEqual({
      eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      streamId: append.streamId,
      category: 'thing',
      version: 1,
      tenantId: 1,
      type: 'Registered',
      schemaVersion: 1,
      storedSchemaVersion: 1,
      commandId: append.command.id,
      recordedAt: append.recordedAt,
      data: { 号: '甲', n: 0, list: [1, null, true] },
      metadata: append.events[0]?.metadata,
      sealed,
      secret: '已拆封',
      hash: loaded.headHash,
      tx: expect.stringMatching(/^\d+$/),
      position: expect.stringMatching(/^\d+$/),
    });
    if (!result.duplicate) expect(result.events[0]).toEqual({ ...loaded.events[0], secret: undefined });

    const without = (await opening.load(fixture.pool, append.streamId)).events;
    expect(without[0]).toMatchObject({ sealed: undefined, hash: undefined, version: 1 });
    await expect(opening.openSecrets(without)).rejects.toMatchObject({ code: 'SECRETS_NOT_READ' });
  });

  it('stores the very text that was hashed, by every road (0112)', async () => {
    const said = (n: number) => event('Registered', { 号: '甲 "乙"', longer: [1, { b: 1, a: n }], aa: null });
    const [one, two] = [await fresh(fixture.pool, said(1)), await fresh(fixture.pool, said(1), said(2))];
    const news = await Promise.all(Array.from({ length: 8 }, () => fresh(fixture.pool, said(1))));
    await Promise.all([one, two, ...news].map((append) => store.appendAlone(append)));
    const more = await Promise.all(
      [one, two, ...news].map((append) => again(append, { expected: { kind: 'exists' }, events: [said(3)] })),
    );
    const exact = await Promise.all(
      more.map(async (append) => {
        await store.appendAlone(append);
        const { expected } = await store.load(fixture.pool, append.streamId);
        return again(append, { expected });
      }),
    );
    await Promise.all(exact.map((append) => store.appendAlone(append)));
    const { rows } = await fixture.pool.query<{ data: string; metadata: string }>(
      'select data::text, metadata::text from es.event where stream_id = any($1)',
      [exact.map(({ streamId }) => streamId)],
    );
    expect(rows).toHaveLength(10 + 1 + 10 + 10);
    for (const text of rows.flatMap(({ data, metadata }) => [data, metadata]))
      expect(text).toBe(canonicalText(JSON.parse(text)));
  });

  it('gives the clock, the day and "new" for a stream that is not there', async () => {
    const loaded = await store.load(fixture.pool, newId());
    expect(loaded).toMatchObject({ version: 0, events: [], expected: { kind: 'new' }, command: null });
    expect(Math.abs(Date.parse(loaded.now) - Date.parse(await clock(fixture.pool)))).toBeLessThan(5_000);
    expect(loaded.today).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('takes 1000 events at once and refuses 1001 and none', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => event('Happened', { i }));
    const append = await fresh(fixture.pool, ...many(1000));
    expect(await store.appendAlone(append)).toMatchObject({ version: 1000 });
    const { events } = await store.load(fixture.pool, append.streamId);
    expect(events.map(({ data }) => data.i)).toEqual(many(1000).map((_, i) => i));
    await expect(store.appendAlone(await fresh(fixture.pool, ...many(1001)))).rejects.toThrow(EventRefused);
    await expect(store.appendAlone({ ...append, events: [] })).rejects.toThrow(EventRefused);
  });
});

describe('append: every mode of expectation has its own branch (§5.2)', () => {
  it('new: once, then STREAM_EXISTS', async () => {
    const append = await fresh(fixture.pool);
    await store.appendAlone(append);
    await expect(store.appendAlone(await again(append, {}))).rejects.toEqual(conflict('STREAM_EXISTS'));
    expect(await count(append.streamId)).toBe(1);
  });

  it('exact: the loaded version, no older one, no other head, not on nothing', async () => {
    const append = await fresh(fixture.pool);
    await store.appendAlone(append);
    const { expected, headHash } = await store.load(fixture.pool, append.streamId);
    expect(await store.appendAlone(await again(append, { expected }))).toMatchObject({ version: 2 });
    await expect(store.appendAlone(await again(append, { expected }))).rejects.toMatchObject({
      reason: 'WRONG_VERSION',
      currentVersion: 2,
    });
    const wrongHead = { kind: 'exact', version: 2, headHash } as const;
    await expect(store.appendAlone(await again(append, { expected: wrongHead }))).rejects.toEqual(
      conflict('WRONG_HEAD'),
    );
    await expect(store.appendAlone(await again(append, { streamId: newId(), expected }))).rejects.toEqual(
      conflict('STREAM_MISSING'),
    );
    const zero = { kind: 'exact', version: 0, headHash } as const;
    await expect(store.appendAlone(await again(append, { expected: zero }))).rejects.toThrow(StoreMisuse);
    expect(await count(append.streamId)).toBe(2);
  });

  it('exists: on what is there, never on nothing', async () => {
    const append = await fresh(fixture.pool);
    const exists = { kind: 'exists' } as const;
    await expect(store.appendAlone({ ...append, expected: exists })).rejects.toEqual(
      conflict('STREAM_MISSING'),
    );
    await store.appendAlone(append);
    expect(await store.appendAlone(await again(append, { expected: exists }))).toMatchObject({ version: 2 });
  });

  it('any: on nothing and on what is there', async () => {
    const append = await fresh(fixture.pool);
    const any = { kind: 'any' } as const;
    expect(await store.appendAlone({ ...append, expected: any })).toMatchObject({ version: 1 });
    expect(await store.appendAlone(await again(append, { expected: any }))).toMatchObject({ version: 2 });
    expect(await store.verify({ stream: append.streamId })).toMatchObject({ ok: true, events: 2 });
  });

  it('refuses another category and a closed stream', async () => {
    const append = await fresh(fixture.pool);
    await store.appendAlone(append);
    const { expected } = await store.load(fixture.pool, append.streamId);
    await expect(store.appendAlone(await again(append, { category: 'other', expected }))).rejects.toEqual(
      conflict('CATEGORY_MISMATCH'),
    );
    await fixture.pool.query('update es.stream set state = 1 where stream_id = $1', [append.streamId]);
    for (const kind of ['any', 'exists'] as const) {
      await expect(store.appendAlone(await again(append, { expected: { kind } }))).rejects.toEqual(
        conflict('STREAM_CLOSED'),
      );
    }
    await expect(store.appendAlone(await again(append, { expected }))).rejects.toEqual(
      conflict('STREAM_CLOSED'),
    );
  });

  it('never puts a later version before an earlier one in the order of all events', async () => {
    const append = await fresh(fixture.pool);
    await store.appendAlone(append);
    const client = await fixture.pool.connect();
    try {
      await client.query('begin');
      await client.query('select es.offset_tx()'); // an old transaction id …
      await store.appendAlone(await again(append, { expected: { kind: 'exists' } })); // … is overtaken
      await expect(
        again(append, { expected: { kind: 'exists' } }).then((late) => store.append(client, late)),
      ).rejects.toMatchObject({ reason: 'TRANSACTION_TOO_OLD', reloadable: true });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('append: the same command twice (§5.0 no. 6)', () => {
  it('with the same body gives the stored answer and appends nothing', async () => {
    const append = await fresh(fixture.pool);
    await store.appendAlone(append);
    const repeated = await store.appendAlone({ ...append, recordedAt: await clock(fixture.pool) });
    expect(repeated).toEqual({
      duplicate: true,
      streamId: append.streamId,
      version: 1,
      response: append.command.response,
    });
    expect(await count(append.streamId)).toBe(1);
  });

  it('with another body or from another account is a conflict', async () => {
    const append = await fresh(fixture.pool);
    await store.appendAlone(append);
    const otherBody = { ...append, command: command({ other: 'body' }, append.command.id) };
    await expect(store.appendAlone(otherBody)).rejects.toThrow(IdempotencyConflict);
    const otherAccount = { ...append, command: { ...append.command, account: 'account-2' } };
    await expect(store.appendAlone(otherAccount)).rejects.toThrow(IdempotencyConflict);
    expect(await count(append.streamId)).toBe(1);
  });

  it('that chose a new stream id the second time still meets the first', async () => {
    const append = await fresh(fixture.pool);
    const twin = { ...append, streamId: newId() };
    const results = await Promise.all([store.appendAlone(append), store.appendAlone(twin)]);
    expect(results.map(({ duplicate }) => duplicate).sort()).toEqual([false, true]);
    expect(new Set(results.map(({ streamId }) => streamId)).size).toBe(1);
    expect((await count(append.streamId)) + (await count(twin.streamId))).toBe(1);
  });

  it('is found by load in the same round trip, and by findCommand', async () => {
    const append = await fresh(fixture.pool);
    await store.appendAlone(append);
    const { command: found } = await store.load(fixture.pool, newId(), { commandId: append.command.id });
    expect(found).toEqual({
      commandId: append.command.id,
      streamId: append.streamId,
      version: 1,
      account: 'account-1',
      requestHash: append.command.requestHash,
      response: append.command.response,
    });
    expect(await store.findCommand(fixture.pool, append.command.id)).toEqual([found]);
    expect(await store.findCommand(fixture.pool, newId())).toEqual([]);
  });
});

describe('append over several streams', () => {
  it('is whole, under one command', async () => {
    const first = await fresh(fixture.pool);
    const second = { ...first, streamId: newId() };
    const both = () =>
      store.transaction(async (client) => [
        await store.append(client, first),
        await store.append(client, second),
      ]);
    expect((await both()).map(({ duplicate }) => duplicate)).toEqual([false, false]);
    const repeated = await both();
    expect(repeated.map(({ duplicate, streamId }) => [duplicate, streamId])).toEqual([
      [true, first.streamId],
      [true, second.streamId],
    ]);
    expect([await count(first.streamId), await count(second.streamId)]).toEqual([1, 1]);
  });

  it('is not at all when the second is refused', async () => {
    const taken = await fresh(fixture.pool);
    await store.appendAlone(taken);
    const first = await fresh(fixture.pool);
    const second = { ...first, streamId: taken.streamId };
    const both = store.transaction(async (client) => {
      await store.append(client, first);
      await store.append(client, second);
    });
    await expect(both).rejects.toThrow(ConcurrencyConflict);
    expect([await count(first.streamId), await count(taken.streamId)]).toEqual([0, 1]);
    expect(await store.findCommand(fixture.pool, first.command.id)).toEqual([]);
  });

  it('refuses two appends of one command to one stream: the second would be lost', async () => {
    const append = await fresh(fixture.pool);
    const twice = store.transaction(async (client) => {
      await store.append(client, append);
      const { expected } = await store.load(client, append.streamId);
      await store.append(client, { ...append, expected });
    });
    await expect(twice).rejects.toMatchObject({ code: 'COMMAND_REPEATED_IN_TRANSACTION' });
    expect(await count(append.streamId)).toBe(0);
  });
});
