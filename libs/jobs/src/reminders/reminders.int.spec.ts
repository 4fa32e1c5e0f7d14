import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { deriveStreamId } from '#event-store';
import { withViewer } from '#identity';
import { signedBy } from '../../../../test/support/office.js';
import { healTimers, inboxRows, markRead, rebuildTimers, sendDueReminders, unreadCount } from '../index.js';
import {
  accusationAgainst,
  openReminderOffice,
  type ReminderOffice,
  triageOf,
} from '../testing/reminder-office.js';

// Subscriptions wait for every write transaction of the server, other suites' too.
jest.setTimeout(60_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 240_000);
afterAll(() => office.close());

const query = async <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
  (await office.db.pools.store.query<R>(sql, values)).rows;

/** What the events say was sent. */
const eventsOf = (petitionId: string) =>
  query<{ data: { rung: string; receiver: string; supersedes: string[] }; type: string }>(
    'select type, data from es.event where stream_id = $1 order by version',
    [deriveStreamId(petitionId, 'reminders')],
  );

const inboxOf = (who: Parameters<typeof withViewer>[1]) =>
  withViewer(office.db.pools.reader, who, (client) => inboxRows(client, { before: null, limit: 50 }));

/** Nothing left over from the test before. */
const quiet = (day: string) => office.sendOn(day);

describe('the ladder of one petition (§4.5)', () => {
  it('reminds before, on and after the due day, each rung once, of higher people as time goes', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    expect(await office.sendOn('2026-03-09')).toEqual([]);
    const notify = { clock: 'dueNotify:1', due: '2026-03-17' };
    // no handler yet: the head of the window and the clerk who registered
    expect(await office.sendOn('2026-03-10')).toEqual(
      expect.arrayContaining([
        { ...notify, rung: 'T-7', to: 'windowHead', kind: 'reminder' },
        { ...notify, rung: 'T-7', to: 'reception', kind: 'reminder' },
      ]),
    );
    expect(await office.sendOn('2026-03-10')).toEqual([]);
    await office.designate(petitionId, '2026-03-11');
    // T-3 is a Saturday: moved to the working day before
    expect(await office.sendOn('2026-03-12')).toEqual([]);
    expect(await office.sendOn('2026-03-13')).toEqual([
      { ...notify, rung: 'T-3', to: 'handler', kind: 'reminder' },
    ]);
    const rungs = async (day: string) =>
      (await office.sendOn(day)).map(({ rung, to, kind }) => `${rung} ${to} ${kind}`).sort();
    expect(await rungs('2026-03-16')).toEqual(['T-1 handler reminder', 'T-1 windowHead reminder']);
    expect(await rungs('2026-03-17')).toEqual(['T0 handler reminder', 'T0 windowHead reminder']);
    expect(await rungs('2026-03-18')).toEqual([
      'T+1 deputy escalation',
      'T+1 handler urge',
      'T+1 windowHead escalation',
    ]);
    expect(await rungs('2026-03-20')).toEqual([]);
    expect(await rungs('2026-03-23')).toEqual([
      'T+4 deputy escalation',
      'T+4 handler urge',
      'T+4 leader escalation',
      'T+4 windowHead escalation',
    ]);
    const events = await eventsOf(petitionId);
    const rows = await office.sentFor(petitionId);
    expect(events).toHaveLength(rows.length);
    expect(events.every(({ type }) => type === 'ReminderIssued')).toBe(true);
    // §5.0 no. 8: the petition's own stream did not move
    const [{ version } = { version: 0 }] = await query<{ version: number }>(
      'select version from es.stream where stream_id = $1',
      [petitionId],
    );
    expect(version).toBe(3);
  });

  it('reminds nobody of a clock that was stopped, not even before the subscription knows of it', async () => {
    await quiet('2026-04-01');
    const petitionId = await office.accepted('2026-04-01');
    office.goTo('2026-04-09');
    await office.derive();
    await office.act(
      'reception',
      petitionId,
      {
        type: 'notify',
        kind: 'acceptanceNotice',
        documentId: uuidv7(),
        method: 'posted',
        issuedOn: '2026-04-08',
        addressee: '周某山',
        route: '由本机关办理',
      },
      '2026-04-08',
    );
    await sendDueReminders(office.parts);
    expect((await office.sentFor(petitionId)).filter(({ clock }) => clock === 'dueNotify:1')).toEqual([]);
    expect(
      await query('select rung from jobs.timer where petition_id = $1 and clock_id = $2', [
        petitionId,
        'dueNotify:1',
      ]),
    ).toEqual([]);
  });

  it('counts anew to the day to which an extension moves the period (R-35)', async () => {
    await quiet('2026-05-11');
    const petitionId = await office.accepted('2026-05-11');
    const day = '2026-06-26';
    const before = await office.sendOn(day);
    expect(before).toContainEqual(
      expect.objectContaining({ clock: 'dueHandle:1', rung: 'T-15', due: '2026-07-10', to: 'handler' }),
    );
    await office.act(
      'handler',
      petitionId,
      {
        type: 'requestExtension',
        requestedOn: day,
        days: 30,
        reason: '需向三个县的档案室调取一九八三年以来的工资审批表,现已发函,预计七月中旬收齐。',
      },
      day,
    );
    await office.act(
      'leader',
      petitionId,
      {
        type: 'decideExtension',
        approve: true,
        days: 30,
        approval: signedBy(office.staff.leader, day),
      },
      day,
    );
    const later = async (on: string) => {
      const sent = (await office.sentFor(petitionId)).length;
      await office.sendOn(on);
      return (await office.sentFor(petitionId))
        .slice(sent)
        .filter(({ clock }) => clock === 'dueHandle:1')
        .map(({ rung, due }) => [rung, due]);
    };
    expect(await later('2026-07-09')).toEqual([]);
    expect(await later('2026-07-24')).toEqual([['T-15', '2026-08-09']]);
  });

  it('sends only the latest rung of each clock after an absence, and records the others as superseded', async () => {
    const { petitionId } = await office.register({}, '2026-08-03');
    await quiet('2026-08-03');
    const sent = (await office.sendOn('2026-08-28')).filter(({ clock }) => clock === 'dueNotify:1');
    const own = (await office.sentFor(petitionId)).filter(({ clock }) => clock === 'dueNotify:1');
    expect(new Set(own.map(({ rung }) => rung))).toEqual(new Set(['T+7']));
    expect(sent.length).toBeGreaterThanOrEqual(own.length);
    const [event] = await eventsOf(petitionId);
    expect(event?.data.supersedes).toEqual(['T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+4']);
    const outcomes = await query<{ outcome: string | null; n: number }>(
      `select outcome, count(*)::int as n from jobs.timer where petition_id = $1 and clock_id = 'dueNotify:1'
        group by outcome order by outcome`,
      [petitionId],
    );
    expect(outcomes).toEqual([
      { outcome: 'sent', n: 1 },
      { outcome: 'superseded', n: 6 },
      { outcome: null, n: 1 },
    ]);
  });
});

describe('once for each clock, rung and receiver', () => {
  it('by six senders at once', async () => {
    await quiet('2026-09-01');
    const ids = await Promise.all(
      Array.from({ length: 12 }, async () => (await office.register({}, '2026-09-01')).petitionId),
    );
    office.goTo('2026-09-09');
    await office.derive();
    const results = await Promise.all(Array.from({ length: 6 }, () => sendDueReminders(office.parts)));
    const total = results.reduce((sum, { sent }) => sum + sent, 0);
    const rows = (await Promise.all(ids.map((id) => office.sentFor(id)))).flat();
    const ours = rows.filter(({ rung }) => rung === 'T-7');
    expect(ours).toHaveLength(24);
    expect((await Promise.all(ids.map(eventsOf))).flat()).toHaveLength(rows.length);
    expect(total).toBeGreaterThanOrEqual(rows.length);
  });

  it('is claimed and recorded whole or not at all: what was rolled back is sent by the next run', async () => {
    await quiet('2026-09-10');
    const { petitionId } = await office.register({}, '2026-09-10');
    office.goTo('2026-09-18');
    await office.derive();
    // The append fails after the claim, as a crash between the two would.
    await office.db.pools.owner.query(
      `create function es.fail_reminders() returns trigger language plpgsql as
         $$ begin if new.type = 'ReminderIssued' then raise exception 'stop'; end if; return new; end $$`,
    );
    await office.db.pools.owner.query(
      'create trigger fail_reminders before insert on es.event for each row execute function es.fail_reminders()',
    );
    expect((await sendDueReminders(office.parts)).sent).toBe(0);
    expect(await office.sentFor(petitionId)).toEqual([]);
    await office.db.pools.owner.query('drop trigger fail_reminders on es.event');
    await sendDueReminders(office.parts);
    expect(await office.sentFor(petitionId)).toHaveLength(2);
    expect(await eventsOf(petitionId)).toHaveLength(2);
  });

  it('survives the loss of every timer, and of the rows: events are not written twice', async () => {
    const petitionId = (await office.register({}, '2026-09-14')).petitionId;
    await office.sendOn('2026-09-22');
    const rows = await office.sentFor(petitionId);
    expect(rows).toHaveLength(2);
    const timers = () =>
      query<object>(
        'select petition_id, clock_id, rung, due, on_date, level from jobs.timer order by 1, 2, 3',
      );
    const before = await timers();
    await rebuildTimers(office.parts);
    expect(await timers()).toEqual(before);
    expect((await sendDueReminders(office.parts)).sent).toBe(0);
    expect(await office.sentFor(petitionId)).toEqual(rows);
    await query('delete from jobs.reminder where petition_id = $1', [petitionId]);
    await rebuildTimers(office.parts);
    expect((await sendDueReminders(office.parts)).sent).toBe(0);
    expect(await office.sentFor(petitionId)).toEqual(rows);
    expect(await eventsOf(petitionId)).toHaveLength(2);
  });

  it('derives anew what another calendar had reckoned (K-21)', async () => {
    const { petitionId } = await office.register({}, '2026-10-12');
    office.goTo('2026-10-12');
    await office.derive();
    await query(
      `update jobs.timer set on_date = '2026-01-01', calendar_version = 'old' where petition_id = $1`,
      [petitionId],
    );
    expect(await healTimers(office.parts)).toBeGreaterThan(0);
    expect(
      await query(`select from jobs.timer where petition_id = $1 and on_date < '2026-02-01'`, [petitionId]),
    ).toEqual([]);
  });
});

describe('who is reminded', () => {
  it('of an accusation only those who may see it, never the accused (R-20, O-23)', async () => {
    await quiet('2026-10-15');
    // the deputy is the accused
    const { petitionId } = await office.register(
      accusationAgainst(office.staff.deputy, [uuidv7(), uuidv7()]),
      '2026-10-15',
    );
    await office.sendOn('2026-10-30');
    const first = await office.sentFor(petitionId);
    expect(first.length).toBeGreaterThan(0);
    expect(new Set(first.map(({ to }) => to))).toEqual(new Set(['windowHead']));
    expect(await inboxOf(office.staff.deputy)).not.toContainEqual(expect.objectContaining({ petitionId }));
    expect(await inboxOf(office.staff.windowHead)).toContainEqual(expect.objectContaining({ petitionId }));
    expect(await inboxOf(office.staff.reception)).not.toContainEqual(expect.objectContaining({ petitionId }));
  });

  it('keeps a rung for which there is nobody, and asks again later', async () => {
    await quiet('2026-11-02');
    const { petitionId } = await office.register(
      accusationAgainst(office.staff.deputy, [uuidv7(), uuidv7()]),
      '2026-11-02',
    );
    const head = office.staff.windowHead.accountId;
    await query('update idn.account set disabled_at = now() where id = $1', [head]);
    await office.sendOn('2026-11-10');
    expect(await office.sentFor(petitionId)).toEqual([]);
    await query('update idn.account set disabled_at = null where id = $1', [head]);
    await query('update jobs.timer set not_before = null where petition_id = $1', [petitionId]);
    await sendDueReminders(office.parts);
    expect((await office.sentFor(petitionId)).length).toBeGreaterThan(0);
  });

  it('shows each his own, marks only his own read, and hides what he may no longer see', async () => {
    const { windowHead, reception, leader } = office.staff;
    const mine = await inboxOf(windowHead);
    const theirs = await inboxOf(reception);
    expect(mine.length).toBeGreaterThan(1);
    const ids = new Set(mine.map(({ reminderId }) => reminderId));
    expect(theirs.some(({ reminderId }) => ids.has(reminderId))).toBe(false);
    const unread = (who: typeof leader) => withViewer(office.db.pools.reader, who, unreadCount);
    const before = await unread(windowHead);
    await markRead(office.db.pools.store, leader.accountId, mine[0]?.reminderId ?? null);
    expect(await unread(windowHead)).toBe(before);
    await markRead(office.db.pools.store, windowHead.accountId, mine[0]?.reminderId ?? null);
    expect(await unread(windowHead)).toBe(before - 1);
    await markRead(office.db.pools.store, windowHead.accountId, null);
    expect(await unread(windowHead)).toBe(0);
    expect(await unread(reception)).toBeGreaterThan(0);

    const [hidden] = mine;
    await query('insert into rm.exclusion (petition_id, account_id) values ($1, $2)', [
      hidden?.petitionId,
      windowHead.accountId,
    ]);
    expect((await inboxOf(windowHead)).map(({ petitionId }) => petitionId)).not.toContain(hidden?.petitionId);
    await query('delete from rm.exclusion where account_id = $1', [windowHead.accountId]);
  });

  it('tells no name and no word of the petition, in no row and no event', async () => {
    const [row] = await query<{ text: string }>(
      `select (select string_agg(r::text, ' ') from jobs.reminder r) || (select string_agg(e.data::text || e.metadata::text, ' ')
         from es.event e where e.category = 'reminder') as text`,
    );
    for (const canary of ['周某山', '工龄', '津贴', '员工', '反映']) expect(row?.text).not.toContain(canary);
  });
});

describe('what has no clock', () => {
  it('history and split letters are reminded of by nobody (§5.0 no. 3)', async () => {
    const matter = {
      class: 'appeal' as const,
      appealKind: 'item6' as const,
      categoryCode: '0801',
      purpose: 'claim' as const,
      summary: '求决',
      points: ['补发'],
    };
    const { petitionId } = await office.register({ matters: [matter, matter] }, '2026-06-01');
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'split',
        parts: [
          { matterNo: 1, part: 1 },
          { matterNo: 2, part: 2 },
        ],
        reason: '一信两事',
      },
      '2026-06-02',
    );
    await office.sendOn('2026-06-20');
    expect(await office.sentFor(petitionId)).toEqual([]);
    expect(await query('select from jobs.timer where petition_id = $1', [petitionId])).toEqual([]);
  });
});

describe('a clock that is due in five years', () => {
  it('is silent until then and rings on its day, by the nominal day of an unpublished year', async () => {
    const day = '2026-06-01';
    const due = '2031-05-30';
    const { petitionId } = await office.register({}, day);
    await office.act('windowHead', petitionId, triageOf(office, day, 'LB'), day);
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'askCoHandlers',
        documentId: uuidv7(),
        askedOn: day,
        dueOn: due,
        names: ['某局'],
        question: '请答复',
      },
      day,
    );
    const ofUnit = async (on: string) => {
      await office.sendOn(on);
      return (await office.sentFor(petitionId)).filter(({ clock }) => clock === 'coReplyDue:1');
    };
    expect(await ofUnit(day)).toEqual([]);
    expect(await ofUnit('2030-12-31')).toEqual([]);
    const sent = await ofUnit(due);
    expect(sent).toContainEqual({
      clock: 'coReplyDue:1',
      rung: 'T0',
      to: 'windowHead',
      kind: 'reminder',
      due,
    });
    expect(await ofUnit(due)).toEqual(sent);
  });
});

describe('the night of 31 December', () => {
  it('rings on each side of it what belongs there, once, over the days off of the new year', async () => {
    const { petitionId: last } = await office.register({}, '2025-12-16');
    const { petitionId: first } = await office.register({}, '2025-12-17');
    const rungs = async (id: string, on: string) => {
      await office.sendOn(on);
      await office.sendOn(on);
      const rows = (await office.sentFor(id)).filter(({ clock }) => clock.startsWith('dueNotify'));
      return [...new Set(rows.map(({ rung, due }) => `${rung} ${due}`))].at(-1);
    };
    expect(await rungs(last, '2025-12-30')).toBe('T-1 2025-12-31');
    // due on 1 January, a day off: its day is told on the workday before
    expect(await rungs(first, '2025-12-31')).toBe('T0 2026-01-01');
    expect(await rungs(last, '2025-12-31')).toBe('T0 2025-12-31');
    expect(await rungs(first, '2026-01-03')).toBe('T0 2026-01-01');
    // 4 January is worked: the legal day of the one, and long the first workday after the other's
    expect(await rungs(first, '2026-01-04')).toBe('TL 2026-01-04');
    expect(await rungs(last, '2026-01-04')).toBe('T+1 2025-12-31');
    const all = [...(await office.sentFor(first)), ...(await office.sentFor(last))].map((row) =>
      JSON.stringify(row),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a clock that is due exactly today when it comes', () => {
  it('is told of at once, on the rung of the day alone', async () => {
    const { petitionId } = await office.register(
      { receivedOn: '2026-03-02', backdatingEvidence: '信封邮戳可证' },
      '2026-03-17',
    );
    await office.sendOn('2026-03-17');
    const sent = await office.sentFor(petitionId);
    expect([...new Set(sent.map(({ rung, due }) => `${rung} ${due}`))]).toEqual(['T0 2026-03-17']);
  });
});
