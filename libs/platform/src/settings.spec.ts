import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  loadSettings,
  maskPassword,
  petitionerSecret,
  SETTINGS,
  SettingsError,
  settingsTable,
} from './index.js';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    loadSettings(env, '/srv/xf');
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
};

describe('loadSettings', () => {
  it('needs nothing: embedded database, loopback, key beside the database and not in it', () => {
    expect(loadSettings({}, '/srv/xf')).toEqual({
      host: '127.0.0.1',
      port: 8787,
      tls: null,
      dataDir: '/srv/xf/.data',
      database: { kind: 'embedded', folder: '/srv/xf/.data/postgres' },
      redisUrl: null,
      keyFile: '/srv/xf/.data/keys/master.key',
      delivery: {
        publicUrl: '',
        smtpUrl: null,
        mailFrom: '组工信访 <noreply@localhost>',
        smsUrl: null,
        smsToken: null,
        smsTemplate: '【信访】{day}有{count}项到期提醒。{first}',
      },
      demo: false,
      background: 'inline',
      backup: { folder: null, everyHours: 24, keep: 14, passphraseFile: null },
      metricsToken: null,
      petitioner: {
        secretFile: null,
        url: null,
        apiUrl: 'http://127.0.0.1:8787',
        host: '127.0.0.1',
        port: 8790,
        behindProxy: false,
      },
      scanOrphanHours: 24,
      logLevel: 'info',
      warnings: [],
    });
  });

  it('takes no token for the metrics that could be guessed', () => {
    expect(faultsOf({ METRICS_TOKEN: 'short' })).toEqual([expect.stringContaining('METRICS_TOKEN')]);
    expect(loadSettings({ METRICS_TOKEN: 'x'.repeat(20) }, '/srv/xf').metricsToken).toBe('x'.repeat(20));
  });

  it("lets the petitioners' pages listen beyond loopback with TLS alone, and takes no secret that could be guessed", () => {
    expect(faultsOf({ PETITIONER_HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('PETITIONER_HOST=0.0.0.0'),
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'xinfang-secret-'));
    const at = (name: string) =>
      petitionerSecret(loadSettings({ PETITIONER_SECRET_FILE: join(folder, name) }, '/srv/xf'));
    writeFileSync(join(folder, 'short'), 'x'.repeat(31));
    writeFileSync(join(folder, 'long'), `${'x'.repeat(32)}\n`);
    expect(at('long')).toBe('x'.repeat(32));
    expect(() => at('short')).toThrow('至少 32 个字符');
    expect(() => at('none')).toThrow('PETITIONER_SECRET_FILE 读不到');
    expect(petitionerSecret(loadSettings({}, '/srv/xf'))).toBeNull();
    rmSync(folder, { recursive: true });
  });

  it('takes empty as absent and trims', () => {
    expect(loadSettings({ PORT: ' ', HOST: ' localhost ', DATA_DIR: '' }, '/srv/xf')).toMatchObject({
      port: 8787,
      host: 'localhost',
    });
  });

  it('names every fault at once, each with its variable', () => {
    const faults = faultsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      BACKGROUND: 'no',
      XINFANG_DEMO: 'yes',
      REDIS_URL: 'http://x',
    });
    expect(faults).toHaveLength(5);
    for (const [index, name] of ['PORT', 'REDIS_URL', 'XINFANG_DEMO', 'BACKGROUND', 'LOG_LEVEL'].entries())
      expect(faults[index]).toContain(name);
  });

  it.each(['8787x', '-1', '1.5', '0x50', '65536', '1e3'])('refuses PORT=%s', (PORT) => {
    expect(faultsOf({ PORT })).toEqual([`PORT=${PORT} 不是端口号,应为 0 至 65535 的整数`]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'xinfang.example', '127.evil.example', '1270.0.0.1'])(
    'refuses HOST=%s without TLS files',
    (HOST) => {
      expect(faultsOf({ HOST })[0]).toMatch(/HOST=.*TLS_CERT_FILE 与 TLS_KEY_FILE/);
      expect(faultsOf({ HOST, TLS_CERT_FILE: 'a.pem', TLS_KEY_FILE: 'b.pem' })).toEqual([]);
    },
  );

  it('wants both TLS files or none', () => {
    expect(faultsOf({ TLS_CERT_FILE: 'a.pem' })).toEqual([
      '设置了 TLS_CERT_FILE 却没有设置 TLS_KEY_FILE,两者须同时设置',
    ]);
    expect(faultsOf({ TLS_KEY_FILE: 'a.pem' })).toEqual([
      '设置了 TLS_KEY_FILE 却没有设置 TLS_CERT_FILE,两者须同时设置',
    ]);
  });

  it('refuses the key inside the database folder, also by a detour', () => {
    expect(faultsOf({ XINFANG_KEY_FILE: '.data/postgres/k' })[0]).toContain(
      'XINFANG_KEY_FILE 不得放在数据库目录',
    );
    expect(faultsOf({ XINFANG_KEY_FILE: '.data/keys/../postgres/base/k' })).toHaveLength(1);
    expect(faultsOf({ XINFANG_KEY_FILE: '.data/postgres-key' })).toEqual([]);
  });

  it("derives the keys' database, and refuses one that is the same", () => {
    const url = 'postgresql://xf:s%40cret@db:5432/xinfang?sslmode=require';
    expect(loadSettings({ DATABASE_URL: url }).database).toEqual({
      kind: 'server',
      url,
      keysUrl: 'postgresql://xf:s%40cret@db:5432/xinfang_keys?sslmode=require',
    });
    expect(faultsOf({ DATABASE_URL: url, KEYS_DATABASE_URL: url })[0]).toContain('指向同一个库');
    expect(faultsOf({ DATABASE_URL: 'postgresql://db' })[0]).toContain('没有写明库名');
    expect(faultsOf({ KEYS_DATABASE_URL: url })[0]).toContain('却没有设置 DATABASE_URL');
  });

  it('never repeats an address that may carry a password', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://root:geheim@db/x' }).join()).not.toContain('geheim');
    expect(JSON.stringify(settingsTable({ DATABASE_URL: 'postgres://a:geheim@db/x' }))).not.toContain(
      'geheim',
    );
    expect(maskPassword('postgres://a:geheim@db/x')).toBe('postgres://a:***@db/x');
  });

  it('warns of a misspelt variable of its own', () => {
    expect(loadSettings({ XINFANG_KEYFILE: 'x', HOME: '/root' }).warnings).toEqual([
      '不认识的环境变量 XINFANG_KEYFILE,已忽略(是否写错了名称?)',
    ]);
  });
});

describe('settingsTable', () => {
  it('prints every setting once, with its default or what its absence means', () => {
    const table = settingsTable();
    expect(table.map((row) => row.name)).toEqual(SETTINGS.map((row) => row.name));
    for (const row of table) {
      expect(row.value).not.toBe('');
      expect(row.description).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(settingsTable({ PORT: '9000' })[0]?.value).toBe('9000');
  });
});
