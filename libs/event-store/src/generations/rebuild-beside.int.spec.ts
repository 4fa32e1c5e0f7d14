import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { withSessionOptions } from '#platform';
import { EventStore, type InlineProjection, type RebuildPlan } from '../index.js';
import { clock, command, event, type Fixture, fresh, openFixture } from '../testing/fixture.js';

/** Sum of a stream's amounts and its parts; written by a function, shaped by a trigger, told to others by another. */
const totals = (told: { replays: number; live: number }): InlineProjection => ({
  name: 'totals',
  types: ['Added'],
  async apply(client, events, { replay }) {
    told[replay ? 'replays' : 'live'] += events.length;
    for (const { streamId, data, version } of events)
      await client.query({
        name: 'put_total',
        text: 'select rm.put_total($1, $2, $3)',
        values: [streamId, version, data['amount']],
      });
  },
});
const told = { replays: 0, live: 0 };
const plan: RebuildPlan = {
  name: 'totals',
  schema: 'rm',
  tables: [
    { name: 'total', stream: 'stream_id' },
    { name: 'total_part', stream: 'stream_id' },
  ],
  categories: ['thing'],
  projection: () => totals(told),
  subscription: null,
};

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = new EventStore({ pool: fixture.pool, inline: [totals(told)] });
  await fixture.owner.query(`
    create table rm.total (stream_id uuid primary key, sum int not null, doubled int not null default 0, half int generated always as (sum / 2) stored);
    create table rm.total_part (stream_id uuid references rm.total on delete cascade, version int, amount int not null, primary key (stream_id, version));
    create table rm.total_told (n bigint generated always as identity, stream_id uuid);
    create function rm.shape() returns trigger language plpgsql as $$ begin new.doubled := new.sum * 2; return new; end $$;
    create trigger shape before insert or update on rm.total for each row execute function rm.shape();
    create function rm.tell() returns trigger language plpgsql as $$ begin insert into rm.total_told (stream_id) values (new.stream_id); return null; end $$;
    create trigger tell after insert or update on rm.total for each row execute function rm.tell();
    create function rm.put_total(id uuid, v int, amount int) returns void language plpgsql set search_path = '' as $$ begin
      insert into rm.total (stream_id, sum) values (id, 0) on conflict do nothing;
      insert into rm.total_part values (id, v, amount) on conflict do nothing;
      if found then update rm.total t set sum = t.sum + put_total.amount where t.stream_id = id; end if;
    end $$;
    alter table rm.total enable row level security;
    create policy all_of_it on rm.total to xf_store, current_user using (true) with check (true);`);
});
afterAll(() => fixture.end());

const rebuild = (options: { checkOnly?: boolean; pageSize?: number } = {}) =>
  store.rebuildBeside(plan, { owner: fixture.owner, pageSize: 7, ...options });
const added = async (amount: number): Promise<string> => {
  const append = await fresh(fixture.pool, event('Added', { amount }));
  await store.appendAlone(append);
  return append.streamId;
};
const addTo = async (streamId: string, amount: number): Promise<void> => {
  await store.transaction(async (client, { now }) => {
    const { expected } = await store.load(client, streamId);
    await store.append(client, {
      streamId,
      category: 'thing',
      expected,
      command: command(),
      recordedAt: now,
      events: [event('Added', { amount })],
    });
  });
};
/** Straight from the events. */
const truth = async () =>
  (
    await fixture.pool.query(
      `select e.stream_id, sum((e.data ->> 'amount')::int)::int as sum, (sum((e.data ->> 'amount')::int) * 2)::int as doubled
       from es.event e group by 1 order by 1`,
    )
  ).rows;
const table = async () =>
  (await fixture.pool.query('select stream_id, sum, doubled from rm.total order by stream_id')).rows;

describe('a rebuild beside the rows in use (§5.4)', () => {
  let ids: string[];
  it('is the same, touches nothing, tells nobody, and leaves nothing behind', async () => {
    ids = [];
    for (let n = 1; n <= 30; n++) ids.push(await added(n));
    for (const id of ids.slice(0, 12)) for (let n = 0; n < 9; n++) await addTo(id, n);
    const before = await table();
    const live = told.live;
    const { rows } = await fixture.pool.query<{ n: number }>('select count(*)::int as n from rm.total_told');
    const result = await rebuild();
    expect(result).toMatchObject({ generation: 1, switched: true, streams: 30, events: 138 });
    expect(result.tables).toMatchObject([
      { table: 'total', rows: 30, differing: 0 },
      { table: 'total_part', rows: 138, differing: 0 },
    ]);
    expect(told.live).toBe(live);
    expect(told.replays).toBeGreaterThanOrEqual(138);
    expect(await table()).toEqual(before);
    expect((await fixture.pool.query('select count(*)::int as n from rm.total_told')).rows).toEqual(rows);
    const left = await fixture.owner.query(`select from pg_namespace where nspname like 'rm\\_next%'`);
    expect(left.rowCount).toBe(0);
  });

  it('puts right what was spoilt; a look alone does not', async () => {
    const [first, second, third] = ids;
    await fixture.pool.query('update rm.total set sum = 1 where stream_id = $1', [first]);
    await fixture.pool.query('delete from rm.total where stream_id = $1', [second]);
    await fixture.pool.query('insert into rm.total_part values ($1, 99, 1)', [third]);
    const spoilt = await table();
    expect(await rebuild({ checkOnly: true })).toMatchObject({
      switched: false,
      tables: [{ differing: 2 }, { differing: 2 }],
    });
    expect(await table()).toEqual(spoilt);
    await rebuild();
    expect(await table()).toEqual(await truth());
    const parts = await fixture.pool.query('select from rm.total_part where version = 99');
    expect(parts.rowCount).toBe(0);
  });

  it('does not call wrong what a subscription has yet to write, only what it has written wrong', async () => {
    const slow: RebuildPlan = { ...plan, subscription: 'totals' };
    const at = (
      await fixture.pool.query('select tx, position from es.event order by tx desc, position desc limit 1')
    ).rows[0];
    await fixture.pool.query(
      `insert into es.subscription (name, shard, tx, position) values ('totals', 0, $1, $2)`,
      [at.tx, at.position],
    );
    const late = await added(5);
    await fixture.pool.query('delete from rm.total where stream_id = $1', [late]);
    await fixture.pool.query('update rm.total set sum = 1 where stream_id = $1', [ids[5]]);
    const look = { owner: fixture.owner, checkOnly: true };
    expect((await store.rebuildBeside(slow, look)).tables[0]).toMatchObject({ differing: 1 });
    // both are put right all the same
    await store.rebuildBeside(slow, { owner: fixture.owner });
    expect(await table()).toEqual(await truth());
  });

  it('while others write and read: readers never see less, no write is lost, none decides on a half table', async () => {
    let writing = true;
    let least = Infinity;
    const writers = Array.from({ length: 4 }, async (_, w) => {
      for (let n = 0; writing; n++) {
        if (n % 3 === 0) ids.push(await added(w));
        else await addTo(ids[(n * 7 + w) % 25] as string, 1);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    const reader = (async () => {
      while (writing) {
        const { rows } = await fixture.pool.query<{ n: number }>('select count(*)::int as n from rm.total');
        least = Math.min(least, rows[0]?.n ?? 0);
      }
    })();
    const start = ids.length;
    await fixture.pool.query('update rm.total set sum = sum + 1000 where stream_id = $1', [ids[28]]);
    try {
      for (let round = 0; round < 3; round++) await rebuild({ pageSize: 40 });
    } finally {
      writing = false;
      await Promise.allSettled([...writers, reader]);
    }
    await Promise.all([...writers, reader]);
    expect(least).toBeGreaterThanOrEqual(start);
    expect(await table()).toEqual(await truth());
    expect(await rebuild()).toMatchObject({ tables: [{ differing: 0 }, { differing: 0 }] });
  });

  it('waits for an append that is still open, and takes it in', async () => {
    const client = await fixture.pool.connect();
    const late = await fresh(fixture.pool, event('Added', { amount: 5 }));
    await client.query('begin');
    await store.append(client, { ...late, recordedAt: await clock(fixture.pool) });
    const running = rebuild();
    let done = false;
    void running.finally(() => (done = true)).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(done).toBe(false);
    await client.query('commit');
    client.release();
    await running;
    expect(await table()).toEqual(await truth());
  });

  it('two at a time are refused, and a projection that fails leaves everything as it was', async () => {
    // whichever of the two comes to the lock first
    const two = await Promise.allSettled([rebuild(), rebuild()]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(two.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'REBUILD_RUNNING' },
    });
    const before = await table();
    const broken: RebuildPlan = {
      ...plan,
      projection: () => ({ ...totals(told), apply: () => Promise.reject(new Error('broken')) }),
    };
    await expect(store.rebuildBeside(broken, { owner: fixture.owner })).rejects.toThrow('broken');
    expect(await table()).toEqual(before);
    expect(await rebuild()).toMatchObject({ switched: true });
  });

  it('takes its time: the server’s patience with a transaction that waits for the program is for requests alone', async () => {
    const options = '-c idle_in_transaction_session_timeout=100ms';
    const owner = new pg.Pool({ connectionString: withSessionOptions(fixture.database.config.url, options) });
    // what ends a session is told to its client, too
    owner.on('connect', (client) => client.on('error', () => undefined));
    const slow: RebuildPlan = {
      ...plan,
      projection: () => {
        const { apply, ...projection } = totals(told);
        return {
          ...projection,
          async apply(...given: Parameters<typeof apply>) {
            await new Promise((resolve) => setTimeout(resolve, 300));
            return apply(...given);
          },
        };
      },
    };
    try {
      await fixture.pool.query(
        'update rm.total set sum = sum + 1000 where stream_id = (select min(stream_id::text)::uuid from rm.total)',
      );
      expect(await store.rebuildBeside(slow, { owner })).toMatchObject({ switched: true });
    } finally {
      await owner.end();
    }
    expect(await table()).toEqual(await truth());
  });
});
