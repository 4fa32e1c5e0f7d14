import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';
import { deliverMessages } from './deliver-messages.js';
import { putContact } from './deliveries.queries.js';
import { DeliveryFailed, type Gateway, type Message } from './gateway.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
const RECEIVERS = ['handler', 'windowHead', 'deputy', 'second', 'reception'] as const;
beforeAll(async () => {
  office = await openReminderOffice();
  for (const name of RECEIVERS)
    await putContact(office.db.pools.store, office.staff[name].accountId, {
      email: `${name}@example.test`,
      phone: null,
      byEmail: true,
      bySms: false,
    });
}, 120_000);
afterAll(() => office.close());
beforeEach(() =>
  office.db.pools.owner.query(
    'delete from jobs.dispatch_line; delete from jobs.dispatch; delete from jobs.reminder',
  ),
);

const line = (name: (typeof RECEIVERS)[number], clockKind: string, kind: string, sentence: string) =>
  office.db.pools.store.query(
    `insert into jobs.reminder (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
      values (gen_random_uuid(), null, $1, $2 || gen_random_uuid(), $2, 'T', '2026-03-11', $3, $4, '', $5)`,
    [office.orgId, clockKind, office.staff[name].accountId, kind, sentence],
  );
const deliver = (gateway: Gateway, roundMs: number) =>
  deliverMessages(
    {
      ...office.parts,
      settings: office.runtime.settings,
      moment: { day: '2026-03-11', time: '09:00' },
      roundMs,
    },
    { email: gateway, sms: null },
  );
const sentencesOf = (sent: readonly Message[]) => sent.map(({ lines }) => lines[0]?.sentence);

describe('a gateway that takes its time', () => {
  it('is given what became urgent while a batch is under way before the rest of the batch', async () => {
    for (const name of RECEIVERS) await line(name, 'inform', 'reminder', '明日届满');
    const sent: Message[] = [];
    const slow: Gateway = {
      send: async (message) => {
        sent.push(message);
        if (sent.length === 2) await line('handler', 'urgentPhone', 'reminder', '须15分钟内电话报告');
        await sleep(40);
      },
    };
    await deliver(slow, 20);
    expect(sentencesOf(sent).indexOf('须15分钟内电话报告')).toBe(2);
    expect(sent).toHaveLength(RECEIVERS.length + 1);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
  });

  it('is given what counts minutes before what is late by days', async () => {
    for (const name of RECEIVERS) await line(name, 'inform', 'urge', '已超期1日');
    const sent: Message[] = [];
    const gateway: Gateway = {
      send: async (message) => {
        sent.push(message);
        if (sent.length === 1) await line('deputy', 'urgentPhone', 'reminder', '须15分钟内电话报告');
        await sleep(40);
      },
    };
    await deliver(gateway, 20);
    expect(sentencesOf(sent)[1]).toBe('须15分钟内电话报告');
    expect(sent).toHaveLength(RECEIVERS.length + 1);
  });

  it('that is shut ends the run: the next message would wait as long for the same answer', async () => {
    for (const name of RECEIVERS) await line(name, 'inform', 'reminder', '明日届满');
    let asked = 0;
    const shut: Gateway = {
      send: async () => {
        asked += 1;
        throw new DeliveryFailed('TIMED_OUT');
      },
    };
    expect(await deliver(shut, 0)).toEqual({ sent: 0, failed: 1 });
    expect(asked).toBe(1);
  });
});
