import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readBackupFile } from './backup-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xf-backup-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const written = async (name: string, pieces: Iterable<string>): Promise<string> => {
  const file = join(folder, name);
  await pipeline(Readable.from(pieces), createGzip({ level: 1 }), createWriteStream(file));
  return file;
};
const readThrough = async (file: string): Promise<void> => {
  for await (const line of readBackupFile(file)) void line;
};

describe('a backup file that is not one any more', () => {
  it('is refused where its lines never end, without holding them all', async () => {
    const endless = Array.from({ length: 17 }, () => 'x'.repeat(1024 * 1024));
    await expect(readThrough(await written('endless', endless))).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
    });
  });

  it('is refused without its last line', async () => {
    await expect(readThrough(await written('cut', ['a\nb\n', 'c']))).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
    });
  });

  it('is named in Chinese where it is not there', async () => {
    const file = join(folder, 'nowhere');
    await expect(readThrough(file)).rejects.toMatchObject({
      code: 'BACKUP_UNREADABLE',
      message: `找不到备份文件 ${file}。`,
    });
  });
});
