import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { makeBackup } from '#backup';
import { deriveStreamId } from '#event-store';
import { withViewer } from '#identity';
import { fileScan, ScanStore, scanFile, sweepScans } from '#paperwork';
import { createLogger } from '#platform';
import { inboxRows } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';
import { sweepScansDaily } from './sweep-scans.job.js';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const OLDER_THAN_MS = 24 * HOUR;
/** The smallest picture there is: one grey dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

let office: ReminderOffice;
let dataDir: string;
let petitionId: string;
beforeAll(async () => {
  office = await openReminderOffice();
  ({ dataDir } = office.runtime.settings);
  ({ petitionId } = await office.register({}, '2026-03-02'));
}, 240_000);
afterAll(() => office.close());
afterEach(() => rmSync(join(dataDir, 'attachments'), { recursive: true, force: true }));

const pathOf = (scanId: string): string => join(dataDir, 'attachments', scanId.slice(-2), scanId);
const age = (file: string, hours = 25): void => {
  const at = Date.now() / 1_000 - hours * 3_600;
  utimesSync(file, at, at);
};
/** A file that no event names. */
function lay(hours: number, name: string = uuidv7()): string {
  const file = pathOf(name.slice(0, 36)).replace(/[^/]+$/, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'ciphertext');
  age(file, hours);
  return file;
}
const request = { of: 'arrival' as const, title: '来信原件', file: PNG };
/** Lays the file down; `event: false` dies before its event. */
async function scan(commandId = uuidv7(), { event = true } = {}): Promise<string> {
  const by = { viewer: office.staff.windowHead, petitionId, commandId };
  await fileScan(office.runtime, by, request, (measured) =>
    event
      ? office.act('windowHead', petitionId, { type: 'fileScan', ...measured } as never, '2026-03-05')
      : Promise.reject(new Error('the process died here')),
  ).catch((error: unknown) => {
    if (event) throw error;
  });
  return deriveStreamId(commandId, 'scan');
}
const isReadable = async (scanId: string): Promise<boolean> =>
  (await scanFile(office.runtime, office.staff.windowHead, { petitionId, scanId })).body.equals(PNG);
const sweep = (settleMs = 0) =>
  sweepScans(office.db.pools.store, { dataDir, olderThanMs: OLDER_THAN_MS, settleMs });

describe('scans without an event (eventstore.md §5.0, 12)', () => {
  it('go when they are old; what an event names stays, whatever its age, and so does what is young', async () => {
    const named = await scan();
    age(pathOf(named), 10_000);
    const [orphan, young] = [lay(25), lay(23)];
    const [half, halfWritten] = [lay(25, `${uuidv7()}.${uuidv7()}.new`), lay(1, `${uuidv7()}.new`)];
    const [stranger, strangersNew] = [lay(10_000, 'notes.txt'), lay(10_000, 'notes.new')];
    expect(await sweep()).toEqual({ files: 3, removed: 1, broken: 1, held: 0 });
    expect([orphan, half].map(existsSync)).toEqual([false, false]);
    expect([young, halfWritten, stranger, strangersNew].map(existsSync)).toEqual([true, true, true, true]);
    expect(await isReadable(named)).toBe(true);
    expect(await sweep()).toEqual({ files: 2, removed: 0, broken: 0, held: 0 });
  });

  it('go after a process that died between file and event', async () => {
    const scanId = await scan(uuidv7(), { event: false });
    expect(await sweep()).toMatchObject({ files: 1, removed: 0 });
    age(pathOf(scanId));
    expect(await sweep()).toMatchObject({ files: 1, removed: 1 });
  });

  it('stay when the command comes again, long after or just now: the file has its event then', async () => {
    const commandId = uuidv7();
    const scanId = await scan(commandId, { event: false });
    age(pathOf(scanId));
    const sweeping = sweep(1_500);
    await sleep(300);
    await scan(commandId);
    expect(await sweeping).toMatchObject({ files: 1, removed: 0 });
    expect(await isReadable(scanId)).toBe(true);

    const late = uuidv7();
    const lateId = await scan(late, { event: false });
    age(pathOf(lateId));
    // between file and event of a command that found its file there
    const by = { viewer: office.staff.windowHead, petitionId, commandId: late };
    await fileScan(office.runtime, by, request, async (measured) => {
      expect(await sweep()).toMatchObject({ removed: 0 });
      return office.act('windowHead', petitionId, { type: 'fileScan', ...measured } as never, '2026-03-05');
    });
    expect(await isReadable(lateId)).toBe(true);
  });

  it('stay when their event comes between the two looks, even where the clock makes the file look old', async () => {
    const commandId = uuidv7();
    const by = { viewer: office.staff.windowHead, petitionId, commandId };
    let sweeping: Promise<unknown> = Promise.resolve();
    await fileScan(office.runtime, by, request, async (measured) => {
      age(pathOf(deriveStreamId(commandId, 'scan')));
      sweeping = sweep(1_500);
      await sleep(300);
      return office.act('windowHead', petitionId, { type: 'fileScan', ...measured } as never, '2026-03-05');
    });
    expect(await sweeping).toMatchObject({ removed: 0 });
    expect(await isReadable(deriveStreamId(commandId, 'scan'))).toBe(true);
  });

  it('a sweep that was killed has lost nothing: the next one puts back or removes what lay aside', async () => {
    const scanId = await scan();
    age(pathOf(scanId));
    renameSync(pathOf(scanId), `${pathOf(scanId)}.swept`);
    const orphan = lay(25);
    renameSync(orphan, `${orphan}.swept`);
    expect(await sweep()).toEqual({ files: 2, removed: 1, broken: 0, held: 0 });
    expect(await isReadable(scanId)).toBe(true);
    expect(readdirSync(join(dataDir, 'attachments'), { recursive: true })).not.toContainEqual(
      expect.stringMatching(/\.swept$/),
    );
  });

  it('of a destroyed file, whose scans are gone and whose event still names them, nothing is asked', async () => {
    const scanId = await scan();
    await new ScanStore(office.runtime.vault).drop({ dataDir, ownerId: petitionId, scanId });
    expect(await sweep()).toEqual({ files: 0, removed: 0, broken: 0, held: 0 });
  });

  it('none goes when so many are without an event: then it is the events that are missing', async () => {
    const many = Array.from({ length: 21 }, () => lay(25));
    expect(await sweep()).toEqual({ files: 21, removed: 0, broken: 0, held: 21 });
    expect(many.every(existsSync)).toBe(true);
  });

  it('a folder that is not there yet, or one that is being told to stop, is left alone', async () => {
    expect(await sweep()).toEqual({ files: 0, removed: 0, broken: 0, held: 0 });
    const orphan = lay(25);
    const stopped = { dataDir, olderThanMs: OLDER_THAN_MS, settleMs: 60_000, stopping: () => true };
    expect(await sweepScans(office.db.pools.store, stopped)).toMatchObject({ removed: 0 });
    expect(existsSync(orphan)).toBe(true);
  });

  it('a backup made meanwhile has all that its events name', async () => {
    const named = await scan();
    age(pathOf(named));
    const folder = join(dataDir, 'backups');
    const backup = makeBackup(office.runtime, { folder, passphrase: null });
    for (let round = 0; round < 30; round += 1) {
      lay(25);
      lay(25, `${uuidv7()}.new`);
      expect(await sweep()).toMatchObject({ removed: 1, broken: 1 });
    }
    const { events } = await backup;
    expect(gunzipSync(readFileSync(events)).toString('utf8')).toContain(named);
    expect(await isReadable(named)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

describe('the daily sweep', () => {
  const parts = () => ({ ...office.runtime, log: createLogger({ level: 'silent' }) });
  const aDayLater = () =>
    office.db.pools.owner.query(`update jobs.mark set at = at - interval '1 day' where name = 'scans'`);

  it('begins a day after the first look, and comes once a day, whoever asks', async () => {
    const orphan = lay(25);
    expect(await sweepScansDaily(parts(), undefined, 0)).toBeNull();
    expect(existsSync(orphan)).toBe(true);
    await aDayLater();
    const done = await Promise.all([1, 2, 3].map(() => sweepScansDaily(parts(), undefined, 0)));
    expect(done.filter((each) => each !== null)).toEqual([{ files: 1, removed: 1, broken: 0, held: 0 }]);
    expect(await sweepScansDaily(parts(), undefined, 0)).toBeNull();
  });

  it('tells the administrators, once a week, when it does not dare; no name stands in what is kept of it', async () => {
    for (let at = 0; at < 25; at += 1) lay(25);
    for (const _ of [1, 2]) {
      await aDayLater();
      expect(await sweepScansDaily(parts(), undefined, 0)).toMatchObject({ held: 25 });
    }
    const inbox = await withViewer(office.db.pools.reader, office.staff.admin, (client) =>
      inboxRows(client, { before: null, limit: 20 }),
    );
    expect(inbox.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^附件目录中有25个扫描件在库中没有记录,未作清理/),
    ]);
    const { rows } = await office.db.pools.owner.query(`select value from jobs.mark where name = 'scans'`);
    expect(rows).toEqual([{ value: '{"files":25,"removed":0,"broken":0,"held":25}' }]);
  });
});
