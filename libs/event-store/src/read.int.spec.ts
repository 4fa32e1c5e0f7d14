import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConcurrencyConflict,
  comparePositions,
  type EventStore,
  newId,
  type Position,
  START,
} from './index.js';
import { pageSql } from './read.js';
import { clock, command, event, type Fixture, fresh, openFixture } from './testing/fixture.js';
import { tamperAs } from './testing/tamper.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
});
afterAll(() => fixture.end());

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('16 writers on one stream', () => {
  it('every acknowledged append is there once, in a whole chain', async () => {
    const streamId = newId();
    let conflicts = 0;
    const write = (writer: number) =>
      store.transaction(
        async (client) => {
          const { expected, now } = await store.load(client, streamId);
          const append = { streamId, category: 'thing', expected, command: command(writer), recordedAt: now };
          return store
            .append(client, { ...append, events: [event('Happened', { writer })] })
            .catch((error: unknown) => {
              if (error instanceof ConcurrencyConflict) conflicts++;
              throw error;
            });
        },
        { retries: 200 },
      );
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
    const { events } = await store.load(fixture.pool, streamId);
    expect(events.map(({ data }) => data.writer as number).sort((a, b) => a - b)).toEqual([
      ...Array(16).keys(),
    ]);
    expect(conflicts).toBeGreaterThan(0);
    expect(await store.verify({ stream: streamId })).toMatchObject({ ok: true, events: 16 });
  });

  it('without a retry exactly one of those who saw the same version wins', async () => {
    const append = await fresh(fixture.pool);
    const attempts = await Promise.allSettled(
      Array.from({ length: 16 }, () => store.appendAlone({ ...append, command: command() })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('mode "any" needs no retry of the caller', async () => {
    const append = await fresh(fixture.pool);
    const any = () =>
      store.transaction((client) =>
        store.append(client, { ...append, expected: { kind: 'any' }, command: command() }),
      );
    await Promise.all(Array.from({ length: 16 }, any));
    expect(await store.verify({ stream: append.streamId })).toMatchObject({ ok: true, events: 16 });
  });
});

describe('16 writers and 3 pollers with open transactions (§5.3)', () => {
  it('loses none, repeats none, keeps the order of each stream', async () => {
    const streams = Array.from({ length: 6 }, () => newId());
    const written = new Map<string, number>();
    let done = false;
    const begin = (await store.newestPosition()) ?? START;
    const end = Date.now() + 3_000;

    const writer = async (number: number): Promise<void> => {
      while (Date.now() < end) {
        const streamId = streams[Math.floor(Math.random() * streams.length)] as string;
        // an early transaction id and a late commit: what makes a naive reader lose events
        const hold = number === 0 ? 2_000 : number % 4 === 0 ? Math.random() * 30 : 0;
        await store
          .transaction(
            async (client, { now }) => {
              if (hold > 0) await client.query('select es.offset_tx()');
              const append = { category: 'thing', command: command(), recordedAt: now };
              const own = hold === 2_000 ? newId() : streamId;
              const { expected } = await store.load(client, own);
              const result = await store.append(client, {
                ...append,
                streamId: own,
                expected,
                events: [event('Wrote'), event('Wrote')],
              });
              if (hold > 0) await wait(hold);
              return result;
            },
            { retries: 20 },
          )
          .then(
            ({ streamId: own, version }) => written.set(own, Math.max(written.get(own) ?? 0, version)),
            (error: unknown) => {
              if (!(error instanceof ConcurrencyConflict)) throw error;
            },
          );
      }
    };
    const poller = async (): Promise<Map<string, number[]>> => {
      const seen = new Map<string, number[]>();
      let from: Position = begin;
      for (;;) {
        const last = done;
        const page = await store.readAll({ from, limit: 40 });
        for (const { streamId, version } of page.events)
          seen.set(streamId, [...(seen.get(streamId) ?? []), version]);
        from = page.next;
        if (page.scanned === 0) {
          // other databases of the server may hold the guard for a while
          const target = await store.newestPosition();
          if (last && (target === null || comparePositions(from, target) >= 0)) return seen;
          await wait(5);
        }
      }
    };
    const pollers = [poller(), poller(), poller()];
    await Promise.all(Array.from({ length: 16 }, (_, number) => writer(number)));
    done = true;
    expect([...written.values()].reduce((sum, version) => sum + version, 0)).toBeGreaterThan(100);
    for (const seen of await Promise.all(pollers)) {
      const versions = [...written].map(
        ([id, version]) => [id, Array.from({ length: version }, (_, i) => i + 1)] as const,
      );
      expect(seen).toEqual(new Map(versions));
    }
  }, 40_000);
});

describe('a stream', () => {
  it('comes in the order of its versions, however its rows lie and are found', async () => {
    const append = await fresh(fixture.pool, ...[1, 2, 3].map((n) => event('Happened', { n })));
    await store.appendAlone(append);
    const id = append.streamId;
    // a row that is written anew lies behind the others: now 2, 1, 3
    await tamperAs(fixture.owner, async (client) => {
      for (const version of [1, 3])
        await client.query(`update es.event set data = data where stream_id = $1 and version = $2`, [
          id,
          version,
        ]);
    });
    const client = await fixture.pool.connect();
    try {
      await client.query('begin; set local enable_indexscan = off; set local enable_bitmapscan = off');
      const { rows } = await client.query(`select version from es.event where stream_id = $1`, [id]);
      expect(rows).toEqual([{ version: 2 }, { version: 1 }, { version: 3 }]);
      const one = await store.load(client, id);
      const [among] = await store.loadMany(client, [id]);
      for (const loaded of [one, among])
        expect(loaded?.events.map(({ version, data }) => [version, data['n']])).toEqual([
          [1, 1],
          [2, 2],
          [3, 3],
        ]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('several streams at once', () => {
  it('are read in the order asked for, one that is new among them', async () => {
    const [one, two] = [await fresh(fixture.pool), await fresh(fixture.pool)];
    for (const append of [one, two]) await store.appendAlone({ ...append, command: command() });
    const none = newId();
    const ids = [two.streamId, none, one.streamId];
    const [at, ...rest] = await store.loadMany(fixture.pool, ids);
    expect([at, ...rest].map((stream) => stream?.streamId)).toEqual(ids);
    for (const stream of [at, ...rest]) {
      const { now: _, today: __, ...alone } = await store.load(fixture.pool, stream?.streamId ?? '');
      expect(stream).toMatchObject(alone);
    }
    expect(rest[0]).toMatchObject({ version: 0, events: [], expected: { kind: 'new' } });
  });
});

describe('a page', () => {
  it('ends by position and not by matches', async () => {
    const from = (await store.newestPosition()) ?? START;
    const noise = Array.from({ length: 30 }, () => event('Noise'));
    await store.appendAlone(await fresh(fixture.pool, ...noise, event('Rare'), ...noise));
    await settled();
    const first = await store.readAll({ from, limit: 20, types: ['Rare'] });
    expect(first).toMatchObject({ events: [], scanned: 20 });
    const second = await store.readAll({ from: first.next, limit: 20, types: ['Rare'] });
    expect(second).toMatchObject({ scanned: 20, events: [{ type: 'Rare', version: 31 }] });
    const third = await store.readAll({ from: second.next, limit: 100, types: ['Rare'] });
    expect(third).toMatchObject({ events: [], scanned: 21 });
    expect(await store.readAll({ from: third.next, limit: 100 })).toEqual({
      events: [],
      scanned: 0,
      next: third.next,
    });
  });

  it('stops before the oldest open write transaction', async () => {
    const client = await fixture.pool.connect();
    try {
      const from = (await store.newestPosition()) ?? START;
      await client.query('begin');
      const open = await fresh(fixture.pool, event('Open'));
      await store.append(client, open);
      await store.appendAlone(await fresh(fixture.pool, event('Later')));
      expect((await store.readAll({ from, limit: 10 })).scanned).toBe(0);
      expect((await store.openWriters(fixture.owner)).length).toBeGreaterThan(0);
      await client.query('commit');
      await settled();
      const { events } = await store.readAll({ from, limit: 10 });
      expect(events.map(({ type }) => type)).toEqual(['Open', 'Later']);
    } finally {
      client.release();
    }
  });

  it('is read in index order: no Sort in the plan, filtered or not, also as a generic plan', async () => {
    for (let i = 0; i < 6; i++) {
      const many = Array.from({ length: 1000 }, (_, n) => event(n % 50 === 0 ? 'Rare' : 'Noise', { n }));
      for (let s = 0; s < 4; s++)
        await store.appendAlone(await fresh(fixture.pool, ...many.slice(s * 250, s * 250 + 250)));
    }
    const client = await fixture.owner.connect();
    try {
      await client.query('analyze es.event');
      await client.query('set plan_cache_mode = force_generic_plan');
      for (const filtered of [false, true]) {
        const { text } = pageSql(
          filtered
            ? { types: ['Rare'], guarded: true, shard: { shard: 1, shards: 4 }, without: [newId()] }
            : { types: null, guarded: true },
          true,
        );
        const given = filtered ? [', text[], int, int, uuid[]', ", '{Rare}', 4, 1, '{}'"] : ['', ''];
        await client.query(`prepare page_${filtered} (bigint, bigint, int${given[0]}) as ${text}`);
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `explain execute page_${filtered} (0, 0, 100${given[1]})`,
        );
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        expect(plan).toMatch(/Index (Only )?Scan using event_p0_tx_position_idx/);
        expect(plan).not.toMatch(/-> +(Incremental )?Sort\b/);
      }
    } finally {
      client.release();
    }
  });

  /** Waits until the guard has passed what was committed so far. */
  async function settled(): Promise<void> {
    const target = (await store.newestPosition()) ?? START;
    const before = { ...target, position: String(BigInt(target.position) - 1n) };
    while ((await store.readAll({ from: before, limit: 1 })).scanned === 0) await wait(5);
    await clock(fixture.pool);
  }
});
