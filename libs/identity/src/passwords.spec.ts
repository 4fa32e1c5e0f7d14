import { describe, expect, it } from '@jest/globals';
import { checkPassword, hashPassword, passwordFits } from './passwords.js';

describe('passwords', () => {
  it('are argon2id hashes with a salt of their own', async () => {
    const [one, two] = [await hashPassword('Zhongzu-2026'), await hashPassword('Zhongzu-2026')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwordFits(one, 'Zhongzu-2026')).toBe(true);
    expect(await passwordFits(one, 'Zhongzu-2027')).toBe(false);
  });

  it('fit nothing where there is no hash, not even the decoy itself', async () => {
    expect(await passwordFits(null, '没有这个登录名')).toBe(false);
    expect(await passwordFits(null, '')).toBe(false);
    expect(await passwordFits(await hashPassword(''), '')).toBe(false);
    expect(await passwordFits(await hashPassword(''), 'x'.repeat(1_000_000))).toBe(false);
  });

  it.each([
    ['too short', 'Ab1-xyzwv'],
    ['too long', `Ab1-${'x'.repeat(125)}`],
    ['two kinds only', 'abcdefgh1234'],
    ['holds the login', 'Wangfang-2026'],
    ['few characters again and again', 'Aa1Aa1Aa1Aa1'],
    ['not a text', 12345678901],
  ])('are refused when %s, without repeating them', (_, password) => {
    expect(() => checkPassword(password, 'wangfang')).toThrow(
      expect.objectContaining({ code: 'PASSWORD_TOO_WEAK', field: 'password' }),
    );
  });

  it('may be Chinese with digits and letters', () => {
    expect(checkPassword('春风又绿江南岸2026x', 'wangfang')).toBe('春风又绿江南岸2026x');
  });

  it('are hashed in a short line: a flood is refused, those in the line are served', async () => {
    const stored = await hashPassword('Zhongzu-2026');
    const results = await Promise.allSettled(
      Array.from({ length: 90 }, () => passwordFits(stored, 'Zhongzu-2026')),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(90 - 2 - 64);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'SIGN_IN_BUSY' });
    expect(results.filter((result) => result.status === 'fulfilled' && result.value)).toHaveLength(66);
    expect(await passwordFits(stored, 'Zhongzu-2026')).toBe(true);
  });
});
