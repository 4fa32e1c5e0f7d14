import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ApiClient, openTestApi, type TestApi } from '../support/api.js';

jest.setTimeout(180_000);

const TOKEN = 'a-token-of-more-than-twenty-characters';
let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  api.office.runtime.settings.metricsToken = TOKEN;
}, 180_000);
afterAll(() => api.close(), 180_000);

describe('管理—后台', () => {
  it('says when the last backup was made, and whether one is made by itself', async () => {
    const admin = await api.signInAs('admin');
    const backup = async () => (await admin.get('/api/operations/background')).body.backup;
    expect(await backup()).toEqual({
      scheduled: false,
      everyHours: 24,
      keep: 14,
      lastOkAt: null,
      lastError: null,
    });
    await api.office.db.pools.store.query(
      `insert into ops.backup_run (finished_at, ok) values ('2026-03-02T01:02:03Z', true)`,
    );
    expect(await backup()).toMatchObject({ lastOkAt: '2026-03-02T01:02:03Z' });
  });
});

describe('a queue that is away', () => {
  it('is named by /readyz, which stays ready, by /metrics and by 管理—后台 in a sentence', async () => {
    const { settings, pools } = api.office.runtime;
    const admin = await api.signInAs('admin');
    const look = async () => {
      const ready = await new ApiClient(api.url).get('/readyz');
      const { queue } = (await admin.get('/api/operations/background')).body;
      const { text } = await admin.get('/metrics');
      return { ready, queue, gauge: /^xinfang_queue_away (\d)$/m.exec(text)?.[1] };
    };
    const away = (since: string) =>
      pools.store.query(
        `insert into jobs.mark (name, value, at) values ('queue:one-of-them', $1, now())
          on conflict (name) do update set value = excluded.value, at = excluded.at`,
        [since],
      );
    const back = () => pools.store.query(`delete from jobs.mark where name = 'queue:one-of-them'`);
    settings.redisUrl = 'redis://:secret@127.0.0.1:1';
    await away('2026-03-02T01:02:03Z');
    const down = await look();
    expect([down.ready.status, down.ready.body.status, down.ready.body.degraded]).toEqual([
      200,
      'ready',
      ['queue'],
    ]);
    expect(down.ready.body.warnings).toContain(
      '后台队列(Redis)自3月2日09:02起连不上:提醒和消息改由系统自查发出,不会丢,最多迟三分钟。请检查 Redis 是否在运行(设置项 REDIS_URL);恢复后自动接上,不必重启。',
    );
    expect(down.ready.text).not.toContain('secret');
    expect(down.queue).toEqual({ redis: true, awaySince: '2026-03-02T01:02:03Z' });
    expect(down.gauge).toBe('1');
    await back();
    const up = await look();
    expect([up.ready.body.degraded, up.queue.awaySince, up.gauge]).toEqual([[], null, '0']);
    // nobody has looked for a while: that is told by itself
    await away('2026-03-02T01:02:03Z');
    await pools.store.query(
      `update jobs.mark set at = now() - interval '6 minutes' where name = 'queue:one-of-them'`,
    );
    expect((await look()).queue.awaySince).toBeNull();
    await back();
    settings.redisUrl = null;
  });
});

describe('/metrics', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('opens to an administrator and to the token, to nobody else', async () => {
    const anonymous = new ApiClient(api.url);
    expect((await anonymous.get('/metrics')).status).toBe(401);
    expect((await anonymous.get('/metrics', bearer(`${TOKEN}x`))).status).toBe(401);
    expect((await anonymous.get('/metrics', bearer(''))).status).toBe(401);
    for (const login of ['reception', 'leader', 'handler'] as const)
      expect((await (await api.signInAs(login)).get('/metrics')).status).toBe(401);
    expect((await (await api.signInAs('admin')).get('/metrics')).status).toBe(200);
    expect((await anonymous.get('/metrics', bearer(TOKEN))).status).toBe(200);
  });

  it('without a token in the settings no bearer opens it', async () => {
    api.office.runtime.settings.metricsToken = null;
    const anonymous = new ApiClient(api.url);
    expect((await anonymous.get('/metrics', bearer(TOKEN))).status).toBe(401);
    expect((await anonymous.get('/metrics', bearer('null'))).status).toBe(401);
    api.office.runtime.settings.metricsToken = TOKEN;
  });

  const guardAge = async (): Promise<number> =>
    Number(
      /^xinfang_guard_age_seconds (\d+)$/m.exec(
        (await new ApiClient(api.url).get('/metrics', bearer(TOKEN))).text,
      )?.[1],
    );

  it('tells lag, failures, parked streams, age of the guard, and no petition', async () => {
    const { body } = await (await api.signInAs('reception')).get('/api/petitions');
    expect(body).toBeDefined();
    const outcome = await api.office.register({}, '2026-03-02');
    await api.office.register({}, '2026-03-02');
    await api.indexed();
    await park(outcome.petitionId);
    const { text } = await new ApiClient(api.url).get('/metrics', bearer(TOKEN));
    expect(text).toMatch(/^xinfang_subscription_lag_events\{name="search",shard="0"\} 0$/m);
    expect(text).toMatch(/^xinfang_subscription_halted\{name="search",shard="0"\} 0$/m);
    expect(text).toMatch(/^xinfang_subscription_failures\{name="search",shard="0"\} 0$/m);
    expect(text).toMatch(/^xinfang_parked_streams\{name="search"\} 1$/m);
    expect(text).toMatch(/^xinfang_guard_age_seconds \d+$/m);
    expect(await guardAge()).toBeLessThan(2);
    // one that the store's own role cannot look into: whoever is connected as the owner
    const open = await api.office.db.pools.owner.connect();
    await open.query('begin; create table public.waits (a int)');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await guardAge()).toBeGreaterThanOrEqual(2);
    const admin = await api.signInAs('admin');
    const page = await admin.get('/api/operations/background');
    expect(page.body.guardAgeSeconds).toBeGreaterThanOrEqual(2);
    await open.query('rollback');
    open.release();
    expect(text).toMatch(/^xinfang_reminder_rungs_waiting \d+$/m);
    expect(text).toMatch(/^xinfang_petitions_stuck 0$/m);
    expect(text).toMatch(/^xinfang_dispatches\{state="dead"\} 0$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).not.toContain(outcome.petitionId);
  });
});

/** As the runner would have done after the last event but one. */
async function park(petitionId: string): Promise<void> {
  await api.office.db.pools.store.query(
    `insert into es.parked (name, shard, stream_id, tx, position, error) values ('search', 0, $1, 0, 0, 'error 22P02')`,
    [petitionId],
  );
}

describe('the background page (R13)', () => {
  it('is the administrator’s; ids and codes only; a replay lets the petition be found again', async () => {
    const { petitionId } = await api.office.register({}, '2026-03-03');
    await api.indexed();
    await api.office.db.pools.store.query('delete from rm.search where petition_id = $1', [petitionId]);
    await park(petitionId);
    const reception = await api.signInAs('reception');
    expect((await reception.get('/api/operations/background')).status).toBe(403);
    const body = { name: 'search', streamId: petitionId };
    expect((await reception.post('/api/operations/parked/replay', body)).status).toBe(403);
    const admin = await api.signInAs('admin');
    const before = await admin.get('/api/operations/background');
    expect(before.body).toMatchObject({
      subscriptions: expect.arrayContaining([expect.objectContaining({ name: 'search', status: 'running' })]),
      parked: expect.arrayContaining([
        expect.objectContaining({ ...body, error: 'error 22P02', waiting: 1, triedAt: null }),
      ]),
    });
    expect(before.text).not.toContain('请求补发');
    expect((await new ApiClient(api.url).get('/readyz')).body.warnings).toEqual(
      expect.arrayContaining([expect.stringContaining('搁置')]),
    );
    expect((await admin.post('/api/operations/parked/replay', body)).body).toEqual({
      result: 'replayed',
      error: null,
    });
    expect((await admin.post('/api/operations/parked/replay', body)).body).toEqual({
      result: 'unknown',
      error: null,
    });
    const { rowCount } = await api.office.db.pools.store.query(
      'select from rm.search where petition_id = $1',
      [petitionId],
    );
    expect(rowCount).toBe(1);
  });
});
