import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { v7 as uuidv7 } from 'uuid';
import { addDays } from '#domain';
import { report } from '../../apps/cli/src/commands/report.js';
import { stats } from '../../apps/cli/src/commands/stats.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let city: number;
let county: number;
let today: string;
const people = new Map<string, ApiClient>();
const as = (name: string): ApiClient => people.get(name) as ApiClient;

const affair = async (who: string, path: string, body: object) => {
  const answer = await as(who).post(`/api/${path}`, body, { 'idempotency-key': uuidv7() });
  expect([path, answer.status, answer.text.slice(0, 300)]).toEqual([
    path,
    answer.status < 300 ? answer.status : 0,
    answer.text.slice(0, 300),
  ]);
  return answer.body as { affairId: string; version: number };
};
const further = async (
  who: string,
  path: string,
  on: { affairId: string },
  command: string,
  body: object,
) => {
  const now = await as(who).get(`/api/${path}/${on.affairId}`);
  const answer = await as(who).post(`/api/${path}/${on.affairId}/${command}`, body, {
    'idempotency-key': uuidv7(),
    'if-match': `"${now.body.row.version}"`,
  });
  expect([command, answer.status, answer.text.slice(0, 300)]).toEqual([
    command,
    200,
    answer.text.slice(0, 300),
  ]);
};
const cli = async (command: typeof stats, options: Record<string, string | boolean>): Promise<string[]> => {
  const lines: string[] = [];
  const code = await command.run({
    runtime: api.office.runtime,
    words: [],
    options,
    say: (line) => lines.push(line),
  });
  expect([code, lines.join('\n')]).toEqual([0, lines.join('\n')]);
  return lines;
};

beforeAll(async () => {
  api = await openTestApi();
  ({ orgId: city, countyId: county } = api.office);
  for (const name of ['reception', 'windowHead', 'deputy', 'leader', 'handler', 'examiner', 'county'])
    people.set(name, await api.signInAs(name));
  today = (await as('leader').get('/api/session')).body.today as string;
  for (const back of [3, 5, 8])
    await api.office.register({ receivedOn: addDays(today, -back) }, addDays(today, -back));
}, 300_000);
afterAll(() => api?.close(), 120_000);

const year = () => today.slice(0, 4);
const page = async (who: string, more = '') =>
  (await as(who).get(`/api/statistics/quarter?period=${year()}&orgId=${city}&asOf=${today}${more}`)).body;

describe('信息工作、自立案件、考核得分 on the page, in the file and in the terminal', () => {
  it('items by level, adoptions, points, special issues, zero reports (O-57…O-59)', async () => {
    const none = await page('leader');
    expect(none.office.information.map(({ current }: { current: number }) => current)).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(none.indicators.find(({ id }: { id: string }) => id === 'I-26').display).toBe('—');

    const draft = { itemType: 'trend', title: '换届前来信增多', body: '某地换届前反映程序问题的来信增多。' };
    const items = [];
    for (let n = 0; n < 3; n += 1) {
      const item = await affair('county', 'bulletins/draft', draft);
      items.push(item);
    }
    expect(items).toHaveLength(3);
    await api.office.db.pools.owner.query(
      `update rm.affair set facts = facts || jsonb_build_object('submittedOn', $2::text, 'submittedLevel', 'city')
        where category = 'bulletin' and affair_id = any($1::uuid[])`,
      [items.slice(0, 2).map(({ affairId }) => affairId), today],
    );
    await api.office.db.pools.owner.query(
      `update rm.affair set facts = facts || jsonb_build_object('adoptions', jsonb_build_array(jsonb_build_object('level', 'city', 'on', $2::text),
          jsonb_build_object('level', 'province', 'on', $2::text)))
        where affair_id = $1`,
      [items[0]?.affairId, today],
    );
    const { office, indicators } = await page('leader');
    const of = (key: string) => office.information.find((one: { key: string }) => one.key === key).current;
    expect(['submitted', 'adopted', 'adoptions', 'adoptedInPeriod', 'score'].map(of)).toEqual([
      2, 1, 2, 1, 7,
    ]);
    expect(office.levels).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'city', zh: '市', submitted: 2, adopted: 1 }),
        expect.objectContaining({ level: 'province', zh: '省', submitted: 0, adopted: 1 }),
      ]),
    );
    expect(office.units).toEqual([
      expect.objectContaining({
        orgId: county,
        submitted: 2,
        adoptedOfThem: 1,
        rate: '50.00%',
        score: 7,
        place: 1,
        zeroReport: false,
      }),
    ]);
    expect(indicators.find(({ id }: { id: string }) => id === 'I-26')).toMatchObject({
      numerator: 1,
      denominator: 2,
      display: '50.00%',
    });
  });

  it('the circular of information says the same', async () => {
    const { office } = await page('leader');
    const quarter = `${year()}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
    const circular = (await as('windowHead').get(`/api/office/circular?quarter=${quarter}`)).body;
    expect(circular.bulletins[0]).toMatchObject({
      orgId: county,
      submitted: 2,
      adoptedOfThem: 1,
      score: office.units[0].score,
    });
  });

  it('a yearly scheme with weights, deductions and lines scores the units (§3.3, O-87)', async () => {
    const scores = async () =>
      (await as('leader').get(`/api/statistics/scores?year=${year()}&orgId=${city}`)).body;
    expect(await scores()).toMatchObject({ full: 0, units: [{ orgId: county, score: '—', place: null }] });
    const set = { year: Number(year()), document: '某组通〔2026〕4号' };
    await affair('windowHead', 'score-items/set-item', {
      ...set,
      title: '信息采用',
      rule: 'rate',
      indicator: 'I-26',
      points: 40,
    });
    await affair('windowHead', 'score-items/set-item', {
      ...set,
      title: '重复信访治理',
      rule: 'each',
      indicator: 'I-05',
      points: 10,
      per: 1,
    });
    const work = await affair('windowHead', 'score-items/set-item', {
      ...set,
      title: '部务会研究',
      rule: 'manual',
      points: 50,
    });
    // yesterday evening: the items of today are not adopted yet, and last year, which the repeats are held against, was never
    // registered (decision 0085)
    const board = await scores();
    expect(board.full).toBe(100);
    expect(
      board.units[0].lines.map(({ zh, earned }: { zh: string; earned: string }) => [zh, earned]),
    ).toEqual(
      expect.arrayContaining([
        ['信息采用', '—'],
        ['重复信访治理', '—'],
        ['部务会研究', '—'],
      ]),
    );
    expect(board.units[0].score).toBe('—');
    await further('windowHead', 'score-items', work, 'rate', {
      targetOrgId: county,
      points: 30,
      basis: '研究三次',
    });
    // 30 of the 50 points that can be scored; with its few petitions the unit takes no place (O-87)
    expect((await scores()).units[0]).toMatchObject({ score: '60.00', place: null, counted: 50 });
    await affair('windowHead', 'accountabilities/take', {
      targetOrgId: county,
      measure: 'deduct',
      title: '漏报一起',
      basis: '某办法第九条',
      approverId: api.office.staff.leader.accountId,
      onPaper: true,
      points: 5,
    });
    expect((await scores()).units[0]).toMatchObject({ score: '55.00', deduction: 5 });
    expect((await cli(stats, { scores: year() })).join('\n')).toContain('55.00(扣 5 分)');
    const ahead = await as('leader').get(`/api/statistics/scores?year=${Number(year()) + 1}&orgId=${city}`);
    expect([ahead.status, ahead.body.code]).toEqual([400, 'SCORE_YEAR_AHEAD']);
    expect((await as('handler').get(`/api/statistics/scores?year=${year()}`)).status).toBe(403);
  });

  it('page, terminal and workbook give the same numbers; the fold of all events agrees', async () => {
    const shown = await page('leader');
    const lines = await cli(stats, { period: year(), 'as-of': today, check: true });
    expect(lines[1]).toBe(shown.sentence);
    for (const { id, zh, display, numerator, denominator } of shown.indicators)
      if (denominator > 0)
        expect(lines).toContain(`  ${id.padEnd(6)} ${zh}:${display}(${numerator}/${denominator})`);
    for (const { zh, current } of [shown.total, ...shown.work, ...shown.office.information])
      expect(lines).toContain(`  ${zh}:${current}`);
    expect(lines.at(-1)).toContain('= 逐件折算');
    // without an evening: yesterday's, as on the page
    const plain = (await as('leader').get(`/api/statistics/quarter?period=${year()}&orgId=${city}`)).body;
    expect((await cli(stats, { period: year() }))[1]).toBe(plain.sentence);

    const folder = await mkdtemp(join(tmpdir(), 'xinfang-figures-'));
    try {
      const out = join(folder, '年.xlsx');
      await cli(report, { out, period: year(), 'as-of': today });
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await readFile(out)) as never);
      const cells = new Map<string, unknown>();
      book
        .getWorksheet('总量')
        ?.eachRow((row) => cells.set(String(row.getCell(2).value), row.getCell(4).value));
      for (const { key, current } of [shown.total, ...shown.work, ...shown.office.information])
        expect([key, cells.get(key)]).toEqual([key, current]);
      const unit = book.getWorksheet('信息')?.getRow(2);
      expect([unit?.getCell(3).value, unit?.getCell(5).result, unit?.getCell(7).value]).toEqual([2, 0.5, 7]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('confidentiality of figures: who may not count accusations learns nothing from any of them (O-71)', () => {
  const DOORS = [
    'quarter?',
    'quarter?axis=registered&',
    'signals?',
    ...[
      'organisation',
      'categoryGroup',
      'category',
      'class',
      'channel',
      'keyArea',
      'origin',
      'disposition',
      'handler',
      'place',
    ].map((by) => `breakdown?by=${by}&`),
    'breakdown?by=class&within=channel:letter&',
  ];
  const seen = async (who: string): Promise<string[]> => {
    const answers: string[] = [];
    for (const door of DOORS) {
      const answer = await as(who).get(`/api/statistics/${door}period=${year()}&asOf=${today}`);
      expect([door, answer.status]).toEqual([door, 200]);
      answers.push(`${door} ${answer.text}`);
    }
    const list = await as(who).get(`/api/statistics/recorded?knownOn=${today}`);
    return [...answers, list.text];
  };
  it('two houses that differ only in an accusation look the same to a handler and an examiner, at every door', async () => {
    const outsiders = ['handler', 'examiner'] as const;
    const before = new Map<string, string[]>();
    for (const who of outsiders) before.set(who, await seen(who));
    const head = await seen('leader');
    await api.office.register(
      {
        receivedOn: addDays(today, -4),
        subjects: [
          { subjectId: uuidv7(), role: 'petitioner', name: '吴某举', phone: '13800000002' },
          { subjectId: uuidv7(), role: 'accused', name: '廖某被', cadreAuthority: 'own' },
        ],
        matters: [
          {
            class: 'accusation',
            categoryCode: '0102',
            purpose: 'accusation',
            summary: '反映某领导卖官',
            points: ['收受财物'],
          },
        ],
      },
      addDays(today, -4),
    );
    for (const who of outsiders) expect([who, await seen(who)]).toEqual([who, before.get(who)]);
    // and it was there to be counted by those who may
    expect(await seen('leader')).not.toEqual(head);
  }, 120_000);

  it('nor the terminal’s version for the counties', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xinfang-figures-'));
    try {
      const said = async (kind: string) =>
        (await cli(report, { out: join(folder, 'a.docx'), kind, period: year() }))[0] ?? '';
      expect(await said('circular')).toContain('收到信访 4 件次');
      expect(await said('circularForCounties')).toContain('收到信访 3 件次');
      await expect(
        cli(report, { out: join(folder, 'a.xlsx'), kind: 'circularForCounties', period: year() }),
      ).rejects.toThrow('O-71');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('what is asked amiss gets a clear answer', () => {
  it.each([
    ['an organisation that there is not', 'quarter?orgId=999999', 403, 'ORGANISATION_OTHER'],
    [
      'a correction that was never issued',
      'report/docx?period=2026Q3&kind=circular&correction=7',
      404,
      'CORRECTION_UNKNOWN',
    ],
  ] as const)('%s', async (_, path, status, code) => {
    const answer = await as('leader').get(`/api/statistics/${path}`);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(`${answer.body.title}${answer.body.detail}`).toMatch(/\p{Script=Han}/u);
  });
  it('a report over a period in which nothing happened says so and is a paper all the same', async () => {
    const { body } = await as('leader').get(
      `/api/statistics/report?orgId=${city}&period=1999Q1&kind=quarterAnalysis`,
    );
    expect(body.text.sections[0].paragraphs[0]).toContain('收到信访 0 件次');
    const file = await as('leader').get(
      `/api/statistics/report/docx?orgId=${city}&period=1999Q1&kind=quarterAnalysis`,
    );
    expect(file.status).toBe(200);
  });
});
