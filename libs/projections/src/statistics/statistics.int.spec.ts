import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addDays,
  CHINA_CALENDAR,
  type IndicatorFacts,
  indicatorFactsOf,
  type PetitionEvent,
  type PetitionState,
} from '#domain';
import type { Viewer } from '#identity';
import { listRegister } from '../register.queries.js';
import {
  accepted,
  accusation,
  ACCUSED,
  arrival,
  designated,
  issuedOn,
  matter,
  noticed,
  passed,
  posted,
  registered,
  returned,
  STAFF,
  submitted,
  triaged,
  verdict,
} from '../testing/stories.js';
import { openWorld, policyFor, uuid, viewer, type World } from '../testing/world.js';
import { statisticsOf } from './quarter.js';
import {
  arrivalsByDay,
  idsBehindRef,
  type QuarterRequest,
  quarterStatistics,
  statFacts,
} from './statistics.queries.js';

let world: World;
const states: PetitionState[] = [];
const ACCUSED_ACCOUNT = uuid(77);
const leader = viewer(17, { roles: ['leader'], belowIds: [1, 2, 3] });
const accused = { ...viewer(1, { roles: ['leader'], belowIds: [1, 2, 3] }), accountId: ACCUSED_ACCOUNT };
const examiner = viewer(14, { roles: ['examiner'], belowIds: [1, 2, 3] });
const TODAY = '2026-11-22';

const tell = async (n: number, ...events: PetitionEvent[]) => {
  states.push(await world.tell(uuid(n), ...events));
};

beforeAll(async () => {
  world = await openWorld();
  const channels = ['letter', 'visit', 'phone', 'online'] as const;
  for (let n = 0; n < 60; n += 1) {
    const channel = channels[n % 4] ?? 'letter';
    const receivedOn = addDays('2025-06-15', n * 8);
    const facts = arrival(n, {
      receivedOn,
      orgId: (n % 3) + 1,
      channel,
      visitorCount: channel === 'visit' ? (n % 9) + 1 : null,
      matters: [
        matter({
          categoryCode: n % 2 === 0 ? '0701' : '0502',
          keyArea: n % 5 === 0 ? 'veteranTwoFees' : null,
        }),
      ],
    });
    const day = (after: number) => addDays(receivedOn, after);
    const story = [
      registered(facts),
      triaged(day(2), facts, { disposition: n % 4 === 0 ? 'ZS' : 'ZB' }),
      designated(day(2)),
      ...(n % 7 === 0 ? [] : [noticed(day(n % 6 === 0 ? 25 : 5))]),
      accepted(day(4)),
      submitted(day(30)),
      ...(n % 4 === 1
        ? [
            returned(day(31), 1, [verdict('QS01', 'failed'), verdict('QE02', 'passed')]),
            submitted(day(34), 2),
          ]
        : []),
      ...(n % 3 === 0
        ? [
            passed(day(40), n % 4 === 1 ? 2 : 1, [verdict('QS01', 'passed')]),
            issuedOn(day(41)),
            posted(day(n % 6 === 0 ? 90 : 42)),
          ]
        : []),
    ];
    await tell(1000 + n, ...story);
  }
  for (let n = 0; n < 6; n += 1)
    await tell(
      2000 + n,
      registered(
        accusation(n, {
          receivedOn: '2026-08-0' + (n + 1),
          orgId: 2,
          subjects: [
            {
              subjectId: ACCUSED,
              role: 'accused',
              cadreAuthority: 'subordinate',
              ...(n === 0 ? { accountId: ACCUSED_ACCOUNT } : {}),
            },
          ],
        }),
      ),
    );
}, 240_000);
afterAll(() => world.end());

const request = (change: Partial<QuarterRequest> = {}): QuarterRequest => ({
  period: '2026Q3',
  today: TODAY,
  orgId: 1,
  withSubordinates: true,
  orgIds: [1, 2, 3],
  organisations: [
    { id: 1, name: '甲' },
    { id: 2, name: '乙' },
    { id: 3, name: '丙' },
  ],
  policy: { smallSample: 5 },
  countsRestricted: true,
  accountId: leader.accountId,
  ...change,
});
/** First day of receipt of each organisation, out of the rows themselves. */
const firstReceipts = (rows: readonly IndicatorFacts[]): Map<number, string> =>
  new Map(
    [...rows]
      .sort((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1))
      .map(({ orgId, receivedOn }) => [orgId, receivedOn]),
  );
const statistics = (who: Viewer, change: Partial<QuarterRequest> = {}) =>
  world.see(who, (client) =>
    quarterStatistics(
      { client, store: world.db.pools.store },
      request({ accountId: who.accountId, countsRestricted: who.roles.includes('leader'), ...change }),
    ),
  );

describe('the statistics of a period', () => {
  it('are those of a direct fold of the events, in every figure, for several periods and both axes', async () => {
    const facts = states.map((state) => indicatorFactsOf(state, CHINA_CALENDAR, policyFor(state)));
    for (const period of ['2026Q3', '2025Q4', '2026H1', '2026', '2026-02'])
      for (const axis of ['received', 'registered'] as const) {
        const page = await statistics(leader, { period, axis });
        const { topFailures } = page.checkpoints;
        const { today: _, orgIds: __, accountId: ___, ...question } = request({ period });
        expect(page).toEqual(
          statisticsOf(facts, {
            ...question,
            axis,
            asOf: '2026-11-21',
            topFailures,
            since: firstReceipts(facts),
          }),
        );
        expect(page.total.current).toBeGreaterThan(0);
      }
  });
  it('count the checks that failed in the period, the most frequent first', async () => {
    const page = await statistics(leader, { period: '2026' });
    const returns = states
      .flatMap(({ reworks }) => reworks)
      .filter(({ occurredOn }) => occurredOn >= '2026-01-01');
    expect(page.checkpoints.topFailures).toEqual([
      expect.objectContaining({ check: 'QS01', count: returns.length }),
    ]);
    expect(page.checkpoints.returned).toBe(returns.length);
  });
  it('count accusations for who may count them, and never the one that accuses him (S9, domain.md §9)', async () => {
    const total = async (who: Viewer) =>
      (await statistics(who)).byClass.find(({ key }) => key === 'class:accusation')?.current ?? 0;
    expect([await total(leader), await total(accused), await total(examiner)]).toEqual([6, 5, 0]);
  });
  it('lead from each figure to its petitions in the register', async () => {
    const page = await statistics(leader, { period: '2026Q1' });
    const refs: [string, number][] = [
      ...[page.total, ...page.byChannel, ...page.byCategory, ...page.byKeyArea].map(
        ({ ref, current }): [string, number] => [ref, current],
      ),
      ...page.rates.flatMap((rate): [string, number][] => [
        [rate.numeratorRef, rate.numerator],
        [rate.denominatorRef, rate.denominator],
      ]),
      ...page.organisations.map(({ ref, total }): [string, number] => [ref, total]),
    ];
    expect(refs.length).toBeGreaterThan(15);
    for (const [ref, figure] of refs) {
      const listed = await world.see(leader, async (client) => {
        const ids = await idsBehindRef(client, ref, (orgId, below) =>
          Promise.resolve(below ? [1, 2, 3] : [orgId]),
        );
        const context = {
          today: TODAY,
          calendar: CHINA_CALENDAR,
          open: (items: Parameters<typeof world.vault.openPage>[0]) => world.vault.openPage(items),
        };
        return listRegister(client, { ids }, { limit: 100 }, context);
      });
      expect([ref, listed.total]).toEqual([ref, figure]);
    }
  });
  it('read only the facts whose days touch the windows', async () => {
    const read = (from: string, to: string) =>
      world.see(leader, (client) => statFacts(client, { orgIds: [1, 2, 3], windows: [{ from, to }] }));
    expect(await read('2020-01-01', '2020-12-31')).toEqual([]);
    const some = await read('2025-06-01', '2025-06-30');
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(10);
    expect(STAFF.handler).toBe(states[0]?.handlerId);
  });
  it('counts of a stretch of days what the list behind it holds: nothing that was registered after the evening', async () => {
    const late = arrival(98, { receivedOn: '2026-03-07', registeredOn: '2026-03-12', orgId: 2 });
    await tell(98, registered(late));
    const days = { from: '2026-03-07', to: '2026-03-07' };
    for (const asOf of ['2026-03-11', '2026-03-12']) {
      const counted = await world.see(leader, (client) =>
        arrivalsByDay(client, { orgIds: [2], ...days, asOf, axis: 'received' }),
      );
      const ref = `2026-03-07..2026-03-07@${asOf}/org:2/total`;
      const listed = await world.see(leader, (client) => idsBehindRef(client, ref, async () => [2]));
      expect([asOf, counted.reduce((sum, { count }) => sum + count, 0)]).toEqual([asOf, listed.length]);
      expect(listed.includes(uuid(98))).toBe(asOf === '2026-03-12');
    }
  });
});
