import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolders, isAlive, query } from '../../../../test/support/data-folders.js';
import { readRuntime, runningDatabases } from '#platform';

const LONG = 90_000;
const data = new DataFolders();
beforeAll(() => data.prepare(), LONG);
afterEach(() => data.clear(), LONG);
afterAll(() => data.remove());

describe('a data folder', () => {
  it(
    'is made on the first start, in UTF-8 without locales of the machine, and found by the CLI',
    async () => {
      const folder = data.newFolder();
      const { holder, postgresPid, url } = await data.started(folder);
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
      const folder = data.oldFolder();
      const { holder } = await data.started(folder);
      const second = data.hold(folder);
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
      const folder = data.newFolder();
      const said = await Promise.all([data.hold(folder).next(), data.hold(folder).next()]);
      expect(said.filter((one) => 'ready' in one)).toHaveLength(1);
      expect(said.filter((one) => one['refused'] === 'DATA_DIR_IN_USE')).toHaveLength(1);
    },
    LONG,
  );

  it(
    'is closed cleanly on SIGTERM, the database after the application',
    async () => {
      const folder = data.oldFolder();
      const { holder, postgresPid } = await data.started(folder);
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
      const folder = data.oldFolder();
      writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n');
      const said = await data.hold(folder).next();
      expect(said).toMatchObject({ refused: 'DATA_DIR_VERSION' });
      expect(said['message']).toContain('由 PostgreSQL 15 创建');
    },
    LONG,
  );

  it(
    'with strange files in it is refused; one whose first start was killed is made anew',
    async () => {
      const strange = data.newFolder();
      mkdirSync(join(strange, 'postgres'));
      writeFileSync(join(strange, 'postgres', 'holiday.jpg'), 'x');
      expect(await data.hold(strange).next()).toMatchObject({ refused: 'DATA_DIR_DAMAGED' });
      expect(existsSync(join(strange, 'postgres', 'holiday.jpg'))).toBe(true);
      const half = data.newFolder();
      mkdirSync(join(half, 'postgres'));
      writeFileSync(join(half, 'postgres', 'PG_VERSION'), '18\n');
      writeFileSync(join(half, 'postgres.unfinished'), '');
      await data.started(half);
    },
    LONG,
  );

  it(
    'with a path too long for a socket is served on 127.0.0.1 with the random password',
    async () => {
      const folder = join(data.newFolder(), '组织部信访数据'.repeat(4));
      mkdirSync(folder, { mode: 0o711 });
      data.oldFolder(folder);
      data.folders.push(folder);
      const { url } = await data.started(folder);
      expect(url).toMatch(/^postgresql:\/\/xinfang:[\w-]{32}@127\.0\.0\.1:\d+\/xinfang$/);
      expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
    LONG,
  );

  it(
    'below a folder that only root may enter works for root too',
    async () => {
      const closed = data.newFolder();
      chmodSync(closed, 0o700);
      const folder = join(closed, 'data');
      data.folders.unshift(folder);
      const { holder, url } = await data.started(folder);
      await query(url, 'create table kept (id int)');
      // Only root needs another place: who owns the closed folder may enter it.
      const isRoot = process.getuid?.() === 0;
      expect(lstatSync(join(folder, 'postgres')).isSymbolicLink()).toBe(isRoot);
      await holder.end('SIGTERM');
      const again = await data.started(folder);
      expect(await query(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    },
    LONG,
  );
});
