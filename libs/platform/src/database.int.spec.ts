import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import {
  inTransaction,
  isConnectionLoss,
  openPools,
  runMigrations,
  today,
  type MigrationClass,
} from '#platform';

class MakeThings1763700000999 {
  name = 'MakeThings1763700000999';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('create table es.thing (id int primary key)');
    await runner.query('create table rm.thing (id int primary key)');
  }
  async down(): Promise<void> {}
}
const things = MakeThings1763700000999 as unknown as MigrationClass;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ migrations: [things] });
}, 240_000);
afterAll(() => db.drop());

describe('pools', () => {
  it('run in their role: the reader sees nothing of the store, the store may not change an event', async () => {
    const role = async (pool: keyof typeof db.pools): Promise<unknown> =>
      (await (db.pools[pool] as typeof db.pools.store).query('select current_user as u')).rows[0]?.u;
    expect([await role('store'), await role('reader'), await role('keys')]).toEqual([
      'xf_store',
      'xf_reader',
      'xf_keys',
    ]);
    await db.pools.store.query('insert into es.thing values (1)');
    await expect(db.pools.store.query('update es.thing set id = 2')).rejects.toMatchObject({ code: '42501' });
    await expect(db.pools.store.query('delete from es.thing')).rejects.toMatchObject({ code: '42501' });
    await expect(db.pools.reader.query('select from es.thing')).rejects.toMatchObject({ code: '42501' });
    await expect(db.pools.reader.query('insert into rm.thing values (1)')).rejects.toMatchObject({
      code: '42501',
    });
    await db.pools.store.query('insert into rm.thing values (7)');
    expect((await db.pools.reader.query('select id from rm.thing')).rows).toEqual([{ id: 7 }]);
  });

  it('keep the role after RESET and DISCARD', async () => {
    const client = await db.pools.reader.connect();
    try {
      await client.query('discard all');
      expect((await client.query('select current_user as u')).rows[0].u).toBe('xf_reader');
    } finally {
      client.release(true);
    }
  });

  it('refuse to connect where the role may not be taken, instead of running as the owner', async () => {
    await db.pools.owner.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'xf_plain') then create role xf_plain login password 'plain'; end if; end $$`);
    await db.pools.owner.query("alter role xf_plain login password 'plain'");
    const url = new URL(db.config.url);
    url.username = 'xf_plain';
    url.password = 'plain';
    const foreign = openPools({ ...db.config, url: url.href });
    await expect(foreign.store.query('select 1')).rejects.toMatchObject({ code: '42501' });
    await foreign.end();
  });

  it('give dates, big numbers and instants as strings', async () => {
    const { rows } = await db.pools.store
      .query(`select 9007199254740993::int8 as big, 1.10::numeric as dec, date '2026-02-28' as day,
      timestamptz '2026-03-01 07:59:59.123456+08' as at, timestamptz '2026-03-01 08:00+08' as whole, '{"a":[1]}'::jsonb as doc,
      array[1,null]::int8[] as bigs, array[date '2026-01-02'] as days, array[timestamptz '2026-01-02 00:00:00.5+00'] as ats, 'infinity'::timestamptz as ever`);
    expect(rows[0]).toEqual({
      big: '9007199254740993',
      dec: '1.10',
      day: '2026-02-28',
      at: '2026-02-28T23:59:59.123Z',
      whole: '2026-03-01T00:00:00.000Z',
      doc: { a: [1] },
      bigs: ['1', null],
      days: ['2026-01-02'],
      ats: ['2026-01-02T00:00:00.500Z'],
      ever: 'infinity',
    });
  });
});

describe('a client in use whose connection is lost', () => {
  it('refuses what it is asked next and ends no process, as when PostgreSQL restarts during a backup or a rebuild', async () => {
    for (const pool of [db.pools.owner, db.pools.store, db.pools.reader, db.pools.keys]) {
      const client = await pool.connect();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const admin = await db.pools.owner.connect();
      await admin.query('reset role');
      await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      admin.release();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await expect(client.query('select 1')).rejects.toThrow();
      client.release();
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    }
  });
});

describe('migrations', () => {
  it('run once, also when two processes start together', async () => {
    class More1763700001000 extends MakeThings1763700000999 {
      override name = 'More1763700001000';
      override async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
        await runner.query('create table rm.more (id int primary key)');
      }
    }
    const list = [things, More1763700001000 as unknown as MigrationClass];
    const told: number[][] = [];
    const ran = await Promise.all(
      [1, 2, 3].map(() =>
        runMigrations(db.ownerUrl, list, (pending, done) => void told.push([pending, done])),
      ),
    );
    expect(ran.flat()).toEqual(['More1763700001000']);
    // who waited for the others had nothing to tell
    expect(told).toEqual([[1, 1]]);
  });
});

describe('inTransaction', () => {
  it('commits, rolls back, and knows a commit that was a rollback', async () => {
    await inTransaction(db.pools.store, (client) => client.query('insert into rm.thing values (100)'));
    await expect(
      inTransaction(db.pools.store, async (client) => {
        await client.query('insert into rm.thing values (101)');
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await expect(
      inTransaction(db.pools.store, async (client) => {
        await client.query('insert into rm.thing values (102)');
        await client.query('select 1/0').catch(() => undefined);
      }),
    ).rejects.toThrow('rolled back');
    const { rows } = await db.pools.store.query('select id from rm.thing where id >= 100');
    expect(rows).toEqual([{ id: 100 }]);
  });

  it('sets its settings for itself alone', async () => {
    const read = `select nullif(current_setting('xf.orgs', true), '') as orgs`;
    const inside = await inTransaction(db.pools.reader, (client) => client.query(read), {
      readOnly: true,
      settings: { 'xf.orgs': `{1,2}'; drop table rm.thing; --` },
    });
    expect(inside.rows[0].orgs).toBe(`{1,2}'; drop table rm.thing; --`);
    expect((await db.pools.reader.query(read)).rows[0].orgs).toBeNull();
  });

  it('does not return a broken client to the pool', async () => {
    const lost = inTransaction(db.pools.store, async (client) => {
      const { rows } = await client.query('select pg_backend_pid() as pid');
      await db.pools.owner.query('select pg_terminate_backend($1)', [rows[0].pid]);
      await client.query('select 1');
    });
    await expect(lost.catch((error: unknown) => isConnectionLoss(error))).resolves.toBe(true);
    expect((await db.pools.store.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('today', () => {
  it('is the day in Asia/Shanghai, whatever the session or the process thinks (§5.0 no. 20)', async () => {
    const { rows } = await db.pools.owner.query(`select (now() at time zone 'Asia/Shanghai')::date as d`);
    const answer = await today(db.pools.store);
    expect(answer.today).toBe(rows[0].d);
    expect(answer.now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(answer.now) - Date.now())).toBeLessThan(60_000);
  });
});
