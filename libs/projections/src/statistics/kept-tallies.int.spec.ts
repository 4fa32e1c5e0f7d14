import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addDays,
  CHINA_CALENDAR,
  type IndicatorFacts,
  indicatorFactsOf,
  type PetitionEvent,
  type PetitionState,
  withRepeats,
} from '#domain';
import { petitionReadModelRebuild } from '../rebuild.js';
import {
  accepted,
  arrival,
  corrected,
  designated,
  issuedOn,
  noticed,
  passed,
  posted,
  reclassified,
  registered,
  returned,
  submitted,
  triaged,
  verdict,
} from '../testing/stories.js';
import { openWorld, policyFor, uuid, viewer, type World } from '../testing/world.js';
import { keptTallies, keptWindow, type SignedWindow } from './kept-tallies.js';
import { periodOfCode, windowsOf } from './period-code.js';
import { talliesByOrganisation } from './quarter.js';
import { sumTallies, tallyOfPart } from './tally.js';
import type { Axis } from './stat-ref.js';
import { quarterStatistics } from './statistics.queries.js';

let world: World;
const states = new Map<number, PetitionState>();
const ORGS = [1, 2, 3];
const PERIODS = ['2026Q1', '2026Q2', '2026-03', '2026H1'];
/** A small generator, so that a failure can be seen again. */
let seed = 20261129;
const random = (below: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
};

beforeAll(async () => {
  world = await openWorld();
}, 240_000);
afterAll(() => world.end());

const tell = async (n: number, ...events: PetitionEvent[]): Promise<void> => {
  states.set(n, await world.tell(uuid(n), ...events));
};

const rows = (): IndicatorFacts[] =>
  withRepeats([...states.values()].map((state) => indicatorFactsOf(state, CHINA_CALENDAR, policyFor(state))));

/** One step in the life of a petition, or a new one; some correct, some come late, some go into another zone. */
async function step(n: number): Promise<void> {
  const state = states.get(n);
  if (state === undefined) {
    const receivedOn = addDays('2026-01-02', random(150));
    const repeatOf = random(5) === 0 && states.has(n - 3) ? uuid(n - 3) : null;
    const facts = arrival(n, {
      orgId: (n % 3) + 1,
      channel: random(3) === 0 ? 'visit' : 'letter',
      visitorCount: random(9) + 1,
      receivedOn,
      registeredOn: addDays(receivedOn, random(4)),
      repeatOf,
    });
    return tell(
      n,
      registered(facts),
      triaged(addDays(receivedOn, 2), facts),
      designated(addDays(receivedOn, 2)),
    );
  }
  const day = (after: number): string => addDays(state.arrival.receivedOn, after);
  switch (random(7)) {
    case 0:
      return tell(n, noticed(day(4 + random(20))));
    case 1:
      return tell(n, accepted(day(5)));
    case 2:
      return tell(n, submitted(day(20), state.submissions.length + 1));
    case 3:
      return tell(n, returned(day(22), 1, [verdict('QS01', 'failed')]));
    case 4:
      return tell(
        n,
        passed(day(30), 1, [verdict('QS01', 'passed')]),
        issuedOn(day(31)),
        posted(day(31 + random(60))),
      );
    case 5:
      // the day of receipt moves, and with it the period (O-66)
      return tell(
        n,
        corrected(day(40), { receivedOn: addDays(state.arrival.receivedOn, random(2) === 0 ? -40 : 40) }),
      );
    default:
      return state.zone === 'general'
        ? tell(n, reclassified(day(41), 'accusation', { petitionNo: `M-${n}`, displayNo: `密${n}号` }))
        : undefined;
  }
}

const request = (
  period: string,
  countsRestricted: boolean,
  { asOf = '2026-07-31', axis = 'received' as Axis } = {},
) => ({
  orgIds: ORGS,
  windows: windowsOf(periodOfCode(period), asOf),
  axis,
  today: '2026-08-01',
  countsRestricted,
  accountId: uuid(999),
});

async function agree(
  period: string,
  countsRestricted: boolean,
  { asOf = '2026-07-31', axis = 'received' as Axis } = {},
): Promise<void> {
  const kept = await keptTallies(world.db.pools.store, request(period, countsRestricted, { asOf, axis }));
  const seen = countsRestricted ? rows() : rows().filter(({ zone }) => zone === 'general');
  const scope = { period, asOf, axis, orgId: 1, withSubordinates: true };
  const direct = talliesByOrganisation(seen, scope);
  for (const orgId of ORGS)
    expect([period, orgId, kept.get(orgId)]).toEqual([
      period,
      orgId,
      direct.get(orgId) ?? { current: {}, previous: {}, lastYear: {} },
    ]);
}

describe('kept sums', () => {
  it('stay those of the events through every step, correction, return, late entry and change of zone', async () => {
    for (let round = 0; round < 130; round += 1) {
      await step(1 + random(24));
      if (round % 4 === 0) await agree(PERIODS[random(PERIODS.length)] ?? '2026Q1', random(2) === 0);
    }
    for (const period of PERIODS) for (const counts of [true, false]) await agree(period, counts);
    const kept = await world.db.pools.store.query('select from rm.stat_tally');
    expect(kept.rowCount).toBeGreaterThan(20);
    expect(rows().some(({ repeatedOn }) => repeatedOn.length > 0)).toBe(true);
  }, 240_000);
  it('move from evening to evening by the rows that name a day in between, forth and back, on both axes', async () => {
    const { store } = world.db.pools;
    const anew = async () => (await store.query('select distinct as_of from rm.stat_tally')).rowCount ?? 0;
    const before = await anew();
    let asOf = '2026-03-20';
    for (let round = 0; round < 24; round += 1) {
      if (round % 3 === 0) await step(1 + random(24));
      const axis = random(2) === 0 ? 'received' : 'registered';
      await agree(PERIODS[round % PERIODS.length] ?? '2026Q1', random(2) === 0, { asOf, axis });
      asOf = addDays(asOf, random(5) === 0 ? -2 : 1 + random(6));
    }
    expect(await anew()).toBeGreaterThan(before + 10);
  }, 240_000);
  it('keep the marks of warnings in the same way', async () => {
    const ofAll = (asOf: string) =>
      tallyOfPart('signals', rows(), windowsOf(periodOfCode('2026H1'), asOf).current);
    for (const asOf of ['2026-06-10', '2026-06-12', '2026-07-31']) {
      await step(1 + random(24));
      const asked = request('2026H1', true, { asOf });
      const kept = await keptWindow(world.db.pools.store, asked, {
        window: asked.windows.current,
        part: 'signals',
      });
      const sums = sumTallies([...kept.values()].map((tally) => ({ tally, times: 1 })));
      expect(sums).toEqual(sumTallies([{ tally: ofAll(asOf), times: 1 }]));
      expect(Object.keys(sums).length).toBeGreaterThan(1);
    }
  });
  it('fold changes into what is kept, to the same sums, and start anew where nothing is kept', async () => {
    const { store } = world.db.pools;
    const points = async () =>
      (await store.query<{ below: string }>('select distinct below_tx::text as below from rm.stat_tally'))
        .rows;
    const before = await points();
    for (let n = 0; n < 12; n += 1) await step(1 + random(24));
    for (const period of PERIODS) {
      await keptTallies(store, { ...request(period, true), foldAfter: 0 });
      await agree(period, true);
    }
    expect(await points()).not.toEqual(before);
    await store.query('delete from rm.stat_tally where restricted');
    for (const period of PERIODS) await agree(period, true);
  });
  it('survive a rebuild of the register: the same sums, the same history', async () => {
    const history = () =>
      world.db.pools.store.query(
        'select petition_id, recorded_at, replaced_at, facts from rm.fact_history order by petition_id, seq',
      );
    const before = (await history()).rows;
    const { projection, reset } = petitionReadModelRebuild({
      vault: world.vault,
      calendar: CHINA_CALENDAR,
      policyFor,
    });
    await world.store.rebuild(projection, reset);
    expect((await history()).rows).toEqual(before);
    expect(before.length).toBeGreaterThan(states.size);
    for (const period of PERIODS) await agree(period, true);
  });
  it('take what accuses a viewer out of his sums, and out of his alone (domain.md §9)', async () => {
    const [restricted] = rows().filter(({ zone, orgId }) => zone !== 'general' && orgId === 1);
    expect(restricted).toBeDefined();
    await world.db.pools.store.query('insert into rm.exclusion (petition_id, account_id) values ($1, $2)', [
      restricted?.petitionId,
      uuid(999),
    ]);
    const total = async (accountId: string, signed: SignedWindow[] = []): Promise<number> => {
      const who = { ...viewer(17, { roles: ['leader'], belowIds: ORGS }), accountId };
      const page = await world.see(who, (client) =>
        quarterStatistics(
          { client, store: world.db.pools.store },
          {
            period: '2026',
            today: '2026-12-31',
            asOf: '2026-12-30',
            orgId: 1,
            withSubordinates: true,
            orgIds: ORGS,
            organisations: [],
            policy: { smallSample: 5 },
            countsRestricted: true,
            accountId,
            signed,
          },
        ),
      );
      return page.total.current;
    };
    const others = await total(uuid(998));
    expect(others - (await total(uuid(999)))).toBe(1);
    // differencing with what was signed: once it counts there, it counts for him as for everybody
    const day = restricted?.receivedOn ?? '';
    expect(await total(uuid(999), [{ orgIds: [1], from: day, to: day }])).toBe(others);
    expect(await total(uuid(999), [{ orgIds: [2], from: day, to: day }])).toBe(others - 1);
  });
});
