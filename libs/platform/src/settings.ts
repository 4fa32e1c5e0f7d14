import { isAbsolute, join, relative, resolve } from 'node:path';
import { SETTINGS, type SettingName, type SettingRow } from './settings-table.js';

/** The validated settings of one process. */
export type Settings = {
  host: string;
  port: number;
  tls: { certFile: string; keyFile: string } | null;
  dataDir: string;
  database: DatabaseSettings;
  redisUrl: string | null;
  /** Absolute path of the master key; never inside the database folder. */
  keyFile: string;
  demo: boolean;
  background: 'inline' | 'separate';
  backup: { folder: string | null; everyHours: number; keep: number; passphraseFile: string | null };
  /** Age at which a scan that no event names is removed; far longer than a command lives or is tried again. @unit hours */
  scanOrphanHours: number;
  /** Opens `/metrics` beside an administrator's session; null: only the session does. */
  metricsToken: string | null;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  petitioner: PetitionerSettings;
  /** The ways out of the house; null = there is none. */
  delivery: DeliverySettings;
  /** Chinese sentences to print at start: nothing wrong, but worth a look. */
  warnings: string[];
};

/** The petitioner's pages: a process of their own that asks this system. @shape secretFile null = off; url: where petitioners open them, null = not told; apiUrl without a slash at its end */
export type PetitionerSettings = {
  secretFile: string | null;
  url: string | null;
  apiUrl: string;
  port: number;
  host: string;
  behindProxy: boolean;
};

/** How reminders leave the house. @shape publicUrl without a slash at its end, '' = unknown */
export type DeliverySettings = {
  publicUrl: string;
  smtpUrl: string | null;
  mailFrom: string;
  smsUrl: string | null;
  smsToken: string | null;
  smsTemplate: string;
};

/** Where the two databases are: in the data folder under our own supervisor, or on a server. */
export type DatabaseSettings =
  { kind: 'embedded'; folder: string } | { kind: 'server'; url: string; keysUrl: string };

/** Thrown by {@link loadSettings}: all faults at once, one Chinese sentence each. */
export class SettingsError extends Error {
  constructor(readonly faults: string[]) {
    super(`设置有误,未启动:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

type Env = Record<string, string | undefined>;
type Values = Record<SettingName, string | null>;

/**
 * Reads and checks the environment against {@link SETTINGS}.
 * @rejects SettingsError with every fault, each naming its variable.
 */
export function loadSettings(env: Env, cwd: string = process.cwd()): Settings {
  const faults: string[] = [];
  const values = {} as Values;
  for (const row of SETTINGS as readonly SettingRow[]) {
    const raw = env[row.name]?.trim();
    const given = raw === undefined || raw === '' ? row.default : raw;
    const fault = given === null ? null : faultOf(row, given);
    if (fault !== null) faults.push(fault);
    values[row.name as SettingName] = fault === null ? given : row.default;
  }
  const path = (value: string): string => (isAbsolute(value) ? resolve(value) : resolve(cwd, value));
  const dataDir = path(values.DATA_DIR ?? '.data');
  const keyFile =
    values.XINFANG_KEY_FILE === null ? join(dataDir, 'keys', 'master.key') : path(values.XINFANG_KEY_FILE);
  const host = values.HOST ?? '127.0.0.1';
  const tls = tlsOf(values, path, faults);
  if (!isLoopback(host) && tls === null)
    faults.push(`HOST=${host} 不是本机地址,须同时设置 TLS_CERT_FILE 与 TLS_KEY_FILE,否则只能监听 127.0.0.1`);
  const petitionerHost = values.PETITIONER_HOST ?? '127.0.0.1';
  if (!isLoopback(petitionerHost) && tls === null)
    faults.push(
      `PETITIONER_HOST=${petitionerHost} 不是本机地址,须同时设置 TLS_CERT_FILE 与 TLS_KEY_FILE,否则只能监听 127.0.0.1`,
    );
  const database = databaseOf(values, dataDir, faults);
  if (
    values.BACKUP_DIR !== null &&
    database.kind === 'embedded' &&
    isInside(path(values.BACKUP_DIR), database.folder)
  )
    faults.push(`BACKUP_DIR 不得放在数据库目录 ${database.folder} 内`);
  if (database.kind === 'embedded' && isInside(keyFile, database.folder))
    faults.push(`XINFANG_KEY_FILE 不得放在数据库目录 ${database.folder} 内:备份数据库时不能连同密钥一起带走`);
  const metricsToken = values.METRICS_TOKEN;
  if (metricsToken !== null && metricsToken.length < 20) faults.push('METRICS_TOKEN 至少 20 个字符');
  if (faults.length > 0) throw new SettingsError(faults);
  return {
    metricsToken,
    host,
    port: Number(values.PORT),
    tls,
    dataDir,
    database,
    redisUrl: values.REDIS_URL,
    keyFile,
    demo: isOn(values.XINFANG_DEMO),
    background: values.BACKGROUND as Settings['background'],
    backup: {
      folder: values.BACKUP_DIR === null ? null : path(values.BACKUP_DIR),
      everyHours: Number(values.BACKUP_HOURS),
      keep: Number(values.BACKUP_KEEP),
      passphraseFile: values.BACKUP_PASSPHRASE_FILE === null ? null : path(values.BACKUP_PASSPHRASE_FILE),
    },
    scanOrphanHours: Number(values.SCAN_ORPHAN_HOURS),
    petitioner: {
      secretFile: values.PETITIONER_SECRET_FILE === null ? null : path(values.PETITIONER_SECRET_FILE),
      url: values.PETITIONER_URL,
      apiUrl: (values.PETITIONER_API ?? '').replace(/\/+$/, ''),
      port: Number(values.PETITIONER_PORT),
      host: petitionerHost,
      behindProxy: isOn(values.PETITIONER_BEHIND_PROXY),
    },
    logLevel: values.LOG_LEVEL as Settings['logLevel'],
    delivery: {
      publicUrl: (values.PUBLIC_URL ?? '').replace(/\/+$/, ''),
      smtpUrl: values.SMTP_URL,
      mailFrom: values.MAIL_FROM ?? '',
      smsUrl: values.SMS_GATEWAY_URL,
      smsToken: values.SMS_GATEWAY_TOKEN,
      smsTemplate: values.SMS_TEMPLATE ?? '',
    },
    warnings: unknownVariables(env),
  };
}

const isOn = (flag: string | null): boolean => flag === '1' || flag === 'true';

/** The settings table for print: name, value in force (secrets masked), what it is. */
export function settingsTable(env: Env = {}): { name: string; value: string; description: string }[] {
  return (SETTINGS as readonly SettingRow[]).map((row) => {
    const given = env[row.name]?.trim();
    const shown = given
      ? row.secret
        ? maskPassword(given)
        : given
      : (row.default ?? `(${row.absent ?? '空'})`);
    return { name: row.name, value: shown, description: `${row.description}${rangeOf(row)}` };
  });
}

/** A connection address without its password, fit for a message. */
export function maskPassword(url: string): string {
  return URL.canParse(url) ? url.replace(/(\/\/[^:@/]*):[^@/]*@/, '$1:***@') : '***';
}

function rangeOf(row: SettingRow): string {
  if (row.type.kind === 'choice') return `(${row.type.values.join(' | ')})`;
  return row.type.kind === 'flag' ? '(0 | 1)' : '';
}

function faultOf(row: SettingRow, value: string): string | null {
  const { type, name } = row;
  switch (type.kind) {
    case 'port':
      return /^\d{1,5}$/.test(value) && Number(value) <= 65535
        ? null
        : `${name}=${value} 不是端口号,应为 0 至 65535 的整数`;
    case 'flag':
      return ['0', '1', 'true', 'false'].includes(value) ? null : `${name}=${value} 无法识别,应为 1 或 0`;
    case 'count':
      return /^\d{1,9}$/.test(value) && Number(value) >= type.min && Number(value) <= type.max
        ? null
        : `${name}=${value} 无法识别,应为 ${type.min} 至 ${type.max} 的整数`;
    case 'choice':
      return type.values.includes(value)
        ? null
        : `${name}=${value} 无法识别,应为 ${type.values.join('、')} 之一`;
    case 'url': {
      // The value may carry a password: it is never repeated.
      const ok = URL.canParse(value) && type.protocols.includes(new URL(value).protocol);
      return ok
        ? null
        : `${name} 不是有效的连接地址,应以 ${type.protocols.map((p) => `${p}//`).join(' 或 ')} 开头`;
    }
    case 'text':
    case 'path':
      return value.includes('\0') ? `${name} 含有非法字符` : null;
    default:
      return type satisfies never;
  }
}

function tlsOf(values: Values, path: (value: string) => string, faults: string[]): Settings['tls'] {
  const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key } = values;
  if (cert !== null && key !== null) return { certFile: path(cert), keyFile: path(key) };
  if (cert !== null) faults.push('设置了 TLS_CERT_FILE 却没有设置 TLS_KEY_FILE,两者须同时设置');
  if (key !== null) faults.push('设置了 TLS_KEY_FILE 却没有设置 TLS_CERT_FILE,两者须同时设置');
  return null;
}

function databaseOf(values: Values, dataDir: string, faults: string[]): DatabaseSettings {
  const { DATABASE_URL: url, KEYS_DATABASE_URL: keysUrl } = values;
  if (url === null) {
    if (keysUrl !== null) faults.push('设置了 KEYS_DATABASE_URL 却没有设置 DATABASE_URL,内置数据库不需要它');
    return { kind: 'embedded', folder: join(dataDir, 'postgres') };
  }
  const name = databaseName(url);
  if (name === '') faults.push('DATABASE_URL 没有写明库名,应形如 postgresql://用户:口令@主机:5432/xinfang');
  if (keysUrl === null) return { kind: 'server', url, keysUrl: withDatabase(url, `${name}_keys`) };
  if (databaseName(keysUrl) === '') faults.push('KEYS_DATABASE_URL 没有写明库名');
  else if (sameDatabase(url, keysUrl))
    faults.push('KEYS_DATABASE_URL 与 DATABASE_URL 指向同一个库:密钥须存放在另一个库中');
  return { kind: 'server', url, keysUrl };
}

/** The database named in a connection address; empty when none is. */
export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The same connection address with another database name. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

function sameDatabase(a: string, b: string): boolean {
  const [left, right] = [new URL(a), new URL(b)];
  return left.host === right.host && left.pathname === right.pathname && left.search === right.search;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isInside(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function unknownVariables(env: Env): string[] {
  const known = new Set<string>(SETTINGS.map((row) => row.name));
  return Object.keys(env)
    .filter((name) => name.startsWith('XINFANG_') && !known.has(name))
    .sort()
    .map((name) => `不认识的环境变量 ${name},已忽略(是否写错了名称?)`);
}
