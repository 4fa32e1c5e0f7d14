import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { withViewer, type Viewer } from '#identity';
import { clustersIn, idsBehindRef, searchSubscription, writeStatRef, clusterMeasure } from '#projections';
import { openTestOffice, type TestOffice } from '../../../test/support/office.js';
import { keepClusters } from './keep-clusters.js';

let office: TestOffice;
const TODAY = '2026-04-01';

const letters = [
  [
    '镇卫生院退休人员医药费长期未报',
    '本人退休以后住院三次,医药费单据交上去两年没有报销,请求尽快报销医药费。',
  ],
  ['镇卫生院退休人员医药费长期未报', '本人退休以后住院三次,医药费单据交上去两年没有报销,请求尽快报销医药费!'],
  ['村委会换届贿选', '换届选举中有人挨家挨户送烟送酒拉票,请求查处贿选。'],
  ['工龄认定错误', '档案里参加工作时间写错,少算工龄五年,请求更正档案。'],
] as const;

beforeAll(async () => {
  office = await openTestOffice();
  for (const [title, content] of letters) await office.register({ title, content }, '2026-03-10');
  for (let n = 0; n < 3; n += 1)
    await office.register(
      {
        title: `反映某单位第${n + 1}次`,
        content: ['甲地占用耕地', '乙事克扣补贴', '丙项工程发包不公'][n] ?? '',
        subjects: [
          { subjectId: uuidv7(), role: 'petitioner', name: `某${n}`, phone: `1380000001${n}` },
          { subjectId: uuidv7(), role: 'accusedOrganisation', name: '虚构县某某局' },
        ],
      },
      '2026-03-12',
    );
  await office.runtime.store.subscription(searchSubscription(office.runtime)).catchUp();
}, 240_000);
afterAll(() => office.close());

const seenBy = (viewer: Viewer) =>
  withViewer(office.db.pools.reader, viewer, (client) =>
    clustersIn(client, { orgIds: [office.orgId], from: '2026-01-01', to: '2026-03-31' }),
  );

describe('petitions that belong together', () => {
  it('the same letter again, and an organisation named three times, found by a job; nothing new, nothing done', async () => {
    const parts = { store: office.runtime.store, pool: office.db.pools.store };
    const seen = await keepClusters(parts, { today: TODAY, seen: '' });
    expect(await keepClusters(parts, { today: TODAY, seen })).toBe(seen);
    const clusters = await seenBy(office.staff.leader);
    expect(clusters.map(({ kind, petitionIds }) => [kind, petitionIds.length])).toEqual([
      ['accusedOrganisation', 3],
      ['nearDuplicate', 2],
    ]);
    const [accused] = clusters;
    const scope = {
      period: '2026Q1',
      asOf: '2026-03-31',
      axis: 'received' as const,
      orgId: office.orgId,
      withSubordinates: true,
    };
    const behind = await withViewer(office.db.pools.reader, office.staff.leader, (client) =>
      idsBehindRef(client, writeStatRef(scope, clusterMeasure(accused?.id ?? '')), () =>
        Promise.resolve([office.orgId]),
      ),
    );
    expect([...behind].sort()).toEqual([...(accused?.petitionIds ?? [])].sort());
  });
  it('keeps ids alone, and shows them to nobody who may not open the petitions', async () => {
    const { rows } = await office.db.pools.store.query(
      `select to_jsonb(c)::text as row from rm.text_cluster c`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/医药费|虚构县/);
    expect(await seenBy(office.county)).toEqual([]);
    const [one] = await seenBy(office.staff.leader);
    await office.db.pools.store.query('insert into rm.exclusion (petition_id, account_id) values ($1, $2)', [
      one?.petitionIds[0],
      office.staff.leader.accountId,
    ]);
    // two are left of three: no cluster of its kind any more
    expect((await seenBy(office.staff.leader)).map(({ kind }) => kind)).toEqual(['nearDuplicate']);
  });
});
