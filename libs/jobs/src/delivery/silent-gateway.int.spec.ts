import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Background, startBackground } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';
import { putContact } from './deliveries.queries.js';
import { DeliveryFailed, type Gateway } from './gateway.js';
import { makeDispatches } from './make-dispatches.js';
import { sendDispatches } from './send-dispatches.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

const NIGHT = { day: '2026-03-11', time: '03:00' };
const publicUrl = 'https://xf.local';
const RECEIVERS = ['handler', 'windowHead', 'deputy'] as const;

/** Three people, each with a report that is due in minutes, by mail and by short message. */
beforeEach(async () => {
  const { store } = office.db.pools;
  await store.query('update jobs.reminder set read_at = now()');
  const { petitionId } = await office.register({}, '2026-03-02');
  for (const name of RECEIVERS) {
    const { accountId } = office.staff[name];
    await putContact(store, accountId, {
      email: `${name}@example.test`,
      phone: '13800000001',
      byEmail: true,
      bySms: true,
    });
    await store.query(
      `insert into jobs.reminder (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
        values (gen_random_uuid(), $1::uuid, $2, 'urgentPhone:' || $1::text, 'urgentPhone', 'T', '2026-03-11', $3, 'reminder', '', '某件须15分钟内电话报告')`,
      [petitionId, office.orgId, accountId],
    );
  }
});
const made = () =>
  makeDispatches(office.db.pools.store, {
    calendar: office.parts.calendar,
    channels: ['email', 'sms'],
    moment: NIGHT,
  });
const states = async (channel: string) =>
  (
    await office.db.pools.owner.query(
      `select state, count(*)::int as n from jobs.dispatch where channel = $1 group by 1 order by 1`,
      [channel],
    )
  ).rows;

/** A server that takes the connection and says nothing, until it is let go. */
const silent = () => {
  const asked: string[] = [];
  let giveUp: () => void = () => undefined;
  const given = new Promise<void>((done) => (giveUp = done));
  const gateway: Gateway = {
    send: async ({ to }) => {
      asked.push(to);
      await given;
      throw new DeliveryFailed('TIMED_OUT');
    },
  };
  return { gateway, asked, giveUp };
};
const taking = () => {
  const taken: string[] = [];
  const gateway: Gateway = { send: async ({ to }) => void taken.push(to) };
  return { gateway, taken };
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await holds()); await sleep(30))
    if (Date.now() > end) throw new Error('waited in vain');
};

describe('a mail server that does not answer', () => {
  afterEach(() => office.db.pools.owner.query('delete from jobs.dispatch_line; delete from jobs.dispatch'));

  it('keeps no short message back, and is asked once a run, not once for each message', async () => {
    expect(await made()).toBe(6);
    const mail = silent();
    const sms = taking();
    const sending = sendDispatches(
      office.db.pools.store,
      { email: mail.gateway, sms: sms.gateway },
      { publicUrl },
    );
    await until(() => sms.taken.length === 3);
    expect(await states('sms')).toEqual([{ state: 'sent', n: 3 }]);
    mail.giveUp();
    expect(await sending).toEqual({ sent: 3, failed: 1 });
    expect(mail.asked).toHaveLength(1);
    expect(await states('email')).toEqual([
      { state: 'failed', n: 1 },
      { state: 'waiting', n: 2 },
    ]);
    // and when it answers again, the rest goes
    const again = taking();
    await office.db.pools.store.query('update jobs.dispatch set next_at = now()');
    await sendDispatches(office.db.pools.store, { email: again.gateway, sms: sms.gateway }, { publicUrl });
    expect(again.taken).toHaveLength(3);
    expect(await states('email')).toEqual([{ state: 'sent', n: 3 }]);
  });

  it('keeps no reminder back in the house, neither in the queue nor while the queue is away', async () => {
    const mail = silent();
    const sms = taking();
    let background: Background | undefined;
    try {
      for (const redisUrl of [null, 'redis://127.0.0.1:1']) {
        const day = redisUrl === null ? '2026-04-01' : '2026-05-06';
        office.goTo(day);
        const { petitionId } = await office.register({}, day);
        background = await startBackground(
          {
            ...office.runtime,
            todayIs: office.parts.todayIs,
            settings: { ...office.runtime.settings, redisUrl },
            gateways: { email: mail.gateway, sms: sms.gateway },
          },
          { sendMs: 300, sweepMs: 700, deliverMs: 300, stalledMs: 500, watchMs: 600_000, runsMs: 60_000 },
        );
        const before = mail.asked.length;
        await until(() => mail.asked.length > before);
        office.goTo(redisUrl === null ? '2026-04-09' : '2026-05-14');
        await until(async () => (await office.sentFor(petitionId)).length > 0);
        const stopped = background.stop();
        background = undefined;
        await stopped;
        await office.db.pools.store.query('update jobs.dispatch set next_at = now()');
      }
    } finally {
      mail.giveUp();
      await background?.stop();
    }
  });

  it('sends at the next attempt nothing to one who may not see it any more, or has left', async () => {
    await made();
    const { deputy } = office.staff;
    const db = office.db.pools.owner;
    await db.query(
      `update rm.petition set zone = 'accusation', unnamed = true where petition_id in (
        select petition_id from jobs.reminder where read_at is null)`,
    );
    await db.query('update idn.account set disabled_at = now() where id = $1', [deputy.accountId]);
    const [mail, sms] = [taking(), taking()];
    try {
      await sendDispatches(office.db.pools.store, { email: mail.gateway, sms: sms.gateway }, { publicUrl });
      expect(mail.taken).toEqual(['windowHead@example.test']);
    } finally {
      await db.query('update idn.account set disabled_at = null where id = $1', [deputy.accountId]);
    }
  });
});
