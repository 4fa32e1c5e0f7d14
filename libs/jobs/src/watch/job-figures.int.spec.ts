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

  it('count no message as given up that its receiver has read in the inbox: an alarm would never end', async () => {
    const { store, owner } = office.db.pools;
    const { accountId } = office.staff.handler;
    const put = async (minutes: number, state: string): Promise<void> => {
      const { rows } = await owner.query<{ id: string }>(
        `insert into jobs.reminder (reminder_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
          values (gen_random_uuid(), $2, 'notice:' || gen_random_uuid(), 'notice', 'T', '2026-03-11', $1, 'reminder', '', '一句话')
          returning reminder_id as id`,
        [accountId, office.orgId],
      );
      await owner.query(
        `with d as (insert into jobs.dispatch (dispatch_id, receiver, channel, kind, claim, state, created_at)
            values (gen_random_uuid(), $1, 'sms', 'urgent', $2, $3, now() - make_interval(mins => $4)) returning dispatch_id)
          insert into jobs.dispatch_line (dispatch_id, reminder_id, channel) select dispatch_id, $5, 'sms' from d`,
        [accountId, `claim ${minutes}`, state, minutes, rows[0]?.id],
      );
    };
    await put(3, 'dead');
    await put(2, 'failed');
    await put(1, 'sent');
    const { dispatches } = await jobFigures(store);
    expect(dispatches).toEqual({ waiting: 0, sent: 1, failed: 1, dead: 1 });
    await owner.query('update jobs.reminder set read_at = now() where receiver = $1', [accountId]);
    expect((await jobFigures(store)).dispatches).toEqual({ waiting: 0, sent: 1, failed: 0, dead: 0 });
  });
});
