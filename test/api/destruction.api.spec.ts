import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { keyIdsOf } from '#casework';
import { backgroundSubscriptions } from '#jobs';
import { fileScan } from '#paperwork';
import { affairRebuild, petitionReadModelRebuild, searchRebuild } from '#projections';
import { accusationBody, type ApiAnswer, type ApiClient, openTestApi, type TestApi } from '../support/api.js';
import { allowOldFiles, filedFile } from '../support/filed-file.js';
import type { StaffName } from '../support/office.js';

let api: TestApi;
let as: Record<StaffName, ApiClient>;
beforeAll(async () => {
  api = await openTestApi();
  await allowOldFiles(api.office);
  const names = Object.keys(api.office.staff) as StaffName[];
  const clients = await Promise.all(names.map((name) => api.signInAs(name)));
  as = Object.fromEntries(names.map((name, at) => [name, clients[at]])) as typeof as;
}, 240_000);
afterAll(() => api.close(), 120_000);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const idOf = (name: StaffName): string => api.office.staff[name].accountId;
const people = (
  change: Partial<Record<'appraiserId' | 'approverId' | 'witnessId' | 'secondWitnessId', string>> = {},
) => ({
  appraiserId: idOf('windowHead'),
  approverId: idOf('leader'),
  witnessId: idOf('handler'),
  secondWitnessId: idOf('deputy'),
  ...change,
});
const list = (petitionIds: readonly string[], change = {}, who: StaffName = 'reception') =>
  as[who].post(
    '/api/destructions/list',
    { title: '期满的卷', petitionIds, ...people(), ...change },
    { 'idempotency-key': uuidv7() },
  );
const versionOf = async (affairId: string, who: StaffName): Promise<number> =>
  (await as[who].get(`/api/destructions/${affairId}`)).body.row?.version ?? 1;
async function step(
  affairId: string,
  who: StaffName,
  command: string,
  body: object = {},
  key = uuidv7(),
): Promise<ApiAnswer> {
  const version = await versionOf(affairId, who);
  return as[who].post(`/api/destructions/${affairId}/${command}`, body, {
    'if-match': `"${version}"`,
    'idempotency-key': key,
  });
}
const refusal = ({ status, body }: ApiAnswer) => [status, body.code];

/** Listed, appraised, approved, and signed by both witnesses. */
async function ready(petitionIds: readonly string[]): Promise<string> {
  const listed = await list(petitionIds);
  expect([listed.status, listed.body.code]).toEqual([200, undefined]);
  const { affairId } = listed.body;
  for (const [who, command, body] of [
    ['windowHead', 'appraise', { outcome: 'destroy', opinion: '没有继续保存的价值' }],
    ['leader', 'approve', { opinion: '同意' }],
    ['handler', 'witness', {}],
    ['deputy', 'witness', { note: '与清册核对相符' }],
  ] as const)
    expect([command, ...refusal(await step(affairId, who, command, body))]).toEqual([
      command,
      200,
      undefined,
    ]);
  return affairId;
}
const carryOut = (affairId: string, who: StaffName = 'reception', key = uuidv7()) =>
  step(affairId, who, 'carry-out', { confirmed: true }, key);

async function keysOf(petitionId: string): Promise<string[]> {
  const { store } = api.office.runtime;
  return Object.values(keyIdsOf((await store.load(api.office.db.pools.store, petitionId)).events));
}
const keyStates = async (petitionId: string) => [
  ...new Set((await api.office.runtime.vault.stock.statesOf(await keysOf(petitionId))).values()),
];
const background = async (): Promise<void> => {
  const { runtime } = api.office;
  const [destroying] = backgroundSubscriptions(runtime).filter(({ name }) => name === 'destroy-keys');
  if (destroying) await runtime.store.subscription(destroying).catchUp();
};
const figures = async () => {
  const { rows } = await api.office.db.pools.owner.query(
    `select f.petition_id, f.facts - 'status' as facts from rm.fact f order by 1`,
  );
  return rows;
};

/** Every row of the read models, without ciphertext. */
async function readModels(): Promise<Record<string, unknown[]>> {
  const { owner } = api.office.db.pools;
  const tables: Record<string, unknown[]> = {};
  for (const table of [
    'petition',
    'clock',
    'identifier',
    'search',
    'search_parts',
    'fact',
    'verdict',
    'affair',
  ])
    tables[table] = (
      await owner.query(`select to_jsonb(t) - 'sealed' - 'sealed_name' as row from rm.${table} t order by 1`)
    ).rows;
  return tables;
}
const statistics = async () => {
  const at = `period=2012Q1&orgId=${api.office.orgId}`;
  const { body } = await as.leader.get(`/api/statistics/quarter?${at}`);
  const { body: cells } = await as.leader.get(`/api/statistics/breakdown?${at}&by=channel`);
  expect(JSON.stringify(body)).toContain('I-0');
  return { body, cells };
};

describe('档案销毁 (§6.5): the whole road', () => {
  it('leaves number, register, figures, chain and list; nothing else can be read, by anybody, anywhere', async () => {
    const scanId: string[] = [];
    const { petitionId, displayNo } = await filedFile(api.office, {
      before: async (id, day) => {
        const viewer = api.office.staff.windowHead;
        const filed = await fileScan(
          api.office.runtime,
          { viewer, petitionId: id, commandId: uuidv7() },
          { of: 'arrival', title: '来信原件', file: PNG },
          (measured) => api.office.act('windowHead', id, { type: 'fileScan', ...measured } as never, day),
        );
        expect(filed).toBeDefined();
        const { events } = await api.office.runtime.store.load(api.office.db.pools.store, id);
        scanId.push(String(events.find(({ type }) => type === 'ScanFiled')?.data['scanId']));
      },
    });
    const kept = await filedFile(api.office);
    const pathOf = (id: string) => join(api.office.runtime.settings.dataDir, 'attachments', id.slice(-2), id);
    await api.indexed();
    const due = (await as.reception.get('/api/office/retention-ended?zone=general')).body;
    expect(due.rows.find((row: { petitionId: string }) => row.petitionId === petitionId)).toMatchObject({
      displayNo,
      retention: '10年',
      keptUntil: '2022-12-31',
      pageCount: 7,
      obstacles: [],
    });
    const [before, quarter] = [await figures(), await statistics()];
    const secrets = [...new Set(['周某山', '工龄津贴', '一九八三年'])];
    expect((await as.windowHead.get(`/api/petitions/${petitionId}`)).text).toContain('周某山');
    expect(existsSync(pathOf(scanId[0] ?? ''))).toBe(true);

    const listed = await list([petitionId, kept.petitionId]);
    const { affairId } = listed.body;
    expect(listed.body.numbers).toEqual([expect.stringMatching(/^宛组信销〔\d{4}〕\d+号$/)]);
    await step(affairId, 'windowHead', 'appraise', {
      petitionIds: [kept.petitionId],
      outcome: 'extend',
      retention: 'permanent',
      opinion: '有史料价值',
    });
    await step(affairId, 'windowHead', 'appraise', { outcome: 'destroy', opinion: '没有保存价值' });
    expect((await step(affairId, 'leader', 'approve', {})).status).toBe(200);
    await step(affairId, 'handler', 'witness');
    const early = await carryOut(affairId);
    expect([...refusal(early), early.body.message ?? early.body.detail]).toEqual([
      422,
      'AFFAIR_STEP_NOT_OPEN',
      expect.stringContaining('还缺1名监销人签字'),
    ]);
    await step(affairId, 'deputy', 'witness', { note: '核对相符' });
    expect(await keyStates(petitionId)).toEqual(['present']);
    const key = uuidv7();
    const version = await versionOf(affairId, 'reception');
    const send = () =>
      as.reception.post(
        `/api/destructions/${affairId}/carry-out`,
        { confirmed: true },
        { 'if-match': `"${version}"`, 'idempotency-key': key },
      );
    expect(refusal(await send())).toEqual([200, undefined]);

    expect(await keyStates(petitionId)).toEqual(['shredded']);
    expect(await keyStates(kept.petitionId)).toEqual(['present']);
    await background();
    await api.indexed();
    expect(existsSync(pathOf(scanId[0] ?? ''))).toBe(false);

    // the page, the list, the search, the blind indexes
    const page = await as.windowHead.get(`/api/petitions/${petitionId}`);
    expect(page.status).toBe(200);
    expect(page.body.head?.statusZh ?? JSON.stringify(page.body)).toContain('已销毁');
    const line = (
      await as.windowHead.get(`/api/petitions?q=${encodeURIComponent(displayNo)}`)
    ).body.items.find((item: { petitionId: string }) => item.petitionId === petitionId);
    expect(line).toMatchObject({ displayNo, status: 'destroyed' });
    for (const answer of [page.text, JSON.stringify(line)])
      for (const secret of secrets) expect(answer).not.toContain(secret);
    const scan = await as.windowHead.get(`/api/petitions/${petitionId}/scans/${scanId[0]}`);
    expect(scan.status).toBe(404);
    const { rows: identifiers } = await api.office.db.pools.owner.query(
      `select from rm.identifier i where i.subject_id in (
         select (s->>'subjectId')::uuid from es.event e, json_array_elements(e.data->'subjects') s where e.stream_id = $1)`,
      [petitionId],
    );
    expect(identifiers).toHaveLength(0);
    // every other reading of it answers, and tells nothing
    for (const path of [
      'papers',
      'events/1',
      'access',
      'as-of?on=2012-03-20',
      'reminders',
      'papers/volume',
      'print/acceptance',
    ]) {
      const answer = await as.windowHead.get(`/api/petitions/${petitionId}/${path}`);
      expect([path, answer.status, answer.status < 500]).toEqual([path, answer.status, true]);
      for (const secret of secrets) expect(answer.text).not.toContain(secret);
    }
    // what was extended is as before, and longer
    expect((await as.windowHead.get(`/api/petitions/${kept.petitionId}`)).text).toContain('周某山');
    const later = (await as.reception.get('/api/office/retention-ended?zone=general')).body.rows;
    expect(later).toEqual([]);
    // figures, chain, registers
    expect(await figures()).toEqual(before);
    expect(await statistics()).toEqual(quarter);
    expect(await api.office.runtime.store.verify()).toMatchObject({ ok: true });
    const year = new Date().getFullYear();
    const book = (await as.windowHead.get(`/api/registers/L31?from=${year}-01-01&to=${year}-12-31`)).body;
    const cellsOf = (id: string): Record<string, string> => {
      const { cells } = book.rows.find((row: { petitionId: string }) => row.petitionId === id);
      return Object.fromEntries(book.columns.map((name: string, at: number) => [name, cells[at]]));
    };
    expect(cellsOf(petitionId)).toMatchObject({
      信访编号: displayNo,
      档号: `Z001-XF·2012-${displayNo}`,
      页数: '7',
      保管期限: '10年',
      届满日: '2022-12-31',
      鉴定结果: '销毁',
      监销人: '员工handler、员工deputy',
      状态: '已销毁',
    });
    expect(cellsOf(kept.petitionId)).toMatchObject({ 鉴定结果: '延长保管期限到永久' });
    const printed = await as.windowHead.get(`/api/registers/L31/print?from=${year}-01-01&to=${year}-12-31`);
    expect([printed.status, printed.text.includes(displayNo)]).toEqual([200, true]);
    expect(
      (await as.windowHead.get(`/api/registers/L31/xlsx?from=${year}-01-01&to=${year}-12-31`)).status,
    ).toBe(200);
    const archive = (await as.windowHead.get('/api/registers/L18?from=2012-01-01&to=2012-12-31')).body;
    expect(archive.rows.map((row: { petitionId: string }) => row.petitionId)).toContain(petitionId);
    // again: the same answer; anew: no
    expect(refusal(await send())).toEqual([200, undefined]);
    expect(refusal(await carryOut(affairId))).toEqual([422, 'AFFAIR_STEP_NOT_OPEN']);
    expect(refusal(await list([petitionId]))).toEqual([422, 'DESTRUCTION_NOT_ARCHIVED']);
  }, 120_000);

  it('nothing more can be written about it, on it or beside it', async () => {
    const { petitionId } = await filedFile(api.office);
    expect((await carryOut(await ready([petitionId]))).status).toBe(200);
    const rated = {
      target: 'petitionOffice',
      rating: 'satisfied',
      by: 'petitioner',
      evidence: '卷内第9页',
      ratedOn: '2013-01-01',
    };
    const { body } = await as.windowHead.get(`/api/petitions/${petitionId}`);
    const answer = await as.windowHead.command(petitionId, 'rate', { version: body.version, body: rated });
    expect(refusal(answer)).toEqual([422, 'ACTION_NOT_IN_STATE']);
    const lent = await as.leader.post(
      '/api/borrowings/lend',
      { petitionId, title: '某卷', purpose: '核对', borrowerId: idOf('handler'), approverId: idOf('leader') },
      { 'idempotency-key': uuidv7() },
    );
    expect(refusal(lent)).toEqual([422, 'PETITION_DESTROYED']);
  }, 60_000);

  it('made anew from the events, all rows are what they were', async () => {
    const { runtime } = api.office;
    await background();
    await api.indexed();
    const before = await readModels();
    expect(JSON.stringify(before['petition'])).toContain('destroyed');
    const { vault, calendar, profiles, store } = runtime;
    const parts = { vault, calendar, policyFor: profiles.policyFor.bind(profiles) };
    for (const { projection, reset } of [
      petitionReadModelRebuild(parts),
      affairRebuild(parts),
      searchRebuild(parts),
    ])
      await store.rebuild(projection, reset, { pageSize: 50 });
    expect(await readModels()).toEqual(before);
  }, 60_000);

  it('is finished by the background where the process died between the events and the keys', async () => {
    const { petitionId } = await filedFile(api.office);
    const affairId = await ready([petitionId]);
    const dying = jest
      .spyOn(api.office.runtime.vault.stock, 'shred')
      .mockRejectedValueOnce(new Error('killed'));
    expect((await carryOut(affairId)).status).toBe(500);
    dying.mockRestore();
    expect(await keyStates(petitionId)).toEqual(['present']);
    // between the two nobody reads it either
    expect((await as.windowHead.get(`/api/petitions/${petitionId}`)).text).not.toContain('周某山');
    await background();
    expect(await keyStates(petitionId)).toEqual(['shredded']);
  }, 60_000);
});

describe('档案销毁: what is refused writes nothing', () => {
  it('refuses 永久, a period that runs, a hold, a borrowing, a list elsewhere', async () => {
    const [permanent, running, held, lent, twice] = [
      await filedFile(api.office, { retention: 'permanent' }),
      await filedFile(api.office, { year: 2016 }),
      await filedFile(api.office),
      await filedFile(api.office),
      await filedFile(api.office),
    ].map(({ petitionId }) => petitionId) as [string, string, string, string, string];
    const [key = ''] = await keysOf(held);
    await api.office.runtime.vault.stock.setLegalHold(key, true);
    await api.office.affair(
      'windowHead',
      { category: 'borrowing' },
      {
        type: 'lend',
        petitionId: lent,
        title: '某卷',
        purpose: '核对',
        borrowerId: idOf('handler'),
        approverId: idOf('windowHead'),
      },
      '2024-03-05',
    );
    const listed = (await list([twice])).body.affairId;
    const count = await api.countEvents();
    for (const [id, code] of [
      [permanent, 'DESTRUCTION_PERMANENT'],
      [running, 'DESTRUCTION_RETENTION_RUNS'],
      [held, 'DESTRUCTION_UNDER_HOLD'],
      [lent, 'DESTRUCTION_FILE_LENT'],
      [twice, 'DESTRUCTION_LISTED_TWICE'],
    ] as const) {
      const answer = await list([id]);
      expect([...refusal(answer), answer.body.errors?.[0]?.field ?? answer.body.field]).toEqual([
        422,
        code,
        'petitionIds',
      ]);
    }
    expect(await api.countEvents()).toBe(count);
    await api.office.runtime.vault.stock.setLegalHold(key, false);
    expect((await step(listed, 'reception', 'cancel', { reason: '有一卷须先归还' })).status).toBe(200);
    expect((await list([twice])).status).toBe(200);
  }, 60_000);

  it('a hold set after both have signed still wins', async () => {
    const { petitionId } = await filedFile(api.office);
    const affairId = await ready([petitionId]);
    const [key = ''] = await keysOf(petitionId);
    await api.office.runtime.vault.stock.setLegalHold(key, true);
    const count = await api.countEvents();
    expect(refusal(await carryOut(affairId))).toEqual([422, 'DESTRUCTION_UNDER_HOLD']);
    expect([await api.countEvents(), await keyStates(petitionId)]).toEqual([
      count,
      expect.arrayContaining(['held']),
    ]);
    await api.office.runtime.vault.stock.setLegalHold(key, false);
    expect((await carryOut(affairId)).status).toBe(200);
  }, 60_000);

  it('refuses one witness twice, a witness who is accused, and whoever signs or acts for another', async () => {
    const { petitionId } = await filedFile(api.office);
    const accused = await filedFile(api.office, {
      arrival: {
        subjects: [
          {
            subjectId: uuidv7(),
            role: 'petitioner',
            name: '吴某举',
            address: '某县2号',
            phone: '13800000002',
          },
          { subjectId: uuidv7(), role: 'accused', name: '员工handler', unit: '宛州市委组织部' },
        ],
      } as never,
    });
    const one = await list([petitionId], { secondWitnessId: idOf('handler') });
    expect([...refusal(one), one.body.field ?? one.body.errors?.[0]?.field]).toEqual([
      422,
      'DESTRUCTION_WITNESS_TWICE',
      'secondWitnessId',
    ]);
    expect(refusal(await list([petitionId, accused.petitionId]))).toEqual([
      422,
      'DESTRUCTION_PERSON_EXCLUDED',
    ]);
    expect(refusal(await list([petitionId], { approverId: idOf('windowHead') }))).toEqual([
      422,
      'STAFF_UNKNOWN',
    ]);
    expect(refusal(await list([petitionId], {}, 'handler'))).toEqual([403, 'ROLE_MISSING']);
    expect(refusal(await list([petitionId], {}, 'admin'))[0]).not.toBe(200);
    const { affairId } = (await list([petitionId])).body;
    const appraise = { outcome: 'destroy', opinion: '没有保存价值' };
    expect(refusal(await step(affairId, 'examiner', 'appraise', appraise))).toEqual([
      422,
      'DESTRUCTION_NOT_YOURS',
    ]);
    await step(affairId, 'windowHead', 'appraise', appraise);
    expect(refusal(await step(affairId, 'deputy', 'approve'))).toEqual([422, 'DESTRUCTION_NOT_YOURS']);
    expect(refusal(await step(affairId, 'windowHead', 'approve'))).toEqual([403, 'ROLE_MISSING']);
    await step(affairId, 'leader', 'approve');
    await step(affairId, 'handler', 'witness');
    expect(refusal(await step(affairId, 'handler', 'witness'))).toEqual([422, 'DESTRUCTION_ALREADY_SIGNED']);
    expect(refusal(await step(affairId, 'second', 'witness'))).toEqual([422, 'DESTRUCTION_NOT_YOURS']);
    const stale = await as.deputy.post(
      `/api/destructions/${affairId}/witness`,
      {},
      {
        'if-match': '"1"',
        'idempotency-key': uuidv7(),
      },
    );
    expect(refusal(stale)).toEqual([412, 'CASE_CHANGED']);
  }, 60_000);
});

describe('分库分柜 (§6.5): who sees a list', () => {
  it('of ordinary files: the office, not the accused of one of them, not a county', async () => {
    const { petitionId } = await filedFile(api.office, {
      arrival: {
        subjects: [
          {
            subjectId: uuidv7(),
            role: 'petitioner',
            name: '吴某举',
            address: '某县2号',
            phone: '13800000002',
          },
          { subjectId: uuidv7(), role: 'accused', name: '员工second', unit: '宛州市委组织部' },
        ],
      } as never,
    });
    const { affairId } = (await list([petitionId])).body;
    const county = await api.signInAs('county');
    const sees = async (client: ApiClient) => [
      (await client.get('/api/destructions')).text.includes(affairId),
      (await client.get(`/api/destructions/${affairId}`)).status,
    ];
    expect(await sees(as.examiner)).toEqual([true, 200]);
    expect(await sees(as.second)).toEqual([false, 404]);
    expect(await sees(county)).toEqual([false, 404]);
    const year = new Date().getFullYear();
    const book = await as.second.get(`/api/registers/L31?from=${year}-01-01&to=${year}-12-31`);
    expect(book.text).not.toContain(petitionId);
  }, 60_000);

  it('of accusations: those named in the list and those who may see each, with a number that leaves no gap', async () => {
    const body = accusationBody('2012-03-05');
    const { petitionId } = await filedFile(api.office, {
      arrival: {
        matters: body.matters,
        title: body.title,
        content: body.content,
        subjects: body.subjects.map((subject) => ({ ...subject, subjectId: uuidv7() })),
      } as never,
    });
    const ordinary = await filedFile(api.office);
    expect(refusal(await list([petitionId, ordinary.petitionId]))).toEqual([422, 'DESTRUCTION_ZONES_MIXED']);
    expect(
      refusal(await list([petitionId], { approverId: idOf('deputy'), secondWitnessId: idOf('examiner') })),
    ).toEqual([422, 'DESTRUCTION_NEEDS_HEAD']);
    const listed = await list([petitionId]);
    expect(listed.body.numbers).toEqual([expect.stringMatching(/^宛组信销密〔\d{4}〕\d{10}号$/)]);
    const { affairId } = listed.body;
    for (const who of ['reception', 'windowHead', 'leader', 'handler', 'deputy'] as const)
      expect([who, (await as[who].get(`/api/destructions/${affairId}`)).status]).toEqual([who, 200]);
    for (const who of ['examiner', 'second', 'admin'] as const)
      expect([who, (await as[who].get(`/api/destructions/${affairId}`)).status]).toEqual([who, 404]);
    expect((await as.examiner.get('/api/destructions')).text).not.toContain(affairId);
    // a witness reads the register of files, and nothing of the matter
    const seen = (await as.handler.get(`/api/destructions/${affairId}`)).text;
    expect(seen).not.toMatch(/廖某被|吴某举|买官卖官/);
    const zone = await as.handler.get('/api/office/retention-ended?zone=accusation');
    expect(zone.body.rows).toEqual([]);
    const own = await as.windowHead.get('/api/office/retention-ended?zone=accusation');
    expect(own.body.rows.map((row: { petitionId: string }) => row.petitionId)).toEqual([petitionId]);
    await step(affairId, 'windowHead', 'appraise', { outcome: 'destroy', opinion: '没有保存价值' });
    await step(affairId, 'leader', 'approve');
    await step(affairId, 'handler', 'witness');
    await step(affairId, 'deputy', 'witness');
    expect(refusal(await carryOut(affairId))).toEqual([200, undefined]);
    expect(await keyStates(petitionId)).toEqual(['shredded']);
  }, 60_000);
});
