import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hasInstallation } from './installation.js';

describe('whether something was ever begun in a data folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xf-begun-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const asked = (dataDir: string): Promise<boolean> =>
    hasInstallation({ dataDir, database: { kind: 'embedded', folder: join(dataDir, 'postgres') } });

  it('is no of a folder that is not there, and none is made', async () => {
    expect(await asked(join(folder, 'slip'))).toBe(false);
    expect(existsSync(join(folder, 'slip'))).toBe(false);
  });

  it('is no of an empty folder and of a first start that was broken off', async () => {
    expect(await asked(folder)).toBe(false);
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres.unfinished'), '1');
    expect(await asked(folder)).toBe(false);
  });

  it('is yes of a cluster, and of a link whose end is gone: opening it tells what is wrong', async () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'postgres'));
    expect(await asked(folder)).toBe(true);
    rmSync(join(folder, 'postgres'));
    mkdirSync(join(folder, 'postgres'));
    expect(await asked(folder)).toBe(true);
  });
});
