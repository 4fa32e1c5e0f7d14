import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, CHINA_CALENDAR, type Light, LIGHTS, codesOf } from '#domain';
import type { Viewer } from '#identity';
import { identifierMac } from './identifiers.js';
import { ProjectionsRefused } from './projections-refused.js';
import { listRegister, type RegisterFilter, type RegisterPageRequest } from './register.queries.js';
import type { ListContext } from './register-row.js';
import { findRepeats, type RepeatQuestion } from './repeats.queries.js';
import { searchSubscription } from './search.js';
import {
  accusation,
  arrival,
  corrected,
  designated,
  matter,
  PETITIONER,
  reclassified,
  registered,
  STAFF,
  triaged,
} from './testing/stories.js';
import { openWorld, uuid, viewer, type World } from './testing/world.js';

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
const search = (text: string, who: Viewer = clerk) =>
  idsOf({ tokens: world.vault.blindQuery(text) }, {}, who);

const MANY = 45;
const plain = (n: number) => uuid(1000 + n);
const [SPECIAL, RESTRICTED, BELOW, GROUP, TURNED] = [uuid(1), uuid(2), uuid(3), uuid(4), uuid(5)];
const CONTENT =
  '我是退役军人,自二零二四年起医疗补助一直没有发放,多次到区里询问都说在研究,请求尽快补发并说明原因,同时查一查经办人为什么拖延。';

beforeAll(async () => {
  world = await openWorld();
  for (let n = 0; n < MANY; n += 1)
    // Five on a day: the id decides between equals.
    await world.tell(
      plain(n),
      registered(arrival(n + 10, { receivedOn: addDays('2026-03-01', Math.floor(n / 5)) })),
    );
  const visit = arrival(1, {
    channel: 'visit',
    visitorCount: 7,
    origin: 'petitionOffice',
    signedForOn: '2026-02-11',
    receivedOn: '2026-02-10',
    urgentGrounds: ['massVisit'],
    repeatOf: uuid(77),
    matters: [matter({ categoryCode: '0502', keyArea: 'veteranTwoFees' })],
  });
  await world.tell(
    SPECIAL,
    registered(visit, {
      title: '反映医疗补助',
      content: CONTENT,
      person: { name: '阿依古丽·买买提', phone: '13900001111', idNo: '11010519491231002X' },
    }),
    triaged('2026-02-12', visit),
    designated('2026-02-12'),
  );
  await world.tell(
    RESTRICTED,
    registered(accusation(2, { receivedOn: '2026-02-11' }), {
      title: '反映买官',
      content: `${CONTENT}另外有人买官。`,
      person: { name: '李举报', phone: '13900002222' },
      accused: { name: '欧阳某' },
    }),
  );
  await world.tell(BELOW, registered(arrival(3, { orgId: 2, receivedOn: '2026-02-09' })));
  await world.tell(
    GROUP,
    registered(
      arrival(4, {
        receivedOn: '2026-02-08',
        subjects: [PETITIONER, uuid(31), uuid(32)].map((subjectId) => ({ subjectId, role: 'petitioner' })),
      }),
      { person: { name: '周某' } },
    ),
  );
  await world.tell(
    TURNED,
    registered(arrival(5, { receivedOn: '2026-02-07' }), { title: '旧题目', person: { name: '诸葛某' } }),
    corrected('2026-02-08', { visitorCount: null }, { title: '补正后的题' }),
  );
  await world.store.subscription(searchSubscription({ vault: world.vault })).catchUp();
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
  }, 60_000);
});

describe('search', () => {
  it('finds numbers, words, names and single characters; all words must be there', async () => {
    expect(await search('来信1号')).toContain(SPECIAL);
    expect(await search('411300Z-2026-L-00001')).toEqual([SPECIAL]);
    expect(await search('医疗补助')).toEqual([SPECIAL]);
    expect(await search('阿依古丽')).toEqual([SPECIAL]);
    expect(await search('役')).toEqual([SPECIAL]);
    expect(await search('医疗 阿依古丽')).toEqual([SPECIAL]);
    expect(await search('医疗 诸葛')).toEqual([]);
    expect(await search('。。')).toEqual([]);
  });
  it('forgets the words that a correction took away', async () => {
    expect(await search('补正后的题')).toEqual([TURNED]);
    expect(await search('旧题目')).toEqual([]);
  });
  it('finds nothing for whoever may not see it, and never a reporter by name (O-111, domain.md §9)', async () => {
    expect(await search('买官')).toEqual([]);
    expect(await search('买官', head)).toEqual([RESTRICTED]);
    expect(await search('欧阳某', head)).toEqual([RESTRICTED]);
    expect(await search('李举报', head)).toEqual([]);
    expect(await search('李举报')).toEqual([]);
    const turned = uuid(6);
    await world.tell(turned, registered(arrival(6), { person: { name: '慕容某' } }));
    const subscription = world.store.subscription(searchSubscription({ vault: world.vault }));
    await subscription.catchUp();
    expect(await search('慕容某', head)).toEqual([turned]);
    await world.tell(
      turned,
      reclassified('2026-03-03', 'accusation', { petitionNo: 'M-6', displayNo: '密六六六号' }),
      corrected('2026-03-04', {}, { persons: { [PETITIONER]: { name: '慕容某某' } } }),
    );
    await subscription.catchUp();
    expect(await search('慕容', head)).toEqual([]);
    expect(await search('密六六六号', head)).toEqual([turned]);
  });
});

describe('repeats', () => {
  const ask = (question: RepeatQuestion, who: Viewer = clerk) =>
    world.see(who, (client) => findRepeats(client, question, (items) => world.vault.openPage(items)));
  const mac = (kind: 'name' | 'idNo' | 'phone', value: string) => identifierMac(world.vault, kind, value);

  it('knows a person by number, telephone and name, in that order of weight', async () => {
    expect(await ask({ idNoMac: mac('idNo', '11010519491231002x') })).toEqual([
      {
        petitionId: SPECIAL,
        displayNo: '宛组信〔2026〕来信1号',
        title: '反映医疗补助',
        receivedOn: '2026-02-10',
        status: 'triaged',
        likeness: 100,
        grounds: ['idNo'],
      },
    ]);
    expect(await ask({ phoneMac: mac('phone', '+86 139 0000 1111') })).toMatchObject([
      { petitionId: SPECIAL, likeness: 90, grounds: ['phone'] },
    ]);
    expect(await ask({ nameMac: mac('name', '阿依古丽 买买提') })).toMatchObject([
      { petitionId: SPECIAL, likeness: 60, grounds: ['person'] },
    ]);
    expect(
      await ask({ nameMac: mac('name', '阿依古丽·买买提'), tokens: world.vault.blindQuery(CONTENT) }),
    ).toMatchObject([{ petitionId: SPECIAL, likeness: 95, grounds: ['person', 'text'] }]);
  });
  it('knows a matter by its words, and leaves other matters alone', async () => {
    const again = `${CONTENT.slice(0, 40)}至今没有答复,请求补发医疗补助并说明原因。`;
    const [found, ...more] = await ask({ tokens: world.vault.blindQuery(again) });
    expect(found).toMatchObject({ petitionId: SPECIAL, grounds: ['text'] });
    expect(found?.likeness).toBeGreaterThanOrEqual(50);
    expect(found?.likeness).toBeLessThanOrEqual(95);
    expect(more).toEqual([]);
    expect(
      await ask({
        tokens: world.vault.blindQuery('请求协调解决村里道路硬化和路灯安装的问题,方便大家出行。'),
      }),
    ).toEqual([]);
  });
  it('never answers from what the viewer may not see (O-111)', async () => {
    const question = {
      phoneMac: mac('phone', '13900002222'),
      tokens: world.vault.blindQuery(`${CONTENT}另外有人买官。`),
    };
    expect((await ask(question)).map(({ petitionId }) => petitionId)).toEqual([SPECIAL]);
    expect((await ask(question, head)).map(({ petitionId }) => petitionId)).toEqual([RESTRICTED, SPECIAL]);
    expect(await ask({ nameMac: mac('name', '欧阳某') }, head)).toEqual([]);
  });
});
