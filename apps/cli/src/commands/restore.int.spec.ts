import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordedBackup } from '#backup';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { restore } from './restore.js';

let office: TestOffice;
const root = mkdtempSync(join(tmpdir(), 'xf-restore-'));
const formerly = process.env['DATA_DIR'];

beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(async () => {
  if (formerly === undefined) delete process.env['DATA_DIR'];
  else process.env['DATA_DIR'] = formerly;
  await office.close();
  rmSync(root, { recursive: true, force: true });
}, 60_000);

describe('the command restore', () => {
  it('leaves the folder as it was where the key of the backup is not at hand', async () => {
    const folder = join(root, 'backups');
    const { events, keys } = await recordedBackup(office.runtime, { folder, passphrase: null });
    const empty = join(root, 'data');
    mkdirSync(empty);
    process.env['DATA_DIR'] = empty;
    await expect(
      restore.run({ words: [events], options: { keys }, say: () => undefined }),
    ).rejects.toMatchObject({ code: 'MASTER_KEY_MISSING' });
    expect(readdirSync(empty)).toEqual([]);
  }, 120_000);
});
