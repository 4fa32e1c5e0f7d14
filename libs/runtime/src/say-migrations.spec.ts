import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { sayMigrations } from './say-migrations.js';

describe('what a start says of migrations', () => {
  const said = async (migrate: Parameters<typeof sayMigrations>[1]) => {
    const lines: string[] = [];
    const outcome = await sayMigrations((line) => lines.push(line), migrate, 20).catch(
      (error: Error) => error,
    );
    const count = lines.length;
    await sleep(50);
    expect(lines.length).toBe(count);
    return { lines, outcome };
  };

  it('is nothing where nothing is to be done', async () => {
    expect((await said(async () => [])).lines).toEqual([]);
  });

  it('is how many steps there are where data are already there, that it goes on, and that it is through', async () => {
    const { lines } = await said(async (onPending) => {
      onPending(2, 30);
      await sleep(70);
      return ['a', 'b'];
    });
    expect(lines[0]).toContain('正在更新数据库结构(2 步)');
    expect(lines[1]).toMatch(/^仍在更新数据库结构,已用 \d+ 秒…$/);
    expect(lines.at(-1)).toBe('数据库结构已更新(2 步)。');
  });

  it('warns nobody of a new database, which has no data', async () => {
    const { lines } = await said(async (onPending) => {
      onPending(40, 0);
      return ['a'];
    });
    expect(lines).toEqual(['数据库结构已更新(1 步)。']);
  });

  it('falls silent where it fails, and fails', async () => {
    const { outcome } = await said(async (onPending) => {
      onPending(1, 1);
      throw new Error('no');
    });
    expect(outcome).toMatchObject({ message: 'no' });
  });
});
