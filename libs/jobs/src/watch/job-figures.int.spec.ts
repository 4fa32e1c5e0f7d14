import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jobFigures, sendDueReminders } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

describe('figures of the reminders for a collector', () => {
  it('count what has come and waits, and are nought when it is sent', async () => {
    const { store } = office.db.pools;
    expect(await jobFigures(store)).toMatchObject({ rungsWaiting: 0, lateSeconds: 0, stuck: 0 });
    await office.accepted('2026-03-02');
    office.goTo('2026-03-02');
    await office.derive();
    const waiting = await jobFigures(store);
    expect(waiting.rungsWaiting).toBeGreaterThan(0);
    // the first rung came months ago
    expect(waiting.lateSeconds).toBeGreaterThan(86_400);
    await sendDueReminders({ ...office.runtime });
    expect(await jobFigures(store)).toMatchObject({ rungsWaiting: 0, lateSeconds: 0 });
  });
});
