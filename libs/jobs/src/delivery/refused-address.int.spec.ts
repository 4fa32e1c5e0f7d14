import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';
import { deliverMessages } from './deliver-messages.js';
import { putContact } from './deliveries.queries.js';
import { DeliveryFailed, type Gateway, httpGateway, type Message, smtpGateway } from './gateway.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
let clerk: string;
beforeAll(async () => {
  office = await openReminderOffice();
  clerk = office.staff.handler.accountId;
}, 120_000);
afterAll(() => office.close());
afterEach(() =>
  office.db.pools.owner.query(
    `delete from jobs.dispatch_line; delete from jobs.dispatch; delete from jobs.outage; delete from jobs.reminder`,
  ),
);

const callable = (phone: string, accountId = clerk) =>
  putContact(office.db.pools.store, accountId, { email: null, phone, byEmail: false, bySms: true });

const line = (accountId = clerk) =>
  office.db.pools.store.query(
    `insert into jobs.reminder (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
      values (gen_random_uuid(), null, $2, 'urgentPhone:' || gen_random_uuid(), 'urgentPhone', 'T', '2026-03-11', $1, 'reminder', '', '某件须15分钟内电话报告')`,
    [accountId, office.orgId],
  );

let code: DeliveryFailed['code'] | null = null;
/** A number that the gateway refuses whatever it does with others. */
let refusedAlone: string | null = null;
const gateway: Gateway = {
  send: async ({ to }) => {
    if (code !== null) throw new DeliveryFailed(code);
    if (to === refusedAlone) throw new DeliveryFailed('ADDRESS_REFUSED');
  },
};
const attempt = async () => {
  await office.db.pools.store.query('update jobs.dispatch set next_at = now()');
  await deliverMessages(
    { ...office.parts, settings: office.runtime.settings, moment: { day: '2026-03-11', time: '03:00' } },
    { email: null, sms: gateway },
  );
};
const notices = async () =>
  (
    await office.db.pools.owner.query<{ login: string; sentence: string }>(
      `select a.login, r.sentence from jobs.reminder r join idn.account a on a.id = r.receiver
        where r.clock_kind = 'notice' order by a.login, r.seq`,
    )
  ).rows;

describe('an address that is refused', () => {
  it('is told to its owner and to whoever looks after his account, once for each address, and is no outage', async () => {
    await callable('13800000001');
    await line();
    code = 'ADDRESS_REFUSED';
    await attempt();
    await attempt();
    // a server that greets strangers with “come again” takes them within minutes
    expect(await notices()).toEqual([]);
    await attempt();
    await attempt();
    const told = await notices();
    expect(told).toEqual([
      {
        login: 'admin',
        sentence: expect.stringMatching(/的手机号被短信网关拒收.*收不到短信.*网关本身没有中断/),
      },
      { login: 'handler', sentence: expect.stringMatching(/^您的手机号被短信网关拒收.*我的接收方式/) },
    ]);
    expect(JSON.stringify(told)).not.toContain('13800000001');
    expect((await office.db.pools.owner.query('select from jobs.outage')).rowCount).toBe(0);
    // another wrong number is another thing to tell
    await callable('13800000002');
    await line();
    for (let time = 0; time < 3; time += 1) await attempt();
    expect(await notices()).toHaveLength(4);
  });

  it('is not told of an address that was corrected before, nor of one that takes a message meanwhile', async () => {
    await callable('13800000003');
    await line();
    code = 'ADDRESS_REFUSED';
    await attempt();
    await attempt();
    code = null;
    await attempt();
    expect(await notices()).toEqual([]);
  });

  it('is an outage when everybody’s is: three people in a row and nothing taken between', async () => {
    const people = [clerk, office.staff.windowHead.accountId, office.staff.leader.accountId];
    for (const [at, person] of people.entries()) {
      await callable(`1380000001${at}`, person);
      await line(person);
    }
    code = 'ADDRESS_REFUSED';
    for (let time = 0; time < 4; time += 1) await attempt();
    expect(await notices()).toEqual([]);
    await office.db.pools.owner.query(`update jobs.outage set since = now() - interval '3 minutes'`);
    await attempt();
    expect(await notices()).toEqual([
      {
        login: 'admin',
        sentence: expect.stringMatching(/短信自.*起发不出去\(号码接连被拒收.*\).*请检查短信网关/),
      },
    ]);
    // who is refused while others are not has himself to look after it
    code = null;
    refusedAlone = '13800000010';
    await line(clerk);
    await line(people[1]);
    for (let time = 0; time < 3; time += 1) await attempt();
    expect((await notices()).map(({ login, sentence }) => [login, sentence.includes('拒收')])).toEqual(
      expect.arrayContaining([['handler', true]]),
    );
    const { rows } = await office.db.pools.owner.query<{ open: boolean }>(
      'select ended_at is null as open from jobs.outage',
    );
    expect(rows.every(({ open }) => !open)).toBe(true);
  });
});

describe('whose fault it is', () => {
  const message: Message = {
    id: '0190a000-0000-7000-8000-000000000001',
    to: 'a@example.test',
    day: '2026-03-11',
    urgent: false,
    lines: [{ sentence: '宛组信〔2026〕来信37号:告知期限明日届满', link: null }],
  };

  it.each([
    [400, 'ADDRESS_REFUSED'],
    [422, 'ADDRESS_REFUSED'],
    [401, 'SIGN_IN_FAILED'],
    [403, 'SIGN_IN_FAILED'],
    [404, 'REFUSED'],
    [429, 'REFUSED'],
    [500, 'REFUSED'],
    [503, 'REFUSED'],
  ])('a gateway of short messages that answers %i: %s', async (status, expected) => {
    const server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await expect(httpGateway({ url, token: null, template: '' }).send(message)).rejects.toMatchObject({
      code: expected,
    });
    await new Promise((done) => server.close(done));
  });

  it.each([
    ['MAIL', '550 sender unknown', 'REFUSED'],
    ['MAIL', '530 authentication required', 'SIGN_IN_FAILED'],
    ['RCPT', '550 no such user', 'ADDRESS_REFUSED'],
    ['RCPT', '450 come again', 'ADDRESS_REFUSED'],
    ['RCPT', '421 shutting down', 'REFUSED'],
    ['DATA', '451 no room', 'REFUSED'],
  ])('a mail server that answers %s by “%s”: %s', async (verb, answer, expected) => {
    const server = createTcpServer((socket) => {
      socket.write('220 test ESMTP\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        const text = String(chunk).toUpperCase();
        socket.write(text.startsWith(verb) ? `${answer}\r\n` : '250 ok\r\n');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const mail = smtpGateway(`smtp://127.0.0.1:${port}`, '信访 <a@b.test>', 2_000);
    await expect(mail.send(message)).rejects.toMatchObject({ code: expected });
    mail.close?.();
    server.close();
  });
});
