import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AnchorFolder, checkReceipt, deriveStreamId } from '#event-store';
import {
  type Background,
  type BackgroundTimes,
  queueStanding,
  queueWarning,
  SEND_DUE_REMINDERS,
  sendDueReminders,
  startBackground,
} from './index.js';
import { QUEUE_SCHEMA } from './queue/postgres-queue.js';
import { openBell } from './testing/bell.js';
import { openRedisServer, type RedisServer } from './testing/redis-server.js';
import { openReminderOffice, type ReminderOffice } from './testing/reminder-office.js';

// Subscriptions wait for every write transaction of the server, other suites' too.
jest.setTimeout(60_000);

let office: ReminderOffice;
let redis: RedisServer;
beforeAll(async () => {
  [office, redis] = await Promise.all([openReminderOffice(), openRedisServer()]);
}, 240_000);
afterAll(async () => {
  await Promise.all([office.close(), redis.end()]);
});

const QUICK: BackgroundTimes = {
  sendMs: 300,
  tidyMs: 60_000,
  sweepMs: 400,
  stalledMs: 500,
  anchorMs: 400,
  watchMs: 60_000,
  deliverMs: 60_000,
  figuresMs: 3_600_000,
  runsMs: 60_000,
  scansMs: 60_000,
};
/** A sweeper that never steps in: what happens, the queue did. */
const QUEUE_ONLY: BackgroundTimes = { ...QUICK, sweepMs: 600_000 };

const until = async (what: string, holds: () => Promise<boolean>, withinMs = 30_000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(50);
  }
};

const eventCount = async (petitionIds: string[]): Promise<number> => {
  const { rows } = await office.db.pools.store.query<{ n: number }>(
    'select count(*)::int as n from es.event where stream_id = any($1::uuid[])',
    [petitionIds.map((id) => deriveStreamId(id, 'reminders'))],
  );
  return rows[0]?.n ?? 0;
};
const rowCount = async (petitionIds: string[]): Promise<number> => {
  const { rows } = await office.db.pools.store.query<{ n: number }>(
    'select count(*)::int as n from jobs.reminder where petition_id = any($1::uuid[])',
    [petitionIds],
  );
  return rows[0]?.n ?? 0;
};

const registerMany = async (count: number, day: string): Promise<string[]> =>
  (await Promise.all(Array.from({ length: count }, () => office.register({}, day)))).map(
    ({ petitionId }) => petitionId,
  );

/** One contract for every backend of the queue (peers.md R3–R5, R15). */
describe.each(['postgres', 'redis'] as const)('background over %s', (backend) => {
  const running: Background[] = [];
  // Two years for the backends, so that one's petitions are not due in the other's tests.
  const days =
    backend === 'postgres'
      ? { day: '2026-03-02', due: '2026-03-10' }
      : { day: '2026-06-01', due: '2026-06-09' };
  const settings = () => ({ ...office.runtime.settings, redisUrl: backend === 'redis' ? redis.url : null });
  const start = async (times: BackgroundTimes = QUICK): Promise<Background> => {
    const background = await startBackground(
      { ...office.runtime, todayIs: office.parts.todayIs, settings: settings() },
      times,
    );
    running.push(background);
    return background;
  };
  const loseQueue = async (): Promise<void> => {
    if (backend === 'redis') await redis.flush();
    else await office.db.pools.owner.query(`drop schema if exists ${QUEUE_SCHEMA} cascade`);
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((background) => background.stop()));
  });

  const queueStands = async (): Promise<boolean> => {
    const { rows } = await office.db.pools.owner.query<{ open: boolean }>(
      `select has_schema_privilege('xf_store', oid, 'usage') as open from pg_namespace where nspname = 'bullmq'`,
    );
    return rows[0]?.open === true;
  };

  it('sends each (clock, rung, receiver) once under two workers and a storm of duplicate jobs', async () => {
    office.goTo(days.day);
    await Promise.all([start(QUEUE_ONLY), start(QUEUE_ONLY)]);
    const ids = await registerMany(12, days.day);
    office.goTo(days.due);
    // whoever rings before the workers have made the queue's tables and granted them finds no door
    if (settings().redisUrl === null) await until('the queue stands', queueStands);
    const bell = openBell(settings().redisUrl, office.runtime.config);
    await Promise.all(Array.from({ length: 20 }, () => bell.ring(SEND_DUE_REMINDERS)));
    await bell.close();
    await until('24 reminders', async () => (await rowCount(ids)) >= 24);
    await sleep(700);
    expect(await rowCount(ids)).toBe(24);
    expect(await eventCount(ids)).toBe(24);
  });

  it('fires what was overdue when it was registered on the next tick, and only its latest rung (R15)', async () => {
    office.goTo(days.due);
    await start(QUEUE_ONLY);
    const [id = ''] = await registerMany(1, days.day);
    await until('a reminder', async () => (await rowCount([id])) > 0);
    expect(new Set((await office.sentFor(id)).map(({ rung }) => rung))).toEqual(new Set(['T-7']));
  });

  it('sends again after the queue has lost everything, within a sweep', async () => {
    office.goTo(days.day);
    await start();
    await loseQueue();
    const ids = await registerMany(3, days.day);
    office.goTo(days.due);
    await until('6 reminders', async () => (await rowCount(ids)) === 6);
    const bell = openBell(settings().redisUrl, office.runtime.config);
    await until('the schedule is back', () => bell.isScheduled(SEND_DUE_REMINDERS));
    await bell.close();
    expect(await eventCount(ids)).toBe(6);
  });

  it('starts over a queue left by a process that was killed between its work and its answer', async () => {
    office.goTo(days.day);
    const ids = await registerMany(2, days.day);
    office.goTo(days.due);
    await office.derive();
    // The schedule is there, and no living worker beside the one that dies.
    await (await start(QUEUE_ONLY)).stop();
    running.splice(0);
    const [again = ''] = await registerMany(1, days.day);
    await office.derive();
    const bell = openBell(settings().redisUrl, office.runtime.config);
    await bell.workAndDie(() => sendDueReminders(office.parts));
    await bell.close();
    const sent = await eventCount([...ids, again]);
    expect(sent).toBe(6);
    await start(QUEUE_ONLY);
    const [later = ''] = await registerMany(1, days.day);
    await until('the schedule to go on', async () => (await rowCount([later])) === 2);
    expect(await eventCount([...ids, again])).toBe(sent);
    expect(await rowCount([...ids, again])).toBe(sent);
  });

  it('stops within ten seconds and leaves nothing behind that sends', async () => {
    office.goTo(days.day);
    const background = await start(QUICK);
    const ids = await registerMany(1, days.day);
    const began = Date.now();
    await background.stop();
    running.splice(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    office.goTo(days.due);
    await sleep(900);
    expect(await rowCount(ids)).toBe(0);
  });
});

describe('seals and anchors (eventstore.md §5.6)', () => {
  it('seals what is registered, anchors it outside the database and leaves the public key beside it', async () => {
    const background = await startBackground({ ...office.runtime, todayIs: office.parts.todayIs }, QUICK);
    const [id = ''] = await registerMany(1, '2026-03-02');
    const { store, vault, settings } = office.runtime;
    const anchors = new AnchorFolder(join(settings.dataDir, 'anchors'));
    const keys = [vault.sealSigner.publicKey];
    const anchored = async () => store.verifySeals({ keys, anchors: await anchors.text() });
    await until('a proof', async () => (await store.prove({ streamId: id, version: 1 })).kind === 'proven');
    await until('an anchor', async () => (await anchored()).anchors > 0);
    await background.stop();
    expect(await anchored()).toMatchObject({ ok: true, faults: [] });
    const pem = await readFile(join(anchors.folder, 'seal-public-key.pem'), 'utf8');
    const proof = await store.prove({ streamId: id, version: 1 }, true);
    expect(proof.kind === 'proven' && checkReceipt(proof.receipt, pem)).toEqual([]);
  });
});

describe('without the queue', () => {
  it('commands go on and reminders are sent while Redis is down; it is used again when it is up', async () => {
    await redis.stop();
    office.goTo('2026-08-03');
    const background = await startBackground(
      {
        ...office.runtime,
        todayIs: office.parts.todayIs,
        settings: { ...office.runtime.settings, redisUrl: redis.url },
      },
      QUICK,
    );
    const ids = await registerMany(2, '2026-08-03');
    office.goTo('2026-08-11');
    await until('4 reminders', async () => (await rowCount(ids)) === 4);
    // whoever looks hears of it
    const away = async () => (await queueStanding(office.db.pools.store)).awaySince;
    await until('the outage is noted', async () => (await away()) !== null);
    const since = await away();
    expect(queueWarning(since, redis.url)).toMatch(/后台队列\(Redis\)自.*起连不上.*不会丢/);
    await redis.start();
    const bell = openBell(redis.url, office.runtime.config);
    await until('the schedule is there', () => bell.isScheduled(SEND_DUE_REMINDERS));
    await bell.close();
    await until('it is noted that it is back', async () => (await away()) === null);
    await background.stop();
    expect(await eventCount(ids)).toBe(4);
    expect(queueWarning(await away(), redis.url)).toBeNull();
  });
});
