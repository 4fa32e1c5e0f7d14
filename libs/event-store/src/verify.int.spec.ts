import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { EventStore, newId, restoreFence } from './index.js';
import { clock, command, event, type Fixture, fresh, openFixture, within50Ms } from './testing/fixture.js';
import { EVENT_TABLES, tamperAs } from './testing/tamper.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
});
afterAll(() => fixture.end());

async function stream(length: number): Promise<string> {
  const append = await fresh(fixture.pool, ...Array.from({ length }, (_, n) => event('Happened', { n })));
  await store.appendAlone(append);
  return append.streamId;
}

const tamper = (work: (client: PoolClient) => Promise<unknown>): Promise<void> =>
  tamperAs(fixture.owner, work);

describe('verify finds what was changed by hand (§5.6)', () => {
  it('passes over untouched streams and counts them', async () => {
    const before = await store.verify();
    await stream(3);
    await stream(1);
    expect(await store.verify({ pageSize: 2 })).toEqual({
      ok: true,
      streams: before.streams + 2,
      events: before.events + 4,
      faults: [],
      faultCount: 0,
    });
  });

  it('takes its time: the bound on a transaction of a request does not end it', async () => {
    await stream(300);
    await within50Ms(fixture, async (hurried) => {
      const bounded = new EventStore({ pool: hurried });
      expect(await bounded.verify({ pageSize: 1 })).toMatchObject({ ok: true });
    });
  });

  it.each([
    [
      'a changed value',
      `update es.event set data = '{"n": 7}' where stream_id = $1 and version = 2`,
      [[2, 'HASH']],
    ],
    [
      'a changed envelope',
      `update es.event set metadata = metadata::jsonb || '{"zone": "other"}' where stream_id = $1 and version = 2`,
      [[2, 'HASH']],
    ],
    [
      'a changed instant',
      `update es.event set recorded_at = recorded_at - interval '1 day' where stream_id = $1 and version = 2`,
      [[2, 'HASH']],
    ],
    [
      'a flipped byte of the hash',
      `update es.event set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where stream_id = $1 and version = 2`,
      [
        [2, 'HASH'],
        [3, 'HASH'],
      ],
    ],
    [
      'ciphertext put in',
      `update es.event set sealed = '\\x01' where stream_id = $1 and version = 2`,
      [[2, 'HASH']],
    ],
    ['a deleted row', `delete from es.event where stream_id = $1 and version = 2`, [[3, 'GAP']]],
    ['a cut tail', `delete from es.event where stream_id = $1 and version = 3`, [[3, 'HEAD_VERSION']]],
    ['all rows gone', `delete from es.event where stream_id = $1`, [[3, 'HEAD_VERSION']]],
    [
      'a cut tail with the head set back',
      `with d as (delete from es.event where stream_id = $1 and version = 3) update es.stream set version = 2 where stream_id = $1`,
      [[2, 'HEAD_HASH']],
    ],
    [
      'two bodies swapped',
      `update es.event e set data = o.data from es.event o where e.stream_id = $1 and o.stream_id = $1 and e.version in (1, 2) and o.version = 3 - e.version`,
      [
        [1, 'HASH'],
        [2, 'HASH'],
      ],
    ],
    [
      'two positions swapped',
      `update es.event e set position = o.position from es.event o where e.stream_id = $1 and o.stream_id = $1 and e.version in (1, 2) and o.version = 3 - e.version`,
      [[2, 'ORDER']],
    ],
    [
      'an unknown algorithm',
      `update es.event set chain_alg = 9 where stream_id = $1 and version = 2`,
      [[2, 'ALGORITHM']],
    ],
  ])('%s', async (_what, sql, expected) => {
    const good = await stream(2);
    const bad = await stream(3);
    await tamper((client) => client.query(sql, [bad]));
    const faults = expected.map(([version, what]) => ({ streamId: bad, version, what }));
    expect(await store.verify({ stream: bad })).toMatchObject({
      ok: false,
      faults,
      faultCount: faults.length,
    });
    const all = await store.verify({ pageSize: 3 });
    expect(all.faults.filter(({ streamId }) => streamId === bad)).toEqual(faults);
    expect(all.faults.filter(({ streamId }) => streamId === good)).toEqual([]);
  });

  it('a stream row that is gone, and a load that does not match its head', async () => {
    const orphan = await stream(2);
    await fixture.owner.query('alter table es.stream disable trigger keep_rows');
    await fixture.owner.query('delete from es.stream where stream_id = $1', [orphan]);
    await fixture.owner.query('alter table es.stream enable always trigger keep_rows');
    expect((await store.verify({ stream: orphan })).faults).toEqual([
      { streamId: orphan, version: 2, what: 'HEAD_MISSING' },
    ]);
    await expect(store.load(fixture.pool, orphan)).rejects.toMatchObject({ code: 'STREAM_DAMAGED' });
  });

  it('since: only streams written to afterwards, each whole', async () => {
    const old = await stream(2);
    const since = await store.newestPosition();
    const recent = await stream(3);
    const { expected } = await store.load(fixture.pool, recent);
    const more = { streamId: recent, category: 'thing', expected, events: [event('Happened')] };
    await store.appendAlone({ ...more, command: command(), recordedAt: await clock(fixture.pool) });
    const changed = `update es.event set data = '{}' where stream_id = any($1) and version = 1`;
    await tamper((client) => client.query(changed, [[old, recent]]));
    const found = await store.verify({
      since: { tx: String(BigInt(since?.tx ?? 0) + 1n), position: '0' },
      pageSize: 2,
    });
    expect(found).toMatchObject({
      streams: 1,
      events: 4,
      faults: [{ streamId: recent, version: 1, what: 'HASH' }],
    });
  });
});

describe('nothing is changed (§5.0 no. 14 and 15)', () => {
  const STATEMENTS = (table: string): string[] => [
    `update es.${table} set type = type`,
    `update es.${table} set type = 'x' where false`,
    `delete from es.${table}`,
    `truncate es.${table}`,
  ];

  it('by the store role: not even permitted', async () => {
    await stream(1);
    for (const sql of [
      ...STATEMENTS('event'),
      ...STATEMENTS('event_p3'),
      'delete from es.command',
      'delete from es.stream',
    ]) {
      await expect(fixture.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    const direct = `insert into es.event_p3 select * from es.event limit 1`;
    // a partition takes by its name what the parent would take: no event twice, and none of another partition
    await expect(fixture.pool.query(direct)).rejects.toMatchObject({
      code: expect.stringMatching(/^235(05|14)$/),
    });
    await expect(fixture.pool.query('update es.settings set xid_offset = 0')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('by the owner: triggers on the parent and on every partition, whatever the session says', async () => {
    const client = await fixture.owner.connect();
    try {
      await client.query('set session_replication_role = replica');
      for (const table of EVENT_TABLES) {
        for (const sql of STATEMENTS(table)) {
          await expect(client.query(sql)).rejects.toMatchObject({
            code: 'P0403',
            message: 'EVENTS_ARE_IMMUTABLE',
          });
        }
      }
      for (const sql of [
        'update es.command set version = 1',
        'truncate es.command',
        'delete from es.stream',
        'truncate es.stream',
      ]) {
        await expect(client.query(sql)).rejects.toMatchObject({ code: 'P0403' });
      }
    } finally {
      await client.query('reset session_replication_role');
      client.release();
    }
  });

  it('by the row triggers alone, were the statement triggers gone', async () => {
    const id = await stream(1);
    const client = await fixture.owner.connect();
    try {
      await client.query('begin');
      for (const table of EVENT_TABLES)
        await client.query(`alter table es.${table} disable trigger keep_rows`);
      await expect(client.query('delete from es.event where stream_id = $1', [id])).rejects.toMatchObject({
        code: 'P0403',
      });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('and the reader sees nothing of the store', async () => {
    await expect(fixture.pools.reader.query('select from es.event')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('after a logical restore (§5.3)', () => {
  it('the start is refused until the fence is raised, then order goes on', async () => {
    await store.checkFence();
    const owner = await fixture.owner.connect();
    try {
      expect(await restoreFence(owner)).toBe(false);
      // what a restored database looks like: events of transactions that this cluster has not reached
      await tamper((client) => client.query('update es.event set tx = tx + 1000000000'));
      await owner.query('update es.stream set last_tx = last_tx + 1000000000');
      await expect(store.checkFence()).rejects.toMatchObject({ code: 'RESTORE_FENCE_REQUIRED' });
      await expect(restoreFence(await storeClient())).rejects.toMatchObject({ code: '42501' });
      expect(await restoreFence(owner)).toBe(true);
    } finally {
      owner.release();
    }
    await store.checkFence();
    const newest = await store.newestPosition();
    const next = await fresh(fixture.pool);
    await store.appendAlone({ ...next, streamId: newId() });
    const after = await store.newestPosition();
    expect(BigInt(after?.tx ?? 0)).toBeGreaterThan(BigInt(newest?.tx ?? 0));
  });

  async function storeClient(): Promise<PoolClient> {
    const client = await fixture.pool.connect();
    client.release();
    return client;
  }
});
