import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { type Append, type AppendResult, EventStore, START, type StoredEvent } from './index.js';
import { clock, command, event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
});
afterAll(() => fixture.end());

const newOnes = (count: number): Promise<Append[]> =>
  Promise.all(Array.from({ length: count }, () => fresh(fixture.pool)));

/** The pool, but the answer to the n-th group is lost after PostgreSQL has committed it. */
function losing(pool: Pool, nth: number): Pool {
  let groups = 0;
  return new Proxy(pool, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name) as unknown;
      return async (statement: { name?: string }) => {
        const answer = await (target.query(statement as never) as unknown as Promise<unknown>);
        if (statement.name?.startsWith('es_append_group') && ++groups === nth)
          throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
        return answer;
      };
    },
  });
}

async function everything(): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let from = START; ;) {
    const page = await store.readAll({ from, limit: 500 });
    events.push(...page.events);
    if (page.scanned === 0) return events;
    from = page.next;
  }
}

describe('group append: faults between (eventstore.md §5.9)', () => {
  it('answers as repeated what was committed before the connection broke, and writes nothing twice', async () => {
    const appends = await newOnes(12);
    const unlucky = new EventStore({ pool: losing(fixture.pool, 1) });
    const results = await Promise.all(appends.map((append) => unlucky.appendAlone(append)));
    expect(results.some(({ duplicate }) => duplicate)).toBe(true);
    expect(results.map(({ version }) => version)).toEqual(Array(12).fill(1));
    for (const { streamId } of appends)
      expect((await store.load(fixture.pool, streamId)).events).toHaveLength(1);
  });

  it('goes on after the server ends the connections under it', async () => {
    const appends = await newOnes(30);
    const under = Promise.all(appends.map((append) => store.appendAlone(append)));
    await fixture.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'xinfang store' and datname = current_database()`,
    );
    expect((await under).map(({ version }) => version)).toEqual(Array(30).fill(1));
    // idle connections that were ended too are found out by being used
    await Promise.all(Array.from({ length: 26 }, () => clock(fixture.pool).catch(() => null)));
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('16 rival writers on few streams: whoever was told yes is there once, in order, and nobody else (property)', async () => {
    const two = [store, new EventStore({ pool: fixture.pool })];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ stream: fc.nat(3), server: fc.nat(1), events: fc.integer({ min: 1, max: 3 }) }),
          {
            minLength: 16,
            maxLength: 40,
          },
        ),
        async (plan) => {
          const streams = await newOnes(4);
          const yes: AppendResult[] = [];
          const no: unknown[] = [];
          await Promise.all(
            plan.map(async ({ stream, server, events }) => {
              const at = streams[stream] as Append;
              const loaded = await store.load(fixture.pool, at.streamId);
              await two[server]
                ?.appendAlone({
                  ...at,
                  expected: loaded.expected,
                  command: command(),
                  recordedAt: await clock(fixture.pool),
                  events: Array.from({ length: events }, () => event('Happened', { n: 1 })),
                })
                .then((result) => yes.push(result))
                .catch((error: { name?: string }) => no.push(error.name));
            }),
          );
          const written = yes.flatMap((result) => (result.duplicate ? [] : result.events));
          const loaded = await Promise.all(streams.map(({ streamId }) => store.load(fixture.pool, streamId)));
          expect(loaded.flatMap(({ events }) => events.map(({ eventId }) => eventId)).sort()).toEqual(
            written.map(({ eventId }) => eventId).sort(),
          );
          expect(new Set(no)).toEqual(new Set(no.length > 0 ? ['ConcurrencyConflict'] : []));
          expect(yes.length + no.length).toBe(plan.length);
        },
      ),
      { numRuns: 12 },
    );
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('no reader skips an event of a group, and none appears before its transaction has ended', async () => {
    const seen: string[] = [];
    let from = (await everything()).at(-1) ?? START;
    let writing = true;
    const reader = (async () => {
      for (;;) {
        const last = !writing;
        const page = await store.readAll({ from, limit: 7 });
        seen.push(...page.events.map(({ eventId }) => eventId));
        from = page.next;
        if (last && page.scanned === 0) return;
      }
    })();
    const told: string[] = [];
    for (let round = 0; round < 8; round++)
      await Promise.all(
        (await newOnes(20)).map(async (append) => {
          const result = await store.appendAlone(append);
          if (!result.duplicate) told.push(...result.events.map(({ eventId }) => eventId));
        }),
      );
    writing = false;
    await reader;
    // a writer of another database on this server may hold the readers back a little
    for (let waited = 0; seen.length < told.length && waited < 200; waited++) {
      await sleep(50);
      const page = await store.readAll({ from, limit: 50 });
      seen.push(...page.events.map(({ eventId }) => eventId));
      from = page.next;
    }
    expect(seen).toHaveLength(160);
    expect([...seen].sort()).toEqual([...told].sort());
  });
});
