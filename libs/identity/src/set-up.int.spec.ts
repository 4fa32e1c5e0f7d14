import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accountByLogin } from './accounts.js';
import { identityMigrations } from './migrations/index.js';
import { listOrganisations } from './organisations.js';
import { createSetupCode, install, type InstallRequest, isInstalled } from './set-up.js';
import { signIn } from './sign-in.js';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase({ migrations: identityMigrations });
}, 120_000);
afterEach(() => db.drop());

const request = (code: string, admin: Partial<InstallRequest['admin']> = {}): InstallRequest => ({
  code,
  organisation: { code: '411302Z', shortCode: '宛城组', name: '宛东县委组织部', level: 'county' },
  smallOffice: true,
  admin: { login: 'guanli', displayName: '赵敏', password: 'Zhongzu-2026', ...admin },
});

describe('the first run', () => {
  it('makes organisation and administrator with the code of the terminal, however it is typed', async () => {
    expect(await isInstalled(db.pools.store)).toBe(false);
    const code = await createSetupCode(db.pools.store);
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){3}$/);
    const stored = await db.pools.store.query<{ whole: string }>(
      'select set_up::text as whole from idn.set_up',
    );
    expect(stored.rows[0]!.whole).not.toContain(code.slice(0, 5));
    const typed = ` ${code.toLowerCase().replaceAll('-', '－')} `;
    const made = await install(db.pools.store, request(typed, { roles: ['reception', 'windowHead'] }));
    expect(made.organisation).toMatchObject({ parentId: null, smallOffice: true, code: '411302Z' });
    expect(made.admin).toMatchObject({
      login: 'guanli',
      roles: ['admin', 'reception', 'windowHead'],
      mustChangePassword: false,
    });
    expect(await isInstalled(db.pools.store)).toBe(true);
    await expect(
      signIn(db.pools.store, { login: 'guanli', password: 'Zhongzu-2026' }),
    ).resolves.toBeDefined();
  });

  it('is done once: no second installation, no second code', async () => {
    const code = await createSetupCode(db.pools.store);
    const results = await Promise.allSettled([
      install(db.pools.store, request(code)),
      install(db.pools.store, request(code, { login: 'other' })),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(install(db.pools.store, request(code))).rejects.toMatchObject({ code: 'SET_UP_DONE' });
    await expect(createSetupCode(db.pools.store)).rejects.toMatchObject({ code: 'SET_UP_DONE' });
    expect(await listOrganisations(db.pools.store)).toHaveLength(1);
  });

  it('leaves nothing behind when a field is wrong, and the code stays good', async () => {
    const code = await createSetupCode(db.pools.store);
    for (let i = 0; i < 12; i += 1)
      await expect(install(db.pools.store, request(code, { password: 'weak' }))).rejects.toMatchObject({
        code: 'PASSWORD_TOO_WEAK',
      });
    expect(await listOrganisations(db.pools.store)).toEqual([]);
    await expect(accountByLogin(db.pools.store, 'guanli')).rejects.toMatchObject({ code: 'ACCOUNT_UNKNOWN' });
    await install(db.pools.store, request(code));
    expect(await isInstalled(db.pools.store)).toBe(true);
  });

  it('refuses a wrong, an old and no code, and voids the code after ten wrong tries', async () => {
    const wrong = { code: 'SET_UP_CODE_WRONG', field: 'code' };
    await expect(install(db.pools.store, request('AAAAA-AAAAA-AAAAA-AAAAA'))).rejects.toMatchObject(wrong);
    const old = await createSetupCode(db.pools.store);
    const code = await createSetupCode(db.pools.store);
    await expect(install(db.pools.store, request(old))).rejects.toMatchObject(wrong);
    for (const nonsense of ['', 'x'.repeat(1_000_000), null as never, '你好'])
      await expect(install(db.pools.store, request(nonsense))).rejects.toMatchObject(wrong);
    for (let i = 0; i < 10; i += 1)
      await expect(install(db.pools.store, request('AAAAA'))).rejects.toMatchObject(wrong);
    await expect(install(db.pools.store, request(code))).rejects.toMatchObject(wrong);
    await install(db.pools.store, request(await createSetupCode(db.pools.store)));
  });
});
