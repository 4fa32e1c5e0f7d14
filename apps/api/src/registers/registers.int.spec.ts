import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { recordAccess } from '#identity';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { RegisterDesk } from './register-desk.js';
import { ExportRegisterHandler, GetRegisterHandler } from './registers.handlers.js';
import { ExportRegister, GetRegister } from './registers.messages.js';

let office: TestOffice;
let desk: RegisterDesk;
const year = { from: '2026-01-01', to: '2026-12-31' };
beforeAll(async () => {
  office = await openTestOffice();
  desk = new RegisterDesk(office.runtime);
  await office.register({ jointSignerCount: 3 }, '2026-03-02');
  await office.register(
    {
      subjects: [
        {
          subjectId: uuidv7(),
          role: 'petitioner',
          name: '周某山',
          phone: '13800000001',
          address: '某县某村',
        },
        {
          subjectId: uuidv7(),
          role: 'accused',
          name: '贺某国',
          unit: '某镇',
          post: '镇长',
          cadreAuthority: 'subordinate',
        },
      ],
      matters: [
        {
          class: 'accusation',
          appealKind: null,
          categoryCode: '0102',
          purpose: 'accusation',
          summary: '反映镇长违规用人',
          points: ['突击提拔'],
        },
      ],
    } as never,
    '2026-03-03',
  );
}, 120_000);
afterAll(() => office.close());

const book = (viewer = office.staff.windowHead, period = year) =>
  new GetRegisterHandler(desk).execute(new GetRegister(viewer, 'L01', period));

describe('the book of letters L01 over row-level security (§6.1, §9)', () => {
  it('has what the reader may see, numbered and added up', async () => {
    const { rows, columns, sums, total } = await book();
    expect(total).toBe(2);
    expect(rows.map(({ cells }) => cells[0])).toEqual(['1', '2']);
    expect(sums[columns.indexOf('联名人数')]).toBe('3');
    expect(rows[0]?.cells).toContain('周某山');
  });

  it('has no accusation for who may not see it, and nothing of another organisation', async () => {
    expect((await book(office.staff.examiner)).total).toBe(1);
    expect((await book(office.county)).total).toBe(0);
    expect(JSON.stringify((await book(office.staff.examiner)).rows)).not.toContain('贺某国');
  });

  it('keeps to its period, and refuses one that ends before it begins', async () => {
    expect((await book(office.staff.windowHead, { from: '2026-03-03', to: '2026-03-03' })).total).toBe(1);
    await expect(
      book(office.staff.windowHead, { from: '2026-04-01', to: '2026-03-01' }),
    ).rejects.toMatchObject({
      code: 'REGISTER_PERIOD',
    });
  });

  it('leaves by whoever answers for it, each petition written into the audit (QP03)', async () => {
    const take = (viewer = office.staff.windowHead, form: 'xlsx' | 'print' = 'xlsx') =>
      new ExportRegisterHandler(desk, office.runtime).execute(new ExportRegister(viewer, 'L01', year, form));
    await expect(take(office.staff.handler)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const file = await take();
    expect(file.body.subarray(0, 2).toString()).toBe('PK');
    expect(file.fileName).toBe('来信登记簿-2026-01-01至2026-12-31.xlsx');
    expect((await take(office.staff.windowHead, 'print')).body.toString()).toContain('本页 2行');
    const { rows } = await office.db.pools.owner.query<{ n: string }>(
      `select count(*) as n from idn.access_audit where action = 'export' and account_id = $1`,
      [office.staff.windowHead.accountId],
    );
    expect(Number(rows[0]?.n)).toBe(4);
    const audit = await new GetRegisterHandler(desk).execute(
      new GetRegister(office.staff.windowHead, 'L19', { from: '2020-01-01', to: '2099-12-31' }),
    );
    expect(audit.rows.length).toBeGreaterThanOrEqual(4);
    const before = await new GetRegisterHandler(desk).execute(
      new GetRegister(office.staff.windowHead, 'L19', { from: '2020-01-01', to: '2020-12-31' }),
    );
    expect(before.rows).toEqual([]);
    const { countyId, county, staff } = office;
    const { petitionId } = await office.register({}, '2026-03-02', county);
    await recordAccess(office.db.pools.store, {
      orgId: countyId,
      accountId: staff.leader.accountId,
      petitionId,
      action: 'view',
      sealedReason: null,
    });
    const below = await new GetRegisterHandler(desk).execute(
      new GetRegister(county, 'L19', { from: '2020-01-01', to: '2099-12-31' }),
    );
    expect(below.rows.map(({ cells }) => cells[0])).toEqual([staff.leader.displayName]);
    await expect(
      new GetRegisterHandler(desk).execute(new GetRegister(office.staff.handler, 'L19', year)),
    ).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('a book that an affair keeps (§6.1, O-94)', () => {
  it('L20 has its columns in the order of the book, with the words that lie sealed', async () => {
    const { petitionId } = await office.register({}, '2026-03-04');
    const { windowHead, handler } = office.staff;
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
      '2026-03-05',
    );
    const of = (viewer: typeof windowHead) =>
      new GetRegisterHandler(desk).execute(new GetRegister(viewer, 'L20', year));
    const { columns, rows } = await of(windowHead);
    expect(columns.slice(0, 7)).toEqual(['卷号', '借阅人', '事由', '批准人', '借出', '应还', '实还']);
    expect(rows[0]?.cells.slice(0, 5)).toEqual([
      '工龄认定卷',
      '员工handler',
      '核对档案记载',
      '员工windowHead',
      '2026-03-05',
    ]);
    expect((await of(office.county)).rows).toEqual([]);
  });

  it('L22 names the unit and who judged, and nobody before that (O-82, O-83)', async () => {
    const { windowHead, leader } = office.staff;
    const { affairId } = await office.affair(
      windowHead,
      { category: 'incident' },
      {
        type: 'learn',
        learntFrom: 'media',
        learntAt: '2026-03-05T02:00:00.000Z',
        happenedAt: '2026-03-05T01:00:00.000Z',
        targetOrgId: office.countyId,
        title: '某镇集体访',
        place: '某镇政府',
        summary: '约三十人',
      } as never,
      '2026-03-06',
    );
    const of = async () => {
      const { columns, rows } = await new GetRegisterHandler(desk).execute(
        new GetRegister(windowHead, 'L22', year),
      );
      const [row] = rows;
      return Object.fromEntries(columns.map((name, at) => [name, row?.cells[at]]));
    };
    const before = await of();
    expect(before).toMatchObject({ 地点: '某镇政府', 判定: '', 判定人: '' });
    expect(before['单位']).not.toBe('');
    const next = { category: 'incident', on: affairId };
    await office.affair(
      windowHead,
      next,
      { type: 'matchReport', reported: false, note: '查无报告' } as never,
      '2026-03-07',
    );
    await office.affair(
      leader,
      next,
      { type: 'judge', knewOfIt: false, reason: '不知情' } as never,
      '2026-03-08',
    );
    expect(await of()).toMatchObject({ 判定: '漏报', 判定人: '员工leader', 是否对应报告: '查无报告' });
  });

  it('L29 says what was reached and what it earns, of a scheme for each unit (O-86, O-87)', async () => {
    const { windowHead, examiner } = office.staff;
    const { countyId } = office;
    await office.affair(
      windowHead,
      { category: 'annual-target' },
      {
        type: 'setTarget',
        year: 2025,
        targetOrgId: countyId,
        indicator: 'submitted',
        op: 'atLeast',
        value: 12,
        weight: 30,
        document: '某组通〔2025〕3号',
      } as never,
      '2026-03-05',
    );
    const { affairId } = await office.affair(
      windowHead,
      { category: 'score-item' },
      {
        type: 'setItem',
        year: 2025,
        title: '专题研究信访工作',
        rule: 'manual',
        points: 10,
        document: '某组通〔2025〕4号',
      } as never,
      '2026-03-05',
    );
    await office.affair(
      windowHead,
      { category: 'score-item', on: affairId },
      { type: 'rate', targetOrgId: countyId, points: 9, basis: '研究四次' } as never,
      '2026-03-06',
    );
    const of = async (viewer: typeof windowHead) => {
      const { columns, rows } = await new GetRegisterHandler(desk).execute(
        new GetRegister(viewer, 'L29', year),
      );
      return rows.map(({ cells }) =>
        Object.fromEntries(
          ['单位', '目标', '实绩', '得分'].map((name) => [name, cells[columns.indexOf(name)]]),
        ),
      );
    };
    const lines = await of(windowHead);
    expect(lines).toContainEqual({
      单位: expect.stringMatching(/./u),
      目标: '≥ 12',
      实绩: '0',
      得分: '0.00',
    });
    expect(lines).toContainEqual({
      单位: expect.stringMatching(/./u),
      目标: '满分 10',
      实绩: '按工作评分',
      得分: '9.00',
    });
    // points of a scheme count accusations: they are for those who sign them
    expect((await of(examiner)).map((line) => line['得分'])).toContain('');
  });
});
