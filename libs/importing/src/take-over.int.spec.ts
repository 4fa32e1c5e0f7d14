import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { withViewer } from '#identity';
import { openTestOffice, type TestOffice } from '../../../test/support/office.js';
import { mappingFor } from './mapping.js';
import type { Table } from './read-table.js';
import { takeRegisterOver } from './take-over.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close());

const COLUMNS = [
  '编号',
  '收信日期',
  '信访人',
  '内容摘要',
  '分类',
  '办理方式',
  '承办人',
  '告知日期',
  '受理日期',
  '延期天数',
  '延期批准日期',
  '办结日期',
  '纸质卷号',
  '同号裁定',
];
const OPEN = {
  编号: '来信2026-17',
  收信日期: '2026-03-02',
  信访人: '周某山',
  内容摘要: '请求补发工龄津贴,单位调资时漏算工龄',
  分类: '0801',
  办理方式: 'ZB',
  承办人: 'handler',
  告知日期: '2026-03-10',
  受理日期: '2026-03-09',
  纸质卷号: '卷2026-17',
};
const CLOSED = {
  编号: '来信2026-9',
  收信日期: '2026-01-20',
  信访人: '李某田',
  内容摘要: '反映离休费拖欠,请求补发',
  分类: '0501',
  办结日期: '2026-02-27',
};
const tableOf = (...rows: Record<string, string>[]): Table => ({
  columns: COLUMNS,
  rows: rows.map((row, index) => ({
    line: index + 2,
    cells: Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? ''])),
  })),
});
const begin = async (): Promise<string> => {
  const { windowHead } = office.staff;
  const { affairId } = await office.affair(
    'windowHead',
    { category: 'takeover' },
    {
      type: 'begin',
      title: '来信登记簿接管',
      startedOn: '2026-06-01',
      paperCount: 1,
      handedOverBy: '孙某强',
      receiverId: windowHead.accountId,
    },
    '2026-06-01',
  );
  return affairId;
};
const take = (takeoverId: string, table: Table, dryRun = false) =>
  takeRegisterOver(office.runtime, {
    takeoverId,
    table,
    mapping: mappingFor(table.columns, undefined),
    fileName: '来信登记簿.xlsx',
    viewer: office.staff.windowHead,
    dryRun,
  });
const undo = (takeoverId: string) =>
  office.affair(
    'windowHead',
    { category: 'takeover', on: takeoverId },
    { type: 'undo', reason: '导入了去年的登记簿。' },
    '2026-11-20',
  );
const listed = async () =>
  (
    await withViewer(office.runtime.pools.reader, office.staff.windowHead, (client) =>
      client.query<{ id: string; no: string; status: string; kind: string | null; due: string | null }>(
        `select petition_id as id, display_no as no, status, next_kind as kind, next_nominal::text as due
           from rm.petition order by received_on, petition_no`,
      ),
    )
  ).rows;
const counted = async () =>
  (
    await office.db.pools.store.query<{ now: number; then: number }>(
      `select (select count(*)::int from rm.fact) as now,
        (select count(*)::int from rm.fact_history where replaced_at is null) as "then"`,
    )
  ).rows[0];

describe('taking a register over (O-100…O-105)', () => {
  let first: string;

  it('a dry run tells every fault by cell and writes nothing', async () => {
    first = await begin();
    const table = tableOf(
      { ...OPEN, 收信日期: '2026-13-02', 承办人: '无此人' },
      { ...OPEN, 编号: '来信2026-18', 受理日期: '2026-03-01' },
      { ...OPEN, 编号: '来信2026-19', 纸质卷号: '' },
      { ...OPEN, 编号: '来信2026-20', 延期天数: '30', 延期批准日期: '2026-06-20' },
      { ...OPEN, 编号: '来信2026-18' },
      CLOSED,
    );
    const report = await take(first, table, true);
    expect(report).toMatchObject({ rows: 6, closed: 1, entered: 0 });
    expect(report.faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 收信日期',
      '2 承办人',
      '3 受理日期',
      '4 纸质卷号',
      '5 延期批准日期',
      '6 编号',
    ]);
    expect(await listed()).toEqual([]);
    // with a fault nothing is entered, either
    expect(await take(first, table)).toMatchObject({ entered: 0 });
    expect(await listed()).toEqual([]);
  });

  it('O-100 enters the open ones with clocks that run, the closed ones as history, and a second run changes nothing', async () => {
    const table = tableOf(OPEN, CLOSED);
    expect(await take(first, table)).toMatchObject({ open: 1, closed: 1, faults: [], entered: 2, known: 0 });
    const rows = await listed();
    expect(rows.map(({ status, kind, due }) => ({ status, kind, due }))).toEqual([
      { status: 'history', kind: null, due: null },
      { status: 'accepted', kind: 'dueHandle', due: '2026-05-08' },
    ]);
    expect(rows[1]?.no).toBe('宛组信接〔2026〕1号');
    expect(await take(first, table)).toMatchObject({ entered: 0, known: 2, faults: [] });
    expect(await listed()).toEqual(rows);
  });

  it('O-103 the next number of a book follows the last one of the paper, and never goes back', async () => {
    const set = (paperLast: number) =>
      office.affair(
        'windowHead',
        { category: 'takeover', on: first },
        { type: 'setBook', year: 2026, book: 'letter', paperLast },
        '2026-06-02',
      );
    await set(112);
    const registered = await office.register({}, '2026-06-03');
    expect(registered.numbers).toEqual(['宛组信〔2026〕来信113号']);
    await expect(set(50)).rejects.toMatchObject({ code: 'NUMBER_ALREADY_TAKEN' });
  });

  it('one event undoes the whole import: no list, no figure, no clock, and the petitions answer to nobody', async () => {
    const second = await begin();
    const before = { rows: await listed(), counted: await counted() };
    await take(second, tableOf({ ...OPEN, 编号: '来信2026-30' }, { ...CLOSED, 编号: '来信2026-31' }));
    const rows = await listed();
    expect(rows).toHaveLength(before.rows.length + 2);
    const own = rows.filter(({ id }) => !before.rows.some((row) => row.id === id));
    const outcome = await undo(second);
    expect(outcome).toMatchObject({ status: 'undone', version: 3 });
    expect(await listed()).toEqual(before.rows);
    expect(await counted()).toEqual(before.counted);
    for (const { id } of own)
      await expect(
        office.act(
          'handler',
          id,
          { type: 'addNote', kind: 'documentCheck', occurredOn: '2026-11-20', text: '办理' },
          '2026-11-20',
        ),
      ).rejects.toMatchObject({ code: 'PETITION_NOT_FOUND' });
    const third = await begin();
    expect(await take(third, tableOf({ ...OPEN, 编号: '来信2026-30' }))).toMatchObject({ entered: 1 });
  });

  it('an import that was worked on since is not undone, and nothing of it is', async () => {
    const rows = await listed();
    const open = rows.find(({ no }) => no === '宛组信接〔2026〕1号');
    await office.act(
      'handler',
      open?.id ?? '',
      { type: 'addNote', noteId: uuidv7(), kind: 'documentCheck', occurredOn: '2026-11-20', text: '已阅卷' },
      '2026-11-20',
    );
    await expect(undo(first)).rejects.toMatchObject({ code: 'TAKEOVER_WORKED_ON' });
    expect(await listed()).toHaveLength(rows.length);
  });
});
