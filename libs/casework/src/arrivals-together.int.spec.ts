import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { hashRequest } from '#event-store';
import type { Viewer } from '#identity';
import { letterOf, openTestOffice, type TestOffice } from '../../../test/support/office.js';
import type { ArrivalOutcome } from './index.js';

const DAY = '2026-03-02';
let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 240_000);
afterAll(() => office.close());

const arrive = (
  change: Parameters<typeof letterOf>[0] = {},
  { viewer = office.staff.reception, commandId = uuidv7() }: { viewer?: Viewer; commandId?: string } = {},
): Promise<ArrivalOutcome> =>
  office.runtime.casework.arrive(letterOf(change, DAY), {
    viewer,
    commandId,
    requestHash: hashRequest({ commandId }),
    source: 'screen',
    time: { today: DAY, now: `${DAY}T02:00:00.000Z` },
  });
/** `宛组信〔2026〕来信12号` → 12 */
const serials = (outcomes: readonly ArrivalOutcome[]): number[] =>
  outcomes.map(({ numbers }) => Number(/(\d+)号$/.exec(numbers[0] ?? '')?.[1])).sort((a, b) => a - b);
const upFrom = (first: number, count: number) => Array.from({ length: count }, (_, n) => first + n);
const transactionsOf = async (outcomes: readonly ArrivalOutcome[]): Promise<number> => {
  const { rows } = await office.db.pools.owner.query<{ n: number }>(
    'select count(distinct tx)::int as n from es.event where stream_id = any($1::uuid[])',
    [outcomes.map(({ petitionId }) => petitionId)],
  );
  return rows[0]?.n ?? 0;
};

describe('registrations of one moment', () => {
  it('share transactions: consecutive numbers, whole rows, one answer to a repetition; a refusal is its own', async () => {
    const twice = uuidv7();
    const [good, again, future, roleless] = await Promise.all([
      Promise.all(upFrom(0, 30).map((n) => arrive({ title: `第${n}件` }))),
      Promise.all([arrive({}, { commandId: twice }), arrive({}, { commandId: twice })]),
      Promise.allSettled([arrive({ receivedOn: '2026-03-09' }), arrive({ receivedOn: '2026-03-09' })]),
      Promise.allSettled([arrive({}, { viewer: office.staff.examiner })]),
    ]);
    expect(future).toMatchObject([{ reason: { name: 'Rejected' } }, { reason: { name: 'Rejected' } }]);
    expect(roleless).toMatchObject([{ reason: { code: 'ROLE_MISSING' } }]);
    expect(again.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    expect(again[0].numbers).toEqual(again[1].numbers);
    const written = [...good, again[0]];
    expect(serials(written)).toEqual(upFrom(1, 31));
    expect(await transactionsOf(written)).toBeLessThan(16);
    expect(await office.runtime.store.verify()).toMatchObject({ ok: true, events: 31, streams: 31 });
    const { rows } = await office.db.pools.owner.query<{ n: number; keys: number }>(
      `select (select count(*) from rm.petition p join rm.fact f using (petition_id))::int as n,
        (select count(distinct k) from es.event e, json_each_text(e.metadata -> 'keyIds') as j (part, k))::int as keys`,
    );
    // each petition and each person under a key of his own
    expect(rows).toEqual([{ n: 31, keys: 62 }]);
  });

  it('take what is left of a range of numbers, and the others hear that it is used up', async () => {
    const { owner } = office.db.pools;
    const range = (last: number | null) =>
      owner.query('update office.number_series set last = $1 where next > 20', [last]);
    await range(36);
    const settled = await Promise.allSettled(upFrom(0, 12).map(() => arrive()));
    await range(null);
    const done = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(serials(done)).toEqual(upFrom(32, 5));
    for (const each of settled)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'NUMBER_RANGE_EXHAUSTED' });
    expect(serials([await arrive()])).toEqual([37]);
  });

  it('go one by one where a group cannot be written, and leave no gap by it', async () => {
    const { store } = office.runtime;
    const failing = jest
      .spyOn(store, 'prepare')
      .mockImplementation(() => Promise.reject(new Error('out of order')));
    const alone = jest.spyOn(store, 'transactionAtOnce');
    const [first] = await Promise.allSettled([arrive()]);
    expect(first).toMatchObject({ reason: { message: 'out of order' } });
    failing.mockRestore();
    let groups = 0;
    const prepare = store.prepare.bind(store);
    const once = jest.spyOn(store, 'prepare').mockImplementation((append) => {
      groups += 1;
      return groups === 4 ? Promise.reject(new Error('out of order')) : prepare(append);
    });
    const done = await Promise.all(upFrom(0, 8).map(() => arrive()));
    once.mockRestore();
    alone.mockRestore();
    expect(serials(done)).toEqual(upFrom(38, 8));
    expect(await store.verify()).toMatchObject({ ok: true });
  });
});
