import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { designatedAppeal } from '../support/designated-appeal.js';
import { signedBy } from '../support/office.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
const people = new Map<string, ApiClient>();
const as = (name: string): ApiClient => people.get(name) as ApiClient;
let petitionId = '';

/** Recorded at ten in the morning of each day. */
beforeAll(async () => {
  api = await openTestApi();
  for (const name of ['reception', 'windowHead', 'handler', 'second', 'leader', 'county'])
    people.set(name, await api.signInAs(name));
  petitionId = await designatedAppeal(api.office, { receivedOn: '2026-07-06', on: '2026-07-08' });
  await api.office.act('handler', petitionId, { type: 'accept', acceptedOn: '2026-07-09' }, '2026-07-09');
}, 240_000);
afterAll(() => api?.close(), 120_000);

const caseAt = (who: string, on: string, time?: string) =>
  as(who).get(`/api/petitions/${petitionId}/as-of?on=${on}${time === undefined ? '' : `&time=${time}`}`);

describe('as of any moment: a case', () => {
  it('shows what was recorded by then, judged on that day, and offers nothing to do', async () => {
    const then = (await caseAt('windowHead', '2026-07-07')).body;
    expect([then.status, then.timeline.length, then.handlerId, then.disposition]).toEqual([
      'registered',
      1,
      null,
      null,
    ]);
    expect([then.actions, then.documents]).toEqual([[], []]);
    const later = (await caseAt('windowHead', '2026-07-09')).body;
    expect([later.status, later.disposition]).toEqual(['accepted', 'ZB']);
    const now = (await as('windowHead').get(`/api/petitions/${petitionId}`)).body;
    expect(now.timeline.length).toBe(later.timeline.length);
    // the lamp of that day and not of today
    const lamp = (view: { clocks: { kind: string; remaining: number | null }[] }) =>
      view.clocks.find(({ kind }) => kind === 'dueHandle')?.remaining;
    expect(lamp(later)).not.toBe(lamp(now));
  });
  it('of a time of the day, and of a day on which it was not there yet', async () => {
    expect((await caseAt('windowHead', '2026-07-08', '09:59')).body.status).toBe('registered');
    expect((await caseAt('windowHead', '2026-07-08', '10:01')).body.disposition).toBe('ZB');
    const before = await caseAt('windowHead', '2026-07-05');
    expect([before.status, before.body.code]).toEqual([404, 'CASE_NOT_YET']);
    expect(before.body.detail).toContain('2026-07-05');
    for (const [query, field] of [
      ['on=2026-02-30', 'on'],
      ['', 'on'],
      ['on=2026-07-08&time=25:00', 'time'],
    ] as const) {
      const bad = await as('windowHead').get(`/api/petitions/${petitionId}/as-of?${query}`);
      expect([query, bad.status, bad.body.errors?.[0]?.field]).toEqual([query, 400, field]);
    }
    // who may not see it learns no more than of one that is not there
    const other = await caseAt('county', '2026-07-05');
    expect([other.status, other.body.code]).toEqual([404, 'PETITION_NOT_FOUND']);
  });
  it('looking into the past is looking: it stands among those who looked', async () => {
    await caseAt('leader', '2026-07-07');
    const looked = (await as('windowHead').get(`/api/petitions/${petitionId}/access`)).body;
    expect(looked[0]).toMatchObject({ name: '员工leader', action: '查看' });
  });
});

describe('as of any moment: a list and a figure', () => {
  const list = async (moment: string) =>
    (await as('leader').get(`/api/statistics/recorded?knownOn=${moment}`)).body;
  const total = async (moment: string) =>
    (await as('leader').get(`/api/statistics/quarter?period=2026Q3&asOf=2026-09-30&knownOn=${moment}`)).body;
  it('the same moments, the same answers', async () => {
    expect([(await list('2026-07-05')).total, (await list('2026-07-06&time=09:59')).total]).toEqual([0, 0]);
    expect((await list('2026-07-06&time=10:01')).items[0]).toMatchObject({
      petitionId,
      status: 'registered',
    });
    expect((await list('2026-07-09')).items[0]).toMatchObject({ petitionId, status: 'accepted' });
    expect((await total('2026-07-06&time=09:59')).total.current).toBe(0);
    const morning = await total('2026-07-06&time=10:01');
    expect(morning.total.current).toBe(1);
    expect(morning.notes.at(-1)).toContain('按 2026-07-06 10:01 的记录重现');
  });
});

describe('what became an accusation is one in its past as well (§9, R-20)', () => {
  it('neither the case nor the list of the time shows it to whom it is hidden now', async () => {
    expect((await caseAt('second', '2026-07-07')).status).toBe(200);
    await api.office.act(
      'deputy',
      petitionId,
      {
        type: 'reclassify',
        matterNo: 1,
        class: 'accusation',
        categoryCode: '0102',
        zone: 'accusation',
        reason: '实为举报',
        approval: signedBy(api.office.staff.deputy, '2026-07-20'),
      } as never,
      '2026-07-20',
    );
    expect((await caseAt('second', '2026-07-07')).status).toBe(404);
    const list = (await as('second').get('/api/statistics/recorded?knownOn=2026-07-09')).body;
    expect(list).toEqual({ total: 0, items: [] });
    // the handler may see it; who reported is withheld from him in the past too
    const then = await caseAt('handler', '2026-07-07');
    expect(then.status).toBe(200);
    expect(then.text).not.toContain('周某山');
    expect(then.text).not.toContain('13800000001');
  });
});
