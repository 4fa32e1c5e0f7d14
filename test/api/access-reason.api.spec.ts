import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { changeOrganisation, createAccount, verifyAccessAudit } from '#identity';
import { inTransaction } from '#platform';
import { accusationBody, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { PASSWORD } from '../support/office.js';

const REASON = '核实第三季度买官卖官线索';

let api: TestApi;
let day: string;
let accusation: string;
let letter: string;
const people: Record<string, ApiClient> = {};

const as = (login: string): ApiClient => {
  const client = people[login];
  if (!client) throw new Error(`nobody signs in as ${login}`);
  return client;
};
const give = (login: string, reason: unknown = REASON, petitionId = accusation) =>
  as(login).post(`/api/petitions/${petitionId}/access`, { reason });
const audit = async () =>
  (
    await api.office.db.pools.owner.query<{ action: string; reason: Buffer | null; account: string }>(
      `select action, sealed_reason as reason, account_id as account from idn.access_audit
        where petition_id = $1 order by seq`,
      [accusation],
    )
  ).rows;

/** Every road on which the details of one petition are read. */
const roads = (): string[] => [
  '',
  `/as-of?on=${day}`,
  '/events/1',
  '/access',
  '/reminders',
  '/papers',
  '/papers/volume',
  '/documents/registrationForm',
  '/print/registrationForm',
  `/papers/${randomUUID()}/docx`,
  `/papers/scans/${randomUUID()}`,
  `/papers/supervision-letters/${randomUUID()}`,
];
const read = (login: string, road: string, petitionId = accusation) =>
  as(login).get(`/api/petitions/${petitionId}${road}`);

beforeAll(async () => {
  api = await openTestApi();
  await inTransaction(api.office.db.pools.store, async (client) => {
    const made = { orgId: api.office.orgId, password: PASSWORD, mustChangePassword: false };
    await createAccount(
      client,
      { ...made, login: 'accused', displayName: '廖某被', roles: ['windowHead', 'leader'] },
      null,
    );
    await createAccount(client, { ...made, login: 'auditor', displayName: '审计', roles: ['auditor'] }, null);
  });
  for (const login of ['reception', 'windowHead', 'handler', 'leader', 'accused', 'auditor', 'county']) {
    people[login] = await api.signInAs(login);
    as(login).reason = null;
  }
  day = (await as('reception').get('/api/session')).body.today;
  const registered = await as('reception').post('/api/petitions', accusationBody(day));
  expect([registered.status, registered.body.displayNo]).toEqual([201, expect.any(String)]);
  accusation = registered.body.petitionId;
  letter = (await as('reception').post('/api/petitions', letterBody(day))).body.petitionId;
}, 240_000);
afterAll(() => api.close(), 30_000);

describe('an accusation is opened by its need-to-know, and for a reason (§9)', () => {
  it('is refused on every road until one is given, and nobody is recorded as having looked', async () => {
    for (const road of roads()) {
      const { status, body, text } = await read('windowHead', road);
      expect([road, status, body?.code, body?.field, body?.petitionId]).toEqual([
        road,
        422,
        'ACCESS_REASON_REQUIRED',
        'reason',
        accusation,
      ]);
      expect(body.detail).toMatch(/查阅事由.*§9/u);
      for (const word of ['吴某举', '买官卖官', '廖某被']) expect(text).not.toContain(word);
    }
    expect(await audit()).toEqual([]);
  });

  it('asks for it of nobody else: a general petition, lists, the inbox, the workbench, books', async () => {
    expect((await read('windowHead', '', letter)).status).toBe(200);
    for (const path of ['/api/petitions', '/api/workbench', '/api/inbox', '/api/deadlines'])
      expect([path, (await as('windowHead').get(path)).status]).toEqual([path, 200]);
    const book = await as('windowHead').get(`/api/registers/L01?from=${day}&to=${day}`);
    expect([book.status, book.text.includes(accusation)]).toEqual([200, true]);
  });

  it.each([[''], [' '], ['x'], [' x '], ['长'.repeat(201)], [null], [7], [undefined]])(
    'is no reason: %j',
    async (reason) => {
      const answer = await give('windowHead', reason ?? null);
      expect([answer.status, answer.body.field]).toEqual([400, 'reason']);
      expect((await read('windowHead', '')).status).toBe(422);
    },
  );

  it('is opened by it on every road, for this account and this petition alone', async () => {
    expect((await give('windowHead', ` ${REASON} `)).status).toBe(204);
    // the volume takes LibreOffice a while; it is refused above, by the same loader
    for (const road of roads().filter((each) => each !== '/papers/volume'))
      expect([road, (await read('windowHead', road)).body?.code]).not.toEqual([
        road,
        'ACCESS_REASON_REQUIRED',
      ]);
    const page = await read('windowHead', '');
    expect([page.status, page.text.includes('吴某举')]).toEqual([200, true]);
    expect((await read('reception', '')).body.code).toBe('ACCESS_REASON_REQUIRED');
    const other = (await as('reception').post('/api/petitions', accusationBody(day))).body.petitionId;
    expect((await read('windowHead', '', other)).body.code).toBe('ACCESS_REASON_REQUIRED');
  });

  it('lies sealed in the audit, with every look that was taken under it; the chain holds', async () => {
    const mine = (await audit()).filter(({ account }) => account === api.office.staff.windowHead.accountId);
    expect(mine.map(({ action }) => action)).toEqual(expect.arrayContaining(['view', 'reveal', 'export']));
    const [first] = mine;
    expect(first?.action).toBe('view');
    for (const { reason } of mine) expect(reason?.equals(first?.reason as Buffer)).toBe(true);
    expect(first?.reason?.toString('utf8')).not.toContain('买官卖官');
    const { rows } = await api.office.db.pools.owner.query<{ all: string }>(
      'select json_agg(a)::text as all from idn.access_audit a',
    );
    for (const form of [REASON, Buffer.from(REASON).toString('hex')])
      expect(rows[0]?.all).not.toContain(form);
    expect((await verifyAccessAudit(api.office.db.pools.store)).broken).toEqual([]);
  });
});

describe('who reads the reason', () => {
  it('谁看过 tells it to whoever may know the reporter, and to others their own', async () => {
    expect((await give('reception', '补录来信附件')).status).toBe(204);
    const seenBy = async (login: string) =>
      (await read(login, '/access')).body as { reason: string | null }[];
    const head = await seenBy('windowHead');
    expect(head).toContainEqual(expect.objectContaining({ action: '揭示身份', reason: REASON }));
    expect(head).toContainEqual(expect.objectContaining({ action: '导出文书', reason: REASON }));
    expect(head).toContainEqual(expect.objectContaining({ action: '查看', reason: '补录来信附件' }));
    const clerk = (await seenBy('reception')).map(({ reason }) => reason);
    expect(new Set(clerk)).toEqual(new Set(['补录来信附件', '(密存)']));
  });

  it('the clerk, from whom the reporter is withheld, is recorded as having seen, not as having learned him', async () => {
    await read('reception', '');
    const clerk = (await audit()).filter(({ account }) => account === api.office.staff.reception.accountId);
    expect(new Set(clerk.map(({ action }) => action))).toEqual(new Set(['view']));
  });

  it('L19 has 字段 and 理由; for the auditor it is (密存), and to whom the petition is hidden it has no line', async () => {
    const lines = async (login: string) =>
      (await as(login).get(`/api/registers/L19?from=${day}&to=${day}`)).body.rows as {
        petitionId: string | null;
        cells: string[];
      }[];
    const head = (await lines('windowHead')).filter(({ petitionId }) => petitionId === accusation);
    expect(head.map(({ cells }) => cells.slice(3))).toContainEqual([
      '案件详情、举报人身份',
      REASON,
      '揭示身份',
    ]);
    const auditor = await lines('auditor');
    expect(auditor.map(({ cells }) => cells[4])).toContain('(密存)');
    expect(JSON.stringify(auditor)).not.toContain(REASON);
    for (const login of ['leader', 'accused'])
      expect([login, JSON.stringify(await lines(login)).includes(REASON)]).toEqual([login, false]);
  });
});

describe('the auditor among the books (§9 三员分立)', () => {
  const codes = async (login: string) =>
    ((await as(login).get('/api/registers')).body as { code: string }[]).map(({ code }) => code);

  it('finds the book of looks alone, and is told why he may not open another', async () => {
    expect(await codes('auditor')).toEqual(['L19']);
    expect(await codes('windowHead')).toEqual(expect.arrayContaining(['L01', 'L19', 'L31']));
    for (const road of ['L01', 'L09', 'L26', 'L31', 'L01/xlsx', 'L01/print']) {
      const { status, body } = await as('auditor').get(`/api/registers/${road}`);
      expect([road, status, body.code]).toEqual([road, 403, 'ROLE_MISSING']);
    }
    for (const road of ['L19', 'L19/xlsx', 'L19/print'])
      expect((await as('auditor').get(`/api/registers/${road}`)).status).toBe(200);
  });

  it('stands in it himself once he has taken it out, though he is shown no petition', async () => {
    const own = async () =>
      (
        (await as('auditor').get(`/api/registers/L19?from=${day}&to=${day}`)).body.rows as {
          cells: string[];
        }[]
      )
        .map(({ cells }) => cells)
        .filter(([who]) => who === '审计');
    const before = (await own()).length;
    for (const road of ['L19/xlsx', 'L19/print'])
      expect((await as('auditor').get(`/api/registers/${road}`)).status).toBe(200);
    const after = await own();
    expect(after).toHaveLength(before + 2);
    expect(after.at(-1)?.slice(2)).toEqual(['(台账)', 'L19 查询、导出审计台账', '', '取出台账']);
    expect((await verifyAccessAudit(api.office.db.pools.store)).broken).toEqual([]);
  });

  it('sees the looks of a small office below, whose auditor he is (§2.14), and of no other office', async () => {
    const { store } = api.office.db.pools;
    const county = await as('county').post('/api/petitions', letterBody(day));
    expect((await read('county', '', county.body.petitionId)).status).toBe(200);
    const { rows } = await store.query<{ name: string }>(
      'select display_name as name from idn.account where login = $1',
      ['county'],
    );
    const name = rows[0]?.name ?? '';
    const looked = async () =>
      (
        (await as('auditor').get(`/api/registers/L19?from=${day}&to=${day}`)).body.rows as {
          cells: string[];
        }[]
      )
        .map(({ cells }) => cells)
        .filter(([who]) => who === name);
    const small = (smallOffice: boolean) =>
      inTransaction(store, (client) => changeOrganisation(client, api.office.countyId, { smallOffice }));
    await small(false);
    expect(await looked()).toEqual([]);
    await small(true);
    expect((await looked()).map(([, , which, what]) => [which, what])).toEqual([['(不显示)', '案件详情']]);
    await small(false);
  });
});

describe('the reason is no oracle (R-20)', () => {
  it.each(['accused', 'handler', 'leader', 'county', 'auditor'])(
    '%s, with a reason and without, learns no more than of a petition that never was',
    async (login) => {
      const before = (await audit()).length;
      const nowhere = randomUUID();
      const alike = ({ status, text }: { status: number; text: string }) => [
        status,
        text.replace(/urn:uuid:[0-9a-f-]{36}/, ''),
      ];
      for (const road of ['', '/access', '/papers', '/reminders', `/as-of?on=${day}`])
        expect([road, ...alike(await read(login, road))]).toEqual([
          road,
          ...alike(await read(login, road, nowhere)),
        ]);
      const [here, there] = [await give(login), await give(login, REASON, nowhere)];
      expect([here.status, here.body.code]).toEqual([404, 'PETITION_NOT_FOUND']);
      expect(alike(here)).toEqual(alike(there));
      expect(alike(await read(login, ''))).toEqual(alike(await read(login, '', nowhere)));
      expect((await audit()).length).toBe(before);
    },
  );
});

describe('a command is no look', () => {
  it('is carried out without a reason, and answers with nothing of the file', async () => {
    const { body } = await as('reception').post('/api/petitions', accusationBody(day));
    const answer = await as('windowHead').command(body.petitionId, 'add-note', {
      version: body.version,
      body: {
        kind: 'progress',
        occurredOn: day,
        staffIds: [api.office.staff.windowHead.accountId],
        text: '已阅',
      },
    });
    expect([answer.body.code]).not.toEqual(['ACCESS_REASON_REQUIRED']);
    expect(answer.text).not.toContain('吴某举');
  });
});

describe('the reason runs out', () => {
  const older = (hours: number) =>
    api.office.db.pools.owner.query(
      `begin; alter table idn.access_audit disable trigger user;
       update idn.access_audit set recorded_at = recorded_at - interval '${hours} hours';
       alter table idn.access_audit enable trigger user; commit`,
    );

  it('after a working day, though looks were taken under it until the end', async () => {
    await older(7);
    expect((await read('windowHead', '')).status).toBe(200);
    await older(2);
    // the look of a moment ago is two hours old, and was taken under a reason of nine hours ago
    expect((await read('windowHead', '')).body.code).toBe('ACCESS_REASON_REQUIRED');
    expect((await give('windowHead', '审核签批')).status).toBe(204);
    expect((await read('windowHead', '')).status).toBe(200);
    const [newest] = (await read('windowHead', '/access')).body;
    expect(newest).toMatchObject({ reason: '审核签批', action: '揭示身份' });
  });
});
