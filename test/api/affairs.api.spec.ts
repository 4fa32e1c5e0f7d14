import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AFFAIRS } from '#domain';
import { accusationBody, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { readOpenApi, routesOf, sampleOf } from './openapi-routes.js';

type Laned = { petitionId: string; dueOn: string; complex: boolean };
const document = readOpenApi();
const LOGINS = [
  'reception',
  'windowHead',
  'handler',
  'second',
  'examiner',
  'deputy',
  'leader',
  'admin',
  'county',
];

let api: TestApi;
let day: string;
const people: Record<string, ApiClient> = {};
beforeAll(async () => {
  api = await openTestApi();
  for (const login of LOGINS) people[login] = await api.signInAs(login);
  day = (await as('reception').get('/api/session')).body.today;
}, 120_000);
afterAll(() => api.close(), 60_000);

const as = (login: string): ApiClient => {
  const client = people[login];
  if (!client) throw new Error(`nobody signs in as ${login}`);
  return client;
};
const open = (title: string, more: Record<string, unknown> = {}) =>
  as('windowHead').post('/api/supervisions/open-supervision', { cause: 'SUP-05', title, ...more });
const step = (who: string, affairId: string, name: string, version: number, body: unknown) =>
  as(who).post(`/api/supervisions/${affairId}/${name}`, body, { 'if-match': `"${version}"` });

describe('supervision over HTTP (§1.7, §2.12)', () => {
  it('goes from 立项 over a failed second look to 销号', async () => {
    const { status, body } = await open('津贴一事');
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, numbers: [expect.stringMatching(/^宛组信督〔\d{4}〕\d+号$/)] });
    const id: string = body.affairId;
    const inspect = { feedbackDueOn: day, requirement: '核对后书面反馈' };
    expect((await step('windowHead', id, 'inspect', 1, inspect)).body).toMatchObject({ version: 2 });
    expect((await step('handler', id, 'give-feedback', 2, { feedback: '已核' })).status).toBe(200);
    expect((await step('examiner', id, 'reinspect', 3, { passed: false, finding: '没有落实' })).status).toBe(
      200,
    );
    await step('windowHead', id, 'inspect', 4, inspect);
    await step('handler', id, 'give-feedback', 5, { feedback: '已落实' });
    await step('examiner', id, 'reinspect', 6, { passed: true, finding: '已落实' });
    const early = await step('leader', id, 'write-off', 7, { papersComplete: true, conclusion: '落实' });
    expect(early).toMatchObject({ status: 422, body: { code: 'WRITE_OFF_OPINIONS_MISSING' } });
    expect(early.body.detail).toContain('批示领导、承办或受督部门');
    await step('reception', id, 'record-satisfaction', 7, { party: 'leader', opinion: 'agree' });
    await step('reception', id, 'record-satisfaction', 8, { party: 'department', opinion: 'none' });
    const byHandler = await step('windowHead', id, 'write-off', 9, {
      papersComplete: true,
      conclusion: '落实',
    });
    expect(byHandler.status).toBe(200);
    const view = (await as('leader').get(`/api/supervisions/${id}`)).body;
    expect(view.row).toMatchObject({ statusZh: '已销号', open: false, title: '津贴一事' });
    expect(view.timeline.map((entry: { sentence: string }) => entry.sentence)).toEqual([
      expect.stringContaining('立项督办'),
      expect.stringContaining('第1轮督办通知'),
      expect.stringContaining('第1轮书面反馈'),
      '第1轮再检查不通过,转第2轮',
      expect.stringContaining('第2轮督办通知'),
      expect.stringContaining('第2轮书面反馈'),
      '第2轮再检查通过',
      '批示领导:满意(认可)',
      '承办或受督部门:未表态',
      '销号,共2轮',
    ]);
    expect(view.timeline[1].texts).toEqual({ 督办要求: '核对后书面反馈' });
  });

  it('offers each person what he may do, with the fields of its form, and says why not', async () => {
    const { affairId } = (await open('流程')).body;
    const actionsOf = async (who: string) =>
      (await as(who).get(`/api/supervisions/${affairId}`)).body.actions as {
        command: string;
        possible: boolean;
        why: string | null;
        path: string;
        fields: { name: string; required: boolean }[];
      }[];
    const mine = await actionsOf('windowHead');
    const inspect = mine.find(({ command }) => command === 'inspect');
    expect(inspect).toMatchObject({ possible: true, path: `/api/supervisions/${affairId}/inspect` });
    expect(inspect?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['on', false],
      ['feedbackDueOn', true],
      ['requirement', true],
    ]);
    const others = await actionsOf('handler');
    expect(others.find(({ command }) => command === 'inspect')?.why).toMatch(/须由/);
    expect(others.find(({ command }) => command === 'writeOff')?.why).toMatch(/已立项/);
  });

  it('keeps to the door: version, unknown fields, shapes, repetition', async () => {
    const { affairId } = (await open('门')).body;
    const url = `/api/supervisions/${affairId}/urge`;
    expect((await as('windowHead').post(url, { words: '请办' })).status).toBe(428);
    expect((await step('windowHead', affairId, 'urge', 1, { words: '请办', extra: 1 })).body.code).toBe(
      'FIELD_UNKNOWN',
    );
    expect((await step('windowHead', affairId, 'urge', 1, {})).body).toMatchObject({
      code: 'FIELD_REQUIRED',
      field: 'words',
    });
    expect((await step('windowHead', affairId, 'urge', 9, { words: '请办' })).status).toBe(412);
    const key = randomUUID();
    const send = () =>
      as('windowHead').post(url, { words: '请办' }, { 'if-match': '"1"', 'idempotency-key': key });
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    expect((await as('windowHead').get(`/api/supervisions/${affairId}`)).body.row.version).toBe(2);
  });

  it('SUP-08 a leader’s instruction stands before the handler at once, on the list of that petition', async () => {
    const petition = (await as('reception').post('/api/petitions', letterBody(day))).body;
    const leaderId = api.office.staff.leader.accountId;
    const instruct = {
      petitionId: petition.petitionId,
      leaderId,
      on: day,
      title: '批示件',
      instruction: '请查清',
    };
    expect((await as('leader').post('/api/supervisions/instruct', instruct)).status).toBe(200);
    const list = (await as('handler').get(`/api/supervisions?petitionId=${petition.petitionId}`)).body;
    expect(list.rows).toMatchObject([
      { title: '批示件', statusZh: '已批示待立项', petitionNo: petition.displayNo },
    ]);
    expect((await as('county').get('/api/supervisions')).body.rows).toEqual([]);
  });
});

describe('hand-over over HTTP (O-96)', () => {
  it('passes the cases with the third signature, and not before', async () => {
    const { staff } = api.office;
    const petition = (await as('reception').post('/api/petitions', letterBody(day))).body;
    const id: string = petition.petitionId;
    await api.office.act('windowHead', id, triageOf(staff.windowHead.accountId, day), day);
    const designate = {
      type: 'designateHandler' as const,
      handlerId: staff.handler.accountId,
      approval: {
        signerId: staff.windowHead.accountId,
        capacity: 'windowHead',
        signedOn: day,
        onPaper: false,
      },
    };
    await api.office.act('windowHead', id, designate, day);
    const body = {
      fromId: staff.handler.accountId,
      toId: staff.second.accountId,
      supervisorId: staff.windowHead.accountId,
      reason: '调离',
      petitionIds: [id],
      clocks: '剩二十日',
      fileCount: 1,
      lentOutCount: 0,
      things: '无',
    };
    const listed = (await as('handler').post('/api/handovers/list', body)).body;
    const sign = async (who: string, version: number) =>
      (await as(who).post(`/api/handovers/${listed.affairId}/sign`, {}, { 'if-match': `"${version}"` })).body;
    const handlerNow = async () =>
      (await as('windowHead').get(`/api/petitions/${id}`)).body.handlerId as string;
    expect((await sign('windowHead', 1)).code).toBe('HANDOVER_SUPERVISOR_LAST');
    await sign('handler', 1);
    await sign('second', 2);
    expect(await handlerNow()).toBe(staff.handler.accountId);
    expect(await sign('windowHead', 3)).toMatchObject({ notes: [] });
    expect(await handlerNow()).toBe(staff.second.accountId);
    const row = (await as('handler').get('/api/handovers')).body.rows[0];
    expect(row).toMatchObject({ statusZh: '已交接', open: false });
  }, 240_000);
});

const triageOf = (signerId: string, on: string) => ({
  type: 'triage' as const,
  intakeDecision: 'handle',
  disposition: 'ZB',
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  proposal: '拟由本机关办理',
  approval: { signerId, capacity: 'windowHead', signedOn: on, onPaper: false },
});

describe('registers and readings of the office (§2.7, §2.10, §2.11, §2.4)', () => {
  const post = async (who: string, path: string, body: unknown, version?: number) => {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    return as(who).post(path, body, headers);
  };

  it('O-59 brings a county’s information into the circular, with its rate and place', async () => {
    const draft = { itemType: 'trend', title: '换届动态', body: '来信略增。' };
    const { affairId } = (await post('county', '/api/bulletins/draft', draft)).body;
    const check = { passed: true, note: '无点名' };
    const by = await post('county', `/api/bulletins/${affairId}/check-desensitised`, check, 1);
    expect(by.body.code).toBe('BULLETIN_CHECKED_BY_AUTHOR');
    expect(
      (await post('windowHead', `/api/bulletins/${affairId}/check-desensitised`, check, 1)).body.code,
    ).toBe('ORGANISATION_OTHER');
    const circular = (await as('windowHead').get('/api/office/circular')).body;
    expect(circular.bulletins).toMatchObject([
      { orgId: api.office.countyId, submitted: 0, rate: '—', zeroReport: true, place: 1 },
    ]);
    expect((await as('windowHead').get('/api/office/circular?quarter=2026Q5')).status).toBe(400);
  });

  it('O-79 sees fourteen empty shifts, and one less when it is filled', async () => {
    const gaps = async () => (await as('leader').get('/api/office/duty-gaps')).body.gaps.length as number;
    expect(await gaps()).toBe(14);
    const { staff } = api.office;
    const plan = {
      on: day,
      shift: 'day',
      officerId: staff.reception.accountId,
      leaderId: staff.deputy.accountId,
      phone: '0000-12380',
    };
    expect((await post('windowHead', '/api/duty-shifts/plan', plan)).status).toBe(200);
    expect(await gaps()).toBe(13);
  });

  it('O-43 draws among what counties closed; only the superior inspects', async () => {
    const filed = (
      await post('county', '/api/self-opened-cases/file-opening', { title: '信查1号', openedOn: day })
    ).body;
    const at = `/api/self-opened-cases/${filed.affairId}`;
    await post(
      'county',
      `${at}/file-closing`,
      { closedOn: day, finding: 'substantiated', summary: '属实' },
      1,
    );
    const draw = async () => (await as('windowHead').get('/api/office/inspection-draw')).body;
    expect(await draw()).toMatchObject({
      closed: 1,
      inspected: 0,
      rate: '0.00%',
      drawn: [{ affairId: filed.affairId }],
    });
    const inspect = { conclusion: 'qualified', problems: '无' };
    expect((await post('county', `${at}/inspect-case`, inspect, 2)).body.code).toBe('ORGANISATION_OTHER');
    expect((await post('windowHead', `${at}/inspect-case`, inspect, 2)).status).toBe(200);
    expect(await draw()).toMatchObject({ inspected: 1, rate: '100.00%' });
  });

  it('O-74, O-76 lists and counts what the fast lane covers, until a person takes it out', async () => {
    const petition = (await as('reception').post('/api/petitions', letterBody(day))).body;
    const set = {
      title: '换届',
      from: day,
      to: day,
      source: '某文',
      categories: ['08'],
      zeroReport: false,
      ladder: false,
      fastLane: true,
    };
    const { affairId } = (await post('windowHead', '/api/sensitive-periods/set-period', set)).body;
    const rows = async () =>
      ((await as('windowHead').get('/api/office/fast-lane')).body.rows as { petitionId: string }[]).map(
        (row) => row.petitionId,
      );
    expect(await rows()).toContain(petition.petitionId);
    const line = async () => (await as('windowHead').get('/api/office/circular')).body.fastLane;
    const counted = await line();
    expect(counted).toMatchObject({ sameDay: '—', onTime: '—', substantiated: 0 });
    // O-75: ten working days instead of five, by the head alone
    const laned = async () =>
      ((await as('windowHead').get('/api/office/fast-lane')).body.rows as Laned[]).find(
        ({ petitionId }) => petitionId === petition.petitionId,
      );
    const before = await laned();
    const complex = { petitionIds: [petition.petitionId], reason: '涉及三个村' };
    const approve = `/api/sensitive-periods/${affairId}/approve-complex`;
    expect((await post('windowHead', approve, complex, 1)).status).toBe(403);
    expect((await post('leader', approve, complex, 1)).status).toBe(200);
    const after = await laned();
    expect([before?.complex, after?.complex]).toEqual([false, true]);
    expect((after?.dueOn ?? '') > (before?.dueOn ?? '')).toBe(true);
    const lift = { petitionIds: [petition.petitionId], reason: '与换届无关' };
    await post('windowHead', `/api/sensitive-periods/${affairId}/lift-fast-lane`, lift, 2);
    expect(await rows()).not.toContain(petition.petitionId);
    expect(await line()).toMatchObject({ items: counted.items - 1 });
    expect((await as('county').get('/api/office/fast-lane')).body.rows).toEqual([]);
  });

  it('O-87 scores what has a denominator and shows the county its own line', async () => {
    const target = {
      year: Number(day.slice(0, 4)),
      targetOrgId: api.office.countyId,
      indicator: 'I-28',
      op: 'atLeast',
      value: 500,
      weight: 40,
      document: '某文',
    };
    await post('windowHead', '/api/annual-targets/set-target', target);
    await post('windowHead', '/api/annual-targets/set-target', { ...target, indicator: 'I-09', value: 950 });
    const board = (await as('windowHead').get('/api/office/targets')).body;
    expect(board.units).toMatchObject([
      {
        orgId: api.office.countyId,
        score: '100.00',
        lines: expect.arrayContaining([
          expect.objectContaining({ zh: '按期办结率', actual: '—', met: null }),
          expect.objectContaining({ zh: '自立案件检查率', target: '50.00%', actual: '100.00%', met: true }),
        ]),
      },
    ]);
    expect((await as('county').get('/api/annual-targets')).body.rows).toHaveLength(2);
    expect((await as('county').get('/api/office/targets')).body.units).toHaveLength(1);
  });
});

describe('an affair that is not for these eyes (§9, S1)', () => {
  const routes = routesOf(document).filter(({ path }) => path.includes('{affairId}'));

  it('answers as for one that does not exist, on every route of every affair', async () => {
    const { petitionId } = (await as('reception').post('/api/petitions', accusationBody(day))).body;
    const hidden: string = (await open('举报督办', { petitionId })).body.affairId;
    expect((await as('windowHead').get(`/api/supervisions/${hidden}`)).status).toBe(200);
    const wrong: string[] = [];
    for (const route of routes)
      for (const who of ['handler', 'leader', 'admin', 'county']) {
        const answers = [];
        for (const id of [hidden, randomUUID()]) {
          const path = route.path.replace('{affairId}', id).replace('{petitionId}', petitionId);
          const answer = await as(who).send(route.method, path, {
            ...(route.schema === null ? {} : { body: sampleOf(document, route.schema, 7) }),
            headers: { 'if-match': '"1"' },
          });
          answers.push(`${answer.status} ${answer.text.replace(/urn:uuid:[0-9a-f-]{36}/, '…')}`);
        }
        if (answers[0] !== answers[1] || !/"(AFFAIR|PETITION)_NOT_FOUND"/.test(answers[0] ?? ''))
          wrong.push(`${who} ${route.operationId}: ${answers.join(' / ')}`);
      }
    expect(wrong).toEqual([]);
    for (const who of ['handler', 'leader', 'county'])
      expect((await as(who).get('/api/supervisions')).text).not.toContain(hidden);
  }, 600_000);

  it('opens nothing for whoever has no role for it, and shows the administrator no line', async () => {
    const wrong: string[] = [];
    for (const affair of AFFAIRS)
      for (const who of ['admin', 'handler', 'reception', 'examiner', 'county', 'leader']) {
        const client = as(who);
        const { roles } = (await client.get('/api/session')).body;
        const list = (await client.get(`/api/${affair.path}`)).body;
        if (who === 'admin' && list.rows.length > 0) wrong.push(`admin sees ${affair.path}`);
        const offered = list.opens.map(({ command }: { command: string }) => command);
        for (const [command, spec] of Object.entries(affair.commands)) {
          if (spec.opens !== true || spec.inner === true) continue;
          const may = spec.roles.some((role) => roles.includes(role));
          if (offered.includes(command) !== may) wrong.push(`${who} is offered ${command} wrongly`);
          if (may) continue;
          const route = routesOf(document).find(
            ({ path }) =>
              path === `/api/${affair.path}/${command.replace(/[A-Z]/g, (l) => `-${l.toLowerCase()}`)}`,
          );
          const answer = await client.post(route?.path ?? '', sampleOf(document, route?.schema ?? null, 7));
          if (![403, 404, 422].includes(answer.status))
            wrong.push(`${who} ${command}: ${answer.status} ${answer.text}`);
        }
      }
    expect(wrong).toEqual([]);
  }, 600_000);

  it('describes every command of the registry as a route', () => {
    const paths = new Set(routesOf(document).map(({ path }) => path));
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const missing = AFFAIRS.flatMap(({ path, commands }) =>
      Object.entries(commands).flatMap(([command, spec]) => [
        ...(spec.opens === true && spec.inner !== true ? [`/api/${path}/${kebab(command)}`] : []),
        ...(spec.from.length > 0 && spec.inner !== true ? [`/api/${path}/{affairId}/${kebab(command)}`] : []),
      ]),
    ).filter((path) => !paths.has(path));
    expect(missing).toEqual([]);
  });
});
