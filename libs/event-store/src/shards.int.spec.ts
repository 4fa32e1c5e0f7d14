import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type EventStore, newId, type Subscription, type SubscriptionDefinition } from './index.js';
import { clock, command, event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
  await fixture.owner.query(
    'create table rm.seen (name text, stream_id uuid, version int, n int generated always as identity)',
  );
});
const started: Subscription[] = [];
afterAll(async () => {
  await Promise.all(started.map((runner) => runner.stop()));
  await fixture.end();
});
const run = (definition: SubscriptionDefinition): Subscription => {
  const runner = store.runSubscription(definition);
  started.push(runner);
  return runner;
};

/** Writes down what it is given; fails at events that are marked, until it is healed. */
function recorder(changes: Partial<SubscriptionDefinition> & { healed?: () => boolean } = {}) {
  const { healed = () => false, ...more } = changes;
  const name = changes.name ?? `s-${newId()}`;
  const definition: SubscriptionDefinition = {
    name,
    types: ['Counted'],
    batchSize: 10,
    retries: 1,
    retryDelayMs: 5,
    async handlePage(client, events) {
      await client.query(
        'insert into rm.seen (name, stream_id, version) select $1, * from unnest($2::uuid[], $3::int[])',
        [name, events.map(({ streamId }) => streamId), events.map(({ version }) => version)],
      );
      const poison = healed() ? undefined : events.find(({ data }) => data['poison'] === name);
      if (poison) await client.query('select $1::int', ['张三的身份证号']);
    },
    ...more,
  };
  return definition;
}
const seen = async (name: string): Promise<string[]> =>
  (
    await fixture.pool.query<{ at: string }>(
      `select stream_id || '/' || version as at from rm.seen where name = $1 order by n`,
      [name],
    )
  ).rows.map(({ at }) => at);
const all = async (): Promise<string[]> =>
  (
    await fixture.pool.query<{ at: string }>(
      `select stream_id || '/' || version as at from es.event e where type = 'Counted' order by e.tx, e.position`,
    )
  ).rows.map(({ at }) => at);
const write = async (data: object = {}): Promise<string> => {
  const append = await fresh(fixture.pool, event('Counted', data));
  await store.appendAlone(append);
  return append.streamId;
};
const more = async (streamId: string, count = 1): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const { expected } = await store.load(fixture.pool, streamId);
    await store.appendAlone({
      streamId,
      category: 'thing',
      expected,
      command: command(),
      recordedAt: await clock(fixture.pool),
      events: [event('Counted')],
    });
  }
};
/** Each event once, and each stream in its order. */
const expectWhole = async (name: string): Promise<void> => {
  const got = await seen(name);
  expect([...got].sort()).toEqual([...(await all())].sort());
  const newest = new Map<string, number>();
  for (const at of got) {
    const [id = '', version = ''] = at.split('/');
    expect(Number(version)).toBe((newest.get(id) ?? 0) + 1);
    newest.set(id, Number(version));
  }
};

describe('several shards (§5.3)', () => {
  it('divide the streams among them: each event once, each stream in order, each shard its own lease', async () => {
    const definition = recorder({ shards: 4 });
    const [one, two] = [run(definition), run(definition)];
    const ids: string[] = [];
    for (let n = 0; n < 40; n++) ids.push(await write());
    for (const id of ids.slice(0, 10)) await more(id, 2);
    await Promise.all([one.catchUp(), two.catchUp()]);
    const lag = await store.lag(definition.name);
    expect(lag.map(({ shard }) => shard)).toEqual([0, 1, 2, 3]);
    expect(new Set(lag.map(({ owner }) => owner)).size).toBe(4);
    await one.stop();
    for (const id of ids) await more(id);
    await two.catchUp();
    await two.stop();
    await expectWhole(definition.name);
  });

  it('are divided anew only where all have come to one place', async () => {
    const plain = recorder();
    for (let n = 0; n < 12; n++) await write();
    await store.subscription(plain).catchUp();
    const four = recorder({ name: plain.name, shards: 4 });
    await write();
    await store.subscription(four).catchUp();
    // once more with nothing to do: now all stand where reading may go
    await store.subscription(four).catchUp();
    await expectWhole(plain.name);
    await fixture.pool.query(
      `update es.subscription set position = position - 1 where name = $1 and shard = 2`,
      [plain.name],
    );
    await expect(
      fixture.pool.query('select es.divide_subscription($1, 2)', [plain.name]),
    ).rejects.toMatchObject({ message: 'SHARDS_NOT_EVEN' });
    await fixture.pool.query(
      `update es.subscription set position = position + 1 where name = $1 and shard = 2`,
      [plain.name],
    );
    await store.subscription(recorder({ name: plain.name, shards: 2 })).catchUp();
    await write();
    await store.subscription(recorder({ name: plain.name, shards: 2 })).catchUp();
    await expectWhole(plain.name);
    expect(await store.lag(plain.name)).toHaveLength(2);
  });
});

describe('a poisoned stream is parked (R13)', () => {
  it.each([1, 3])(
    'and the others go on; replayed it joins them again, in order (%i shards)',
    async (shards) => {
      let healed = false;
      const parkings: string[] = [];
      const definition = recorder({
        shards,
        onPoison: 'park',
        healed: () => healed,
        onParked: ({ streamId, error }) => parkings.push(`${streamId} ${error}`),
      });
      await write();
      const bad = await write({ poison: definition.name });
      await more(bad, 2);
      const running = run(definition);
      await running.catchUp();
      const good = await write();
      await more(bad);
      await more(good);
      await running.catchUp();
      expect(parkings).toHaveLength(1);
      expect(parkings[0]).toMatch(new RegExp(`^${bad} error 22P02 after`));
      const got = await seen(definition.name);
      expect(got.filter((at) => at.startsWith(bad))).toEqual([]);
      expect([...got].sort()).toEqual((await all()).filter((at) => !at.startsWith(bad)).sort());
      const [lag] = await store.lag(definition.name);
      expect(lag).toMatchObject({ status: 'running', parked: 1 });
      const parked = (await store.parked()).filter(({ name }) => name === definition.name);
      expect(parked).toMatchObject([{ streamId: bad, waiting: 4, failures: 1, triedAt: null }]);
      expect(JSON.stringify(parked)).not.toContain('张三');

      expect(await store.replayParked(definition, bad)).toMatchObject({ kind: 'failed' });
      expect((await store.parked()).find(({ name }) => name === definition.name)).toMatchObject({
        failures: 2,
      });
      healed = true;
      await more(bad);
      expect(await store.replayParked(definition, bad)).toMatchObject({ kind: 'replayed' });
      expect(await store.replayParked(definition, bad)).toEqual({ kind: 'unknown' });
      await more(bad);
      await running.catchUp();
      await running.stop();
      await expectWhole(definition.name);
      expect((await store.parked()).filter(({ name }) => name === definition.name)).toEqual([]);
    },
  );

  it('and stays aside where a new runner could not ask which streams are', async () => {
    let healed = false;
    const definition = recorder({ onPoison: 'park', healed: () => healed });
    const bad = await write({ poison: definition.name });
    await store.subscription(definition).catchUp();
    healed = true;
    await more(bad);
    const good = await write();
    const query = fixture.pool.query.bind(fixture.pool) as (asked: unknown) => unknown;
    let lost = 0;
    const losing = jest.spyOn(fixture.pool, 'query').mockImplementation(((asked: { text?: string }) => {
      if (lost > 0 || !asked.text?.includes('from es.parked p where p.name')) return query(asked);
      lost += 1;
      return Promise.reject(Object.assign(new Error('lost'), { code: '08006' }));
    }) as never);
    await store
      .subscription(definition)
      .catchUp()
      .finally(() => losing.mockRestore());
    expect(lost).toBe(1);
    const got = await seen(definition.name);
    expect(got.some((at) => at.startsWith(good))).toBe(true);
    // its first event waits: a later one must not come before it
    expect(got.filter((at) => at.startsWith(bad))).toEqual([]);
    expect(await store.replayParked(definition, bad)).toMatchObject({ kind: 'replayed' });
    await expectWhole(definition.name);
  });

  it('while events keep coming, none is lost between replay and runner', async () => {
    let healed = false;
    const definition = recorder({ onPoison: 'park', healed: () => healed });
    const bad = await write({ poison: definition.name });
    const running = run(definition);
    await running.catchUp();
    healed = true;
    let writing = true;
    const writer = (async () => {
      while (writing) await more(bad);
    })();
    for (let round = 0; round < 4; round++) {
      await store.replayParked(definition, bad);
      await fixture.pool.query(
        `insert into es.parked (name, shard, stream_id, tx, position, error)
         select $1, 0, $2, s.tx, s.position, 'again' from es.subscription s where s.name = $1`,
        [definition.name, bad],
      );
      await fixture.pool.query(
        'update es.subscription set fence = fence + 1, owner = null, lease_until = null where name = $1',
        [definition.name],
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    writing = false;
    await writer;
    await store.replayParked(definition, bad);
    await running.catchUp();
    await running.stop();
    await expectWhole(definition.name);
  });

  it('a handler that fails at everything stops instead of parking all', async () => {
    const definition = recorder({
      onPoison: 'park',
      retries: 0,
      retryDelayMs: 1,
      handlePage: () => Promise.reject(new Error('broken')),
    });
    for (let n = 0; n < 60; n++) await write();
    await expect(store.subscription(definition).catchUp({ timeoutMs: 50_000 })).rejects.toMatchObject({
      code: 'SUBSCRIPTION_HALTED',
    });
    const [lag] = await store.lag(definition.name);
    expect(lag).toMatchObject({ status: 'halted', parked: 100 });
  });
});
