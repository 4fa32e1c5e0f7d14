import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';
import { deliverMessages } from './deliver-messages.js';
import { markRead } from '../reminders/inbox.queries.js';
import { deadLetters, putContact, receiverStates, resendAll } from './deliveries.queries.js';
import { DeliveryFailed, type Gateway } from './gateway.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
let clerk: string;
beforeAll(async () => {
  office = await openReminderOffice();
  clerk = office.staff.handler.accountId;
  await reachable(clerk);
  await reachable(office.county.accountId);
}, 120_000);
afterAll(() => office.close());
afterEach(() =>
  office.db.pools.owner.query(
    `delete from jobs.dispatch_line; delete from jobs.dispatch; delete from jobs.outage; delete from jobs.reminder`,
  ),
);

const reachable = (accountId: string) =>
  putContact(office.db.pools.store, accountId, {
    email: `${accountId}@example.test`,
    phone: null,
    byEmail: true,
    bySms: false,
  });

/** A line that must go out at any hour. */
const lineFor = (receiver: string, orgId: number) =>
  office.db.pools.store.query(
    `insert into jobs.reminder (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
      values (gen_random_uuid(), null, $2, 'urgentPhone:' || gen_random_uuid(), 'urgentPhone', 'T', '2026-03-11', $1, 'reminder', '', '某件须15分钟内电话报告')`,
    [receiver, orgId],
  );

let refusing: DeliveryFailed['code'] | null = null;
const sentTo: string[] = [];
const gateway: Gateway = {
  send: async ({ to }) => {
    if (refusing !== null) throw new DeliveryFailed(refusing);
    sentTo.push(to);
  },
};
const deliver = () =>
  deliverMessages(
    { ...office.parts, settings: office.runtime.settings, moment: { day: '2026-03-11', time: '03:00' } },
    { email: gateway, sms: null },
  );
const dueNow = () => office.db.pools.store.query('update jobs.dispatch set next_at = now()');
const oneLineOf = async (receiver: string) => {
  const { rows } = await office.db.pools.owner.query<{ reminderId: string }>(
    'select reminder_id as "reminderId" from jobs.reminder where receiver = $1 limit 1',
    [receiver],
  );
  return rows[0] ?? { reminderId: '' };
};
/** As if the outage had begun so long ago. */
const lasting = (minutes: number) =>
  office.db.pools.owner.query('update jobs.outage set since = now() - make_interval(mins => $1)', [minutes]);
const notices = async () =>
  (
    await office.db.pools.owner.query<{ login: string; sentence: string }>(
      `select a.login, r.sentence from jobs.reminder r join idn.account a on a.id = r.receiver
        where r.clock_kind = 'notice' order by r.seq`,
    )
  ).rows;

describe('a gateway that fails', () => {
  it('is told to the administrators once, and once that it is over', async () => {
    await lineFor(clerk, office.orgId);
    refusing = 'UNREACHABLE';
    await deliver();
    // a hiccup that the next try mends alarms nobody
    expect(await notices()).toEqual([]);
    await lasting(3);
    for (let run = 0; run < 3; run += 1) {
      await dueNow();
      await deliver();
    }
    const told = await notices();
    expect(told).toEqual([
      {
        login: 'admin',
        sentence: expect.stringMatching(/^.+的邮件自.*起发不出去.*连接不上服务器.*管理—消息送达/),
      },
    ]);
    refusing = null;
    await dueNow();
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect(await notices()).toEqual([
      ...told,
      { login: 'admin', sentence: expect.stringMatching(/^.+的邮件已恢复.*分钟/) },
    ]);
    expect(told[0]?.sentence).not.toContain('example.test');
  });

  it('is another outage the next time, and says how many letters were given up', async () => {
    for (const code of ['TIMED_OUT', 'SIGN_IN_FAILED'] as const) {
      await lineFor(clerk, office.orgId);
      refusing = code;
      for (let attempt = 0; attempt < 7; attempt += 1) {
        await deliver();
        await dueNow();
      }
      await lasting(90);
      await deliver();
      refusing = null;
      await lineFor(clerk, office.orgId);
      await deliver();
    }
    const sentences = (await notices()).map(({ sentence }) => sentence);
    expect(sentences).toHaveLength(4);
    expect(sentences[1]).toMatch(/已放弃的1封/);
    expect(sentences[3]).toMatch(/已放弃的2封/);
  });

  it('over before anybody was told is told to nobody; a wrong address is no outage', async () => {
    await lineFor(clerk, office.orgId);
    refusing = 'UNREACHABLE';
    await deliver();
    refusing = null;
    await dueNow();
    await deliver();
    refusing = 'ADDRESS_REFUSED';
    await lineFor(clerk, office.orgId);
    await deliver();
    await lasting(3);
    await deliver();
    expect(await notices()).toEqual([]);
  });

  it('in a unit without an administrator is told to the one above; each unit has its own outage', async () => {
    await lineFor(office.county.accountId, office.countyId);
    refusing = 'REFUSED';
    await deliver();
    await lasting(3);
    await deliver();
    // he hears of several units: the sentence says of which
    const [countys] = await office.db.pools.owner
      .query('select name from idn.organisation where id = $1', [office.countyId])
      .then(({ rows }) => rows);
    expect(await notices()).toEqual([
      { login: 'admin', sentence: expect.stringMatching(`^${countys.name}的邮件自`) },
    ]);
    refusing = null;
    // another unit’s success says nothing of this one’s
    await lineFor(clerk, office.orgId);
    await deliver();
    expect(await notices()).toHaveLength(1);
  });
});

describe('all letters at once', () => {
  it('sends again what was given up and what still fails, of these organisations alone', async () => {
    refusing = 'ADDRESS_REFUSED';
    await lineFor(clerk, office.orgId);
    await lineFor(clerk, office.orgId);
    await lineFor(office.county.accountId, office.countyId);
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await deliver();
      await dueNow();
    }
    const db = office.db.pools.store;
    expect(await deadLetters(db, [office.orgId])).toMatchObject({ total: 2, dead: 2 });
    expect(await resendAll(db, [office.orgId])).toBe(2);
    expect(await resendAll(db, [office.orgId])).toBe(0);
    refusing = null;
    await deliver();
    expect(await deadLetters(db, [office.orgId])).toMatchObject({ total: 0, dead: 0 });
    expect(await deadLetters(db, [office.countyId])).toMatchObject({ total: 1, dead: 1 });
  });

  it('leaves out what its receiver has read in the inbox meanwhile, letters and lines', async () => {
    const db = office.db.pools.store;
    refusing = 'UNREACHABLE';
    await lineFor(clerk, office.orgId);
    await lineFor(clerk, office.orgId);
    for (let attempt = 0; attempt < 14; attempt += 1) {
      await deliver();
      await dueNow();
    }
    expect(await deadLetters(db, [office.orgId])).toMatchObject({ total: 2, dead: 2 });
    await markRead(db, clerk, (await oneLineOf(clerk)).reminderId);
    // nothing waits for anybody in the other one: it is no dead letter any more
    expect(await deadLetters(db, [office.orgId])).toMatchObject({ total: 1, dead: 1 });
    expect((await receiverStates(db, [office.orgId]))[0]).toMatchObject({ state: 'dead', dead: 1 });
    expect(await resendAll(db, [office.orgId])).toBe(1);
    refusing = null;
    sentTo.length = 0;
    await deliver();
    expect(sentTo).toHaveLength(1);
    expect(await deadLetters(db, [office.orgId])).toMatchObject({ total: 0, dead: 0 });
  });

  it('read between two attempts, a message is not sent any more, and its receiver does not count as reached', async () => {
    const db = office.db.pools.store;
    refusing = 'ADDRESS_REFUSED';
    await lineFor(clerk, office.orgId);
    await deliver();
    await markRead(db, clerk, null);
    refusing = null;
    sentTo.length = 0;
    await dueNow();
    await deliver();
    expect(sentTo).toEqual([]);
    expect((await receiverStates(db, [office.orgId]))[0]).toMatchObject({
      state: 'dead',
      open: 0,
      dead: 0,
      lastError: 'ADDRESS_REFUSED',
    });
  });
});
