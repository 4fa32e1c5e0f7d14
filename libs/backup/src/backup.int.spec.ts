import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sealSubscription } from '#event-store';
import { recordAccess, verifyAccessAudit } from '#identity';
import { createLogger, loadSettings, openPools, type Pools, prepareDatabases, withDatabase } from '#platform';
import { affairPlan, petitionReadModelPlan, searchPlan, searchSubscription } from '#projections';
import { openOn } from '#runtime';
import { openTestOffice, type TestOffice } from '../../../test/support/office.js';
import { backupState, backupWarning, pruneBackups, recordedBackup, tidyDrafts } from './backup-runs.js';
import { startBackupSchedule } from './backup-schedule.js';
import { compareProjections } from './compare-projections.js';
import { makeBackup } from './make-backup.js';
import { restore } from './restore.js';
import { keptTables } from './tables.js';

const PASSPHRASE = 'tian xing jian 2026';
const LONG = 240_000;

const root = mkdtempSync(join(tmpdir(), 'xf-backup-'));
const folder = join(root, 'backups');
const sayNothing = (): void => undefined;
let office: TestOffice;
let backup: { events: string; keys: string };
let petitionId = '';
const dropped: string[] = [];

const SUPERVISION = (on: string) => ({
  type: 'openSupervision',
  cause: 'SUP-05',
  title: '某件久拖',
  petitionId: on,
});

/** An empty pair of databases on the same server, with a data folder of its own. */
async function emptyInstallation(name: string) {
  const database = `xf_test_${randomBytes(6).toString('hex')}`;
  const { ownerUrl } = office.db;
  const config = await prepareDatabases({
    url: withDatabase(ownerUrl, database),
    keysUrl: withDatabase(ownerUrl, `${database}_keys`),
  });
  dropped.push(database, `${database}_keys`);
  const dataDir = join(root, name);
  mkdirSync(dataDir);
  return { config, settings: loadSettings({ DATA_DIR: dataDir, PORT: '0' }) };
}

beforeAll(async () => {
  office = await openTestOffice();
  const { runtime } = office;
  const attachments = join(runtime.settings.dataDir, 'attachments', 'ab');
  mkdirSync(attachments, { recursive: true });
  writeFileSync(join(attachments, 'cd'), Buffer.alloc(2_500_000, 7));
  for (let at = 0; at < 12; at += 1) {
    const done = await office.register(
      { title: `第${at}件:请求补发\\津贴\t"引号"` },
      `2026-03-0${1 + (at % 8)}`,
    );
    petitionId = done.petitionId;
  }
  // a repeat is laid beside the facts of the petition that it repeats: when rows are made anew, one row shapes another
  const repeat = await office.register({}, '2026-03-09');
  await office.act(
    'windowHead',
    repeat.petitionId,
    { type: 'linkRepeat', earlierId: petitionId, merge: false, likeness: 90, grounds: ['phone'] } as never,
    '2026-03-10',
  );
  await recordAccess(runtime.pools.store, {
    orgId: office.orgId,
    accountId: office.staff.windowHead.accountId,
    petitionId,
    action: 'view',
    sealedReason: null,
  });
  // a supervision lays a day beside the facts of its petition (I-25b), a second one a second: the history of the figures has
  // a row between them that a rebuild must not write again
  for (const day of ['2026-03-20', '2026-03-23'])
    await office.affair('windowHead', { category: 'supervision', on: null }, SUPERVISION(petitionId), day);
  await runtime.store.subscription(searchSubscription(runtime)).catchUp();
  await runtime.store.subscription(sealSubscription(runtime.vault.sealSigner)).catchUp();
  await runtime.store.rebuildBeside(searchPlan(runtime), { owner: office.db.pools.owner });
  // what the background keeps for speed
  await office.db.pools.owner.query(
    "insert into rm.text_cluster (cluster_id, kind, petition_id) values (gen_random_uuid(), 'hotTopic', $1)",
    [petitionId],
  );
  // what a database administrator put beside our tables
  await office.db.pools.owner.query(`create table public.notes (id serial primary key, said text);
    create schema dba; create table dba.notes (id serial primary key, said text);
    insert into public.notes (said) values ('x'); insert into dba.notes (said) values ('y')`);
}, LONG);

afterAll(async () => {
  const client = new pg.Client({ connectionString: withDatabase(office.db.ownerUrl, 'postgres') });
  await client.connect();
  for (const name of dropped) await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
  await office.close();
  rmSync(root, { recursive: true, force: true });
}, LONG);

describe('a drill: backup, loss of the machine, return', () => {
  it(
    'writes events and keys apart; neither file shows a text, and the keys none without the passphrase',
    async () => {
      const { runtime } = office;
      // a scan that is being written while the backup is made
      writeFileSync(join(runtime.settings.dataDir, 'attachments', 'ab', 'ef.new'), 'half');
      mkdirSync(folder, { recursive: true });
      const written = new Set<string>();
      const watcher = watch(folder, (_, name) => void written.add(String(name)));
      backup = await recordedBackup(runtime, { folder, passphrase: PASSPHRASE });
      await new Promise((resolve) => setTimeout(resolve, 100));
      watcher.close();
      // the keys with the master key never lie there unsealed, under no name
      expect([...written].map((name) => name.replace(/^.*Z\./, '')).sort()).toEqual([
        'events',
        'events.part',
        'keys',
        'keys.part',
      ]);
      expect(statSync(backup.events).mode & 0o077).toBe(0);
      const events = gunzipSync(readFileSync(backup.events)).toString('utf8');
      expect(events).not.toMatch(/请求补发|周某山|13800000001/);
      expect(events).not.toContain('vault.key_wrap');
      expect(events).not.toContain('ef.new');
      const master = JSON.parse(readFileSync(runtime.settings.keyFile, 'utf8')) as { key: string };
      const keys = readFileSync(backup.keys).toString('latin1');
      expect(keys).toMatch(/^xinfang-sealed\/1/);
      expect(keys).not.toContain(master.key);
      expect(
        backupWarning(await backupState(runtime.pools.store, runtime.settings), runtime.settings),
      ).toBeNull();
    },
    LONG,
  );

  it(
    'comes back in an empty installation: same positions, chains, audit, numbers, files, texts; read models by hash',
    async () => {
      const { config, settings } = await emptyInstallation('back');
      const said: string[] = [];
      const report = await restore({ config }, settings, {
        ...backup,
        passphrase: PASSPHRASE,
        say: (line) => said.push(line),
      });
      expect(report.foreign).toEqual(['dba.notes', 'dba.notes_id_seq']);
      expect(said.join()).toContain('不属于本系统的表没有恢复:dba.notes');
      const pools = openPools(config);
      try {
        const runtime = await openOn(settings, createLogger({ level: 'silent' }), { config, pools });
        // as the command does
        for (const plan of [
          petitionReadModelPlan({ ...runtime, policyFor: runtime.profiles.policyFor }),
          affairPlan(runtime),
          searchPlan(runtime),
        ])
          await runtime.store.rebuildBeside(plan, { owner: pools.owner });
        const verified = await runtime.store.verify();
        expect([verified.ok, verified.events, verified.streams]).toEqual([true, report.events, 15]);
        expect((await verifyAccessAudit(pools.store)).broken).toEqual([]);
        const compared = await compareProjections(config, report.expected);
        expect(compared).toMatchObject({ differences: [], passedOver: [] });
        expect(compared.compared).toBeGreaterThan(5);
        await expectSameRows(pools);
        const loaded = await runtime.store.load(pools.store, petitionId, { secrets: true });
        expect(JSON.stringify(loaded.events[0]?.secret)).toMatch(/请求补发\\\\\\\\津贴|津贴/);
        expect(
          readFileSync(join(settings.dataDir, 'attachments', 'ab', 'cd')).equals(Buffer.alloc(2_500_000, 7)),
        ).toBe(true);
        expect(readFileSync(settings.keyFile)).toEqual(readFileSync(office.runtime.settings.keyFile));
        // the seals came back whole, and go on where they ended
        const keys = [runtime.vault.sealSigner.publicKey];
        const seals = await runtime.store.verifySeals({ keys });
        expect([seals.ok, seals.sealed]).toEqual([true, report.events]);
        await runtime.store.subscription(sealSubscription(runtime.vault.sealSigner)).catchUp();
        expect((await runtime.store.verifySeals({ keys })).sealed).toBe(report.events);
        // life goes on behind the newest event, with the next number
        await runtime.store.checkFence();
        const { events } = await runtime.store.readAll({ from: { tx: '0', position: '0' }, limit: 100 });
        expect(events).toHaveLength(report.events);
        await runtime.vault.stock.settle();
      } finally {
        await pools.end();
      }
    },
    LONG,
  );

  async function expectSameRows(pools: Pools): Promise<void> {
    for (const sql of [
      'select tx, position, stream_id, version, hash, recorded_at, data from es.event order by tx, position',
      'select * from es.command order by command_id, part',
      'select * from idn.account order by id',
      'select * from idn.account_role order by 1, 2',
      'select * from office.number_series order by 1, 2, 3',
      'select * from idn.access_audit order by org_id, seq',
      'select * from es.seal order by seal_no',
    ]) {
      const [before, after] = [await office.db.pools.owner.query(sql), await pools.owner.query(sql)];
      expect([sql, after.rows]).toEqual([sql, before.rows]);
      expect(after.rows.length).toBeGreaterThan(0);
    }
    // the rebuild has added its own
    const generations = 'select name, generation, switched_at from es.generation';
    const before = await office.db.pools.owner.query(generations);
    const after = await pools.owner.query(generations);
    expect(before.rows.length).toBeGreaterThan(0);
    expect(after.rows).toEqual(expect.arrayContaining(before.rows));
  }

  it(
    'is refused with a sentence where it cannot be: not empty, wrong passphrase, foreign keys, damaged, newer',
    async () => {
      const { config, settings } = await emptyInstallation('refused');
      const attempt = (change: Partial<Parameters<typeof restore>[2]>) =>
        restore({ config }, settings, { ...backup, passphrase: PASSPHRASE, say: sayNothing, ...change });
      await expect(attempt({ passphrase: 'not the passphrase' })).rejects.toMatchObject({
        code: 'PASSPHRASE_WRONG',
      });
      await expect(attempt({ passphrase: null })).rejects.toMatchObject({ code: 'PASSPHRASE_MISSING' });
      await expect(attempt({ keys: join(root, 'none.keys') })).rejects.toMatchObject({
        code: 'KEYS_MISSING',
      });
      await expect(attempt({ events: join(root, 'none.events') })).rejects.toMatchObject({
        code: 'BACKUP_UNREADABLE',
      });
      const lines = gunzipSync(readFileSync(backup.events)).toString('utf8').split('\n');
      const variant = (name: string, text: string | Buffer): string => {
        writeFileSync(join(root, name), typeof text === 'string' ? gzipSync(text) : text);
        return join(root, name);
      };
      const cut = readFileSync(backup.events);
      const changed = lines
        .map((line) => line.replace('"PetitionRegistered"', '"PetitionRegistereD"'))
        .join('\n');
      for (const events of [
        variant('cut', cut.subarray(0, cut.length - 40)),
        variant('changed', changed),
        variant('short', [...lines.slice(0, 20), ...lines.slice(21)].join('\n')),
      ])
        await expect(attempt({ events })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
      const header = JSON.parse((lines[0] ?? '').slice(1)) as { migrations: string[]; masterKeyId: string };
      const withHeader = (name: string, change: object): string =>
        variant(name, [`#${JSON.stringify({ ...header, ...change })}`, ...lines.slice(1)].join('\n'));
      await expect(
        attempt({ events: withHeader('foreign', { masterKeyId: '00000000-0000-4000-8000-000000000000' }) }),
      ).rejects.toMatchObject({ code: 'KEYS_FOREIGN' });
      // nothing of all this has touched the empty place
      await expect(statAsync(settings.keyFile)).rejects.toThrow();
      // a key file stands in the way: told before anything is written, so that the next attempt goes through
      mkdirSync(dirname(settings.keyFile), { recursive: true });
      writeFileSync(settings.keyFile, 'of another installation');
      await expect(attempt({})).rejects.toMatchObject({
        code: 'TARGET_NOT_EMPTY',
        message: expect.stringMatching(/master\.key 已经存在,没有覆盖/),
      });
      expect(readFileSync(settings.keyFile, 'utf8')).toBe('of another installation');
      // the very key of the backup may lie there
      copyFileSync(office.runtime.settings.keyFile, settings.keyFile);
      const done = await attempt({});
      expect(done.events).toBeGreaterThan(0);
      await expect(attempt({})).rejects.toMatchObject({ code: 'TARGET_NOT_EMPTY' });
    },
    LONG,
  );

  it(
    'is refused before anything is written where the master key is not at hand, and comes back with it',
    async () => {
      const { config, settings } = await emptyInstallation('by-hand');
      const plain = await recordedBackup(office.runtime, { folder: join(root, 'plain'), passphrase: null });
      const attempt = () => restore({ config }, settings, { ...plain, passphrase: null, say: sayNothing });
      await expect(attempt()).rejects.toMatchObject({ code: 'MASTER_KEY_MISSING' });
      const stranger = await openTestOffice();
      mkdirSync(dirname(settings.keyFile), { recursive: true });
      copyFileSync(stranger.runtime.settings.keyFile, settings.keyFile);
      await stranger.close();
      await expect(attempt()).rejects.toMatchObject({ code: 'MASTER_KEY_OTHER' });
      copyFileSync(office.runtime.settings.keyFile, settings.keyFile);
      expect((await attempt()).events).toBeGreaterThan(0);
    },
    LONG,
  );

  const statAsync = async (file: string): Promise<unknown> => statSync(file);
});

describe('what a backup leaves out', () => {
  it('is named here: whatever table comes later is kept, or its author says why not', async () => {
    const client = await office.db.pools.owner.connect();
    try {
      const kept = new Set((await keptTables(client)).map(({ name }) => name));
      const left = (await keptTables(client, true)).map(({ name }) => name).filter((name) => !kept.has(name));
      // read models, which are made anew, and how far their makers had come; what was parked is tried again on the way
      expect(left.filter((name) => !name.startsWith('rm.')).sort()).toEqual(['es.parked', 'es.subscription']);
    } finally {
      client.release();
    }
  });
});

describe('the schedule', () => {
  /** What stands in an inbox about backups. */
  const told = async (who: 'admin' | 'reception'): Promise<string[]> => {
    const { rows } = await office.db.pools.owner.query<{ sentence: string }>(
      `select sentence from jobs.reminder where receiver = $1 and clock_id like 'notice:backup-%'`,
      [office.staff[who].accountId],
    );
    return rows.map(({ sentence }) => sentence);
  };

  it(
    'makes one when it is due and none before, keeps as many as it should, and says when none ran',
    async () => {
      const { runtime } = office;
      const own = join(root, 'scheduled');
      const settings = {
        ...runtime.settings,
        backup: { folder: own, everyHours: 1, keep: 1, passphraseFile: null },
      };
      const schedule = startBackupSchedule({ ...runtime, settings }, 3_600_000);
      await schedule.stop();
      // the drill's backup counts: whoever made it
      expect(await schedule.look()).toBe(false);
      expect(await told('admin')).toEqual([]);
      await office.db.pools.owner.query(
        "update ops.backup_run set finished_at = finished_at - interval '3 hours' where ok",
      );
      const state = await backupState(runtime.pools.store, settings);
      expect(backupWarning(state, settings)).toMatch(/已有 3 小时没有做成备份.*请检查备份目录/);
      expect(await schedule.look()).toBe(true);
      expect(backupWarning(await backupState(runtime.pools.store, settings), settings)).toBeNull();
      expect(await schedule.look()).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const second = await makeBackup(runtime, { folder: own, passphrase: null });
      // what a killed backup left goes after a day, one that runs is left alone
      const [stale, young] = ['2026-01-01T000000Z.keys.open', '2026-01-02T000000Z.events.part'].map((name) =>
        join(own, `xinfang-${name}`),
      ) as [string, string];
      for (const name of [stale, young]) writeFileSync(name, '');
      utimesSync(stale, 0, 0);
      expect((await pruneBackups(own, 1)).length).toBe(2);
      expect([existsSync(stale), existsSync(young)]).toEqual([false, true]);
      expect(statSync(second.events).size).toBeGreaterThan(0);
    },
    LONG,
  );

  it('one by hand takes away what a killed one has left, and names what may still run', async () => {
    const own = join(root, 'with-drafts');
    mkdirSync(own);
    const [stale, young, other] = [
      'xinfang-2026-01-01T000000Z.keys.part',
      'xinfang-2026-01-02T000000Z.events.part',
      'other.part',
    ].map((name) => join(own, name)) as [string, string, string];
    for (const name of [stale, young, other]) writeFileSync(name, '');
    utimesSync(stale, 0, 0);
    expect(await tidyDrafts(own)).toEqual({
      removed: ['xinfang-2026-01-01T000000Z.keys.part'],
      left: ['xinfang-2026-01-02T000000Z.events.part'],
    });
    expect([existsSync(stale), existsSync(young), existsSync(other)]).toEqual([false, true, true]);
  });

  it('tells a failure and its cause, and tries again', async () => {
    const { runtime } = office;
    writeFileSync(join(root, 'a-file'), '');
    const settings = {
      ...runtime.settings,
      backup: { folder: join(root, 'a-file', 'x'), everyHours: 1, keep: 1, passphraseFile: null },
    };
    await office.db.pools.owner.query(
      "update ops.backup_run set finished_at = finished_at - interval '30 hours' where ok",
    );
    const schedule = startBackupSchedule(
      { ...runtime, settings, log: createLogger({ level: 'silent' }) },
      3_600_000,
    );
    expect(await schedule.look()).toBe(false);
    await schedule.stop();
    expect(backupWarning(await backupState(runtime.pools.store, settings), settings)).toMatch(
      /小时没有做成备份.上次失败.备份目录或其上级不是目录/,
    );
    // who can mend it finds it in his inbox, once a week and not once a look
    const twice = startBackupSchedule({ ...runtime, settings, log: createLogger({ level: 'silent' }) });
    await twice.look();
    await twice.stop();
    expect(await told('admin')).toEqual([expect.stringMatching(/没有做成备份.*请检查备份目录与磁盘/)]);
    expect(await told('reception')).toEqual([]);
  });

  it('tells where no schedule is set and a week went by without any', async () => {
    const { runtime } = office;
    const { owner } = office.db.pools;
    await owner.query("delete from jobs.reminder where clock_id like 'notice:backup-%'");
    await owner.query(
      "update ops.backup_run set ok = true, finished_at = clock_timestamp() - interval '8 days'",
    );
    const settings = { ...runtime.settings, backup: { ...runtime.settings.backup, folder: null } };
    const schedule = startBackupSchedule({ ...runtime, settings });
    expect(await schedule.look()).toBe(false);
    await schedule.stop();
    expect(await told('admin')).toEqual([expect.stringMatching(/已有 8 天没有做成备份.*BACKUP_DIR/)]);
  });
});
