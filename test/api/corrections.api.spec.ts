import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accusationBody, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let day: string;
let reception: ApiClient;
let windowHead: ApiClient;

beforeAll(async () => {
  api = await openTestApi();
  [reception, windowHead] = (await Promise.all([api.signInAs('reception'), api.signInAs('windowHead')])) as [
    ApiClient,
    ApiClient,
  ];
  day = (await reception.get('/api/session')).body.today;
}, 240_000);
afterAll(() => api.close(), 30_000);

const accused = { role: 'accused', name: '廖某被', unit: '某局', cadreAuthority: 'own' };
const caseOf = async (who: ApiClient, petitionId: string) =>
  (await who.get(`/api/petitions/${petitionId}`)).body;
const correct = (petitionId: string, version: number, body: Record<string, unknown>) =>
  windowHead.command(petitionId, 'correct', { body: { changes: {}, reason: '登记有误', ...body }, version });
type Entry = { sentence: string; corrected: { zh: string; was: string | null; is: string | null }[] };

describe('更正登记 over HTTP', () => {
  it('匿名 to 实名 makes a person of the reporter, and tells whoever may not know him nothing of him (30③)', async () => {
    const body = accusationBody(day, {
      anonymity: 'anonymous',
      subjects: [accused],
      title: '吴某举反映卖官',
    });
    const { petitionId } = (await reception.post('/api/petitions', body)).body;
    const changes = { anonymity: 'realName', postmarkedOn: day, problemRegion: '999300' };
    const petitioner = { name: '吴某举', phone: '13800000002' };
    const answer = await correct(petitionId, 1, { changes, petitioner, title: '反映有人卖官' });
    expect(answer.status).toBe(200);

    const known = await caseOf(windowHead, petitionId);
    expect(known).toMatchObject({ anonymity: 'realName', postmarkedOn: day, problemRegion: '999300' });
    expect(known.people).toContainEqual(expect.objectContaining({ role: 'petitioner', fields: petitioner }));
    const told = (known.timeline as Entry[]).at(-1);
    expect(told?.sentence).toContain(
      '更正登记:实名或匿名、邮戳日、问题属地、标题、信访人姓名(名称)、信访人电话',
    );
    expect(told?.corrected).toContainEqual({
      zh: '标题',
      was: '吴某举反映卖官',
      is: '反映有人卖官',
      withheld: false,
    });
    expect(told?.corrected).toContainEqual({
      zh: '信访人电话',
      was: null,
      is: '13800000002',
      withheld: false,
    });

    // whoever registered it sees the case, and that something was put right, but neither the name nor the old title
    const withheld = (await caseOf(reception, petitionId)).timeline as Entry[];
    expect(JSON.stringify(withheld)).not.toMatch(/吴某举|13800000002/);
    expect(withheld.at(-1)?.corrected).toContainEqual({
      zh: '实名或匿名',
      was: '匿名',
      is: '实名',
      withheld: false,
    });
    expect(withheld.at(-1)?.corrected).toContainEqual({
      zh: '信访人姓名(名称)',
      was: null,
      is: null,
      withheld: true,
    });
  });

  it('takes out a telephone and an identity number, by which nobody is found then', async () => {
    const subjects = [
      {
        role: 'petitioner',
        name: '何田生',
        address: '城关街道',
        phone: '13800000077',
        idNo: '999300195103143394',
      },
    ];
    const { petitionId } = (await reception.post('/api/petitions', letterBody(day, { subjects }))).body;
    const found = async () =>
      (await windowHead.get('/api/petitions?q=13800000077')).text.includes(petitionId);
    expect(await found()).toBe(true);
    const { people } = await caseOf(windowHead, petitionId);
    const persons = [{ subjectId: people[0].subjectId, phone: null, idNo: null }];
    expect((await correct(petitionId, 1, { persons })).status).toBe(200);
    const after = await caseOf(windowHead, petitionId);
    expect(after.people[0].fields).toEqual({ name: '何田生', address: '城关街道' });
    expect((after.timeline as Entry[]).at(-1)?.corrected).toContainEqual({
      zh: '信访人电话',
      was: '13800000077',
      is: null,
      withheld: false,
    });
    expect(await found()).toBe(false);
  });

  it('实名 to 匿名 takes the name with it, from the case and from the search', async () => {
    const subjects = [{ role: 'petitioner', name: '欧阳某甲', address: '城关街道' }];
    const { petitionId } = (await reception.post('/api/petitions', letterBody(day, { subjects }))).body;
    expect((await correct(petitionId, 1, { changes: { anonymity: 'anonymous' } })).status).toBe(200);
    const after = await caseOf(windowHead, petitionId);
    expect(after.people[0].fields).toEqual({ address: '城关街道' });
    const list = (await windowHead.get(`/api/petitions?q=${encodeURIComponent('欧阳某甲')}`)).text;
    expect(list).not.toContain(petitionId);
  });
});
