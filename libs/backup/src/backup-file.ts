import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupRefused } from './backup-refused.js';

/** First line of a backup. */
export type BackupHeader = {
  readonly format: 'xinfang-backup/1';
  readonly database: 'events' | 'keys';
  /** The database's clock. @shape ISO 8601 UTC */
  readonly madeAt: string;
  readonly program: string;
  readonly serverVersion: number;
  readonly migrations: readonly string[];
  /** Id of the master key; a backup of events fits the keys with the same. */
  readonly masterKeyId: string | null;
};

/** Lines that are not rows. */
export type BackupMark =
  | BackupHeader
  | { readonly table: string; readonly columns: readonly string[] }
  | { readonly file: string; readonly part: number; readonly bytes: string }
  | { readonly sequence: string; readonly last: string }
  | { readonly projection: string; readonly rows: number; readonly hash: string; readonly behind: boolean }
  | { readonly end: true; readonly lines: number; readonly sha256: string };

/** A line of the file: a mark, or a row of the table last marked. */
export type BackupLine = { readonly mark: BackupMark } | { readonly row: string };

/** A backup: a file, or what a sealed one holds. */
export type BackupSource = string | { readonly file: string; readonly bytes: Buffer };

const MARK = '#';

/** Writes marks and rows into a packed file, under another name until it is whole and on the disk. */
export async function writeBackupFile(file: string, lines: AsyncIterable<BackupLine>): Promise<number> {
  const draft = `${file}.part`;
  try {
    await pipeline(
      Readable.from(textOf(lines)),
      createGzip({ level: 6 }),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    );
    const handle = await open(draft, 'r');
    try {
      await handle.sync();
      const { size } = await handle.stat();
      await rename(draft, file);
      return size;
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The same in memory, for what must never lie open on a disk. */
export async function packedLines(lines: AsyncIterable<BackupLine>): Promise<Buffer> {
  const parts: Buffer[] = [];
  await pipeline(
    Readable.from(textOf(lines)),
    createGzip({ level: 6 }),
    async (packed: AsyncIterable<Buffer>) => {
      for await (const part of packed) parts.push(part);
    },
  );
  return Buffer.concat(parts);
}

async function* textOf(lines: AsyncIterable<BackupLine>): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let count = 0;
  let batch = '';
  for await (const line of lines) {
    const text = 'mark' in line ? `${MARK}${JSON.stringify(line.mark)}\n` : `${line.row}\n`;
    digest.update(text);
    count += 1;
    batch += text;
    if (batch.length < 256 * 1024) continue;
    yield batch;
    batch = '';
  }
  const end: BackupMark = { end: true, lines: count, sha256: digest.digest('hex') };
  yield `${batch}${MARK}${JSON.stringify(end)}\n`;
}

/**
 * The lines of a backup, in order; the last is told only after count and checksum fit.
 * @rejects BACKUP_UNREADABLE, BACKUP_DAMAGED
 */
export async function* readBackupFile(source: BackupSource): AsyncGenerator<BackupLine> {
  const file = typeof source === 'string' ? source : source.file;
  const packed = typeof source === 'string' ? createReadStream(source) : Readable.from([source.bytes]);
  const unpacked = createGunzip();
  packed.on('error', (error: Error) => unpacked.destroy(error));
  const digest = createHash('sha256');
  let count = 0;
  let ended = false;
  try {
    for await (const text of linesIn(packed.pipe(unpacked), file)) {
      if (ended) throw damaged(file);
      if (!text.startsWith(MARK)) {
        digest.update(`${text}\n`);
        count += 1;
        yield { row: text };
        continue;
      }
      const mark = JSON.parse(text.slice(1)) as BackupMark;
      if ('end' in mark) {
        if (mark.lines !== count || mark.sha256 !== digest.digest('hex')) throw damaged(file);
        ended = true;
        continue;
      }
      digest.update(`${text}\n`);
      count += 1;
      yield { mark };
    }
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES')
      throw new BackupRefused(
        'BACKUP_UNREADABLE',
        code === 'ENOENT' ? `找不到备份文件 ${file}。` : `没有权限读取备份文件 ${file}。`,
      );
    if (error instanceof SyntaxError || (code ?? '').startsWith('Z_')) throw damaged(file);
    throw error;
  }
  if (!ended) throw damaged(file);
}

/** No row and no part of a file comes near it: a line that does is a file whose line ends were damaged. @unit characters */
const LINE_MAX = 16 * 1024 * 1024;

/**
 * Lines of a stream; its errors are thrown here, which readline does not do. Each piece is looked at once: in a damaged
 * file a line may go on for hundreds of megabytes.
 */
async function* linesIn(stream: AsyncIterable<Buffer>, file: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let open: string[] = [];
  let openLength = 0;
  for await (const chunk of stream) {
    const [first = '', ...others] = decoder.write(chunk).split('\n');
    open.push(first);
    openLength += first.length;
    if (openLength > LINE_MAX) throw damaged(file);
    const last = others.pop();
    if (last === undefined) continue;
    yield open.join('');
    yield* others;
    open = [last];
    openLength = last.length;
  }
  if (openLength > 0) yield open.join('');
}

/** The header alone. @rejects BACKUP_UNREADABLE, BACKUP_DAMAGED */
export async function readHeader(source: BackupSource): Promise<BackupHeader> {
  for await (const line of readBackupFile(source)) {
    if ('mark' in line && 'format' in line.mark && line.mark.format === 'xinfang-backup/1') return line.mark;
    break;
  }
  throw damaged(typeof source === 'string' ? source : source.file);
}

const damaged = (file: string): BackupRefused =>
  new BackupRefused('BACKUP_DAMAGED', `备份文件 ${file} 不完整或已损坏(行数或校验和不符),不能用来恢复。`);
