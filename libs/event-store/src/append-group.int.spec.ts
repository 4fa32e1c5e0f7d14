import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Append,
  type AppendResult,
  ConcurrencyConflict,
  EventStore,
  type KnownHeadAppend,
  newId,
  type StoredEvent,
} from './index.js';
import { clock, command, event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
});
afterAll(() => fixture.end());

type Told = { result: AppendResult | null; error: unknown };
const told = (append: Promise<AppendResult>): Promise<Told> =>
  append.then(
    (result) => ({ result, error: null }),
    (error: unknown) => ({ result: null, error }),
  );
const allAtOnce = (appends: readonly Append[], on = store): Promise<Told[]> =>
  Promise.all(appends.map((append) => told(on.appendAlone(append))));
const newOnes = (count: number): Promise<Append[]> =>
  Promise.all(Array.from({ length: count }, () => fresh(fixture.pool)));
const eventsOf = (each: Told | undefined): readonly StoredEvent[] =>
  each?.result && !each.result.duplicate ? each.result.events : [];
const stored = async (streamId: string): Promise<number> =>
  (await store.load(fixture.pool, streamId)).version;

/** How many transactions wrote these. */
const transactionsOf = (all: readonly Told[]): number =>
  new Set(all.flatMap((each) => eventsOf(each).map(({ tx }) => tx))).size;

describe('group append (eventstore.md §5.9)', () => {
  it('writes what comes together in few transactions, each caller with his own events, and the chain holds', async () => {
    const appends = await newOnes(32);
    const all = await allAtOnce(appends);
    expect(all.map(({ error }) => error)).toEqual(Array(32).fill(null));
    expect(transactionsOf(all)).toBeLessThanOrEqual(4);
    for (const [i, append] of appends.entries()) {
      const { events } = await store.load(fixture.pool, append.streamId, { secrets: true });
      expect(eventsOf(all[i])).toEqual(events);
    }
    const together = await store.loadMany(
      fixture.pool,
      appends.map(({ streamId }) => streamId),
      { secrets: true },
    );
    expect(together.map(({ events }) => events)).toEqual(all.map((each) => eventsOf(each)));
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('keeps the order of the callers within a group', async () => {
    const all = await allAtOnce(await newOnes(24));
    const places = all.map((each) => eventsOf(each)[0]);
    const first = places[0]?.tx;
    const together = places.flatMap((each) => (each?.tx === first ? [BigInt(each?.position ?? 0)] : []));
    expect(together.length).toBeGreaterThan(1);
    expect(together).toEqual([...together].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('appends to existing streams together as well', async () => {
    const appends = await newOnes(16);
    const begun = await allAtOnce(appends);
    const next = await Promise.all(
      appends.map(async (append, i): Promise<Append> => ({
        ...append,
        command: command(),
        recordedAt: await clock(fixture.pool),
        expected: {
          kind: 'exact',
          version: 1,
          headHash: (begun[i]?.result as { headHash: Buffer }).headHash,
        },
        events: [event('Happened', { i }), event('Happened', { i: -i })],
      })),
    );
    const all = await allAtOnce(next);
    expect(all.map(({ result }) => result?.version)).toEqual(Array(16).fill(3));
    expect(transactionsOf(all)).toBeLessThanOrEqual(4);
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('refuses one caller and nobody else: a stream that exists, a version passed by, a foreign key, a day too old', async () => {
    const [taken, moved, repeated] = (await newOnes(3)) as [Append, Append, Append];
    await allAtOnce([taken, moved, repeated]);
    const good = await newOnes(12);
    const recordedAt = await clock(fixture.pool);
    const bad: Append[] = [
      { ...taken, command: command(), recordedAt },
      {
        ...moved,
        command: command(),
        recordedAt,
        expected: { kind: 'exact', version: 7, headHash: Buffer.alloc(32) },
      },
      { ...(good[0] as Append), streamId: newId(), command: { ...repeated.command, account: 'another' } },
      { ...(await fresh(fixture.pool)), recordedAt: '2020-01-01T00:00:00.000Z' },
    ];
    const mixed = good.flatMap((append, i) => [append, ...(i % 3 === 0 ? [bad[i / 3] as Append] : [])]);
    const all = await allAtOnce(mixed);
    const of = (append: Append): Told | undefined => all[mixed.indexOf(append)];
    expect(good.map((append) => of(append)?.result?.version)).toEqual(Array(12).fill(1));
    expect(bad.map((append) => (of(append)?.error as { code?: string }).code)).toEqual([
      'STREAM_EXISTS',
      'WRONG_VERSION',
      'IDEMPOTENCY_MISMATCH',
      'RECORDED_AT_OUT_OF_RANGE',
    ]);
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('answers a repeated command with the stored answer, also beside its own first time', async () => {
    const appends = await newOnes(10);
    const twice = [...appends, ...appends.map((append) => ({ ...append, streamId: newId() }))];
    const all = await allAtOnce(twice);
    const again = await allAtOnce(appends);
    expect(again.map(({ result }) => result?.duplicate)).toEqual(Array(10).fill(true));
    for (const i of appends.keys()) {
      const pair = [all[i], all[i + 10]].map((each) => each?.result);
      expect(pair.map((result) => result?.duplicate).sort()).toEqual([false, true]);
      // both name the one stream that was written
      expect(pair[0]?.streamId).toBe(pair[1]?.streamId);
      const written = await Promise.all(
        [appends[i], twice[i + 10]].map((append) => stored(append?.streamId ?? '')),
      );
      expect(written.sort()).toEqual([0, 1]);
    }
  });

  it('gives a stream to one of two rivals and tells the other that he came too late', async () => {
    const appends = await newOnes(6);
    const rivals = appends.map((append) => ({ ...append, command: command() }));
    const all = await allAtOnce([...appends, ...rivals]);
    for (const [i, { streamId }] of appends.entries()) {
      const pair = [all[i], all[i + 6]];
      expect(pair.filter((each) => each?.result?.version === 1)).toHaveLength(1);
      expect(pair.filter((each) => each?.error instanceof ConcurrencyConflict)).toHaveLength(1);
      expect(await stored(streamId)).toBe(1);
    }
  });

  it('does not wait for company: a lone append is a transaction of its own', async () => {
    const alone = await told(store.appendAlone(await fresh(fixture.pool)));
    const next = await told(store.appendAlone(await fresh(fixture.pool)));
    expect(transactionsOf([alone, next])).toBe(2);
  });

  it('answers nobody before the commit: what a caller was told is there for everybody', async () => {
    const appends = await newOnes(40);
    await Promise.all(
      appends.map(async (append) => {
        await store.appendAlone(append);
        const { rows } = await fixture.owner.query(
          'select from es.stream where stream_id = $1 and version = 1',
          [append.streamId],
        );
        expect(rows).toHaveLength(1);
      }),
    );
  });
});

describe('several streams on one client', () => {
  it('are appended together; one that was done already is told so, and the others are written all the same', async () => {
    const appends = await Promise.all(Array.from({ length: 5 }, () => fresh(fixture.pool)));
    const known = appends as KnownHeadAppend[];
    const first = await store.transaction((client) => store.appendMany(client, known.slice(0, 3)));
    expect(first.map(({ duplicate, version }) => [duplicate, version])).toEqual(Array(3).fill([false, 1]));
    const all = await store.transaction((client) => store.appendMany(client, known));
    expect(all.map(({ duplicate }) => duplicate)).toEqual([true, true, true, false, false]);
    for (const { streamId } of appends)
      expect(await store.verify({ stream: streamId })).toMatchObject({ ok: true, events: 1 });
  });
});
