import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import { v7 as uuidv7 } from 'uuid';
import { convert, CSV_UTF8, ReportsRefused } from '#reports';
import { carryOut, uuid } from '../../libs/projections/src/testing/world.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';
import { chanceFrom, figureLife } from '../support/figure-lives.js';

const YEAR = '2026';
let api: TestApi;
let leader: ApiClient;
let city: number;
let county: number;

beforeAll(async () => {
  api = await openTestApi();
  ({ orgId: city, countyId: county } = api.office);
  leader = await api.signInAs('leader');
  const chance = chanceFrom(99);
  for (let n = 1; n <= 60; n += 1) {
    const orgId = chance.below(2) === 0 ? county : city;
    // some of last year: without them nothing would be compared (decision 0085)
    const from = n <= 20 ? '2025-02-01' : '2026-02-01';
    await carryOut(
      api.office.runtime,
      uuid(80_000 + n),
      figureLife(chance, n, { orgId, earlier: null, from, days: 150 }).events,
    );
  }
  const head = await api.signInAs('windowHead');
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await head.post(`/api/${path}`, body, { 'idempotency-key': uuidv7() });
    expect([path, answer.status, answer.text.slice(0, 200)]).toEqual([path, 200, answer.text.slice(0, 200)]);
  };
  const set = { year: Number(YEAR), document: '某组通〔2026〕4号' };
  await post('score-items/set-item', {
    ...set,
    title: '按期办结',
    rule: 'rate',
    indicator: 'I-09',
    points: 60,
  });
  await post('score-items/set-item', {
    ...set,
    title: '重复治理',
    rule: 'each',
    indicator: 'I-05',
    points: 40,
    per: 1,
  });
  await post('accountabilities/take', {
    targetOrgId: county,
    measure: 'deduct',
    title: '漏报一起',
    basis: '某办法第九条',
    approverId: api.office.staff.leader.accountId,
    onPaper: true,
    points: 5,
  });
}, 300_000);
afterAll(() => api?.close(), 120_000);

const download = async (path: string): Promise<Buffer> => {
  const answer = await fetch(`${api.url}/api/statistics/${path}`, {
    headers: { cookie: leader.cookie ?? '' },
  });
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
};
const bookOf = async (file: Buffer): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as never);
  return book;
};

/** A workbook without the results of its formulas: whatever opens it has to reckon them itself. */
async function withoutResults(file: Buffer): Promise<Buffer> {
  const zip = new PizZip(file);
  for (const name of Object.keys(zip.files).filter((each) => each.startsWith('xl/worksheets/sheet'))) {
    const xml = zip.file(name)?.asText() ?? '';
    zip.file(name, xml.replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1'));
  }
  return zip.generate({ type: 'nodebuffer' });
}

/** One sheet as LibreOffice reads it; the converter writes the first sheet, so the others are taken out. */
async function readBack(file: Buffer, sheet: string): Promise<string[][] | null> {
  const book = await bookOf(await withoutResults(file));
  for (const other of [...book.worksheets]) if (other.name !== sheet) book.removeWorksheet(other.id);
  // plain numbers, not as they are shown
  book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => (cell.numFmt = 'General')));
  try {
    const csv = await convert(Buffer.from(await book.xlsx.writeBuffer()), 'xlsx', CSV_UTF8);
    return parse(csv.toString('utf8'), { relax_column_count: true }) as string[][];
  } catch (error) {
    expect(error).toBeInstanceOf(ReportsRefused);
    expect((error as ReportsRefused).code).toBe('PDF_NO_CONVERTER');
    console.warn('没有 LibreOffice:统计表没有由它打开再读。');
    return null;
  }
}
const shown = (value: ExcelJS.CellValue): string => {
  // a formula that comes to nought is read without its result
  const plain =
    typeof value === 'object' && value !== null && 'formula' in value ? (value.result ?? 0) : value;
  return plain === null || plain === undefined ? '' : String(plain);
};
const same = (one: string, other: string): boolean =>
  one === other || (one !== '' && other !== '' && Math.abs(Number(one) - Number(other)) < 1e-9);

describe('the workbook as another program reads it', () => {
  it.each(['总量', '指标', '各单位', '信息', '考核得分'])(
    '%s: every number and every formula, reckoned anew, is what the file says',
    async (sheet) => {
      const file = await download(`workbook?orgId=${city}&period=${YEAR}`);
      const written = (await bookOf(file)).getWorksheet(sheet);
      expect(written).toBeDefined();
      const read = await readBack(file, sheet);
      if (read === null) return;
      const wrong: string[] = [];
      let numbers = 0;
      let formulas = 0;
      written?.eachRow((row) =>
        row.eachCell((cell) => {
          const [mine, theirs] = [shown(cell.value), read[row.number - 1]?.[Number(cell.col) - 1] ?? ''];
          if (cell.type === ExcelJS.ValueType.Formula) formulas += 1;
          if (/^-?\d/.test(mine)) numbers += 1;
          if (!same(mine, theirs)) wrong.push(`${cell.address}: ${mine} in the file, ${theirs} read back`);
        }),
      );
      expect(wrong).toEqual([]);
      expect(numbers).toBeGreaterThan(sheet === '考核得分' ? 4 : 8);
      if (sheet !== '信息') expect(formulas).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe('考核得分 in the reports (O-87)', () => {
  const board = async () =>
    (await leader.get(`/api/statistics/scores?year=${YEAR}&orgId=${city}`)).body as {
      units: {
        orgId: number;
        name: string;
        score: string;
        deduction: number;
        lines: { zh: string; earned: string }[];
      }[];
    };
  const textOf = async (kind: string, period = YEAR): Promise<string> => {
    const file = await download(`report/docx?orgId=${city}&period=${period}&kind=${kind}`);
    const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
    return xml.replace(/<[^>]+>/g, '|');
  };
  it('the summary of the year and the circular rank by them, item by item', async () => {
    const [unit] = (await board()).units;
    expect(unit).toMatchObject({ orgId: county, deduction: 5 });
    for (const kind of ['yearSummary', 'circular']) {
      const text = await textOf(kind);
      expect([kind, text]).toEqual([kind, expect.stringContaining(`${YEAR} 年考核得分`)]);
      expect(text).toContain(`第 1 名 ${unit?.name} ${unit?.score} 分`);
      expect(text).toContain('考核各项得分');
      for (const { zh, earned } of unit?.lines ?? [])
        expect([kind, zh, text.includes(zh), text.includes(earned)]).toEqual([kind, zh, true, true]);
    }
  });
  it('the paper for the counties does not, nor that of a year without a scheme (O-71)', async () => {
    expect(await textOf('circularForCounties')).not.toContain('考核得分');
    expect(await textOf('yearSummary', '2024')).not.toContain('考核得分');
  });
  it('the workbook holds them as numbers', async () => {
    const [unit] = (await board()).units;
    const sheet = (await bookOf(await download(`workbook?orgId=${city}&period=${YEAR}`))).getWorksheet(
      '考核得分',
    );
    const row = sheet?.getRow(2);
    expect([row?.getCell(2).value, row?.getCell(3).value, row?.getCell(4).value]).toEqual([
      unit?.name,
      Number(unit?.score),
      5,
    ]);
    // who may not see scores gets a workbook without them
    const handler = await api.signInAs('handler');
    const answer = await fetch(`${api.url}/api/statistics/workbook?orgId=${city}&period=${YEAR}`, {
      headers: { cookie: handler.cookie ?? '' },
    });
    expect((await bookOf(Buffer.from(await answer.arrayBuffer()))).getWorksheet('考核得分')).toBeUndefined();
  });
});

describe('bad input gets a clear answer', () => {
  it.each([
    ['a period that ends before it begins', 'quarter?period=2026-05-01..2026-04-01', 400, 'PERIOD_INVALID'],
    [
      'of members',
      `members?ref=${encodeURIComponent('2026-05-01..2026-04-01@2026-05-01/org:1/total')}`,
      400,
      'PERIOD_INVALID',
    ],
    ['of a breakdown', 'breakdown?period=2026-05-01..2026-04-01&by=class', 400, 'PERIOD_INVALID'],
    ['of signals', 'signals?period=2026-05-01..2026-04-01', 400, 'PERIOD_INVALID'],
    ['of a workbook', 'workbook?period=2026-05-01..2026-04-01', 400, 'PERIOD_INVALID'],
    ['of a report', 'report?period=2026-05-01..2026-04-01&kind=circular', 400, 'PERIOD_INVALID'],
    [
      'another organisation, in the list of then',
      'recorded?orgId=99999&knownOn=2026-05-01',
      403,
      'ORGANISATION_OTHER',
    ],
    ['another organisation, in a workbook', 'workbook?orgId=99999&period=2026', 403, 'ORGANISATION_OTHER'],
    ['another organisation, in scores', 'scores?orgId=99999&year=2026', 403, 'ORGANISATION_OTHER'],
    ['a snapshot of what was never frozen', 'snapshot?period=2025Q1', 404, 'STAT_SNAPSHOT_MISSING'],
  ] as const)('%s', async (_, path, status, code) => {
    const answer = await leader.get(`/api/statistics/${path}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(`${answer.body.title}${answer.body.detail}`).toMatch(/\p{Script=Han}/u);
  });
  it('a quarter frozen again, and a report and a workbook over nothing', async () => {
    const freeze = () =>
      leader.post(
        '/api/statistics/freeze',
        { orgId: city, period: '2024Q1' },
        { 'idempotency-key': uuidv7() },
      );
    expect((await freeze()).status).toBe(200);
    const again = await freeze();
    expect([again.status, again.body.code]).toEqual([422, 'STAT_ALREADY_FROZEN']);
    expect(again.body.detail).toMatch(/已.*冻结/);
    for (const kind of ['quarterAnalysis', 'circular'])
      expect(
        (await download(`report/docx?orgId=${city}&period=2024Q1&kind=${kind}`)).subarray(0, 2).toString(),
      ).toBe('PK');
    const empty = (await bookOf(await download(`workbook?orgId=${city}&period=2024Q1`))).getWorksheet('总量');
    expect(empty?.getRow(2).getCell(4).value).toBe(0);
  });
});
