import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Append, START, type StoredEvent } from '#event-store';
import { event, type Fixture, fresh, openFixture } from '../../libs/event-store/src/testing/fixture.js';

/** How long the transaction stays open; R10 asks for 30 s. @unit milliseconds */
const HELD = process.env['FAULTS'] === 'long' ? 30_000 : 4_000;
const OTHERS = 1_000;
const LONG = 120_000;

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
  await fixture.owner.query(
    'create table rm.told (event_id uuid primary key); grant all on rm.told to xf_store',
  );
}, LONG);
afterAll(() => fixture.end(), LONG);

describe(`a transaction that stays open ${HELD / 1000} s while ${OTHERS} others commit (R10)`, () => {
  it(
    'no reader skips its event, none sees it early, and every reader sees one order',
    async () => {
      const { store, pool } = fixture;
      const late = await fresh(pool, event('Late'));
      const lateIds: string[] = [];
      let committed = false;
      const early: StoredEvent[] = [];
      const pages = [1, 7, 300];
      const readers = pages.map(() => [] as StoredEvent[]);
      const ends: number[] = [];
      let writing = true;
      const reading = pages.map(async (limit, at) => {
        for (let from = START; ;) {
          const last = !writing;
          const page = await store.readAll({ from, limit });
          readers[at]?.push(...page.events);
          if (!committed) early.push(...page.events.filter(({ type }) => type === 'Late'));
          from = page.next;
          if (page.scanned > 0) continue;
          if (last) {
            ends[at] = performance.now();
            return;
          }
          await sleep(20);
        }
      });
      const subscription = store.runSubscription({
        name: 'late-commit',
        types: ['Happened', 'Late'],
        handlePage: async (client, events) => {
          await client.query('insert into rm.told select unnest($1::uuid[])', [
            events.map(({ eventId }) => eventId),
          ]);
        },
      });

      const open = await pool.connect();
      await open.query('begin');
      const result = await store.append(open, late);
      if (!result.duplicate) lateIds.push(...result.events.map(({ eventId }) => eventId));
      const began = Date.now();
      const others: Append[] = [];
      for (let n = 0; n < OTHERS; n += 1) others.push(await fresh(pool));
      for (let n = 0; n < OTHERS; n += 50) {
        await Promise.all(others.slice(n, n + 50).map((append) => store.appendAlone(append)));
        await open.query('select 1'); // so that it counts as working, not as idle
      }
      while (Date.now() - began < HELD) {
        await sleep(500);
        await open.query('select 1');
      }
      expect(readers.map((seen) => seen.length)).toEqual([0, 0, 0]);
      committed = true;
      await open.query('commit');
      const freed = performance.now();
      open.release();
      writing = false;
      await Promise.all(reading);

      expect(early).toEqual([]);
      for (const seen of readers) {
        expect(seen).toHaveLength(OTHERS + 1);
        expect(seen.filter(({ eventId }) => lateIds.includes(eventId))).toHaveLength(1);
        expect(seen.map(({ eventId }) => eventId)).toEqual(readers[0]?.map(({ eventId }) => eventId));
      }
      const told = async (): Promise<number> =>
        (await fixture.owner.query('select from rm.told')).rowCount ?? -1;
      for (const deadline = Date.now() + 30_000; (await told()) < OTHERS + 1; await sleep(50))
        expect(Date.now()).toBeLessThan(deadline);
      await subscription.stop();
      expect(await told()).toBe(OTHERS + 1);
      process.stdout.write(
        `R10: held ${HELD / 1000} s among ${OTHERS} others; readers of ${pages.join(', ')} a page had all ${ends.map((end) => (end - freed).toFixed(0)).join(', ')} ms after its commit\n`,
      );
    },
    LONG,
  );
});
