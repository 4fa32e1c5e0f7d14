import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { compileLib } from '../../../../test/support/compile-lib.js';
import { HolderProcess } from '../../../../test/support/holder-process.js';
import { readRuntime, runningDatabases } from '#platform';

const LONG = 90_000;
let lib: ReturnType<typeof compileLib>;
const holders: HolderProcess[] = [];
const folders: string[] = [];

beforeAll(() => {
  lib = compileLib('platform');
});
// initdb takes seconds: it runs once, the specs start from copies of its folder.
let prepared = '';
beforeAll(async () => {
  const made = join(mkdtempSync(join(tmpdir(), 'xf-sup-')), 'data');
  if (process.getuid?.() === 0) chmodSync(dirname(made), 0o711);
  const holder = new HolderProcess(lib.entry, made);
  expect(await holder.next()).toMatchObject({ ready: expect.any(String) });
  await holder.end('SIGTERM');
  prepared = made;
}, LONG);
afterEach(async () => {
  for (const holder of holders.splice(0)) await holder.end('SIGTERM');
  for (const folder of folders.splice(0)) {
    const pid = postmasterOf(folder);
    if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
    removeRelocated(folder);
    rmSync(folder, { recursive: true, force: true });
  }
});
afterAll(() => {
  lib.remove();
  if (prepared !== '') rmSync(dirname(prepared), { recursive: true, force: true });
});

function oldFolder(folder = newFolder()): string {
  // With its owner: as root the database's account keeps it.
  execFileSync('cp', ['-a', `${prepared}/.`, `${folder}/`]);
  return folder;
}

function newFolder(name = 'xf-sup-'): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

function hold(dataDir: string): HolderProcess {
  const holder = new HolderProcess(lib.entry, dataDir);
  holders.push(holder);
  return holder;
}

async function started(
  dataDir: string,
): Promise<{ holder: HolderProcess; postgresPid: number; url: string }> {
  const holder = hold(dataDir);
  const said = await holder.next();
  expect(said).toMatchObject({ ready: expect.any(String) });
  return { holder, postgresPid: said['postgresPid'] as number, url: said['ready'] as string };
}

function postmasterOf(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

function removeRelocated(folder: string): void {
  const cluster = join(folder, 'postgres');
  if (!lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const target = readlinkSync(cluster);
  if (target.startsWith('/var/lib/xinfang/db-')) rmSync(dirname(target), { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('a data folder', () => {
  it(
    'is made on the first start, in UTF-8 without locales of the machine, and found by the CLI',
    async () => {
      const folder = newFolder();
      const { holder, postgresPid, url } = await started(folder);
      const [row] = await query(
        url,
        `select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale,
        current_setting('max_connections') as connections, current_setting('transaction_timeout') as bound
       from pg_database where datname = current_database()`,
      );
      expect(row).toEqual({
        encoding: 'UTF8',
        provider: 'b',
        locale: 'C.UTF-8',
        connections: '60',
        bound: '1min',
      });
      expect(readRuntime(folder)).toMatchObject({
        pid: holder.child.pid,
        postgresPid,
        user: 'xinfang',
        database: 'xinfang',
      });
      expect(statSync(join(folder, 'runtime.json')).mode & 0o077).toBe(0);
      expect(statSync(join(folder, 'postgres.password')).mode & 0o077).toBe(0);
      expect(runningDatabases(folder)?.url).toBe(url);
      const wrong = new URL(url);
      wrong.password = 'postgres';
      await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    },
    LONG,
  );

  it(
    'is refused to a second start with a sentence, and the first goes on',
    async () => {
      const folder = oldFolder();
      const { holder } = await started(folder);
      const second = hold(folder);
      const said = await second.next();
      expect(said).toMatchObject({ refused: 'DATA_DIR_IN_USE' });
      expect(said['message']).toContain(`正被另一个信访系统使用(进程 ${holder.child.pid})`);
      expect(await second.ended()).toBe(2);
      expect(await holder.ask()).toMatchObject({ answer: 1 });
    },
    LONG,
  );

  it(
    'of two cold starts at once goes to one',
    async () => {
      const folder = newFolder();
      const said = await Promise.all([hold(folder).next(), hold(folder).next()]);
      expect(said.filter((one) => 'ready' in one)).toHaveLength(1);
      expect(said.filter((one) => one['refused'] === 'DATA_DIR_IN_USE')).toHaveLength(1);
    },
    LONG,
  );

  it(
    'is closed cleanly on SIGTERM, the database after the application',
    async () => {
      const folder = oldFolder();
      const { holder, postgresPid } = await started(folder);
      expect(await holder.end('SIGTERM')).toBe(0);
      expect(await holder.next()).toEqual({ closed: 1 });
      expect(isAlive(postgresPid)).toBe(false);
      expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
      expect(existsSync(join(folder, 'runtime.json'))).toBe(false);
      expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain('database system is shut down');
    },
    LONG,
  );

  it(
    'of another major version is refused and left alone',
    async () => {
      const folder = oldFolder();
      writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n');
      const said = await hold(folder).next();
      expect(said).toMatchObject({ refused: 'DATA_DIR_VERSION' });
      expect(said['message']).toContain('由 PostgreSQL 15 创建');
    },
    LONG,
  );

  it(
    'with strange files in it is refused; one whose first start was killed is made anew',
    async () => {
      const strange = newFolder();
      mkdirSync(join(strange, 'postgres'));
      writeFileSync(join(strange, 'postgres', 'holiday.jpg'), 'x');
      expect(await hold(strange).next()).toMatchObject({ refused: 'DATA_DIR_DAMAGED' });
      expect(existsSync(join(strange, 'postgres', 'holiday.jpg'))).toBe(true);
      const half = newFolder();
      mkdirSync(join(half, 'postgres'));
      writeFileSync(join(half, 'postgres', 'PG_VERSION'), '18\n');
      writeFileSync(join(half, 'postgres.unfinished'), '');
      await started(half);
    },
    LONG,
  );

  it(
    'with a path too long for a socket is served on 127.0.0.1 with the random password',
    async () => {
      const folder = join(newFolder(), '组织部信访数据'.repeat(4));
      mkdirSync(folder, { mode: 0o711 });
      oldFolder(folder);
      folders.push(folder);
      const { url } = await started(folder);
      expect(url).toMatch(/^postgresql:\/\/xinfang:[\w-]{32}@127\.0\.0\.1:\d+\/xinfang$/);
      expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
    LONG,
  );

  it(
    'below a folder that only root may enter works for root too',
    async () => {
      const closed = newFolder();
      chmodSync(closed, 0o700);
      const folder = join(closed, 'data');
      folders.unshift(folder);
      const { holder, url } = await started(folder);
      await query(url, 'create table kept (id int)');
      // Only root needs another place: who owns the closed folder may enter it.
      const isRoot = process.getuid?.() === 0;
      expect(lstatSync(join(folder, 'postgres')).isSymbolicLink()).toBe(isRoot);
      await holder.end('SIGTERM');
      const again = await started(folder);
      expect(await query(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    },
    LONG,
  );
});

describe('what was killed', () => {
  it(
    'the application: the next start takes its orphaned database over, with all that was committed',
    async () => {
      const folder = oldFolder();
      const first = await started(folder);
      await query(first.url, 'create table kept as select 42 as answer');
      await first.holder.end('SIGKILL');
      expect(isAlive(first.postgresPid)).toBe(true);
      const second = await started(folder);
      expect(second.postgresPid).toBe(first.postgresPid);
      expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
      // An adopted server is stopped like an own one.
      expect(await second.holder.end('SIGTERM')).toBe(0);
      // Its parent is dead: the system may take a moment to clear the ended process away.
      for (let waited = 0; isAlive(first.postgresPid) && waited < 5000; waited += 50) await sleep(50);
      expect(isAlive(first.postgresPid)).toBe(false);
    },
    LONG,
  );

  it(
    'the database: it is back within 30 s on the same address, and the pools find it',
    async () => {
      const folder = oldFolder();
      const { holder, postgresPid } = await started(folder);
      const since = Date.now();
      process.kill(postgresPid, 'SIGKILL');
      let said: Record<string, unknown> = {};
      while (said['answer'] !== 1 || said['postgresPid'] === postgresPid) {
        expect(Date.now() - since).toBeLessThan(30_000);
        await sleep(200);
        said = await holder.ask();
      }
      while (readRuntime(folder)?.postgresPid !== said['postgresPid']) {
        expect(Date.now() - since).toBeLessThan(30_000);
        await sleep(100);
      }
      // … and the folder's lock is held again.
      expect(await hold(folder).next()).toMatchObject({ refused: 'DATA_DIR_IN_USE' });
    },
    LONG,
  );

  it(
    'a connection of the database alone: the lock is taken again, the server stays',
    async () => {
      const folder = oldFolder();
      const { holder, postgresPid, url } = await started(folder);
      await query(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'xinfang folder lock'`,
      );
      const lock = `select 1 as held from pg_locks where locktype = 'advisory' and granted`;
      const since = Date.now();
      while ((await query(url, lock)).length === 0) {
        expect(Date.now() - since).toBeLessThan(10_000);
        await sleep(100);
      }
      expect(await holder.ask()).toEqual({ answer: 1, postgresPid });
    },
    LONG,
  );

  it(
    'both, and the pid given to another program since: the stale pid file is no obstacle',
    async () => {
      const folder = oldFolder();
      const { holder, postgresPid } = await started(folder);
      await holder.end('SIGKILL');
      const file = join(folder, 'postgres', 'postmaster.pid');
      const text = readFileSync(file, 'utf8');
      process.kill(postgresPid, 'SIGKILL');
      await sleep(500);
      writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
      const again = await started(folder);
      expect(again.postgresPid).not.toBe(postgresPid);
    },
    LONG,
  );
});

describe('Ctrl+C in the terminal', () => {
  it(
    'reaches the application and not the database',
    async () => {
      const folder = oldFolder();
      const { holder, postgresPid } = await started(folder);
      // The terminal signals the whole foreground process group.
      process.kill(-(holder.child.pid ?? 0), 'SIGINT');
      expect(await holder.next()).toEqual({ heard: 'SIGINT' });
      await sleep(500);
      expect(isAlive(postgresPid)).toBe(true);
      expect(await holder.ask()).toMatchObject({ answer: 1 });
    },
    LONG,
  );
});
