import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { queryCodeMac } from '#casework';
import { hashRequest } from '#event-store';
import { letterOf } from '../../../../test/support/office.js';
import { CHINA_CALENDAR, withYear } from '#domain';
import { withViewer } from '#identity';
import { withSessionOptions } from '#platform';
import { inboxRows, LiveHub, type LiveNews, stuckRows, sweepStuck, watchOffice } from '../index.js';
import { keepFigures } from './keep-figures.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

const reasonsFor = async (petitionId: string) =>
  withViewer(office.db.pools.reader, office.staff.windowHead, async (client) =>
    (await stuckRows(client)).rows
      .filter((row) => row.petitionId === petitionId)
      .flatMap(({ reasons }) => reasons),
  );
/** As if it had happened long ago. */
const age = (petitionId: string) =>
  office.db.pools.owner.query(
    `update rm.petition set updated_at = now() - interval '16 days' where petition_id = $1`,
    [petitionId],
  );

const todayOf = async (): Promise<string> => {
  const { rows } = await office.db.pools.store.query<{ d: string }>(
    `select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as d`,
  );
  return rows[0]?.d ?? '';
};
const registeredToday = async (): Promise<string> => {
  const day = await todayOf();
  const { petitionId } = await office.runtime.casework.arrive(
    { ...letterOf({}, day), queryCodeMac: queryCodeMac(office.runtime.vault, 'TEST') } as never,
    {
      viewer: office.staff.reception,
      commandId: uuidv7(),
      requestHash: hashRequest({ day }),
      source: 'screen',
    },
  );
  return petitionId;
};

describe('卡住的件 (peers §0.1 no. 15)', () => {
  it('finds none while each open petition has an owner and a next due thing', async () => {
    const today =
      (
        await office.db.pools.store.query<{ d: string }>(
          `select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as d`,
        )
      ).rows[0]?.d ?? '';
    office.goTo(today);
    const id = await office.accepted(today);
    await office.derive();
    const sweep = await sweepStuck(office.db.pools.store, office.runtime.profiles);
    expect(sweep.open).toBeGreaterThan(0);
    expect(await reasonsFor(id)).toEqual([]);
  });

  it('finds a running clock whose timers are lost, and lets it go when they are back', async () => {
    const id = await office.accepted('2026-11-02');
    await office.derive();
    await age(id);
    await office.db.pools.owner.query('delete from jobs.timer where petition_id = $1', [id]);
    await sweepStuck(office.db.pools.store, office.runtime.profiles);
    expect(await reasonsFor(id)).toEqual(['noTimer']);
    const { rebuildTimers } = await import('../reminders/timers.js');
    await rebuildTimers(office.parts);
    await sweepStuck(office.db.pools.store, office.runtime.profiles);
    expect(await reasonsFor(id)).not.toContain('noTimer');
  });

  it('finds what lies still without anything that comes due, after the days of SUP-05', async () => {
    const id = await registeredToday();
    await office.db.pools.owner.query(
      `update rm.clock set stopped_on = '2026-11-03' where petition_id = $1`,
      [id],
    );
    await sweepStuck(office.db.pools.store, office.runtime.profiles);
    expect(await reasonsFor(id)).toEqual([]);
    await age(id);
    await sweepStuck(office.db.pools.store, office.runtime.profiles);
    expect(await reasonsFor(id)).toEqual(['nothingDue']);
  });

  it('finds what belongs to somebody who has left', async () => {
    const id = await office.accepted('2026-11-03');
    const { handler } = office.staff;
    const disable = (at: string) =>
      office.db.pools.owner.query(`update idn.account set disabled_at = ${at} where id = $1`, [
        handler.accountId,
      ]);
    await disable('now()');
    await sweepStuck(office.db.pools.store, office.runtime.profiles);
    expect(await reasonsFor(id)).toContain('ownerGone');
    await disable('null');
    await sweepStuck(office.db.pools.store, office.runtime.profiles);
    expect(await reasonsFor(id)).not.toContain('ownerGone');
  });

  it('tells the head of the window once a day, and the administrators of a year that is missing once a week', async () => {
    const { petitionId: id } = await office.register({}, '2026-11-02');
    await office.db.pools.owner.query(
      `update rm.clock set stopped_on = '2026-11-03' where petition_id = $1`,
      [id],
    );
    await age(id);
    // a calendar that ends last year: this year's notice is missing on any day on which this runs
    const short = { ...CHINA_CALENDAR, years: [2010] };
    const parts = { ...office.parts, calendar: short };
    const inboxOf = (viewer: typeof office.staff.admin) =>
      withViewer(office.db.pools.reader, viewer, (client) => inboxRows(client, { before: null, limit: 20 }));
    await watchOffice(parts);
    const toldOfStuck = async () =>
      (await inboxOf(office.staff.windowHead)).filter(({ sentence }) => sentence.includes('卡住'));
    // what one sweep saw may be on its way still
    expect(await toldOfStuck()).toEqual([]);
    await office.db.pools.owner.query(`update jobs.stuck set since = now() - interval '10 minutes'`);
    await watchOffice(parts);
    await watchOffice(parts);
    const notices = (await inboxOf(office.staff.admin)).map(({ sentence }) => sentence);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^\d{4}年放假安排尚未装入/);
    expect(await toldOfStuck()).toHaveLength(1);
    expect(await inboxOf(office.county)).toEqual([]);
    expect(withYear(short, 'x', { year: 2011, rest: ['2011-01-01'], work: [] }).years).toEqual([2010, 2011]);
    // over by itself once the year is there, and only then (K-21)
    const unread = async () =>
      (await inboxOf(office.staff.admin)).filter(({ readAt }) => readAt === null).length;
    expect(await unread()).toBe(1);
    const year = Number(notices[0]?.slice(0, 4));
    await watchOffice({ ...parts, calendar: { ...short, years: [2010, year, year + 1] } });
    expect(await unread()).toBe(0);
  });
});

describe('the sums of figures', () => {
  it('are brought up before anybody asks: of this quarter, the last one, the month and the year, by organisation', async () => {
    const { store } = office.db.pools;
    await office.accepted('2026-03-02');
    office.goTo('2026-03-12');
    await keepFigures(office.parts);
    const { rows } = await store.query<{ period: string; part: string }>(
      `select distinct first_on || '..' || last_on as period, part from rm.stat_tally where as_of = '2026-03-11' order by 1, 2`,
    );
    for (const period of ['2026-01-01..2026-03-31', '2026-03-01..2026-03-31', '2026-01-01..2026-12-31'])
      for (const part of ['figures', 'signals']) expect(rows).toContainEqual({ period, part });
    const kept = async () =>
      (
        await store.query(
          'select org_id, part, first_on, as_of, tally from rm.stat_tally order by 1, 2, 3, 4, restricted',
        )
      ).rows;
    const before = await kept();
    await keepFigures(office.parts);
    expect(await kept()).toEqual(before);
  });

  it('are counted however long it takes: the bound on a transaction of a request is none of the background', async () => {
    const { pools, ownerUrl } = office.db;
    const options = '-c role=xf_store -c TimeZone=UTC -c transaction_timeout=100ms';
    const hurried = new pg.Pool({ connectionString: withSessionOptions(ownerUrl, options) });
    hurried.on('error', () => undefined);
    const slow = await pools.owner.connect();
    try {
      await pools.owner.query('truncate rm.stat_tally');
      await slow.query('begin; lock table rm.fact in access exclusive mode');
      const keeping = keepFigures({ pools: { ...pools, store: hurried }, todayIs: () => '2026-03-12' });
      const isKept = expect(keeping).resolves.toBeUndefined();
      await sleep(300);
      await slow.query('commit');
      await isKept;
    } finally {
      slow.release(true);
      await hurried.end();
    }
  });
});

describe('live news', () => {
  it('reaches every listening process within five seconds: what changed, and whose inbox', async () => {
    const heard: LiveNews[][] = [[], []];
    const hubs = heard.map((news) => {
      const hub = new LiveHub(office.runtime.config, office.runtime.log);
      hub.listen((each) => news.push(each));
      return hub;
    });
    await Promise.all(hubs.map((hub) => hub.open()));
    const id = await office.accepted('2026-03-02');
    await office.sendOn('2026-03-10');
    const has = (news: LiveNews[]) =>
      news.some((each) => each.kind === 'case' && each.petitionIds.includes(id)) &&
      news.some((each) => each.kind === 'inbox' && each.accountId === office.staff.handler.accountId);
    for (let waited = 0; waited < 5_000 && !heard.every(has); waited += 50) await sleep(50);
    expect(heard.map(has)).toEqual([true, true]);
    await Promise.all(hubs.map((hub) => hub.close()));
  });
});
