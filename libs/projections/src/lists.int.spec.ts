import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, type PetitionEvent } from '#domain';
import type { Role, Viewer } from '#identity';
import { checkpointAudit, gateQueue } from './checkpoints.queries.js';
import { deadlineBoard } from './deadlines.queries.js';
import type { ListContext } from './register-row.js';
import {
  accepted,
  accusation,
  arrival,
  designated,
  issuedOn,
  noticed,
  passed,
  posted,
  registered,
  returned,
  STAFF,
  submitted,
  triaged,
  verdict,
} from './testing/stories.js';
import { openWorld, uuid, viewer, type World } from './testing/world.js';
import { workCounts } from './work-counts.queries.js';
import { workbenchPage, workbenchRows } from './workbench.queries.js';

let world: World;
const TODAY = '2026-04-24';
const context = (): ListContext => ({
  today: TODAY,
  calendar: CHINA_CALENDAR,
  open: (items) => world.vault.openPage(items),
});
const as = (accountId: string, ...roles: Role[]): Viewer => ({ ...viewer(1, { roles }), accountId });
const reception = as(uuid(16), 'reception');
const handler = as(STAFF.handler, 'handler');
const head = as(STAFF.windowHead, 'windowHead');
const examiner = as(STAFF.examiner, 'examiner');
const leader = as(STAFF.leader, 'leader');

const NEW = uuid(1);
const HANDLING = uuid(2);
const AT_GATE = uuid(3);
const SIGNED = uuid(4);
const ACCUSATION = uuid(5);
const POSTED = uuid(6);

const until = (n: number): PetitionEvent[] => {
  const facts = arrival(n);
  return [
    registered(facts, { title: `第${n}件` }),
    triaged('2026-03-04', facts),
    designated('2026-03-04'),
    noticed('2026-03-05'),
    accepted('2026-03-05'),
  ];
};

beforeAll(async () => {
  world = await openWorld();
  await world.tell(NEW, registered(arrival(1, { receivedOn: '2026-04-10' })));
  await world.tell(HANDLING, ...until(2));
  await world.tell(AT_GATE, ...until(3), submitted('2026-04-20'));
  const pass = passed('2026-04-21', 1, [verdict('QS01', 'passed'), verdict('QE01', 'notApplicable')]);
  await world.tell(SIGNED, ...until(4), submitted('2026-04-20'), pass);
  await world.tell(ACCUSATION, registered(accusation(5, { receivedOn: '2026-04-20' })));
  await world.tell(
    POSTED,
    ...until(6),
    submitted('2026-04-10'),
    returned('2026-04-12', 1, [verdict('QS01', 'failed'), verdict('QE01', 'passed')]),
    submitted('2026-04-14', 2),
    passed('2026-04-15', 2, [verdict('QS01', 'passed'), verdict('QE01', 'passed')]),
    issuedOn('2026-04-16'),
    posted('2026-04-17'),
  );
}, 120_000);
afterAll(() => world.end());

describe('the workbench', () => {
  const steps = async (who: Viewer) =>
    (await world.see(who, (client) => workbenchRows(client, who, context()))).map((row) => [
      row.petition.petitionId,
      row.steps,
    ]);

  it('gives each person what waits for him, by state and role, soonest first', async () => {
    expect(await steps(reception)).toEqual([[POSTED, ['recordDelivery']]]);
    expect(await steps(handler)).toEqual([
      [HANDLING, ['submitResult']],
      [POSTED, ['recordDelivery']],
    ]);
    expect(await steps(examiner)).toEqual([[AT_GATE, ['passGate']]]);
    expect(await steps(leader)).toEqual([
      [NEW, ['triage']],
      [SIGNED, ['issue']],
    ]);
    expect((await steps(head)).map(([id]) => id)).toEqual([NEW, ACCUSATION, POSTED]);
  });
  it('says how much waits where only the first lines are shown', async () => {
    const of = (limit: number) =>
      world.see(head, (client) => workbenchPage(client, head, { ...context(), limit }));
    expect(await of(1)).toMatchObject({ rows: [{ petition: { petitionId: NEW } }], total: 3 });
    expect((await of(500)).total).toBe(3);
  });
  it('names the clock that the step is to meet', async () => {
    const rows = await world.see(handler, (client) => workbenchRows(client, handler, context()));
    expect(rows[0]).toMatchObject({
      petition: { petitionId: HANDLING, title: '第2件' },
      clock: { kind: 'dueHandle', legalDue: '2026-05-06', face: { light: 'yellow', remaining: 10 } },
    });
    expect(rows[1]?.clock).toBeNull();
  });
  it('is counted as it shows, without being read', async () => {
    const counted = (who: Viewer, day = TODAY) =>
      world.see(who, (client) => workCounts(client, who, { ...context(), today: day }));
    for (const who of [reception, handler, examiner, leader, head, { ...head, smallOffice: true }])
      for (const day of [TODAY, '2026-04-28', '2026-05-07', '2026-06-30']) {
        const rows = await world.see(who, (client) =>
          workbenchRows(client, who, { ...context(), today: day }),
        );
        const queue = await world.see(who, (client) => gateQueue(client, who, context()));
        expect([day, await counted(who, day)]).toEqual([
          day,
          {
            todo: rows.length,
            overdue: rows.filter(({ clock }) => clock?.face.overdue === true).length,
            toExamine: queue.rows.filter(({ mayExamine }) => mayExamine).length,
          },
        ]);
      }
    expect(await counted(handler, '2026-05-07')).toEqual({ todo: 2, overdue: 1, toExamine: 0 });
    expect(await counted(examiner)).toEqual({ todo: 1, overdue: 0, toExamine: 1 });
  });
  it('lets a small office stand in, but nobody examine his own case (O-98)', async () => {
    const small = { ...head, smallOffice: true };
    expect((await steps(small)).map(([id]) => id)).toContain(AT_GATE);
    const own = { ...as(STAFF.handler, 'windowHead', 'examiner'), smallOffice: true };
    expect((await steps(own)).find(([id]) => id === AT_GATE)).toBeUndefined();
  });
});

describe('the deadlines', () => {
  it('list every running clock, soonest first, with the strip of the next 20 working days', async () => {
    const board = await world.see(head, (client) => deadlineBoard(client, {}, context()));
    expect(
      board.rows.map(({ petition, clock }) => [petition.petitionId, clock.kind, clock.legalDue]),
    ).toEqual(
      [
        [NEW, 'dueNotify', '2026-04-27'],
        [ACCUSATION, 'proposeDue', '2026-04-27'],
        [ACCUSATION, 'dueNotify', '2026-05-06'],
        [HANDLING, 'dueHandle', '2026-05-06'],
        [AT_GATE, 'dueHandle', '2026-05-06'],
        [SIGNED, 'dueHandle', '2026-05-06'],
      ].sort((a, b) => (`${a[2]}${a[0]}` < `${b[2]}${b[0]}` ? -1 : 1)),
    );
    expect(board.overdueCount).toBe(0);
    expect(board.days[0]).toEqual({ on: TODAY, count: 0, off: false });
    expect(board.days.find(({ on }) => on === '2026-04-27')).toEqual({
      on: '2026-04-27',
      count: 2,
      off: false,
    });
    expect(board.days.find(({ on }) => on === '2026-05-02')).toMatchObject({ off: true });
    expect(board.days.filter(({ off }) => !off)).toHaveLength(20);
    const late = await world.see(head, (client) =>
      deadlineBoard(client, { handledBy: STAFF.handler }, { ...context(), today: '2026-05-07' }),
    );
    expect([late.rows.length, late.overdueCount]).toEqual([3, 3]);
    expect(late.rows.every(({ clock }) => clock.face.overdue)).toBe(true);
  });
  it('say how many there are where a screen shows only the first', async () => {
    const board = await world.see(head, (client) => deadlineBoard(client, {}, { ...context(), limit: 2 }));
    expect([board.rows.length, board.total]).toEqual([2, 6]);
  });
  it('name all that ends by a day, for what is printed', async () => {
    const board = await world.see(head, (client) =>
      deadlineBoard(client, { dueBy: '2026-04-27' }, context()),
    );
    expect(board.rows.map(({ petition }) => petition.petitionId)).toEqual([NEW, ACCUSATION]);
    expect(board.total).toBe(2);
  });
  it('show nothing of an accusation to whoever may not see it', async () => {
    const board = await world.see(reception, (client) => deadlineBoard(client, {}, context()));
    expect(board.rows.map(({ petition }) => petition.petitionId)).not.toContain(ACCUSATION);
    expect(board.days.find(({ on }) => on === '2026-04-27')?.count).toBe(1);
  });
});

describe('the checkpoints', () => {
  it('queue what waits at a gate, and say who may not examine it', async () => {
    const queue = async (who: Viewer) =>
      (await world.see(who, (client) => gateQueue(client, who, context()))).rows;
    expect(await queue(examiner)).toMatchObject([
      { petition: { petitionId: AT_GATE }, gate: 'signing', round: 1, since: '2026-04-20', mayExamine: true },
    ]);
    expect((await queue(examiner))[0]!.failedHard).toBeGreaterThan(0);
    const own = as(STAFF.handler, 'examiner');
    expect(await queue(own)).toMatchObject([{ mayExamine: false }]);
  });
  it('say how many wait where a screen shows only the first', async () => {
    const all = await world.see(examiner, (client) => gateQueue(client, examiner, context()));
    expect(all.total).toBe(all.rows.length);
    const none = await world.see(examiner, (client) =>
      gateQueue(client, examiner, { ...context(), limit: 1 }),
    );
    expect([none.rows.length, none.total]).toEqual([1, all.total]);
  });
  it('audit how often each check passed, failed or did not apply, by the day of the judgement', async () => {
    const audit = (from: string, to: string) =>
      world.see(head, (client) => checkpointAudit(client, { from, to }));
    const row = (rows: Awaited<ReturnType<typeof audit>>, check: string) => {
      const found = rows.find((each) => each.check === check);
      return [found?.passed, found?.failed, found?.notApplicable];
    };
    const whole = await audit('2026-01-01', '2026-12-31');
    expect(whole).toHaveLength(40);
    expect([row(whole, 'QS01'), row(whole, 'QE01'), row(whole, 'QP01')]).toEqual([
      [2, 1, 0],
      [2, 0, 1],
      [0, 0, 0],
    ]);
    expect(row(await audit('2026-04-12', '2026-04-12'), 'QS01')).toEqual([0, 1, 0]);
  });
});

describe('the workbench, of a case whose answer promises something', () => {
  it('does not show its closing gate as due when the promise is: that has a period of its own (R-32)', async () => {
    const promised = uuid(7);
    const answer = submitted('2026-04-10');
    const measure = {
      measure: 'executeSupport',
      dueOn: '2026-06-30',
      completedOn: null,
      responsibleId: null,
    };
    await world.tell(
      promised,
      ...until(7),
      { ...answer, data: { ...answer.data, measures: [measure] } } as PetitionEvent,
      passed('2026-04-11', 1, [verdict('QS01', 'passed')]),
      issuedOn('2026-04-12'),
      posted('2026-04-13'),
      {
        type: 'ResultDelivered',
        occurredOn: '2026-04-15',
        article: 'review',
        data: { deliveredOn: '2026-04-15', how: 'signed' },
        sealed: {},
      } as PetitionEvent,
    );
    const { rows } = await world.db.pools.owner.query(
      `select kind from rm.clock where petition_id = $1 and kind = 'executionDue' and stopped_on is null`,
      [promised],
    );
    expect(rows).toHaveLength(1);
    const lines = await world.see(examiner, (client) => workbenchRows(client, examiner, context()));
    const line = lines.find(({ petition }) => petition.petitionId === promised);
    expect(line?.steps).toEqual(['passGate']);
    expect(line?.clock).toBeNull();
  });
});
