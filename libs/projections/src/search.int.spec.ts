import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '#domain';
import type { Viewer } from '#identity';
import { identifierMac } from './identifiers.js';
import { listRegister } from './register.queries.js';
import { findRepeats, type RepeatQuestion } from './repeats.queries.js';
import { searchSubscription } from './search.js';
import { CONTENT, openRegister, RESTRICTED, SPECIAL, TURNED } from './testing/register-data.js';
import { queryCodeToken } from './search-parts.js';
import {
  arrival,
  corrected,
  PETITIONER,
  QUERY_CODE_MAC,
  reclassified,
  registered,
} from './testing/stories.js';
import { uuid, viewer, type World } from './testing/world.js';

let world: World;
const clerk = viewer(16, { roles: ['reception'] });
const head = viewer(15, { roles: ['windowHead'], belowIds: [1, 2] });

const search = (text: string, who: Viewer = clerk): Promise<string[]> =>
  searchTokens(world.vault.blindQuery(text), who);
const searchTokens = (tokens: string[], who: Viewer = clerk): Promise<string[]> =>
  world.see(who, async (client) => {
    const open = (items: Parameters<typeof world.vault.openPage>[0]) => world.vault.openPage(items);
    const context = { today: '2026-03-20', calendar: CHINA_CALENDAR, open };
    const page = await listRegister(client, { tokens }, {}, context);
    // a word that is in too many texts to name them takes another road to the same answer
    const walked = await listRegister(client, { tokens }, { few: 0 }, context);
    expect([walked.items, walked.total]).toEqual([page.items, page.total]);
    return page.items.map(({ petitionId }) => petitionId);
  });

beforeAll(async () => {
  world = await openRegister();
}, 120_000);
afterAll(() => world.end());

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
  it('finds who came by the initials of his name, by telephone and by number, never a reporter', async () => {
    const byNumber = (kind: 'phone' | 'idNo', value: string, who: Viewer) =>
      world.see(who, async (client) => {
        const open = (items: Parameters<typeof world.vault.openPage>[0]) => world.vault.openPage(items);
        const context = { today: '2026-03-20', calendar: CHINA_CALENDAR, open };
        const mac = identifierMac(world.vault, kind, value) ?? '';
        const filter = { tokens: world.vault.blindQuery(value), identifiers: [{ kind, mac }] };
        return (await listRegister(client, filter, {}, context)).items.map(({ petitionId }) => petitionId);
      });
    expect(await search('ayglmmt')).toEqual([SPECIAL]);
    expect(await byNumber('phone', '13900001111', clerk)).toEqual([SPECIAL]);
    expect(await byNumber('idNo', '110105491231002', clerk)).toEqual([SPECIAL]);
    expect(await byNumber('phone', '13900009999', clerk)).toEqual([]);
    // 李举报 wrote about somebody: his petition is seen by the head, and not found by who he is (O-111)
    expect(await search('ljb', head)).toEqual([]);
    expect(await byNumber('phone', '13900002222', head)).toEqual([]);
    expect(await search('oym', head)).toEqual([RESTRICTED]);
  });
  it('finds what a query code was given for, and only for whoever may see it', async () => {
    const found = await searchTokens([queryCodeToken(QUERY_CODE_MAC)]);
    expect(found).toContain(SPECIAL);
    expect(found).not.toContain(RESTRICTED);
    expect(await searchTokens([queryCodeToken('YW5vdGhlci1xdWVyeS1jb2Rl')])).toEqual([]);
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
  it('misses nobody who writes himself otherwise, and takes a name alone for a hint only (M-32)', async () => {
    const grounds = async (question: RepeatQuestion) =>
      (await ask(question)).map(({ petitionId, likeness, grounds: why }) => [petitionId, likeness, why]);
    // another telephone and a name of the same sound: the number of the identity card, in its old form, still tells
    expect(
      await grounds({
        idNoMac: mac('idNo', '110105491231002'),
        phoneMac: mac('phone', '13711112222'),
        nameMac: mac('name', '阿伊古丽·买买提'),
      }),
    ).toEqual([[SPECIAL, 100, ['idNo']]]);
    // neither number nor name agrees: the words do
    expect(
      await grounds({
        nameMac: mac('name', '阿伊古丽·买买提'),
        phoneMac: mac('phone', '13711112222'),
        tokens: world.vault.blindQuery(CONTENT),
      }),
    ).toEqual([[SPECIAL, 95, ['text']]]);
    // the same name in traditional characters, with nothing else: a hint, never a certainty
    expect(await grounds({ nameMac: mac('name', '阿依古麗·買買提') })).toEqual([[SPECIAL, 60, ['person']]]);
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
