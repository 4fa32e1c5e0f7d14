import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { restoreFence } from './restore-fence.js';
import { rotateKey } from './rotate-key.js';

let office: TestOffice;
const before = { ...process.env };
beforeAll(async () => {
  office = await openTestOffice();
  const { ownerUrl, keysUrl } = office.db;
  Object.assign(process.env, {
    DATABASE_URL: ownerUrl,
    KEYS_DATABASE_URL: keysUrl,
    DATA_DIR: office.runtime.settings.dataDir,
  });
}, 240_000);
afterAll(async () => {
  process.env = before;
  await office.close();
});

describe('commands that open no runtime, on a schema of a newer version', () => {
  it.each([
    ['rotate-key', rotateKey],
    ['restore-fence', restoreFence],
  ])('%s is refused with a sentence, and nothing is changed', async (_, command) => {
    const { owner } = office.db.pools;
    await owner.query(
      `insert into schema_migration (timestamp, name) values (2999999999999, 'AddTomorrow2999999999999')`,
    );
    // as after a restore by foreign means: there would be something to lift
    await owner.query('update es.settings set xid_offset = -1000000');
    const key = readFileSync(office.runtime.settings.keyFile, 'utf8');
    const said: string[] = [];
    const run = command.run({ words: [], options: {}, say: (line) => void said.push(line) });
    await expect(run).rejects.toMatchObject({
      code: 'SCHEMA_NEWER',
      message: expect.stringMatching(/最后一步 AddTomorrow.*请用同样或更新的版本启动;没有改动任何数据/),
    });
    expect(said).toEqual([]);
    expect(readFileSync(office.runtime.settings.keyFile, 'utf8')).toBe(key);
    const { rows } = await owner.query<{ offset: string }>(
      'select xid_offset::text as offset from es.settings',
    );
    expect(rows).toEqual([{ offset: '-1000000' }]);
    await owner.query(`delete from schema_migration where name like 'AddTomorrow%'`);
  });
});
