import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, type PetitionEvent } from '#domain';
import type { Viewer } from '#identity';
import {
  accepted,
  arrival,
  designated,
  issuedOn,
  noticed,
  QUERY_CODE_MAC,
  registered,
  STAFF,
  submitted,
  triaged,
} from './testing/stories.js';
import { openWorld, uuid, viewer, type World } from './testing/world.js';
import { returnedReports } from './units-below.queries.js';
import { waitingBelow } from './waiting-below.queries.js';
import { workbenchRows } from './workbench.queries.js';

const SENT = uuid(1);
const context = (world: World) => ({
  today: '2026-03-20',
  calendar: CHINA_CALENDAR,
  open: world.vault.openPage.bind(world.vault),
});
const facts = (type: string, occurredOn: string, data: object): PetitionEvent =>
  ({ type, occurredOn, article: 'gates', data, sealed: {} }) as unknown as PetitionEvent;

const passedDown = (n: number): PetitionEvent[] => [
  registered(arrival(n)),
  triaged('2026-03-04', arrival(n), { intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 2 }),
  noticed('2026-03-05'),
  designated('2026-03-05'),
];
const letterOut = (dueOn: string, childId: string): PetitionEvent =>
  facts('AssignmentSent', '2026-03-06', {
    disposition: 'YJG',
    docNo: '1号',
    sentOn: '2026-03-06',
    dueOn,
    childId,
    targetOrgId: 2,
    documentId: 'D09-1',
    method: 'electronic',
    retold: false,
  });

/** Sent down with its result asked for; who handles it follows it. */
describe('what waits for a unit below (§1.14)', () => {
  let world: World;
  const handler: Viewer = { ...viewer(1, { roles: ['handler'] }), accountId: STAFF.handler };
  const desk: Viewer = { ...viewer(1, { roles: ['reception'] }), accountId: uuid(80) };
  const otherHandler: Viewer = { ...viewer(1, { roles: ['handler'] }), accountId: uuid(81) };
  const seenBy = async (who: Viewer) =>
    (await world.see(who, (client) => waitingBelow(client, who, context(world)))).rows.map(
      ({ petition, clock }) => [petition.petitionId, clock?.kind ?? null, clock?.nominalDue ?? null],
    );

  beforeAll(async () => {
    world = await openWorld();
    await world.tell(SENT, ...passedDown(1));
  }, 120_000);
  afterAll(() => world.end());

  it('is on the workbench until the letter is out, and waits from then on', async () => {
    expect(await seenBy(desk)).toEqual([]);
    await world.tell(SENT, letterOut('2026-04-30', uuid(2)));
    expect(await world.see(desk, (client) => workbenchRows(client, desk, context(world)))).toEqual([]);
    expect(await seenBy(desk)).toEqual([[SENT, 'feedbackDue', '2026-04-30']]);
  });

  it('keeps the day of the letter once it was signed for, seen by who sent it down and by who follows it', async () => {
    await world.tell(
      SENT,
      facts('AssignmentSignedFor', '2026-03-09', { signedForOn: '2026-03-09', deemed: false }),
    );
    const line = [SENT, 'feedbackDue', '2026-04-30'];
    expect(await seenBy(desk)).toEqual([line]);
    expect(await seenBy(handler)).toEqual([line]);
    expect(await seenBy(otherHandler)).toEqual([]);
  });

  it('waits no more when the report is here, and again when it was sent back (O-50)', async () => {
    await world.tell(SENT, submitted('2026-04-10'));
    expect(await seenBy(desk)).toEqual([]);
    await world.tell(
      SENT,
      facts('ReworkOrdered', '2026-04-12', {
        gate: 'closing',
        round: 1,
        ruleSet: 'v1',
        failedChecks: [],
        verdicts: [],
        dueOn: '2026-04-27',
        examinerId: STAFF.examiner,
      }),
    );
    expect(await seenBy(handler)).toEqual([[SENT, 'reworkDue', '2026-04-27']]);
    expect(await world.see(handler, (client) => workbenchRows(client, handler, context(world)))).toEqual([]);
  });

  it('tells the unit below of what came back, with the day of the superior, until it is taken up there (O-50)', async () => {
    const child = uuid(2);
    const back = [{ petitionId: child, orgId: 2, round: 'reworkDue:1', dueOn: '2026-04-27' }];
    const returned = async () =>
      (await returnedReports(world.db.pools.store)).map(({ displayNo: _, ...row }) => row);
    await world.tell(
      child,
      {
        ...facts('PetitionSentDown', '2026-03-06', {
          ...arrival(2, {
            orgId: 2,
            origin: 'superiorOrgDept',
            transferKind: 'assign',
            resultRequired: true,
          }),
          parentId: SENT,
          parentOrgId: 1,
          letter: { disposition: 'YJG', docNo: '1号', sentOn: '2026-03-06', dueOn: '2026-04-30' },
          retold: false,
          queryCodeMac: QUERY_CODE_MAC,
        }),
        sealed: { title: '标题', content: '内容', requirement: '请报结果' },
      } as unknown as PetitionEvent,
      facts('PetitionSignedFor', '2026-03-09', { signedForOn: '2026-03-09', deemed: false }),
      triaged('2026-03-09', arrival(2)),
      designated('2026-03-09'),
      noticed('2026-03-09'),
      accepted('2026-03-09'),
      submitted('2026-04-08'),
      issuedOn('2026-04-09'),
      facts('ReportSentUp', '2026-04-10', { submission: 1, docNo: '2号', reportedOn: '2026-04-10' }),
    );
    expect(await returned()).toEqual([]);
    await world.tell(child, facts('SuperiorAcknowledged', '2026-04-12', { passed: false, submission: 1 }));
    expect(await returned()).toEqual(back);
    await world.tell(
      child,
      facts('ReworkOrdered', '2026-04-13', {
        gate: 'closing',
        round: 1,
        ruleSet: 'v1',
        failedChecks: [],
        verdicts: [],
        dueOn: '2026-04-27',
        examinerId: STAFF.examiner,
      }),
    );
    expect(await returned()).toEqual([]);
  });

  it('says how many there are where only the first are shown', async () => {
    const later = uuid(3);
    await world.tell(later, ...passedDown(3), letterOut('2026-05-30', uuid(4)));
    const first = await world.see(desk, (client) =>
      waitingBelow(client, desk, { ...context(world), limit: 1 }),
    );
    expect(first.rows.map(({ petition }) => petition.petitionId)).toEqual([SENT]);
    expect(first.total).toBe(2);
  });
});
