import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from './index.js';
import { partitionOf } from './partition.js';
import { event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.end());

describe('the partition of a stream (§5.5)', () => {
  it('is reckoned here as the server reckons it, for whatever id', async () => {
    const { rows } = await fixture.owner.query<{ id: string; partition: string }>(
      `
      select g.id::text as id, 'es.event_p' || r.remainder as partition
      from (select gen_random_uuid() as id from generate_series(1, 5000)
        union all select '00000000-0000-0000-0000-000000000000' union all select 'ffffffff-ffff-ffff-ffff-ffffffffffff'
        union all select unnest($1::uuid[]) offset 0) g
      cross join generate_series(0, 15) as r (remainder)
      where satisfies_hash_partition('es.event'::regclass, 16, r.remainder, g.id)`,
      [Array.from({ length: 1000 }, () => newId())],
    );
    expect(rows).toHaveLength(6002);
    expect(rows.filter(({ id, partition }) => partitionOf(id) !== partition)).toEqual([]);
    expect(new Set(rows.map(({ partition }) => partition)).size).toBe(16);
  });

  it('opens to the store for reading and appending, and for nothing else', async () => {
    const append = await fresh(fixture.pool, event('Happened', { n: 1 }));
    await fixture.store.appendAlone(append);
    const table = partitionOf(append.streamId);
    const { rows } = await fixture.pool.query(`select version from ${table} where stream_id = $1`, [
      append.streamId,
    ]);
    expect(rows).toEqual([{ version: 1 }]);
    for (const change of [`update ${table} set version = 2`, `delete from ${table}`, `truncate ${table}`])
      await expect(fixture.pool.query(change)).rejects.toThrow(/permission denied/);
    for (const change of [`update ${table} set version = 2`, `delete from ${table}`, `truncate ${table}`])
      await expect(fixture.owner.query(change)).rejects.toMatchObject({ code: 'P0403' });
  });

  it('takes no event of another partition, by whatever road', async () => {
    const append = await fresh(fixture.pool);
    await fixture.store.appendAlone(append);
    const wrong = [...Array(16).keys()]
      .map((i) => `es.event_p${i}`)
      .find((t) => t !== partitionOf(append.streamId));
    await expect(
      fixture.pool.query(
        `insert into ${wrong} select e.* from es.event e where e.stream_id = '${append.streamId}'`,
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
