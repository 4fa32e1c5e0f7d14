import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { searchSubscription } from '../search.js';
import { ACCUSED, accusation, arrival, forgotten, registered } from '../testing/stories.js';
import { openWorld, uuid, type World } from '../testing/world.js';
import { GatherSearchParts1796270100000 } from './gather-search-parts.js';

/** The table as it was: a row for each part. */
const PARTS_APART = `
  create table rm.search_part (
    petition_id uuid not null, part text not null, role text, tokens text[] not null, pairs int not null default 0,
    primary key (petition_id, part)
  );
  insert into rm.search_part
    select petition_id, part, each ->> 'role',
      array(select jsonb_array_elements_text(each -> 'tokens')), (each ->> 'pairs')::int
    from rm.search_parts cross join jsonb_each(parts) p(part, each);
  drop table rm.search_parts`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const facts = accusation(1, {
    subjects: [{ subjectId: ACCUSED, role: 'accusedOrganisation', cadreAuthority: 'own' }],
  });
  await world.tell(uuid(1), registered(facts, { accused: { name: '某某乡人民政府' } }));
  await world.tell(uuid(2), registered(arrival(2), { person: { name: '张某某' } }));
  await world.tell(uuid(3), registered(arrival(3), { person: { name: '赵某' } }), forgotten('2026-04-01'));
  await world.store.subscription(searchSubscription({ vault: world.vault })).catchUp();
}, 240_000);
afterAll(() => world.end());

describe('searchable parts, a row for each until now', () => {
  it('become the very rows that the events give, closed to readers', async () => {
    const owner = new pg.Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    const rows = async () =>
      (await owner.query('select * from rm.search_parts order by petition_id')).rows as unknown[];
    try {
      const today = await rows();
      expect(today).toMatchObject([
        { accused_organisations: [expect.stringMatching(/^[0-9a-f]{16}( [0-9a-f]{16})+$/u)] },
        { accused_organisations: [] },
        { accused_organisations: [] },
      ]);
      await owner.query(PARTS_APART);
      await new GatherSearchParts1796270100000().up(owner as never);
      expect(await rows()).toEqual(today);
      await expect(world.db.pools.reader.query('select from rm.search_parts')).rejects.toMatchObject({
        code: '42501',
      });
      const { rowCount } = await world.db.pools.store.query('delete from rm.search_parts');
      expect(rowCount).toBe(3);
    } finally {
      await owner.end();
    }
  });
});
