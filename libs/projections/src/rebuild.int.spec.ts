import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '#domain';
import { petitionReadModelRebuild } from './rebuild.js';
import { searchRebuild, searchSubscription } from './search.js';
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

const TABLES = ['clock', 'access', 'exclusion', 'identifier', 'fact', 'verdict', 'search', 'search_part'];

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
