import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let day: string;
let reception: ApiClient;
let windowHead: ApiClient;
let deputy: ApiClient;
let handler: ApiClient;

beforeAll(async () => {
  api = await openTestApi();
  [reception, windowHead, deputy, handler] = (await Promise.all(
    ['reception', 'windowHead', 'deputy', 'handler'].map((login) => api.signInAs(login)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  day = (await reception.get('/api/session')).body.today;
}, 240_000);
afterAll(() => api.close(), 30_000);

const register = async (change: Record<string, unknown> = {}): Promise<string> =>
  (await reception.post('/api/petitions', letterBody(day, change))).body.petitionId;

const signedBy = (who: 'windowHead' | 'deputy') => ({
  signerId: api.office.staff[who].accountId,
  capacity: api.office.staff[who].roles[0],
  signedOn: day,
  onPaper: false,
});

const triage = (who: 'windowHead' | 'deputy', proposal = '拟由本机关办理') => ({
  intakeDecision: 'handle',
  disposition: 'ZB',
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  proposal,
  approval: signedBy(who),
});

const versionOf = async (petitionId: string): Promise<number> =>
  (await windowHead.get(`/api/petitions/${petitionId}`)).body.version;

describe('two people on one case', () => {
  it('one after the other with the same version: the second is told 412 and finds his words unspent', async () => {
    const petitionId = await register();
    const first = await windowHead.command(petitionId, 'triage', { body: triage('windowHead'), version: 1 });
    expect([first.status, first.body]).toEqual([
      200,
      expect.objectContaining({ petitionId, version: 2, repeated: false }),
    ]);
    const before = await api.countEvents();
    const second = await deputy.command(petitionId, 'triage', { body: triage('deputy', '另拟'), version: 1 });
    expect([second.status, second.body.code]).toEqual([412, 'CASE_CHANGED']);
    expect(second.body.detail).toMatch(/更新|他人/);
    expect(await api.countEvents()).toBe(before);
  });

  it('in the same moment: one 200 and one 412, one event, six times over', async () => {
    for (let round = 0; round < 6; round += 1) {
      const petitionId = await register();
      const before = await api.countEvents();
      const answers = await Promise.all([
        windowHead.command(petitionId, 'triage', { body: triage('windowHead'), version: 1 }),
        deputy.command(petitionId, 'triage', { body: triage('deputy', '另拟'), version: 1 }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect(answers.find(({ status }) => status === 412)?.body.code).toBe('CASE_CHANGED');
      expect(await api.countEvents()).toBe(before + 1);
    }
  });

  it("a colleague's note in between turns no form stale (§5.0 no. 8)", async () => {
    const petitionId = await register();
    await windowHead.command(petitionId, 'triage', { body: triage('windowHead'), version: 1 });
    const designated = await windowHead.command(petitionId, 'designate-handler', {
      body: { handlerId: api.office.staff.handler.accountId, approval: signedBy('windowHead') },
      version: await versionOf(petitionId),
    });
    expect([designated.status, designated.text]).toEqual([200, expect.any(String)]);
    const accepted = await handler.command(petitionId, 'accept', {
      body: { acceptedOn: day },
      version: designated.body.version,
    });
    expect([accepted.status, accepted.text]).toEqual([200, expect.any(String)]);
    const seen = accepted.body.version;
    const note = { kind: 'statement', occurredOn: day, text: '听取陈述,已记录在案。' };
    const noted = await handler.command(petitionId, 'add-note', { body: note, version: seen });
    expect([noted.status, noted.body.version]).toEqual([200, seen + 1]);
    const notified = await windowHead.command(petitionId, 'notify', {
      body: {
        kind: 'acceptanceNotice',
        method: 'posted',
        issuedOn: day,
        addressee: '周某山',
        route: '由本机关办理,六十日内办结。',
      },
      version: seen,
    });
    expect([notified.status, notified.text]).toEqual([200, expect.any(String)]);
  });
});

describe('the same command twice', () => {
  it('a registration: the first answer again without the query code, one petition, one number', async () => {
    const key = randomUUID();
    const send = (body: unknown) => reception.post('/api/petitions', body, { 'idempotency-key': key });
    const body = letterBody(day, { title: '只登记一次' });
    const before = await api.countEvents();
    const first = await send(body);
    expect(first.body.queryCode).toMatch(/^[\w-]{10,}$/);
    // another order of properties is the same request
    const again = await send(Object.fromEntries(Object.entries(body).reverse()));
    expect(again.status).toBe(201);
    expect(again.body).toEqual({ ...first.body, queryCode: null });
    expect(await api.countEvents()).toBe(before + 1);
    const other = await send({ ...body, title: '另一封' });
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH']);
    expect(await api.countEvents()).toBe(before + 1);
  });

  it('eight at once with one key: one petition; every answer names it', async () => {
    const key = randomUUID();
    const body = letterBody(day, { title: '八次一起' });
    const before = await api.countEvents();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => reception.post('/api/petitions', body, { 'idempotency-key': key })),
    );
    expect(answers.map(({ status, text }) => [status, status === 201 ? '' : text])).toEqual(
      Array.from({ length: 8 }, () => [201, '']),
    );
    expect(new Set(answers.map(({ body: { petitionId } }) => petitionId)).size).toBe(1);
    expect(answers.filter(({ body: { queryCode } }) => queryCode !== null)).toHaveLength(1);
    expect(await api.countEvents()).toBe(before + 1);
  });

  it('a case command: repeated, though the version it names is old by now; another body is 409', async () => {
    const petitionId = await register();
    const key = randomUUID();
    const on = { body: triage('windowHead'), version: 1, key };
    const first = await windowHead.command(petitionId, 'triage', on);
    const again = await windowHead.command(petitionId, 'triage', on);
    expect([again.status, again.body]).toEqual([200, { ...first.body, repeated: true }]);
    const before = await api.countEvents();
    const other = await windowHead.command(petitionId, 'triage', {
      ...on,
      body: triage('windowHead', '改了'),
    });
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH']);
    const colleague = await deputy.command(petitionId, 'triage', on);
    expect([colleague.status, colleague.body.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH']);
    expect(await api.countEvents()).toBe(before);
  });

  it('the same key on another case is a conflict, and does nothing to it', async () => {
    const [one, two] = [await register(), await register()];
    const key = randomUUID();
    expect(
      (await windowHead.command(one, 'triage', { body: triage('windowHead'), version: 1, key })).status,
    ).toBe(200);
    const before = await api.countEvents();
    const answer = await windowHead.command(two, 'triage', { body: triage('windowHead'), version: 1, key });
    expect([answer.status, answer.body.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH']);
    expect(await api.countEvents()).toBe(before);
  });
});

describe('a letter split over two cases', () => {
  const [appeal] = letterBody('2026-01-01').matters;
  const accusation = {
    class: 'accusation',
    categoryCode: '0102',
    purpose: 'accusation',
    summary: '反映某乙买官',
    points: ['买官'],
  };
  const two = () => ({
    matters: [appeal, accusation],
    subjects: [
      ...letterBody(day).subjects,
      { role: 'accused', name: '某乙', unit: '某局', cadreAuthority: 'subordinate' },
    ],
  });
  const parts = [
    { matterNo: 1, part: 1 },
    { matterNo: 2, part: 2 },
  ];

  it('is whole: the letter ended, both parts there, linked, each in its zone (R-23)', async () => {
    const petitionId = await register(two());
    const before = await api.countEvents();
    const on = { body: { parts, reason: '一信两事' }, version: 1, key: randomUUID() };
    const split = await windowHead.command(petitionId, 'split', on);
    expect([split.status, split.body.status, split.body.numbers?.length]).toEqual([200, 'split', 2]);
    const appended = (await api.countEvents()) - before;
    expect(appended).toBeGreaterThanOrEqual(3);
    const { related } = (await windowHead.get(`/api/petitions/${petitionId}`)).body;
    expect(related.map((each: { relation: string }) => each.relation)).toEqual(['child', 'child']);
    const zones = await Promise.all(
      related.map(
        async (each: { petitionId: string }) =>
          (await windowHead.get(`/api/petitions/${each.petitionId}`)).body.zone,
      ),
    );
    expect(zones.sort()).toEqual(['accusation', 'general']);
    expect((await windowHead.command(petitionId, 'split', on)).body).toEqual({
      ...split.body,
      repeated: true,
    });
    expect(await api.countEvents()).toBe(before + appended);
  });

  it('or not at all: where a part cannot be written nothing is, and no number is gone', async () => {
    const petitionId = await register(two());
    const before = await api.countEvents();
    const numbers = async () =>
      (
        await api.office.db.pools.owner.query(
          'select * from office.number_series order by org_id, year, book',
        )
      ).rows;
    const series = await numbers();
    // the second stream's append is made to fail inside the database
    await api.office.db.pools.owner.query(
      `create function public.refuse_second() returns trigger language plpgsql as $$
       begin if new.type = 'PetitionSplitOff' and new.metadata->>'zone' = 'accusation' then raise exception 'planted'; end if; return new; end $$;
       create trigger planted before insert on es.event for each row execute function public.refuse_second()`,
    );
    try {
      const failed = await windowHead.command(petitionId, 'split', {
        body: { parts, reason: '一信两事' },
        version: 1,
      });
      expect([failed.status, failed.body.code]).toEqual([500, 'INTERNAL']);
      expect(failed.text).not.toContain('planted');
    } finally {
      await api.office.db.pools.owner.query(
        'drop trigger planted on es.event; drop function public.refuse_second()',
      );
    }
    expect(await api.countEvents()).toBe(before);
    expect(await numbers()).toEqual(series);
    const state = (await windowHead.get(`/api/petitions/${petitionId}`)).body;
    expect([state.version, state.status, state.related]).toEqual([1, 'registered', []]);
    const refused = await windowHead.command(petitionId, 'split', {
      body: { parts: [{ matterNo: 1, part: 1 }], reason: '漏了一事' },
      version: 1,
    });
    expect([refused.status, await api.countEvents()]).toEqual([422, before]);
  });
});
