import { isAscii, isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { ImportRefused } from './import-refused.js';

/** A row as the file has it, with the line on which it begins. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> };
export type Table = {
  columns: string[];
  rows: TableRow[];
  /** Letter of each column in a workbook. */
  letters?: Readonly<Record<string, string>>;
  /** Cells that could not be read as they are. */
  faults?: readonly { line: number; column: string; message: string }[];
};

const MAX_BYTES = 200 * 1024 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a CSV file with a head row. UTF-8 with or without BOM; another encoding only when it is named, because a
 * wrong guess would store nonsense for ever.
 * @rejects ImportRefused with the line, in Chinese
 */
export function readTable(file: string | Buffer, encoding: string | undefined): Table {
  const bytes = typeof file === 'string' ? readBytes(file) : file;
  const text = Buffer.from(decode(bytes, encoding));
  try {
    const records = parse(text, {
      bom: true,
      columns: false,
      info: true,
      relax_column_count: false,
      skip_empty_lines: true,
      trim: false,
    }) as unknown as {
      record: string[];
      info: { bytes: number };
    }[];
    const [head, ...body] = records;
    if (!head) throw new ImportRefused('文件是空的:第一行应是列名。');
    const columns = head.record.map((name) => name.trim());
    const twice = columns.find((name, index) => columns.indexOf(name) !== index);
    if (twice !== undefined) throw new ImportRefused(`列名“${twice}”出现了两次。`);
    const lineAfter = linesOf(text);
    const lines = [head, ...body].map(({ info }) => lineAfter(info.bytes));
    return {
      columns,
      rows: body.map(({ record }, index) => ({
        line: lines[index] ?? 0,
        cells: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])),
      })),
    };
  } catch (error) {
    if (error instanceof CsvError) throw new ImportRefused(faultOf(error));
    throw error;
  }
}

/**
 * The line on which the next record begins, asked for ends of records from first to last. The parser's own count is of
 * where a record ends, and takes CRLF inside quotes for two lines.
 */
function linesOf(text: Buffer): (end: number) => number {
  let at = 0;
  let line = 1;
  const [LF, CR] = [0x0a, 0x0d];
  const step = () => {
    if (text[at] === LF || (text[at] === CR && text[at + 1] !== LF)) line += 1;
    at += 1;
  };
  return (end) => {
    while (at < end) step();
    while (text[at] === LF || text[at] === CR) step();
    return line;
  };
}

function readBytes(file: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new ImportRefused(`读不到文件 ${file}。`);
  }
  if (bytes.length > MAX_BYTES) throw new ImportRefused('文件超过 200 MB,请分开导入。');
  return bytes;
}

/** Chinese in another encoding is practically never valid UTF-8: read under the wrong name it would be stored as nonsense. */
function isUtf8Beyond7Bits(bytes: Buffer): boolean {
  return isUtf8(bytes) && !isAscii(bytes);
}

function decode(bytes: Buffer, encoding: string | undefined): string {
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    if (!iconv.encodingExists(encoding))
      throw new ImportRefused(`不认识的编码“${encoding}”,可用 utf8 或 gbk。`);
    if (isUtf8Beyond7Bits(bytes))
      throw new ImportRefused(`文件是 UTF-8 编码,不是“${encoding}”。请把编码改回 UTF-8,否则读出来全是乱码。`);
    return readable(iconv.decode(bytes, encoding), encoding);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ImportRefused(
      '文件不是 UTF-8 编码(多半是 GBK)。请把编码改为 GBK(命令行加上 --encoding gbk),或者在表格软件里另存为“CSV UTF-8”。',
    );
  }
}

/** A character that the encoding does not have would be stored as a question mark for ever. */
function readable(text: string, encoding: string): string {
  const at = text.indexOf('\ufffd');
  if (at < 0) return text;
  const line = text.slice(0, at).split('\n').length;
  throw new ImportRefused(
    `第 ${line} 行:有按“${encoding}”读不出的字,文件可能混有两种编码。请在表格软件里打开核对,另存为“CSV UTF-8”。`,
  );
}

function faultOf(error: CsvError): string {
  const line = (error as { lines?: number }).lines;
  const at = line === undefined ? '' : `第 ${line} 行:`;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${at}引号没有成对,从这一行起后面都读不出。`;
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return `${at}引号的位置不对,单元格里的引号应写成两个。`;
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return `${at}列数与列名行不一致。`;
    default:
      return `${at}不是有效的 CSV。`;
  }
}
