import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataFolders, isAlive, query } from '../../../../test/support/data-folders.js';
import { attachDatabase, createLogger, readRuntime } from '#platform';

const LONG = 90_000;
const data = new DataFolders();
beforeAll(() => data.prepare(), LONG);
afterEach(() => data.clear(), LONG);
afterAll(() => data.remove());

describe('what was killed', () => {
  it(
    'the application: the next start takes its orphaned database over, with all that was committed',
    async () => {
      const folder = data.oldFolder();
      const first = await data.started(folder);
      await query(first.url, 'create table kept as select 42 as answer');
      await first.holder.end('SIGKILL');
      expect(isAlive(first.postgresPid)).toBe(true);
      const second = await data.started(folder);
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
      const folder = data.oldFolder();
      const { holder, postgresPid } = await data.started(folder);
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
      expect(await data.hold(folder).next()).toMatchObject({ refused: 'DATA_DIR_IN_USE' });
    },
    LONG,
  );

  it(
    'the database: a command beside it waits until it is back, and does not start one of its own',
    async () => {
      const folder = data.oldFolder();
      const { postgresPid } = await data.started(folder);
      process.kill(postgresPid, 'SIGKILL');
      const settings = {
        dataDir: folder,
        database: { kind: 'embedded' as const, folder: join(folder, 'postgres') },
      };
      const beside = await attachDatabase(settings, createLogger({ level: 'silent' }));
      expect(await query(beside.config.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await beside.close();
      // it answers a moment before its holder has written down that it runs
      const since = Date.now();
      while (readRuntime(folder)?.postgresPid === postgresPid) {
        expect(Date.now() - since).toBeLessThan(30_000);
        await sleep(50);
      }
      // the process that held the folder holds it still
      expect(readRuntime(folder)?.pid).not.toBe(process.pid);
      expect(await data.hold(folder).next()).toMatchObject({ refused: 'DATA_DIR_IN_USE' });
    },
    LONG,
  );

  it(
    'a connection of the database alone: the lock is taken again, the server stays',
    async () => {
      const folder = data.oldFolder();
      const { holder, postgresPid, url } = await data.started(folder);
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
    'the database, asked by somebody else to stop when the last one has left: it is ended and started again',
    async () => {
      const folder = data.oldFolder();
      const { holder, postgresPid, url } = await data.started(folder);
      await query(url, 'create table kept as select 42 as answer');
      // somebody who stays connected: such a server would take nobody new for hours
      const staying = new pg.Client({ connectionString: url });
      staying.on('error', () => undefined);
      await staying.connect();
      await holder.ask();
      const since = Date.now();
      process.kill(postgresPid, 'SIGTERM');
      let said: Record<string, unknown> = {};
      while (said['answer'] !== 1 || said['postgresPid'] === postgresPid) {
        expect(Date.now() - since).toBeLessThan(30_000);
        await sleep(200);
        said = await holder.ask();
      }
      expect(isAlive(postgresPid)).toBe(false);
      expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
      expect(await data.hold(folder).next()).toMatchObject({ refused: 'DATA_DIR_IN_USE' });
      await staying.end().catch(() => undefined);
    },
    LONG,
  );

  it(
    'both, and the pid given to another program since: the stale pid file is no obstacle',
    async () => {
      const folder = data.oldFolder();
      const { holder, postgresPid } = await data.started(folder);
      await holder.end('SIGKILL');
      const file = join(folder, 'postgres', 'postmaster.pid');
      const text = readFileSync(file, 'utf8');
      process.kill(postgresPid, 'SIGKILL');
      await sleep(500);
      writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
      const again = await data.started(folder);
      expect(again.postgresPid).not.toBe(postgresPid);
    },
    LONG,
  );
});

describe('Ctrl+C in the terminal', () => {
  it(
    'reaches the application and not the database',
    async () => {
      const folder = data.oldFolder();
      const { holder, postgresPid } = await data.started(folder);
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
