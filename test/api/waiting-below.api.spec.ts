import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { foldLoaded } from '#casework';
import { openTestApi, type TestApi } from '../support/api.js';
import { signedBy } from '../support/office.js';

const DAY = '2026-03-03';
let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
}, 180_000);
afterAll(() => api.close());

it('the workbench names the unit that a petition waits for, how many wait, and that its file is over', async () => {
  const { office } = api;
  const approval = signedBy(office.staff.leader, DAY, true);
  const { petitionId } = await office.register({}, DAY);
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      intakeDecision: 'passDown',
      disposition: 'YJG',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      targetOrgId: office.countyId,
      proposal: '属县管辖,交办要结果',
      reason: '属县管辖',
      approval,
    },
    DAY,
  );
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'sendDown',
      method: 'electronic',
      sentOn: DAY,
      requirement: '请核实并报结果',
      dueOn: '2026-05-04',
    },
    DAY,
  );
  const head = await api.signInAs('windowHead');
  const bench = async () => (await head.get('/api/workbench')).body;
  expect(await bench()).toMatchObject({
    waitingTotal: 1,
    waiting: [{ petitionId, unitName: '召川县委组织部', ended: false, what: '等下级报结果(O-31)' }],
  });

  const state = foldLoaded(await office.runtime.store.load(office.db.pools.store, petitionId));
  const childId = state?.below?.childId ?? '';
  await office.act(office.county, childId, { type: 'signFor', signedForOn: DAY }, DAY);
  await office.act(
    office.county,
    childId,
    {
      type: 'withdraw',
      withdrawnOn: DAY,
      evidence: '本人书面撤回',
      approval: { ...signedBy(office.county, DAY), capacity: 'windowHead' },
    },
    DAY,
  );
  const { waiting } = await bench();
  expect(waiting).toMatchObject([{ petitionId, unitName: '召川县委组织部', ended: true }]);
  expect(waiting[0].what).toBe('下级已了结、没有报结果:请问明后代录结果或收回交办(O-31)');
  // its file is no part that was split off here
  const { related } = (await head.get(`/api/petitions/${petitionId}`)).body;
  expect(related).toMatchObject([{ petitionId: childId, relation: 'sentDown' }]);
  const fromBelow = (await head.get(`/api/petitions/${childId}`)).body.related;
  expect(fromBelow).toMatchObject([{ petitionId, relation: 'sentFrom' }]);
  // nothing of the file below
  expect(JSON.stringify(waiting)).not.toMatch(new RegExp(`${childId}|撤回`));
  // its own people wait for nobody
  expect((await (await api.signInAs('county')).get('/api/workbench')).body.waiting).toEqual([]);
});

it('the case says how many signed along (R-09b)', async () => {
  const { petitionId } = await api.office.register({ jointSignerCount: 18 }, DAY);
  const alone = await api.office.register({}, DAY);
  const head = await api.signInAs('windowHead');
  expect((await head.get(`/api/petitions/${petitionId}`)).body.jointSignerCount).toBe(18);
  expect((await head.get(`/api/petitions/${alone.petitionId}`)).body.jointSignerCount).toBeNull();
});
