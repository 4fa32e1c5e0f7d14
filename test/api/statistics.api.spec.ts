import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import ExcelJS from 'exceljs';
import { v7 as uuidv7 } from 'uuid';
import { usesOfOrganisations } from '#casework';
import { hashRequest } from '#event-store';
import { createOrganisation, type Viewer } from '#identity';
import { inTransaction } from '#platform';
import { convert, ReportsRefused, SignedFigures } from '#reports';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let leader: ApiClient;
let head: ApiClient;
let city: number;
let paper: number;
let late: number;
const PERIOD = '2026Q3';

beforeAll(async () => {
  api = await openTestApi();
  city = api.office.orgId;
  const onPaper = (code: string, shortCode: string, name: string) =>
    inTransaction(api.office.db.pools.store, async (client) => {
      const unit = { parentId: city, code, shortCode, name, level: 'county' as const };
      return (await createOrganisation(client, unit)).id;
    });
  paper = await onPaper('411399Z', '纸组', '纸川县委组织部');
  late = await onPaper('411398Z', '迟组', '迟川县委组织部');
  leader = await api.signInAs('leader');
  head = await api.signInAs('windowHead');
  for (const day of ['2026-07-06', '2026-08-10', '2026-09-14'])
    await api.office.register({ receivedOn: day }, day);
  await api.office.register({ receivedOn: '2026-09-15', channel: 'visit', visitorCount: 7 }, '2026-09-15');
}, 900_000);
afterAll(() => api?.close(), 120_000);

const quarter = async (who = leader, more = '') =>
  (await who.get(`/api/statistics/quarter?period=${PERIOD}&orgId=${city}${more}`)).body;
const freeze = (who: ApiClient, period = PERIOD, orgId = city) =>
  who.post('/api/statistics/freeze', { orgId, period }, { 'idempotency-key': uuidv7() });
/** Signed on an earlier day, so that something can come after it. */
const signedOn = async (day: string): Promise<void> => {
  const { runtime, staff } = api.office;
  const { store, pools, vault, calendarBook, profiles, statBooks: books } = runtime;
  const uses = (orgIds: readonly number[]) => usesOfOrganisations({ store, pool: pools.store }, orgIds);
  const calendar = () => calendarBook.calendar;
  const parts = { store, pool: pools.store, vault, calendar, profiles, books, uses };
  await new SignedFigures(parts).freeze(
    { orgId: city, period: PERIOD },
    {
      viewer: staff.leader,
      commandId: uuidv7(),
      requestHash: hashRequest({ day }),
      source: 'screen',
      time: { today: day, now: `${day}T02:00:00.000Z` },
    },
  );
};
/** A return that was entered and accepted on a day. */
const returned = async (
  orgId: number,
  period: string,
  figures: [string, number, number | null][],
  day: string,
) => {
  const { runtime, staff } = api.office;
  const frame = (viewer: Viewer) => ({
    viewer,
    commandId: uuidv7(),
    requestHash: hashRequest({ day }),
    source: 'screen' as const,
    time: { today: day, now: `${day}T02:00:00.000Z` },
    onPaper: true,
  });
  const written = figures.map(([key, numerator, denominator]) => ({ key, numerator, denominator }));
  const body = { zeroReport: figures.length === 0, figures: written, reportedOn: day, reporter: '某联络员' };
  const key = { orgId, period };
  await runtime.statBooks.execute(key, { type: 'submitReturn', ...body }, frame(staff.windowHead));
  await runtime.statBooks.execute(key, { type: 'acceptReturn' }, frame(staff.leader));
};
const post = (who: ApiClient, path: string, body: object) =>
  who.post(
    `/api/statistics/${path}`,
    { orgId: city, period: PERIOD, ...body },
    { 'idempotency-key': uuidv7() },
  );

describe('上年签发数 (O-104) 与汇总表 (O-73)', () => {
  it('fills the first comparison, with its source, and drills into nothing of it', async () => {
    expect((await quarter()).total).toMatchObject({
      current: 4,
      lastYear: null,
      overLastYear: { direction: 'none', zh: '—' },
    });
    const figures = [{ key: 'total', numerator: 5, denominator: null }];
    const signed = {
      figures,
      docNo: '宛组信〔2025〕9号',
      signedOn: '2025-10-15',
      signer: '某部长',
    };
    const entered = await head.post(
      '/api/statistics/historic-figures',
      { orgId: city, period: '2025Q3', ...signed },
      { 'idempotency-key': uuidv7() },
    );
    expect([entered.status, entered.body.historicSource]).toEqual([200, '宛组信〔2025〕9号']);
    const page = await quarter();
    expect(page.total).toMatchObject({ current: 4, lastYear: 5, overLastYear: { zh: '下降 20.00%' } });
    expect(page.notes.join()).toContain('历史录入,来源:宛组信〔2025〕9号');
    const bad = { ...signed, figures: [{ key: 'nonsense', numerator: 1, denominator: null }] };
    expect((await post(head, 'historic-figures', bad)).body.code).toBe('STAT_KEY_UNKNOWN');
  });
  it('takes the return of a unit without accounts, after another person has looked at it', async () => {
    const figures = [
      { key: 'total', numerator: 3, denominator: null },
      { key: 'channel:letter', numerator: 3, denominator: null },
      { key: 'I-09', numerator: 1, denominator: 2 },
    ];
    const period = '2025Q2';
    const key = { orgId: paper, period };
    const body = { ...key, zeroReport: false, figures, reportedOn: '2025-07-09', reporter: '某联络员' };
    const then = async () =>
      (await leader.get(`/api/statistics/quarter?period=${period}&orgId=${city}`)).body.total.current;
    expect((await post(leader, 'returns', body)).body.code).toBe('STAT_ENTRY_ROLE');
    expect((await post(head, 'returns', { ...body, orgId: city })).body.code).toBe('STAT_RETURN_NOT_NEEDED');
    expect((await post(head, 'returns', body)).body.return).toMatchObject({
      status: 'submitted',
      version: 1,
    });
    expect(await then()).toBe(0);
    expect((await post(head, 'returns/accept', key)).body.code).toBe('STAT_REVIEW_SELF');
    expect((await post(leader, 'returns/accept', key)).body.return.status).toBe('accepted');
    expect(await then()).toBe(3);
    await returned(
      paper,
      PERIOD,
      [
        ['total', 3, null],
        ['channel:letter', 3, null],
        ['I-09', 1, 2],
      ],
      '2026-10-09',
    );
    const page = await quarter();
    expect(page.total).toMatchObject({ current: 7, manual: 3 });
    expect(page.rates.find(({ id }: { id: string }) => id === 'I-09').denominator).toBeGreaterThanOrEqual(2);
    expect(page.organisations.find(({ orgId }: { orgId: number }) => orgId === paper)).toMatchObject({
      total: 3,
      manual: true,
    });
    expect(page.notes.join()).toContain('手工填报(汇总表)并入:纸川县委组织部');
  });
  it('are in the half year and the year, added, where a unit returned its quarters (O-73)', async () => {
    await returned(paper, '2026Q1', [['total', 2, null]], '2026-04-08');
    const of = async (period: string) =>
      (await leader.get(`/api/statistics/quarter?period=${period}&orgId=${city}`)).body;
    expect((await of('2026H1')).total).toMatchObject({ current: 2, manual: 2 });
    const year = await of('2026');
    expect(year.total).toMatchObject({ current: 9, manual: 5 });
    expect(year.notes.join()).toContain('纸川县委组织部没有报全期的汇总表,其数由已收的各期汇总表相加');
    // one of the whole half takes the place of its quarters
    expect((await of('2025H1')).total).toMatchObject({ current: 3, manual: 3 });
    await returned(paper, '2025H1', [['total', 6, null]], '2025-07-08');
    expect((await of('2025H1')).total).toMatchObject({ current: 6, manual: 6 });
    expect((await of('2025')).total).toMatchObject({ current: 6, manual: 6 });
  });
});

describe('分布与预警', () => {
  it('breaks the total down by each dimension, alone and within another; each leads to as many petitions', async () => {
    const breakdown = async (more: string) => {
      const { status, body } = await leader.get(
        `/api/statistics/breakdown?period=${PERIOD}&orgId=${city}&${more}`,
      );
      expect([more, status]).toEqual([more, 200]);
      return body;
    };
    const behind = async (ref: string) =>
      (await leader.get(`/api/petitions?limit=50&${new URLSearchParams({ statRef: ref }).toString()}`)).body
        .items.length;
    for (const by of ['channel', 'class', 'category', 'categoryGroup', 'origin', 'place']) {
      const { total, rows } = await breakdown(`by=${by}`);
      const counted = rows.map((row: { current: number }) => row.current);
      // what the paper unit wrote is in the total and in its channel; its other places nobody knows
      if (by === 'channel') expect(counted.reduce((a: number, b: number) => a + b, 0)).toBe(total.current);
      for (const { ref, current, manual } of rows)
        expect([by, await behind(ref)]).toEqual([by, current - manual]);
    }
    // a unit stands with what it wrote down, and the whole with all of them
    const units = await breakdown('by=organisation');
    const row = (orgId: number) =>
      units.rows.find(({ key }: { key: string }) => key === `organisation:${orgId}`);
    expect(row(paper)).toMatchObject({ current: 3, manual: 3 });
    expect(row(city)).toMatchObject({ current: units.total.current, manual: 3 });
    const letters = await breakdown('by=categoryGroup&within=channel:letter');
    expect(letters.total.current).toBe(3);
    expect(letters.rows.reduce((sum: number, row: { current: number }) => sum + row.current, 0)).toBe(3);
    expect(await behind(letters.rows[0].ref)).toBe(letters.rows[0].current);
    const tree = await breakdown('by=organisation');
    const of = (id: number) => tree.rows.find(({ key }: { key: string }) => key === `organisation:${id}`);
    expect([of(city).current, of(api.office.countyId).current]).toEqual([7, 0]);
    const bad = await leader.get(`/api/statistics/breakdown?period=${PERIOD}&by=channel&within=I-09`);
    expect([bad.status, bad.body.field]).toEqual([400, 'within']);
  });
  it('a group visit is a signal and leads to its petitions', async () => {
    const { body } = await leader.get(`/api/statistics/signals?period=${PERIOD}&orgId=${city}`);
    const group = body.signals.find(({ kind }: { kind: string }) => kind === 'groupVisit');
    expect(group).toMatchObject({ zh: '集体访', reason: '1 批 7 人次', count: 1 });
    const list = await leader.get(`/api/petitions?${new URLSearchParams({ statRef: group.ref }).toString()}`);
    expect(list.body.items).toHaveLength(1);
  });
});

describe('冻结 (O-65) 与追溯调整 (O-66)', () => {
  let body = '';
  it('freezes once; by a signer, after the cutoff, a period that has ended', async () => {
    expect((await freeze(head)).body.code).toBe('STAT_SIGNER_ROLE');
    expect((await freeze(leader, '2099Q1')).body.code).toBe('STAT_PERIOD_RUNNING');
    expect((await freeze(leader, '2026-09')).body.code).toBe('STAT_PERIOD_NOT_CLOSABLE');
    // a period over nothing is signed like any other
    const empty = await freeze(leader, '2024Q1');
    expect([empty.status, empty.body.frozen.itemCount]).toEqual([200, 0]);
    await signedOn('2026-11-02');
    const { body: done } = await leader.get(`/api/statistics/book?orgId=${city}&period=${PERIOD}`);
    expect(done.frozen).toMatchObject({
      asOf: '2026-10-13',
      signedOn: '2026-11-02',
      itemCount: 4,
      definitions: 'I-2026.4',
    });
    expect(await freeze(leader)).toMatchObject({ status: 422, body: { code: 'STAT_ALREADY_FROZEN' } });
    const snapshot = await leader.get(`/api/statistics/snapshot?orgId=${city}&period=${PERIOD}`);
    expect(snapshot.headers.get('etag')).toBe(`"${done.frozen.hash}"`);
    expect(snapshot.body.page.total.current).toBe(7);
    expect(snapshot.body).toMatchObject({ itemCount: 4, figures: { 'I-01': { numerator: 4 } } });
    // how many, never which: a petition of the period may accuse whoever reads it (0082)
    for (const part of ['items', 'members']) expect(snapshot.body[part]).toBeUndefined();
    body = snapshot.text;
  });
  it('a late entry moves no byte of it and stands in the ledger with its cause (O-66, M-18)', async () => {
    const backdatingEvidence = '收文簿2026-112';
    const late = await api.office.register({ receivedOn: '2026-08-20', backdatingEvidence }, '2026-11-20');
    const after = await leader.get(`/api/statistics/snapshot?orgId=${city}&period=${PERIOD}`);
    expect(after.text).toBe(body);
    const ledger = await leader.get(`/api/statistics/restatements?orgId=${city}&period=${PERIOD}`);
    expect(ledger.status).toBe(200);
    const total = ledger.body.lines.find(({ key }: { key: string }) => key === 'I-01');
    expect(total).toMatchObject({ zh: '信访总量', frozen: 7, now: 8, written: [] });
    expect(total.differences).toEqual([
      expect.objectContaining({ petitionId: late.petitionId, sign: 1, cause: '补录:2026-11-20 登记' }),
    ]);
    expect((await quarter()).total.current).toBe(8);
  });
  it('the workbook holds what was signed and says what came since; a recount says that it is one (O-65)', async () => {
    const bookOf = async (more = '', who = leader) => {
      const answer = await fetch(`${api.url}/api/statistics/workbook?period=${PERIOD}&orgId=${city}${more}`, {
        headers: { cookie: who.cookie ?? '' },
      });
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await answer.arrayBuffer()) as never);
      const rows: string[] = [];
      book.worksheets[0]?.eachRow((row) => {
        const cells = [row.getCell(1), row.getCell(2), row.getCell(3)];
        rows.push(cells.map(({ isMerged, text }, at) => (isMerged && at > 0 ? '' : text)).join('|'));
      });
      const total = book.getWorksheet('总量')?.getRow(2).getCell(4).value;
      return { first: book.worksheets[0]?.name, words: rows.join('\n'), total };
    };
    const signed = await bookOf();
    expect(signed).toMatchObject({ first: '说明', total: 7 });
    expect(signed.words).toContain('签发的数(已冻结)');
    expect(signed.words).toContain('截至 2026-10-13 24:00');
    expect(signed.words).toContain('信访总量|7|8');
    const recount = await bookOf('&asOf=2026-12-01');
    expect(recount).toMatchObject({ first: '说明', total: 8 });
    expect(recount.words).toContain('重算的数,不是签发的数');
    expect(recount.words).toContain('信访总量|7|8');
    for (const other of [
      await bookOf('&withSubordinates=false'),
      await bookOf('&axis=registered'),
      await bookOf('', await api.signInAs('handler')),
    ]) {
      expect(other.words).toContain('重算的数,不是签发的数');
      expect(other.words.replaceAll('||', '')).not.toContain('|');
    }
    expect((await bookOf('', await api.signInAs('handler'))).words).not.toMatch(/散列|信访总量/);
    const open = await fetch(`${api.url}/api/statistics/workbook?period=2025Q2&orgId=${city}`, {
      headers: { cookie: leader.cookie ?? '' },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await open.arrayBuffer()) as never);
    expect(book.worksheets[0]?.name).toBe('总量');
  });
  it('the year is counted anew and reconciled to its quarters (O-67, M-45)', async () => {
    const { status, body: year } = await leader.get(`/api/statistics/reconciliation?orgId=${city}&year=2026`);
    expect(status).toBe(200);
    const total = year.lines.find(({ key }: { key: string }) => key === 'I-01');
    expect(total).toMatchObject({ year: 10, frozenSum: 7, restatedSum: 1, unfrozenSum: 2, balanced: true });
    expect(year.lines.filter(({ balanced }: { balanced: boolean }) => !balanced)).toEqual([]);
  });
  it('says why a figure is not that of last month’s print, in one question', async () => {
    const { total } = await quarter();
    const ref = encodeURIComponent(total.ref);
    const why = await leader.get(`/api/statistics/explain?ref=${ref}&printedOn=2026-11-02`);
    expect(why.body).toMatchObject({ then: { value: '4', asOf: '2026-11-01' }, now: { value: '5' } });
    expect(why.body.differences).toEqual([
      expect.objectContaining({ sign: 1, cause: '补录:2026-11-20 登记' }),
    ]);
    expect((await quarter(leader, '&knownOn=2026-11-01')).total.current).toBe(7);
    const list = await leader.get(`/api/statistics/recorded?orgId=${city}&knownOn=2026-11-01`);
    expect(list.body.total).toBe(4);
    expect(list.body.items).toHaveLength(4);
    expect(list.body.items[0]).toMatchObject({
      orgId: city,
      receivedOn: '2026-09-15',
      displayNo: expect.stringContaining('2026') as unknown,
      closedOn: null,
    });
    expect((await leader.get(`/api/statistics/recorded?orgId=${city}&knownOn=2026-11-20`)).body.total).toBe(
      5,
    );
  });
  it('a return that is accepted later moves neither what was signed nor the paper made of it; it stands in the ledger (O-73)', async () => {
    const ask = async (path: string) => {
      const { status, text, body } = await leader.get(
        `/api/statistics/${path}orgId=${city}&period=${PERIOD}`,
      );
      expect([path, status]).toEqual([path, 200]);
      return { text, body };
    };
    const outside = 'report?kind=circularForCounties&';
    const [snapshot, paperOutside] = [await ask('snapshot?'), await ask(outside)];
    expect(paperOutside.text).toContain('收到信访 7 件次');
    await returned(
      late,
      PERIOD,
      [
        ['total', 6, null],
        ['I-09', 1, 2],
      ],
      '2026-11-21',
    );
    expect((await ask('snapshot?')).text).toBe(snapshot.text);
    expect((await ask(outside)).body.text).toEqual(paperOutside.body.text);
    const { lines } = (await ask('restatements?')).body;
    const written = lines.filter((line: { written: unknown[] }) => line.written.length > 0);
    expect(written).toMatchObject([
      { key: 'I-01', frozen: 7, now: 14, written: [{ orgId: late, by: 6 }] },
      { key: 'I-09', part: 'numerator', written: [{ orgId: late, by: 1 }] },
      { key: 'I-09', part: 'denominator', written: [{ orgId: late, by: 2 }] },
    ]);
    expect((await quarter()).total.current).toBe(14);
    const { body: book } = await leader.get('/api/registers/L26?from=2026-11-01&to=2026-12-31');
    const cells = book.rows.map((row: { cells: string[] }) => row.cells.join('|'));
    expect(cells).toContain(`${PERIOD}|信访总量（分子）|7|14|+6|迟川县委组织部的汇总表（O-73）||2026-11-21`);
  });
  it('is nobody’s who may not count accusations, nor another organisation’s', async () => {
    const handler = await api.signInAs('handler');
    const county = await api.signInAs('county');
    for (const path of ['book', 'snapshot', 'restatements'])
      for (const who of [handler, county])
        expect([
          path,
          (await who.get(`/api/statistics/${path}?orgId=${city}&period=${PERIOD}`)).status,
        ]).toEqual([path, 403]);
  });
});

describe('报告 (O-68, O-69, O-72)', () => {
  const kind = 'quarterAnalysis';
  it('is drafted from the figures, edited, reviewed, signed, and corrected by a notice', async () => {
    const { body: draft } = await head.get(
      `/api/statistics/report?orgId=${city}&period=${PERIOD}&kind=${kind}`,
    );
    expect(draft.report).toBeNull();
    expect(draft.text.sections[0].paragraphs[0]).toContain('收到信访 7 件次');
    type Section = { heading: string; paragraphs: string[] };
    const written = (sections: readonly Section[], place: string, words: string): Section[] =>
      sections.map((each) => (each.heading.startsWith(place) ? { ...each, paragraphs: [words] } : each));
    const half = { ...draft.text, sections: written(draft.text.sections, '五', '政策宣传不够。') };
    const edited = { ...half, sections: written(half.sections, '六', '加强宣传。') };
    expect((await post(head, 'report/sign', { kind })).body.code).toBe('REPORT_STATUS');
    // what nobody has written goes to no signer (O-68)
    expect(
      (await post(head, 'report/draft', { kind, text: half, version: 0 })).body.reports[0],
    ).toMatchObject({
      status: 'draft',
      version: 1,
    });
    const gap = await post(head, 'report/submit', { kind });
    expect(gap.body).toMatchObject({
      code: 'REPORT_UNWRITTEN',
      detail: expect.stringContaining('六、下步建议'),
    });
    // of two who opened the first version the second is told, and overwrites nothing
    expect((await post(leader, 'report/draft', { kind, text: edited, version: 1 })).status).toBe(200);
    expect((await post(head, 'report/draft', { kind, text: half, version: 1 })).body.code).toBe(
      'REPORT_CHANGED',
    );
    expect((await post(head, 'report/submit', { kind })).body.reports[0].status).toBe('inReview');
    expect((await post(head, 'report/sign', { kind })).body.code).toBe('REPORT_ROLE');
    expect((await post(leader, 'report/return', { kind, reason: '补充建议' })).body.reports[0].status).toBe(
      'returned',
    );
    // told anew from the figures: what a person wrote stays
    await post(head, 'report/draft', { kind, text: null });
    await post(head, 'report/submit', { kind });
    const read = (await leader.get(`/api/statistics/report?orgId=${city}&period=${PERIOD}&kind=${kind}`))
      .body;
    expect(read.text.sections[4].paragraphs).toEqual(['政策宣传不够。']);
    expect(
      read.trail.map(({ act, reason }: { act: string; reason: string | null }) => [act, reason]),
    ).toEqual([
      ['drafted', null],
      ['drafted', null],
      ['submitted', null],
      ['returned', '补充建议'],
      ['drafted', null],
      ['submitted', null],
    ]);
    expect(read.trail[3].by).not.toBe('');
    expect((await post(leader, 'report/sign', { kind, version: 2 })).body.code).toBe('REPORT_CHANGED');
    const { body: signed } = await post(leader, 'report/sign', { kind, version: 3 });
    expect(signed.reports[0]).toMatchObject({ status: 'signed', version: 3, signer: read.trail[3].by });
    expect((await post(head, 'report/draft', { kind, text: null })).body.code).toBe('REPORT_SIGNED');
    const figures = [{ key: '信访总量', was: '7', is: '8' }];
    expect(
      (await post(leader, 'report/correct', { kind, figures, reason: '漏录一件' })).body.reports[0]
        .corrections,
    ).toBe(1);
    // the notice is a paper of its own, with what was printed, what is right, and why
    const file = await fetch(
      `${api.url}/api/statistics/report/docx?orgId=${city}&period=${PERIOD}&kind=${kind}&correction=1`,
      { headers: { cookie: leader.cookie ?? '' } },
    );
    expect(file.status).toBe(200);
    const xml = new PizZip(Buffer.from(await file.arrayBuffer())).file('word/document.xml')?.asText() ?? '';
    for (const words of [
      '的通知',
      '信访总量：原数 7，应为 8',
      '漏录一件',
      '更正对照（第 1 号）',
      '更正通知第 1 号',
    ])
      expect(xml).toContain(words);
    expect(xml).not.toContain('未编号');
    // whom the report was for, until another is named
    expect(xml).toContain('省委组织部：');
  });
  it('keeps whom it is for as a person wrote it, and refuses what is no line of a paper (GB/T 9704 7.3.2)', async () => {
    const at = { kind: 'circularForCounties' };
    const address = `/api/statistics/report?orgId=${city}&period=${PERIOD}&kind=circularForCounties`;
    const { text, addressee } = (await head.get(address)).body;
    expect([text.addressee, addressee]).toEqual(Array(2).fill('各县（市、区）委组织部'));
    const draft = (given: object, version: number) =>
      post(head, 'report/draft', { ...at, text: { ...text, ...given }, version });
    expect((await draft({ addressee: '甲县\n乙县' }, 0)).body).toMatchObject({
      code: 'REPORT_ADDRESSEE',
      errors: [expect.objectContaining({ field: 'text.addressee' })],
    });
    expect((await draft({ addressee: '县'.repeat(201) }, 0)).body).toMatchObject({
      code: 'FIELD_TOO_LONG',
      errors: [{ field: 'text.addressee', message: '“主送机关”不得超过 200 字' }],
    });
    expect((await draft({ addressee: ' 召川县委组织部： ' }, 0)).status).toBe(200);
    expect((await head.get(address)).body).toMatchObject({
      text: { addressee: '召川县委组织部' },
      addressee: '召川县委组织部',
    });
    // told anew from the figures, and by a page that does not know it: as it was written
    await post(head, 'report/draft', { ...at, text: null, version: 1 });
    await draft({ addressee: undefined }, 2);
    expect((await head.get(address)).body.text.addressee).toBe('召川县委组织部');
    await draft({ addressee: '' }, 3);
    expect((await head.get(address)).body.text.addressee).toBe('');
  });
  it('stands as it was signed, whatever the unit is called and whatever is counted afterwards (O-72)', async () => {
    const { store } = api.office.db.pools;
    const { rows } = await store.query<{ name: string }>('select name from idn.organisation where id = $1', [
      city,
    ]);
    const name = rows[0]?.name ?? '';
    await store.query('update idn.organisation set name = $2 where id = $1', [city, '改了名的组织部']);
    const { body } = await leader.get(`/api/statistics/report?orgId=${city}&period=${PERIOD}&kind=${kind}`);
    const answer = await fetch(
      `${api.url}/api/statistics/report/docx?orgId=${city}&period=${PERIOD}&kind=${kind}`,
      { headers: { cookie: leader.cookie ?? '' } },
    );
    await store.query('update idn.organisation set name = $2 where id = $1', [city, name]);
    const xml = new PizZip(Buffer.from(await answer.arrayBuffer())).file('word/document.xml')?.asText() ?? '';
    expect(body.text.title).toContain(name);
    expect(xml).toContain(`${name}文件`);
    expect(xml).toContain('签发人：');
    expect(xml).toContain(body.report.signer);
    expect(xml).not.toContain('改了名的');
    expect(xml).not.toMatch(/\(周.\)/u);
  });
  it('tells whoever signs what waits for him, and nobody who neither writes nor signs (O-64, O-69)', async () => {
    const circular = { kind: 'circular' };
    await post(head, 'report/draft', { ...circular, text: null });
    await post(head, 'report/submit', circular);
    const waiting = async (who: ApiClient) => (await who.get('/api/statistics/waiting')).body.items;
    const asked = { what: 'sign', period: PERIOD, zh: '《情况通报》' };
    expect(await waiting(leader)).toContainEqual(expect.objectContaining(asked));
    expect(await waiting(head)).toEqual([]);
    await post(leader, 'report/return', { ...circular, reason: '补充' });
    expect(await waiting(head)).toEqual([expect.objectContaining({ ...asked, what: 'revise' })]);
    expect(await waiting(leader)).not.toContainEqual(expect.objectContaining({ period: PERIOD }));
    expect(await waiting(await api.signInAs('handler'))).toEqual([]);
  });
  it('opens in LibreOffice and reads back as it was written, where there is one', async () => {
    const answer = await fetch(
      `${api.url}/api/statistics/report/docx?orgId=${city}&period=${PERIOD}&kind=${kind}`,
      {
        headers: { cookie: leader.cookie ?? '' },
      },
    );
    expect(answer.status).toBe(200);
    const docx = Buffer.from(await answer.arrayBuffer());
    let text: string;
    try {
      text = (await convert(docx, 'docx', 'txt:Text')).toString('utf8');
    } catch (error) {
      expect(error).toBeInstanceOf(ReportsRefused);
      expect((error as ReportsRefused).code).toBe('PDF_NO_CONVERTER');
      return;
    }
    expect(text).toContain('2026年第三季度');
    expect(text).toContain('收到信访 7 件次');
    expect(text).toContain('政策宣传不够。');
    expect(text).toContain('按期受理告知率（I-08）');
    const pdf = await convert(docx, 'docx', 'pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  }, 240_000);
  it('the version for counties tells no accusation by county and hides small cells (O-71)', async () => {
    const { body } = await head.get(
      `/api/statistics/report?orgId=${city}&period=${PERIOD}&kind=circularForCounties`,
    );
    expect(JSON.stringify(body.text)).not.toContain('检举');
  });
  it('differencing: the version for counties counts no accusation at all, in no sum and no row', async () => {
    // as many as are told: fewer stand as * in what goes to the counties
    for (let n = 0; n < 5; n += 1) await api.office.register({}, '2026-05-11');
    await api.office.register(
      {
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
      '2026-05-12',
    );
    const page = await head.get(`/api/statistics/quarter?period=2026Q2&orgId=${city}`);
    expect(page.body.total.current).toBe(6);
    const draft = async (kind: string): Promise<string> =>
      (await head.get(`/api/statistics/report?orgId=${city}&period=2026Q2&kind=${kind}`)).body.text
        .sections[0].paragraphs[0];
    expect(await draft('circular')).toContain('收到信访 6 件次');
    expect(await draft('circularForCounties')).toContain('收到信访 5 件次');
  });
  it('a draft counts all below for whoever signs, also for a deputy whose own page counts his office alone', async () => {
    const figures = [{ key: 'total', numerator: 3, denominator: null }];
    const filed = {
      orgId: paper,
      period: '2026Q2',
      zeroReport: false,
      figures,
      reportedOn: '2026-07-09',
      reporter: '某人',
    };
    expect((await post(head, 'returns', filed)).status).toBe(200);
    expect((await post(leader, 'returns/accept', { orgId: paper, period: '2026Q2' })).status).toBe(200);
    const deputy = await api.signInAs('deputy');
    const address = `/api/statistics/report?orgId=${city}&period=2026Q2&kind=circular`;
    const told = (await deputy.get(address)).body.text;
    expect(told.sections[0].paragraphs[0]).toContain('收到信访 9 件次');
    expect(told).toEqual((await head.get(address)).body.text);
    // his own page is what it was
    const page = await deputy.get(`/api/statistics/quarter?period=2026Q2&orgId=${city}`);
    expect(page.body.total.current).toBe(6);
  });
  it('words about figures that are not frozen are read by their drafter alone: another may see other figures', async () => {
    const deputy = await api.signInAs('deputy');
    const at = { orgId: city, period: '2026Q2', kind: 'circular' };
    const address = `/api/statistics/report?orgId=${city}&period=2026Q2&kind=circular`;
    const { text } = (await head.get(address)).body;
    const [first, ...rest] = text.sections;
    const words = '其中反映某领导卖官的 1 件。';
    const own = { ...text, sections: [{ ...first, paragraphs: [words] }, ...rest] };
    expect((await post(head, 'report/draft', { ...at, text: own, version: 0 })).status).toBe(200);
    const [mine, his] = [await head.get(address), await deputy.get(address)];
    expect([mine.body.heldBack, mine.text.includes(words)]).toEqual([false, true]);
    expect([his.body.heldBack, his.text.includes(words)]).toEqual([true, false]);
    // that somebody is at it is no secret
    expect(his.body.report).toMatchObject({ status: 'draft', version: 1 });
    const docx = async (who: ApiClient) => {
      const answer = await fetch(
        `${api.url}/api/statistics/report/docx?orgId=${city}&period=2026Q2&kind=circular`,
        {
          headers: { cookie: who.cookie ?? '' },
        },
      );
      const zip = new PizZip(Buffer.from(await answer.arrayBuffer()));
      return zip.file('word/document.xml')?.asText() ?? '';
    };
    expect([(await docx(head)).includes(words), (await docx(deputy)).includes(words)]).toEqual([true, false]);
    for (const [act, body] of [
      ['draft', { ...at, text: null, version: 1 }],
      ['draft', { ...at, text: own, version: 1 }],
    ] as const)
      expect((await post(deputy, `report/${act}`, body)).body.code).toBe('REPORT_DRAFT_OF_ANOTHER');
    expect((await post(head, 'report/submit', at)).body.code).toBe('REPORT_NOT_FROZEN');
  });
  it('after the freeze changed words are still about what they were written of, and only those written anew are sent', async () => {
    const at = { orgId: city, period: '2026Q2', kind: 'circular' };
    const address = `/api/statistics/report?orgId=${city}&period=2026Q2&kind=circular`;
    const analysis = { ...at, kind: 'quarterAnalysis' };
    const open = (await head.get(address.replace('circular', 'quarterAnalysis'))).body;
    expect((await freeze(leader, '2026Q2')).status).toBe(200);
    // an editor that was opened before the freeze and is saved after it
    const { text: words, figures } = open;
    expect(figures).toBeNull();
    expect(
      (await post(head, 'report/draft', { ...analysis, text: words, version: 0, figures })).body.reports,
    ).toContainEqual(expect.objectContaining({ kind: 'quarterAnalysis', ofFrozen: false }));
    const { text } = (await head.get(address)).body;
    expect((await post(head, 'report/draft', { ...at, text, version: 1 })).status).toBe(200);
    expect((await head.get(address)).body.report).toMatchObject({ version: 2, ofFrozen: false });
    expect((await post(head, 'report/submit', at)).body.code).toBe('REPORT_OTHER_FIGURES');
    expect((await post(head, 'report/draft', { ...at, text: null, version: 2 })).status).toBe(200);
    expect((await leader.get(address)).body).toMatchObject({
      heldBack: false,
      report: { version: 3, ofFrozen: true },
    });
    const books = await leader.get(`/api/statistics/book?orgId=${city}&period=2026Q2`);
    expect(books.body.reports).toContainEqual(expect.objectContaining({ kind: 'circular', ofFrozen: true }));
    expect((await post(head, 'report/submit', at)).status).toBe(200);
  });
  it('O-68 words that another wrote over unread stay with their drafter, who takes them back', async () => {
    const deputy = await api.signInAs('deputy');
    const at = { orgId: city, period: '2026Q2', kind: 'quarterAnalysis' };
    const address = `/api/statistics/report?orgId=${city}&period=2026Q2&kind=quarterAnalysis`;
    const read = async (who: ApiClient) => (await who.get(address)).body;
    const before = await read(head);
    expect(before).toMatchObject({ report: { version: 1, ofFrozen: false }, setAside: null });
    const own = {
      ...before.text,
      sections: before.text.sections.map((section: { heading: string; paragraphs: string[] }) =>
        section.heading.includes('原因分析') ? { ...section, paragraphs: ['政策宣传不够。'] } : section,
      ),
    };
    expect((await post(head, 'report/draft', { ...at, text: own, version: 1 })).status).toBe(200);
    expect((await post(deputy, 'report/draft', { ...at, text: null, version: 2 })).status).toBe(200);
    const [his, mine] = [await read(deputy), await read(head)];
    expect(his).toMatchObject({ report: { version: 3, ofFrozen: true }, setAside: null });
    expect(JSON.stringify(his)).not.toContain('政策宣传不够');
    expect(mine.setAside).toMatchObject({ version: 2, text: { title: own.title } });
    expect(mine.setAside.text.sections).toContainEqual(
      expect.objectContaining({ paragraphs: ['政策宣传不够。'] }),
    );
    expect(JSON.stringify(mine.setAside)).not.toContain('由起草人填写');
    // told anew by himself, the figures bring them back where nobody has written since
    expect((await post(head, 'report/draft', { ...at, text: null, version: 3 })).status).toBe(200);
    const anew = await read(head);
    expect(anew).toMatchObject({ report: { version: 4, ofFrozen: true }, setAside: null });
    expect(anew.text.sections).toContainEqual(expect.objectContaining({ paragraphs: ['政策宣传不够。'] }));
  });
});
