import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';
import { noteQueue, queueStanding, queueWarning } from './queue-standing.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

describe('the queue as several workers see it', () => {
  it('is away as long as one of them does not reach it, since the first of those did not', async () => {
    const db = office.db.pools.store;
    const since = async () => (await queueStanding(db)).awaySince;
    await noteQueue(db, 'a', true);
    const first = await since();
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    await noteQueue(db, 'b', false);
    expect(await since()).toBe(first);
    await office.db.pools.owner.query(
      `update jobs.mark set value = '2026-01-01T01:02:03Z' where name = 'queue:a'`,
    );
    await noteQueue(db, 'b', true);
    await noteQueue(db, 'a', true);
    expect(await since()).toBe('2026-01-01T01:02:03Z');
    await noteQueue(db, 'a', false);
    expect(await since()).not.toBeNull();
    expect(await since()).not.toBe('2026-01-01T01:02:03Z');
    await noteQueue(db, 'b', false);
    expect(await since()).toBeNull();
  });

  it('is not away for one that has not swept for minutes, and nothing of it stays', async () => {
    const db = office.db.pools.store;
    await noteQueue(db, 'gone', true);
    await office.db.pools.owner.query(
      `update jobs.mark set at = at - interval '6 minutes' where name like 'queue:%'`,
    );
    expect(await queueStanding(db)).toEqual({ awaySince: null });
    await noteQueue(db, 'b', false);
    const { rowCount } = await office.db.pools.owner.query(`select from jobs.mark where name like 'queue:%'`);
    expect(rowCount).toBe(0);
  });
});

describe('its warning', () => {
  it('words the moment as every page does, past midnight of Shanghai', () => {
    expect(queueWarning('2026-03-10T16:05:00Z', null)).toMatch(/^后台队列\(数据库\)自3月11日00:05起连不上/);
    expect(queueWarning(null, null)).toBeNull();
  });
});
