import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BackupRefused } from '#backup';
import { CaseworkRefused } from '#casework';
import { Rejected } from '#domain';
import { IdentityRefused } from '#identity';
import { SettingsError } from '#platform';
import { periodOfCode } from '#projections';
import { UsageError } from './command.js';
import { exitCodeOf } from './exit-code.js';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('the exit code of a command that fails', () => {
  it('is 2 where the call was wrong and nothing was done', () => {
    for (const error of [
      new UsageError('请给出 --out。'),
      thrownBy(() => periodOfCode('2026Q9')),
      new IdentityRefused('ACCOUNT_UNKNOWN', '没有这个账号。'),
      new CaseworkRefused('forbidden', 'ROLE_MISSING', '该操作须由部长进行。'),
      new SettingsError(['PORT 应为数字']),
      new BackupRefused('TARGET_NOT_EMPTY', '恢复只能在空的数据目录里进行。'),
      new Rejected('BULK_TARGET_NOT_EMPTY', null, '数据目录里已有数据。'),
      thrownBy(() => readFileSync('/none/such.csv')),
    ])
      expect(exitCodeOf(error)).toBe(2);
  });

  it('is 1 where the call was right and failed', () => {
    for (const error of [
      new Error('数据库连不上'),
      new BackupRefused('BACKUP_DAMAGED', '备份文件不完整。'),
      Object.assign(new Error('full'), { code: 'ENOSPC', path: '/x' }),
      Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      Object.assign(new Error('a binary of ours'), { code: 'ENOENT' }),
      null,
    ])
      expect(exitCodeOf(error)).toBe(1);
  });
});
