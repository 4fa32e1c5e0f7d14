import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { ACCUSING, onRoad, ROUTE, triagedLetter } from '../../../../test/support/paper-road.js';
import { hashRequest } from '#event-store';
import { signedFiguresOf } from '../statistics/signed-figures-of.js';
import { RegisterDesk } from './register-desk.js';
import type { RegisterQuestion } from './register-filter.js';
import { ExportRegisterHandler, GetRegisterHandler } from './registers.handlers.js';
import { ExportRegister, GetRegister } from './registers.messages.js';

let office: TestOffice;
let desk: RegisterDesk;
beforeAll(async () => {
  office = await openTestOffice();
  desk = new RegisterDesk(office.runtime);
}, 120_000);
afterAll(() => office.close());

const year = { from: '2026-01-01', to: '2026-12-31' };
const open = (code: string, question: Partial<RegisterQuestion> = {}, viewer = office.staff.windowHead) =>
  new GetRegisterHandler(desk).execute(new GetRegister(viewer, code, { ...year, ...question }));
const lines = async (...asked: Parameters<typeof open>) =>
  (await open(...asked)).rows.map(({ cells }) => cells);
const frame = (who: 'windowHead' | 'leader', today: string) => ({
  viewer: office.staff[who],
  commandId: uuidv7(),
  requestHash: hashRequest({ today }),
  source: 'screen' as const,
  time: { today, now: `${today}T02:00:00.000Z` },
});

describe('books that no petition’s own road writes (§6.1)', () => {
  it('L15 has what stands too long and what a leader took over, for leaders and those named on it', async () => {
    const { leader, windowHead, deputy } = office.staff;
    const { petitionId } = await office.register({}, '2024-05-10');
    await office.register({}, '2026-03-02');
    await office.act(
      'leader',
      petitionId,
      { type: 'sponsorCase', sponsorId: leader.accountId, assignedOn: '2026-02-03' } as never,
      '2026-02-03',
    );
    const [line, ...more] = await lines('L15', { to: '2026-06-30' });
    expect(more).toEqual([]);
    expect(line?.slice(0, 3)).toEqual(['请求补发津贴', '2年', '员工leader']);
    expect(await lines('L15', {}, deputy)).toHaveLength(1);
    expect(await lines('L15', {}, windowHead)).toHaveLength(1);
    // 限权: the examiner may open the petition itself, and still the book is not his
    expect(await lines('L15', {}, office.staff.examiner)).toEqual([]);
    // a book of a year in which it was neither sponsored nor two years old
    expect(await lines('L15', { from: '2024-01-01', to: '2025-12-31' })).toEqual([]);
  }, 60_000);

  it('L25 has a line for each petition of each lane, its steps to the minute (O-74)', async () => {
    const { windowHead } = office.staff;
    await office.affair(
      windowHead,
      { category: 'sensitive-period' },
      {
        type: 'setPeriod',
        title: '村“两委”换届',
        from: '2026-03-01',
        to: '2026-03-03',
        source: '某文〔2026〕1号',
        categories: ['08'],
        zeroReport: false,
        ladder: false,
        fastLane: true,
      } as never,
      '2026-03-01',
    );
    await triagedLetter(office);
    const rows = await lines('L25');
    const own = rows.find((cells) => cells[3] !== '');
    expect(own?.[0]).toBe('村“两委”换届');
    expect(own?.[1]).toContain('〔2026〕');
    expect(own?.[3]).toBe('2026-03-03 10:00');
    expect(await lines('L25', { class: 'accusation' })).toEqual([]);
    expect(await lines('L25', {}, office.county)).toEqual([]);
  }, 60_000);

  it('L27 has a line for each series, both sides of the count, and who signed (O-105)', async () => {
    const { windowHead } = office.staff;
    const begun = await office.affair(
      windowHead,
      { category: 'takeover' },
      {
        type: 'begin',
        title: '来信登记簿接管',
        startedOn: '2026-06-01',
        paperCount: 0,
        handedOverBy: '孙某强',
        receiverId: windowHead.accountId,
      } as never,
      '2026-06-01',
    );
    const on = begun.affairId;
    const step = (input: object) =>
      office.affair(windowHead, { category: 'takeover', on }, input as never, '2026-06-02');
    await step({ type: 'setBook', year: 2026, book: 'letter', paperLast: 112 });
    await step({ type: 'setBook', year: 2026, book: 'visit', paperLast: 30 });
    expect((await lines('L27')).map((cells) => cells.slice(0, 7))).toEqual([
      ['2026年L簿', '112', '113', '0', '0', '0', ''],
      ['2026年V簿', '30', '31', '0', '0', '0', ''],
    ]);
    await step({ type: 'sign' });
    expect((await lines('L27'))[1]?.[6]).toBe('接收 员工windowHead；移交 孙某强');
    expect(await lines('L27', { status: 'open' })).toEqual([]);
    expect(await lines('L27', { status: 'ended' })).toHaveLength(2);
  }, 60_000);

  it('L28 has each version of each return and what became of it (O-73)', async () => {
    const { statBooks } = office.runtime;
    const key = { orgId: office.countyId, period: '2026Q1' };
    const submit = (zeroReport: boolean, day: string) =>
      statBooks.execute(
        key,
        { type: 'submitReturn', zeroReport, figures: [], reporter: '召川县经办', reportedOn: day } as never,
        { ...frame('windowHead', day), onPaper: true },
      );
    await submit(true, '2026-04-02');
    await statBooks.execute(
      key,
      { type: 'sendBackReturn', reason: '三月有来信,不是零报告。' } as never,
      frame('leader', '2026-04-03'),
    );
    await submit(true, '2026-04-06');
    await statBooks.execute(key, { type: 'acceptReturn' } as never, frame('leader', '2026-04-07'));
    expect(await lines('L28')).toEqual([
      ['召川县委组织部', '2026Q1', '2026-04-02', '1', '已退回 2026-04-03', '是'],
      ['召川县委组织部', '2026Q1', '2026-04-06', '2', '已收 2026-04-07', '是'],
    ]);
    expect(await lines('L28', { status: 'sentBack' })).toHaveLength(1);
    expect(await lines('L28', { orgId: office.orgId })).toEqual([]);
    await expect(open('L28', {}, office.staff.handler)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  }, 60_000);

  it('L26 has what came to a frozen period afterwards, with the event that brought it (O-66)', async () => {
    const figures = signedFiguresOf(office.runtime);
    await figures.freeze({ orgId: office.orgId, period: '2026Q1' }, frame('leader', '2026-04-20'));
    expect(await lines('L26')).toEqual([]);
    await office.register({ receivedOn: '2026-03-20', backdatingEvidence: '纸质卷17号' }, '2026-05-06');
    const rows = await lines('L26');
    const counted = rows.find((cells) => cells[5]?.startsWith('补录'));
    expect(counted?.[0]).toBe('2026Q1');
    expect(Number(counted?.[3])).toBe(Number(counted?.[2]) + 1);
    expect(counted?.[4]).toBe('+1');
    expect(counted?.[6]).toMatch(/〔2026〕.*第1号/u);
    expect(counted?.[7]).toBe('2026-05-06');
    expect(await lines('L26', { to: '2026-05-05' })).toEqual([]);
    await expect(open('L26', {}, office.staff.handler)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  }, 60_000);
});

describe('whose lines a book has', () => {
  it('papers write L17, whatever affair is filed under it; supervisions write L09', async () => {
    const id = await triagedLetter(office);
    await onRoad(office, id, { code: 'D04', fields: ROUTE, signer: 'deputy', on: '2026-09-01' });
    const september = { from: '2026-09-01', to: '2026-09-30' };
    const l17 = await open('L17', september);
    expect(l17.columns[0]).toBe('文号');
    expect(l17.rows.map(({ cells }) => cells[5])).toEqual(['受理告知书']);
    // a sheet that is signed inside, without number and seal, is none of its lines
    await onRoad(office, id, { code: 'D03', signer: 'deputy', on: '2026-09-01' });
    expect((await open('L17', september)).total).toBe(1);
    expect((await open('L09')).source).toBe('affair');
    for (const code of ['L15', 'L17', 'L25']) expect((await open(code)).source).toBe('case');
    for (const code of ['L26', 'L28']) expect((await open(code)).source).toBe('figures');
  }, 60_000);
});

describe('a book narrowed (§6.1)', () => {
  it('page, print and workbook hold the same lines, and say by what they are narrowed', async () => {
    await office.register(ACCUSING, '2026-07-01');
    await office.register({ channel: 'fax' }, '2026-07-01');
    const july = { from: '2026-07-01', to: '2026-07-31' };
    const { windowHead, examiner } = office.staff;
    expect((await open('L01', july)).total).toBe(2);
    const faxes = { ...july, channel: 'fax' };
    const page = await open('L01', faxes);
    expect(page.rows.map(({ cells }) => cells.at(-1))).toEqual(['传真']);
    expect(page.filterZh).toBe('筛选：渠道 传真');
    const printed = await new ExportRegisterHandler(desk, office.runtime).execute(
      new ExportRegister(windowHead, 'L01', faxes, 'print'),
    );
    expect(printed.body.toString()).toContain('筛选：渠道 传真');
    expect(printed.body.toString()).toContain('累计 1行');
    expect(printed.body.toString()).not.toContain('反映镇长违规用人');
    // nothing is told of an accusation by asking for it
    expect((await open('L01', { ...july, class: 'accusation' })).total).toBe(1);
    expect((await open('L01', { ...july, class: 'accusation' }, examiner)).total).toBe(0);
    expect((await open('L01', { ...july, category: '01' })).total).toBe(1);
    expect((await open('L01', { ...july, category: '0801' })).total).toBe(1);
    expect((await open('L01', { ...july, status: 'closed' })).total).toBe(0);
    expect((await open('L01', { ...july, handlerId: windowHead.accountId })).total).toBe(0);
    expect((await open('L01', { ...july, orgId: office.countyId })).total).toBe(0);
  }, 60_000);

  it('refuses what the columns do not allow, and another organisation’s book', async () => {
    await expect(open('L19', { class: 'accusation' })).rejects.toMatchObject({
      code: 'REGISTER_FILTER_UNKNOWN',
      detail: { field: 'class' },
    });
    await expect(open('L20', { status: 'registered' })).rejects.toMatchObject({
      code: 'REGISTER_FILTER_UNKNOWN',
    });
    await expect(open('L01', { orgId: office.orgId }, office.county)).rejects.toMatchObject({
      code: 'ORGANISATION_OTHER',
    });
  });

  it('narrows books of affairs by who is named in them and by the petition that they hang on', async () => {
    const { petitionId } = await office.register({}, '2026-08-03');
    const { windowHead, handler, second } = office.staff;
    await office.affair(
      windowHead,
      { category: 'borrowing' },
      {
        type: 'lend',
        petitionId,
        title: '工龄认定卷',
        purpose: '核对档案记载',
        borrowerId: handler.accountId,
        approverId: windowHead.accountId,
      } as never,
      '2026-08-04',
    );
    expect(await lines('L20', { handlerId: handler.accountId })).toHaveLength(1);
    expect(await lines('L20', { handlerId: second.accountId })).toEqual([]);
    expect(await lines('L20', { class: 'appeal' })).toHaveLength(1);
    expect(await lines('L20', { class: 'suggestion' })).toEqual([]);
    expect(await lines('L20', { status: 'ended' })).toEqual([]);
  }, 60_000);

  it('puts every affair of the period into its book, however many there are', async () => {
    await office.db.pools.owner.query(
      `insert into rm.affair select (jsonb_populate_record(one.a, jsonb_build_object(
           'affair_id', gen_random_uuid(), 'opened_on', '2025-05-05', 'sealed', null))).*
         from (select a from rm.affair a where category = 'borrowing' limit 1) one, generate_series(1, 1100)`,
    );
    expect((await open('L20', { from: '2025-01-01', to: '2025-12-31' })).total).toBe(1_100);
  }, 60_000);
});
