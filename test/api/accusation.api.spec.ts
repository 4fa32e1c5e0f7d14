import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { createAccount, type Role } from '#identity';
import { inTransaction } from '#platform';
import { accusationBody, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { PASSWORD } from '../support/office.js';

/** Users of the system beside the staff; the first two are the accused and his namesake in the county. */
const OTHERS: [login: string, name: string, roles: Role[]][] = [
  ['accused', '廖某被', ['windowHead', 'leader', 'handler', 'admin']],
  ['clerk2', '又一登记', ['reception']],
  ['head2', '又一主任', ['windowHead']],
];

let api: TestApi;
let day: string;
const people: Record<string, ApiClient> = {};
const accountIds: Record<string, string> = {};
let petition: { petitionId: string; petitionNo: string; displayNo: string };
/** What the accused saw of every list and figure before there was a report against him. */
let before: Record<string, unknown>;

const as = (login: string): ApiClient => {
  const client = people[login];
  if (!client) throw new Error(`nobody signs in as ${login}`);
  return client;
};

/** Roads on which a petition, or that there is one, can be met; the first three would find it for who may see it. */
const roads = (): string[] => [
  '/api/petitions',
  `/api/petitions?q=${encodeURIComponent('买官卖官')}`,
  `/api/petitions?q=${encodeURIComponent(petition?.displayNo ?? '密件')}`,
  `/api/petitions?q=${encodeURIComponent('廖某被')}`,
  `/api/petitions?q=${encodeURIComponent('吴某举')}`,
  `/api/petitions?q=${encodeURIComponent(petition?.petitionNo ?? '密件')}`,
  '/api/petitions?class=accusation',
  '/api/petitions?sort=updated',
  '/api/petitions?sort=due',
  '/api/petitions?category=0102',
  '/api/session',
  `/api/statistics/quarter?asOf=${day}`,
  '/api/workbench',
  '/api/deadlines',
  '/api/checkpoints/queue',
  '/api/checkpoints/audit',
  '/api/inbox',
];

/** Everything that the person is shown, without what changes by itself. */
async function allThatIsShown(login: string): Promise<Record<string, unknown>> {
  const shown: Record<string, unknown> = {};
  for (const [at, road] of roads().entries()) {
    const answer = await as(login).get(road);
    shown[at] = [answer.status, answer.body];
  }
  return shown;
}

const inRegister = async (login: string): Promise<boolean> =>
  (await as(login).get('/api/petitions')).text.includes(petition.petitionId);

const quarterOf = async (login: string): Promise<any> =>
  (await as(login).get(`/api/statistics/quarter?asOf=${day}`)).body;

beforeAll(async () => {
  api = await openTestApi();
  await inTransaction(api.office.db.pools.store, async (client) => {
    for (const [login, displayName, roles] of OTHERS) {
      const account = await createAccount(
        client,
        { login, displayName, roles, orgId: api.office.orgId, password: PASSWORD, mustChangePassword: false },
        null,
      );
      accountIds[login] = account.id;
    }
  });
  for (const login of [...Object.keys(api.office.staff), 'county', ...OTHERS.map(([login]) => login)])
    people[login] = await api.signInAs(login);
  day = (await as('reception').get('/api/session')).body.today;
  await as('reception').post('/api/petitions', letterBody(day));
  before = await allThatIsShown('accused');
  const registered = await as('reception').post('/api/petitions', accusationBody(day));
  if (registered.status !== 201) throw new Error(registered.text);
  petition = registered.body;
  await as('reception').post('/api/petitions', letterBody(day, { title: '又一封信' }));
  await api.indexed();
}, 240_000);
afterAll(() => api.close(), 30_000);

const HIDDEN_AT_FIRST = [
  'clerk2',
  'handler',
  'second',
  'examiner',
  'deputy',
  'leader',
  'admin',
  'county',
  'accused',
];

describe('an accusation before anyone is named (O-23, R-20)', () => {
  it('is there for the clerk who registered it and for the head of the window', async () => {
    for (const login of ['reception', 'windowHead', 'head2']) {
      expect((await as(login).get(`/api/petitions/${petition.petitionId}`)).status).toBe(200);
      for (const road of roads().slice(0, 4))
        expect([login, road, (await as(login).get(road)).text.includes(petition.petitionId)]).toEqual([
          login,
          road,
          true,
        ]);
    }
  });

  it('has a number that tells nothing, and leaves no gap in the book (numbering)', async () => {
    expect(petition.displayNo).not.toMatch(/来信\d/);
    const { items } = (await as('reception').get('/api/petitions?class=appeal')).body;
    expect(
      items.map((each: { displayNo: string }) => Number(/来信(\d+)号/.exec(each.displayNo)?.[1])).sort(),
    ).toEqual([1, 2]);
  });

  it('withholds the reporter from the clerk who wrote him down, and names him to the head of the window', async () => {
    const [seenByClerk, seenByHead] = await Promise.all(
      ['reception', 'windowHead'].map(
        async (login) => (await as(login).get(`/api/petitions/${petition.petitionId}`)).text,
      ),
    );
    expect(seenByClerk).not.toContain('吴某举');
    expect(seenByHead).toContain('吴某举');
    expect((await as('windowHead').get('/api/petitions')).text).not.toContain('吴某举');
  });

  it.each(HIDDEN_AT_FIRST)('%s finds it on no road', async (login) => {
    for (const road of roads()) {
      const { text } = await as(login).get(road);
      for (const trace of [petition.petitionId, petition.displayNo, petition.petitionNo, '有人买官卖官'])
        expect([road, text.includes(trace)]).toEqual([road, false]);
    }
    for (const tail of [
      '',
      '/access',
      '/events/1',
      '/documents/acceptanceNotice',
      '/print/registrationForm',
      '/documents/x',
    ]) {
      const [there, nowhere] = await Promise.all(
        [petition.petitionId, randomUUID()].map((id) => as(login).get(`/api/petitions/${id}${tail}`)),
      );
      expect([tail, there?.status, there?.body.code, there?.text.length]).toEqual([
        tail,
        404,
        'PETITION_NOT_FOUND',
        nowhere?.text.length,
      ]);
    }
  });

  it('cannot be found by what one types while registering (O-111)', async () => {
    const typed = { name: '吴某举', phone: '13800000002', text: accusationBody(day).content };
    expect((await as('reception').post('/api/petitions/preview', typed)).text).toContain(petition.petitionId);
    for (const login of HIDDEN_AT_FIRST) {
      const { body } = await as(login).post('/api/petitions/preview', typed);
      expect([login, body.repeats]).toEqual([login, []]);
    }
  });
});

describe('the accused, who is leader, window head and administrator in one', () => {
  it('sees every list and figure as it was before, but for the open letter that came in', async () => {
    const now = await allThatIsShown('accused');
    const withoutLetters = (shown: unknown): string =>
      JSON.stringify(shown, (key, value: unknown) =>
        key === 'items' || key === 'total' || key === 'petitionId' ? null : value,
      );
    // searches and filters that only the accusation would answer
    for (const at of [1, 2, 3, 4, 5, 6, 9]) expect([at, (now[at] as any)[1].items]).toEqual([at, []]);
    for (const at of [13, 14, 15, 16])
      expect(withoutLetters(now[at]).includes(petition.petitionId)).toBe(false);
    const [then, since] = [(before[11] as any)[1], (now[11] as any)[1]];
    const ofClass = (statistics: any, key: string) =>
      statistics.byClass.find((figure: { key: string }) => figure.key.includes(key))?.current ?? 0;
    expect([ofClass(then, 'accusation'), ofClass(since, 'accusation')]).toEqual([0, 0]);
    expect([then.total.current, since.total.current]).toEqual([1, 2]);
  });

  it('is counted for a leader who is not accused, whose figure leads to no petition (S9)', async () => {
    const quarter = await quarterOf('leader');
    const figure = quarter.byClass.find((each: { key: string }) => each.key.includes('accusation'));
    expect(figure.current).toBe(1);
    const behind = await as('leader').get(`/api/petitions?statRef=${encodeURIComponent(figure.ref)}`);
    expect([behind.status, behind.body.items]).toEqual([200, []]);
  });

  it('cannot follow the figure of a colleague, nor one that he makes up', async () => {
    const quarter = await quarterOf('windowHead');
    const { ref } = quarter.byClass.find((each: { key: string }) => each.key.includes('accusation'));
    expect((await as('windowHead').get(`/api/petitions?statRef=${encodeURIComponent(ref)}`)).text).toContain(
      petition.petitionId,
    );
    const followed = await as('accused').get(`/api/petitions?statRef=${encodeURIComponent(ref)}`);
    expect(followed.text).not.toContain(petition.petitionId);
    expect(followed.body.items ?? []).toEqual([]);
  });

  it('gets no reminder of it into his inbox, even one that was addressed to him by mistake', async () => {
    for (const receiver of [accountIds['accused'], api.office.staff.windowHead.accountId])
      await api.office.db.pools.owner.query(
        `insert into jobs.reminder (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind,
           display_no, sentence)
         values ($1, $2, $3, 'dueNotify:1', 'dueNotify', 'due', $4, $5, 'reminder', $6, '告知期限今天届满')`,
        [uuidv7(), petition.petitionId, api.office.orgId, day, receiver, petition.displayNo],
      );
    expect((await as('accused').get('/api/inbox')).body).toEqual({ items: [], unread: 0, next: null });
    expect((await as('accused').get('/api/session')).body.counts.unread).toBe(0);
    expect((await as('windowHead').get('/api/inbox')).body).toMatchObject({
      unread: 1,
      items: [{ petitionId: petition.petitionId }],
    });
  });

  it('can do nothing to it, whatever his roles', async () => {
    const events = await api.countEvents();
    const answer = await as('accused').command(petition.petitionId, 'reactivate', {
      body: { reason: '看看' },
      version: 1,
    });
    expect([answer.status, answer.body.code]).toEqual([404, 'PETITION_NOT_FOUND']);
    expect(await api.countEvents()).toBe(events);
  });
});

const approvedBy = (who: 'leader' | 'windowHead' | 'deputy') => ({
  signerId: api.office.staff[who].accountId,
  capacity: api.office.staff[who].roles[0],
  signedOn: day,
  onPaper: who !== 'windowHead',
});

describe('after someone is named', () => {
  let triaged: { version: number };
  let named: { version: number };
  beforeAll(async () => {
    const answer = await as('windowHead').command(petition.petitionId, 'triage', {
      version: 1,
      body: {
        intakeDecision: 'handle',
        disposition: 'ZB',
        class: 'accusation',
        categoryCode: '0102',
        threePartTest: { significance: true, clarity: true, specificity: false },
        proposal: '拟由干部监督科核查',
        reason: '线索尚不具体,先行核实',
        approval: approvedBy('leader'),
      },
    });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    triaged = answer.body;
  });

  it('nobody can make the accused its handler, nor tell him of it', async () => {
    const events = await api.countEvents();
    for (const people of [
      { handlerId: accountIds['accused'] },
      { handlerId: api.office.staff.second.accountId, coHandlerIds: [accountIds['accused']] },
    ]) {
      const answer = await as('windowHead').command(petition.petitionId, 'designate-handler', {
        version: triaged.version,
        body: { ...people, approval: approvedBy('leader') },
      });
      expect([answer.status, answer.body.code]).toEqual([422, expect.stringMatching(/^RECUSAL_/)]);
    }
    expect(await api.countEvents()).toBe(events);
  });

  it('only those named, who settled it and who signed are left: clerk and the rest of the window see it no more', async () => {
    const answer = await as('windowHead').command(petition.petitionId, 'designate-handler', {
      version: triaged.version,
      body: {
        handlerId: api.office.staff.second.accountId,
        needToKnow: [api.office.staff.deputy.accountId],
        approval: approvedBy('leader'),
      },
    });
    named = answer.body;
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    for (const login of ['second', 'deputy', 'windowHead', 'leader']) {
      expect([login, await inRegister(login)]).toEqual([login, true]);
      expect((await as(login).get(`/api/petitions/${petition.petitionId}`)).status).toBe(200);
    }
    for (const login of ['reception', 'head2', 'handler', 'accused', 'admin', 'county', 'examiner']) {
      expect([login, await inRegister(login)]).toEqual([login, false]);
      expect((await as(login).get(`/api/petitions/${petition.petitionId}`)).status).toBe(404);
      expect((await as(login).get('/api/inbox')).text).not.toContain(petition.petitionId);
    }
    const seen = await as('second').get(`/api/petitions/${petition.petitionId}`);
    expect(seen.text).not.toContain('吴某举');
  });

  it('a command already answered is answered again only to whoever sent it and still may see it', async () => {
    const key = randomUUID();
    const body = { acceptedOn: day };
    const on = { version: named.version, body, key };
    const first = await as('second').command(petition.petitionId, 'accept', on);
    expect([first.status, first.text]).toEqual([200, expect.any(String)]);
    expect((await as('second').command(petition.petitionId, 'accept', on)).body.repeated).toBe(true);
    const other = await as('accused').command(petition.petitionId, 'accept', on);
    expect([other.status, other.body.code]).toEqual([404, 'PETITION_NOT_FOUND']);
  });
});

describe('the handler who has to reach the reporter (O-12, QP03)', () => {
  it('sees name and telephone by leave of the head alone, and each look is 揭示身份', async () => {
    const page = async (login: string) => await as(login).get(`/api/petitions/${petition.petitionId}`);
    const looks = async () =>
      (
        await api.office.db.pools.owner.query<{ action: string }>(
          'select action from idn.access_audit where petition_id = $1 and account_id = $2 order by seq',
          [petition.petitionId, api.office.staff.second.accountId],
        )
      ).rows.map(({ action }) => action);
    const disclose = async (login: string, change: object = {}) =>
      await as(login).command(petition.petitionId, 'disclose-reporter', {
        version: (await page('windowHead')).body.version,
        body: {
          staffIds: [api.office.staff.second.accountId],
          reason: '须电话反馈查核情况',
          approval: approvedBy('leader'),
          ...change,
        },
      });
    expect((await page('second')).text).not.toContain('13800000002');
    expect(await looks()).not.toContain('reveal');
    // not of himself, not by a deputy, not to somebody outside
    for (const [login, change] of [
      ['second', {}],
      ['windowHead', { approval: approvedBy('deputy') }],
      ['windowHead', { staffIds: [api.office.staff.examiner.accountId] }],
    ] as const)
      expect((await disclose(login, change)).status).toBeGreaterThanOrEqual(400);
    expect((await page('second')).text).not.toContain('13800000002');
    const answer = await disclose('windowHead');
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    const told = await page('second');
    for (const word of ['吴某举', '13800000002']) expect(told.text).toContain(word);
    expect((await looks()).at(-1)).toBe('reveal');
    expect((await page('deputy')).text).not.toContain('吴某举');
  });
});

describe('an accused whose name was written wrongly (domain.md §9)', () => {
  it('is kept away as soon as the name is put right, and whose cadre he is with it (QP10)', async () => {
    const { subjects, ...rest } = accusationBody(day, { title: '又一件举报' });
    const [reporter, accused] = subjects;
    const registered = await as('reception').post('/api/petitions', {
      ...rest,
      subjects: [reporter, { ...accused, name: '廖某备' }],
    });
    expect([registered.status, registered.text]).toEqual([201, expect.any(String)]);
    const { petitionId } = registered.body;
    // he is a head of the window, and nobody knows yet that he is meant
    expect((await as('accused').get(`/api/petitions/${petitionId}`)).status).toBe(200);
    const { version, people: known } = (await as('windowHead').get(`/api/petitions/${petitionId}`)).body;
    const { subjectId } = known.find(({ role }: { role: string }) => role === 'accused');
    const corrected = await as('windowHead').command(petitionId, 'correct', {
      version,
      body: {
        changes: {},
        persons: [{ subjectId, name: '廖某被', cadreAuthority: 'own' }],
        reason: '核对来信,姓名写错',
      },
    });
    expect([corrected.status, corrected.text]).toEqual([200, expect.any(String)]);
    expect((await as('accused').get(`/api/petitions/${petitionId}`)).status).toBe(404);
    expect((await as('accused').get('/api/petitions')).text).not.toContain(petitionId);
    const seen = (await as('windowHead').get(`/api/petitions/${petitionId}`)).body;
    expect(seen.people).toContainEqual(expect.objectContaining({ subjectId, cadreAuthority: 'own' }));
  });
});

describe('the query code', () => {
  it('brings its petition, and only to whoever may see it', async () => {
    const { body } = await as('reception').post('/api/petitions', letterBody(day, { title: '凭码查询' }));
    const secret = await as('reception').post('/api/petitions', accusationBody(day));
    await api.indexed();
    const found = async (login: string, code: string) =>
      (await as(login).get(`/api/petitions?q=${code}`)).body.items.map(
        ({ petitionId }: { petitionId: string }) => petitionId,
      );
    expect(await found('clerk2', body.queryCode)).toEqual([body.petitionId]);
    expect(await found('clerk2', body.queryCode.toLowerCase().replaceAll('-', ''))).toEqual([
      body.petitionId,
    ]);
    expect(await found('reception', secret.body.queryCode)).toEqual([secret.body.petitionId]);
    expect(await found('clerk2', secret.body.queryCode)).toEqual([]);
  });
});
