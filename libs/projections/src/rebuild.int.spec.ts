import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '#domain';
import { petitionReadModelPlan, petitionReadModelRebuild } from './rebuild.js';
import { searchPlan, searchRebuild, searchSubscription } from './search.js';
import { SEALED_PART, sealedNameAad, sealedTitleAad } from './sealed-columns.js';
import {
  accepted,
  accusation,
  arrival,
  corrected,
  designated,
  forgotten,
  noticed,
  passed,
  PETITIONER,
  reclassified,
  registered,
  returned,
  submitted,
  triaged,
  verdict,
} from './testing/stories.js';
import { openWorld, policyFor, uuid, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const appeal = arrival(1);
  await world.tell(
    uuid(101),
    registered(appeal, { title: '反映补贴未发', person: { name: '张某某', phone: '13900000000' } }),
    corrected('2026-03-02', { visitorCount: null }, { title: '反映补贴仍未发' }),
    [triaged('2026-03-04', appeal), designated('2026-03-04')],
    noticed('2026-03-05'),
    accepted('2026-03-05'),
    submitted('2026-04-20'),
    returned('2026-04-22', 1, [verdict('QS01', 'failed'), verdict('QE01', 'passed')]),
    submitted('2026-04-24', 2),
    passed('2026-04-26', 2, [verdict('QS01', 'passed')]),
  );
  await world.tell(
    uuid(102),
    registered(accusation(2), { person: { name: '李某某' } }),
    designated('2026-03-03'),
  );
  await world.tell(
    uuid(103),
    registered(arrival(3), { person: { name: '王某某', idNo: '11010519491231002X' } }),
    reclassified('2026-03-03', 'accusation', { petitionNo: 'M-1', displayNo: '密1号' }),
    corrected('2026-03-04', {}, { persons: { [PETITIONER]: { name: '王某', phone: '13800000000' } } }),
  );
  await world.tell(uuid(104), registered(arrival(4), { person: { name: '赵某' } }), forgotten('2026-04-01'));
}, 120_000);
afterAll(() => world.end());

const TABLES = ['clock', 'access', 'exclusion', 'identifier', 'fact', 'verdict', 'search', 'search_parts'];

/** Every row of every table; sealed columns opened, because each sealing differs. */
async function everything(): Promise<Record<string, unknown>> {
  const { store } = world.db.pools;
  const tables: Record<string, unknown> = {};
  for (const table of TABLES)
    tables[table] = (await store.query(`select to_jsonb(t) as row from rm.${table} t order by t::text`)).rows;
  const { rows } = await store.query<
    Record<string, unknown> & { petition_id: string; sealed: Buffer | null; sealed_name: Buffer | null }
  >('select * from rm.petition order by petition_id');
  const open = async (buffer: Buffer | null, aad: string) =>
    buffer === null ? null : (await world.vault.openParts(buffer, aad))[SEALED_PART];
  tables['petition'] = await Promise.all(
    rows.map(async ({ sealed, sealed_name, ...row }) => ({
      ...row,
      title: await open(sealed, sealedTitleAad(row.petition_id)),
      name: await open(sealed_name, sealedNameAad(row.petition_id)),
    })),
  );
  return tables;
}

const rebuild = async (pageSize: number): Promise<void> => {
  const parts = { calendar: CHINA_CALENDAR, policyFor, vault: world.vault };
  for (const { projection, reset } of [petitionReadModelRebuild(parts), searchRebuild(parts)])
    await world.store.rebuild(projection, reset, { pageSize });
};

describe('rebuild', () => {
  it.each([1, 3, 1000])(
    'gives the very rows that were written live, with pages of %i events',
    async (pageSize) => {
      await world.store.subscription(searchSubscription({ vault: world.vault })).catchUp();
      const live = await everything();
      expect(live['petition']).toMatchObject([
        { title: '反映补贴仍未发', name: '张某某' },
        { name: null, zone: 'accusation' },
        { name: null, zone: 'accusation', display_no: '密1号' },
        { name: null, name_erased: true },
      ]);
      await rebuild(pageSize);
      expect(await everything()).toEqual(live);
    },
  );
  it('makes a generation beside the rows in use that is the same, and replaces nothing', async () => {
    const live = await everything();
    const parts = { calendar: CHINA_CALENDAR, policyFor, vault: world.vault };
    const { owner } = world.db.pools;
    for (const [plan, generation] of [
      [petitionReadModelPlan(parts), 1],
      [searchPlan(parts), 1],
      [petitionReadModelPlan(parts), 2],
    ] as const) {
      const result = await world.store.rebuildBeside(plan, { owner, pageSize: 3 });
      expect(result).toMatchObject({ generation, switched: true });
      for (const table of result.tables) expect(table).toMatchObject({ differing: 0 });
    }
    expect(await everything()).toEqual(live);
  });
  it('puts right what was spoilt in any table, and nothing else', async () => {
    const live = await everything();
    const parts = { calendar: CHINA_CALENDAR, policyFor, vault: world.vault };
    const { owner, store } = world.db.pools;
    await store.query(`update rm.petition set status = 'closed', next_kind = null where petition_id = $1`, [
      uuid(101),
    ]);
    await store.query('delete from rm.clock where petition_id = $1', [uuid(101)]);
    await store.query('delete from rm.verdict where petition_id = $1', [uuid(101)]);
    await store.query(`update rm.fact set facts = '{}' where petition_id = $1`, [uuid(102)]);
    await store.query('delete from rm.petition where petition_id = $1', [uuid(104)]);
    await store.query(`insert into rm.search (petition_id, tokens, text_pairs) values ($1, '', 0)`, [
      uuid(999),
    ]);
    const looked = await world.store.rebuildBeside(petitionReadModelPlan(parts), { owner, checkOnly: true });
    expect(looked.switched).toBe(false);
    const differing = Object.fromEntries(looked.tables.map(({ table, differing: n }) => [table, n]));
    expect(differing).toMatchObject({ petition: 2, clock: 2, fact: 2, verdict: 1 });
    expect(await everything()).not.toEqual(live);
    await world.store.rebuildBeside(petitionReadModelPlan(parts), { owner });
    await world.store.rebuildBeside(searchPlan(parts), { owner });
    expect(await everything()).toEqual(live);
  });
  it('knows every table that hangs on a petition', async () => {
    const { rows } = await world.db.pools.store.query<{ name: string }>(
      `select distinct k.conrelid::regclass::text as name from pg_constraint k join pg_class c on c.oid = k.confrelid
       where k.contype = 'f' and c.relnamespace = 'rm'::regnamespace`,
    );
    const parts = { calendar: CHINA_CALENDAR, policyFor, vault: world.vault };
    const known = petitionReadModelPlan(parts).tables.map(({ name }) => `rm.${name}`);
    expect(known).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
  });
  it('goes on without a key that was destroyed: the title is gone, the figures stand', async () => {
    const id = uuid(105);
    const before = await world.tell(id, registered(arrival(5), { person: { name: '孙某' } }));
    const { rows } = await world.db.pools.store.query<{ keys: Record<string, string> }>(
      `select metadata -> 'keyIds' as keys from es.event where stream_id = $1 and version = 1`,
      [id],
    );
    await world.vault.stock.shred(rows[0]!.keys['petition']!, 'test');
    await rebuild(2);
    const petition = (await everything())['petition'] as Record<string, unknown>[];
    expect(petition.find(({ petition_id }) => petition_id === id)).toMatchObject({
      title: null,
      name: null,
      status: before.status,
      version: before.version,
    });
  });
});
