import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, CHINA_CALENDAR, codesOf, type Light, LIGHTS } from '#domain';
import type { Viewer } from '#identity';
import { ProjectionsRefused } from './projections-refused.js';
import { listRegister, type RegisterFilter, type RegisterPageRequest } from './register.queries.js';
import type { ListContext } from './register-row.js';
import { BELOW, GROUP, MANY, openRegister, plain, RESTRICTED, SPECIAL } from './testing/register-data.js';
import { arrival, registered, STAFF } from './testing/stories.js';
import { uuid, viewer, type World } from './testing/world.js';

let world: World;
const clerk = viewer(16, { roles: ['reception'] });
const head = viewer(15, { roles: ['windowHead'], belowIds: [1, 2] });
const handler = viewer(12, { roles: ['handler'] });
const TODAY = '2026-03-20';

const list = (
  filter: RegisterFilter = {},
  page: RegisterPageRequest = {},
  who: Viewer = clerk,
  today = TODAY,
) => {
  const context: ListContext = {
    today,
    calendar: CHINA_CALENDAR,
    open: (items) => world.vault.openPage(items),
  };
  return world.see(who, (client) => listRegister(client, filter, page, context));
};
const idsOf = async (...asked: Parameters<typeof list>) =>
  (await list(...asked)).items.map((row) => row.petitionId);
beforeAll(async () => {
  world = await openRegister();
}, 120_000);
afterAll(() => world.end());

describe('the register', () => {
  it('shows what a line of the register shows, opened, with the light of the day', async () => {
    const { items } = await list({ channel: 'visit' });
    expect(items).toEqual([
      expect.objectContaining({
        petitionId: SPECIAL,
        displayNo: '宛组信〔2026〕来信1号',
        title: '反映医疗补助',
        petitioner: '阿依古丽·买买提',
        visitorCount: 7,
        urgent: true,
        repeat: true,
        keyArea: 'veteranTwoFees',
        status: 'triaged',
        disposition: 'ZB',
        handlerId: STAFF.handler,
      }),
    ]);
    expect(items[0]?.next).toMatchObject({
      kind: 'dueNotify',
      legalDue: '2026-02-26',
      face: { light: 'red' },
    });
    expect((await list({ receivedTo: '2026-02-08' })).items.map(({ petitioner }) => petitioner)).toEqual([
      '周某等3人',
      '诸葛某',
    ]);
    const restricted = await list({ class: 'accusation' }, {}, head);
    expect(restricted.items).toEqual([
      expect.objectContaining({ petitionId: RESTRICTED, title: '反映买官', petitioner: '实名' }),
    ]);
  });
  it('pages by a key that stays put: each petition once, whatever is registered meanwhile', async () => {
    for (const sort of ['received', 'due', 'updated'] as const) {
      const whole = await idsOf({}, { sort, limit: 100 });
      const seen: string[] = [];
      let after: string | undefined;
      for (let pages = 0; pages < 30; pages += 1) {
        const page = await list({}, { sort, limit: 7, ...(after === undefined ? {} : { after }) });
        expect(page.total).toBe(whole.length);
        seen.push(...page.items.map(({ petitionId }) => petitionId));
        if (page.next === null) break;
        after = page.next;
      }
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(MANY + 3);
    }
    const first = await list({}, { limit: 5 });
    const late = uuid(2000);
    await world.tell(late, registered(arrival(99, { receivedOn: '2026-04-01' })));
    const second = await list({}, { limit: 5, after: first.next ?? '' });
    expect(second.items.map(({ petitionId }) => petitionId)).not.toContain(late);
    expect(
      first.items.some(({ petitionId }) => second.items.some((row) => row.petitionId === petitionId)),
    ).toBe(false);
  });
  it('refuses a cursor that it did not write, or of another order (CURSOR_INVALID)', async () => {
    const { next } = await list({}, { limit: 1 });
    const foreign = Buffer.from(JSON.stringify(['received', "2026-03-01' or true", plain(1)])).toString(
      'base64url',
    );
    for (const after of ['x', '%%%', '', foreign, Buffer.from('[1]').toString('base64url')])
      await expect(list({}, { after })).rejects.toMatchObject({
        code: 'CURSOR_INVALID',
        detail: { field: 'after' },
      });
    await expect(list({}, { sort: 'due', after: next ?? '' })).rejects.toBeInstanceOf(ProjectionsRefused);
  });
  it('filters by each field', async () => {
    const cases: [RegisterFilter, Viewer, string[]][] = [
      [{ orgId: 2 }, head, [BELOW]],
      [{ origin: 'petitionOffice' }, clerk, [SPECIAL]],
      [{ class: 'accusation' }, head, [RESTRICTED]],
      [{ category: '05' }, clerk, [SPECIAL]],
      [{ category: '0502' }, clerk, [SPECIAL]],
      [{ keyArea: 'veteranTwoFees' }, clerk, [SPECIAL]],
      [{ status: 'triaged' }, clerk, [SPECIAL]],
      [{ repeat: true }, clerk, [SPECIAL]],
      [{ handledBy: STAFF.handler }, clerk, [SPECIAL]],
      [{ handlerId: STAFF.handler }, handler, [SPECIAL]],
      [{ receivedFrom: '2026-02-08', receivedTo: '2026-02-10' }, clerk, [SPECIAL, GROUP]],
      [{ ids: [BELOW, GROUP, RESTRICTED] }, clerk, [GROUP]],
      [{ scope: 'ended' }, clerk, []],
      [{ scope: 'history' }, clerk, []],
    ];
    for (const [filter, who, expected] of cases)
      expect([filter, await idsOf(filter, {}, who)]).toEqual([filter, expected]);
    expect(await idsOf({ scope: 'open' }, { limit: 100 })).toHaveLength(
      (await idsOf({}, { limit: 100 })).length,
    );
  });
  it('filters by light exactly as the domain shows it, on every day (§4.5)', async () => {
    const seen = new Set<Light>();
    for (let day = 0; day < 50; day += 2) {
      const today = addDays('2026-02-20', day);
      const all = (await list({}, { limit: 100 }, clerk, today)).items;
      for (const light of codesOf(LIGHTS)) {
        const expected = all
          .filter(({ next }) => next?.face.light === light)
          .map(({ petitionId }) => petitionId);
        if (expected.length > 0) seen.add(light);
        expect([today, light, await idsOf({ light }, { limit: 100 }, clerk, today)]).toEqual([
          today,
          light,
          expected,
        ]);
      }
    }
    expect([...seen].sort()).toEqual(['green', 'orange', 'red', 'rollover', 'yellow']);
  }, 240_000);
});
