import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createAccount, createOrganisation, type Role, setDisabled } from '#identity';
import { inTransaction } from '#platform';
import {
  accusationBody,
  type ApiAnswer,
  ApiClient,
  letterBody,
  openTestApi,
  type TestApi,
} from '../support/api.js';
import { AFFAIRS } from '#domain';
import { PASSWORD } from '../support/office.js';
import { type ApiRoute, readOpenApi, routesOf, sampleOf } from './openapi-routes.js';

const document = readOpenApi();
const routes = routesOf(document);
const caseRoutes = routes.filter(({ path }) => path.startsWith('/api/petitions/{petitionId}'));
/** Held by affairs.api.spec.ts against the registry from which they are made. */
const affairRoutes = routes.filter(({ path }) =>
  AFFAIRS.some((affair) => path === `/api/${affair.path}` || path.startsWith(`/api/${affair.path}/`)),
);
/** Figures are asked for a period: held by statistics-doors.api.spec.ts. */
const figureRoutes = routes.filter(
  ({ path, operationId }) => path.startsWith('/api/statistics/') && operationId !== 'getQuarterStatistics',
);

/** Everybody who might ask: the staff of the office, and those made here. */
const OTHERS: Record<string, { name: string; roles: Role[]; at: 'city' | 'county' | 'sister' }> = {
  auditor: { name: '员工auditor', roles: ['auditor'], at: 'city' },
  accused: { name: '廖某被', roles: ['windowHead', 'leader', 'handler', 'admin'], at: 'city' },
  sister: { name: '邻县', roles: ['windowHead', 'leader', 'reception'], at: 'sister' },
  countyAdmin: { name: '县管理员', roles: ['admin'], at: 'county' },
};
const PERSONAS = [
  'reception',
  'windowHead',
  'handler',
  'second',
  'examiner',
  'deputy',
  'leader',
  'admin',
  'county',
  ...Object.keys(OTHERS),
] as const;

let api: TestApi;
const people: Record<string, ApiClient> = {};
let accusation: { petitionId: string; petitionNo: string; displayNo: string };
let general: { petitionId: string; petitionNo: string; displayNo: string };
let day: string;

beforeAll(async () => {
  api = await openTestApi();
  await inTransaction(api.office.db.pools.store, async (client) => {
    const sister = await createOrganisation(client, {
      parentId: api.office.orgId,
      code: '411322Z',
      shortCode: '方组',
      name: '方川县委组织部',
      level: 'county',
    });
    const at = { city: api.office.orgId, county: api.office.countyId, sister: sister.id };
    const made = { password: PASSWORD, mustChangePassword: false };
    for (const [login, { name, roles, at: place }] of Object.entries(OTHERS))
      await createAccount(client, { login, displayName: name, orgId: at[place], roles, ...made }, null);
    await createAccount(
      client,
      {
        ...made,
        login: 'newcomer',
        displayName: '新来',
        orgId: at.city,
        roles: ['admin'],
        mustChangePassword: true,
      },
      null,
    );
    await createAccount(
      client,
      { ...made, login: 'gone', displayName: '离职', orgId: at.city, roles: ['leader'] },
      null,
    );
  });
  for (const login of [...PERSONAS, 'newcomer', 'gone']) people[login] = await api.signInAs(login);
  await inTransaction(api.office.db.pools.store, async (client) => {
    const { rows } = await client.query<{ id: string }>(`select id from idn.account where login = 'gone'`);
    await setDisabled(client, rows[0]?.id ?? '', true, api.office.staff.admin.accountId);
  });
  day = (await as('reception').get('/api/session')).body.today;
  accusation = (await as('reception').post('/api/petitions', accusationBody(day))).body;
  general = (await as('reception').post('/api/petitions', letterBody(day))).body;
}, 90_000);
afterAll(() => api.close(), 120_000);

const as = (login: string): ApiClient => {
  const client = people[login];
  if (!client) throw new Error(`nobody signs in as ${login}`);
  return client;
};

/** What a route cannot be asked without. */
const QUERIES: Readonly<Record<string, () => string>> = { getCaseAsOf: () => `?on=${day}` };

/** What a route is asked with; ids in the address are what is given. */
function ask(client: ApiClient, route: ApiRoute, id: string): Promise<ApiAnswer> {
  const query = QUERIES[route.operationId]?.() ?? '';
  const path = route.path
    .replace('{petitionId}', id)
    .replace('{version}', '1')
    .replace('{orgId}', String(api.office.countyId))
    .replace('{kind}', 'acceptanceNotice')
    .replace(/\{\w+\}/, id);
  return client.send(route.method, path + query, {
    ...(route.schema === null ? {} : { body: sampleOf(document, route.schema, 7) }),
    headers: { 'if-match': '"1"' },
  });
}

/** Everything that could differ; the number of the request does by its nature, but not in length. */
const seen = ({ status, text, headers }: ApiAnswer) => ({
  status,
  text: text.replace(/urn:uuid:[0-9a-f-]{36}/, 'urn:uuid:…'),
  length: Buffer.byteLength(text),
  type: headers.get('content-type'),
});

async function inParallel<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await each(next);
  };
  await Promise.all(Array.from({ length: 6 }, work));
}

describe('the description of the API', () => {
  it('is what the code says; `npm run openapi` writes it anew', async () => {
    const served = (await api.anonymous.get('/api/openapi.json')).body;
    expect(served).toEqual(document);
  });

  it('names every operation once and says that it may refuse', () => {
    const ids = routes.map(({ operationId }) => operationId);
    expect(ids.every((id) => /^[a-z][A-Za-z]+$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { responses } of routes)
      expect(responses['4XX'].content['application/problem+json'].schema.$ref).toBe(
        '#/components/schemas/Problem',
      );
    expect(routes.length).toBeGreaterThan(55);
  });
});

describe('without a session', () => {
  const PUBLIC = new Set(['signIn', 'getSetupState', 'install']);

  it('every route answers 401 but the three public ones', async () => {
    const wrong: string[] = [];
    for (const who of [
      api.anonymous,
      new ApiClient(api.url, `xinfang=${'A'.repeat(43)}`),
      new ApiClient(api.url, 'xinfang=x'),
      as('gone'),
    ])
      await inParallel(routes, async (route) => {
        const answer = await ask(who, route, general.petitionId);
        const isOpen = PUBLIC.has(route.operationId);
        const right = isOpen
          ? route.operationId === 'getSetupState'
            ? answer.status === 200
            : answer.status >= 400 && answer.status < 500
          : answer.status === 401 &&
            answer.body.code === 'SESSION_REQUIRED' &&
            /登录/.test(answer.body.detail);
        if (!right) wrong.push(`${route.operationId}: ${answer.status} ${answer.text}`);
      });
    expect(wrong).toEqual([]);
  }, 240_000);

  it('before a changed password nothing but the password may be asked for', async () => {
    const MAY = new Set(['signIn', 'getSetupState', 'install', 'getViewer', 'signOut', 'changePassword']);
    const wrong: string[] = [];
    await inParallel(
      routes.filter(({ operationId }) => !MAY.has(operationId)),
      async (route) => {
        const answer = await ask(as('newcomer'), route, general.petitionId);
        if (answer.status !== 403 || answer.body.code !== 'PASSWORD_CHANGE_REQUIRED')
          wrong.push(`${route.operationId}: ${answer.status}`);
      },
    );
    expect(wrong).toEqual([]);
    expect((await as('newcomer').get('/api/session')).body.mustChangePassword).toBe(true);
  });
});

describe('a petition that is not for these eyes (S1, O-23)', () => {
  it('has samples that pass the door, or the matrix would compare refusals of form', async () => {
    const wrong: string[] = [];
    await inParallel(caseRoutes, async (route) => {
      const answer = await ask(as('windowHead'), route, randomUUID());
      if (answer.status !== 404 || answer.body.code !== 'PETITION_NOT_FOUND')
        wrong.push(`${route.operationId}: ${answer.status} ${answer.text}`);
    });
    expect(wrong).toEqual([]);
  });

  const matrix = async (logins: readonly string[], petitionId: string) => {
    const wrong: string[] = [];
    const before = await api.countEvents();
    const nowhere = new Map<string, string>();
    await inParallel(caseRoutes, async (route) => {
      nowhere.set(route.operationId, JSON.stringify(seen(await ask(as('second'), route, randomUUID()))));
    });
    for (const login of logins)
      await inParallel(caseRoutes, async (route) => {
        const foreign = await ask(as(login), route, petitionId);
        if (foreign.status !== 404 || JSON.stringify(seen(foreign)) !== nowhere.get(route.operationId))
          wrong.push(`${login} ${route.operationId}: ${foreign.text} / ${nowhere.get(route.operationId)}`);
      });
    expect(wrong).toEqual([]);
    expect(await api.countEvents()).toBe(before);
  };

  it(
    'an accusation: answered by every route as one that does not exist, to everyone but clerk and window',
    () =>
      matrix(
        PERSONAS.filter((login) => login !== 'reception' && login !== 'windowHead'),
        accusation.petitionId,
      ),
    240_000,
  );

  it(
    'a general petition: to other organisations below and beside, to administrators and the auditor',
    () => matrix(['county', 'sister', 'countyAdmin', 'admin', 'auditor'], general.petitionId),
    240_000,
  );

  it('is there for those who may see it', async () => {
    for (const login of ['reception', 'windowHead'])
      expect((await as(login).get(`/api/petitions/${accusation.petitionId}`)).status).toBe(200);
    for (const login of ['reception', 'handler', 'examiner', 'deputy', 'leader', 'accused'])
      expect((await as(login).get(`/api/petitions/${general.petitionId}`)).status).toBe(200);
  });
});

describe('routes about no single petition', () => {
  const STAFF = [
    'reception',
    'windowHead',
    'handler',
    'second',
    'examiner',
    'deputy',
    'leader',
    'county',
    'accused',
    'sister',
  ];
  const ADMINS = ['admin', 'accused', 'countyAdmin'];
  const EVERYBODY = [...PERSONAS];
  const EXPORTING = ['windowHead', 'deputy', 'leader', 'auditor', 'county', 'accused', 'sister'];
  const RUNNING = ['windowHead', 'deputy', 'leader', 'county', 'accused', 'sister'];
  const TEMPLATES = ['windowHead', 'admin', 'county', 'accused', 'sister', 'countyAdmin'];
  /** Who gets a 2xx; everybody else a 403. */
  const MAY: Record<string, readonly string[]> = {
    getDirectory: EVERYBODY,
    getViewer: EVERYBODY,
    listPetitions: EVERYBODY,
    previewPetition: EVERYBODY,
    searchPetitions: EVERYBODY,
    getDeadlineBoard: EVERYBODY,
    getWorkbench: EVERYBODY,
    getGateQueue: EVERYBODY,
    getCheckpointAudit: EVERYBODY,
    listInbox: EVERYBODY,
    markInboxRead: EVERYBODY,
    markInboxItemRead: EVERYBODY,
    registerPetition: ['reception', 'windowHead', 'county', 'accused', 'sister'],
    getQuarterCircular: EVERYBODY,
    getDutyGaps: EVERYBODY,
    getZeroReports: EVERYBODY,
    getFastLane: EVERYBODY,
    getRetentionEnded: EVERYBODY,
    getInspectionDraw: EVERYBODY,
    getTargetBoard: EVERYBODY,
    getQuarterStatistics: STAFF,
    listRegisters: EVERYBODY,
    getRegister: EVERYBODY,
    exportRegister: EXPORTING,
    printRegister: EXPORTING,
    listOfficePapers: EVERYBODY,
    composeOfficePaper: STAFF,
    renderOfficePaper: STAFF,
    listPaperRuns: EVERYBODY,
    listRunKinds: EVERYBODY,
    startPaperRun: RUNNING,
    getPaperRun: EVERYBODY,
    readPaperRun: EVERYBODY,
    removePaperRun: EVERYBODY,
    listTemplates: EVERYBODY,
    readTemplate: EVERYBODY,
    uploadTemplate: TEMPLATES,
    removeTemplate: TEMPLATES,
    listAccounts: ADMINS,
    listAccountAudit: [...ADMINS, 'windowHead', 'leader', 'auditor', 'county', 'sister'],
    createAccount: ADMINS,
    updateAccount: ADMINS,
    resetPassword: ADMINS,
    createOrganisation: ADMINS,
    getOrganisationHistory: ADMINS,
    changeOrganisation: ADMINS,
    getLoadAhead: EVERYBODY,
    listMovedClocks: EVERYBODY,
    getContact: EVERYBODY,
    putContact: EVERYBODY,
    printDailyList: EVERYBODY,
    listStuck: EVERYBODY,
    listDeliveries: ADMINS,
    resendAllMessages: ADMINS,
    resendMessage: ADMINS,
    getCalendar: EVERYBODY,
    // one calendar for all: the administrators of the topmost organisation
    previewCalendar: ['admin', 'accused'],
    changeCalendar: ['admin', 'accused'],
    getProfile: EVERYBODY,
    // the sample names the city: its own administrators
    previewProfile: ['admin', 'accused'],
    changeProfile: ['admin', 'accused'],
    getBackground: ADMINS,
    replayParked: ADMINS,
    takeRegisterOver: EVERYBODY,
  };
  const APART = new Set(['signIn', 'signOut', 'changePassword', 'getSetupState', 'install']);

  it('have a line in the table, each', () => {
    const without = routes
      .filter(
        (route) =>
          !caseRoutes.includes(route) &&
          !affairRoutes.includes(route) &&
          !figureRoutes.includes(route) &&
          !APART.has(route.operationId) &&
          !(route.operationId in MAY),
      )
      .map(({ operationId }) => operationId);
    expect(without).toEqual([]);
  });

  it('let in exactly those of the table; what is allowed but names nothing is 404 or a rule', async () => {
    const wrong: string[] = [];
    for (const login of EVERYBODY)
      for (const route of routes) {
        const may = MAY[route.operationId];
        if (!may) continue;
        const answer = await ask(as(login), route, randomUUID());
        const right = may.includes(login)
          ? answer.status !== 403 && answer.status < 500
          : answer.status === 403;
        // the sample names an organisation: whoever does not manage that one is refused for it
        const elsewhere = answer.body?.code === 'ORGANISATION_OTHER' && /^create/.test(route.operationId);
        if (!right && !elsewhere)
          wrong.push(`${login} ${route.operationId}: ${answer.status} ${answer.text}`);
      }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('an account of another organisation is one that does not exist', async () => {
    const { accountId } = api.office.staff.handler;
    for (const [method, tail, body] of [
      ['PATCH', '', { displayName: '改名' }],
      ['POST', '/password', undefined],
    ] as const) {
      const [foreign, random] = await Promise.all(
        [accountId, randomUUID()].map((id) =>
          as('countyAdmin').send(method, `/api/accounts/${id}${tail}`, body ? { body } : {}),
        ),
      );
      expect(foreign?.status).toBe(404);
      expect(foreign && seen(foreign)).toEqual(random && seen(random));
    }
    expect((await as('countyAdmin').get('/api/accounts')).text).not.toContain('员工');
  });

  it('show nothing of the accusation to whom it is hidden', async () => {
    const wrong: string[] = [];
    const reads = routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    for (const login of PERSONAS.filter((each) => each !== 'reception' && each !== 'windowHead'))
      for (const route of reads) {
        const { text } = await as(login).get(route.path);
        for (const trace of [
          accusation.petitionId,
          accusation.petitionNo,
          accusation.displayNo,
          '有人买官卖官',
          '吴某举',
        ])
          if (text.includes(trace)) wrong.push(`${login} ${route.path}: ${trace}`);
      }
    expect(wrong).toEqual([]);
    expect((await as('reception').get('/api/petitions')).text).toContain(accusation.petitionId);
  }, 120_000);
});
