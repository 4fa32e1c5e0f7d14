import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readRuntime, runningDatabases } from '#platform';
import { createKeyFile } from '../../libs/vault/src/key-file.js';
import { ApiClient, letterBody } from '../support/api.js';
import { passableFolder } from '../support/passable-folder.js';
import { Program } from './program.js';

const REGISTRATIONS = 500;
/** Milliseconds; ten seconds on a machine with nothing else to do (R2), more beside other work. */
const STOP_WITHIN = 60_000;
const CLIENTS = 8;
/** Killed when about so many are acknowledged. */
const KILL_AFTER = 180;
const LONG = 120_000;

const root = passableFolder('xf-fault-');
const folder = join(root, 'data');
const password = 'Ceshi-2026-mima';

type Acknowledged = { petitionId: string; version: number; displayNo: string };
const acknowledged = new Map<string, Acknowledged>();
/** Requests without an answer. */
const lost: { began: number; code: string }[] = [];
let running: Program | null = null;
let address = '';
let cookie: string | null = null;
let day = '';

const start = async (env: Record<string, string> = {}): Promise<void> => {
  running = new Program('api', [], { DATA_DIR: folder, ...env });
  address = await running.listening();
};
const program = (): Program => {
  if (!running) throw new Error('nothing runs');
  return running;
};
const client = (): ApiClient => new ApiClient(address, cookie);

const cookieOf = (headers: Headers): string | null =>
  (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? null;

/** A process that ended and that nobody has cleared away yet is not alive. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

beforeAll(async () => {
  if (!existsSync(new URL('../../dist/apps/api/src/main.js', import.meta.url)))
    throw new Error('the programs are not built: npm run build');
  await start();
}, LONG);
afterAll(async () => {
  running?.child.kill('SIGTERM');
  await running?.exit(30_000).catch(() => running?.killGroup());
  const postgres = readRuntime(folder)?.postgresPid;
  if (postgres !== undefined && isAlive(postgres)) process.kill(postgres, 'SIGQUIT');
  rmSync(root, { recursive: true, force: true });
}, LONG);

/** Registers with this key until it is answered or the server is gone; only an answer is an acknowledgement. */
async function register(key: string): Promise<void> {
  const began = Date.now();
  const answer = await client()
    .post('/api/petitions', letterBody(day, { title: `第${key.slice(0, 8)}件` }), { 'idempotency-key': key })
    .catch((error: { cause?: { code?: string } }) => {
      lost.push({ began, code: error.cause?.code ?? 'UNKNOWN' });
      return null;
    });
  if (answer === null) return;
  // while it stops, a refusal that says so is right; anything else is not
  if (answer.status === 503) return;
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  const { petitionId, version, displayNo } = answer.body as Acknowledged;
  const before = acknowledged.get(key);
  if (before) expect({ petitionId, version, displayNo }).toEqual(before);
  acknowledged.set(key, { petitionId, version, displayNo });
}

async function inParallel(keys: readonly string[], onEach: () => void = () => undefined): Promise<void> {
  const queue = [...keys];
  const work = async (): Promise<void> => {
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      await register(key);
      onEach();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
}

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const databases = runningDatabases(folder);
  if (!databases) throw new Error('no database runs on the folder');
  const connection = new pg.Client({ connectionString: databases.url });
  await connection.connect();
  try {
    return (await connection.query<T>(sql)).rows;
  } finally {
    await connection.end();
  }
}

const REGISTERED = `select stream_id as "petitionId", metadata->>'causationId' as key, data->>'displayNo' as "displayNo"
  from es.event where type = 'PetitionRegistered'`;
type Registered = { petitionId: string; key: string; displayNo: string };

/** Everything acknowledged is there as it was said, each key once, numbers from 1 without a gap. */
async function expectWhole(keys: readonly string[]): Promise<void> {
  const rows = await query<Registered>(REGISTERED);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  expect(byKey.size).toBe(rows.length);
  expect(rows.filter(({ key }) => !keys.includes(key))).toEqual([]);
  for (const [key, { petitionId, displayNo }] of acknowledged)
    expect([key, byKey.get(key)]).toEqual([key, { key, petitionId, displayNo }]);
  const serials = rows
    .map(({ displayNo }) => Number(/来信(\d+)号/.exec(displayNo)?.[1]))
    .sort((a, b) => a - b);
  expect(serials).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1));
  const [state] = await query<{ streams: number; rows: number; clocks: number }>(
    `select (select count(*)::int from es.stream) as streams, (select count(*)::int from rm.petition) as rows,
       (select count(distinct petition_id)::int from rm.clock) as clocks`,
  );
  expect(state).toEqual({ streams: rows.length, rows: rows.length, clocks: rows.length });
}

describe('kill -9 during 500 registrations (R1)', () => {
  const keys = Array.from({ length: REGISTRATIONS }, () => randomUUID());
  let postgresBefore = 0;

  it(
    'begins with the first-run page: code from the terminal, organisation, administrator, a clerk',
    async () => {
      const code = /一次性代码 (\S+)/.exec(program().printed)?.[1];
      expect(code).toMatch(/^(\w{5}-){3}\w{5}$/);
      const setup = await client().post('/api/setup', {
        code,
        organisationName: '宛州市委组织部',
        organisationCode: '411300Z',
        shortCode: '宛组',
        level: 'city',
        smallOffice: true,
        adminLogin: 'admin',
        adminName: '管理员',
        adminPassword: password,
      });
      expect([setup.status, setup.text]).toEqual([204, '']);
      const again = await client().post('/api/setup', { code });
      expect(again.status).toBeGreaterThanOrEqual(400);
      const admin = await client().post('/api/session', { login: 'admin', password });
      cookie = cookieOf(admin.headers);
      const made = await client().post('/api/accounts', {
        login: 'clerk',
        displayName: '登记员',
        orgId: admin.body.orgId,
        roles: ['reception', 'windowHead'],
      });
      expect([made.status, made.text]).toEqual([201, expect.any(String)]);
      const first = await client().post('/api/session', { login: 'clerk', password: made.body.password });
      cookie = cookieOf(first.headers);
      const changed = await client().send('PUT', '/api/session/password', {
        body: { current: made.body.password, next: `${password}-2` },
      });
      expect(changed.status).toBe(204);
      const signedIn = await client().post('/api/session', { login: 'clerk', password: `${password}-2` });
      cookie = cookieOf(signedIn.headers);
      day = signedIn.body.today;
    },
    LONG,
  );

  it(
    'serves the pages under a policy without inline scripts, a new nonce each time; files for a year',
    async () => {
      const [first, second] = [await client().get('/'), await client().get('/petitions/new?x=1')];
      const nonces = [first, second].map((page) => {
        expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
        const policy = page.headers.get('content-security-policy') ?? '';
        expect(policy).toMatch(
          /default-src 'self'; script-src 'self'; .*object-src 'none'; base-uri 'none'.*frame-ancestors 'none'/,
        );
        expect(policy).not.toMatch(/script-src[^;]*(unsafe|data:|\*)/);
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '?';
        expect(page.text).toContain(nonce);
        expect(page.text).not.toContain('__CSP_NONCE__');
        return nonce;
      });
      expect(nonces[0]).not.toBe(nonces[1]);
      const script = /src="(\/assets\/[^"]+\.js)"/.exec(first.text)?.[1] ?? '?';
      const asset = await client().get(script);
      expect([asset.status, asset.headers.get('cache-control'), asset.headers.get('content-type')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
        expect.stringMatching(/javascript/),
      ]);
      for (const path of [
        '/assets/none.js',
        '/api/none',
        '/assets/../../package.json',
        '/%2e%2e/package.json',
        '/assets/..%2f..%2fpackage.json',
      ]) {
        const answer = await client().get(path);
        expect(answer.text).not.toContain('"dependencies"');
        if (path.endsWith('none.js') || path.startsWith('/api'))
          expect([path, answer.status]).toEqual([path, 404]);
      }
    },
    LONG,
  );

  it(
    'kills the program in the middle; PostgreSQL goes on alone',
    async () => {
      postgresBefore = readRuntime(folder)?.postgresPid ?? 0;
      let killed = null as Promise<void> | null;
      await inParallel(keys, () => {
        if (acknowledged.size >= KILL_AFTER) killed ??= program().killGroup();
      });
      await killed;
      expect(killed).not.toBeNull();
      expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_AFTER);
      expect(acknowledged.size).toBeLessThan(REGISTRATIONS);
      expect(isAlive(postgresBefore)).toBe(true);
    },
    LONG,
  );

  it(
    'starts again by itself; what was not acknowledged is sent once more with the same keys',
    async () => {
      await start();
      const before = acknowledged.size;
      await expectWhole(keys);
      await inParallel(keys.filter((key) => !acknowledged.has(key)));
      expect(acknowledged.size).toBe(REGISTRATIONS);
      expect(before).toBeLessThan(REGISTRATIONS);
      // some that were acknowledged, too: the first answer comes again
      await inParallel(keys.slice(0, 40));
      await expectWhole(keys);
      expect(await query('select from es.event')).toHaveLength(REGISTRATIONS);
    },
    LONG,
  );

  it(
    'passes verify beside the running program',
    async () => {
      const verify = new Program('cli', ['verify'], { DATA_DIR: folder });
      expect([await verify.exit(60_000), verify.printed]).toEqual([
        0,
        expect.stringMatching(new RegExp(`校验通过:${REGISTRATIONS} 件、${REGISTRATIONS} 条事件`)),
      ]);
    },
    LONG,
  );

  it(
    'refuses a second start on the same folder with a sentence, and goes on',
    async () => {
      const second = new Program('api', [], { DATA_DIR: folder });
      expect(await second.exit(60_000)).not.toBe(0);
      expect(second.printed).toContain(`正被另一个信访系统使用(进程 ${program().child.pid})`);
      expect(second.printed).not.toMatch(/\bat .*:\d+/);
      expect((await client().get('/api/session')).status).toBe(200);
    },
    LONG,
  );

  it(
    'ends on SIGTERM under load in time with code 0, PostgreSQL last; what is under way is answered (R21)',
    async () => {
      const more = Array.from({ length: 2_000 }, () => randomUUID());
      keys.push(...more);
      const before = acknowledged.size;
      lost.length = 0;
      let asked = 0;
      const load = inParallel(more, () => {
        if (acknowledged.size > before + 20 && asked === 0) {
          asked = Date.now();
          program().child.kill('SIGTERM');
        }
      });
      await load;
      expect(asked).toBeGreaterThan(0);
      const code = await program().exit(STOP_WITHIN);
      expect(code).toBe(0);
      // what was under way was answered: nothing that had begun before the signal was cut off (R21)
      expect(lost.filter(({ began }) => began < asked)).toEqual([]);
      expect(program().printed).toMatch(/正在停止…[^]*已停止。/);
      expect(isAlive(postgresBefore)).toBe(false);
      expect(runningDatabases(folder)).toBeNull();
    },
    LONG,
  );
});

describe('a start that cannot be', () => {
  const refused = async (env: Record<string, string>): Promise<string> => {
    const attempt = new Program('api', [], { DATA_DIR: folder, ...env });
    const code = await attempt.exit(60_000);
    expect([code === 0, attempt.printed]).toEqual([false, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    expect(attempt.printed).not.toMatch(/^\s+at .*:\d+/m);
    return attempt.printed;
  };

  it(
    'on all addresses without TLS is refused before anything is opened',
    async () => {
      const nowhere = join(root, 'never-made');
      expect(await refused({ HOST: '0.0.0.0', DATA_DIR: nowhere })).toMatch(/HOST=0\.0\.0\.0.*TLS_CERT_FILE/);
      expect(existsSync(nowhere)).toBe(false);
    },
    LONG,
  );

  it(
    'with another key file, none, or a broken one, says so and changes nothing',
    async () => {
      const other = join(root, 'other.key');
      await createKeyFile(other);
      const broken = join(root, 'broken.key');
      writeFileSync(broken, '{"format":"xinfang-key-file/1"');
      expect(await refused({ XINFANG_KEY_FILE: other })).toMatch(/密钥/);
      expect(await refused({ XINFANG_KEY_FILE: join(root, 'none.key') })).toMatch(/密钥/);
      expect(existsSync(join(root, 'none.key'))).toBe(false);
      expect(await refused({ XINFANG_KEY_FILE: broken })).toMatch(/密钥文件.*损坏/);
      expect(readdirSync(join(folder, 'keys'))).toEqual(['master.key']);
    },
    LONG,
  );

  it(
    'leaves a folder that starts with the right one, with all that was acknowledged until SIGTERM',
    async () => {
      await start();
      const rows = await query<Registered>(REGISTERED);
      await expectWhole(rows.map(({ key }) => key));
      expect(rows.length).toBeGreaterThan(REGISTRATIONS + 20);
      const { petitionId } = [...acknowledged.values()].at(-1) ?? { petitionId: '' };
      const seen = await client().get(`/api/petitions/${petitionId}`);
      expect([seen.status, seen.body.content]).toEqual([200, expect.stringMatching(/补发/)]);
    },
    LONG,
  );
});
