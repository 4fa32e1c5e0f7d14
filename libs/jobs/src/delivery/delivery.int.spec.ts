import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { accusationAgainst, openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';
import { deliverMessages } from './deliver-messages.js';
import { deadLetters, putContact, receiverStates, resend } from './deliveries.queries.js';
import { DeliveryFailed, type Gateway, httpGateway, type Message, smtpGateway } from './gateway.js';
import type { OfficeMoment } from './make-dispatches.js';
import { sendDispatches } from './send-dispatches.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

/** Remembers what it took; refuses while told so. */
const fakeGateway = () => {
  const taken: Message[] = [];
  let refusing: DeliveryFailed | null = null;
  const gateway: Gateway = {
    send: async (message) => {
      if (refusing) throw refusing;
      taken.push(message);
    },
  };
  return { gateway, taken, refuse: (error: DeliveryFailed | null) => (refusing = error) };
};
const email = fakeGateway();
const deliverAt = (day: string, time: string) => {
  const moment: OfficeMoment = { day, time };
  const settings = { delivery: { ...office.runtime.settings.delivery, publicUrl: 'https://xf.local' } };
  return deliverMessages({ ...office.parts, settings, moment }, { email: email.gateway, sms: null });
};
const dueNow = () => office.db.pools.store.query(`update jobs.dispatch set next_at = now()`);

describe('messages out of the house (§4.5, peers table B)', () => {
  it('sends one digest at 08:30 on a workday, with number, what, when, days left, article and link alone', async () => {
    const { handler } = office.staff;
    await putContact(office.db.pools.store, handler.accountId, {
      email: 'handler@example.test',
      phone: null,
      byEmail: true,
      bySms: false,
    });
    await office.register({}, '2026-03-02');
    const { petitionId } = await office.register({ title: '周某山的津贴' }, '2026-03-02');
    await office.designate(petitionId, '2026-03-02');
    await office.sendOn('2026-03-10');
    // 2026-03-10 is a Tuesday; too early, then on a Saturday, then at the hour
    await deliverAt('2026-03-10', '08:29');
    await deliverAt('2026-03-14', '09:00');
    expect(email.taken).toHaveLength(0);
    await deliverAt('2026-03-11', '08:30');
    expect(email.taken).toHaveLength(1);
    const [message] = email.taken;
    expect(message?.to).toBe('handler@example.test');
    expect(message?.lines).toHaveLength(1);
    expect(message?.lines[0]?.link).toBe(`https://xf.local/petitions/${petitionId}`);
    expect(message?.lines[0]?.sentence).toMatch(/〔2026〕来信\d+号:告知期限.*《信访工作条例》第二十三条/);
    expect(JSON.stringify(message)).not.toMatch(/周某山|津贴/);
  });

  it('sends nothing twice: another run, another process, another day', async () => {
    await Promise.all([deliverAt('2026-03-11', '08:31'), deliverAt('2026-03-11', '08:31')]);
    await deliverAt('2026-03-12', '08:30');
    expect(email.taken).toHaveLength(1);
  });

  it('sends what is late by day at once, and never at night or on a day off', async () => {
    await office.sendOn('2026-03-18');
    await deliverAt('2026-03-18', '21:00');
    await deliverAt('2026-03-21', '10:00');
    expect(email.taken).toHaveLength(1);
    await deliverAt('2026-03-18', '08:05');
    expect(email.taken).toHaveLength(2);
    expect(email.taken[1]).toMatchObject({ urgent: true });
    expect(email.taken[1]?.lines[0]?.sentence).toContain('已超期');
  });

  it('leaves out what the receiver has read in the page', async () => {
    await office.sendOn('2026-03-23');
    await office.db.pools.store.query('update jobs.reminder set read_at = now() where read_at is null');
    await deliverAt('2026-03-23', '09:00');
    expect(email.taken).toHaveLength(2);
  });

  it('§9 sends of an accusation to nobody who may not see it in the page, whoever put the line there', async () => {
    const { windowHead, deputy, second } = office.staff;
    const db = office.db.pools.store;
    const { petitionId } = await office.register(
      accusationAgainst(second, [uuidv7(), uuidv7()]),
      '2026-03-23',
    );
    for (const [at, { accountId }] of [windowHead, deputy, second].entries()) {
      await putContact(db, accountId, {
        email: `seat${at}@example.test`,
        phone: null,
        byEmail: true,
        bySms: false,
      });
      await db.query(
        `insert into jobs.reminder (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
          values (gen_random_uuid(), $1, $2, 'superviseDue', 'superviseDue', 'T+1', '2026-03-23', $3, 'escalation', '', '某件督办反馈期限已超期1日')`,
        [petitionId, office.orgId, accountId],
      );
    }
    await deliverAt('2026-03-23', '10:00');
    const sent = email.taken.slice(2).map(({ to }) => to);
    expect(sent).toEqual(['seat0@example.test']);
    email.taken.splice(2);
    await db.query('update jobs.reminder set read_at = now() where petition_id = $1', [petitionId]);
    for (const { accountId } of [windowHead, deputy, second])
      await putContact(db, accountId, { email: null, phone: null, byEmail: false, bySms: false });
  });

  it('keeps a failing receiver red, lays a dead letter aside after its attempts, and sends it again when told', async () => {
    await office.db.pools.store.query('update jobs.reminder set read_at = null where rung = $1', ['T+4']);
    email.refuse(new DeliveryFailed('ADDRESS_REFUSED'));
    const db = office.db.pools.store;
    const stateNow = async () => (await receiverStates(db, [office.orgId]))[0];
    await deliverAt('2026-03-23', '09:00');
    expect(await stateNow()).toMatchObject({ state: 'failed', lastError: 'ADDRESS_REFUSED', open: 1 });
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await dueNow();
      await deliverAt('2026-03-23', '09:00');
    }
    expect(await stateNow()).toMatchObject({ state: 'dead', dead: 1, open: 0 });
    const {
      letters: [letter],
      total,
    } = await deadLetters(db, [office.orgId]);
    expect(total).toBe(1);
    expect(letter).toMatchObject({ attempts: 7, lines: 1, state: 'dead' });
    expect(await resend(db, letter?.dispatchId ?? '', [office.countyId])).toBe(false);
    expect(await resend(db, letter?.dispatchId ?? '', [office.orgId])).toBe(true);
    email.refuse(null);
    await deliverAt('2026-03-23', '09:00');
    expect(email.taken).toHaveLength(3);
    expect(await stateNow()).toMatchObject({ state: 'sent', dead: 0 });
  });

  /** One message more, waiting. @returns how often it was handed to `send` */
  const waitingAgain = async (): Promise<void> => {
    await office.db.pools.store.query(
      `update jobs.dispatch set state = 'waiting', attempts = 0, next_at = now()
       where dispatch_id = (select dispatch_id from jobs.dispatch order by created_at desc, dispatch_id limit 1)`,
    );
  };
  const publicUrl = 'https://xf.local';

  it('holds no transaction open while a gateway is asked: it would stop every reader, and be ended by the server', async () => {
    await waitingAgain();
    const open: unknown[] = [];
    const { rows: own } = await office.db.pools.store.query('select current_database() as name');
    const gateway: Gateway = {
      send: async () => {
        const { rows } = await office.db.pools.owner.query(
          `select state from pg_stat_activity where datname = $1 and state like 'idle in transaction%'`,
          [own[0].name],
        );
        open.push(...rows);
      },
    };
    const done = await sendDispatches(office.db.pools.store, { email: gateway, sms: null }, { publicUrl });
    expect(done).toEqual({ sent: 1, failed: 0 });
    expect(open).toEqual([]);
  });

  it('asks once while another sender asks; one that was killed before it noted the answer is followed later, under the same id', async () => {
    const db = office.db.pools.store;
    await waitingAgain();
    const ids: string[] = [];
    const other: Gateway = { send: async ({ id }) => void ids.push(id) };
    const slow: Gateway = {
      send: async ({ id }) => {
        ids.push(id);
        await sendDispatches(db, { email: other, sms: null }, { publicUrl });
        throw new Error('killed'); // neither taken nor refused: the process is gone
      },
    };
    await expect(sendDispatches(db, { email: slow, sms: null }, { publicUrl })).rejects.toThrow('killed');
    expect(ids).toHaveLength(1);
    expect(await sendDispatches(db, { email: other, sms: null }, { publicUrl })).toEqual({
      sent: 0,
      failed: 0,
    });
    await dueNow();
    expect(await sendDispatches(db, { email: other, sms: null }, { publicUrl })).toEqual({
      sent: 1,
      failed: 0,
    });
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  });
});

describe('gateways', () => {
  const message: Message = {
    id: '0190a000-0000-7000-8000-000000000001',
    to: 'a@example.test',
    day: '2026-03-11',
    urgent: false,
    lines: [{ sentence: '宛组信〔2026〕来信37号:告知期限明日届满', link: null }],
  };

  it('posts JSON with the id, the text of the template and the token', async () => {
    const seen: { headers: Record<string, unknown>; body: string }[] = [];
    const server: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.statusCode = seen.length === 1 ? 200 : 500;
        response.end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
    const gateway = httpGateway({ url, token: 'secret', template: '{day}有{count}项:{first}' });
    await gateway.send(message);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      id: message.id,
      to: message.to,
      text: '2026-03-11有1项:宛组信〔2026〕来信37号:告知期限明日届满',
    });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'idempotency-key': message.id });
    await expect(gateway.send(message)).rejects.toMatchObject({ code: 'REFUSED' });
    await new Promise((done) => server.close(done));
    await expect(gateway.send(message)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  it('speaks SMTP, with the same Message-ID at each attempt', async () => {
    const mails: string[] = [];
    const server: TcpServer = createTcpServer((socket) => {
      let data = false;
      socket.write('220 test ESMTP\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        const text = String(chunk);
        if (data) {
          mails[mails.length - 1] += text;
          if (!text.endsWith('\r\n.\r\n')) return;
          data = false;
          socket.write('250 taken\r\n');
        } else if (/^DATA/i.test(text)) {
          data = true;
          mails.push('');
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
        else if (/^RCPT.*bad@/i.test(text)) socket.write('550 no such user\r\n');
        else socket.write('250 ok\r\n');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const gateway = smtpGateway(
      `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
      '信访 <a@b.test>',
    );
    await gateway.send(message);
    expect(mails[0]).toContain(`Message-ID: <${message.id}@xinfang.invalid>`);
    expect(mails[0]).toContain('To: a@example.test');
    await expect(gateway.send({ ...message, to: 'bad@example.test' })).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
    gateway.close?.();
    await new Promise((done) => server.close(done));
    await expect(gateway.send(message)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  it('gives up a mail server that takes the connection and never speaks', async () => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => void sockets.push(socket));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const gateway = smtpGateway(`smtp://127.0.0.1:${port}`, '信访 <a@b.test>', 300);
    await expect(gateway.send(message)).rejects.toMatchObject({ code: 'TIMED_OUT' });
    gateway.close?.();
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
});
