import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  type EventStore,
  newId,
  type Stall,
  type Subscription,
  type SubscriptionDefinition,
} from './index.js';
import { event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
  await fixture.owner.query('create table rm.seen (name text, id uuid, n int generated always as identity)');
});
const started: Subscription[] = [];
afterAll(async () => {
  // also after a failed test: a runner left behind would keep the process alive
  await Promise.all(started.map((runner) => runner.stop()));
  await fixture.end();
});
const run = (definition: SubscriptionDefinition): Subscription => {
  const runner = store.runSubscription(definition);
  started.push(runner);
  return runner;
};

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 15_000; !(await condition()); await wait(10)) {
    if (Date.now() > end) throw new Error('waited in vain');
  }
};

/** Writes each event's id: a repeated effect would be a second row. */
function recorder(changes: Partial<SubscriptionDefinition> = {}): SubscriptionDefinition {
  const name = changes.name ?? `s-${newId()}`;
  return {
    name,
    types: ['Counted'],
    batchSize: 10,
    retryDelayMs: 5,
    async handlePage(client, events) {
      const ids = events.map(({ eventId }) => eventId);
      await client.query('insert into rm.seen (name, id) select $1, unnest($2::uuid[])', [name, ids]);
    },
    ...changes,
  };
}
const seen = async (name: string): Promise<string[]> => {
  const { rows } = await fixture.pool.query<{ id: string }>(
    'select id from rm.seen where name = $1 order by n',
    [name],
  );
  return rows.map(({ id }) => id);
};
const expected = async (): Promise<string[]> => {
  const sql = `select event_id as id from es.event where type = 'Counted' order by event.tx, event.position`;
  return (await fixture.pool.query<{ id: string }>(sql)).rows.map(({ id }) => id);
};
const write = async (n: number, type = 'Counted', data: object = {}): Promise<void> => {
  for (let i = 0; i < n; i++) await store.appendAlone(await fresh(fixture.pool, event(type, data)));
};

describe('a subscription', () => {
  it.each([
    ['commits a page without waiting for the disk', false],
    ['waits for it where something outside is made of what it wrote', true],
  ])('%s', async (_says, waitsForDisk) => {
    const found: { setting: string; source: string }[] = [];
    await write(1);
    const definition = recorder({
      waitsForDisk,
      handlePage: async (client) => {
        const { rows } = await client.query<{ setting: string; source: string }>(
          `select setting, source from pg_settings where name = 'synchronous_commit'`,
        );
        found.push(...rows);
      },
    });
    await store.subscription(definition).catchUp();
    expect(found.length).toBeGreaterThan(0);
    // the server's own setting is off where tests run, so what counts is who set it
    for (const { setting, source } of found)
      if (waitsForDisk) expect(source).not.toBe('session');
      else expect({ setting, source }).toEqual({ setting: 'off', source: 'session' });
  });

  it('goes on at once where the server came back without its last page', async () => {
    const definition = recorder({ leaseMs: 60_000 });
    const { name } = definition;
    const runner = run(definition);
    await write(3);
    await until(async () => (await seen(name)).length >= (await expected()).length);
    await fixture.owner.query(`update es.subscription set tx = 0, position = 0 where name = $1`, [name]);
    await fixture.pool.query('delete from rm.seen where name = $1', [name]);
    await write(1);
    await until(async () => (await seen(name)).length >= (await expected()).length);
    expect(await seen(name)).toEqual(await expected());
    await runner.stop();
  });

  it('handles each event once, in order, over restarts', async () => {
    const definition = recorder();
    await write(25);
    await store.subscription(definition).catchUp();
    expect(await seen(definition.name)).toEqual(await expected());
    await write(3, 'Noise');
    await write(7);
    await store.subscription(definition).catchUp();
    expect(await seen(definition.name)).toEqual(await expected());
    expect(await store.lag(definition.name)).toMatchObject([
      { eventsBehind: 0, status: 'running', owner: null, failures: 0 },
    ]);
  });

  it('is woken by a local append and ends with stop', async () => {
    const running = run(recorder());
    const { name } = running.definition;
    await running.catchUp();
    await wait(900); // its pauses have grown to half a second by now
    await write(1);
    await running.catchUp();
    await running.stop();
    await write(1);
    const all = await expected();
    expect(await seen(name)).toEqual(all.slice(0, -1));
    await store.subscription(running.definition).catchUp();
    expect(await seen(name)).toEqual(all);
  });

  it('takes back the effect with the position when it dies before COMMIT', async () => {
    let deaths = 3;
    const plain = recorder();
    const definition: SubscriptionDefinition = {
      ...plain,
      async handlePage(client, events) {
        await plain.handlePage(client, events);
        if (deaths-- > 0) {
          const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
          await fixture.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
          await wait(20);
        }
      },
    };
    await write(12);
    const running = run(definition);
    await running.catchUp();
    await running.stop();
    expect(deaths).toBeLessThan(0);
    expect(await seen(definition.name)).toEqual(await expected());
  });

  it('has one worker at a time, however many compete', async () => {
    let busy = 0;
    let most = 0;
    const plain = recorder();
    const definition: SubscriptionDefinition = {
      ...plain,
      async handlePage(client, events) {
        most = Math.max(most, ++busy);
        await plain.handlePage(client, events);
        await wait(5);
        busy--;
      },
    };
    const runners = [1, 2, 3].map(() => run(definition));
    await write(30);
    await Promise.all(runners.map((runner) => runner.catchUp()));
    await runners[0]?.stop();
    await write(10);
    await Promise.all(runners.slice(1).map((runner) => runner.catchUp()));
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(most).toBe(1);
    expect(await seen(definition.name)).toEqual(await expected());
  });

  it('is taken over when its holder hangs, and the late holder cannot commit (fence)', async () => {
    let hang: (() => void) | null = null;
    let hung = false;
    const plain = recorder({ leaseMs: 200 });
    const slow: SubscriptionDefinition = {
      ...plain,
      async handlePage(client, events) {
        await plain.handlePage(client, events);
        if (hung) return;
        hung = true;
        await new Promise<void>((resolve) => (hang = resolve));
      },
    };
    await write(5);
    const first = run(slow);
    await until(() => hang !== null);
    setTimeout(() => hang?.(), 10_000).unref();
    await wait(250);
    const second = run(plain);
    await second.catchUp();
    const afterTakeover = await seen(plain.name);
    (hang as unknown as () => void)();
    await first.stop();
    await write(2);
    await second.catchUp();
    await second.stop();
    expect(afterTakeover).toEqual((await expected()).slice(0, -2));
    expect(await seen(plain.name)).toEqual(await expected());
  });

  it('does not wait for the lease of a dead process of this machine', async () => {
    const definition = recorder({ leaseMs: 600_000 });
    await write(2);
    const dead = `${hostname()}/99999999/x`; // above the largest pid of Linux
    await fixture.pool.query(
      `insert into es.subscription (name, owner, lease_until) values ($1, $2, clock_timestamp() + interval '10 minutes')`,
      [definition.name, dead],
    );
    await store.subscription(definition).catchUp({ timeoutMs: 5_000 });
    expect(await seen(definition.name)).toEqual(await expected());
  });

  it('catches up as long as it gets on, however long that takes, and gives up where nothing moves', async () => {
    const plain = recorder({ batchSize: 1 });
    const slow: SubscriptionDefinition = {
      ...plain,
      async handlePage(client, events) {
        await wait(60);
        await plain.handlePage(client, events);
      },
    };
    await write(12);
    await store.subscription(slow).catchUp({ timeoutMs: 500 });
    expect(await seen(slow.name)).toEqual(await expected());
    const stuck = recorder({ retries: 1_000, handlePage: () => Promise.reject(new Error('not now')) });
    await expect(store.subscription(stuck).catchUp({ timeoutMs: 300 })).rejects.toThrow('catch-up timed out');
  });

  it('halts on a poisoned event after its retries, having done what came before, and tells no content', async () => {
    const stalls: Stall[] = [];
    let healed = false;
    const plain = recorder({ retries: 2 });
    const definition: SubscriptionDefinition = {
      ...plain,
      async handlePage(client, events) {
        await plain.handlePage(client, events);
        const poison = healed ? undefined : events.find(({ data }) => data.poison);
        if (poison) await client.query('select $1::int', [poison.data.poison]);
      },
      onStalled: (stall) => stalls.push(stall),
    };
    await write(4);
    await write(1, 'Counted', { poison: '张三的身份证号' });
    await write(4);
    const running = run(definition);
    await expect(running.catchUp()).rejects.toMatchObject({ code: 'SUBSCRIPTION_HALTED' });
    // the halt is there for all to see a moment before its lease is given back
    await until(async () => (await store.lag(definition.name))[0]?.owner === null);
    const [lag] = await store.lag(definition.name);
    expect(lag).toMatchObject({ status: 'halted', failures: 3, owner: null });
    expect(lag?.lastError).toMatch(/^error 22P02 after \d+\/\d+$/);
    expect(JSON.stringify(stalls)).not.toContain('张三');
    expect(stalls).toHaveLength(1);
    expect(await seen(definition.name)).toEqual((await expected()).slice(0, -5));
    healed = true;
    expect(await store.resumeSubscription(definition.name)).toBe(true);
    await running.catchUp();
    await running.stop();
    expect(await seen(definition.name)).toEqual(await expected());
    expect(await store.lag(definition.name)).toMatchObject([
      { status: 'running', failures: 0, lastError: null },
    ]);
  });

  it('goes on after a failure though the machine’s clock is set back by a day meanwhile', async () => {
    const real = Date.now.bind(Date);
    let clock: { mockRestore(): void } | null = null;
    const definition = recorder({ retryDelayMs: 200, batchSize: 1 });
    const runner = run({
      ...definition,
      handlePage: async (client, events) => {
        if (clock !== null) return definition.handlePage(client, events);
        // set back during the pause that follows
        setTimeout(
          () => (clock = jest.spyOn(Date, 'now').mockImplementation(() => real() - 86_400_000)),
          120,
        );
        throw new Error('fails once');
      },
    });
    await write(1);
    const end = performance.now() + 10_000;
    while ((await seen(definition.name)).length === 0 && performance.now() < end) await wait(20);
    const reached = await seen(definition.name);
    (clock as { mockRestore(): void } | null)?.mockRestore();
    expect(reached.length).toBeGreaterThan(0);
    await runner.stop();
  });

  it('writes nothing while nothing happens', async () => {
    const running = run(recorder());
    await running.catchUp();
    const updated = async () =>
      (
        await fixture.pool.query('select updated_at::text from es.subscription where name = $1', [
          running.definition.name,
        ])
      ).rows;
    const before = await updated();
    await wait(400);
    expect(await updated()).toEqual(before);
    await running.stop();
  });
});
