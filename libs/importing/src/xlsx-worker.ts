import { parentPort, workerData } from 'node:worker_threads';
import * as XLSX from '@e965/xlsx';
import { measuredZip, type ZipLimits, ZipRefused } from './zip-limits.js';

/** What the worker is given. */
export type XlsxTask = { bytes: Uint8Array; sheet: string | null; limits: ZipLimits };
/** A cell that cannot be taken as it is. @shape address `C5` */
export type XlsxFault = { line: number; column: number; message: string };
/** What it answers. @shape head and cells by column from the left; letters `A`, `B` … */
export type XlsxAnswer =
  | {
      head: string[];
      letters: string[];
      rows: { line: number; cells: string[] }[];
      faults: XlsxFault[];
    }
  | { refused: string };

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;
/** A number beyond it has lost digits that were typed. */
const SAFE_DIGITS = 15;
const LEAST_HEAD_CELLS = 2;
/** Between the two first days that workbooks count from. */
const DAYS_TO_1904 = 1462;

function read({ bytes, sheet, limits }: XlsxTask): XlsxAnswer {
  const buffer = Buffer.from(bytes);
  if (buffer.subarray(0, 4).toString('hex') === 'd0cf11e0')
    return { refused: '这是旧版 xls 或加了密码的工作簿,请在表格软件里去掉密码、另存为 xlsx 再试。' };
  const book = XLSX.read(measuredZip(buffer, limits), {
    type: 'buffer',
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellNF: true,
    cellText: true,
    sheetRows: MOST_ROWS + 1,
  });
  // what nobody sees in it is not what he meant to hand in
  const hidden = new Set(
    book.SheetNames.filter((_, index) => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0),
  );
  const name =
    sheet ?? book.SheetNames.find((each) => !hidden.has(each) && rowsOf(book.Sheets[each]).length > 0);
  const found = name === undefined ? undefined : book.Sheets[name];
  if (found === undefined)
    return {
      refused:
        sheet === null
          ? '工作簿里没有内容。'
          : `没有名为“${sheet}”的工作表;有:${book.SheetNames.join('、')}。`,
    };
  return tableOf(rowsOf(found), book.Workbook?.WBProps?.date1904 === true);
}

type Cell = XLSX.CellObject | undefined;

const rowsOf = (sheet: XLSX.WorkSheet | undefined): Cell[][] =>
  ((sheet as { '!data'?: Cell[][] } | undefined)?.['!data'] ?? []).map((row) => [...(row ?? [])]);

function tableOf(rows: Cell[][], from1904: boolean): XlsxAnswer {
  if (rows.length > MOST_ROWS) return { refused: `超过 ${MOST_ROWS} 行,请分成几个文件。` };
  const faults: XlsxFault[] = [];
  const textAt = (cell: Cell, line: number, column: number): string => {
    const { text, fault } = textOf(cell, from1904);
    if (fault !== null) faults.push({ line, column, message: fault });
    return text;
  };
  // a title above the table has one cell
  const headAt = rows.findIndex(
    (row) => row.filter((cell) => textOf(cell, from1904).text.trim() !== '').length >= LEAST_HEAD_CELLS,
  );
  if (headAt < 0) return { refused: '没有找到列名行:至少要有两列。' };
  const head = (rows[headAt] ?? []).map((cell) => textOf(cell, from1904).text.trim());
  while (head.at(-1) === '') head.pop();
  if (head.length > MOST_COLUMNS) return { refused: `超过 ${MOST_COLUMNS} 列,不像登记簿。` };
  const body = rows.slice(headAt + 1).flatMap((row, index) => {
    const line = headAt + index + 2;
    const cells = head.map((_, column) => textAt(row[column], line, column));
    return cells.some((cell) => cell.trim() !== '') ? [{ line, cells }] : [];
  });
  return { head, letters: head.map((_, column) => XLSX.utils.encode_col(column)), rows: body, faults };
}

type Read = { text: string; fault: string | null };
const plain = (text: string): Read => ({ text, fault: null });

function textOf(cell: Cell, from1904: boolean): Read {
  if (cell === undefined || cell.v === undefined || cell.v === null) return plain('');
  switch (cell.t) {
    case 'e':
      return { text: '', fault: `是错误值 ${cell.w ?? '#N/A'},请改正公式或直接填写。` };
    case 'n': {
      const value = cell.v as number;
      if (typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z)) return dateOf(value, from1904);
      const text = Number.isInteger(value) ? value.toFixed(0) : String(value);
      if (text.replace(/\D/g, '').length > SAFE_DIGITS)
        return {
          text: '',
          fault: '是以数值存放的长号码,末几位已失真;请把这一列设为文本格式后重新填写。',
        };
      return plain(text);
    }
    case 'b':
      return plain(cell.v === true ? '是' : '否');
    default:
      return plain(String(cell.v));
  }
}

/** Workbooks from a Macintosh may count days from 1904; the same number is then a day four years later. */
function dateOf(value: number, from1904: boolean): Read {
  const date = XLSX.SSF.parse_date_code(from1904 ? value + DAYS_TO_1904 : value) as {
    y: number;
    m: number;
    d: number;
    H: number;
    M: number;
  } | null;
  if (date === null || date.y < 1900) return { text: '', fault: '不是有效的日期,应写成 2026-11-22。' };
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${date.y}-${two(date.m)}-${two(date.d)}`;
  return plain(date.H === 0 && date.M === 0 ? day : `${day} ${two(date.H)}:${two(date.M)}`);
}

function answer(): XlsxAnswer {
  try {
    return read(workerData as XlsxTask);
  } catch (error) {
    return {
      refused:
        error instanceof ZipRefused
          ? error.message
          : '不是有效的 xlsx 工作簿,请在表格软件里打开后另存为 xlsx 再试。',
    };
  }
}

parentPort?.postMessage(answer());
